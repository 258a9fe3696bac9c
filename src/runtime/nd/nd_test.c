// The array library on its own: what a caller in C sees. Agreement with NumPy is tests/nd/run.py's.
#include "runtime/nd/nd_linalg.h"
#include "runtime/nd/nd_manip.h"
#include "runtime/nd/nd_reduce.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static nprt_array counted(int rank, const int64_t *shape) {
    nprt_array flat, a;
    int64_t n = 1;
    for (int i = 0; i < rank; i++) n *= shape[i];
    assert_true(nd_arange(NPRT_float64, nd_scalar_int(0), nd_scalar_int(n), nd_scalar_int(1), &flat));
    assert_true(nd_reshape(&flat, rank, shape, 'C', &a));
    nd_release(&flat);
    return a;
}

static void reshape_of_a_transposed_array_copies_and_of_a_packed_one_does_not(void **state) {
    (void)state;
    nprt_array a = counted(2, (int64_t[]){2, 3}), t, r;
    assert_true(nd_transpose(&a, NULL, &t));
    assert_true(nd_reshape(&t, 1, (int64_t[]){6}, 'C', &r));
    assert_ptr_not_equal(r.block, a.block);
    assert_true(nd_item_flat(&r, 1).f == 3);
    nd_release(&r);
    assert_true(nd_reshape(&a, 1, (int64_t[]){-1}, 'C', &r));
    assert_ptr_equal(r.block, a.block);
    nd_release(&r);
    nd_release(&t);
    nd_release(&a);
}

static void an_overlapping_in_place_operation_acts_on_the_old_values(void **state) {
    (void)state;
    nd_context ctx;
    nd_context_init(&ctx);
    nprt_array a = counted(1, (int64_t[]){6}), r, ahead = a, behind = a;
    behind.shape[0] = ahead.shape[0] = 5;
    ahead.data += 8;
    nd_operand in[] = {{&ahead, ND_STRONG}, {&behind, ND_STRONG}};
    nd_ufunc_options o = ND_UFUNC_DEFAULT;
    o.out = &ahead;   // a[1:] = a[1:] + a[:-1]
    assert_true(nd_ufunc_call(&ctx, ND_add, in, &o, &r));
    for (int i = 1; i < 6; i++) assert_true(nd_item_flat(&a, i).f == 2 * i - 1);
    nd_release(&r);
    nd_release(&a);
}

static void shapes_that_do_not_broadcast_raise_and_leave_the_result_alone(void **state) {
    (void)state;
    nd_context ctx;
    nd_context_init(&ctx);
    nprt_array a = counted(1, (int64_t[]){2}), b = counted(1, (int64_t[]){3}), r;
    assert_false(nd_ufunc_call2(&ctx, ND_add, &a, &b, &r));
    assert_string_equal(nprt_error_pending()->message,
                        "operands could not be broadcast together with shapes (2,) (3,) ");
    nprt_error_clear();
    nd_release(&a);
    nd_release(&b);
}

static void a_python_int_must_fit_the_dtype_it_meets(void **state) {
    (void)state;
    nd_context ctx;
    nd_context_init(&ctx);
    nprt_array a, n, r;
    assert_true(nd_full(NPRT_uint8, 0, NULL, nd_scalar_int(1), &a));
    assert_true(nd_from_scalar(nd_scalar_int(300), &n));
    nd_operand in[] = {{&a, ND_STRONG}, {&n, ND_WEAK_INT}};
    nd_ufunc_options o = ND_UFUNC_DEFAULT;
    assert_false(nd_ufunc_call(&ctx, ND_add, in, &o, &r));
    assert_string_equal(nprt_error_pending()->type, "OverflowError");
    nprt_error_clear();
    nd_release(&a);
    nd_release(&n);
}

static void gemm_equals_the_plain_triple_loop_for_odd_sizes(void **state) {
    (void)state;
    enum { M = 13, N = 37, K = 301 };
    static double a[M * K], b[K * N], c[M * N];
    for (int i = 0; i < M * K; i++) a[i] = i % 7 - 3;
    for (int i = 0; i < K * N; i++) b[i] = i % 5 - 2;
    memset(c, 0, sizeof c);
    assert_true(nd_dgemm(M, N, K, a, K, 1, b, N, 1, c, N));
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) {
            double s = 0;
            for (int k = 0; k < K; k++) s += a[i * K + k] * b[k * N + j];
            assert_true(c[i * N + j] == s);
        }
}

static void quicksort_and_stable_sort_agree_on_values(void **state) {
    (void)state;
    nprt_array a, q, s;
    int64_t n = 1000;
    assert_true(nd_empty(NPRT_int64, 1, &n, &a));
    for (int64_t i = 0; i < n; i++) ((int64_t *)a.data)[i] = i * 7919 % 37;
    assert_true(nd_sort(&a, -1, 'q', &q) && nd_sort(&a, -1, 's', &s));
    assert_memory_equal(q.data, s.data, (size_t)n * 8);
    nd_release(&a);
    nd_release(&q);
    nd_release(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reshape_of_a_transposed_array_copies_and_of_a_packed_one_does_not),
        cmocka_unit_test(an_overlapping_in_place_operation_acts_on_the_old_values),
        cmocka_unit_test(shapes_that_do_not_broadcast_raise_and_leave_the_result_alone),
        cmocka_unit_test(a_python_int_must_fit_the_dtype_it_meets),
        cmocka_unit_test(gemm_equals_the_plain_triple_loop_for_odd_sizes),
        cmocka_unit_test(quicksort_and_stable_sort_agree_on_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
