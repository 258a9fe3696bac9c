// Generators of bits. Their state is seen from Python as integers of up to 64 bits.
#include "interp/np_random.h"
#include <stdlib.h>
#include <string.h>

enum { MT_WORDS = 624, MOST_WORDS = MT_WORDS + 1 };

static np_source_object *of(py_object *o) { return (np_source_object *)o; }

static void release(py_object *o) {
    free(of(o)->state);
    of(o)->state = NULL;
}

static void dealloc(py_object *o) {
    py_external_forget(o);
    release(o);
    py_free_object(o, 0);
}

static py_object *make(py_type *t, const py_args *a) {
    (void)a;
    py_object *o = py_alloc(t, 0);
    py_external_remember(o, release);
    return o;
}

static bool init(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return true;
}

static nprt_bits bits_of(np_source_kind kind, np_source_state *s) {
    switch (kind) {
    case NP_MT19937: return nprt_mt_bits(&s->mt);
    case NP_PCG64: return nprt_pcg64_bits(&s->pcg64);
    case NP_PCG64DXSM: return nprt_pcg64dxsm_bits(&s->pcg64);
    case NP_PHILOX: return nprt_philox_bits(&s->philox);
    case NP_SFC64: break;
    }
    return nprt_sfc64_bits(&s->sfc64);
}

// setup(kind): an unseeded state.
static py_object *setup(py_object *o, const py_args *a) {
    int64_t kind;
    if (!py_arity(a, "_setup", 1, 1) || !py_as_int64(a->v[0], &kind)) return NULL;
    if (!of(o)->state) of(o)->state = aligned_alloc(16, (sizeof(np_source_state) + 15) / 16 * 16);
    memset(of(o)->state, 0, sizeof *of(o)->state);
    of(o)->kind = (np_source_kind)kind;
    of(o)->bits = bits_of(of(o)->kind, of(o)->state);
    PY_RETURN_NONE;
}

static np_source_state *state_of(py_object *o) {
    if (!of(o)->state) py_raise(&py_ValueError, "Invalid bit generator. The bit generator must be instantiated.");
    return of(o)->state;
}

static int half_words(nprt_half h, uint64_t *w) {
    w[0] = h.has;
    w[1] = h.word;
    return 2;
}

static int get_words(np_source_kind kind, const np_source_state *s, uint64_t *w) {
    int n = 0;
    switch (kind) {
    case NP_MT19937:
        for (int i = 0; i < MT_WORDS; i++) w[n++] = s->mt.key[i];
        w[n++] = (uint64_t)s->mt.pos;
        return n;
    case NP_PCG64:
    case NP_PCG64DXSM:
        w[n++] = (uint64_t)(s->pcg64.state >> 64);
        w[n++] = (uint64_t)s->pcg64.state;
        w[n++] = (uint64_t)(s->pcg64.increment >> 64);
        w[n++] = (uint64_t)s->pcg64.increment;
        return n + half_words(s->pcg64.half, w + n);
    case NP_PHILOX:
        for (int i = 0; i < 4; i++) w[n++] = s->philox.counter[i];
        for (int i = 0; i < 2; i++) w[n++] = s->philox.key[i];
        for (int i = 0; i < 4; i++) w[n++] = s->philox.buffer[i];
        w[n++] = (uint64_t)s->philox.pos;
        return n + half_words(s->philox.half, w + n);
    case NP_SFC64: break;
    }
    for (int i = 0; i < 4; i++) w[n++] = s->sfc64.s[i];
    return n + half_words(s->sfc64.half, w + n);
}

static nprt_half half_of(const uint64_t *w) { return (nprt_half){w[0] != 0, (uint32_t)w[1]}; }

static void set_words(np_source_kind kind, np_source_state *s, const uint64_t *w) {
    switch (kind) {
    case NP_MT19937:
        for (int i = 0; i < MT_WORDS; i++) s->mt.key[i] = (uint32_t)w[i];
        s->mt.pos = w[MT_WORDS] < MT_WORDS ? (int)w[MT_WORDS] : MT_WORDS;
        return;
    case NP_PCG64:
    case NP_PCG64DXSM:
        s->pcg64.state = (unsigned __int128)w[0] << 64 | w[1];
        s->pcg64.increment = (unsigned __int128)w[2] << 64 | w[3];
        s->pcg64.half = half_of(w + 4);
        return;
    case NP_PHILOX:
        memcpy(s->philox.counter, w, sizeof s->philox.counter);
        memcpy(s->philox.key, w + 4, sizeof s->philox.key);
        memcpy(s->philox.buffer, w + 6, sizeof s->philox.buffer);
        s->philox.pos = w[10] < 4 ? (int)w[10] : 4;
        s->philox.half = half_of(w + 11);
        return;
    case NP_SFC64: break;
    }
    memcpy(s->sfc64.s, w, sizeof s->sfc64.s);
    s->sfc64.half = half_of(w + 4);
}

static py_object *get(py_object *o, const py_args *a) {
    uint64_t w[MOST_WORDS];
    np_source_state *s = state_of(o);
    if (!s || !py_arity(a, "_get", 0, 0)) return NULL;
    int n = get_words(of(o)->kind, s, w);
    py_object *t = py_tuple_new(n);
    for (int i = 0; i < n; i++) py_tuple_items(t)[i] = py_int_u64(w[i]);
    return t;
}

// A sequence of integers as 64-bit words.
static bool words_of(py_object *o, uint64_t *w, int64_t n) {
    py_object *owner, **items;
    int64_t count;
    if (!py_sequence_fast(o, &owner, &items, &count)) return false;
    bool ok = count == n || py_raise(&py_ValueError, "the state has the wrong size");
    for (int64_t i = 0; i < n && ok; i++) {
        nd_scalar v;
        ok = np_to_scalar(items[i], &v);
        if (ok) w[i] = nd_scalar_cast(v, NPRT_uint64).u;
    }
    py_xdecref(owner);
    return ok;
}

static py_object *set(py_object *o, const py_args *a) {
    uint64_t w[MOST_WORDS];
    np_source_state *s = state_of(o);
    if (!s || !py_arity(a, "_set", 1, 1)) return NULL;
    if (!words_of(a->v[0], w, get_words(of(o)->kind, s, w))) return NULL;
    set_words(of(o)->kind, s, w);
    PY_RETURN_NONE;
}

// seed(words): PCG64's four words or SFC64's three.
static py_object *seed(py_object *o, const py_args *a) {
    uint64_t w[4];
    np_source_state *s = state_of(o);
    if (!s || !py_arity(a, "_seed", 1, 1)) return NULL;
    bool sfc = of(o)->kind == NP_SFC64;
    if (!words_of(a->v[0], w, sfc ? 3 : 4)) return NULL;
    if (sfc)
        nprt_sfc64_seed(&s->sfc64, w);
    else
        nprt_pcg64_seed(&s->pcg64, w);
    PY_RETURN_NONE;
}

// legacy_seed(n or array): MT19937's own seedings.
static py_object *legacy_seed(py_object *o, const py_args *a) {
    np_source_state *s = state_of(o);
    nprt_array words;
    if (!s || !py_arity(a, "_legacy_seed", 1, 1) || !np_convert(a->v[0], NPRT_uint32, &words)) return NULL;
    int64_t n = nprt_array_size(&words);
    if (words.rank == 0) {
        nprt_mt_seed(&s->mt, (uint32_t)nd_item_flat(&words, 0).u);
    } else {
        uint32_t *w = malloc(((size_t)n + 1) * sizeof *w);
        for (int64_t i = 0; i < n; i++) w[i] = (uint32_t)nd_item_flat(&words, i).u;
        nprt_mt_seed_array(&s->mt, w, n);
        free(w);
    }
    nd_release(&words);
    PY_RETURN_NONE;
}

static py_object *jump(py_object *o, const py_args *a) {
    np_source_state *s = state_of(o);
    if (!s || !py_arity(a, "_jump", 0, 0)) return NULL;
    nprt_mt_jump(&s->mt);
    PY_RETURN_NONE;
}

// advance(high, low): so many steps of PCG64.
static py_object *advance(py_object *o, const py_args *a) {
    uint64_t w[2];
    np_source_state *s = state_of(o);
    if (!s || !py_arity(a, "_advance", 1, 1) || !words_of(a->v[0], w, 2)) return NULL;
    unsigned __int128 steps = (unsigned __int128)w[0] << 64 | w[1];
    if (of(o)->kind == NP_PCG64)
        nprt_pcg64_advance(&s->pcg64, steps);
    else
        nprt_pcg64dxsm_advance(&s->pcg64, steps);
    PY_RETURN_NONE;
}

static py_object *random_raw(py_object *o, const py_args *a) {
    py_object *size = NULL, *output = NULL;
    nprt_array out;
    bool scalar;
    if (!state_of(o) || !py_parse(a, "random_raw", "size= output=", &size, &output)) return NULL;
    if (!np_draws_new(size, NPRT_uint64, &scalar, &out)) return NULL;
    nprt_bits *b = &of(o)->bits;
    for (int64_t i = 0; i < nprt_array_size(&out); i++)
        ((uint64_t *)out.data)[i] = b->mt ? b->next32(b->state) : b->next64(b->state);
    if (!output || py_truth(output) == 1) return np_draws_result(&out, scalar);
    nd_release(&out);
    PY_RETURN_NONE;
}

// seed_mix(words, pool_size) and seed_state(pool, n): SeedSequence's two functions, on uint32 arrays.
static bool packed_words(py_object *o, nprt_array *out) {
    nprt_array a;
    if (!np_convert(o, NPRT_uint32, &a)) return false;
    bool ok = nd_ascontiguous(&a, out) || np_raise();
    nd_release(&a);
    return ok;
}

static py_object *f_seed_mix(py_object *self, const py_args *a) {
    (void)self;
    int64_t size;
    nprt_array words, pool;
    if (!py_arity(a, "seed_mix", 2, 2) || !py_as_int64(a->v[1], &size) || !packed_words(a->v[0], &words)) return NULL;
    bool ok = nd_empty(NPRT_uint32, 1, &size, &pool) || np_raise();
    if (ok) nprt_seed_mix((uint32_t *)pool.data, size, (const uint32_t *)words.data, nprt_array_size(&words));
    nd_release(&words);
    return ok ? np_wrap(&pool) : NULL;
}

static py_object *f_seed_state(py_object *self, const py_args *a) {
    (void)self;
    int64_t n;
    nprt_array pool, out;
    if (!py_arity(a, "seed_state", 2, 2) || !py_as_int64(a->v[1], &n) || !packed_words(a->v[0], &pool)) return NULL;
    bool ok = nd_empty(NPRT_uint32, 1, &n, &out) || np_raise();
    if (ok) nprt_seed_state((const uint32_t *)pool.data, nprt_array_size(&pool), (uint32_t *)out.data, n);
    nd_release(&pool);
    return ok ? np_wrap(&out) : NULL;
}

const py_method_def np_random_functions[] = {
    {"seed_mix", f_seed_mix, PY_METHOD}, {"seed_state", f_seed_state, PY_METHOD}, {NULL, NULL, PY_METHOD}};

static const py_method_def methods[] = {{"_setup", setup, PY_METHOD},
                                        {"_get", get, PY_METHOD},
                                        {"_set", set, PY_METHOD},
                                        {"_seed", seed, PY_METHOD},
                                        {"_legacy_seed", legacy_seed, PY_METHOD},
                                        {"_jump", jump, PY_METHOD},
                                        {"_advance", advance, PY_METHOD},
                                        {"random_raw", random_raw, PY_METHOD},
                                        {NULL, NULL, PY_METHOD}};

py_type np_source_type = {PY_TYPE_HEAD("_numpy_random.Source"),
                          .size = sizeof(np_source_object),
                          .make = make,
                          .init = init,
                          .dealloc = dealloc,
                          .methods = methods};
