// Errors about shapes. Compiled code states the shapes with nprt_shape_begin and nprt_shape_dim, on the failing path
// only.
#include "runtime/abi.h"
#include "runtime/array.h"
#include "runtime/traceback.h"

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

_Noreturn static void die(nprt_buf *b, const char *site) { nprt_die_at("ValueError", b->data, b->n, site); }

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

void nprt_fail_broadcast(const char *site) {
    nprt_buf b = {0};
    nprt_buf_puts(&b, "operands could not be broadcast together with shapes ");
    add_shapes(&b);
    die(&b, site);
}

void nprt_fail_broadcast_to(const char *site) {
    nprt_buf b = {0};
    nprt_buf_puts(&b, "operands could not be broadcast together with remapped shapes [original->remapped]: ");
    add_shape(&b, &given.shapes[0]);
    nprt_buf_puts(&b, "  and requested shape ");
    add_shape(&b, &given.shapes[1]);
    die(&b, site);
}

void nprt_fail_index_shapes(const char *site) {
    nprt_buf b = {0};
    nprt_buf_puts(&b, "shape mismatch: indexing arrays could not be broadcast together with shapes ");
    add_shapes(&b);
    nprt_die_at("IndexError", b.data, b.n, site);
}

void nprt_fail_broadcast_into(const char *site) {
    nprt_buf b = {0};
    nprt_buf_puts(&b, "could not broadcast input array from shape ");
    add_shape(&b, &given.shapes[0]);
    nprt_buf_puts(&b, " into shape ");
    add_shape(&b, &given.shapes[1]);
    die(&b, site);
}

static void add_remapped(nprt_buf *b, const shape *s) {
    add_shape(b, s);
    nprt_buf_puts(b, "->(");
    for (int i = 0; i + 2 < s->rank; i++) nprt_buf_printf(b, "%lld,", (long long)s->dims[i]);
    nprt_buf_puts(b, "newaxis,newaxis) ");
}

void nprt_fail_matmul(const char *site) {
    static const char signature[] = "(n?,k),(k,m?)->(n?,m?)";
    const shape *x = &given.shapes[0], *y = &given.shapes[1];
    nprt_buf b = {0};
    if (x->rank == 0 || y->rank == 0) {
        nprt_buf_printf(&b,
                        "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature "
                        "%s requires 1)",
                        x->rank == 0 ? 0 : 1, signature);
        die(&b, site);
    }
    int axis = y->rank == 1 ? 0 : y->rank - 2;
    int64_t k = x->dims[x->rank - 1];
    if (k != y->dims[axis]) {
        nprt_buf_printf(&b,
                        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature %s "
                        "(size %lld is different from %lld)",
                        signature, (long long)y->dims[axis], (long long)k);
        die(&b, site);
    }
    nprt_buf_puts(&b, "operands could not be broadcast together with remapped shapes [original->remapped]: ");
    add_remapped(&b, x);
    add_remapped(&b, y);
    nprt_buf_printf(&b, " and requested shape (%lld,%lld)", (long long)(x->rank > 1 ? x->dims[x->rank - 2] : 1),
                    (long long)(y->rank > 1 ? y->dims[y->rank - 1] : 1));
    die(&b, site);
}

void nprt_fail_dot(const char *site) {
    const shape *x = &given.shapes[0], *y = &given.shapes[1];
    int i = x->rank - 1, j = y->rank > 1 ? y->rank - 2 : 0;
    nprt_buf b = {0};
    nprt_buf_puts(&b, "shapes ");
    add_shape(&b, x);
    nprt_buf_puts(&b, " and ");
    add_shape(&b, y);
    nprt_buf_printf(&b, " not aligned: %lld (dim %d) != %lld (dim %d)", (long long)(i < 0 ? 1 : x->dims[i]), i,
                    (long long)(y->rank ? y->dims[j] : 1), j);
    die(&b, site);
}

void nprt_fail_reshape(const char *site) {
    nprt_buf b = {0};
    int64_t n = 1;
    for (int i = 0; i < given.shapes[0].rank; i++) n *= given.shapes[0].dims[i];
    nprt_buf_printf(&b, "cannot reshape array of size %lld into shape ", (long long)n);
    add_shape(&b, &given.shapes[1]);
    die(&b, site);
}

void nprt_fail_concatenate(int64_t axis, int64_t index, const char *site) {
    nprt_buf b = {0};
    const shape *x = &given.shapes[0], *y = &given.shapes[1];
    if (x->rank != y->rank) {
        nprt_buf_printf(
            &b,
            "all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) "
            "and the array at index %lld has %d dimension(s)",
            x->rank, (long long)index, y->rank);
        die(&b, site);
    }
    int d = 0;
    while (d + 1 < x->rank && (d == axis || x->dims[d] == y->dims[d])) d++;
    nprt_buf_printf(
        &b,
        "all the input array dimensions except for the concatenation axis must match exactly, but along dimension %d, "
        "the array at index 0 has size %lld and the array at index %lld has size %lld",
        d, (long long)x->dims[d], (long long)index, (long long)y->dims[d]);
    die(&b, site);
}
