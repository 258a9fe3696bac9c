// Patterns and the greedy driver.
//
// A pattern looks at one op of its root opcode and changes the IR around it, or leaves everything as it is and
// returns false. The driver visits ops until nothing changes: folds, erases what is dead, and applies the patterns
// that fit, the one of the largest benefit first.
#pragma once
#include "ir/ir.h"
#include "rewrite/pass.h"

typedef struct rw_rewriter rw_rewriter;

typedef struct rw_pattern {
    const char *name;
    unsigned root;   // opcode; 0: any
    int benefit;
    bool (*apply)(ir_op *op, rw_rewriter *r);
} rw_pattern;

// What patterns use to change the IR. New ops are built as usual, before the op (rw_before).
ir_context *rw_ir(const rw_rewriter *r);
ir_builder rw_before(const rw_rewriter *r, ir_op *op);
void rw_replace(rw_rewriter *r, ir_op *op, ir_value *const *values);   // one for each result; erases op
void rw_replace1(rw_rewriter *r, ir_op *op, ir_value *value);
void rw_replace_value(rw_rewriter *r, ir_value *from, ir_value *to);
void rw_erase(rw_rewriter *r, ir_op *op);
void rw_changed(rw_rewriter *r, ir_op *op);   // op was changed in place: it is visited again, and so are its users
// Moves the ops of b, without its terminator, before op; its arguments become args.
void rw_inline_block(rw_rewriter *r, ir_op *op, ir_block *b, ir_value *const *args);

typedef struct rw_greedy_options {
    bool no_fold;       // patterns only
    int max_rewrites;   // 0: a limit that follows from the size of the IR
} rw_greedy_options;

// Works on everything nested in root. True when something changed. Counts in context (may be NULL):
// "folded", "erased", and the name of each pattern.
bool rw_greedy(ir_op *root, int n, const rw_pattern *patterns, const rw_greedy_options *options, rw_context *context);
