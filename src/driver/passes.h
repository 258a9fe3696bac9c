// The passes of the pipeline, as rows that pipeline.c lists.
#pragma once
#include "analysis/target.h"
#include "lower/lower.h"
#include "lower/math_expand.h"
#include "transform/transform.h"

static inline bool pass_fuse(ir_op *m, rw_context *c) { (void)c; return fuse_linalg(m); }
static inline bool pass_bufferise(ir_op *m, rw_context *c) { (void)c; return bufferise(m); }
static inline bool pass_loops(ir_op *m, rw_context *c) { return lower_linalg_to_loops(m, c->options); }
static inline bool pass_math(ir_op *m, rw_context *c) { (void)c; return lower_math(m, NULL); }
static inline bool pass_promote(ir_op *m, rw_context *c) { (void)c; return promote_arrays(m); }
static inline bool pass_ownership(ir_op *m, rw_context *c) { (void)c; return python_ownership(m); }
static inline bool pass_numpy(ir_op *m, rw_context *c) { (void)c; return lower_numpy_to_linalg(m); }
static inline bool pass_calls(ir_op *m, rw_context *c) { (void)c; return lower_python_to_calls(m); }

#define PASS_PYTHON_OWNERSHIP {"python-ownership", "reference counts of handles become explicit", pass_ownership, NULL}
#define PASS_PROMOTE_ARRAYS {"promote-arrays", "arrays as references become arrays as values", pass_promote, NULL}
#define PASS_NUMPY_TO_LINALG {"numpy-to-linalg", "NumPy operations become linalg on tensors", pass_numpy, NULL}
#define PASS_PYTHON_TO_CALLS {"python-to-calls", "Python operations become calls of the runtime", pass_calls, NULL}
#define PASS_FUSE {"fuse", "element-wise operations, casts and transposes move into their users", pass_fuse, NULL}
#define PASS_BUFFERISE {"bufferise", "tensors get their place in memory", pass_bufferise, NULL}
#define PASS_LINALG_TO_LOOPS(TARGET) {"linalg-to-loops", "loops around vectors; kernels for products", pass_loops, (TARGET)}
#define PASS_EXPAND_MATH {"expand-math", "elementary functions of vectors become arithmetic", pass_math, NULL}
