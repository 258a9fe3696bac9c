// Removes ops without effects whose results nobody uses, the last ones first, so that whole chains go at once.
//
//   %a = arith.addf %x, %y : f32        →   (nothing, when %b is not used)
//   %b = math.exp %a : f32
#include "transform/transform.h"

typedef struct dce {
    int64_t erased;
} dce;

static void clean_region(dce *d, ir_region *r) {
    for (ir_block *b = r->last; b; b = b->prev)
        for (ir_op *op = b->last, *before; op; op = before) {
            before = op->prev;
            if (ir_is_dead(op)) {
                ir_op_erase(op);
                d->erased++;
                continue;
            }
            for (int i = 0; i < op->region_count; i++) clean_region(d, &op->regions[i]);
            if (op->region_count && ir_is_dead(op)) {   // its effects were dead
                ir_op_erase(op);
                d->erased++;
            }
        }
}

int64_t dce_module(ir_op *module) {
    dce d = {0};
    for (int i = 0; i < module->region_count; i++) clean_region(&d, &module->regions[i]);
    return d.erased;
}

static bool run(ir_op *module, rw_context *context) {
    rw_count(context, "erased", dce_module(module));
    return true;
}

const rw_pass dce_pass = {"dce", "Removes ops whose results nobody uses.", run, NULL};
