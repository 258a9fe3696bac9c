// Contractions and dense linear algebra.
#pragma once
#include "runtime/nd/nd_ufunc.h"

bool nd_matmul(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out);   // np.matmul, a @ b
bool nd_dot(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out);
bool nd_vdot(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out);
bool nd_inner(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out);
// The products of v with each part of a that has its length, or with what a has of each, at both ends too. One dtype.
bool nd_correlate(const nprt_array *a, const nprt_array *v, bool full, nprt_array *out);
// Explicit or implicit subscripts, with ellipsis and repeated letters.
bool nd_einsum(nd_context *ctx, const char *subscripts, int n, const nprt_array *const *operands, nprt_array *out);

// C += A B; A is m x k, B is k x n. Row and column strides are in elements; C's columns are packed. The order of
// additions depends on the sizes alone. False only when memory is exhausted (nothing is raised).
bool nd_sgemm(int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, int64_t a_column, const float *b,
              int64_t b_row, int64_t b_column, float *c, int64_t c_row);
bool nd_dgemm(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row, int64_t a_column, const double *b,
              int64_t b_row, int64_t b_column, double *c, int64_t c_row);
// The same of complex64 and complex128, with strides in numbers (two to an element); C is packed.
bool nd_cgemm(int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row, int64_t a_column, const void *b,
              int64_t b_row, int64_t b_column, void *c);
bool nd_zgemm(int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row, int64_t a_column, const void *b,
              int64_t b_row, int64_t b_column, void *c);

// *out += the sum of conj(x) y over packed lines.
void nd_vdot_complex(nprt_dtype dtype, int64_t k, const void *x, const void *y, void *out);

// Over the last two axes of a stack of matrices, in double or complex double (float32 input gives float32 results).
bool nd_solve(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out);
bool nd_inv(nd_context *ctx, const nprt_array *a, nprt_array *out);
bool nd_det(nd_context *ctx, const nprt_array *a, nprt_array *out);
bool nd_slogdet(nd_context *ctx, const nprt_array *a, nprt_array *out_sign, nprt_array *out_logdet);
bool nd_cholesky(nd_context *ctx, const nprt_array *a, nprt_array *out);
bool nd_qr(nd_context *ctx, const nprt_array *a, bool complete, nprt_array *out_q, nprt_array *out_r);
// Here and in nd_eig without vectors where out_v, or out_u and out_vh, are NULL.
bool nd_eigh(nd_context *ctx, const nprt_array *a, bool upper, nprt_array *out_w, nprt_array *out_v);
bool nd_eig(nd_context *ctx, const nprt_array *a, nprt_array *out_w, nprt_array *out_v);
bool nd_svd(nd_context *ctx, const nprt_array *a, bool full, nprt_array *out_u, nprt_array *out_s, nprt_array *out_vh);

// Discrete Fourier transform along an axis, of length n (zero-padded or cut); complex128 result. inverse divides by n.
// real: n is even; forward takes real numbers and gives n / 2 + 1 of the result, inverse the other way.
bool nd_fft(nd_context *ctx, const nprt_array *a, int64_t n, int axis, bool inverse, bool real, nprt_array *out);
