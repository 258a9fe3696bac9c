// Slots, closures and mangled names: what CPython's symtable does not show. tests/syntax compares the rest with it.
#include "sema/scope.h"
#include "syntax/parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// After the headers it needs.
#include <cmocka.h>

typedef struct fixture {
    arena a;
    intern_table names;
    diag_sink diags;
    scope_table *table;
} fixture;

static void resolve(fixture *f, const char *text) {
    arena_init(&f->a);
    intern_init(&f->names, &f->a);
    diag_init(&f->diags, &f->a);
    const source_file *file = source_from_text(&f->a, "test.py", text, strlen(text));
    const ast_node *m = parse_module(&f->a, &f->names, &f->diags, file);
    f->table = m ? sema_resolve(&f->a, &f->names, &f->diags, file, m) : NULL;
}

static const scope_name *name_in(fixture *f, const scope *s, const char *name) {
    return sema_name_in(s, intern(&f->names, name));
}

static void parameters_take_the_first_slots_in_the_order_of_the_signature(void **state) {
    (void)state;
    fixture f;
    resolve(&f, "def f(a, /, b, *args, c=1, **kw):\n    x = a\n    def g(): return x\n    y = b\n");
    assert_non_null(f.table);
    const scope *s = f.table->top->children[0];
    static const char *const order[] = {"a", "b", "c", "args", "kw", "x", "g", "y"};
    for (int i = 0; i < 8; i++) assert_int_equal(name_in(&f, s, order[i])->slot, i);
    assert_int_equal(s->slot_count, 8);
    assert_int_equal(name_in(&f, s, "x")->kind, NAME_CELL);
    arena_deinit(&f.a);
}

static void every_scope_between_binder_and_user_holds_the_name(void **state) {
    (void)state;
    fixture f;
    resolve(&f, "def f(n):\n    class C:\n        n = n\n        def m(self):\n            return lambda: n\n");
    const scope *s = f.table->top->children[0], *class = s->children[0], *method = class->children[0];
    assert_int_equal(name_in(&f, s, "n")->kind, NAME_CELL);
    assert_int_equal(name_in(&f, class, "n")->kind, NAME_LOCAL);
    assert_int_equal(class->free_count, 1);
    assert_string_equal(class->free_names[0], "n");
    assert_int_equal(name_in(&f, method, "n")->kind, NAME_FREE);
    assert_int_equal(name_in(&f, method->children[0], "n")->slot, 0);
    assert_false(class->needs_class_cell);
    arena_deinit(&f.a);
}

static void super_takes_the_class_from_the_closure(void **state) {
    (void)state;
    fixture f;
    resolve(&f, "class C:\n    def m(self): return super().m()\n");
    const scope *class = f.table->top->children[0];
    assert_true(class->needs_class_cell);
    assert_string_equal(class->children[0]->free_names[0], "__class__");
    assert_int_equal(class->free_count, 0);
    arena_deinit(&f.a);
}

static void private_names_are_found_as_written_and_as_mangled(void **state) {
    (void)state;
    fixture f;
    resolve(&f, "class _C:\n    __x = 1\n    def m(self): return __x\n");
    const scope *class = f.table->top->children[0];
    assert_ptr_equal(name_in(&f, class, "__x"), name_in(&f, class, "_C__x"));
    assert_string_equal(name_in(&f, class, "__x")->name, "_C__x");
    const istr attribute = intern(&f.names, "__x"), dunder = intern(&f.names, "__x__");
    assert_string_equal(sema_mangle(&f.names, class->children[0]->private_class, attribute), "_C__x");
    assert_ptr_equal(sema_mangle(&f.names, class->private_class, dunder), dunder);
    arena_deinit(&f.a);
}

static void a_broken_rule_is_one_diagnostic(void **state) {
    (void)state;
    fixture f;
    resolve(&f, "def f():\n    x = 1\n    global x\n");
    assert_null(f.table);
    assert_int_equal(f.diags.error_count, 1);
    assert_int_equal(f.diags.first->where.line, 3);
    assert_string_equal(f.diags.first->message, "name 'x' is assigned to before global declaration");
    arena_deinit(&f.a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_take_the_first_slots_in_the_order_of_the_signature),
        cmocka_unit_test(every_scope_between_binder_and_user_holds_the_name),
        cmocka_unit_test(super_takes_the_class_from_the_closure),
        cmocka_unit_test(private_names_are_found_as_written_and_as_mangled),
        cmocka_unit_test(a_broken_rule_is_one_diagnostic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
