// Overlap of strided views against looking at every byte, on random pairs.
#include "analysis/overlap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PAIRS = 100000, SPAN = 4096, MOST = 4 };

typedef struct view {
    strided_view v;
    int64_t shape[MOST], strides[MOST];
} view;

static uint64_t state = 0x9e3779b97f4a7c15;

static int64_t pick(int64_t low, int64_t high) {   // both included
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return low + (int64_t)(state % (uint64_t)(high - low + 1));
}

static void random_view(view *w) {
    w->v = (strided_view){pick(-40, 40), pick(1, 8), (int)pick(0, MOST), w->shape, w->strides};
    int64_t const reach = pick(0, 3) ? 12 : 60;
    for (int i = 0; i < w->v.rank; i++) {
        w->shape[i] = pick(0, 40) ? pick(1, 5) : 0;
        w->strides[i] = pick(0, 1) ? pick(-reach, reach) : w->v.itemsize * pick(-6, 6);
    }
}

static int64_t count(const view *w) {
    int64_t n = 1;
    for (int i = 0; i < w->v.rank; i++) n *= w->shape[i];
    return n;
}

// Where element i, in row-major order, begins.
static int64_t place(const view *w, int64_t i) {
    int64_t at = w->v.offset;
    for (int k = w->v.rank; k-- > 0; i /= w->shape[k]) at += i % w->shape[k] * w->strides[k];
    return at;
}

static bool elements_meet(const view *a, int64_t at_a, const view *b, int64_t at_b) {
    return at_a < at_b + b->v.itemsize && at_b < at_a + a->v.itemsize;
}

static bool really_overlap(const view *a, const view *b) {
    static char seen[2 * SPAN];
    bool found = false;
    for (int64_t i = 0; i < count(a); i++) memset(seen + SPAN + place(a, i), 1, (size_t)a->v.itemsize);
    for (int64_t i = 0; i < count(b) && !found; i++)
        found = memchr(seen + SPAN + place(b, i), 1, (size_t)b->v.itemsize) != NULL;
    for (int64_t i = 0; i < count(a); i++) memset(seen + SPAN + place(a, i), 0, (size_t)a->v.itemsize);
    return found;
}

static int64_t place_at(const view *w, const int64_t *x) {
    int64_t at = w->v.offset;
    for (int i = 0; i < w->v.rank; i++) {
        assert_true(x[i] >= 0 && x[i] < w->shape[i]);
        at += x[i] * w->strides[i];
    }
    return at;
}

static void overlap_is_exact(void **unused) {
    (void)unused;
    int met = 0;
    for (int i = 0; i < PAIRS; i++) {
        view a, b;
        int64_t x[MOST], y[MOST];
        random_view(&a);
        random_view(&b);
        overlap const got = overlap_of(&a.v, &b.v, x, y);
        assert_int_equal(got, really_overlap(&a, &b) ? OVERLAP_YES : OVERLAP_NO);
        if (got == OVERLAP_YES) assert_true(elements_meet(&a, place_at(&a, x), &b, place_at(&b, y)));
        met += got == OVERLAP_YES;
    }
    assert_true(met > PAIRS / 10 && met < PAIRS - PAIRS / 10);
}

// Is every element of `from` read before a byte of it is written, when elements are taken in this order?
static bool really_safe(const view *to, const view *from, bool backward) {
    for (int64_t p = 0; p < count(to); p++)
        for (int64_t q = backward ? 0 : p + 1; q < (backward ? p : count(to)); q++)
            if (elements_meet(to, place(to, p), from, place(from, q))) return false;
    return true;
}

static void update_order_is_exact_for_equal_strides(void **unused) {
    (void)unused;
    int seen[4] = {0};
    for (int i = 0; i < PAIRS / 4; i++) {
        view to, from;
        random_view(&to);
        from = to;
        from.v.shape = from.shape;
        from.v.strides = from.strides;
        from.v.offset += pick(0, 1) ? pick(-20, 20) : to.v.itemsize * pick(-6, 6);
        update_order const got = overlap_update_order(&to.v, &from.v);
        bool const forward = really_safe(&to, &from, false), backward = really_safe(&to, &from, true);
        update_order const want = forward && backward ? UPDATE_ANY
                                  : forward           ? UPDATE_FORWARD
                                  : backward          ? UPDATE_BACKWARD
                                                      : UPDATE_COPY;
        assert_int_equal(got, want);
        seen[got]++;
    }
    for (int i = 0; i < 4; i++) assert_true(seen[i] > 0);
}

static void update_order_of_any_two_is_safe(void **unused) {
    (void)unused;
    for (int i = 0; i < PAIRS / 4; i++) {
        view to, from;
        random_view(&to);
        random_view(&from);
        if (to.v.rank != from.v.rank) continue;
        memcpy(from.shape, to.shape, sizeof to.shape);
        update_order const got = overlap_update_order(&to.v, &from.v);
        if (got == UPDATE_ANY || got == UPDATE_FORWARD) assert_true(really_safe(&to, &from, false));
        if (got == UPDATE_ANY || got == UPDATE_BACKWARD) assert_true(really_safe(&to, &from, true));
    }
}

static void large_views_take_little_work(void **unused) {
    (void)unused;
    int64_t const n[] = {1000000, 1000000}, rows[] = {16000000, 16}, none[] = {INT64_MAX / 4, INT64_MAX / 4};
    strided_view const even = {0, 8, 2, n, rows}, odd = {8, 8, 2, n, rows}, shifted = {4, 8, 2, n, rows};
    assert_int_equal(overlap_of(&even, &odd, NULL, NULL), OVERLAP_NO);
    assert_int_equal(overlap_of(&even, &shifted, NULL, NULL), OVERLAP_YES);
    strided_view const far = {INT64_MAX - 8, 8, 2, n, rows}, huge = {0, 1, 2, none, none};
    assert_int_equal(overlap_of(&even, &far, NULL, NULL), OVERLAP_NO);
    assert_int_not_equal(overlap_of(&huge, &huge, NULL, NULL), OVERLAP_NO);
}

static void ranges(void **unused) {
    (void)unused;
    assert_int_equal(overlap_of_ranges(0, 10, 2, 1, 10, 2), OVERLAP_NO);
    assert_int_equal(overlap_of_ranges(0, 10, 2, 1, 10, 3), OVERLAP_YES);
    assert_int_equal(overlap_of_ranges(0, 5, 1, 5, 5, 1), OVERLAP_NO);
    assert_int_equal(overlap_of_ranges(9, 5, -1, 0, 5, 1), OVERLAP_NO);
    assert_int_equal(overlap_of_ranges(9, 6, -1, 0, 5, 1), OVERLAP_YES);
    assert_int_equal(overlap_of_ranges(0, 0, 1, 0, 5, 1), OVERLAP_NO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlap_is_exact),
        cmocka_unit_test(update_order_is_exact_for_equal_strides),
        cmocka_unit_test(update_order_of_any_two_is_safe),
        cmocka_unit_test(large_views_take_little_work),
        cmocka_unit_test(ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
