// Bufferisation: tensors become memrefs, function boundaries included.
//
//   %r = linalg.generic ins(%x) outs(%e) -> tensor     ⇒     linalg.generic ins(%xm) outs(%rm), %rm fresh or %x's
//   buffer
//
// One walk in program order. Ownership rules are in bufferise.h; buffers are counted at run time, memref.alloc gives
// one reference and memref.dealloc releases it. Arguments are borrowed, except those that a function updates: these
// are consumed, the caller gives its buffer away (or a copy of it when it still needs it) and gets it back as a result.
#include "transform/bufferise.h"
#include "analysis/report.h"
#include "dialect/bufferization/bufferization.h"
#include "dialect/func/func.h"
#include "dialect/linalg/linalg.h"
#include "dialect/memref/memref.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "rewrite/emit.h"
#include "transform/transform.h"

#define CONSUMED "npcc.consumed"   // arguments that the callee takes over
#define CAPTURED "npcc.captured"   // arguments that something the callee made refers to after it has returned

static bool is_tensor(const ir_value *v) { return v->type->kind == IR_TENSOR; }

// A tensor, or what was one before this pass gave it its memref type.
static bool is_array(buf_state *s, ir_value *v) { return is_tensor(v) || map_has_ptr(&s->memref_of, v); }

static bool has_body(const ir_op *f) { return f->region_count > 0 && f->regions[0].first != NULL; }

// ---- which arguments a function consumes ----------------------------------------------------------------------

static bool listed(const ir_op *f, const char *list, int i) {
    ir_attr a = f ? ir_op_attr(f, list) : NULL;
    for (int k = 0; a && k < a->count; k++)
        if (a->ints[k] == i) return true;
    return false;
}

static bool argument_consumed(const ir_op *f, int i) { return listed(f, CONSUMED, i); }

// Does a runtime object keep v, or a view of it?
static bool is_captured(buf_state *s, ir_value *v) {
    for (ir_use *u = v->uses; u; u = u->next) {
        ir_op *op = u->user;
        if (buf_is_view_op(op) && u->index == 0 && is_captured(s, ir_result(op, 0))) return true;
        if (op->opcode != FUNC_call) continue;
        if (listed(op, "npcc.captures", u->index) ||
            listed(ir_symbol_lookup(s->module, rw_callee(op)), CAPTURED, u->index))
            return true;
    }
    return false;
}

// Is v the destination of an update, directly or through the loops that carry it?
static bool is_updated(buf_state *s, ir_value *v, int depth) {
    if (depth > 16) return false;
    for (ir_use *u = v->uses; u; u = u->next) {
        ir_op *op = u->user;
        if ((op->opcode == TENSOR_insert || op->opcode == TENSOR_insert_slice) && u->index == 1) return true;
        if (op->opcode == SCF_for && u->index >= 3 && is_updated(s, rw_body(op, 0)->args[u->index - 2], depth + 1))
            return true;
        if (op->opcode == SCF_while) {
            if (is_updated(s, rw_body(op, 0)->args[u->index], depth + 1)) return true;
        }
        if (op->opcode == SCF_condition && u->index >= 1) {
            ir_op *loop = ir_op_parent(op);
            if (is_updated(s, rw_body(loop, 1)->args[u->index - 1], depth + 1)) return true;
        }
        if (op->opcode == SCF_yield && ir_op_parent(op)->opcode == SCF_if &&
            is_updated(s, ir_result(ir_op_parent(op), u->index), depth + 1))
            return true;
        if (op->opcode == FUNC_call) {
            ir_op *callee = ir_symbol_lookup(s->module, rw_callee(op));
            if (argument_consumed(callee, u->index)) return true;
        }
    }
    return false;
}

// Records which arguments of f have a property. True when that was not known yet.
static bool note_arguments(buf_state *s, ir_op *f, const char *list, bool (*has)(buf_state *s, ir_value *arg)) {
    ir_block *entry = f->regions[0].first;
    int64_t *found = ARENA_ARRAY(s->a, int64_t, entry->arg_count + 1);
    int n = 0;
    for (int i = 0; i < entry->arg_count; i++)
        if (is_tensor(entry->args[i]) && (listed(f, list, i) || has(s, entry->args[i]))) found[n++] = i;
    ir_attr old = ir_op_attr(f, list);
    if (n == (old ? old->count : 0)) return false;
    ir_op_set_attr(s->c, f, list, ir_attr_i64_array(s->c, n, found));
    return true;
}

static bool updates_argument(buf_state *s, ir_value *arg) { return is_updated(s, arg, 0); }

static void describe_arguments(buf_state *s) {
    for (bool changed = true; changed;) {
        changed = false;
        for (ir_op *f = ir_module_body(s->module)->first; f; f = f->next) {
            if (f->opcode != FUNC_func || !has_body(f)) continue;
            // The arguments of a public function stay its caller's.
            if (ir_op_attr(f, "sym_visibility")) changed |= note_arguments(s, f, CONSUMED, updates_argument);
            changed |= note_arguments(s, f, CAPTURED, is_captured);
        }
    }
}

// ---- control flow ---------------------------------------------------------------------------------------------

static void own_argument(buf_state *s, ir_value *arg) {
    arg->type = buf_identity_type(s, arg->type);
    buf_map(s, arg, arg);
    buf_own(s, arg, arg, arg->block, true);
}

void buf_number(buf_state *s, ir_block *block) {
    intptr_t n = 0;
    for (ir_op *op = block->first; op; op = op->next) map_put_ptr(&s->order, op, (void *)++n);
}

// Operands first.. of op are given away: each becomes a buffer that op owns.
static void give_operands(buf_state *s, ir_op *op, int first) {
    ir_value *given[256];
    ir_builder b = ir_builder_before(s->c, op);
    for (int i = first; i < op->operand_count && i < 256; i++) {
        ir_value *v = ir_operand(op, i);
        if (!is_array(s, v)) {
            given[i] = v;
            continue;
        }
        // A value given twice is copied for all but its last place, so that no copy reads what is given already.
        bool again = false;
        for (int k = i + 1; k < op->operand_count; k++) again |= buf_root(s, ir_operand(op, k)) == buf_root(s, v);
        given[i] = again ? buf_copy(s, &b, v->type, buf_memref(s, &b, v)) : buf_take(s, &b, v, op, op->operand_count);
    }
    for (int i = first; i < op->operand_count && i < 256; i++) ir_op_set_operand(op, i, given[i]);
}

static void own_results(buf_state *s, ir_op *op) {
    for (int i = 0; i < op->result_count; i++) {
        ir_value *r = ir_result(op, i);
        if (!is_tensor(r)) continue;
        r->type = buf_identity_type(s, r->type);
        buf_map(s, r, r);
        buf_own(s, r, r, op->block, true);
    }
}

static void loop(buf_state *s, ir_op *op) {
    give_operands(s, op, op->opcode == SCF_for ? 3 : 0);
    for (int r = 0; r < op->region_count; r++) {
        ir_block *body = rw_body(op, r);
        buf_number(s, body);
        for (int i = 0; i < body->arg_count; i++)
            if (is_tensor(body->args[i])) own_argument(s, body->args[i]);
        buf_block(s, body);
    }
    own_results(s, op);
}

static bool gives_away(buf_state *s, ir_op *branch_op, ir_value *root) {
    for (ir_use *u = root->uses; u; u = u->next) {
        ir_block *block = u->user->block;
        if (!block || ir_block_parent(block) != branch_op) continue;
        switch (u->user->opcode) {
        case SCF_yield:
        case SCF_for:
        case SCF_while:
        case SCF_if:
        case FUNC_call:
        case TENSOR_insert:
        case TENSOR_insert_slice:
        case LINALG_generic: return true;
        default: break;
        }
    }
    (void)s;
    return false;
}

// A buffer that dies with an scf.if may be consumed in a branch: then every branch gets it, to consume or release.
static void branch(buf_state *s, ir_op *op) {
    VEC(buf_owner *) moved = {0};
    for (int i = 0; i < s->owners.n; i++) {
        buf_owner *o = s->owners.data[i];
        if (o->live && o->block == op->block && o->last == op && o->exclusive && gives_away(s, op, o->root))
            vec_push(s->a, &moved, o);
    }
    if (moved.n && !op->regions[1].first) {
        ir_block *other = ir_block_new(s->c, ir_op_region(op, 1));
        ir_builder end = ir_builder_at_end(s->c, other, op->loc);
        rw_yield(&end, 0, NULL);
    }
    for (int r = 0; r < op->region_count; r++) {
        ir_block *body = op->regions[r].first;
        if (!body) continue;
        buf_number(s, body);
        for (int i = 0; i < moved.n; i++) {
            moved.data[i]->live = false;
            buf_own(s, moved.data[i]->root, moved.data[i]->memref, body, true);
        }
        buf_block(s, body);
    }
    own_results(s, op);
}

// ---- calls ----------------------------------------------------------------------------------------------------

static void release_after(buf_state *s, ir_op *op, int n, ir_value **temporaries) {
    ir_builder b = ir_builder_after(s->c, op);
    for (int i = 0; i < n; i++) rw_dealloc(&b, temporaries[i]);
}

// Rows of m are contiguous: its last stride is 1, or never matters.
static bool rows_contiguous(ir_type m) {
    int64_t offset, strides[32];
    if (m->rank == 0) return m->layout == NULL;
    return ir_memref_strides(m, &offset, strides) && strides[m->rank - 1] == 1;
}

// Something keeps a reference to v's buffer: it is never overwritten from here on.
static void share(buf_state *s, ir_value *v) {
    while (v->type->kind != IR_TENSOR && !map_has_ptr(&s->owner_of, v) && v->op && buf_is_view_op(v->op))
        v = ir_operand(v->op, 0);
    buf_owner *o = map_get_ptr(&s->owner_of, buf_root(s, v));
    if (o) o->exclusive = false;
}

static void call(buf_state *s, ir_op *op) {
    ir_op *callee = ir_symbol_lookup(s->module, rw_callee(op));
    ir_builder b = ir_builder_before(s->c, op);
    VEC(ir_value *) temporaries = {0};
    VEC(ir_value *) operands = {0};
    for (int i = 0; i < op->operand_count; i++) {
        ir_value *v = ir_operand(op, i), *m = v;
        if (is_array(s, v) && argument_consumed(callee, i)) {
            m = buf_take(s, &b, v, op, 1);
        } else if (is_array(s, v)) {
            m = buf_memref(s, &b, v);
            if (!rows_contiguous(m->type)) {
                report_remark(
                    op, "copied",
                    "pass an array whose rows lie in one piece: make a copy of the view once, outside of loops",
                    "a view is copied for a call: the elements of its rows do not lie side by side");
                m = buf_copy(s, &b, v->type, m);
                vec_push(s->a, &temporaries, m);
            }
            m = rw_memref_cast(&b, m, buf_argument_type(s, v->type));
            if (listed(callee, CAPTURED, i)) share(s, v);
        }
        vec_push(s->a, &operands, m);
    }
    ir_op_set_operands(s->c, op, operands.n, operands.data);
    release_after(s, op, temporaries.n, temporaries.data);
    own_results(s, op);
}

static void external_call(buf_state *s, ir_op *op) {
    for (int i = 0; i < op->operand_count; i++)
        if (listed(op, "npcc.captures", i)) share(s, ir_operand(op, i));
}

static bool is_external(buf_state *s, ir_op *call_op) {
    ir_op *callee = ir_symbol_lookup(s->module, rw_callee(call_op));
    return !callee || !has_body(callee);
}

// ---- blocks and functions ---------------------------------------------------------------------------------------

static void convert_op(buf_state *s, ir_op *op) {
    switch (op->opcode) {
    case SCF_for:
    case SCF_while: loop(s, op); return;
    case SCF_if: branch(s, op); return;
    case SCF_yield:
    case FUNC_return: give_operands(s, op, 0); return;
    case SCF_condition: give_operands(s, op, 1); return;
    case FUNC_call:
        if (is_external(s, op))
            external_call(s, op);
        else
            call(s, op);
        return;
    default: break;
    }
    if (buf_tensor_op(s, op) || buf_linalg_op(s, op)) return;
    for (int i = 0; i < op->operand_count; i++)
        if (is_tensor(ir_operand(op, i))) {
            buf_error(s, op, "%s on tensors has no native form", op->info->name);
            return;
        }
    for (int i = 0; i < op->result_count; i++)
        if (is_tensor(ir_result(op, i))) buf_error(s, op, "%s of tensors has no native form", op->info->name);
}

void buf_block(buf_state *s, ir_block *block) {
    buf_release_unused(s, block);
    ir_op *next;
    for (ir_op *op = block->first; op && !s->failed; op = next) {
        next = op->next;
        if (!map_has_ptr(&s->order, op)) continue;   // made by this pass
        // Ops that this one's conversion puts after it are not walked again: they have no position.
        convert_op(s, op);
        buf_release_dead(s, op);
    }
}

static ir_type boundary_type(buf_state *s, ir_type t, bool argument, bool consumed) {
    if (t->kind != IR_TENSOR) return t;
    return argument && !consumed ? buf_argument_type(s, t) : buf_identity_type(s, t);
}

static void function_type(buf_state *s, ir_op *f) {
    ir_type t = ir_op_attr(f, "function_type")->type;
    ir_type *in = ARENA_ARRAY(s->a, ir_type, t->input_count + 1),
            *out = ARENA_ARRAY(s->a, ir_type, t->result_count + 1);
    for (int i = 0; i < t->input_count; i++) in[i] = boundary_type(s, t->inputs[i], true, argument_consumed(f, i));
    for (int i = 0; i < t->result_count; i++) out[i] = boundary_type(s, t->results[i], false, false);
    ir_type converted = ir_type_function(s->c, t->input_count, in, t->result_count, out);
    ir_op_set_attr(s->c, f, "function_type", ir_attr_type(s->c, converted));
}

static void function(buf_state *s, ir_op *f) {
    function_type(s, f);
    if (!has_body(f)) return;
    ir_block *entry = f->regions[0].first;
    buf_number(s, entry);
    for (int i = 0; i < entry->arg_count; i++) {
        ir_value *arg = entry->args[i];
        if (!is_tensor(arg)) continue;
        if (argument_consumed(f, i)) {
            own_argument(s, arg);
            continue;
        }
        arg->type = buf_argument_type(s, arg->type);
        buf_map(s, arg, arg);
    }
    buf_block(s, entry);
}

bool bufferise(ir_op *module) {
    ir_context *c = ir_op_context(module);
    buf_state state = {.c = c, .a = ir_arena(c), .module = module}, *s = &state;
    map *maps[] = {&s->memref_of, &s->root_of, &s->owner_of, &s->order, &s->whole, &s->forwarded};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) map_init(maps[i], s->a);
    describe_arguments(s);
    for (ir_op *f = ir_module_body(module)->first; f && !s->failed; f = f->next)
        if (f->opcode == FUNC_func) function(s, f);
    if (s->failed) return false;
    for (int i = s->dead.n; i-- > 0;) {
        ir_op *op = s->dead.data[i];
        if (op->opcode == BUFFERIZATION_to_buffer)
            ir_value_replace(ir_result(op, 0), map_get_ptr(&s->memref_of, ir_result(op, 0)));
        ir_op_erase(op);
    }
    return true;
}

static void count_op(ir_op *op, void *data) {
    rw_context *context = data;
    if (op->opcode == MEMREF_alloc) rw_count(context, "buffers allocated", 1);
    if (op->opcode == MEMREF_copy) rw_count(context, "arrays copied", 1);
}

static bool run_bufferise(ir_op *module, rw_context *context) {
    if (!bufferise(module)) return false;
    ir_walk(module, count_op, context);
    return true;
}

const rw_pass bufferise_pass = {"bufferise", "tensors become memrefs, with allocations, copies and releases",
                                run_bufferise, NULL};
