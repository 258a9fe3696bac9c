// The loops of NPBench's scalar kernels, as their NumPy programs order them. Strict arithmetic: nothing is
// reassociated.
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

int64_t crc16(const uint8_t *data, ptrdiff_t n, int64_t poly) {
    int64_t crc = 0xFFFF;
    for (ptrdiff_t i = 0; i < n; i++) {
        int64_t byte = data[i];
        for (int k = 0; k < 8; k++) {
            crc = (crc & 1) ^ (byte & 1) ? crc >> 1 ^ poly : crc >> 1;
            byte >>= 1;
        }
    }
    crc = ~crc & 0xFFFF;
    return (crc << 8 | (crc >> 8 & 0xFF)) & 0xFFFF;
}

static int32_t larger(int32_t a, int32_t b) { return a > b ? a : b; }

void nussinov(const int32_t *seq, ptrdiff_t n, int32_t *table) {
    memset(table, 0, sizeof *table * (size_t)(n * n));
    for (ptrdiff_t i = n - 1; i >= 0; i--)
        for (ptrdiff_t j = i + 1; j < n; j++) {
            int32_t *t = &table[i * n + j];
            if (j - 1 >= 0) *t = larger(*t, table[i * n + j - 1]);
            if (i + 1 < n) *t = larger(*t, table[(i + 1) * n + j]);
            if (j - 1 >= 0 && i + 1 < n) {
                int32_t const pair = i < j - 1 && seq[i] + seq[j] == 3;
                *t = larger(*t, table[(i + 1) * n + j - 1] + pair);
            }
            for (ptrdiff_t k = i + 1; k < j; k++) *t = larger(*t, table[i * n + k] + table[(k + 1) * n + j]);
        }
}

void seidel_2d(double *a, ptrdiff_t n, ptrdiff_t steps) {
    for (ptrdiff_t t = 0; t < steps - 1; t++)
        for (ptrdiff_t i = 1; i < n - 1; i++) {
            double *row = a + i * n, *up = row - n, *down = row + n;
            for (ptrdiff_t j = 1; j < n - 1; j++)
                row[j] += up[j - 1] + up[j] + up[j + 1] + row[j + 1] + down[j - 1] + down[j] + down[j + 1];
            for (ptrdiff_t j = 1; j < n - 1; j++) {
                row[j] += row[j - 1];
                row[j] /= 9.0;
            }
        }
}

void floyd_warshall(int32_t *path, ptrdiff_t n) {
    for (ptrdiff_t k = 0; k < n; k++)
        for (ptrdiff_t i = 0; i < n; i++)
            for (ptrdiff_t j = 0; j < n; j++) {
                int32_t const through = path[i * n + k] + path[k * n + j];
                if (through < path[i * n + j]) path[i * n + j] = through;
            }
}

void cholesky(double *a, ptrdiff_t n) {
    a[0] = sqrt(a[0]);
    for (ptrdiff_t i = 1; i < n; i++) {
        double *row = a + i * n, s = 0;
        for (ptrdiff_t j = 0; j < i; j++) {
            double dot = 0;
            for (ptrdiff_t k = 0; k < j; k++) dot += row[k] * a[j * n + k];
            row[j] = (row[j] - dot) / a[j * n + j];
        }
        for (ptrdiff_t k = 0; k < i; k++) s += row[k] * row[k];
        row[i] = sqrt(row[i] - s);
    }
}

void lu(double *a, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) {
        double *row = a + i * n;
        for (ptrdiff_t j = 0; j < n; j++) {
            double dot = 0;
            for (ptrdiff_t k = 0; k < (j < i ? j : i); k++) dot += row[k] * a[k * n + j];
            row[j] -= dot;
            if (j < i) row[j] /= a[j * n + j];
        }
    }
}

void durbin(const double *r, double *y, double *old, ptrdiff_t n) {
    double alpha = -r[0], beta = 1.0;
    y[0] = -r[0];
    for (ptrdiff_t k = 1; k < n; k++) {
        double dot = 0;
        beta *= 1.0 - alpha * alpha;
        for (ptrdiff_t i = 0; i < k; i++) dot += r[k - 1 - i] * y[i];
        alpha = -(r[k] + dot) / beta;
        memcpy(old, y, sizeof *y * (size_t)k);
        for (ptrdiff_t i = 0; i < k; i++) y[i] += alpha * old[k - 1 - i];
        y[k] = alpha;
    }
}

void trisolv(const double *l, double *x, const double *b, ptrdiff_t n) {
    for (ptrdiff_t i = 0; i < n; i++) {
        double dot = 0;
        for (ptrdiff_t k = 0; k < i; k++) dot += l[i * n + k] * x[k];
        x[i] = (b[i] - dot) / l[i * n + i];
    }
}
