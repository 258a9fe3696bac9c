// Inside codegen: a compiled module.
#pragma once
#include "codegen/codegen.h"

#include <llvm-c/Core.h>
#include <llvm-c/TargetMachine.h>

struct codegen_module {
    LLVMContextRef context;
    LLVMModuleRef module;
    LLVMTargetMachineRef machine;
    const codegen_target *target;
    codegen_times times;
    char *error;   // what LLVM's diagnostic handler was told last, malloc'd, or NULL
};

double codegen_now(void);
bool codegen_fail(diag_sink *d, const char *format, ...) __attribute__((format(printf, 2, 3)));   // always false
