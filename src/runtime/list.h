// Lists: items of K slots of 8 bytes each, described by a string of kinds.
//
//   kind  slot                                    kind  slot
//   i     int64 (ints and bools)                  o     a handle, retained
//   d     double                                  a     an array: a pointer to a nprt_list_array
//
// How items print and compare is said by a type, a string of letters that takes the slots of an item in order:
//
//   i int    b bool   d float   n None (no slot)   s str (o)   c complex (two d)   f np.float32 (d)   h np.float16 (d)
//   z np.complex64 (two d)
//   a ndarray (a)     A ndarray held by reference (o)
//   (TT…) tuple     [T] list whose items are T (o)     {KEY\x1fT…} dict with constant string keys
//   TT tuple (o) of any length whose items are T
//   DKV dict (o) whose keys are K and values V     SK set (o)     FK frozenset (o)
//   r an object that equals itself alone (o); it does not print
//   CTT one of two numbers: a slot i, 1 for the first one (i), and the slots of both
//
// For example the list [(1, 'a', [2.5])] has kinds "ioo" and items of the type "(is[d])".
#pragma once
#include "runtime/abi.h"
#include "runtime/array.h"
#include "runtime/buf.h"

typedef struct nprt_list_array {
    void *block;   // retained
    char *data;
    int32_t dtype, rank;
    int64_t sizes_strides[];   // as a memref's: strides in elements
} nprt_list_array;

typedef union nprt_slot {
    int64_t i;
    double d;
    void *o;
    nprt_list_array *a;
} nprt_slot;

enum { NPRT_LATE_KINDS = 64 };
struct nprt_list {
    nprt_object head;
    int64_t count, capacity;   // items
    int32_t width;
    bool counted;       // some slot holds a reference
    bool is_record;     // one item for good, whose slots stand behind the kinds
    nprt_slot *slots;   // count * width
    char kinds[];       // NUL-terminated; a list of no kinds has room for NPRT_LATE_KINDS
};

static inline nprt_slot *nprt_list_item(const nprt_list *list, int64_t i) { return list->slots + i * list->width; }

// Moves items of the slots from `from` on to the end of the list, taking a reference to what each slot holds.
void nprt_list_append_items(nprt_list *list, const nprt_slot *from, int64_t count);
void nprt_list_drop_items(nprt_list *list, int64_t from,
                          int64_t count);   // releases what items hold; does not move any

nprt_str *nprt_box_repr(nprt_box *box);   // of an array that is held by reference

void nprt_list_swap(nprt_list *list, int64_t i, int64_t j);

// A type's reader: where in the type string, and which slot comes next.
typedef struct nprt_type_cursor {
    const char *type;
    const nprt_slot *slot;
} nprt_type_cursor;

// Where the type that follows t's first one begins.
const char *nprt_skip_type(const char *t);
int nprt_type_width(const char *t);   // how many slots a value of the type takes
// Behind a C, where the value is one of two: a cursor at the one it is. Moves `at` behind both.
nprt_type_cursor nprt_take_choice(nprt_type_cursor *at);
// Appends the repr of the value at the cursor and moves it behind the value.
void nprt_add_typed(nprt_buf *b, nprt_type_cursor *at);
// Compares two values of the type at the cursors, -1, 0 or 1 (2: unordered), and moves both behind.
int nprt_compare_typed(nprt_type_cursor *a, nprt_type_cursor *b);
