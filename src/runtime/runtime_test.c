// Memory, threads and the ABI table: what the Python checks cannot reach.
#include "runtime/abi.h"
#include "runtime/array.h"
#include "runtime/list.h"
#include "runtime/str.h"

// cmocka wants these before its header
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>
#include <string.h>

// The table refers to every function, so that this test links exactly when all are defined.
static void abi_table_is_complete_and_unique(void **state) {
    (void)state;
    int n;
    const nprt_abi_entry *t = nprt_abi_table(&n);
    assert_true(n > 150);
    for (int i = 0; i < n; i++) {
        assert_non_null(t[i].address);
        assert_memory_equal(t[i].name, "nprt_", 5);
        assert_non_null(strstr(t[i].signature, " -> "));
        for (int j = 0; j < i; j++) assert_string_not_equal(t[i].name, t[j].name);
    }
}

void npcc_program(void) {}

static void blocks_are_aligned_and_counted(void **state) {
    (void)state;
    static const int64_t sizes[] = {0, 1, 63, 64, 1000, 300000, 5 << 20, 20 << 20};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *b = nprt_block_new(sizes[i]);
        assert_int_equal((uintptr_t)b % 64, 0);
        if (sizes[i]) b[0] = b[sizes[i] - 1] = 1;
        assert_false(nprt_block_is_shared(b));
        nprt_block_retain(b);
        assert_true(nprt_block_is_shared(b));
        nprt_block_release(b);
        assert_false(nprt_block_is_shared(b));
        nprt_block_release(b);
    }
    assert_null(nprt_block_new(-1));
    assert_null(nprt_block_new(INT64_MAX));
    nprt_block_retain(NULL);
    nprt_block_release(NULL);
}

static void a_freed_large_block_is_used_again(void **state) {
    (void)state;
    void *first = nprt_block_new(1 << 20);
    nprt_block_release(first);
    void *second = nprt_block_new((1 << 20) - 5000);
    assert_ptr_equal(first, second);
    nprt_block_release(second);
    for (int i = 0; i < 40; i++) nprt_block_release(nprt_block_new((1 << 20) + i * 700000));
}

static void temporaries_are_a_stack(void **state) {
    (void)state;
    for (int round = 0; round < 3; round++) {
        char *a = nprt_arena_push(100), *b = nprt_arena_push(3 << 20), *c = nprt_arena_push(0),
             *d = nprt_arena_push(10 << 20);
        assert_int_equal((uintptr_t)a % 64, 0);
        assert_int_equal((uintptr_t)d % 64, 0);
        memset(a, 1, 100), memset(b, 2, 3 << 20), memset(d, 3, 10 << 20);
        nprt_arena_pop(d);
        assert_ptr_not_equal(c, b);
        char *e = nprt_arena_push(10);
        memset(e, 4, 10);
        assert_int_equal(a[99], 1);
        assert_int_equal(b[0], 2);
        nprt_arena_pop(b);
        char *f = nprt_arena_push(3 << 20);
        memset(f, 5, 3 << 20);
        assert_int_equal(a[99], 1);
        nprt_arena_pop(a);
    }
}

enum { ITEMS = 100000 };

static void count_items(void *ctx, int64_t begin, int64_t end) {
    _Atomic int *seen = ctx;
    for (int64_t i = begin; i < end; i++) atomic_fetch_add(&seen[i], 1);
}

static void nested(void *ctx, int64_t begin, int64_t end) {
    (void)begin, (void)end;
    nprt_parallel_for(count_items, ctx, ITEMS, 1000);
}

static void parallel_for_runs_every_item_once(void **state) {
    (void)state;
    static _Atomic int seen[ITEMS];
    for (int round = 1; round <= 200; round++) {
        nprt_parallel_for(count_items, seen, ITEMS, round * 37);
        for (int i = 0; i < ITEMS; i += 97) assert_int_equal(seen[i], round);
    }
    nprt_parallel_for(nested, seen, 4, 1);
    for (int i = 0; i < ITEMS; i++) assert_int_equal(seen[i], 204);
    nprt_parallel_for(count_items, seen, 0, 1);
    nprt_parallel_for(count_items, seen, 1, 0);
    assert_int_equal(seen[0], 205);
    assert_true(nprt_thread_count() >= 1);
}

static void arrays_in_lists_keep_their_memory(void **state) {
    (void)state;
    double data[6] = {0, 1, 2, 3, 4, 5};
    enum { SIZE = sizeof(nprt_memref) + 4 * sizeof(int64_t) };
    nprt_memref *m = test_calloc(1, SIZE), *out = test_calloc(1, SIZE);
    m->aligned = (char *)data;
    memcpy(m->sizes_strides, (int64_t[]){2, 2, 3, 2}, 4 * sizeof(int64_t));
    nprt_list *list = nprt_list_new("ai");
    nprt_list_set_array(list, nprt_list_add_item(list), 0, 2, m, NPRT_float64);   // copied: it has no block
    data[4] = 77;
    nprt_list *copy = nprt_list_concat(list, list);
    nprt_object_release(list);
    nprt_list_get_array(out, copy, 1, 0, 2);
    const double *p = (const double *)(const void *)out->aligned;
    int64_t stride = out->sizes_strides[3];
    assert_true(p[0] == 0 && p[stride] == 2 && p[out->sizes_strides[2]] == 3 && p[out->sizes_strides[2] + stride] == 5);
    nprt_str *text = nprt_typed_repr(copy, "[(ai)]");
    assert_string_equal(text->bytes,
                        "[(array([[0., 2.],\n       [3., 5.]]), 0), (array([[0., 2.],\n       [3., 5.]]), 0)]");
    nprt_object_release(text);
    nprt_list_delete(copy, 0);
    nprt_list_clear(copy);
    nprt_object_release(copy);
    test_free(m);
    test_free(out);
}

static void promotion_follows_numpy(void **state) {
    (void)state;
    static const nprt_dtype cases[][3] = {
        {NPRT_bool, NPRT_int8, NPRT_int8},
        {NPRT_int8, NPRT_uint8, NPRT_int16},
        {NPRT_int64, NPRT_uint64, NPRT_float64},
        {NPRT_int32, NPRT_uint8, NPRT_int32},
        {NPRT_int8, NPRT_float16, NPRT_float16},
        {NPRT_int16, NPRT_float16, NPRT_float32},
        {NPRT_int64, NPRT_float32, NPRT_float64},
        {NPRT_float32, NPRT_complex64, NPRT_complex64},
        {NPRT_float64, NPRT_complex64, NPRT_complex128},
        {NPRT_int16, NPRT_complex64, NPRT_complex64},
        {NPRT_int32, NPRT_complex64, NPRT_complex128},
        {NPRT_uint32, NPRT_int32, NPRT_int64},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(nprt_dtype_promote(cases[i][0], cases[i][1]), cases[i][2]);
        assert_int_equal(nprt_dtype_promote(cases[i][1], cases[i][0]), cases[i][2]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abi_table_is_complete_and_unique),  cmocka_unit_test(blocks_are_aligned_and_counted),
        cmocka_unit_test(a_freed_large_block_is_used_again), cmocka_unit_test(temporaries_are_a_stack),
        cmocka_unit_test(parallel_for_runs_every_item_once), cmocka_unit_test(arrays_in_lists_keep_their_memory),
        cmocka_unit_test(promotion_follows_numpy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
