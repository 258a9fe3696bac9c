// Factors of real matrices, row-major, by panels of PANEL pivots (G. Golub, C. Van Loan, "Matrix
// Computations", 3.2, 4.2):
//
//   the panel's own columns one pivot at a time ──▶ the rest of its rows ──▶ all rows below, once for the whole panel
//
// Every element has its products subtracted in the order of the pivots, as without panels: the bits are the same.
#include "runtime/nd/nd_matrix.h"
#include "runtime/simd.h"
#include <math.h>

enum { PANEL = 8 };

// row[j] -= the sum of m[p] times row p of `above` (rows n apart), for from <= j < n.
NPRT_VECTOR_CLONES
static void subtract_panel(double *restrict row, const double *m, const double *restrict above, int64_t from,
                           int64_t n) {
    for (int64_t j = from; j < n; j++) {
        double x = row[j];
        for (int p = 0; p < PANEL; p++) x -= m[p] * above[p * n + j];
        row[j] = x;
    }
}

// The same of `count` rows.
NPRT_VECTOR_CLONES
static void subtract_rows(double *restrict row, const double *m, int64_t count, const double *restrict above,
                          int64_t from, int64_t n) {
    for (int64_t p = 0; p < count; p++)
        for (int64_t j = from; j < n; j++) row[j] -= m[p] * above[p * n + j];
}

// Brings the largest element of column k to row k; 0 when there is none, otherwise the sign of the exchange.
static int find_pivot(double *a, int64_t n, int64_t k, int64_t *order) {
    int64_t p = k;
    for (int64_t i = k + 1; i < n; i++)
        if (fabs(a[i * n + k]) > fabs(a[p * n + k])) p = i;
    if (a[p * n + k] == 0) return 0;
    if (p == k) return 1;
    int64_t const t = order[p];
    order[p] = order[k];
    order[k] = t;
    for (int64_t j = 0; j < n; j++) {
        double const x = a[p * n + j];
        a[p * n + j] = a[k * n + j];
        a[k * n + j] = x;
    }
    return -1;
}

// Rows below k lose their element in column k, up to column `end`.
static void eliminate(double *a, int64_t n, int64_t k, int64_t end) {
    const double *restrict pivot = a + k * n;
    for (int64_t i = k + 1; i < n; i++) {
        double *restrict row = a + i * n;
        double const m = row[k] = row[k] / pivot[k];
        for (int64_t j = k + 1; j < end; j++) row[j] -= m * pivot[j];
    }
}

int nd_factor_real(double *a, int64_t n, int64_t *order) {
    int sign = 1;
    for (int64_t i = 0; i < n; i++) order[i] = i;
    for (int64_t first = 0; first < n; first += PANEL) {
        int64_t const end = n - first < PANEL ? n : first + PANEL;
        for (int64_t k = first; k < end; k++) {
            int const turn = find_pivot(a, n, k, order);
            if (!turn) return 0;
            sign *= turn;
            eliminate(a, n, k, end);
        }
        const double *panel = a + first * n;
        for (int64_t k = first + 1; k < end; k++) subtract_rows(a + k * n, a + k * n + first, k - first, panel, end, n);
        for (int64_t i = end; i < n; i++) subtract_panel(a + i * n, a + i * n + first, panel, end, n);
    }
    return sign;
}

// Row k by its diagonal element's root; false when the matrix is not positive definite: not of nan, as LAPACK.
static bool finish_row(double *row, int64_t k, int64_t n) {
    if (row[k] <= 0) return false;
    double const root = row[k] = sqrt(row[k]);
    for (int64_t j = k + 1; j < n; j++) row[j] /= root;
    return true;
}

bool nd_cholesky_real(double *u, int64_t n) {
    for (int64_t first = 0; first < n; first += PANEL) {
        int64_t const end = n - first < PANEL ? n : first + PANEL;
        for (int64_t i = first; i < n; i++) {
            int64_t const count = i < end ? i - first : PANEL;   // of finished rows above that belong to the panel
            double m[PANEL];
            for (int64_t p = 0; p < count; p++) m[p] = u[(first + p) * n + i];
            if (count == PANEL)
                subtract_panel(u + i * n, m, u + first * n, i, n);
            else
                subtract_rows(u + i * n, m, count, u + first * n, i, n);
            if (i < end && !finish_row(u + i * n, i, n)) return false;
        }
    }
    return true;
}
