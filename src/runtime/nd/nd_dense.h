// Real matrices, row-major: Householder reflections, plane rotations and what is factored with them. Private to this
// folder. The order of operations follows LAPACK's, which decides the signs of vectors (E. Anderson et al., "LAPACK
// Users' Guide", 1999).
#pragma once
#include "runtime/schur.h"

#include <stdbool.h>
#include <stdint.h>

// a (m x n) becomes R, reflectors goes into v (a row of m for each of the k = min(m, n) columns), tau has k elements.
// w: max(m, n) elements of scratch. Then q (m x columns) of them.
void nd_qr_real(double *a, int64_t m, int64_t n, double *v, double *tau, double *w);
void nd_qr_form(const double *v, const double *tau, int64_t m, int64_t k, double *q, int64_t columns, double *w);

// Rows j and j+1 of a (n columns) turn by (c[j], s[j]), for j = 0 … count-1, or from the last back.
void nd_rotate_rows(double *a, int64_t n, int64_t count, const double *c, const double *s, bool backward);

// Eigenvalues w, ascending, of the symmetric a (its upper triangle is read and destroyed); z: n x n, the vectors as
// columns, or NULL. False: no convergence (raised), or no memory.
bool nd_eigh_real(double *a, int64_t n, double *w, double *z);
// a (m x n, m >= n; destroyed) = u diag(w) vt, w descending. u: m x columns (n or m), vt: n x n; both NULL: only w.
// transposed: the signs are those of the transpose's factors.
bool nd_svd_real(double *a, int64_t m, int64_t n, bool transposed, double *u, int64_t columns, double *w, double *vt);

// A real matrix brought near the form of Schur: a = (scale, permutation) z h z' of it, h upper triangular but for
// blocks of two rows that stand for pairs of complex eigenvalues.
