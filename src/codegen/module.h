// Inside codegen: a compiled module, in one part or several that threads work on at the same time.
#pragma once
#include "codegen/codegen.h"

#include <llvm-c/Core.h>
#include <llvm-c/TargetMachine.h>

typedef struct codegen_part {
    LLVMContextRef context;
    LLVMModuleRef module;
    LLVMTargetMachineRef machine;
    char *error;       // what LLVM's diagnostic handler was told last, malloc'd, or NULL
    arena messages;    // of diags
    diag_sink diags;   // of this part's thread
    codegen_times times;
    char *object;   // malloc'd, or NULL
    size_t object_size;
    bool ok;
} codegen_part;

struct codegen_module {
    const machine *target;
    int part_count;
    codegen_part parts[CODEGEN_MAX_PARTS];
    codegen_times times;
};

double codegen_now(void);
bool codegen_fail(diag_sink *d, const char *format, ...) __attribute__((format(printf, 2, 3)));   // always false
// Runs work on every part, each on a thread of its own; then moves the parts' diagnostics to d. False when one failed.
bool codegen_each_part(codegen_module *m, void (*work)(codegen_part *part, int index, void *data), void *data,
                       diag_sink *d);
// Emits the objects of all parts, into the parts.
bool codegen_emit_objects(codegen_module *m, diag_sink *d);
