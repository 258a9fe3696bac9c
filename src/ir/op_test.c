#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ir/dialect.h"

enum { TEST_FIRST = 20 * IR_OPCODES_PER_DIALECT, TEST_make = TEST_FIRST, TEST_use, TEST_block, TEST_end, TEST_module };

static const ir_op_row rows[] = {
    {"make", "() {value: any} -> (r: any)", "attr-dict $value", IR_PURE | IR_CONSTANT_LIKE, NULL, ""},
    {"use", "(a: any...) -> (r: any)", NULL, IR_PURE, NULL, ""},
    {"block", "() [body]", NULL, 0, NULL, ""},
    {"end", "()", "attr-dict", IR_TERMINATOR, NULL, ""},
};
static const ir_dialect test_dialect = {.name = "test", .first_opcode = TEST_FIRST, .op_count = 4, .rows = rows};

static const ir_op_row module_rows[] = {
    {"module", "() [body]", NULL, IR_ISOLATED | IR_NO_TERMINATOR | IR_SYMBOL_TABLE, NULL, ""}};
static const ir_dialect builtin = {
    .name = "builtin", .first_opcode = IR_OPCODES_PER_DIALECT, .op_count = 1, .rows = module_rows};

typedef struct fixture {
    arena a;
    intern_table names;
    diag_sink d;
    ir_context *c;
    ir_op *module;
    ir_builder b;
} fixture;

static int set_up(void **state) {
    static fixture f;
    arena_init(&f.a);
    intern_init(&f.names, &f.a);
    diag_init(&f.d, &f.a);
    f.c = ir_context_new(&f.a, &f.names, &f.d);
    assert_true(ir_register_dialect(f.c, &builtin));
    assert_true(ir_register_dialect(f.c, &test_dialect));
    f.module = ir_module_new(f.c);
    f.b = ir_builder_at_end(f.c, ir_module_body(f.module), ir_loc_unknown(f.c));
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    arena_deinit(&((fixture *)*state)->a);
    return 0;
}

static ir_value *make(fixture *f, int64_t v) {
    ir_type t = ir_type_index(f->c);
    ir_op *op = ir_build(&f->b, TEST_make, 0, NULL, 1, &t, 0);
    ir_op_set_attr(f->c, op, "value", ir_attr_index(f->c, v));
    return ir_result(op, 0);
}

static void equal_types_and_attributes_are_one_pointer(void **state) {
    fixture *f = *state;
    int64_t const dims[] = {4, IR_DYNAMIC};
    ir_type a = ir_type_tensor(f->c, 2, dims, ir_type_float(f->c, 32)),
            b = ir_type_tensor(f->c, 2, dims, ir_type_float(f->c, 32));
    assert_ptr_equal(a, b);
    assert_ptr_not_equal(a, ir_type_memref(f->c, 2, dims, ir_type_float(f->c, 32), NULL));
    assert_ptr_equal(ir_attr_i64(f->c, -3), ir_attr_i64(f->c, -3));
    assert_ptr_not_equal(ir_attr_float(f->c, 0.0, ir_type_float(f->c, 64)),
                         ir_attr_float(f->c, -0.0, ir_type_float(f->c, 64)));
    assert_int_equal(ir_attr_int(f->c, 255, ir_type_int(f->c, 8))->i, -1);
    float const same[] = {2, 2, 2};
    int64_t const three[] = {3};
    ir_type t = ir_type_tensor(f->c, 1, three, ir_type_float(f->c, 32));
    assert_ptr_equal(ir_attr_dense(f->c, t, same, false), ir_attr_dense(f->c, t, same, true));
}

static void uses_follow_operands(void **state) {
    fixture *f = *state;
    ir_value *a = make(f, 1), *b = make(f, 2);
    ir_value *r = ir_build1(&f->b, TEST_use, 2, (ir_value *[]){a, a}, a->type);
    assert_false(ir_value_has_one_use(a));
    ir_op_set_operand(r->op, 1, b);
    assert_true(ir_value_has_one_use(a) && ir_value_has_one_use(b));
    ir_value_replace(a, b);
    assert_true(ir_value_unused(a));
    assert_ptr_equal(ir_operand(r->op, 0), b);
    ir_op_set_operands(f->c, r->op, 3, (ir_value *[]){a, b, a});
    assert_int_equal(r->op->operand_count, 3);
    ir_op_erase(r->op);
    assert_true(ir_value_unused(a) && ir_value_unused(b));
    int64_t v;
    assert_true(ir_constant_int(b, &v) && v == 2);
}

static void a_clone_is_equal_and_separate(void **state) {
    fixture *f = *state;
    ir_op *block = ir_build(&f->b, TEST_block, 0, NULL, 0, NULL, 1);
    ir_block *body = ir_block_new(f->c, &block->regions[0]);
    ir_value *arg = ir_block_add_arg(f->c, body, ir_type_index(f->c));
    ir_builder in = ir_builder_at_end(f->c, body, NULL);
    ir_build1(&in, TEST_use, 1, &arg, arg->type);
    ir_build(&in, TEST_end, 0, NULL, 0, NULL, 0);
    map values;
    map_init(&values, &f->a);
    ir_op *copy = ir_op_clone(&f->b, block, &values);
    ir_block *copied = copy->regions[0].first;
    assert_ptr_equal(ir_operand(copied->first, 0), copied->args[0]);
    assert_ptr_not_equal(copied->args[0], arg);
    assert_true(ir_verify(f->module));
}

static void verification_says_what_is_wrong(void **state) {
    fixture *f = *state;
    ir_type t = ir_type_index(f->c);
    ir_op *op = ir_build(&f->b, TEST_make, 0, NULL, 1, &t, 0);
    assert_false(ir_verify(f->module));
    assert_non_null(strstr(f->d.last->message, "'value' is missing"));
    ir_op_set_attr(f->c, op, "value", ir_attr_index(f->c, 0));
    assert_true(ir_verify(f->module));
    ir_value *r = ir_build1(&f->b, TEST_use, 1, &op->results, t);
    ir_op_move_before(r->op, op);
    assert_false(ir_verify(f->module));
    assert_true(ir_dominates(r->op, op));
}

static void attributes_can_be_set_and_removed_in_any_number(void **state) {
    fixture *f = *state;
    ir_op *op = make(f, 0)->op;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 9; i++) ir_op_set_attr(f->c, op, arena_printf(&f->a, "a%d", i), ir_attr_i64(f->c, i));
        for (int i = 0; i < 9; i++) assert_int_equal(ir_op_attr(op, arena_printf(&f->a, "a%d", i))->i, i);
        for (int i = 0; i < 9; i += round + 1) ir_op_set_attr(f->c, op, arena_printf(&f->a, "a%d", i), NULL);
    }
    assert_non_null(ir_op_attr(op, "value"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(equal_types_and_attributes_are_one_pointer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(uses_follow_operands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_clone_is_equal_and_separate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(verification_says_what_is_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(attributes_can_be_set_and_removed_in_any_number, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
