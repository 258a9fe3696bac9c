// QR by reflections, of real matrices.
#include "runtime/nd/nd_dense.h"

void nd_qr_real(double *a, int64_t m, int64_t n, double *v, double *tau, double *w) {
    for (int64_t k = 0; k < n && k < m; k++) {
        double *x = v + k * m + k;
        for (int64_t i = k; i < m; i++) x[i - k] = a[i * n + k];
        tau[k] = nprt_reflect(x, m - k);
        nprt_apply_left(x, tau[k], a + k * n + k + 1, m - k, n - k - 1, n, w);
        a[k * n + k] = x[0];
        for (int64_t i = k + 1; i < m; i++) a[i * n + k] = 0;
    }
}

void nd_qr_form(const double *v, const double *tau, int64_t m, int64_t k, double *q, int64_t columns, double *w) {
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < columns; j++) q[i * columns + j] = i == j;
    for (int64_t i = k - 1; i >= 0; i--)
        nprt_apply_left(v + i * m + i, tau[i], q + i * columns + i, m - i, columns - i, columns, w);
}
