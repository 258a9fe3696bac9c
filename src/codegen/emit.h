// Inside the translation to LLVM IR: what the llvm_emit*.c files share.
//
// An IR value becomes one or several LLVM values, its parts:
//   integer, float, index, pointer, vector<n>   one
//   complex                                     two: real, imaginary
//   vector<axbxn>                               a*b vectors of n
//   ranked memref      block, data, then what its type leaves open of: offset, sizes, strides
//   unranked memref    rank, pointer to a descriptor in memory
// so that sizes and strides known from the type are constants, and descriptors live in registers.
#pragma once
#include "base/map.h"
#include "base/vec.h"
#include "codegen/codegen.h"
#include "codegen/llvm_emit.h"

#include <llvm-c/Core.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>

enum { CG_MAX_LANES = 4096 };   // of a vector's last dimension

typedef struct cg_parts {
    int n;
    LLVMValueRef *v;
} cg_parts;
typedef struct cg_type {
    int n;
    LLVMTypeRef *t;
} cg_type;

typedef struct cg_callee {
    LLVMValueRef fn;
    LLVMTypeRef type;
    bool is_external;       // called by the C ABI
    bool is_block_memory;   // nprt_arena_push/pop: the memref stands for its data pointer
} cg_callee;

// One translation.
typedef struct cg {
    arena *a;   // lives as long as the translation
    diag_sink *diags;
    bool failed;
    ir_op *module;
    const machine *target;
    const struct llvm_split *split;   // NULL: one module for all
    LLVMContextRef context;
    LLVMModuleRef mod;
    LLVMTypeRef i1, i8, i32, i64, f32, f64, ptr, void_type;
    map types;                     // ir_type → cg_type *
    map callees;                   // func.func op → cg_callee *
    map globals;                   // symbol (istr) → LLVMValueRef
    map constants;                 // ir_value → cg_parts *
    int outlined;                  // parallel bodies so far, for names
    LLVMMetadataRef independent;   // the access group of loops that ask for vectors; NULL: there is none
} cg;

// One LLVM function being filled: a func.func or an outlined parallel body.
typedef struct cg_fn {
    cg *g;
    LLVMValueRef fn;
    LLVMBuilderRef b;         // where code goes
    LLVMBuilderRef allocas;   // stays in the entry block, before its terminator
    map values;               // ir_value → cg_parts *
    map blocks;               // ir_block → LLVMBasicBlockRef, in functions with several blocks
    const char *name;
    bool unrolls;       // LLVM may unroll the loops marked npcc.scalar
    bool in_parallel;   // nested scf.parallel runs as a plain loop
} cg_fn;

// A memref with all its fields; known ones are constants.
typedef struct cg_memref {
    ir_type type;
    int rank;
    LLVMValueRef block, data, offset;
    LLVMValueRef *sizes, *strides;
} cg_memref;

// llvm_emit.c
bool cg_is_split(const cg *g);
bool cg_is_mine(const cg *g, const ir_op *func);   // is func's body in this part?
void cg_share(LLVMValueRef global);                // seen by the other parts, not outside
bool cg_error(cg *g, const ir_op *op, const char *format, ...) __attribute__((format(printf, 3, 4)));   // always false
bool cg_emit_op(cg_fn *f, ir_op *op);
bool cg_emit_block(cg_fn *f, ir_block *b);   // all but the terminator
void cg_set(cg_fn *f, const ir_value *v, int n, LLVMValueRef const *parts);
void cg_set1(cg_fn *f, const ir_value *v, LLVMValueRef part);
cg_parts cg_get(cg_fn *f, const ir_value *v);
LLVMValueRef cg_get1(cg_fn *f, const ir_value *v);
static inline LLVMValueRef cg_operand(cg_fn *f, const ir_op *op, int i) { return cg_get1(f, ir_operand(op, i)); }
bool cg_fn_begin(cg *g, cg_fn *f, LLVMValueRef fn, const char *name);   // entry block and builders
void cg_fn_end(cg_fn *f);
LLVMValueRef cg_alloca(cg_fn *f, LLVMTypeRef t, const char *name);   // in the entry block
LLVMBasicBlockRef cg_block(cg_fn *f, const char *name);              // a new block at the function's end
bool cg_terminated(cg_fn *f);                                        // the current block has its terminator

// llvm_emit_types.c
const cg_type *cg_type_of(cg *g, ir_type t);          // NULL when the type has no translation
LLVMTypeRef cg_scalar_type(cg *g, ir_type t);         // of a type with one part
LLVMTypeRef cg_memory_type(cg *g, ir_type element);   // how an element lies in memory
int cg_element_bytes(ir_type element);
LLVMValueRef cg_index(cg *g, int64_t v);
cg_parts *cg_constant(cg *g, const ir_op *op);   // parts of a constant op's result; NULL when it is none
bool cg_type_is_float(ir_type t);                // also of vectors of floats
ir_type cg_element_of(ir_type t);                // t itself when it is not shaped

// llvm_emit_call.c
bool cg_declare_functions(cg *g);
bool cg_emit_call(cg_fn *f, ir_op *op);
bool cg_emit_return(cg_fn *f, ir_op *op);
bool cg_emit_function(cg *g, ir_op *func);
// A call of the runtime that is a few instructions (llvm_emit_inline.c). False: it is not.
bool cg_emit_inline(cg_fn *f, ir_op *op, const cg_callee *c, const char *name);
bool cg_emit_export(cg *g, ir_op *func);   // llvm_emit_export.c
void cg_add_fn_attr(cg *g, LLVMValueRef fn, int index, const char *name, uint64_t value);
void cg_add_call_attr(cg *g, LLVMValueRef call, int index, const char *name, uint64_t value);
// A function of the runtime or of libm by its C name, declared at the first use.
LLVMValueRef cg_external(cg *g, const char *name, LLVMTypeRef type);
LLVMValueRef cg_call_intrinsic(cg_fn *f, const char *name, int n_types, LLVMTypeRef *types, int n, LLVMValueRef *args);
void cg_common_attrs(cg *g, LLVMValueRef fn);   // what every function we define carries

// The families: false when op is not theirs (out_known false) or cannot be translated (diagnostic).
bool cg_emit_arith(cg_fn *f, ir_op *op, bool *out_known);
bool cg_emit_math(cg_fn *f, ir_op *op, bool *out_known);
bool cg_emit_complex(cg_fn *f, ir_op *op, bool *out_known);
bool cg_emit_memref(cg_fn *f, ir_op *op, bool *out_known);
bool cg_emit_vector(cg_fn *f, ir_op *op, bool *out_known);
bool cg_emit_flow(cg_fn *f, ir_op *op, bool *out_known);
bool cg_emit_parallel(cg_fn *f, ir_op *op);

// llvm_emit_memref.c
bool cg_memref_open(cg_fn *f, const ir_value *v, cg_memref *out);
void cg_memref_set(cg_fn *f, const ir_value *v, const cg_memref *m);
LLVMValueRef cg_memref_address(cg_fn *f, const cg_memref *m, int n, LLVMValueRef const *index);
LLVMValueRef cg_descriptor(cg_fn *f, const cg_memref *m);   // stored in memory of this function's frame
void cg_descriptor_store(cg_fn *f, const cg_memref *m, LLVMValueRef to);
void cg_descriptor_load(cg_fn *f, LLVMValueRef p, cg_memref *out);   // out->type and rank given
const char *cg_site(cg_fn *f, const ir_op *op);
LLVMValueRef cg_string(cg *g, const char *bytes, size_t n);

// llvm_emit_flow.c: a counted loop around what body emits; step may be any positive value.
typedef struct cg_loop {
    LLVMBasicBlockRef body, exit;
    LLVMValueRef iv, next_bound, step;
    LLVMBasicBlockRef guard;
} cg_loop;
cg_loop cg_loop_begin(cg_fn *f, LLVMValueRef lower, LLVMValueRef upper, LLVMValueRef step);
void cg_loop_end(cg_fn *f, cg_loop *loop);
