// dtypes beyond NumPy's numbers: strings, objects, records, dates, and numbers in the other byte order.
//
// An nprt_dtype below NPRT_DTYPE_COUNT is a number. A larger one is a row of a table that grows while the program runs.
// Rows are interned: equal dtypes have equal ids, so that ids are compared and passed as those of numbers are; a row
// lives as long as the process. NPRT_DTYPE_COUNT itself stands for "no dtype".
#pragma once
#include "runtime/array.h"

typedef struct nprt_field {
    char *name, *title;   // title may be NULL
    nprt_dtype dtype;
    int64_t offset;
} nprt_field;

typedef enum nprt_time_unit {
    NPRT_YEAR,
    NPRT_MONTH,
    NPRT_WEEK,
    NPRT_DAY,
    NPRT_HOUR,
    NPRT_MINUTE,
    NPRT_SECOND,
    NPRT_MILLISECOND,
    NPRT_MICROSECOND,
    NPRT_NANOSECOND,
    NPRT_PICOSECOND,
    NPRT_FEMTOSECOND,
    NPRT_ATTOSECOND,
    NPRT_GENERIC
} nprt_time_unit;

typedef struct nprt_descr {
    char kind;      // 'S' 'U' 'O' 'V' 'M' 'm'; that of the number when it is a swapped number
    bool swapped;   // stored in the other byte order
    bool aligned;   // a record laid out as a C compiler would
    bool gaps;      // a record with bytes that are no field: they may be fields of a wider record
    bool objects;   // elements hold Python objects
    int64_t size;
    int alignment;
    nprt_dtype native;     // the same dtype in this machine's byte order
    const char *text;      // what dtype's repr quotes: "<U3", "O", "<M8[D]"; the key of the table for records
    nprt_time_unit unit;   // of 'M' and 'm'
    int64_t step;          // units in one tick: 25 for "M8[25s]"
    int n_fields;          // of a record
    const nprt_field *fields;
    nprt_dtype base;   // of a sub-array: the element's dtype; NPRT_DTYPE_COUNT when it is none
    int rank;
    const int64_t *shape;
} nprt_descr;

static inline bool nprt_dtype_is_number(nprt_dtype t) { return t <= NPRT_DTYPE_COUNT; }
const nprt_descr *nprt_descr_get(nprt_dtype t);   // t is not a number
int nprt_dtype_alignment(nprt_dtype t);
bool nprt_dtype_has_objects(nprt_dtype t);
bool nprt_dtype_is_swapped(nprt_dtype t);
nprt_dtype nprt_dtype_native(nprt_dtype t);   // itself, or its row's `native`
bool nprt_dtype_is_record(nprt_dtype t);

// Rows of the table. Sizes are in bytes.
nprt_dtype nprt_dtype_text(char kind, int64_t size);   // 'S', 'U' (4 bytes a character), or 'V' without fields
nprt_dtype nprt_dtype_object(void);
nprt_dtype nprt_dtype_time(char kind, nprt_time_unit unit, int64_t step);
nprt_dtype nprt_dtype_swap(nprt_dtype t);   // the other byte order; itself when that makes no difference
nprt_dtype nprt_dtype_record(int n, const nprt_field *fields, int64_t size, int alignment, bool aligned);
nprt_dtype nprt_dtype_subarray(nprt_dtype base, int rank, const int64_t *shape);
const nprt_field *nprt_dtype_field(nprt_dtype record, const char *name);   // by name or title; NULL when absent

// np.promote_types where at least one dtype is no number; NPRT_DTYPE_COUNT when the two have no common dtype.
nprt_dtype nprt_descr_promote(nprt_dtype a, nprt_dtype b);
const char *nprt_time_unit_name(nprt_time_unit u);
