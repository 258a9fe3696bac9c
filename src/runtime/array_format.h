// Text of arrays, as NumPy 1.24 prints them.
#pragma once
#include "runtime/array.h"
#include "runtime/buf.h"

// np.set_printoptions
typedef struct nprt_print_options {
    int precision, threshold, edgeitems, linewidth;
    bool suppress;   // never choose the exponent form
    enum { NPRT_MAXPREC, NPRT_FIXED, NPRT_UNIQUE, NPRT_MAXPREC_EQUAL } floatmode;
    char sign;   // '-', '+' or ' '
    const char *nanstr, *infstr;
    // For elements that are no numbers: how one is written, and the dtype as repr names it. NULL: numbers.
    const struct nprt_element_text *element;
    const char *dtype;
    const char *name;   // what repr calls an array; NULL: "array"
} nprt_print_options;

typedef struct nprt_element_text {
    void (*add)(void *ctx, nprt_buf *b, const char *at);
    void *ctx;
} nprt_element_text;

extern const nprt_print_options nprt_print_defaults;

// Appends str(a) (np.array_str: no dtype) or repr(a).
void nprt_add_array(nprt_buf *b, const nprt_array *a, const nprt_print_options *options, bool repr);
struct nprt_str *nprt_array_repr(const nprt_array *a);   // with the options that are set
// np.array2string with a separator and a prefix whose width counts for line breaks.
void nprt_add_array2string(nprt_buf *b, const nprt_array *a, const nprt_print_options *options, const char *separator,
                           const char *prefix);
