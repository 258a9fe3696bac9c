// Gaussian elimination with partial pivoting (G. Golub, C. Van Loan, "Matrix Computations", 3.4) and what it solves;
// Cholesky's factorisation.
#include "runtime/nd/nd_matrix.h"
#include "runtime/simd.h"
#include <math.h>
#include <string.h>

static double size1(nd_c z) { return fabs(creal(z)) + fabs(cimag(z)); }

// Factors a in place; order[i] is the row that came to i. Returns the sign of the permutation, 0 when singular.
static int factor(nd_c *a, int64_t n, int64_t *order) {
    int sign = 1;
    bool singular = false;
    for (int64_t i = 0; i < n; i++) order[i] = i;
    for (int64_t k = 0; k < n; k++) {
        int64_t p = k;
        for (int64_t i = k + 1; i < n; i++)
            if (size1(a[i * n + k]) > size1(a[p * n + k])) p = i;
        if (a[p * n + k] == 0) {
            singular = true;
            continue;
        }
        if (p != k) {
            sign = -sign;
            int64_t t = order[p];
            order[p] = order[k];
            order[k] = t;
            for (int64_t j = 0; j < n; j++) {
                nd_c x = a[p * n + j];
                a[p * n + j] = a[k * n + j];
                a[k * n + j] = x;
            }
        }
        for (int64_t i = k + 1; i < n; i++) {
            nd_c m = a[i * n + k] = nd_div(a[i * n + k], a[k * n + k]);
            if (m == 0) continue;
            for (int64_t j = k + 1; j < n; j++) a[i * n + j] -= m * a[k * n + j];
        }
    }
    return singular ? 0 : sign;
}

// x = A^-1 b for m columns; lu and order are factor's.
static void substitute(const nd_c *lu, const int64_t *order, int64_t n, const nd_c *b, int64_t m, nd_c *x) {
    for (int64_t i = 0; i < n; i++) {
        memcpy(x + i * m, b + order[i] * m, sizeof(nd_c) * (size_t)m);
        for (int64_t k = 0; k < i; k++)
            for (int64_t j = 0; j < m; j++) x[i * m + j] -= lu[i * n + k] * x[k * m + j];
    }
    for (int64_t i = n - 1; i >= 0; i--) {
        for (int64_t k = i + 1; k < n; k++)
            for (int64_t j = 0; j < m; j++) x[i * m + j] -= lu[i * n + k] * x[k * m + j];
        for (int64_t j = 0; j < m; j++) x[i * m + j] = nd_div(x[i * m + j], lu[i * n + i]);
    }
}

// x -= the sum of c[k] times row k of y, for `count` rows of m.
NPRT_VECTOR_CLONES
static void subtract_rows(double *restrict x, const double *c, int64_t count, const double *restrict y, int64_t m) {
    for (int64_t k = 0; k < count; k++)
        for (int64_t j = 0; j < m; j++) x[j] -= c[k] * y[k * m + j];
}

static void substitute_real(const double *lu, const int64_t *order, int64_t n, const double *b, int64_t m, double *x) {
    for (int64_t i = 0; i < n; i++) {
        memcpy(x + i * m, b + order[i] * m, sizeof *x * (size_t)m);
        subtract_rows(x + i * m, lu + i * n, i, x, m);
    }
    for (int64_t i = n - 1; i >= 0; i--) {
        subtract_rows(x + i * m, lu + i * n + i + 1, n - i - 1, x + (i + 1) * m, m);
        for (int64_t j = 0; j < m; j++) x[i * m + j] /= lu[i * n + i];
    }
}

static void real_parts(const nd_c *z, double *x, int64_t n) {
    for (int64_t i = 0; i < n; i++) x[i] = creal(z[i]);
}

static bool solve_real(const nd_stack *a, const nd_stack *b, const nprt_array *work) {
    int64_t const n = a->rows, m = b->columns;
    double *lu = nd_scratch(n * n + 2 * n * m + n, sizeof *lu);
    if (!lu) return false;
    double *right = lu + n * n, *x = right + n * m;
    int64_t *order = (int64_t *)(x + n * m);
    bool ok = true;
    for (int64_t i = 0; i < b->count && ok; i++) {
        if (i == 0 || a->count > 1) {
            real_parts(nd_stack_at(a, i), lu, n * n);
            ok = nd_factor_real(lu, n, order) != 0 || nprt_raise("LinAlgError", "Singular matrix");
        }
        if (!ok) break;
        real_parts(nd_stack_at(b, i), right, n * m);
        substitute_real(lu, order, n, right, m, x);
        nd_c *out = (nd_c *)work->data + i * n * m;
        for (int64_t k = 0; k < n * m; k++) out[k] = x[k];
    }
    nprt_block_release(lu);
    return ok;
}

static bool solve_complex(nd_stack *a, const nd_stack *b, const nprt_array *work) {
    int64_t n = a->rows, m = b->columns;
    int64_t *order = nd_scratch(n, sizeof *order);
    if (!order) return false;
    bool ok = true;
    for (int64_t i = 0; i < b->count && ok; i++) {
        nd_c *lu = nd_stack_at(a, a->count == 1 ? 0 : i);
        if ((i == 0 || a->count > 1) && factor(lu, n, order) == 0)
            ok = nprt_raise("LinAlgError", "Singular matrix");
        else
            substitute(lu, order, n, nd_stack_at(b, i), m, (nd_c *)work->data + i * n * m);
    }
    nprt_block_release(order);
    return ok;
}

static bool solve_stack(nd_stack *a, const nd_stack *b, const nprt_array *work) {
    bool const real = nprt_dtype_kind(a->result) != 'c' && nprt_dtype_kind(b->result) != 'c';
    return real ? solve_real(a, b, work) : solve_complex(a, b, work);
}

bool nd_solve(nd_context *ctx, const nprt_array *a, const nprt_array *b, nprt_array *out) {
    (void)ctx;
    nd_stack s, t;
    nprt_array work, right = *b, r, wide = {0};
    bool vector = b->rank == a->rank - 1;
    if (!nd_stack_init(a, true, &s)) return false;
    if (vector) {
        right.shape[right.rank] = 1;
        right.strides[right.rank++] = (int64_t)nprt_dtype_size(b->dtype);
    }
    bool ok =
        right.rank >= 2 ||
        nprt_raise("LinAlgError", "%d-dimensional array given. Array must be at least two-dimensional", right.rank);
    if (ok && right.shape[right.rank - 2] != s.rows)
        ok = nprt_raise("ValueError",
                        "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                        "(m,m),(m,n)->(m,n) (size %lld is different from %lld)",
                        (long long)right.shape[right.rank - 2], (long long)s.rows);
    if (ok && s.count > 1) {   // the right side gets a's leading axes
        int64_t shape[NPRT_MAX_RANK];
        memcpy(shape, a->shape, sizeof shape);
        shape[a->rank - 1] = right.shape[right.rank - 1];
        ok = nd_broadcast_to(&right, a->rank, shape, &wide);
        right = wide;
    }
    if (ok && nd_stack_init(&right, false, &t)) {
        nprt_dtype result = nprt_dtype_promote(s.result, t.result);
        ok = nd_stack_new(&t, 2, t.rows, t.columns, &work);
        if (ok && !solve_stack(&s, &t, &work)) {
            nd_release(&work);
            ok = false;
        }
        ok = ok && nd_stack_result(&work, result, &r);
        nd_stack_deinit(&t);
        if (ok) {
            if (vector) r.rank--;
            *out = r;
        }
    } else {
        ok = false;
    }
    nd_release(&wide);
    nd_stack_deinit(&s);
    return ok;
}

bool nd_inv(nd_context *ctx, const nprt_array *a, nprt_array *out) {
    nprt_array eye;
    if (a->rank < 2)
        return nprt_raise("LinAlgError", "%d-dimensional array given. Array must be at least two-dimensional", a->rank);
    int64_t n = a->shape[a->rank - 1], shape[NPRT_MAX_RANK];
    for (int i = 0; i < a->rank; i++) shape[i] = i < a->rank - 2 ? 1 : n;
    if (a->shape[a->rank - 2] != n) return nprt_raise("LinAlgError", "Last 2 dimensions of the array must be square");
    nprt_dtype t = strchr("fc", nprt_dtype_kind(a->dtype)) ? a->dtype : NPRT_float64;
    if (!nd_zeros(t, a->rank, shape, &eye)) return false;
    int64_t diagonal = eye.strides[a->rank - 2] + eye.strides[a->rank - 1];
    for (int64_t i = 0; i < n; i++) nd_scalar_store(nd_scalar_int(1), t, eye.data + i * diagonal);
    bool ok = nd_solve(ctx, a, &eye, out);
    nd_release(&eye);
    return ok;
}

// The sign (a unit complex number) of a determinant and the logarithm of its size, by its factors, which take a's
// place.
static void sign_and_log(nd_c *a, int64_t n, bool real, int64_t *order, double *work, nd_c *unit, double *log_size) {
    if (real) real_parts(a, work, n * n);
    int const turns = real ? nd_factor_real(work, n, order) : factor(a, n, order);
    *unit = turns;
    *log_size = turns ? 0 : -INFINITY;
    for (int64_t k = 0; k < n && turns; k++) {
        nd_c const x = real ? work[k * n + k] : a[k * n + k];
        double const size = cabs(x);
        *unit *= nd_div(x, size);
        *log_size += log(size);
    }
}

// The determinants in *det, or their signs and logarithms.
static bool determinants(const nprt_array *a, nprt_array *det, nprt_array *sign, nprt_array *logdet) {
    nd_stack s;
    nprt_array d, g, l;
    if (!nd_stack_init(a, true, &s)) return false;
    bool const real = nprt_dtype_kind(s.result) == 'f';
    int64_t n = s.rows, *order = nd_scratch(n, sizeof *order);
    double *work = nd_scratch(real ? n * n : 0, sizeof *work);
    bool ok = order && work && nd_stack_new(&s, 0, 0, 0, &d) && nd_stack_new(&s, 0, 0, 0, &g) &&
              nd_stack_new(&s, 0, 0, 0, &l);
    for (int64_t i = 0; i < s.count && ok; i++) {
        nd_c unit;
        double log_size;
        sign_and_log(nd_stack_at(&s, i), n, real, order, work, &unit, &log_size);
        ((nd_c *)d.data)[i] = unit * exp(log_size);   // as NumPy forms it
        ((nd_c *)g.data)[i] = unit;
        ((nd_c *)l.data)[i] = log_size;
    }
    nprt_block_release(order);
    nprt_block_release(work);
    if (ok && det) {
        ok = nd_stack_result(&d, s.result, det);
        nd_release(&g);
        nd_release(&l);
    } else if (ok) {
        nd_release(&d);
        ok = nd_stack_result(&g, s.result, sign) && nd_stack_result(&l, s.real_result, logdet);
    }
    nd_stack_deinit(&s);
    return ok;
}

bool nd_det(nd_context *ctx, const nprt_array *a, nprt_array *out) {
    (void)ctx;
    return determinants(a, out, NULL, NULL);
}

bool nd_slogdet(nd_context *ctx, const nprt_array *a, nprt_array *out_sign, nprt_array *out_logdet) {
    (void)ctx;
    return determinants(a, NULL, out_sign, out_logdet);
}

// x becomes its lower factor; false when it is not positive definite.
static bool cholesky_complex(nd_c *x, int64_t n) {
    for (int64_t j = 0; j < n; j++) {
        double d = creal(x[j * n + j]);
        for (int64_t k = 0; k < j; k++) d -= nd_abs2(x[j * n + k]);
        if (d <= 0) return false;
        x[j * n + j] = sqrt(d);
        for (int64_t i = j + 1; i < n; i++) {
            nd_c v = x[i * n + j];
            for (int64_t k = 0; k < j; k++) v -= x[i * n + k] * conj(x[j * n + k]);
            x[i * n + j] = nd_div(v, x[j * n + j]);
        }
        for (int64_t i = 0; i < j; i++) x[i * n + j] = 0;
    }
    return true;
}

// Only the lower triangle of x counts.
static bool cholesky_by_real(nd_c *x, int64_t n, double *u) {
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j <= i; j++) u[j * n + i] = creal(x[i * n + j]);
    if (!nd_cholesky_real(u, n)) return false;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < n; j++) x[i * n + j] = j <= i ? u[j * n + i] : 0;
    return true;
}

bool nd_cholesky(nd_context *ctx, const nprt_array *a, nprt_array *out) {
    (void)ctx;
    nd_stack s;
    if (!nd_stack_init(a, true, &s)) return false;
    int64_t const n = s.rows;
    bool const real = nprt_dtype_kind(s.result) == 'f';
    double *work = nd_scratch(real ? n * n : 0, sizeof *work);
    bool ok = work != NULL;
    for (int64_t m = 0; m < s.count && ok; m++) {
        nd_c *x = nd_stack_at(&s, m);
        ok = (real ? cholesky_by_real(x, n, work) : cholesky_complex(x, n)) ||
             nprt_raise("LinAlgError", "Matrix is not positive definite");
    }
    nprt_block_release(work);
    nprt_dtype result = s.result;
    if (ok) return nd_stack_result(&s.source, result, out);
    nd_stack_deinit(&s);
    return false;
}
