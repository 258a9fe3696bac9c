// numpy.random in C: what the np_random*.c files share. The module is called `_numpy_random`; lib/numpy/random.py makes
// NumPy's classes of it.
//
//   np_random_source.c    generators of bits            np_random_draw.c      distributions of base/distributions.def
//   np_random_integers.c  integers and randint          np_random_standard.c  the standard ones
//   np_random_order.c     shuffles, permutations        np_random_vectors.c   draws of vectors
//   np_random_choice.c    choices                       np_random.c           the module, and its two classes
#pragma once
#include "interp/np.h"
#include "runtime/distributions.h"

typedef enum np_source_kind { NP_MT19937, NP_PCG64, NP_PCG64DXSM, NP_PHILOX, NP_SFC64 } np_source_kind;

typedef union np_source_state {
    nprt_mt mt;
    nprt_pcg64 pcg64;
    nprt_philox philox;
    nprt_sfc64 sfc64;
} np_source_state;

typedef struct np_source_object {
    py_object ob;
    np_source_kind kind;
    np_source_state *state;   // NULL until it is seeded
    nprt_bits bits;
} np_source_object;

// Generator or RandomState: draws from the bits of its source.
typedef struct np_stream_object {
    py_object ob;
    py_object *source;   // NULL until it is attached
    nprt_gauss gauss;
    nprt_bits bits;
} np_stream_object;

extern py_type np_source_type;
extern const py_method_def np_random_functions[];
extern const py_method_def np_draw_methods[], np_legacy_draw_methods[], np_generator_draw_methods[];
extern const py_method_def np_integer_methods[], np_order_methods[], np_choice_methods[], np_vector_methods[];

// The bits of a stream, or NULL with an exception.
nprt_bits *np_stream_bits(py_object *self);
static inline bool np_stream_is_legacy(py_object *self) { return ((np_stream_object *)self)->bits.gauss; }

// Draws with parameters v, of which NULL ones have their default, of an array's size or (NULL, None) the parameters'.
py_object *np_draw(nprt_bits *b, const nprt_distribution *law, py_object *const *v, py_object *size);
// An array for draws; size None or NULL: rank 0 and *scalar.
bool np_draws_new(py_object *size, nprt_dtype t, bool *scalar, nprt_array *out);
// The array, or its one value as a Python number. Takes over the reference.
py_object *np_draws_result(nprt_array *a, bool scalar);
