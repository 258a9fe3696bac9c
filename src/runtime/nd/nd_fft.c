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
    bool inverse;
} plan_entry;
struct nd_fft_plans {
    plan_entry entries[PLANS];
};

static nd_fft_plan *plan_for(nd_context *ctx, int64_t n, bool inverse) {
    if (!ctx->fft_plans) ctx->fft_plans = calloc(1, sizeof *ctx->fft_plans);
    if (!ctx->fft_plans) {
        nprt_raise("MemoryError", "no memory for a Fourier transform");
        return NULL;
    }
    plan_entry *e = ctx->fft_plans->entries, found;
    int at = 0;
    while (at < PLANS && !(e[at].plan && e[at].n == n && e[at].inverse == inverse)) at++;
    if (at < PLANS) {
        found = e[at];
    } else {
        found = (plan_entry){nd_fft_plan_new(n, inverse), n, inverse};
        if (!found.plan) return NULL;
        at = PLANS - 1;
        nd_fft_plan_free(e[at].plan);
    }
    memmove(e + 1, e, sizeof *e * (size_t)at);
    e[0] = found;
    return found.plan;
}

static void take_line(number *line, const char *src, int64_t step, int64_t have, int64_t n) {
    for (int64_t k = 0; k < have; k++) line[k] = *(const number *)(src + k * step);
    memset(line + have, 0, sizeof *line * (size_t)(n - have));
}

static void give_line(const number *line, char *dst, int64_t step, int64_t n, bool inverse) {
    double const d = (double)n;
    for (int64_t k = 0; k < n; k++)
        *(number *)(dst + k * step) = inverse ? (number){line[k].re / d, line[k].im / d} : line[k];
}

static bool run_lines(nd_context *ctx, const nprt_array *source, int x, int64_t n, bool inverse,
                      const nprt_array *result) {
    nd_fft_plan *plan = plan_for(ctx, n, inverse);
    number *line = plan ? nd_scratch(n, sizeof *line) : NULL;
    if (!line) return false;
    nprt_array from = *source, to = *result;
    int64_t const have = source->shape[x] < n ? source->shape[x] : n;
    from.shape[x] = to.shape[x] = 1;
    const nprt_array *all[] = {&from, &to};
    nd_iter it;
    nd_iter_arrays(&it, 2, all, from.rank, from.shape, false);
    while (!it.done) {
        for (int64_t i = 0; i < it.inner_n; i++) {
            take_line(line, it.p[0] + i * it.inner[0], source->strides[x], have, n);
            nd_fft_run(plan, line);
            give_line(line, it.p[1] + i * it.inner[1], result->strides[x], n, inverse);
        }
        nd_iter_next(&it);
    }
    free(line);
    return true;
}

bool nd_fft(nd_context *ctx, const nprt_array *a, int64_t n, int axis, bool inverse, nprt_array *out) {
    if (!nd_numbers_only(a, "fft")) return false;
    int x;
    int64_t shape[NPRT_MAX_RANK];
    nprt_array source, r;
    if (!nd_axis(axis, a->rank, &x)) return false;
    if (n < 0) n = a->shape[x];
    if (n < 1) return nprt_raise("ValueError", "Invalid number of FFT data points (%lld) specified.", (long long)n);
    memcpy(shape, a->shape, sizeof shape);
    shape[x] = n;
    if (!nd_astype(NULL, a, NPRT_complex128, 'C', &source)) return false;
    bool ok = nd_empty(NPRT_complex128, a->rank, shape, &r);
    if (ok && !run_lines(ctx, &source, x, n, inverse, &r)) {
        nd_release(&r);
        ok = false;
    }
    nd_release(&source);
    if (ok) *out = r;
    return ok;
}
