// The translation of the loops stage to LLVM IR.
#pragma once
#include "codegen/codegen.h"

#include <llvm-c/Core.h>

// Fills mod (empty, with its data layout set) from module. False with diagnostics. a is used for the translation's
// own tables only and may be dropped afterwards.
bool llvm_emit_module(ir_op *module, const codegen_target *target, LLVMContextRef context, LLVMModuleRef mod, arena *a,
                      diag_sink *diags);
