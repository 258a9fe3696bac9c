// The types of the numpy stage, and what they become.
#include "lower/numpy_to_linalg.h"

bool np_is_array(ir_type t) { return ir_type_is_dialect(t, "numpy", "ndarray"); }

static ir_type array_tensor(ir_type t) { return np_is_array(t) ? t->params[0]->type : t; }

ir_type np_shape(const ir_value *array) { return array_tensor(array->type); }

ir_type np_elem(const ir_value *v) {
    ir_type t = array_tensor(v->type);
    return t->kind == IR_TENSOR ? t->element : t;
}

np_kind np_kind_of(ir_type elem) {
    if (elem->kind == IR_FLOAT) return NP_FLOAT;
    if (elem->kind == IR_COMPLEX) return NP_COMPLEX;
    if (elem->kind == IR_INTEGER && elem->width == 1) return NP_BOOL;
    return elem->kind == IR_INTEGER && elem->sign == 'u' ? NP_UINT : NP_INT;
}

ir_type np_storage(ir_context *c, ir_type t) {
    if (np_is_array(t)) return np_storage(c, array_tensor(t));
    if (t->kind == IR_INTEGER && t->sign) return ir_type_int(c, t->width);
    if (t->kind == IR_TENSOR && t->element->kind == IR_INTEGER && t->element->sign)
        return ir_type_with_element(c, t, np_storage(c, t->element));
    if (t->kind == IR_FUNCTION) {
        arena *a = ir_arena(c);
        ir_type *in = ARENA_ARRAY(a, ir_type, t->input_count + 1), *out = ARENA_ARRAY(a, ir_type, t->result_count + 1);
        for (int i = 0; i < t->input_count; i++) in[i] = np_storage(c, t->inputs[i]);
        for (int i = 0; i < t->result_count; i++) out[i] = np_storage(c, t->results[i]);
        return ir_type_function(c, t->input_count, in, t->result_count, out);
    }
    return t;
}

ir_type np_tensor(ir_context *c, ir_type t) { return np_storage(c, t); }

int np_dtype_code(ir_type elem) {
    static const struct {
        np_kind kind;
        int width, code;
    } codes[] = {{NP_BOOL, 1, 0},    {NP_INT, 8, 1},     {NP_INT, 16, 2},      {NP_INT, 32, 3},     {NP_INT, 64, 4},
                 {NP_UINT, 8, 5},    {NP_UINT, 16, 6},   {NP_UINT, 32, 7},     {NP_UINT, 64, 8},    {NP_FLOAT, 16, 9},
                 {NP_FLOAT, 32, 10}, {NP_FLOAT, 64, 11}, {NP_COMPLEX, 32, 12}, {NP_COMPLEX, 64, 13}};
    int width = elem->kind == IR_COMPLEX ? elem->element->width : elem->width;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].kind == np_kind_of(elem) && codes[i].width == width && elem->kind != IR_INDEX)
            return codes[i].code;
    return -1;
}

static ir_attr convert_attr(ir_context *c, ir_attr a) {
    if (a->kind == IR_TYPE_ATTR) {
        ir_type t = np_storage(c, a->type);
        return t == a->type ? a : ir_attr_type(c, t);
    }
    if (a->kind != IR_INT_ATTR && a->kind != IR_DENSE && a->kind != IR_DENSE_RESOURCE) return a;
    ir_type t = np_storage(c, a->type);
    if (t == a->type) return a;
    if (a->kind == IR_INT_ATTR) return ir_attr_int(c, a->i, t);
    if (a->kind == IR_DENSE) return ir_attr_dense(c, t, a->data, a->splat);
    return ir_attr_dense_resource(c, t, a->text, a->data, a->data_size);
}

static void convert_op(ir_op *op, void *data) {
    ir_context *c = data;
    for (int i = 0; i < op->result_count; i++) op->results[i].type = np_storage(c, op->results[i].type);
    for (int i = 0; i < op->attr_count; i++) op->attrs[i].value = convert_attr(c, op->attrs[i].value);
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *block = op->regions[r].first; block; block = block->next)
            for (int i = 0; i < block->arg_count; i++) block->args[i]->type = np_storage(c, block->args[i]->type);
}

void np_convert_types(ir_op *module) { ir_walk(module, convert_op, ir_op_context(module)); }
