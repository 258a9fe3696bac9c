// The translation of the loops stage to LLVM IR.
#pragma once
#include "base/map.h"
#include "codegen/codegen.h"

#include <llvm-c/Core.h>

#define CG_UNROLL "npcc-unroll"   // attribute of functions some of whose loops LLVM may unroll

// Which functions of a module go into which of several LLVM modules that are linked together.
typedef struct llvm_split {
    int part, parts;
    const map *owner;   // func.func op → its part + 1
} llvm_split;

// Fills mod (empty, with its data layout set) with split's part of module, or all of it when split is NULL. False with
// diagnostics. a is used for the translation's own tables only and may be dropped afterwards. Only reads module, so
// that several parts can be translated at the same time. *asks_for_vectors: LLVM's loop vectoriser has something to do.
bool llvm_emit_module(ir_op *module, const llvm_split *split, const machine *target, LLVMContextRef context,
                      LLVMModuleRef mod, arena *a, diag_sink *diags, bool *asks_for_vectors);
