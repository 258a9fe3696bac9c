// Objects and assembly text.
#include "codegen/module.h"

#include <stdlib.h>
#include <string.h>

// LLVM's code generation changes the module, so it works on a copy.
static bool emit(codegen_module *m, LLVMCodeGenFileType kind, LLVMMemoryBufferRef *out, diag_sink *d) {
    double start = codegen_now();
    char *error = NULL;
    free(m->error);
    m->error = NULL;
    LLVMModuleRef copy = LLVMCloneModule(m->module);
    bool bad = LLVMTargetMachineEmitToMemoryBuffer(m->machine, copy, kind, &error, out);
    LLVMDisposeModule(copy);
    m->times.emit += codegen_now() - start;
    if (bad) codegen_fail(d, "LLVM: %s", error ? error : "no code for this target");
    else if (m->error) bad = !codegen_fail(d, "LLVM: %s", m->error);
    LLVMDisposeMessage(error);
    return !bad;
}

bool codegen_print_asm(codegen_module *m, FILE *out, diag_sink *d) {
    LLVMMemoryBufferRef buffer;
    if (!emit(m, LLVMAssemblyFile, &buffer, d)) return false;
    fwrite(LLVMGetBufferStart(buffer), 1, LLVMGetBufferSize(buffer), out);
    LLVMDisposeMemoryBuffer(buffer);
    return true;
}

bool codegen_object(codegen_module *m, char **out_bytes, size_t *out_size, diag_sink *d) {
    LLVMMemoryBufferRef buffer;
    if (!emit(m, LLVMObjectFile, &buffer, d)) return false;
    size_t size = LLVMGetBufferSize(buffer);
    char *bytes = malloc(size);
    if (bytes) memcpy(bytes, LLVMGetBufferStart(buffer), size);
    LLVMDisposeMemoryBuffer(buffer);
    if (!bytes) return codegen_fail(d, "no memory for the object file");
    *out_bytes = bytes;
    *out_size = size;
    return true;
}
