#include "dialect/func/func.h"

#include "base/vec.h"
#include "ir/asm.h"

#include <string.h>

// ---- func.func [visibility] @name(%a: T {…}, …) -> (T, …) [attributes {…}] [{ body }] ----
static void print_entry_attrs(ir_printer *p, ir_attr list, int i) {
    if (!list || list->kind != IR_ARRAY || i >= list->count || list->items[i]->count == 0) return;
    ir_p(p, " ");
    ir_p_attr(p, list->items[i]);
}

static void print_results(ir_printer *p, ir_type type, ir_attr attrs) {
    if (!type->result_count) return;
    bool const plain = type->result_count == 1 && !attrs && type->results[0]->kind != IR_FUNCTION;
    ir_p(p, plain ? " -> " : " -> (");
    for (int i = 0; i < type->result_count; i++) {
        if (i) ir_p(p, ", ");
        ir_p_type(p, type->results[i]);
        print_entry_attrs(p, attrs, i);
    }
    if (!plain) ir_p(p, ")");
}

static bool print_func(ir_op *op, ir_printer *p) {
    static const char *const elided[] = {"sym_name", "function_type", "sym_visibility", "arg_attrs", "res_attrs", NULL};
    ir_type type = func_type(op);
    ir_attr name = ir_op_attr(op, "sym_name"), visibility = ir_op_attr(op, "sym_visibility");
    if (!type || !name || name->kind != IR_STRING) return false;
    const ir_block *entry = op->region_count ? op->regions[0].first : NULL;
    if (entry && entry->arg_count != type->input_count) return false;
    ir_p(p, " ");
    if (visibility) ir_p(p, "%s ", visibility->text);
    ir_p_symbol(p, name->text);
    ir_p(p, "(");
    for (int i = 0; i < type->input_count; i++) {
        if (i) ir_p(p, ", ");
        if (entry) {
            ir_p_value(p, entry->args[i]);
            ir_p(p, ": ");
        }
        ir_p_type(p, type->inputs[i]);
        print_entry_attrs(p, ir_op_attr(op, "arg_attrs"), i);
    }
    ir_p(p, ")");
    print_results(p, type, ir_op_attr(op, "res_attrs"));
    ir_p_attr_dict(p, op, " attributes", elided);
    if (entry) {
        ir_p(p, " ");
        ir_p_region(p, &op->regions[0], false, false, "func");
    }
    return true;
}

typedef VEC(ir_attr) attr_vec;

static bool parse_entry_attrs(ir_parser *p, attr_vec *out, bool *any) {
    ir_attr_list one = {0};
    if (!ir_parse_attr_dict(p, &one)) return false;
    *any |= one.n > 0;
    vec_push(ir_arena(ir_parse_context(p)), out, ir_attr_dict(ir_parse_context(p), one.n, one.data));
    return true;
}

typedef struct parsed_signature {
    VEC(ir_parsed_arg) args;
    ir_type_list inputs, results;
    attr_vec arg_attrs, res_attrs;
    bool any_arg_attrs, any_res_attrs, named;
} parsed_signature;

static bool parse_args(ir_parser *p, parsed_signature *s) {
    arena *a = ir_arena(ir_parse_context(p));
    if (!ir_parse_need(p, "(")) return false;
    while (!ir_parse_eat(p, ")")) {
        ir_parsed_arg arg = {0};
        if (s->inputs.n && !ir_parse_need(p, ",")) return false;
        if (s->inputs.n == 0) s->named = ir_parse_at_value(p);
        if (s->named && (!ir_parse_operand(p, &arg.name) || !ir_parse_need(p, ":"))) return false;
        if (!ir_parse_type(p, &arg.type) || !parse_entry_attrs(p, &s->arg_attrs, &s->any_arg_attrs)) return false;
        if (!ir_parse_skip_loc(p)) return false;
        vec_push(a, &s->args, arg);
        vec_push(a, &s->inputs, arg.type);
    }
    return true;
}

static bool parse_func_results(ir_parser *p, parsed_signature *s) {
    arena *a = ir_arena(ir_parse_context(p));
    ir_type t;
    if (!ir_parse_eat(p, "->")) return true;
    if (!ir_parse_eat(p, "(")) {
        if (!ir_parse_type(p, &t)) return false;
        vec_push(a, &s->results, t);
        return true;
    }
    while (!ir_parse_eat(p, ")")) {
        if (s->results.n && !ir_parse_need(p, ",")) return false;
        if (!ir_parse_type(p, &t) || !parse_entry_attrs(p, &s->res_attrs, &s->any_res_attrs)) return false;
        vec_push(a, &s->results, t);
    }
    return true;
}

static ir_op *parse_func(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_attr_list attrs = {0};
    parsed_signature s = {0};
    istr visibility = NULL, name;
    if ((ir_parse_at(p, "private") || ir_parse_at(p, "public") || ir_parse_at(p, "nested")) &&
        !ir_parse_word(p, &visibility))
        return NULL;
    if (!ir_parse_symbol(p, &name) || !parse_args(p, &s) || !parse_func_results(p, &s)) return NULL;
    ir_attr_list_add(p, &attrs, "sym_name", ir_attr_string(c, name));
    ir_attr_list_add(p, &attrs, "function_type",
                     ir_attr_type(c, ir_type_function(c, s.inputs.n, s.inputs.data, s.results.n, s.results.data)));
    if (visibility) ir_attr_list_add(p, &attrs, "sym_visibility", ir_attr_string(c, visibility));
    if (s.any_arg_attrs) ir_attr_list_add(p, &attrs, "arg_attrs", ir_attr_array(c, s.arg_attrs.n, s.arg_attrs.data));
    if (s.any_res_attrs) ir_attr_list_add(p, &attrs, "res_attrs", ir_attr_array(c, s.res_attrs.n, s.res_attrs.data));
    if (ir_parse_eat(p, "attributes") && !ir_parse_attr_dict(p, &attrs)) return NULL;
    ir_region *body = ir_parse_new_region(p);
    if (ir_parse_at(p, "{")) {
        if (s.inputs.n && !s.named) {
            ir_parse_error(p, "the arguments of a function with a body have names");
            return NULL;
        }
        if (!ir_parse_region(p, body, s.args.n, s.args.data, "func", true)) return NULL;
        if (!body->first) {
            ir_parse_error(p, "a function's body has a block");
            return NULL;
        }
    }
    return ir_parse_finish(p, info, loc, 0, NULL, 0, NULL, &attrs, 1, &body, 0, NULL);
}

// ---- checks ----
static bool same_types(int n, const ir_type *declared, const ir_op *op, bool results) {
    if (n != (results ? op->result_count : op->operand_count)) return false;
    for (int i = 0; i < n; i++)
        if (declared[i] != (results ? op->results[i].type : ir_operand(op, i)->type)) return false;
    return true;
}

static bool verify_func(ir_op *op, diag_sink *d) {
    (void)d;
    ir_type type = func_type(op);
    const ir_block *entry = func_entry(op);
    if (!type) {
        ir_op_error(op, "function_type is no function type");
        return false;
    }
    if (!entry) return true;
    bool ok = entry->arg_count == type->input_count;
    for (int i = 0; ok && i < entry->arg_count; i++) ok = entry->args[i]->type == type->inputs[i];
    if (!ok) ir_op_error(op, "the arguments of the body are not those of the function's type");
    return ok;
}

static bool verify_call(ir_op *op, diag_sink *d) {
    (void)d;
    const ir_op *module = op;
    while (ir_op_parent(module)) module = ir_op_parent(module);
    if (!(module->info->traits & IR_SYMBOL_TABLE)) return true;
    ir_attr callee = ir_op_attr(op, "callee");
    const ir_op *f = ir_symbol_lookup(module, callee->text);
    ir_type type = f ? func_type(f) : NULL;
    if (!type) {
        ir_op_error(op, "there is no function '@%s'", callee->text);
        return false;
    }
    if (same_types(type->input_count, type->inputs, op, false) &&
        same_types(type->result_count, type->results, op, true))
        return true;
    ir_op_error(op, "operands or results are not those of '@%s', which has the type %s", callee->text,
                ir_type_text(type, ir_arena(ir_op_context(op))));
    return false;
}

static bool verify_return(ir_op *op, diag_sink *d) {
    (void)d;
    const ir_op *f = ir_op_parent(op);
    ir_type type = f && f->opcode == FUNC_func ? func_type(f) : NULL;
    if (!type) {
        ir_op_error(op, "stands outside of a function's own blocks");
        return false;
    }
    if (same_types(type->result_count, type->results, op, false)) return true;
    ir_op_error(op, "the operands are not the results of the function, which has the type %s",
                ir_type_text(type, ir_arena(ir_op_context(op))));
    return false;
}

// ---- builders ----
ir_type func_type(const ir_op *func) {
    ir_attr a = func->opcode == FUNC_func ? ir_op_attr(func, "function_type") : NULL;
    return a && a->kind == IR_TYPE_ATTR && a->type->kind == IR_FUNCTION ? a->type : NULL;
}

ir_block *func_entry(const ir_op *func) { return func->region_count ? func->regions[0].first : NULL; }

const char *func_name(const ir_op *func) {
    ir_attr a = ir_op_attr(func, "sym_name");
    return a ? a->text : "";
}

ir_op *func_create(ir_builder *b, const char *name, ir_type type, bool is_private, bool with_body) {
    ir_context *c = b->context;
    ir_op *f = ir_build(b, FUNC_func, 0, NULL, 0, NULL, 1);
    ir_op_set_attr(c, f, "sym_name", ir_attr_string(c, name));
    ir_op_set_attr(c, f, "function_type", ir_attr_type(c, type));
    if (is_private) ir_op_set_attr(c, f, "sym_visibility", ir_attr_string(c, "private"));
    if (with_body) {
        ir_block *entry = ir_block_new(c, &f->regions[0]);
        for (int i = 0; i < type->input_count; i++) ir_block_add_arg(c, entry, type->inputs[i]);
    }
    return f;
}

ir_op *func_declare(ir_op *module, const char *name, ir_type type) {
    ir_op *known = ir_symbol_lookup(module, name);
    if (known) return known->opcode == FUNC_func && func_type(known) == type ? known : NULL;
    ir_context *c = ir_op_context(module);
    ir_builder b = {c, ir_module_body(module), ir_module_body(module)->first, ir_loc_unknown(c)};
    return func_create(&b, name, type, true, false);
}

ir_op *func_call(ir_builder *b, const char *callee, int n_operands, ir_value *const *operands, int n_results,
                 const ir_type *results) {
    ir_op *op = ir_build(b, FUNC_call, n_operands, operands, n_results, results, 0);
    ir_op_set_attr(b->context, op, "callee", ir_attr_symbol(b->context, callee));
    return op;
}

ir_op *func_return(ir_builder *b, int n, ir_value *const *values) {
    return ir_build(b, FUNC_return, n, values, 0, NULL, 0);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/func/func.def"
};
DIALECT_DEFINE(func, rows)
