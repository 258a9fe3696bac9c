// Eigenvalues and eigenvectors of real matrices, row-major: Householder reflections and the form of Schur. The order of
// operations follows LAPACK's, which decides the order of eigenvalues and the signs of vectors (E. Anderson et al.,
// "LAPACK Users' Guide", 1999).
#pragma once
#include <stdbool.h>
#include <stdint.h>

// H = 1 - tau v v' with v[0] = 1 makes x, of n elements, a multiple of the first unit vector: x[0] becomes that
// multiple, the rest becomes v's. Returns tau; 0: nothing to do.
double nprt_reflect(double *x, int64_t n);
// Rows of a (m x n, a row every `stride`) become (1 - tau v v') a; w has n elements for scratch. v[0] = 1 is not read.
void nprt_apply_left(const double *v, double tau, double *a, int64_t m, int64_t n, int64_t stride, double *w);
// Rows of a become a (1 - tau v v').
void nprt_apply_right(const double *v, double tau, double *a, int64_t m, int64_t n, int64_t stride);
// (c, s) that turn (f, g) to (r, 0).
void nprt_rotation(double f, double g, double *c, double *s, double *r);

typedef struct nprt_schur {
    double *h, *z;          // n x n; z is NULL where only eigenvalues are wanted
    double *wr, *wi;        // the eigenvalues; of a pair the one with the positive imaginary part first
    double *scale;          // what balancing did
    int64_t n, low, high;   // rows and columns outside [low, high] were triangular from the start
} nprt_schur;

typedef enum { NPRT_SCHUR_DONE, NPRT_SCHUR_NO_MEMORY, NPRT_SCHUR_NO_CONVERGENCE } nprt_schur_status;

nprt_schur_status nprt_schur_form(nprt_schur *s);   // of h
// The eigenvectors of the triangular matrix as columns of t (n x n); of a pair the real part and the imaginary part.
// False: no memory.
bool nprt_schur_triangular(const nprt_schur *s, double *t);
// v = z t becomes the eigenvectors of the matrix, of length one.
void nprt_schur_finish(const nprt_schur *s, double *v);
