// Stacks of dense matrices, worked on in complex double; real operands give real results. Private to this folder.
#pragma once
#include "runtime/nd/nd_linalg.h"
#include <complex.h>
#undef I

typedef double _Complex nd_c;

static inline double nd_abs2(nd_c z) { return creal(z) * creal(z) + cimag(z) * cimag(z); }
static inline nd_c nd_div(nd_c x, nd_c y) {   // exact for real numbers
    if (cimag(y) == 0) return __builtin_complex(creal(x) / creal(y), cimag(x) / creal(y));
    return x / y;
}

typedef struct nd_stack {
    nprt_array source;   // complex128, C order
    int64_t count, rows, columns;
    nprt_dtype result;        // of the operand's kind: float32, float64, complex64 or complex128
    nprt_dtype real_result;   // float32 or float64
} nd_stack;

// Checks and converts; square asks for square matrices. LinAlgError as NumPy's.
bool nd_stack_init(const nprt_array *a, bool square, nd_stack *out);
void nd_stack_deinit(nd_stack *s);
static inline nd_c *nd_stack_at(const nd_stack *s, int64_t i) {
    return (nd_c *)s->source.data + i * s->rows * s->columns;
}
// A complex128 array with the stack's leading axes and then `rank` more.
bool nd_stack_new(const nd_stack *s, int rank, int64_t n0, int64_t n1, nprt_array *out);
// Casts a complex128 working array to the dtype of a result; releases the working array.
bool nd_stack_result(nprt_array *work, nprt_dtype dtype, nprt_array *out);
// Complex matrices, row-major (nd_unitary.c). a becomes R, q (m x m) becomes Q; v: m elements of scratch.
void nd_qr_complex(nd_c *a, int64_t m, int64_t n, nd_c *q, nd_c *v);
// a is Hermitian and destroyed; w ascending, vectors (columns) may be NULL.
bool nd_eigh_complex(nd_c *a, int64_t n, nd_c *w, nd_c *vectors);
// a (m x n, m >= n; destroyed) = u diag(w) v^H, w descending; u is m x columns, v n x n.
bool nd_svd_complex(nd_c *a, int64_t m, int64_t n, int64_t columns, nd_c *u, double *w, nd_c *v);
void *nd_scratch(int64_t count, size_t size);   // zeros in a block, or NULL and MemoryError

// nd_factor.c: real matrices, row-major, n by n, factored in place. LU with partial pivoting, as the complex one and
// with its bits: order[i] is the row that came to i; the sign of the permutation, 0 when singular. Cholesky: the upper
// triangle becomes the transpose of the lower factor; false when the matrix is not positive definite.
int nd_factor_real(double *a, int64_t n, int64_t *order);
bool nd_cholesky_real(double *u, int64_t n);
