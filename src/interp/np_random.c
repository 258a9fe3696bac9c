// The module `_numpy_random`: the source of bits and the bases of Generator and RandomState.
#include "interp/np_random.h"
#include "interp/modules.h"

static np_stream_object *of(py_object *o) { return (np_stream_object *)o; }

static py_object *make(py_type *t, const py_args *a) {
    (void)a;
    return py_alloc(t, 0);
}

static bool init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}

static void dealloc(py_object *o) {
    PY_CLEAR(of(o)->source);
    py_free_object(o, 0);
}

nprt_bits *np_stream_bits(py_object *self) {
    if (of(self)->source) return &of(self)->bits;
    return py_raise(&py_ValueError, "the generator has no bit generator");
}

static py_object *attach(py_object *self, const py_args *a, bool legacy) {
    if (!py_arity(a, "_attach", 1, 1)) return NULL;
    py_object *source = a->v[0];
    if (!py_is_instance(source, &np_source_type) || !((np_source_object *)source)->state)
        return py_raise(&py_ValueError, "Invalid bit generator. The bit generator must be instantiated.");
    PY_CLEAR(of(self)->source);
    of(self)->source = py_incref(source);
    of(self)->gauss = (nprt_gauss){false, 0};
    nprt_bits bits = ((np_source_object *)source)->bits;
    of(self)->bits = legacy ? nprt_bits_legacy(bits, &of(self)->gauss) : nprt_bits_modern(bits);
    PY_RETURN_NONE;
}

static py_object *attach_generator(py_object *self, const py_args *a) { return attach(self, a, false); }
static py_object *attach_legacy(py_object *self, const py_args *a) { return attach(self, a, true); }

static py_object *get_gauss(py_object *self, const py_args *a) {
    if (!py_arity(a, "_get_gauss", 0, 0)) return NULL;
    py_object *t = py_tuple_new(2);
    py_tuple_items(t)[0] = py_int(of(self)->gauss.has);
    py_tuple_items(t)[1] = py_float(of(self)->gauss.kept);
    return t;
}

static py_object *set_gauss(py_object *self, const py_args *a) {
    double kept;
    if (!py_arity(a, "_set_gauss", 2, 2) || !py_as_double(a->v[1], &kept)) return NULL;
    of(self)->gauss = (nprt_gauss){py_truth(a->v[0]) == 1, kept};
    PY_RETURN_NONE;
}

static const py_method_def generator_methods[] = {{"_attach", attach_generator, PY_METHOD}, {NULL, NULL, PY_METHOD}};
static const py_method_def state_methods[] = {{"_attach", attach_legacy, PY_METHOD},
                                              {"_get_gauss", get_gauss, PY_METHOD},
                                              {"_set_gauss", set_gauss, PY_METHOD},
                                              {NULL, NULL, PY_METHOD}};

// One type a table of methods: each derives from the one before.
#define LAYER(NAME, BASE, METHODS)                                                                                     \
    static py_type NAME = {PY_TYPE_HEAD("_numpy_random." #NAME),                                                       \
                           .size = sizeof(np_stream_object),                                                           \
                           .base = BASE,                                                                               \
                           .make = make,                                                                               \
                           .init = init,                                                                               \
                           .dealloc = dealloc,                                                                         \
                           .methods = METHODS}
LAYER(Draws, NULL, np_draw_methods);
LAYER(Integers, &Draws, np_integer_methods);
LAYER(Order, &Integers, np_order_methods);
LAYER(Choice, &Order, np_choice_methods);
LAYER(Vectors, &Choice, np_vector_methods);
LAYER(GeneratorDraws, &Vectors, np_generator_draw_methods);
LAYER(Generator, &GeneratorDraws, generator_methods);
LAYER(RandomStateDraws, &Vectors, np_legacy_draw_methods);
LAYER(RandomState, &RandomStateDraws, state_methods);

py_object *interp_module_numpy_random(void) {
    py_type *const types[] = {&np_source_type, &Draws,     &Integers,         &Order,      &Choice, &Vectors,
                              &GeneratorDraws, &Generator, &RandomStateDraws, &RandomState};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!py_type_ready(types[i])) return NULL;
    py_object *m = py_module_new("_numpy_random");
    if (!py_module_functions(m, np_random_functions)) return NULL;
    py_module_add(m, "Source", py_incref(&np_source_type.ob));
    py_module_add(m, "Generator", py_incref(&Generator.ob));
    py_module_add(m, "RandomState", py_incref(&RandomState.ob));
    return m;
}
