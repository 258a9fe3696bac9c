// LLVM's view of a row of the target table.
#pragma once
#include "codegen/codegen.h"

#include <llvm-c/TargetMachine.h>

// Makes LLVM know the target; before target_machine_new, not from several threads.
void target_init(const machine *t);
// A target machine for o, or NULL and the reason.
LLVMTargetMachineRef target_machine_new(const codegen_options *o, const char **out_error);
