#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dialect/arith/arith.h"
#include "dialect/func/func.h"
#include "dialect/linalg/linalg.h"
#include "dialect/llvm/llvm.h"
#include "dialect/memref/memref.h"
#include "dialect/register.h"
#include "dialect/scf/scf.h"
#include "dialect/shape.h"
#include "dialect/tensor/tensor.h"
#include "dialect/vector/vector.h"

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
    ir_register_all(f.c);
    assert_int_equal(f.d.error_count, 0);
    f.module = ir_module_new(f.c);
    f.b = ir_builder_at_end(f.c, ir_module_body(f.module), ir_loc_unknown(f.c));
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    arena_deinit(&((fixture *)*state)->a);
    return 0;
}

// A function whose body b then stands in.
static ir_op *function(fixture *f, int n, const ir_type *in, int n_out, const ir_type *out) {
    ir_op *op = func_create(&f->b, "f", ir_type_function(f->c, n, in, n_out, out), false, true);
    f->b.block = func_entry(op);
    return op;
}

static void assert_text(fixture *f, const char *expected) {
    char *text = NULL;
    size_t n = 0;
    if (!ir_verify(f->module)) {
        diag_print_all(&f->d, stderr, false);
        fail();
    }
    FILE *out = open_memstream(&text, &n);
    ir_print(f->module, out, NULL);
    fclose(out);
    if (!strstr(text, expected)) fprintf(stderr, "%s\n", text);
    assert_non_null(strstr(text, expected));
    free(text);
}

static void every_dialect_registers_and_finds_its_ops(void **state) {
    fixture *f = *state;
    assert_int_equal(ir_dialect_count(f->c), 16);
    assert_int_equal(ir_op_info_by_name(f->c, "arith.addf", 10)->opcode, ARITH_addf);
    assert_int_equal(ir_op_info_by_name(f->c, "llvm.mlir.global", 16)->opcode, LLVM_mlir_global);
    assert_string_equal(ir_op_info_of(f->c, SCF_reduce_return)->name, "scf.reduce.return");
    assert_null(ir_op_info_by_name(f->c, "arith.addg", 10));
}

static void a_loop_carries_values(void **state) {
    fixture *f = *state;
    ir_type const in[] = {ir_type_index(f->c), ir_type_float(f->c, 32)};
    ir_op *func = function(f, 2, in, 1, in + 1);
    ir_value *n = func_entry(func)->args[0], *x = func_entry(func)->args[1];
    ir_value *from = arith_constant_index(&f->b, 0), *step = arith_constant_index(&f->b, 1);
    ir_op *loop = scf_for(&f->b, from, n, step, 1, &x);
    ir_builder in_loop = ir_builder_at_end(f->c, scf_body(loop), f->b.loc);
    ir_value *sum = arith_binary(&in_loop, ARITH_addf, scf_body(loop)->args[1], x);
    scf_yield(&in_loop, 1, &sum);
    func_return(&f->b, 1, (ir_value *[]){ir_result(loop, 0)});
    assert_text(f, "%2 = scf.for %arg2 = %0 to %arg0 step %1 iter_args(%arg3 = %arg1) -> (f32) {\n"
                   "      %3 = arith.addf %arg3, %arg1 : f32\n      scf.yield %3 : f32\n    }");
}

static void slices_keep_constants_as_attributes(void **state) {
    fixture *f = *state;
    int64_t const dims[] = {8, IR_DYNAMIC}, part[] = {2, IR_DYNAMIC};
    ir_type const t = ir_type_tensor(f->c, 2, dims, ir_type_float(f->c, 64)),
                  p = ir_type_tensor(f->c, 2, part, t->element);
    ir_type const in[] = {t, ir_type_index(f->c)};
    ir_op *func = function(f, 2, in, 1, &p);
    ir_value *n = func_entry(func)->args[1], *four = arith_constant_index(&f->b, 4);
    ir_op *slice = shape_build_slice(&f->b, TENSOR_extract_slice, 1, func_entry(func)->args, p, 2,
                                     (shape_index[]){{four, 0}, {NULL, 0}}, (shape_index[]){{NULL, 2}, {n, 0}},
                                     (shape_index[]){{NULL, 1}, {NULL, 1}});
    func_return(&f->b, 1, (ir_value *[]){ir_result(slice, 0)});
    assert_text(f, "tensor.extract_slice %arg0[4, 0] [2, %arg1] [1, 1] : tensor<8x?xf64> to tensor<2x?xf64>");
}

static void named_linalg_ops_have_bodies(void **state) {
    fixture *f = *state;
    int64_t const dims[] = {4, 4};
    ir_type const t = ir_type_tensor(f->c, 2, dims, ir_type_float(f->c, 32)), in[] = {t, t};
    ir_op *func = function(f, 2, in, 1, &t);
    ir_value *zero = arith_constant_float(&f->b, 0, t->element);
    ir_op *fill = linalg_named(&f->b, LINALG_fill, 1, &zero, tensor_empty(&f->b, t, 0, NULL));
    ir_op *product = linalg_named(&f->b, LINALG_matmul, 2, func_entry(func)->args, ir_result(fill, 0));
    assert_int_equal(product->regions[0].first->last->opcode, LINALG_yield);
    func_return(&f->b, 1, (ir_value *[]){ir_result(product, 0)});
    assert_true(ir_is_pure(product) && !ir_is_dead(product));
    assert_text(f, "linalg.matmul ins(%arg0, %arg1 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%2 : tensor<4x4xf32>) -> "
                   "tensor<4x4xf32>");
}

static void memory_ops_and_globals(void **state) {
    fixture *f = *state;
    llvm_global_string(&f->b, "s", "hi\n", 4);
    int64_t const dims[] = {IR_DYNAMIC}, lanes[] = {16};
    ir_type const in[] = {ir_type_index(f->c)};
    ir_op *func = function(f, 1, in, 0, NULL);
    ir_value *n = func_entry(func)->args[0];
    ir_value *m = memref_alloc(&f->b, ir_type_memref(f->c, 1, dims, ir_type_float(f->c, 32), NULL), 1, &n);
    ir_value *v = vector_load(&f->b, ir_type_vector(f->c, 1, lanes, m->type->element), m, 1, &n);
    ir_value *s = vector_reduction(&f->b, "add", v);
    memref_store(&f->b, s, m, 1, &n);
    llvm_address_of(&f->b, "s");
    func_return(&f->b, 0, NULL);
    assert_text(f, "llvm.mlir.global internal constant @s(\"hi\\0A\\00\") {addr_space = 0 : i32}");
    assert_text(
        f, "%2 = vector.reduction <add>, %1 : vector<16xf32> into f32\n    memref.store %2, %0[%arg0] : memref<?xf32>");
    int64_t offset, strides[1];
    assert_true(ir_memref_strides(m->type, &offset, strides) && offset == 0 && strides[0] == 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_dialect_registers_and_finds_its_ops, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_loop_carries_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(slices_keep_constants_as_attributes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(named_linalg_ops_have_bodies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(memory_ops_and_globals, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
