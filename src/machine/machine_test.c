// The table of machines.
#include "machine/machine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void every_row_is_found_by_its_name(void **state) {
    (void)state;
    int n = 0;
    for (const machine *m; (m = machine_at(n)); n++) assert_ptr_equal(machine_find(m->name), m);
    assert_true(n >= 4);
    assert_null(machine_find("z80"));
    assert_null(machine_at(-1));
}

static void native_is_a_row(void **state) {
    (void)state;
    assert_non_null(machine_native());
    assert_ptr_equal(machine_find("native"), machine_native());
}

static void vectors_follow_the_cpu(void **state) {
    (void)state;
    kernel_target t;
    machine_kernel_target(machine_find("x86_64"), "x86-64-v3", &t);
    assert_int_equal(t.vector_bytes, 32);
    assert_int_equal(t.vector_registers, 16);
    machine_kernel_target(machine_find("x86_64"), "x86-64-v4", &t);
    assert_int_equal(t.vector_bytes, 64);
    machine_kernel_target(machine_find("riscv64"), NULL, &t);
    assert_int_equal(t.vector_bytes, 16);
    assert_true(t.l1 > 0 && t.l2 > t.l1 && t.cores > 0);
}

static void processors_belong_to_their_machine(void **state) {
    (void)state;
    assert_true(machine_knows_cpu(machine_find("x86_64"), "znver4"));
    assert_false(machine_knows_cpu(machine_find("x86_64"), "neoverse-v2"));
    assert_false(machine_knows_cpu(machine_find("x86_64"), "znver"));
    assert_true(machine_knows_cpu(machine_find("aarch64"), "native"));
}

static void this_processor_is_described_the_same_each_time(void **state) {
    (void)state;
    char one[256], two[256];
    machine_describe_here(one, sizeof one);
    machine_describe_here(two, sizeof two);
    assert_string_equal(one, two);
    assert_true(strlen(one) > strlen(machine_native()->name));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_its_name),
        cmocka_unit_test(native_is_a_row),
        cmocka_unit_test(vectors_follow_the_cpu),
        cmocka_unit_test(processors_belong_to_their_machine),
        cmocka_unit_test(this_processor_is_described_the_same_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
