// Shuffles, permutations and choices, on either generator.
#include "runtime/distributions.h"
#include "runtime/error.h"
#include "runtime/object.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void swap(int64_t *a, int64_t i, int64_t j) {
    int64_t t = a[i];
    a[i] = a[j];
    a[j] = t;
}

// The partners of the items `last` and before, not before 1, drawn ahead so that memory brings them meanwhile; how
// many.
enum { AHEAD = 32 };
static int64_t draw_partners(nprt_bits *b, int64_t last, const char *items, int64_t stride, int64_t *partners) {
    int64_t const count = last < AHEAD ? last : AHEAD;
    for (int64_t k = 0; k < count; k++) {
        partners[k] = (int64_t)nprt_bits_interval(b, (uint64_t)(last - k));
        __builtin_prefetch(items + partners[k] * stride, 1);
    }
    return count;
}

void nprt_bits_permutation(nprt_bits *b, int64_t *out, int64_t n) {
    int64_t partners[AHEAD];
    for (int64_t i = 0; i < n; i++) out[i] = i;
    for (int64_t last = n - 1, count; last > 0; last -= count) {
        count = draw_partners(b, last, (const char *)out, sizeof *out, partners);
        for (int64_t k = 0; k < count; k++) swap(out, last - k, partners[k]);
    }
}

static void swap_items(char *x, char *y, size_t size) {
    char t[16];
    for (size_t part; size; size -= part, x += part, y += part) {
        part = size < sizeof t ? size : sizeof t;
        memcpy(t, x, part);
        memcpy(x, y, part);
        memcpy(y, t, part);
    }
}

// Exchanges two subarrays of the axes from `axis` on.
static void swap_rows(const nprt_array *a, int32_t axis, char *x, char *y) {
    if (axis == a->rank) {
        swap_items(x, y, nprt_dtype_size(a->dtype));
        return;
    }
    for (int64_t i = 0; i < a->shape[axis]; i++)
        swap_rows(a, axis + 1, x + i * a->strides[axis], y + i * a->strides[axis]);
}

void nprt_bits_shuffle(nprt_bits *b, const nprt_array *a) {
    if (a->rank == 0) return;
    int64_t const stride = a->strides[0];
    int64_t partners[AHEAD];
    for (int64_t last = a->shape[0] - 1, count; last > 0; last -= count) {
        count = draw_partners(b, last, a->data, stride, partners);
        for (int64_t k = 0; k < count; k++)
            if (last - k != partners[k]) swap_rows(a, 1, a->data + (last - k) * stride, a->data + partners[k] * stride);
    }
}

void nprt_bits_shuffle_lane(nprt_bits *b, char *data, int64_t stride, int64_t n, size_t item, int64_t first) {
    for (int64_t i = n - 1; i >= first; i--) {
        int64_t j = (int64_t)nprt_bits_interval(b, (uint64_t)i);
        if (i != j) swap_items(data + i * stride, data + j * stride, item);
    }
}

// Generator shuffles indices with Lemire's method here, from the end down to `first`.
static void shuffle_tail(nprt_bits *b, int64_t *a, int64_t n, int64_t first) {
    for (int64_t i = n - 1; i >= first; i--) swap(a, i, (int64_t)nprt_bits_bounded64(b, (uint64_t)i));
}

// Floyd's algorithm (Bentley & Floyd 1987) with an open-addressing set.
static void choose_floyd(nprt_bits *b, int64_t *out, int64_t n, int64_t population) {
    uint64_t slots = 1;
    while (slots < (uint64_t)n * 2) slots *= 2;
    int64_t *set = nprt_xmalloc(slots * sizeof *set);
    memset(set, 0xff, slots * sizeof *set);
    for (int64_t j = population - n; j < population; j++) {
        int64_t v = (int64_t)nprt_bits_bounded64(b, (uint64_t)j);
        uint64_t at = (uint64_t)v & (slots - 1);
        while (set[at] != -1 && set[at] != v) at = (at + 1) & (slots - 1);
        if (set[at] == v) {
            v = j;
            at = (uint64_t)v & (slots - 1);
            while (set[at] != -1) at = (at + 1) & (slots - 1);
        }
        set[at] = v;
        out[j - (population - n)] = v;
    }
    free(set);
}

static void choose_modern(nprt_bits *b, int64_t *out, int64_t n, int64_t population, bool shuffle) {
    if (population <= 10000 || n <= population / (shuffle ? 50 : 20)) {
        choose_floyd(b, out, n, population);
        if (shuffle) shuffle_tail(b, out, n, 1);
        return;
    }
    int64_t *all = nprt_xmalloc((size_t)population * sizeof *all);
    for (int64_t i = 0; i < population; i++) all[i] = i;
    shuffle_tail(b, all, population, population - n > 1 ? population - n : 1);
    memcpy(out, all + population - n, (size_t)n * sizeof *out);
    free(all);
}

bool nprt_bits_choice(nprt_bits *b, int64_t *out, int64_t n, int64_t population, bool replace, bool shuffle) {
    if (n == 0) return true;
    if (population <= 0) {
        return nprt_raise("ValueError", b->gauss ? "a must be greater than 0 unless no samples are taken"
                                                 : "a must be a positive integer unless no samples are taken");
    }
    if (replace) {
        nprt_bits_fill(b, NPRT_int64, 0, (uint64_t)population - 1, out, n);
        return true;
    }
    if (n > population) {
        return nprt_raise("ValueError", b->gauss ? "Cannot take a larger sample than population when 'replace=False'"
                                                 : "Cannot take a larger sample than population when replace is False");
    }
    if (!b->gauss) {
        choose_modern(b, out, n, population, shuffle);
        return true;
    }
    int64_t *all = nprt_block_new(population * (int64_t)sizeof *all);
    if (!all) return nprt_raise("MemoryError", "Unable to allocate a permutation of the population");
    nprt_bits_permutation(b, all, population);
    memcpy(out, all, (size_t)n * sizeof *out);
    nprt_block_release(all);
    return true;
}

double nprt_sum_kahan(const double *p, int64_t n) {
    double sum = n > 0 ? p[0] : 0.0, carry = 0;
    for (int64_t i = 1; i < n; i++) {
        double y = p[i] - carry, t = sum + y;
        carry = (t - sum) - y;
        sum = t;
    }
    return sum;
}

static bool check_probabilities(const double *p, int64_t count, double tolerance) {
    double sum = nprt_sum_kahan(p, count);
    if (isnan(sum)) return nprt_raise("ValueError", "probabilities contain NaN");
    for (int64_t i = 0; i < count; i++) {
        if (p[i] < 0) return nprt_raise("ValueError", "probabilities are not non-negative");
    }
    return fabs(sum - 1.0) <= tolerance || nprt_raise("ValueError", "probabilities do not sum to 1");
}

static void cumulate(const double *p, int64_t count, double *cdf) {
    double sum = 0;
    for (int64_t i = 0; i < count; i++) cdf[i] = sum = i ? sum + p[i] : p[i];
    for (int64_t i = 0; i < count; i++) cdf[i] /= sum;
}

// The number of cdf entries <= x: searchsorted(side='right').
static int64_t find(const double *cdf, int64_t count, double x) {
    int64_t low = 0, high = count;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (x < cdf[middle]) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

// Rounds of draws, each with what was found so far made impossible, keeping the first of equal finds.
static void choose_distinct(nprt_bits *b, int64_t *out, int64_t n, double *p, int64_t count, double *cdf) {
    int64_t have = 0;
    double *draws = nprt_xmalloc((size_t)n * sizeof *draws);
    while (have < n) {
        int64_t wanted = n - have;
        for (int64_t i = 0; i < wanted; i++) draws[i] = b->next_double(b->state);
        for (int64_t i = 0; i < have; i++) p[out[i]] = 0;
        cumulate(p, count, cdf);
        for (int64_t i = 0; i < wanted; i++) {
            int64_t v = find(cdf, count, draws[i]);
            if (v >= count || p[v] < 0) continue;
            p[v] = -1 - p[v];   // taken in this round; undone below
            out[have++] = v;
        }
        for (int64_t i = 0; i < have; i++) {
            if (p[out[i]] < 0) p[out[i]] = -1 - p[out[i]];
        }
    }
    free(draws);
}

bool nprt_bits_choice_p(nprt_bits *b, int64_t *out, int64_t n, const double *p, int64_t count, bool replace,
                        double tolerance) {
    if (count <= 0) return nprt_bits_choice(b, out, n, count, replace, true);
    if (!check_probabilities(p, count, tolerance)) return false;
    if (n == 0) return true;
    if (!replace) {
        int64_t possible = 0;
        for (int64_t i = 0; i < count; i++) possible += p[i] > 0;
        if (n > count) return nprt_bits_choice(b, out, n, count, false, true);
        if (n > possible) return nprt_raise("ValueError", "Fewer non-zero entries in p than size");
    }
    double *cdf = nprt_xmalloc(2 * (size_t)count * sizeof *cdf), *left = cdf + count;
    if (replace) {
        cumulate(p, count, cdf);
        for (int64_t i = 0; i < n; i++) out[i] = find(cdf, count, b->next_double(b->state));
    } else {
        memcpy(left, p, (size_t)count * sizeof *left);
        choose_distinct(b, out, n, left, count, cdf);
    }
    free(cdf);
    return true;
}
