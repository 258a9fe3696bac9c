// Common subexpression elimination: an op without effects that an equal op dominates is replaced by that one.
//
//   %a = arith.addf %x, %y : f32        →   %a = arith.addf %x, %y : f32
//   %b = arith.addf %x, %y : f32            (uses of %b use %a)
//
// Regions are walked in program order with a table of what dominates: what a region defines is forgotten at its
// end, and of a region with several blocks only the entry block is seen by the others.
//
// Arrays that are computed into buffers of their own differ in these buffers only. After fusion all that are left are
// stored, and equal ones are merged, too; before, merging would keep an array from being fused into each of its uses.
#include "base/vec.h"
#include "dialect/func/func.h"
#include "dialect/linalg/linalg.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "transform/transform.h"

typedef struct entry {
    uint64_t hash;
    ir_op *op;
    int32_t next;   // in the bucket, older
} entry;

typedef struct cse {
    arena scratch;
    VEC(entry) entries;   // a stack: scopes end by popping
    int32_t *buckets;
    uint32_t mask;
    int64_t merged;
    bool arrays;   // merge arrays whose buffers differ
} cse;

static uint64_t mix(uint64_t h, const void *p) { return hash_mix(h, (uint64_t)(uintptr_t)p); }

static bool commutes(const ir_op *op) { return (op->info->traits & IR_COMMUTATIVE) && op->operand_count == 2; }

// ---- arrays to write to, all elements of which are undefined or the same number -------------------------------------

static const ir_op *blank_of(const cse *c, const ir_op *user, const ir_value *v) {
    const ir_op *def = c->arrays && user->opcode != LINALG_fill ? ir_def(v) : NULL;
    if (def && def->opcode == LINALG_fill) {
        const ir_op *start = ir_def(ir_operand(def, 1));
        return start && start->opcode == TENSOR_empty ? def : NULL;
    }
    return def && def->opcode == TENSOR_empty ? def : NULL;
}

static const ir_op *empty_of(const ir_op *blank) {
    return blank->opcode == TENSOR_empty ? blank : ir_def(ir_operand(blank, 1));
}

static bool same_blank(const ir_op *a, const ir_op *b) {
    if (!a || !b || a->opcode != b->opcode) return false;
    if (a->opcode == LINALG_fill && ir_operand(a, 0) != ir_operand(b, 0)) return false;
    const ir_op *x = empty_of(a), *y = empty_of(b);
    if (x->results[0].type != y->results[0].type) return false;
    for (int i = 0; i < x->operand_count; i++)
        if (ir_operand(x, i) != ir_operand(y, i)) return false;
    return true;
}

static uint64_t hash_operand(const cse *c, const ir_op *op, int i) {
    const ir_op *blank = blank_of(c, op, ir_operand(op, i));
    return blank ? hash_mix(blank->opcode, (uint64_t)(uintptr_t)ir_operand(op, i)->type)
                 : (uint64_t)(uintptr_t)ir_operand(op, i);
}

// ---- equal ops ------------------------------------------------------------------------------------------------------

static uint64_t hash_op(const cse *c, const ir_op *op) {
    uint64_t h = hash_mix(op->opcode, (uint64_t)op->operand_count << 8 | (uint64_t)op->region_count), attrs = 0;
    bool const either_way = commutes(op);
    if (either_way) h = hash_mix(h, (uint64_t)(uintptr_t)ir_operand(op, 0) + (uint64_t)(uintptr_t)ir_operand(op, 1));
    for (int i = 0; i < op->operand_count && !either_way; i++) h = hash_mix(h, hash_operand(c, op, i));
    for (int i = 0; i < op->result_count; i++) h = mix(h, op->results[i].type);
    for (int i = 0; i < op->attr_count; i++)
        attrs += mix(mix(1, op->attrs[i].name), op->attrs[i].value);   // in any order
    return hash_mix(h, attrs);
}

static bool same_attrs(const ir_op *a, const ir_op *b) {
    if (a->attr_count != b->attr_count) return false;
    for (int i = 0; i < a->attr_count; i++)
        if (ir_op_attr(b, a->attrs[i].name) != a->attrs[i].value) return false;
    return true;
}

static bool same_op(const cse *c, const ir_op *a, const ir_op *b, map *values);

static bool same_region(const cse *c, const ir_region *a, const ir_region *b, map *values) {
    const ir_block *x = a->first, *y = b->first;
    if (!x || !y) return x == y;
    if (x->next || y->next || x->arg_count != y->arg_count) return false;
    for (int i = 0; i < x->arg_count; i++) {
        if (x->args[i]->type != y->args[i]->type) return false;
        map_put_ptr(values, y->args[i], x->args[i]);
    }
    const ir_op *p = x->first, *q = y->first;
    for (; p && q; p = p->next, q = q->next)
        if (!same_op(c, p, q, values)) return false;
    return !p && !q;
}

// scf.if %not { … func.call @nprt_fail…; … }: where the same condition was checked before, it does nothing.
static bool is_check(const ir_op *op) {
    if (op->opcode != SCF_if || op->result_count || (op->regions[1].first && op->regions[1].first->first->next))
        return false;
    for (const ir_op *o = op->regions[0].first->first; o; o = o->next)
        if (o->opcode == FUNC_call && strncmp(ir_op_attr(o, "callee")->text, "nprt_fail", 9) == 0) return true;
    return false;
}

// values maps what b's regions define to what a's define.
static bool same_op(const cse *c, const ir_op *a, const ir_op *b, map *values) {
    if (a->opcode != b->opcode || a->info != b->info || a->operand_count != b->operand_count ||
        a->result_count != b->result_count || a->region_count != b->region_count || a->successor_count ||
        b->successor_count)
        return false;
    bool direct = true;
    for (int i = 0; i < a->operand_count && direct; i++) {
        ir_value *u = ir_operand(a, i), *v = ir_operand(b, i), *m = values ? map_get_ptr(values, v) : NULL;
        direct = u == (m ? m : v) || (!m && same_blank(blank_of(c, a, u), blank_of(c, b, v)));
    }
    bool const either_way = !values && commutes(a);
    if (!direct && !(either_way && ir_operand(a, 0) == ir_operand(b, 1) && ir_operand(a, 1) == ir_operand(b, 0)))
        return false;
    for (int i = 0; i < a->result_count; i++) {
        if (a->results[i].type != b->results[i].type) return false;
        if (values) map_put_ptr(values, &b->results[i], (void *)&a->results[i]);
    }
    if (!same_attrs(a, b)) return false;
    if (is_check(a) && is_check(b)) return true;
    for (int i = 0; i < a->region_count; i++)
        if (!same_region(c, &a->regions[i], &b->regions[i], values)) return false;
    return true;
}

static bool equal(cse *c, const ir_op *a, const ir_op *b) {
    if (!a->region_count) return same_op(c, a, b, NULL);
    map values;
    map_init(&values, &c->scratch);
    return same_op(c, a, b, &values);
}

static bool is_pure_but_for_checks(const ir_op *op) {
    if (is_check(op) || (op->info->traits & IR_TERMINATOR)) return true;
    if (!(op->info->traits & IR_RECURSIVE_EFFECTS)) return ir_is_pure(op);
    for (int r = 0; r < op->region_count; r++)
        for (const ir_block *b = op->regions[r].first; b; b = b->next)
            for (const ir_op *o = b->first; o; o = o->next)
                if (!is_pure_but_for_checks(o)) return false;
    return true;
}

static bool may_merge(const ir_op *op) {
    if (!op->result_count || op->successor_count || (op->info->traits & (IR_TERMINATOR | IR_SYMBOL_OP))) return false;
    return op->opcode != TENSOR_empty && is_pure_but_for_checks(op);   // one buffer for each destination
}

static ir_op *find(cse *c, const ir_op *op, uint64_t hash) {
    for (int32_t i = c->buckets[hash & c->mask]; i >= 0; i = c->entries.data[i].next)
        if (c->entries.data[i].hash == hash && equal(c, c->entries.data[i].op, op)) return c->entries.data[i].op;
    return NULL;
}

static void add(cse *c, ir_op *op, uint64_t hash) {
    entry const e = {hash, op, c->buckets[hash & c->mask]};
    c->buckets[hash & c->mask] = c->entries.n;
    vec_push(&c->scratch, &c->entries, e);
}

static void pop_to(cse *c, int mark) {
    while (c->entries.n > mark) {
        entry const *e = &c->entries.data[--c->entries.n];
        c->buckets[e->hash & c->mask] = e->next;
    }
}

static void walk_op(cse *c, ir_op *op);

static void walk_block(cse *c, ir_block *b) {
    for (ir_op *op = b->first, *next; op; op = next) {
        next = op->next;
        if (!may_merge(op)) {
            walk_op(c, op);
            continue;
        }
        uint64_t const hash = hash_op(c, op);
        ir_op *known = find(c, op, hash);
        if (!known) {
            walk_op(c, op);
            add(c, op, hash);
            continue;
        }
        for (int i = 0; i < op->result_count; i++) ir_value_replace(&op->results[i], &known->results[i]);
        ir_op_erase(op);
        c->merged++;
    }
}

static void walk_op(cse *c, ir_op *op) {
    for (int i = 0; i < op->region_count; i++) {
        ir_region *r = &op->regions[i];
        int const mark = c->entries.n;
        cse const outer = *c;
        bool const is_linalg = op->opcode / IR_OPCODES_PER_DIALECT == DIALECT_linalg;   // whose bodies stay closed
        bool const isolated = ((op->info->traits & IR_ISOLATED) || is_linalg) && r->first;
        if (isolated) {   // nothing from outside is used inside
            c->buckets = arena_alloc(&c->scratch, sizeof *c->buckets * ((size_t)c->mask + 1));
            memset(c->buckets, 0xff, sizeof *c->buckets * ((size_t)c->mask + 1));
        }
        if (r->first) walk_block(c, r->first);
        for (ir_block *b = r->first ? r->first->next : NULL; b; b = b->next) {
            int const inner = c->entries.n;
            walk_block(c, b);
            pop_to(c, inner);
        }
        pop_to(c, mark);
        if (isolated) c->buckets = outer.buckets;
    }
}

static int64_t merge(ir_op *module, bool arrays) {
    cse c = {.mask = 1023, .arrays = arrays};
    arena_init(&c.scratch);
    c.buckets = arena_alloc(&c.scratch, sizeof *c.buckets * ((size_t)c.mask + 1));
    memset(c.buckets, 0xff, sizeof *c.buckets * ((size_t)c.mask + 1));
    walk_op(&c, module);
    arena_deinit(&c.scratch);
    return c.merged;
}

static bool run(ir_op *module, rw_context *context) {
    rw_count(context, "merged", merge(module, false));
    return true;
}

static bool run_arrays(ir_op *module, rw_context *context) {
    rw_count(context, "merged", merge(module, true));
    return true;
}

const rw_pass cse_pass = {"cse", "Computes equal expressions once.", run, NULL};
const rw_pass cse_arrays_pass = {"cse-arrays", "Computes equal expressions and arrays once.", run_arrays, NULL};
