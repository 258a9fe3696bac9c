// The table of targets.
#include "codegen/codegen.h"
#include "dialect/register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static void every_row_is_found_by_its_name(void **state) {
    (void)state;
    int n = 0;
    for (const codegen_target *t; (t = codegen_target_at(n)); n++) assert_ptr_equal(codegen_target_find(t->name), t);
    assert_true(n >= 4);
    assert_null(codegen_target_find("z80"));
    assert_null(codegen_target_at(-1));
}

static void native_is_a_row(void **state) {
    (void)state;
    assert_non_null(codegen_target_native());
    assert_ptr_equal(codegen_target_find("native"), codegen_target_native());
}

static void vectors_follow_the_cpu(void **state) {
    (void)state;
    codegen_options o = {.target = codegen_target_find("x86_64"), .cpu = "x86-64-v3"};
    kernel_target t;
    codegen_kernel_target(&o, &t);
    assert_int_equal(t.vector_bytes, 32);
    assert_int_equal(t.vector_registers, 16);
    o.cpu = "x86-64-v4";
    codegen_kernel_target(&o, &t);
    assert_int_equal(t.vector_bytes, 64);
    o = (codegen_options){.target = codegen_target_find("riscv64")};
    codegen_kernel_target(&o, &t);
    assert_int_equal(t.vector_bytes, 16);
    assert_true(t.l1 > 0 && t.l2 > t.l1 && t.cores > 0);
}

static void every_target_makes_an_object_of_an_empty_module(void **state) {
    (void)state;
    arena a;
    diag_sink d;
    intern_table names;
    arena_init(&a);
    diag_init(&d, &a);
    intern_init(&names, &a);
    ir_context *c = ir_context_new(&a, &names, &d);
    ir_register_all(c);
    for (int i = 0; codegen_target_at(i); i++) {
        codegen_options o = {.target = codegen_target_at(i), .opt_level = 2};
        ir_op *module = ir_module_new(c);
        codegen_module *m = codegen_compile(module, &o, &d);
        assert_non_null(m);
        char *bytes;
        size_t size;
        assert_true(codegen_object(m, &bytes, &size, &d));
        assert_true(size > 0);
        free(bytes);
        codegen_module_free(m);
    }
    arena_deinit(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_its_name),
        cmocka_unit_test(native_is_a_row),
        cmocka_unit_test(vectors_follow_the_cpu),
        cmocka_unit_test(every_target_makes_an_object_of_an_empty_module),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
