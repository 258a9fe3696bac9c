#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/register.h"
#include "rewrite/rewrite.h"

typedef struct fixture {
    arena a;
    intern_table names;
    diag_sink d;
    ir_context *c;
    ir_op *module, *func;
    ir_builder b;
} fixture;

static int set_up(void **state) {
    static fixture f;
    arena_init(&f.a);
    intern_init(&f.names, &f.a);
    diag_init(&f.d, &f.a);
    f.c = ir_context_new(&f.a, &f.names, &f.d);
    ir_register_all(f.c);
    f.module = ir_module_new(f.c);
    f.b = ir_builder_at_end(f.c, ir_module_body(f.module), ir_loc_unknown(f.c));
    ir_type const t = ir_type_float(f.c, 64);
    f.func = func_create(&f.b, "f", ir_type_function(f.c, 1, &t, 1, &t), false, true);
    f.b.block = func_entry(f.func);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    arena_deinit(&((fixture *)*state)->a);
    return 0;
}

// x + x → x * 2
static bool double_it(ir_op *op, rw_rewriter *r) {
    if (ir_operand(op, 0) != ir_operand(op, 1)) return false;
    ir_builder b = rw_before(r, op);
    ir_value *x = ir_operand(op, 0);
    rw_replace1(r, op, arith_binary(&b, ARITH_mulf, x, arith_constant_float(&b, 2, x->type)));
    return true;
}

static const rw_pattern patterns[] = {{"doubled", ARITH_addf, 1, double_it}};

static int64_t counted(const rw_context *context, const char *name) {
    for (const rw_stat *s = context->stats; s; s = s->next)
        if (strcmp(s->name, name) == 0) return s->value;
    return 0;
}

static void patterns_apply_until_nothing_changes(void **state) {
    fixture *f = *state;
    ir_value *v = func_entry(f->func)->args[0];
    for (int i = 0; i < 3; i++) v = arith_binary(&f->b, ARITH_addf, v, v);
    func_return(&f->b, 1, &v);
    rw_context context = {.ir = f->c};
    assert_true(rw_greedy(f->module, 1, patterns, NULL, &context));
    assert_int_equal(counted(&context, "doubled"), 3);
    assert_true(ir_verify(f->module));
    assert_int_equal(rw_count_ops(f->module), 7);   // module, func, one constant, three products, return
    assert_false(rw_greedy(f->module, 1, patterns, NULL, NULL));
}

static bool fails(ir_op *module, rw_context *context) {
    (void)module;
    (void)context;
    return false;
}

static bool breaks(ir_op *module, rw_context *context) {
    (void)context;
    ir_op_erase(func_entry(ir_module_body(module)->first)->last);
    return true;
}

static void a_pipeline_stops_at_what_fails_or_breaks_the_ir(void **state) {
    fixture *f = *state;
    func_return(&f->b, 1, func_entry(f->func)->args);
    rw_pass const failing[] = {{"fails", "", fails, NULL}};
    assert_false(rw_run(f->module, 1, failing, NULL, NULL));
    assert_non_null(strstr(f->d.last->message, "'fails'"));
    rw_pass const breaking[] = {{"breaks", "", breaks, NULL}, {"fails", "", fails, NULL}};
    rw_record records[2] = {{0}};
    assert_false(rw_run(f->module, 2, breaking, NULL, records));
    assert_non_null(strstr(f->d.last->message, "after the pass 'breaks'"));
    assert_null(records[1].pass);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(patterns_apply_until_nothing_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pipeline_stops_at_what_fails_or_breaks_the_ir, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
