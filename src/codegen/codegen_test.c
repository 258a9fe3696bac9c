// Code generation for every machine.
#include "codegen/codegen.h"
#include "dialect/register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

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
    for (int i = 0; machine_at(i); i++) {
        codegen_options o = {.target = machine_at(i), .opt_level = 2};
        ir_op *module = ir_module_new(c);
        codegen_module *m = codegen_compile(module, &o, &d);
        assert_non_null(m);
        loader_object objects[CODEGEN_MAX_PARTS];
        assert_int_equal(codegen_objects(m, objects, &d), 1);
        assert_true(objects[0].size > 0);
        codegen_module_free(m);
    }
    arena_deinit(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_target_makes_an_object_of_an_empty_module),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
