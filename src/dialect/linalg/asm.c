// The custom forms of linalg: ins(%a : T) outs(%b : T).
#include "dialect/linalg/internal.h"

#include "base/vec.h"

#include <string.h>

static void print_group(ir_printer *p, const ir_op *op, const char *word, int first, int n) {
    if (!n) return;
    ir_p(p, " %s(", word);
    ir_p_operands(p, op, first, n);
    ir_p(p, " : ");
    ir_p_operand_types(p, op, first, n);
    ir_p(p, ")");
}

static bool parse_group(ir_parser *p, const char *word, ir_operand_list *refs, ir_type_list *types) {
    if (!ir_parse_eat(p, word)) return true;
    int const before = refs->n;
    if (!ir_parse_need(p, "(") || !ir_parse_operands(p, refs)) return false;
    if (refs->n > before && (!ir_parse_need(p, ":") || !ir_parse_types(p, types))) return false;
    if (refs->n != types->n) return ir_parse_error(p, "expected %d types", refs->n - before);
    return ir_parse_need(p, ")");
}

typedef struct parsed_groups {
    ir_operand_list refs;
    ir_type_list types;
    ir_value **values;
    int n_in;
} parsed_groups;

static bool parse_ins_outs(ir_parser *p, parsed_groups *g) {
    if (!parse_group(p, "ins", &g->refs, &g->types)) return false;
    g->n_in = g->refs.n;
    if (!ir_parse_at(p, "outs")) return ir_parse_error(p, "expected 'outs'");
    if (!parse_group(p, "outs", &g->refs, &g->types)) return false;
    g->values = ARENA_ARRAY(ir_arena(ir_parse_context(p)), ir_value *, g->refs.n + 1);
    return ir_resolve_all(p, &g->refs, g->types.data, g->values);
}

static void add_segments(ir_parser *p, const parsed_groups *g, ir_attr_list *attrs) {
    ir_attr_list_add(p, attrs, "operandSegmentSizes",
                     ir_attr_i32_array(ir_parse_context(p), 2, (const int64_t[]){g->n_in, g->refs.n - g->n_in}));
}

static bool outputs_of(const ir_op *op, int *first, int *n) {
    *first = ir_operand_group(op, "outputs", n);
    return *n > 0 && *first + *n == op->operand_count;
}

static void print_results(ir_printer *p, const ir_op *op) {
    if (!op->result_count) return;
    ir_p(p, " -> ");
    ir_p_result_types(p, op);
}

// ---- linalg.generic {indexing_maps = […], iterator_types = […]} ins(…) outs(…) [attrs = {…}] { … } [-> T] ----
static bool print_iterators(ir_printer *p, ir_attr iterators) {
    ir_p(p, "[");
    for (int i = 0; i < iterators->count; i++) {
        const char *name = linalg_iterator_name(iterators->items[i]);
        ir_p(p, "%s\"%s\"", i ? ", " : "", name ? name : "?");
    }
    ir_p(p, "]");
    return true;
}

bool linalg_print_generic(ir_op *op, ir_printer *p) {
    static const char *const elided[] = {"indexing_maps", "iterator_types", "doc", "library_call", NULL};
    ir_attr maps = ir_op_attr(op, "indexing_maps"), iterators = ir_op_attr(op, "iterator_types");
    ir_attr doc = ir_op_attr(op, "doc"), call = ir_op_attr(op, "library_call");
    int first, n;
    if (!maps || maps->kind != IR_ARRAY || !iterators || iterators->kind != IR_ARRAY || !outputs_of(op, &first, &n) ||
        op->region_count != 1)
        return false;
    for (int i = 0; i < iterators->count; i++)
        if (!linalg_iterator_name(iterators->items[i])) return false;
    ir_p(p, " {");
    if (doc) {
        ir_p(p, "doc = ");
        ir_p_attr(p, doc);
        ir_p(p, ", ");
    }
    ir_p(p, "indexing_maps = ");
    ir_p_attr(p, maps);
    ir_p(p, ", iterator_types = ");
    print_iterators(p, iterators);
    if (call) {
        ir_p(p, ", library_call = ");
        ir_p_attr(p, call);
    }
    ir_p(p, "}");
    print_group(p, op, "ins", 0, first);
    print_group(p, op, "outs", first, n);
    ir_p_attr_dict(p, op, " attrs = ", elided);
    ir_p(p, " ");
    ir_p_region(p, &op->regions[0], true, false, "");
    print_results(p, op);
    return true;
}

static bool iterators_from_strings(ir_parser *p, ir_attr_list *attrs) {
    ir_context *c = ir_parse_context(p);
    for (int i = 0; i < attrs->n; i++) {
        ir_attr a = attrs->data[i].value;
        if (strcmp(attrs->data[i].name, "iterator_types") != 0 || a->kind != IR_ARRAY) continue;
        ir_attr *items = ARENA_ARRAY(ir_arena(c), ir_attr, a->count + 1);
        for (int k = 0; k < a->count; k++) {
            items[k] = a->items[k];
            if (items[k]->kind == IR_STRING)
                items[k] = ir_attr_dialect(c, arena_printf(ir_arena(c), "linalg.iterator_type<%s>", items[k]->text));
            if (!linalg_iterator_name(items[k]))
                return ir_parse_error(p, "an iterator is \"parallel\" or \"reduction\"");
        }
        attrs->data[i].value = ir_attr_array(c, a->count, items);
    }
    return true;
}

ir_op *linalg_parse_generic(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_attr_list attrs = {0};
    parsed_groups g = {0};
    ir_type_list results = {0};
    ir_region *body = ir_parse_new_region(p);
    if (!ir_parse_at(p, "{")) {
        ir_parse_error(p, "expected '{' with the maps and iterators");
        return NULL;
    }
    if (!ir_parse_attr_dict(p, &attrs) || !iterators_from_strings(p, &attrs) || !parse_ins_outs(p, &g)) return NULL;
    if (ir_parse_eat(p, "attrs") && (!ir_parse_need(p, "=") || !ir_parse_attr_dict(p, &attrs))) return NULL;
    if (!ir_parse_region(p, body, 0, NULL, "", false)) return NULL;
    if (ir_parse_eat(p, "->") && !ir_parse_result_types(p, &results)) return NULL;
    add_segments(p, &g, &attrs);
    return ir_parse_finish(p, info, loc, g.refs.n, g.values, results.n, results.data, &attrs, 1, &body, 0, NULL);
}

// ---- linalg.matmul [indexing_maps = […]] [{…}] ins(…) outs(…) [-> T] ----
bool linalg_print_named(ir_op *op, ir_printer *p) {
    static const char *const elided[] = {"indexing_maps", NULL};
    int first, n;
    if (!outputs_of(op, &first, &n)) return false;
    ir_attr maps = ir_op_attr(op, "indexing_maps");
    if (maps) {
        ir_p(p, " indexing_maps = ");
        ir_p_attr(p, maps);
    }
    ir_p_attr_dict(p, op, "", elided);
    print_group(p, op, "ins", 0, first);
    print_group(p, op, "outs", first, n);
    print_results(p, op);
    return true;
}

ir_op *linalg_parse_named(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_attr_list attrs = {0};
    parsed_groups g = {0};
    ir_type_list results = {0};
    ir_region *body = ir_parse_new_region(p);
    ir_attr maps;
    if (ir_parse_eat(p, "indexing_maps")) {
        if (!ir_parse_need(p, "=") || !ir_parse_attr(p, &maps)) return NULL;
        ir_attr_list_add(p, &attrs, "indexing_maps", maps);
    }
    if (!ir_parse_attr_dict(p, &attrs) || !parse_ins_outs(p, &g)) return NULL;
    int const expected = info->opcode == LINALG_fill || info->opcode == LINALG_copy ? 2 : 3;
    if (g.refs.n != expected || g.n_in != expected - 1) {
        ir_parse_error(p, "'%s' has %d inputs and one output", info->name, expected - 1);
        return NULL;
    }
    if (ir_parse_eat(p, "->") && !ir_parse_result_types(p, &results)) return NULL;
    add_segments(p, &g, &attrs);
    ir_op *op = ir_parse_finish(p, info, loc, g.refs.n, g.values, results.n, results.data, &attrs, 1, &body, 0, NULL);
    linalg_fill_body(ir_parse_context(p), op);
    return op;
}

// ---- linalg.transpose ins(…) outs(…) permutation = […];  linalg.broadcast … dimensions = […] ----
static const char *dims_name(unsigned opcode) { return opcode == LINALG_transpose ? "permutation" : "dimensions"; }

bool linalg_print_dims(ir_op *op, ir_printer *p) {
    const char *const elided[] = {dims_name(op->opcode), NULL};
    ir_attr dims = ir_op_attr(op, elided[0]);
    if (op->operand_count != 2 || !dims || dims->kind != IR_DENSE_ARRAY) return false;
    if (op->result_count != (ir_operand(op, 1)->type->kind == IR_TENSOR)) return false;
    print_group(p, op, "ins", 0, 1);
    print_group(p, op, "outs", 1, 1);
    ir_p(p, " %s = [", elided[0]);
    for (int i = 0; i < dims->count; i++) ir_p(p, i ? ", %lld" : "%lld", (long long)dims->ints[i]);
    ir_p(p, "]");
    ir_p_attr_dict(p, op, "", elided);
    return true;
}

ir_op *linalg_parse_dims(ir_parser *p, const ir_op_info *info, ir_loc loc) {
    ir_attr_list attrs = {0};
    parsed_groups g = {0};
    ir_operand_list none = {0};
    ir_attr dims;
    ir_region *body = ir_parse_new_region(p);
    if (!parse_ins_outs(p, &g) || !ir_parse_need(p, dims_name(info->opcode)) || !ir_parse_need(p, "=") ||
        !ir_parse_index_list(p, &none, &dims))
        return NULL;
    if (none.n || g.refs.n != 2 || g.n_in != 1) {
        ir_parse_error(p, "'%s' has one input and one output", info->name);
        return NULL;
    }
    ir_attr_list_add(p, &attrs, dims_name(info->opcode), dims);
    if (!ir_parse_attr_dict(p, &attrs)) return NULL;
    ir_type t = g.types.data[1];
    ir_op *op = ir_parse_finish(p, info, loc, 2, g.values, t->kind == IR_TENSOR, &t, &attrs, 1, &body, 0, NULL);
    linalg_fill_body(ir_parse_context(p), op);
    return op;
}
