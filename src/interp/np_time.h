// Dates and spans of time as objects.
#pragma once
#include "interp/np.h"

py_object *np_time_item(nprt_dtype t, const char *p);
bool np_time_set(nprt_dtype t, char *p, py_object *o);
// Widens *dtype by the unit that a text is written in.
bool np_time_discover(char kind, py_object *text, nprt_dtype *dtype, bool *any);
py_object *np_time_arange(py_object *start, py_object *stop, py_object *step, nprt_dtype dtype);
py_object *np_time_text(nprt_dtype t, int64_t v);   // "2005-02-25", "5 days" without the word: as str() shows a date
