// Compiling a module: translate, verify, optimise.
#include "codegen/module.h"
#include "codegen/llvm_emit.h"
#include "codegen/target.h"

#include <llvm-c/Analysis.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double codegen_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

bool codegen_fail(diag_sink *d, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *message = arena_vprintf(d->arena, format, args);
    va_end(args);
    diag_error(d, (source_range){0}, "%s", message);
    return false;
}

static void on_diagnostic(LLVMDiagnosticInfoRef info, void *data) {
    codegen_module *m = data;
    if (LLVMGetDiagInfoSeverity(info) != LLVMDSError) return;
    char *text = LLVMGetDiagInfoDescription(info);
    free(m->error);
    m->error = strdup(text);
    LLVMDisposeMessage(text);
}

// Kernels arrive tiled and vectorised and loops rotated, so a short pipeline suffices; the whole of LLVM's costs many
// times its work and gives code that is no faster.
static const char *pipeline(int level) {
    switch (level) {
    case 0: return "function(sroa)";
    case 1: return "function(early-cse,simplifycfg)";
    case 2:
        return "function(simplifycfg,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,loop-mssa(licm)),globaldce";
    default: return "default<O3>";
    }
}

static bool optimise(codegen_module *m, const codegen_options *o, diag_sink *d) {
    LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
    LLVMPassBuilderOptionsSetLoopUnrolling(options, false);
    LLVMErrorRef e = LLVMRunPasses(m->module, pipeline(o->opt_level), m->machine, options);
    LLVMDisposePassBuilderOptions(options);
    if (!e) return true;
    char *text = LLVMGetErrorMessage(e);
    codegen_fail(d, "LLVM: %s", text);
    LLVMDisposeErrorMessage(text);
    return false;
}

static bool verify(codegen_module *m, diag_sink *d) {
    char *text = NULL;
    bool bad = LLVMVerifyModule(m->module, LLVMReturnStatusAction, &text);
    if (bad) codegen_fail(d, "code generation made LLVM IR that is not valid: %s", text);
    LLVMDisposeMessage(text);
    return !bad;
}

codegen_module *codegen_compile(ir_op *module, const codegen_options *o, diag_sink *d) {
    const char *error = NULL;
    codegen_module *m = calloc(1, sizeof *m);
    if (!m) return NULL;
    m->target = o->target ? o->target : codegen_target_native();
    double start = codegen_now();
    m->machine = target_machine_new(o, &error);
    if (!m->machine) {
        codegen_fail(d, "target %s: %s", m->target->name, error);
        codegen_module_free(m);
        return NULL;
    }
    m->context = LLVMContextCreate();
    LLVMContextSetDiagnosticHandler(m->context, on_diagnostic, m);
    m->module = LLVMModuleCreateWithNameInContext("npcc", m->context);
    LLVMSetTarget(m->module, m->target->triple);
    LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(m->machine);
    LLVMSetModuleDataLayout(m->module, layout);
    LLVMDisposeTargetData(layout);
    arena a;
    arena_init(&a);
    bool ok = llvm_emit_module(module, m->target, m->context, m->module, &a, d);
    arena_deinit(&a);
    ok = ok && verify(m, d);
    double translated = codegen_now();
    ok = ok && optimise(m, o, d);
    m->times.translate = translated - start;
    m->times.optimise = codegen_now() - translated;
    if (ok) return m;
    codegen_module_free(m);
    return NULL;
}

void codegen_module_free(codegen_module *m) {
    if (!m) return;
    if (m->module) LLVMDisposeModule(m->module);
    if (m->machine) LLVMDisposeTargetMachine(m->machine);
    if (m->context) LLVMContextDispose(m->context);
    free(m->error);
    free(m);
}

const codegen_times *codegen_module_times(const codegen_module *m) { return &m->times; }

void codegen_print_llvm(codegen_module *m, FILE *out) {
    char *text = LLVMPrintModuleToString(m->module);
    fputs(text, out);
    LLVMDisposeMessage(text);
}
