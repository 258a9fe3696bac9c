// What the scalars that are no numbers share.
#pragma once
#include "interp/np.h"

py_object *np_scalar_forward(py_object *o, py_object *name);   // getattr: the scalar's own, else its array's
void np_field_view(nprt_array *a, const nprt_field *f);        // narrows a view of records to one field
py_object *np_void_repr(py_object *o);
py_object *np_void_str(py_object *o);
