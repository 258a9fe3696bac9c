#include "analysis/report.h"
#include "dialect/bufferization/bufferization.h"
#include "dialect/memref/memref.h"
#include "dialect/tensor/tensor.h"
#include "rewrite/emit.h"
#include "transform/bufferise.h"

#include <stdarg.h>

void buf_error(buf_state *s, ir_op *op, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(s->a, format, args);
    va_end(args);
    diag_error(ir_diags(s->c), ir_loc_range(s->c, op->loc), "%s", text)->is_limit = true;
    s->failed = true;
}

// ---- types --------------------------------------------------------------------------------------------------

ir_type buf_identity_type(buf_state *s, ir_type t) { return ir_type_memref(s->c, t->rank, t->dims, t->element, NULL); }

ir_type buf_argument_type(buf_state *s, ir_type t) {
    int64_t strides[32];
    for (int i = 0; i < t->rank; i++) strides[i] = i == t->rank - 1 ? 1 : IR_DYNAMIC;
    ir_attr layout = ir_attr_strided(s->c, IR_DYNAMIC, t->rank, strides);
    return ir_type_memref(s->c, t->rank, t->dims, t->element, layout);
}

bool buf_is_contiguous(ir_type t) { return t->layout == NULL; }

// ---- values -------------------------------------------------------------------------------------------------

ir_value *buf_root(buf_state *s, ir_value *v) {
    ir_value *root = map_get_ptr(&s->root_of, v);
    return root ? root : v;
}

void buf_map(buf_state *s, ir_value *v, ir_value *memref) { map_put_ptr(&s->memref_of, v, memref); }

void buf_map_view(buf_state *s, ir_value *view, ir_value *source, ir_value *memref, bool whole) {
    buf_map(s, view, memref);
    ir_value *root = buf_root(s, source);
    map_put_ptr(&s->root_of, view, root);
    if (whole && (source == root || map_has_ptr(&s->whole, source))) map_put_ptr(&s->whole, view, view);
}

static ir_value *alloc_empty(ir_builder *b, ir_op *empty, ir_type type) {
    ir_value *sizes[32];
    for (int i = 0; i < empty->operand_count; i++) sizes[i] = ir_operand(empty, i);
    return rw_alloc(b, type, sizes);
}

ir_value *buf_memref(buf_state *s, ir_builder *b, ir_value *v) {
    ir_value *m = map_get_ptr(&s->memref_of, v);
    if (m) return m;
    if (v->op && v->op->opcode == TENSOR_empty) {   // read before it is written: any content will do
        ir_builder at = ir_builder_after(s->c, v->op);
        m = alloc_empty(&at, v->op, buf_identity_type(s, v->type));
        buf_map(s, v, m);
        buf_own(s, v, m, v->op->block, true);
        return m;
    }
    (void)b;
    buf_error(s, v->op ? v->op : ir_block_parent(v->block), "this value has no buffer");
    return v;
}

ir_value *buf_alloc_like(buf_state *s, ir_builder *b, ir_type tensor, ir_value *memref) {
    ir_value *sizes[32];
    int n = 0;
    for (int i = 0; i < tensor->rank; i++)
        if (tensor->dims[i] == IR_DYNAMIC) sizes[n++] = rw_dim(b, memref, i);
    return rw_alloc(b, buf_identity_type(s, tensor), sizes);
}

ir_value *buf_copy(buf_state *s, ir_builder *b, ir_type tensor, ir_value *memref) {
    ir_value *fresh = buf_alloc_like(s, b, tensor, memref);
    rw_copy(b, memref, fresh);
    return fresh;
}

// ---- uses ---------------------------------------------------------------------------------------------------

bool buf_is_view_op(const ir_op *op) {
    switch (op->opcode) {
    case TENSOR_extract_slice:
    case TENSOR_expand_shape:
    case TENSOR_collapse_shape:
    case TENSOR_reshape:
    case TENSOR_cast:
    case BUFFERIZATION_to_buffer:
    case MEMREF_cast:
    case MEMREF_subview: return true;
    default: return false;
    }
}

ir_op *buf_ancestor_in(ir_block *block, ir_op *op) {
    while (op && op->block != block) op = op->block ? ir_block_parent(op->block) : NULL;
    return op;
}

static intptr_t position(buf_state *s, ir_op *op) { return (intptr_t)map_get_ptr(&s->order, op); }

// The last op of block that uses v or a view of it.
static ir_op *last_use(buf_state *s, ir_value *v, ir_block *block) {
    ir_op *last = NULL;
    for (ir_use *u = v->uses; u; u = u->next) {
        ir_op *user = buf_ancestor_in(block, u->user);
        // Ops made by this pass have no position: they read what is alive anyway.
        if (user && position(s, user) && (!last || position(s, user) > position(s, last))) last = user;
        if (!buf_is_view_op(u->user) || u->index != 0) continue;
        ir_op *further = last_use(s, ir_result(u->user, 0), block);
        if (further && (!last || position(s, further) > position(s, last))) last = further;
    }
    return last;
}

bool buf_aliases(buf_state *s, ir_value *v, ir_value *root) {
    for (; v != root; v = ir_operand(v->op, 0)) {
        const ir_value *own = map_get_ptr(&s->root_of, v);
        if (own == root) return true;
        if (own == v) return false;   // a part that has a copy
        if (!v->op || !buf_is_view_op(v->op)) return false;
    }
    return true;
}

int buf_operand_uses(buf_state *s, ir_op *op, ir_value *root) {
    int n = 0;
    for (int i = 0; i < op->operand_count; i++) n += buf_aliases(s, ir_operand(op, i), root);
    return n;
}

bool buf_used_inside(buf_state *s, ir_op *op, ir_value *root) {
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *b = op->regions[r].first; b; b = b->next)
            for (ir_op *o = b->first; o; o = o->next)
                if (buf_operand_uses(s, o, root) || buf_used_inside(s, o, root)) return true;
    return false;
}

bool buf_used_between(buf_state *s, ir_op *from, ir_op *to, ir_value *root) {
    for (ir_op *o = from->next; o && o != to; o = o->next)
        if (buf_operand_uses(s, o, root) || buf_used_inside(s, o, root)) return true;
    return false;
}

// ---- owners -------------------------------------------------------------------------------------------------

void buf_own(buf_state *s, ir_value *v, ir_value *memref, ir_block *block, bool exclusive) {
    buf_owner *o = ARENA_NEW(s->a, buf_owner);
    *o = (buf_owner){v, memref, block, last_use(s, v, block), exclusive, true};
    map_put_ptr(&s->owner_of, v, o);
    vec_push(s->a, &s->owners, o);
}

void buf_consume(buf_state *s, ir_value *v) {
    buf_owner *o = map_get_ptr(&s->owner_of, buf_root(s, v));
    if (o) o->live = false;
}

// Why op cannot have the buffer of v for its own; NULL: it can.
static const char *why_not_taken(buf_state *s, ir_value *v, ir_op *op, int uses) {
    ir_value *root = buf_root(s, v);
    buf_owner *o = map_get_ptr(&s->owner_of, root);
    if (!o) return "the array belongs to who calls this function, or holds constants";
    if (!o->exclusive) return "a list or an object holds the array";
    if (!o->live) return "the array is changed elsewhere as well";
    if (o->block != op->block) return "the array is from outside this loop or branch, where it is used again";
    if (o->last != op) return "what the array held before is used afterwards";
    if (v != root && !map_has_ptr(&s->whole, v)) return "this is a part of a larger array";
    if (buf_operand_uses(s, op, root) > uses) return "the same array is used twice here";
    return buf_used_inside(s, op, root) ? "what the array held before is used in the loop or branch" : NULL;
}

// ---- parts that are read later ------------------------------------------------------------------------------

enum { MOST_PARTS = 4 };
typedef struct part_list {
    ir_value *v[MOST_PARTS];
    int n;
} part_list;

static bool used_after(buf_state *s, const ir_value *v, const ir_op *op) {
    for (const ir_use *u = v->uses; u; u = u->next) {
        ir_op *user = buf_ancestor_in(op->block, u->user);
        if (user && position(s, user) > position(s, (ir_op *)op)) return true;
    }
    return false;
}

// The views of v, made before op in its block, that are used after it; false: too many, or not to be copied one by one.
static bool parts_read_after(buf_state *s, const ir_value *v, ir_op *op, part_list *parts) {
    for (const ir_use *u = v->uses; u; u = u->next) {
        ir_op *view = u->user;
        if (!buf_is_view_op(view) || u->index != 0) continue;
        ir_value *part = ir_result(view, 0);
        if (used_after(s, part, op)) {
            bool const apart = view->opcode == TENSOR_extract_slice || view->opcode == TENSOR_expand_shape;
            if (!apart || view->block != op->block || position(s, view) >= position(s, op) || parts->n == MOST_PARTS ||
                map_has_ptr(&s->whole, part) || map_has_ptr(&s->owner_of, part))
                return false;
            parts->v[parts->n++] = part;
        }
        if (!parts_read_after(s, part, op, parts)) return false;
    }
    return true;
}

// Where op may not overwrite v's buffer only because parts of it are read later, these get buffers of their own: t =
// a[i] stays what it was when a[i] changes, and costs a row, not the array.
static void copy_parts_read_after(buf_state *s, ir_builder *b, ir_value *v, ir_op *op) {
    ir_value *root = buf_root(s, v);
    buf_owner *o = map_get_ptr(&s->owner_of, root);
    part_list parts = {.n = 0};
    if (!o || !o->exclusive || !o->live || o->block != op->block || o->last == op || !position(s, op)) return;
    if (used_after(s, root, op) || !parts_read_after(s, root, op, &parts)) return;
    for (int i = 0; i < parts.n; i++) {
        ir_value *part = parts.v[i], *copy = buf_copy(s, b, part->type, buf_memref(s, b, part));
        buf_map(s, part, copy);
        map_put_ptr(&s->root_of, part, part);
        buf_own(s, part, copy, op->block, true);
        report_remark(part->op, "copied", "a part that is not needed after the array has changed is not copied",
                      "a part of an array is copied because the array changes before the part is read");
    }
    o->last = op;
}

bool buf_can_take(buf_state *s, ir_value *v, ir_op *op, int uses) { return !why_not_taken(s, v, op, uses); }

ir_value *buf_take(buf_state *s, ir_builder *b, ir_value *v, ir_op *op, int uses) {
    ir_type type = buf_identity_type(s, v->type);
    if (v->op && v->op->opcode == TENSOR_empty && !map_has_ptr(&s->memref_of, v)) return alloc_empty(b, v->op, type);
    ir_value *m = buf_memref(s, b, v);
    copy_parts_read_after(s, b, v, op);
    if (buf_can_take(s, v, op, uses) && buf_is_contiguous(m->type)) {
        buf_consume(s, v);
        return rw_memref_cast(b, m, type);
    }
    const char *why = why_not_taken(s, v, op, uses);
    report_remark(op, "copied", "an array that is changed in place and not needed as it was before is not copied",
                  "an array is copied before it is changed: %s", why ? why : "its elements do not lie together");
    return buf_copy(s, b, v->type, m);
}

void buf_release_dead(buf_state *s, ir_op *op) {
    ir_builder b = ir_has_trait(op, IR_TERMINATOR) ? ir_builder_before(s->c, op) : ir_builder_after(s->c, op);
    int kept = 0;
    for (int i = 0; i < s->owners.n; i++) {
        buf_owner *o = s->owners.data[i];
        if (!o->live) continue;
        bool unused = o->last == NULL && o->root->op == op;
        if (o->block == op->block && (o->last == op || unused)) {
            rw_dealloc(&b, o->memref);
            o->live = false;
            continue;
        }
        s->owners.data[kept++] = o;
    }
    s->owners.n = kept;
}

void buf_release_unused(buf_state *s, ir_block *block) {
    ir_builder b =
        block->first ? ir_builder_before(s->c, block->first) : ir_builder_at_end(s->c, block, ir_loc_unknown(s->c));
    for (int i = 0; i < s->owners.n; i++) {
        buf_owner *o = s->owners.data[i];
        if (!o->live || o->block != block || o->last) continue;
        rw_dealloc(&b, o->memref);
        o->live = false;
    }
}
