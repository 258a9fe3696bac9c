// Objects and assembly text.
#include "codegen/module.h"

#include <stdlib.h>
#include <string.h>

// LLVM's code generation changes the module, so it works on a copy.
static bool emit(codegen_part *p, LLVMCodeGenFileType kind, LLVMMemoryBufferRef *out) {
    double start = codegen_now();
    char *error = NULL;
    free(p->error);
    p->error = NULL;
    LLVMModuleRef copy = LLVMCloneModule(p->module);
    bool bad = LLVMTargetMachineEmitToMemoryBuffer(p->machine, copy, kind, &error, out);
    LLVMDisposeModule(copy);
    p->times.emit = codegen_now() - start;
    if (bad)
        codegen_fail(&p->diags, "LLVM: %s", error ? error : "no code for this target");
    else if (p->error)
        bad = !codegen_fail(&p->diags, "LLVM: %s", p->error);
    LLVMDisposeMessage(error);
    return !bad;
}

static void emit_object(codegen_part *p, int index, void *data) {
    (void)index;
    (void)data;
    LLVMMemoryBufferRef buffer;
    p->ok = p->object || emit(p, LLVMObjectFile, &buffer);
    if (p->object || !p->ok) return;
    p->object_size = LLVMGetBufferSize(buffer);
    p->object = malloc(p->object_size);
    if (p->object)
        memcpy(p->object, LLVMGetBufferStart(buffer), p->object_size);
    else
        p->ok = codegen_fail(&p->diags, "no memory for the object file");
    LLVMDisposeMemoryBuffer(buffer);
}

bool codegen_emit_objects(codegen_module *m, diag_sink *d) {
    double start = codegen_now();
    bool ok = codegen_each_part(m, emit_object, NULL, d);
    m->times.emit += codegen_now() - start;
    return ok;
}

static void emit_asm(codegen_part *p, int index, void *data) {
    p->ok = emit(p, LLVMAssemblyFile, &((LLVMMemoryBufferRef *)data)[index]);
}

bool codegen_print_asm(codegen_module *m, FILE *out, diag_sink *d) {
    LLVMMemoryBufferRef buffers[CODEGEN_MAX_PARTS] = {NULL};
    bool ok = codegen_each_part(m, emit_asm, buffers, d);
    for (int i = 0; i < m->part_count; i++) {
        if (!m->parts[i].ok) continue;
        if (ok) fwrite(LLVMGetBufferStart(buffers[i]), 1, LLVMGetBufferSize(buffers[i]), out);
        LLVMDisposeMemoryBuffer(buffers[i]);
    }
    return ok;
}

int codegen_objects(codegen_module *m, loader_object *out, diag_sink *d) {
    if (!codegen_emit_objects(m, d)) return 0;
    for (int i = 0; i < m->part_count; i++) out[i] = (loader_object){m->parts[i].object, m->parts[i].object_size};
    return m->part_count;
}
