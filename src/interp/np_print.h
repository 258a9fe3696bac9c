// Printing of elements that are no numbers.
#pragma once
#include "interp/np.h"
#include "runtime/array_format.h"

typedef struct np_element_printer np_element_printer;

const nprt_print_options *np_print_options(void);   // np.set_printoptions
// Measures the elements of a that will be shown. Errors of elements' own repr stay pending.
np_element_printer *np_element_printer_new(const nprt_array *a, const nprt_print_options *o, bool summary);
void np_element_printer_add(void *printer, nprt_buf *b, const char *at);
void np_element_printer_free(np_element_printer *p);
py_object *np_dtype_short(nprt_dtype t);   // as repr of an array names it: "'<U3'", "object"
