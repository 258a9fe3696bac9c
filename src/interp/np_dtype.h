// dtype objects and what they are made from. Shared by the np_dtype*.c files and what prints dtypes.
#pragma once
#include "interp/np.h"
#include "runtime/descr.h"

// The dtype that an object describes: 1 and *out, 0 when it describes none (no exception), -1 with an exception.
int np_dtype_find(py_object *o, bool align, nprt_dtype *out);

// Text of dtypes. quoted: as repr writes it inside dtype(…), with its quotes or brackets.
py_object *np_dtype_str(nprt_dtype t);                       // str(dtype)
py_object *np_dtype_repr(nprt_dtype t);                      // repr(dtype)
py_object *np_dtype_typestr(nprt_dtype t);                   // dtype.str: "<i4"
py_object *np_dtype_name(nprt_dtype t);                      // dtype.name: "int32"
py_object *np_dtype_descr(nprt_dtype t);                     // dtype.descr
py_object *np_dtype_fields_text(nprt_dtype t, bool align);   // "[('x', '<f4')]" or the form with offsets
char np_dtype_char(nprt_dtype t);
py_type *np_dtype_scalar_type(nprt_dtype t);
bool np_dtype_pick(nprt_dtype t, py_object *names, nprt_dtype *out);   // the fields that a list of names says
bool np_time_unit(const char *s, size_t n, nprt_time_unit *unit, int64_t *step);   // "25s"
