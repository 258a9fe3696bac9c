// How the elements of one array print: all to one width, found from the elements that will be shown.
#pragma once
#include "runtime/array_format.h"

// A real number of an array, or the part of a complex one.
typedef struct nprt_float_format {
    nprt_dtype dtype;   // float16, float32 or float64: what "shortest" means
    bool exponent, suppress, unique, keep_zeros;
    int precision;   // digits after the point, or -1 for as many as needed
    int min_digits, pad_left, pad_right, exponent_digits;
    char sign;
    const char *nanstr, *infstr;
} nprt_float_format;

// The numbers of one array: all that shows of them is measured.
typedef struct nprt_number_format {
    nprt_dtype dtype;
    char kind;
    int width;   // of integers and bools
    nprt_float_format re, im;
} nprt_number_format;

// summary: only the first and last items of each axis will be shown.
nprt_number_format nprt_number_format_of(const nprt_array *a, const nprt_print_options *options, bool summary);
void nprt_add_element(nprt_buf *b, const nprt_number_format *f, const char *at);

nprt_float_format nprt_float_format_of(const double *values, int64_t n, nprt_dtype dtype,
                                       const nprt_print_options *options, char sign);
void nprt_add_float(nprt_buf *b, const nprt_float_format *f, double v);
// np.format_float_positional and np.format_float_scientific with trim='k' or '.'; of |v|, finite.
void nprt_add_positional(nprt_buf *b, double v, nprt_dtype dtype, int precision, bool unique, bool keep_zeros);
void nprt_add_scientific(nprt_buf *b, double v, nprt_dtype dtype, int precision, bool unique, bool keep_zeros,
                         int exponent_digits);
