// Discrete Fourier transforms along an axis.
#include "runtime/nd/nd_fft_plan.h"
#include "runtime/nd/nd_iter.h"
#include "runtime/nd/nd_matrix.h"
#include <stdlib.h>
#include <string.h>

typedef nd_fft_number number;

// The plans of a context, the last used one first.
enum { PLANS = 8 };
typedef struct plan_entry {
    nd_fft_plan *plan;
    int64_t n;
    bool inverse, real;
} plan_entry;
struct nd_fft_plans {
    plan_entry entries[PLANS];
};

static nd_fft_plan *plan_for(nd_context *ctx, int64_t n, bool inverse, bool real) {
    if (!ctx->fft_plans) ctx->fft_plans = calloc(1, sizeof *ctx->fft_plans);
    if (!ctx->fft_plans) {
        nprt_raise("MemoryError", "no memory for a Fourier transform");
        return NULL;
    }
    plan_entry *e = ctx->fft_plans->entries, found;
    int at = 0;
    while (at < PLANS && !(e[at].plan && e[at].n == n && e[at].inverse == inverse && e[at].real == real)) at++;
    if (at < PLANS) {
        found = e[at];
    } else {
        found = (plan_entry){(real ? nd_fft_plan_new_real : nd_fft_plan_new)(n, inverse), n, inverse, real};
        if (!found.plan) return NULL;
        at = PLANS - 1;
        nd_fft_plan_free(e[at].plan);
    }
    memmove(e + 1, e, sizeof *e * (size_t)at);
    e[0] = found;
    return found.plan;
}

// n numbers of one kind: complex, or real ones.
static void copy_line(nprt_dtype t, char *to, int64_t to_step, const char *from, int64_t from_step, int64_t n) {
    int64_t const size = (int64_t)nprt_dtype_size(t);
    if (to_step == size && from_step == size)
        memcpy(to, from, (size_t)(n * size));
    else if (t == NPRT_complex128)
        for (int64_t k = 0; k < n; k++) *(number *)(to + k * to_step) = *(const number *)(from + k * from_step);
    else
        for (int64_t k = 0; k < n; k++) *(double *)(to + k * to_step) = *(const double *)(from + k * from_step);
}

// A transform of lines: how many numbers come in and go out, and of which kind they are.
typedef struct transform {
    nd_fft_plan *plan;
    bool inverse, real;
    int64_t in, out;
    nprt_dtype in_dtype, out_dtype;
    double divisor;
} transform;

static transform transform_of(int64_t n, bool inverse, bool real) {
    int64_t const half = n / 2 + 1;
    return (transform){.inverse = inverse,
                       .real = real,
                       .in = real && inverse ? half : n,
                       .out = real && !inverse ? half : n,
                       .in_dtype = real && !inverse ? NPRT_float64 : NPRT_complex128,
                       .out_dtype = real && inverse ? NPRT_float64 : NPRT_complex128,
                       .divisor = (double)(real ? n / 2 : n)};
}

// One line of `have` numbers, which may be too few or too many.
static void run_line(const transform *t, number *line, const char *from, int64_t from_step, int64_t have, char *to,
                     int64_t to_step) {
    int64_t const in_size = (int64_t)nprt_dtype_size(t->in_dtype), out_size = (int64_t)nprt_dtype_size(t->out_dtype);
    copy_line(t->in_dtype, (char *)line, in_size, from, from_step, have);
    memset((char *)line + have * in_size, 0, (size_t)((t->in - have) * in_size));
    (t->real ? nd_fft_run_real : nd_fft_run)(t->plan, line);
    double *const parts = (double *)line;
    for (int64_t k = 0; t->inverse && k < t->out * out_size / (int64_t)sizeof *parts; k++) parts[k] /= t->divisor;
    copy_line(t->out_dtype, to, to_step, (const char *)line, out_size, t->out);
}

static bool run_lines(const transform *t, const nprt_array *source, int x, const nprt_array *result) {
    number *line = nd_scratch((t->in > t->out ? t->in : t->out) + 1, sizeof *line);
    if (!line) return false;
    nprt_array from = *source, to = *result;
    int64_t const have = source->shape[x] < t->in ? source->shape[x] : t->in;
    from.shape[x] = to.shape[x] = 1;
    const nprt_array *all[] = {&from, &to};
    nd_iter it;
    nd_iter_arrays(&it, 2, all, from.rank, from.shape, false);
    while (!it.done) {
        for (int64_t i = 0; i < it.inner_n; i++)
            run_line(t, line, it.p[0] + i * it.inner[0], source->strides[x], have, it.p[1] + i * it.inner[1],
                     result->strides[x]);
        nd_iter_next(&it);
    }
    nprt_block_release(line);
    return true;
}

bool nd_fft(nd_context *ctx, const nprt_array *a, int64_t n, int axis, bool inverse, bool real, nprt_array *out) {
    if (!nd_numbers_only(a, "fft")) return false;
    int x;
    int64_t shape[NPRT_MAX_RANK];
    nprt_array source, r;
    if (!nd_axis(axis, a->rank, &x)) return false;
    if (n < 0) n = a->shape[x];
    if (n < 1) return nprt_raise("ValueError", "Invalid number of FFT data points (%lld) specified.", (long long)n);
    transform t = transform_of(n, inverse, real);
    memcpy(shape, a->shape, sizeof shape);
    shape[x] = t.out;
    t.plan = plan_for(ctx, n, inverse, real);
    if (!t.plan || !nd_astype(NULL, a, t.in_dtype, 'C', &source)) return false;
    bool ok = nd_empty(t.out_dtype, a->rank, shape, &r);
    if (ok && !run_lines(&t, &source, x, &r)) {
        nd_release(&r);
        ok = false;
    }
    nd_release(&source);
    if (ok) *out = r;
    return ok;
}
