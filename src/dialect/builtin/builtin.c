#include "dialect/builtin/builtin.h"

#include "ir/asm.h"

// module [@name] [attributes {…}] { … }
static bool print_module(ir_op *op, ir_printer *p) {
    static const char *const elided[] = {"sym_name", NULL};
    ir_attr name = ir_op_attr(op, "sym_name");
    ir_p(p, " ");
    if (name) {
        ir_p_symbol(p, name->text);
        ir_p(p, " ");
    }
    bool const attributes = op->attr_count > (name ? 1 : 0);
    ir_p_attr_dict(p, op, "attributes", elided);
    if (attributes) ir_p(p, " ");
    ir_p_region(p, &op->regions[0], false, false, "builtin");
    return true;
}

static ir_op *parse_module(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_attr_list attrs = {0};
    if (!ir_parse_at(p, "{") && !ir_parse_at(p, "attributes")) {
        istr name;
        if (!ir_parse_symbol(p, &name)) return NULL;
        ir_attr_list_add(p, &attrs, "sym_name", ir_attr_string(ir_parse_context(p), name));
    }
    if (ir_parse_eat(p, "attributes") && !ir_parse_attr_dict(p, &attrs)) return NULL;
    ir_region *body = ir_parse_new_region(p);
    if (!ir_parse_region(p, body, 0, NULL, "builtin", true)) return NULL;
    if (!body->first) ir_block_new(ir_parse_context(p), body);
    return ir_parse_finish(p, info, loc, 0, NULL, 0, NULL, &attrs, 1, &body, 0, NULL);
}

static const ir_op_row rows[] = {
#define OP DIALECT_ROW
#include "dialect/builtin/builtin.def"
};
DIALECT_DEFINE(builtin, rows)
