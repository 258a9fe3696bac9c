// The functions of runtime/nd/nd_composed.def, as lib/numpy/composed.py makes ufuncs of them: _frexp, _gcd, …
#include "interp/np_extended.h"
#include "runtime/nd/nd_composed.h"

static py_object *call(nd_composed id, const py_args *args) {
    int const n = nd_composed_inputs(id), results = nd_composed_outputs(id);
    nprt_array arrays[2], r[ND_COMPOSED_OUTPUTS];
    nd_operand in[2];
    int made = 0;
    bool ok = py_arity(args, nd_composed_name(id), n, n);
    for (; ok && made < n; made++) {
        ok = np_operand(args->v[made], &arrays[made], &in[made].weak);
        if (!ok) break;
        in[made].array = &arrays[made];
    }
    for (int k = 0; ok && k < made; k++) ok = np_nativise(&arrays[k]);
    ok = ok && (nd_composed_call(np_context(), id, in, r) || np_raise());
    for (int k = 0; k < made; k++) nd_release(&arrays[k]);
    if (!ok) return NULL;
    py_object *first = np_wrap_result(args->v, n, NULL, &r[0]);
    if (results == 1) return first;
    py_object *second = np_wrap_result(args->v, n, NULL, &r[1]), *both = py_tuple_pack(2, first, second);
    py_decref(first);
    py_decref(second);
    return both;
}

#define COMPOSED(NAME, INPUTS, OUTPUTS, TYPES)                                                                         \
    static py_object *f_##NAME(py_object *self, const py_args *args) {                                                 \
        (void)self;                                                                                                    \
        return call(ND_COMPOSED_##NAME, args);                                                                         \
    }
#include "runtime/nd/nd_composed.def"

const py_method_def np_composed_functions[] = {
#define COMPOSED(NAME, INPUTS, OUTPUTS, TYPES) {"_" #NAME, f_##NAME, PY_METHOD},
#include "runtime/nd/nd_composed.def"
    {NULL, NULL, PY_METHOD}};
