// _random.Random: the Mersenne Twister of lib/random.py, bit for bit CPython's.
#include "interp/modules.h"
#include "runtime/random.h"

typedef struct random_object {
    py_object ob;
    nprt_mt mt;
} random_object;

static py_object *make(py_type *t, const py_args *a) {
    (void)a;
    random_object *r = (random_object *)py_alloc(t, 0);
    nprt_mt_seed_entropy(&r->mt);
    return (py_object *)r;
}
static bool init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}
static void dealloc(py_object *o) { py_free_object(o, 0); }

// seed(n), n an int: its magnitude as 32-bit words, the least first.
static py_object *seed(py_object *o, const py_args *a) {
    random_object *r = (random_object *)o;
    if (!py_arity(a, "seed", 0, 1)) return NULL;
    if (!a->n || a->v[0] == PY_NONE) {
        nprt_mt_seed_entropy(&r->mt);
        PY_RETURN_NONE;
    }
    py_object *n = py_index(a->v[0]), *magnitude = n ? py_unary(n, PY_ABS) : NULL;
    py_xdecref(n);
    if (!magnitude) return NULL;
    uint32_t small[2], *words = small;
    int64_t v = 0, count;
    if (py_int_fits(magnitude, &v)) {
        small[0] = (uint32_t)v;
        small[1] = (uint32_t)((uint64_t)v >> 32);
        count = small[1] ? 2 : 1;
        nprt_mt_seed_array(&r->mt, words, count);
    } else {
        int64_t const limbs = PY_INT(magnitude)->limbs;
        words = (uint32_t *)PY_INT(magnitude)->digits;
        count = words[limbs * 2 - 1] ? limbs * 2 : limbs * 2 - 1;
        nprt_mt_seed_array(&r->mt, words, count);
    }
    py_decref(magnitude);
    PY_RETURN_NONE;
}

static py_object *random_(py_object *o, const py_args *a) {
    return py_arity(a, "random", 0, 0) ? py_float(nprt_mt_double(&((random_object *)o)->mt)) : NULL;
}

static py_object *getrandbits(py_object *o, const py_args *a) {
    int64_t k;
    if (!py_arity(a, "getrandbits", 1, 1) || !py_as_int64(a->v[0], &k)) return NULL;
    if (k < 0) return py_raise(&py_ValueError, "number of bits must be non-negative");
    if (k > 1 << 24) return py_raise(&py_MemoryError, "too many bits");
    nprt_mt *mt = &((random_object *)o)->mt;
    if (!k) return py_int(0);
    if (k <= 32) return py_int(nprt_mt_next32(mt) >> (32 - k));
    py_object *r = py_int(0), *at = py_int(0), *step = py_int(32);
    for (; k > 0; k -= 32) {   // the least word first
        uint32_t w = nprt_mt_next32(mt);
        if (k < 32) w >>= 32 - k;
        py_object *word = py_int(w), *moved = py_binary(word, at, PY_LSHIFT), *next = py_binary(r, moved, PY_OR),
                  *there = py_binary(at, step, PY_ADD);
        py_decref(word);
        py_decref(moved);
        py_decref(r);
        py_decref(at);
        r = next;
        at = there;
    }
    py_decref(at);
    py_decref(step);
    return r;
}

static py_object *getstate(py_object *o, const py_args *a) {
    (void)a;
    nprt_mt *mt = &((random_object *)o)->mt;
    py_object *t = py_tuple_new(625);
    for (int i = 0; i < 624; i++) PY_TUPLE(t)->items[i] = py_int(mt->key[i]);
    PY_TUPLE(t)->items[624] = py_int(mt->pos);
    return t;
}
static py_object *setstate(py_object *o, const py_args *a) {
    if (!py_arity(a, "setstate", 1, 1)) return NULL;
    nprt_mt *mt = &((random_object *)o)->mt;
    if (!py_is_tuple(a->v[0]) || PY_TUPLE(a->v[0])->n != 625)
        return py_raise(&py_ValueError, "state vector is the wrong size");
    for (int i = 0; i < 625; i++) {
        int64_t v;
        if (!py_as_int64(PY_TUPLE(a->v[0])->items[i], &v)) return NULL;
        if (i < 624)
            mt->key[i] = (uint32_t)v;
        else if (v < 0 || v > 624)
            return py_raise(&py_ValueError, "invalid state");
        else
            mt->pos = (int)v;
    }
    PY_RETURN_NONE;
}

static const py_method_def methods[] = {
    {"seed", seed, PY_METHOD},         {"random", random_, PY_METHOD},    {"getrandbits", getrandbits, PY_METHOD},
    {"getstate", getstate, PY_METHOD}, {"setstate", setstate, PY_METHOD}, {0}};

static py_type random_type = {PY_TYPE_HEAD("_random.Random"),
                              .size = sizeof(random_object),
                              .make = make,
                              .init = init,
                              .dealloc = dealloc,
                              .methods = methods};

py_object *interp_module_random(void) {
    py_object *m = py_module_new("_random");
    py_type_ready(&random_type);
    py_module_add(m, "Random", py_incref((py_object *)&random_type));
    return m;
}
