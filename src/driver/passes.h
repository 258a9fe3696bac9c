// The passes of the pipeline, by the names that pipeline.c lists.
#pragma once
#include "analysis/target.h"
#include "lower/lower.h"
#include "lower/math_expand.h"
#include "transform/transform.h"

static inline bool pass_loops(ir_op *m, rw_context *c) { return lower_linalg_to_loops(m, c->options); }
static inline bool pass_math(ir_op *m, rw_context *c) {
    (void)c;
    return lower_math(m, NULL);
}

static inline rw_pass linalg_to_loops_pass(const kernel_target *t) {
    return (rw_pass){"linalg-to-loops", "loops around vectors; kernels for products", pass_loops, t};
}
static const rw_pass expand_math_pass = {"expand-math", "elementary functions of vectors become arithmetic", pass_math,
                                         NULL};
