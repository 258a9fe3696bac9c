// Compiling a module: translate, verify, optimise.
#include "codegen/module.h"
#include "codegen/llvm_emit.h"
#include "codegen/target_machine.h"

#include <llvm-c/Analysis.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <pthread.h>
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
    codegen_part *m = data;
    if (LLVMGetDiagInfoSeverity(info) != LLVMDSError) return;
    char *text = LLVMGetDiagInfoDescription(info);
    free(m->error);
    m->error = strdup(text);
    LLVMDisposeMessage(text);
}

// Kernels arrive tiled and vectorised and loops rotated, so a short pipeline suffices; the whole of LLVM's costs many
// times its work and gives code that is no faster.
#define SHORT                                                                                                          \
    "mergefunc,function(simplifycfg,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,loop-mssa(licm))"
static const char *pipeline(int level, bool vectors) {
    switch (level) {
    case 0: return "function(sroa),globaldce";
    case 1: return "mergefunc,function(early-cse,simplifycfg),globaldce";
    case 2:
        return vectors ? SHORT ",function(loop-vectorize<interleave-forced-only;vectorize-forced-only>,"
                               "instsimplify,simplifycfg),globaldce"
                       : SHORT ",globaldce";
    default: return "default<O3>";
    }
}

static bool optimise(codegen_part *p, const codegen_options *o, bool vectors, diag_sink *d) {
    LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
    LLVMPassBuilderOptionsSetLoopUnrolling(options, false);
    LLVMErrorRef e = LLVMRunPasses(p->module, pipeline(o->opt_level, vectors), p->machine, options);
    for (LLVMValueRef f = LLVMGetFirstFunction(p->module); f && !e && o->opt_level >= 2; f = LLVMGetNextFunction(f))
        if (LLVMGetStringAttributeAtIndex(f, (unsigned)LLVMAttributeFunctionIndex, CG_UNROLL, strlen(CG_UNROLL)))
            e = LLVMRunPassesOnFunction(f, "loop-unroll,instsimplify,simplifycfg", p->machine, options);
    LLVMDisposePassBuilderOptions(options);
    if (!e) return true;
    char *text = LLVMGetErrorMessage(e);
    codegen_fail(d, "LLVM: %s", text);
    LLVMDisposeErrorMessage(text);
    return false;
}

static bool verify(codegen_part *p, diag_sink *d) {
    char *text = NULL;
    bool bad = LLVMVerifyModule(p->module, LLVMReturnStatusAction, &text);
    if (bad) codegen_fail(d, "code generation made LLVM IR that is not valid: %s", text);
    LLVMDisposeMessage(text);
    return !bad;
}

// ---- parts
typedef struct count {
    int64_t ops;
} count;

static void count_op(ir_op *op, void *data) {
    (void)op;
    ((count *)data)->ops++;
}

typedef struct sized {
    ir_op *func;
    int64_t ops;
} sized;

static int larger_first(const void *a, const void *b) {
    const sized *x = a, *y = b;
    return x->ops < y->ops ? 1 : x->ops > y->ops ? -1 : 0;
}

// Gives each function to the part that has least so far, large functions first. The number of parts follows from the
// module alone, so that the code made does not depend on the machine that makes it.
static int split_functions(ir_op *module, map *owner, arena *a, int opt_level) {
    enum { OPS_A_PART = 2000, MANY = 4096 };
    int n = 0;
    int64_t total = 0, load[CODEGEN_MAX_PARTS] = {0};
    sized *funcs = ARENA_ARRAY(a, sized, MANY);
    for (ir_op *op = ir_module_body(module)->first; op && n < MANY; op = op->next) {
        if (!op->region_count || !op->regions[0].first) continue;
        count c = {0};
        ir_walk(op, count_op, &c);
        funcs[n++] = (sized){op, c.ops};
        total += c.ops;
    }
    int parts = (int)(total / OPS_A_PART) + 1;
    if (parts > CODEGEN_MAX_PARTS) parts = CODEGEN_MAX_PARTS;
    if (opt_level >= 3 || n == MANY) return 1;   // LLVM's inliner needs all in one module
    // A stable order for equal sizes: qsort's would be the C library's choice.
    for (int i = 0; i < n; i++) funcs[i].ops = funcs[i].ops * MANY + (MANY - 1 - i);
    qsort(funcs, (size_t)n, sizeof *funcs, larger_first);
    for (int i = 0; i < n; i++) {
        int least = 0;
        for (int k = 1; k < parts; k++)
            if (load[k] < load[least]) least = k;
        load[least] += funcs[i].ops;
        map_put_ptr(owner, funcs[i].func, (void *)(intptr_t)(least + 1));
    }
    return parts;
}

typedef struct part_job {
    codegen_module *m;
    void (*work)(codegen_part *, int, void *);
    void *data;
    int index;
} part_job;

static void *run_job(void *data) {
    part_job *j = data;
    j->work(&j->m->parts[j->index], j->index, j->data);
    return NULL;
}

bool codegen_each_part(codegen_module *m, void (*work)(codegen_part *part, int index, void *data), void *data,
                       diag_sink *d) {
    pthread_t threads[CODEGEN_MAX_PARTS];
    part_job jobs[CODEGEN_MAX_PARTS];
    bool started[CODEGEN_MAX_PARTS] = {false}, ok = true;
    for (int i = 0; i < m->part_count; i++) jobs[i] = (part_job){m, work, data, i};
    for (int i = 1; i < m->part_count; i++) started[i] = pthread_create(&threads[i], NULL, run_job, &jobs[i]) == 0;
    for (int i = 0; i < m->part_count; i++)
        if (!started[i]) run_job(&jobs[i]);
    for (int i = 1; i < m->part_count; i++)
        if (started[i]) pthread_join(threads[i], NULL);
    for (int i = 0; i < m->part_count; i++) {
        ok = ok && m->parts[i].ok;
        for (const diagnostic *x = m->parts[i].diags.first; x; x = x->next)
            diag_error(d, x->where, "%s", x->message)->is_limit = x->is_limit;
        diag_init(&m->parts[i].diags, &m->parts[i].messages);
    }
    return ok;
}

// ---- compiling
typedef struct compile_job {
    ir_op *module;
    const codegen_options *o;
    const machine *target;
    const map *owner;
    int parts;
} compile_job;

static void compile_part(codegen_part *p, int index, void *data) {
    const compile_job *j = data;
    const char *error = NULL;
    double start = codegen_now();
    p->machine = target_machine_new(j->o, &error);
    if (!p->machine) {
        codegen_fail(&p->diags, "target %s: %s", j->target->name, error);
        return;
    }
    p->context = LLVMContextCreate();
    LLVMContextSetDiagnosticHandler(p->context, on_diagnostic, p);
    p->module = LLVMModuleCreateWithNameInContext("npcc", p->context);
    LLVMSetTarget(p->module, j->target->triple);
    LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(p->machine);
    LLVMSetModuleDataLayout(p->module, layout);
    LLVMDisposeTargetData(layout);
    llvm_split split = {index, j->parts, j->owner};
    arena a;
    arena_init(&a);
    bool vectors = false;
    bool ok = llvm_emit_module(j->module, &split, j->target, p->context, p->module, &a, &p->diags, &vectors) &&
              verify(p, &p->diags);
    arena_deinit(&a);
    p->times.translate = codegen_now() - start;
    start = codegen_now();
    p->ok = ok && optimise(p, j->o, vectors, &p->diags);
    p->times.optimise = codegen_now() - start;
}

static void add_times(codegen_module *m) {
    for (int i = 0; i < m->part_count; i++) {
        if (m->parts[i].times.translate > m->times.translate) m->times.translate = m->parts[i].times.translate;
        if (m->parts[i].times.optimise > m->times.optimise) m->times.optimise = m->parts[i].times.optimise;
    }
}

codegen_module *codegen_compile(ir_op *module, const codegen_options *o, diag_sink *d) {
    codegen_module *m = calloc(1, sizeof *m);
    if (!m) return NULL;
    m->target = o->target ? o->target : machine_native();
    target_init(m->target);
    arena a;
    map owner;
    arena_init(&a);
    map_init(&owner, &a);
    m->part_count = o->one_part ? 1 : split_functions(module, &owner, &a, o->opt_level);
    for (int i = 0; i < m->part_count; i++) {
        arena_init(&m->parts[i].messages);
        diag_init(&m->parts[i].diags, &m->parts[i].messages);
    }
    compile_job job = {module, o, m->target, &owner, m->part_count};
    bool ok = codegen_each_part(m, compile_part, &job, d);
    arena_deinit(&a);
    add_times(m);
    if (ok) return m;
    codegen_module_free(m);
    return NULL;
}

void codegen_module_free(codegen_module *m) {
    if (!m) return;
    for (int i = 0; i < m->part_count; i++) {
        codegen_part *p = &m->parts[i];
        if (p->module) LLVMDisposeModule(p->module);
        if (p->machine) LLVMDisposeTargetMachine(p->machine);
        if (p->context) LLVMContextDispose(p->context);
        arena_deinit(&p->messages);
        free(p->error);
        free(p->object);
    }
    free(m);
}

const codegen_times *codegen_module_times(const codegen_module *m) { return &m->times; }

void codegen_print_llvm(codegen_module *m, FILE *out) {
    for (int i = 0; i < m->part_count; i++) {
        char *text = LLVMPrintModuleToString(m->parts[i].module);
        fputs(text, out);
        LLVMDisposeMessage(text);
    }
}
