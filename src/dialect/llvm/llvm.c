#include "dialect/llvm/llvm.h"

#include "ir/asm.h"

#include <string.h>

// ---- llvm.mlir.global linkage [constant] @name(value) {…} [: type] ----
static bool print_global(ir_op *op, ir_printer *p) {
    static const char *const elided[] = {"sym_name", "global_type", "value",        "linkage",
                                         "constant", "visibility_", "unnamed_addr", NULL};
    ir_attr linkage = ir_op_attr(op, "linkage"), name = ir_op_attr(op, "sym_name"),
            type = ir_op_attr(op, "global_type"), value = ir_op_attr(op, "value");
    const char *open = linkage && linkage->kind == IR_DIALECT_ATTR ? strchr(linkage->text, '<') : NULL;
    if (!open || !name || !type || (op->region_count && op->regions[0].first)) return false;
    ir_p(p, " %.*s %s", (int)strcspn(open + 1, ">"), open + 1, ir_op_attr(op, "constant") ? "constant " : "");
    ir_p_symbol(p, name->text);
    ir_p(p, "(");
    if (value) ir_p_attr(p, value);
    ir_p(p, ")");
    ir_p_attr_dict(p, op, "", elided);
    if (value && value->kind == IR_STRING) return true;   // the type is that of the bytes
    ir_p(p, " : ");
    ir_p_type(p, type->type);
    return true;
}

static ir_op *parse_global(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_context *c = ir_parse_context(p);
    ir_attr_list attrs = {0};
    ir_attr value = NULL;
    ir_type type = NULL;
    istr word, name;
    const char *linkage = "external";
    bool is_constant = ir_parse_eat(p, "constant");
    if (!is_constant && !ir_parse_symbol_next(p)) {
        if (!ir_parse_word(p, &word)) return NULL;
        linkage = word;
        is_constant = ir_parse_eat(p, "constant");
    }
    if (!ir_parse_symbol(p, &name) || !ir_parse_need(p, "(")) return NULL;
    if (!ir_parse_at(p, ")") && !ir_parse_attr(p, &value)) return NULL;
    if (!ir_parse_need(p, ")") || !ir_parse_attr_dict(p, &attrs)) return NULL;
    if (ir_parse_eat(p, ":") && !ir_parse_type(p, &type)) return NULL;
    if (!type && value && value->kind == IR_STRING) type = llvm_bytes_type(c, istr_len(value->text));
    if (!type) {
        ir_parse_error(p, "expected ':' and the type of the data");
        return NULL;
    }
    ir_attr_list_add(p, &attrs, "sym_name", ir_attr_string(c, name));
    ir_attr_list_add(p, &attrs, "global_type", ir_attr_type(c, type));
    ir_attr_list_add(p, &attrs, "linkage", ir_attr_dialect(c, arena_printf(ir_arena(c), "llvm.linkage<%s>", linkage)));
    if (is_constant) ir_attr_list_add(p, &attrs, "constant", ir_attr_unit(c));
    if (value) ir_attr_list_add(p, &attrs, "value", value);
    ir_region *none = ir_parse_new_region(p);
    return ir_parse_finish(p, info, loc, 0, NULL, 0, NULL, &attrs, 1, &none, 0, NULL);
}

// ---- builders ----
ir_type llvm_bytes_type(ir_context *c, size_t n) {
    ir_attr text = ir_attr_dialect(c, arena_printf(ir_arena(c), "%zu x i8", n));
    return ir_type_dialect(c, "llvm", "array", 1, &text);
}

ir_op *llvm_global_string(ir_builder *b, const char *name, const char *bytes, size_t n) {
    ir_context *c = b->context;
    ir_op *op = ir_build(b, LLVM_mlir_global, 0, NULL, 0, NULL, 1);
    ir_op_set_attr(c, op, "sym_name", ir_attr_string(c, name));
    ir_op_set_attr(c, op, "global_type", ir_attr_type(c, llvm_bytes_type(c, n)));
    ir_op_set_attr(c, op, "linkage", ir_attr_dialect(c, "llvm.linkage<internal>"));
    ir_op_set_attr(c, op, "constant", ir_attr_unit(c));
    ir_op_set_attr(c, op, "value", ir_attr_string_n(c, bytes, n));
    ir_op_set_attr(c, op, "addr_space", ir_attr_int(c, 0, ir_type_int(c, 32)));
    return op;
}

ir_value *llvm_address_of(ir_builder *b, const char *name) {
    ir_type t = ir_type_ptr(b->context);
    ir_op *op = ir_build(b, LLVM_mlir_addressof, 0, NULL, 1, &t, 0);
    ir_op_set_attr(b->context, op, "global_name", ir_attr_symbol(b->context, name));
    return ir_result(op, 0);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#define OP_NAMED DIALECT_ROW_NAMED
#include "dialect/llvm/llvm.def"
};
DIALECT_DEFINE(llvm, rows)
