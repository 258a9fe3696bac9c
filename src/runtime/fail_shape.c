// Errors about shapes. Compiled code states the shapes with nprt_shape_begin and nprt_shape_dim, on the failing path
// only.
#include "runtime/abi.h"
#include "runtime/array.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

#include <string.h>

enum { MAX_SHAPES = 8 };

typedef struct shape {
    int rank;
    int64_t dims[NPRT_MAX_RANK];
} shape;

static _Thread_local struct {
    int n;
    shape shapes[MAX_SHAPES];
} given;

void nprt_shape_begin(void) {
    if (given.n < MAX_SHAPES) given.shapes[given.n++].rank = 0;
}

void nprt_shape_dim(int64_t size) {
    if (!given.n) return;
    shape *s = &given.shapes[given.n - 1];
    if (s->rank < NPRT_MAX_RANK) s->dims[s->rank++] = size;
}

static void add_shape(nprt_buf *b, const shape *s) {
    nprt_buf_putc(b, '(');
    for (int i = 0; i < s->rank; i++) nprt_buf_printf(b, "%s%lld", i ? "," : "", (long long)s->dims[i]);
    nprt_buf_puts(b, s->rank == 1 ? ",)" : ")");
}

static void add_shapes(nprt_buf *b) {
    for (int i = 0; i < given.n; i++) {
        add_shape(b, &given.shapes[i]);
        nprt_buf_putc(b, ' ');
    }
}

// Two shapes, each behind a text.
static void add_two_shapes(nprt_buf *b, const char *first, const char *second) {
    nprt_buf_puts(b, first);
    add_shape(b, &given.shapes[0]);
    nprt_buf_puts(b, second);
    add_shape(b, &given.shapes[1]);
}

static void text_broadcast(nprt_buf *b) {
    nprt_buf_puts(b, "operands could not be broadcast together with shapes ");
    add_shapes(b);
}

static void text_broadcast_to(nprt_buf *b) {
    add_two_shapes(b, "operands could not be broadcast together with remapped shapes [original->remapped]: ",
                   "  and requested shape ");
}

static void text_index_shapes(nprt_buf *b) {
    nprt_buf_puts(b, "shape mismatch: indexing arrays could not be broadcast together with shapes ");
    add_shapes(b);
}

static void text_broadcast_into(nprt_buf *b) {
    shape *from = &given.shapes[0];   // NumPy drops the first dimensions of one element before it compares
    while (from->rank > given.shapes[1].rank && from->dims[0] == 1)
        memmove(from->dims, from->dims + 1, (size_t)--from->rank * sizeof *from->dims);
    add_two_shapes(b, "could not broadcast input array from shape ", " into shape ");
}

static void text_index_values(nprt_buf *b) {
    add_two_shapes(b, "shape mismatch: value array of shape ", " could not be broadcast to indexing result of shape ");
}

static void text_mask_values(nprt_buf *b) {
    nprt_buf_printf(b,
                    "NumPy boolean array indexing assignment cannot assign %lld input values to the %lld output values "
                    "where the mask is true",
                    (long long)given.shapes[0].dims[0], (long long)given.shapes[1].dims[0]);
}

static void text_output(nprt_buf *b) {
    add_two_shapes(b, "non-broadcastable output operand with shape ", " doesn't match the broadcast shape ");
}

static void add_remapped(nprt_buf *b, const shape *s) {
    add_shape(b, s);
    nprt_buf_puts(b, "->(");
    for (int i = 0; i + 2 < s->rank; i++) nprt_buf_printf(b, "%lld,", (long long)s->dims[i]);
    nprt_buf_puts(b, "newaxis,newaxis) ");
}

static void text_matmul(nprt_buf *b) {
    static const char signature[] = "(n?,k),(k,m?)->(n?,m?)";
    const shape *x = &given.shapes[0], *y = &given.shapes[1];
    if (x->rank == 0 || y->rank == 0) {
        nprt_buf_printf(b,
                        "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature "
                        "%s requires 1)",
                        x->rank == 0 ? 0 : 1, signature);
        return;
    }
    int axis = y->rank == 1 ? 0 : y->rank - 2;
    int64_t k = x->dims[x->rank - 1];
    if (k != y->dims[axis]) {
        nprt_buf_printf(b,
                        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature %s "
                        "(size %lld is different from %lld)",
                        signature, (long long)y->dims[axis], (long long)k);
        return;
    }
    nprt_buf_puts(b, "operands could not be broadcast together with remapped shapes [original->remapped]: ");
    add_remapped(b, x);
    add_remapped(b, y);
    nprt_buf_printf(b, " and requested shape (%lld,%lld)", (long long)(x->rank > 1 ? x->dims[x->rank - 2] : 1),
                    (long long)(y->rank > 1 ? y->dims[y->rank - 1] : 1));
}

static void text_dot(nprt_buf *b) {
    const shape *x = &given.shapes[0], *y = &given.shapes[1];
    int i = x->rank - 1, j = y->rank > 1 ? y->rank - 2 : 0;
    nprt_buf_puts(b, "shapes ");
    add_shape(b, x);
    nprt_buf_puts(b, " and ");
    add_shape(b, y);
    nprt_buf_printf(b, " not aligned: %lld (dim %d) != %lld (dim %d)", (long long)(i < 0 ? 1 : x->dims[i]), i,
                    (long long)(y->rank ? y->dims[j] : 1), j);
}

// As NumPy writes a shape that was asked for: the size to be found is newaxis, in front it is left out.
static void add_wanted_shape(nprt_buf *b, const shape *s) {
    int first = 0;
    while (first < s->rank && s->dims[first] < 0) first++;
    nprt_buf_putc(b, '(');
    for (int i = first; i < s->rank; i++) {
        if (i > first) nprt_buf_putc(b, ',');
        if (s->dims[i] < 0)
            nprt_buf_puts(b, "newaxis");
        else
            nprt_buf_printf(b, "%lld", (long long)s->dims[i]);
    }
    nprt_buf_puts(b, s->rank == 1 && first == 0 ? ",)" : ")");
}

static void text_reshape(nprt_buf *b) {
    int64_t n = 1;
    for (int i = 0; i < given.shapes[0].rank; i++) n *= given.shapes[0].dims[i];
    nprt_buf_printf(b, "cannot reshape array of size %lld into shape ", (long long)n);
    add_wanted_shape(b, &given.shapes[1]);
}

static void text_concatenate(nprt_buf *b, int64_t axis, int64_t index) {
    const shape *x = &given.shapes[0], *y = &given.shapes[1];
    if (x->rank != y->rank) {
        nprt_buf_printf(
            b,
            "all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) "
            "and the array at index %lld has %d dimension(s)",
            x->rank, (long long)index, y->rank);
        return;
    }
    int d = 0;
    while (d + 1 < x->rank && (d == axis || x->dims[d] == y->dims[d])) d++;
    nprt_buf_printf(
        b,
        "all the input array dimensions except for the concatenation axis must match exactly, but along dimension %d, "
        "the array at index 0 has size %lld and the array at index %lld has size %lld",
        d, (long long)x->dims[d], (long long)index, (long long)y->dims[d]);
}

// Each text to end the program with, and to raise with.
static nprt_str *taken(nprt_buf *b) {
    nprt_str *s = nprt_str_new(b->data, (int64_t)b->n);
    nprt_buf_free(b);
    given.n = 0;
    return s;
}
#define MISFIT(NAME, KIND)                                                                                             \
    void nprt_fail_##NAME(const char *site) {                                                                          \
        nprt_buf b = {0};                                                                                              \
        text_##NAME(&b);                                                                                               \
        nprt_die_at(KIND, b.data, b.n, site);                                                                          \
    }                                                                                                                  \
    nprt_str *nprt_say_##NAME(void) {                                                                                  \
        nprt_buf b = {0};                                                                                              \
        text_##NAME(&b);                                                                                               \
        return taken(&b);                                                                                              \
    }
MISFIT(broadcast, "ValueError")
MISFIT(broadcast_into, "ValueError")
MISFIT(index_values, "ValueError")
MISFIT(mask_values, "ValueError")
MISFIT(output, "ValueError")
MISFIT(broadcast_to, "ValueError")
MISFIT(index_shapes, "IndexError")
MISFIT(matmul, "ValueError")
MISFIT(dot, "ValueError")
MISFIT(reshape, "ValueError")

void nprt_fail_concatenate(int64_t axis, int64_t index, const char *site) {
    nprt_buf b = {0};
    text_concatenate(&b, axis, index);
    nprt_die_at("ValueError", b.data, b.n, site);
}
nprt_str *nprt_say_concatenate(int64_t axis, int64_t index) {
    nprt_buf b = {0};
    text_concatenate(&b, axis, index);
    return taken(&b);
}
