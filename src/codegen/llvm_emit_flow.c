// scf and cf as basic blocks. Loops are emitted rotated (test at the end), so that what is invariant can leave them.
#include "codegen/emit.h"
#include "dialect/cf/cf.h"
#include "dialect/scf/scf.h"

#include <llvm-c/DebugInfo.h>
#include <llvm-c/IRReader.h>
#include <string.h>

typedef VEC(LLVMValueRef) value_list;

static void add_values(cg_fn *f, const ir_op *op, int first, int count, value_list *out) {
    for (int i = first; i < first + count; i++) {
        cg_parts p = cg_get(f, ir_operand(op, i));
        for (int k = 0; k < p.n; k++) vec_push(f->g->a, out, p.v[k]);
    }
}

// Phis for the parts of n values (given by type), set as the values' parts.
static void add_phis(cg_fn *f, int n, ir_value *const *values, value_list *out) {
    for (int i = 0; i < n; i++) {
        const cg_type *t = cg_type_of(f->g, values[i]->type);
        int first = out->n;
        for (int k = 0; t && k < t->n; k++) vec_push(f->g->a, out, LLVMBuildPhi(f->b, t->t[k], ""));
        cg_set(f, values[i], out->n - first, out->data + first);
    }
}

static void add_incoming(value_list *phis, value_list *values, LLVMBasicBlockRef from) {
    for (int i = 0; i < phis->n; i++) LLVMAddIncoming(phis->data[i], &values->data[i], &from, 1);
}

static ir_value **results_of(cg_fn *f, ir_op *op) {
    ir_value **r = ARENA_ARRAY(f->g->a, ir_value *, op->result_count);
    for (int i = 0; i < op->result_count; i++) r[i] = ir_result(op, i);
    return r;
}

// ---- counted loops
cg_loop cg_loop_begin(cg_fn *f, LLVMValueRef lower, LLVMValueRef upper, LLVMValueRef step) {
    cg_loop l = {.body = cg_block(f, "loop"),
                 .exit = cg_block(f, "done"),
                 .next_bound = upper,
                 .step = step,
                 .guard = LLVMGetInsertBlock(f->b)};
    LLVMBuildCondBr(f->b, LLVMBuildICmp(f->b, LLVMIntSLT, lower, upper, ""), l.body, l.exit);
    LLVMPositionBuilderAtEnd(f->b, l.body);
    l.iv = LLVMBuildPhi(f->b, LLVMTypeOf(lower), "i");
    LLVMAddIncoming(l.iv, &lower, &l.guard, 1);
    return l;
}

void cg_loop_end(cg_fn *f, cg_loop *l) {
    LLVMValueRef next = LLVMBuildNSWAdd(f->b, l->iv, l->step, "");
    LLVMBasicBlockRef latch = LLVMGetInsertBlock(f->b);
    LLVMBuildCondBr(f->b, LLVMBuildICmp(f->b, LLVMIntSLT, next, l->next_bound, ""), l->body, l->exit);
    LLVMAddIncoming(l->iv, &next, &latch, 1);
    LLVMPositionBuilderAtEnd(f->b, l->exit);
}

// How often a loop goes round, for the register allocator: without it the scalar tail of a kernel counts as much as
// its vector loop, and the vector loop's constants are moved about to serve the tail.
static void weigh_latch(cg_fn *f, LLVMBasicBlockRef latch, unsigned again) {
    cg *g = f->g;
    LLVMMetadataRef name = LLVMMDStringInContext2(g->context, "branch_weights", 14);
    LLVMMetadataRef parts[3] = {name, LLVMValueAsMetadata(LLVMConstInt(g->i32, again, false)),
                                LLVMValueAsMetadata(LLVMConstInt(g->i32, 1, false))};
    LLVMValueRef node = LLVMMetadataAsValue(g->context, LLVMMDNodeInContext2(g->context, parts, 3));
    LLVMSetMetadata(LLVMGetBasicBlockTerminator(latch), LLVMGetMDKindIDInContext(g->context, "prof", 4), node);
}

// `distinct !{}`, which the C interface can only read.
static LLVMMetadataRef distinct_node(LLVMContextRef c) {
    static const char text[] = "!npcc = !{!0}\n!0 = distinct !{}\n";
    LLVMMemoryBufferRef buffer = LLVMCreateMemoryBufferWithMemoryRangeCopy(text, sizeof text - 1, "group");
    LLVMModuleRef m = NULL;
    char *message = NULL;
    LLVMValueRef node;
    if (LLVMParseIRInContext(c, buffer, &m, &message)) {
        LLVMDisposeMessage(message);
        return NULL;
    }
    LLVMGetNamedMetadataOperands(m, "npcc", &node);
    LLVMMetadataRef found = LLVMValueAsMetadata(node);
    LLVMDisposeModule(m);
    return found;
}

static LLVMMetadataRef flag(LLVMContextRef c, const char *name) {
    LLVMMetadataRef text = LLVMMDStringInContext2(c, name, strlen(name));
    return LLVMMDNodeInContext2(c, &text, 1);
}

// Makes a loop's metadata of n nodes; each loop has a node of its own, which begins with itself.
static void set_loop_metadata(cg_fn *f, LLVMBasicBlockRef latch, int n, LLVMMetadataRef *nodes) {
    LLVMContextRef c = f->g->context;
    nodes[0] = LLVMTemporaryMDNode(c, NULL, 0);
    LLVMMetadataRef loop = LLVMMDNodeInContext2(c, nodes, (size_t)n);
    LLVMMetadataReplaceAllUsesWith(nodes[0], loop);
    LLVMSetMetadata(LLVMGetBasicBlockTerminator(latch), LLVMGetMDKindIDInContext(c, "llvm.loop", 9),
                    LLVMMetadataAsValue(c, loop));
}

static void keep_rolled(cg_fn *f, LLVMBasicBlockRef latch) {
    set_loop_metadata(f, latch, 2, (LLVMMetadataRef[]){NULL, flag(f->g->context, "llvm.loop.unroll.disable")});
}

// The iterations of a loop of scalars do not depend on each other's memory: LLVM's vectoriser shall take it.
static void ask_for_vectors(cg_fn *f, LLVMBasicBlockRef body) {
    cg *g = f->g;
    LLVMContextRef c = g->context;
    if (!g->independent && !(g->independent = distinct_node(c))) return;
    LLVMMetadataRef enable[2] = {LLVMMDStringInContext2(c, "llvm.loop.vectorize.enable", 26),
                                 LLVMValueAsMetadata(LLVMConstInt(g->i1, 1, false))};
    LLVMMetadataRef accesses[2] = {LLVMMDStringInContext2(c, "llvm.loop.parallel_accesses", 27), g->independent};
    LLVMMetadataRef parts[4] = {NULL, LLVMMDNodeInContext2(c, enable, 2), LLVMMDNodeInContext2(c, accesses, 2),
                                flag(c, "llvm.loop.unroll.disable")};
    set_loop_metadata(f, body, 4, parts);
    LLVMValueRef const mark = LLVMMetadataAsValue(c, g->independent);
    for (LLVMValueRef i = LLVMGetFirstInstruction(body); i; i = LLVMGetNextInstruction(i))
        if (LLVMIsALoadInst(i) || LLVMIsAStoreInst(i))
            LLVMSetMetadata(i, LLVMGetMDKindIDInContext(c, "llvm.access.group", 17), mark);
}

static bool is_vector_loop(const ir_block *body) {
    for (const ir_op *op = body->first; op; op = op->next)
        for (int i = 0; i < op->result_count; i++)
            if (ir_result(op, i)->type->kind == IR_VECTOR) return true;
    return false;
}

static bool emit_for(cg_fn *f, ir_op *op) {
    if (ir_op_attr(op, "unsignedCmp")) return false;
    ir_block *body = op->regions[0].first;
    value_list inits = {0}, phis = {0}, yields = {0}, exits = {0};
    add_values(f, op, 3, op->operand_count - 3, &inits);
    cg_loop l = cg_loop_begin(f, cg_operand(f, op, 0), cg_operand(f, op, 1), cg_operand(f, op, 2));
    cg_set1(f, body->args[0], l.iv);
    add_phis(f, body->arg_count - 1, body->args + 1, &phis);
    add_incoming(&phis, &inits, l.guard);
    if (!cg_emit_block(f, body)) return false;
    add_values(f, body->last, 0, body->last->operand_count, &yields);
    LLVMBasicBlockRef latch = LLVMGetInsertBlock(f->b);
    cg_loop_end(f, &l);
    if (is_vector_loop(body)) weigh_latch(f, latch, 1000);
    if (ir_op_attr(op, "npcc.independent") && latch == l.body)
        ask_for_vectors(f, latch);
    else if (f->unrolls && !ir_op_attr(op, "npcc.scalar"))
        keep_rolled(f, latch);
    add_incoming(&phis, &yields, latch);
    add_phis(f, op->result_count, results_of(f, op), &exits);
    add_incoming(&exits, &inits, l.guard);
    add_incoming(&exits, &yields, latch);
    return true;
}

static bool emit_while(cg_fn *f, ir_op *op) {
    ir_block *before = op->regions[0].first, *after = op->regions[1].first;
    LLVMBasicBlockRef test = cg_block(f, "while"), body = cg_block(f, "do"), done = cg_block(f, "done");
    value_list inits = {0}, phis = {0}, yields = {0};
    add_values(f, op, 0, op->operand_count, &inits);
    LLVMBasicBlockRef from = LLVMGetInsertBlock(f->b);
    LLVMBuildBr(f->b, test);
    LLVMPositionBuilderAtEnd(f->b, test);
    add_phis(f, before->arg_count, before->args, &phis);
    add_incoming(&phis, &inits, from);
    if (!cg_emit_block(f, before)) return false;
    ir_op *condition = before->last;
    LLVMBuildCondBr(f->b, cg_operand(f, condition, 0), body, done);
    LLVMPositionBuilderAtEnd(f->b, body);
    for (int i = 0; i < after->arg_count; i++) {
        cg_parts p = cg_get(f, ir_operand(condition, i + 1));
        cg_set(f, after->args[i], p.n, p.v);
        cg_set(f, ir_result(op, i), p.n, p.v);
    }
    if (!cg_emit_block(f, after)) return false;
    add_values(f, after->last, 0, after->last->operand_count, &yields);
    from = LLVMGetInsertBlock(f->b);
    LLVMBuildBr(f->b, test);
    add_incoming(&phis, &yields, from);
    LLVMPositionBuilderAtEnd(f->b, done);
    return true;
}

static bool emit_arm(cg_fn *f, ir_op *op, int region, LLVMBasicBlockRef bb, LLVMBasicBlockRef join, value_list *yields,
                     LLVMBasicBlockRef *out_end) {
    LLVMPositionBuilderAtEnd(f->b, bb);
    ir_block *b = region < op->region_count ? op->regions[region].first : NULL;
    if (b && !cg_emit_block(f, b)) return false;
    if (b && b->last && ir_has_trait(b->last, IR_TERMINATOR)) add_values(f, b->last, 0, b->last->operand_count, yields);
    *out_end = LLVMGetInsertBlock(f->b);
    LLVMBuildBr(f->b, join);
    return true;
}

static bool emit_if(cg_fn *f, ir_op *op) {
    LLVMBasicBlockRef then = cg_block(f, "then"), otherwise = cg_block(f, "else"), join = cg_block(f, "endif"), ends[2];
    value_list yields[2] = {0}, phis = {0};
    LLVMBuildCondBr(f->b, cg_operand(f, op, 0), then, otherwise);
    if (!emit_arm(f, op, 0, then, join, &yields[0], &ends[0])) return false;
    if (!emit_arm(f, op, 1, otherwise, join, &yields[1], &ends[1])) return false;
    LLVMPositionBuilderAtEnd(f->b, join);
    add_phis(f, op->result_count, results_of(f, op), &phis);
    for (int i = 0; i < 2; i++) add_incoming(&phis, &yields[i], ends[i]);
    return true;
}

static bool emit_execute_region(cg_fn *f, ir_op *op) {
    ir_block *b = op->regions[0].first;
    if (!b || b->next || !cg_emit_block(f, b)) return false;
    for (int i = 0; i < op->result_count; i++) {
        cg_parts p = cg_get(f, ir_operand(b->last, i));
        cg_set(f, ir_result(op, i), p.n, p.v);
    }
    return true;
}

// ---- branches
static void pass_to(cg_fn *f, ir_op *op, int first, ir_block *dest) {
    LLVMBasicBlockRef from = LLVMGetInsertBlock(f->b);
    for (int i = 0; i < dest->arg_count; i++) {
        cg_parts values = cg_get(f, ir_operand(op, first + i)), phis = cg_get(f, dest->args[i]);
        for (int k = 0; k < phis.n; k++) LLVMAddIncoming(phis.v[k], &values.v[k], &from, 1);
    }
}

// Both arms may lead to one block with different values, so each gets a block of its own.
static bool emit_cond_br(cg_fn *f, ir_op *op) {
    int first = 1;
    LLVMBasicBlockRef arms[2] = {cg_block(f, "true"), cg_block(f, "false")};
    LLVMBuildCondBr(f->b, cg_operand(f, op, 0), arms[0], arms[1]);
    for (int i = 0; i < 2; i++) {
        ir_block *dest = op->successors[i];
        LLVMPositionBuilderAtEnd(f->b, arms[i]);
        pass_to(f, op, first, dest);
        LLVMBuildBr(f->b, map_get_ptr(&f->blocks, dest));
        first += dest->arg_count;
    }
    return true;
}

static bool emit_assert(cg_fn *f, ir_op *op) {
    cg *g = f->g;
    LLVMBasicBlockRef bad = cg_block(f, "assert"), good = cg_block(f, "ok");
    LLVMBuildCondBr(f->b, cg_operand(f, op, 0), good, bad);
    LLVMPositionBuilderAtEnd(f->b, bad);
    istr message = ir_op_attr(op, "msg")->text;
    const char *site = cg_site(f, op);
    LLVMTypeRef t = LLVMFunctionType(g->void_type, (LLVMTypeRef[]){g->ptr, g->ptr, g->ptr}, 3, false);
    LLVMValueRef args[3] = {cg_string(g, "AssertionError", 14), cg_string(g, message, istr_len(message)),
                            cg_string(g, site, strlen(site))};
    LLVMBuildCall2(f->b, t, cg_external(g, "nprt_fail", t), args, 3, "");
    LLVMBuildUnreachable(f->b);
    LLVMPositionBuilderAtEnd(f->b, good);
    return true;
}

bool cg_emit_flow(cg_fn *f, ir_op *op, bool *out_known) {
    switch (op->opcode) {
    case SCF_for: return emit_for(f, op);
    case SCF_while: return emit_while(f, op);
    case SCF_if: return emit_if(f, op);
    case SCF_parallel: return cg_emit_parallel(f, op);
    case SCF_execute_region: return emit_execute_region(f, op);
    case CF_br:
        pass_to(f, op, 0, op->successors[0]);
        return LLVMBuildBr(f->b, map_get_ptr(&f->blocks, op->successors[0])), true;
    case CF_cond_br: return emit_cond_br(f, op);
    case CF_assert: return emit_assert(f, op);
    default: return *out_known = false;
    }
}
