// Running compiled code in this process: the object goes to ORC's linker, with the runtime's and libm's addresses.
#include "codegen/module.h"

#include <llvm-c/LLJIT.h>
#include <llvm-c/Orc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct codegen_jit {
    LLVMOrcLLJITRef lljit;
};

// What LLVM's own code may call, and the C library's functions that the translation calls by name.
#define LIBM(X)                                                                                                        \
    X(acos)                                                                                                            \
    X(acosh) X(asin) X(asinh) X(atan) X(atan2) X(atanh) X(cbrt) X(ceil) X(cos) X(cosh) X(erf) X(erfc) X(exp) X(exp2)   \
        X(expm1) X(floor) X(fma) X(fmod) X(hypot) X(log) X(log10) X(log1p) X(log2) X(nextafter) X(pow) X(remainder)    \
            X(rint) X(round) X(roundeven) X(sin) X(sinh) X(sqrt) X(tan) X(tanh) X(trunc) X(fmax) X(fmin) X(ldexp)
static const codegen_symbol library[] = {
#define X(NAME) {#NAME, (void *)(NAME)}, {#NAME "f", (void *)(NAME##f)},
    LIBM(X)
#undef X
        {"memcpy", (void *)memcpy},
    {"memmove", (void *)memmove},
    {"memset", (void *)memset},
    {"memcmp", (void *)memcmp},
};

static bool failed(LLVMErrorRef e, diag_sink *d) {
    if (!e) return false;
    char *text = LLVMGetErrorMessage(e);
    codegen_fail(d, "loading compiled code: %s", text);
    LLVMDisposeErrorMessage(text);
    return true;
}

static LLVMErrorRef define(LLVMOrcLLJITRef jit, const codegen_symbol *symbols, int count) {
    LLVMOrcCSymbolMapPair *pairs = calloc((size_t)count + 1, sizeof *pairs);
    for (int i = 0; i < count; i++) {
        pairs[i].Name = LLVMOrcLLJITMangleAndIntern(jit, symbols[i].name);
        pairs[i].Sym.Address = (LLVMOrcExecutorAddress)(uintptr_t)symbols[i].address;
        pairs[i].Sym.Flags =
            (LLVMJITSymbolFlags){LLVMJITSymbolGenericFlagsExported | LLVMJITSymbolGenericFlagsCallable, 0};
    }
    LLVMOrcMaterializationUnitRef unit = LLVMOrcAbsoluteSymbols(pairs, (size_t)count);
    free(pairs);
    return LLVMOrcJITDylibDefine(LLVMOrcLLJITGetMainJITDylib(jit), unit);
}

// Symbols of the compiler's own support library, found in this process.
static LLVMErrorRef add_process_symbols(LLVMOrcLLJITRef jit) {
    LLVMOrcDefinitionGeneratorRef generator;
    LLVMErrorRef e =
        LLVMOrcCreateDynamicLibrarySearchGeneratorForProcess(&generator, LLVMOrcLLJITGetGlobalPrefix(jit), NULL, NULL);
    if (!e) LLVMOrcJITDylibAddGenerator(LLVMOrcLLJITGetMainJITDylib(jit), generator);
    return e;
}

static bool load(codegen_jit *j, codegen_module *m, const codegen_symbol *symbols, int count, diag_sink *d) {
    if (failed(LLVMOrcCreateLLJIT(&j->lljit, NULL), d)) return false;
    if (failed(define(j->lljit, symbols, count), d)) return false;
    if (failed(define(j->lljit, library, (int)(sizeof library / sizeof *library)), d)) return false;
    if (failed(add_process_symbols(j->lljit), d)) return false;
    for (int i = 0; i < m->part_count; i++) {
        LLVMMemoryBufferRef object =
            LLVMCreateMemoryBufferWithMemoryRangeCopy(m->parts[i].object, m->parts[i].object_size, "npcc");
        if (failed(LLVMOrcLLJITAddObjectFile(j->lljit, LLVMOrcLLJITGetMainJITDylib(j->lljit), object), d)) return false;
    }
    return true;
}

codegen_jit *codegen_jit_new(codegen_module *m, const codegen_symbol *symbols, int count, diag_sink *d) {
    if (m->target != codegen_target_native()) {
        codegen_fail(d, "code for %s cannot run on this machine", m->target->name);
        return NULL;
    }
    if (!codegen_objects(m, d)) return NULL;
    double start = codegen_now();
    codegen_jit *j = calloc(1, sizeof *j);
    bool ok = j && load(j, m, symbols, count, d);
    LLVMOrcExecutorAddress unused;
    // Resolves now, so that a missing symbol is a diagnostic here and no surprise later.
    bool has_program = false;
    for (int i = 0; i < m->part_count; i++)
        has_program |= LLVMGetNamedFunction(m->parts[i].module, "npcc_program") != NULL;
    if (ok && has_program) ok = !failed(LLVMOrcLLJITLookup(j->lljit, &unused, "npcc_program"), d);
    m->times.link = codegen_now() - start;
    if (ok) return j;
    codegen_jit_free(j);
    return NULL;
}

void *codegen_jit_lookup(codegen_jit *j, const char *name) {
    LLVMOrcExecutorAddress address;
    LLVMErrorRef e = LLVMOrcLLJITLookup(j->lljit, &address, name);
    if (!e) return (void *)(uintptr_t)address;
    LLVMConsumeError(e);
    return NULL;
}

void codegen_jit_free(codegen_jit *j) {
    if (!j) return;
    if (j->lljit) {
        LLVMErrorRef e = LLVMOrcDisposeLLJIT(j->lljit);
        if (e) LLVMConsumeError(e);
    }
    free(j);
}
