// From the loops stage of the IR to machine code: LLVM IR, assembly, objects, execution in memory, executables.
//
//   codegen_compile     loops stage → LLVM module, verified and optimised
//   codegen_print_llvm  codegen_print_asm  codegen_objects  what became of it
//   codegen_jit_new     loads an object into this process; loader_find finds its functions
//   codegen_link        objects + runtime archive → executable or shared library
//
// Several threads may compile at the same time; each compilation has its own LLVM context.
#pragma once
#include "ir/ir.h"
#include "loader/loader.h"
#include "machine/machine.h"

typedef struct codegen_options {
    const machine *target;   // NULL: this machine
    const char *cpu;         // NULL: the target's; "native": this machine's (the default on this machine)
    int opt_level;           // 0 … 3; 2 is usual
    bool one_part;           // in one LLVM module, on one thread, to one object
    bool pic;                // position-independent code (needed by executables and shared libraries)
} codegen_options;

typedef struct codegen_times {
    double translate, optimise, emit, link;
} codegen_times;   // seconds

typedef struct codegen_module codegen_module;

// Translates a module of the loops stage. NULL with diagnostics in d when it holds what has no translation.
// Functions with the attribute npcc.export = "name" can be called from C by that name (llvm_emit_export.c says how).
// The result owns its LLVM context; codegen_module_free drops it. The IR is not changed and not referred to.
codegen_module *codegen_compile(ir_op *module, const codegen_options *options, diag_sink *d);
void codegen_module_free(codegen_module *m);
const codegen_times *codegen_module_times(const codegen_module *m);

void codegen_print_llvm(codegen_module *m, FILE *out);
bool codegen_print_asm(codegen_module *m, FILE *out, diag_sink *d);
// The object files of its parts, at most CODEGEN_MAX_PARTS; their bytes are m's. Returns how many, 0 with diagnostics
// in d.
enum { CODEGEN_MAX_PARTS = 4 };
int codegen_objects(codegen_module *m, loader_object *out, diag_sink *d);

// ---- linking
typedef struct codegen_link_options {
    const machine *target;       // NULL: this machine
    const char *runtime_dir;     // holds TARGET/libnprt.a
    bool is_static, is_shared;   // neither: a position-independent executable
    bool keep_symbols;           // do not strip
} codegen_link_options;
// Links objects (paths) to an executable or shared library at out_path.
bool codegen_link(const codegen_link_options *o, int count, const char *const *objects, const char *out_path,
                  diag_sink *d);
// The same from the module: writes a temporary object, links, removes it.
bool codegen_build(codegen_module *m, const codegen_link_options *o, const char *out_path, diag_sink *d);

// ---- what a process calls that loads all this as a shared object when it needs it, and LLVM with it
typedef struct codegen_api {
    const char *build;   // of which build of the compiler it is; see codegen_build_id
    codegen_module *(*compile)(ir_op *module, const codegen_options *options, diag_sink *d);
    void (*module_free)(codegen_module *m);
    const codegen_times *(*module_times)(const codegen_module *m);
    void (*print_llvm)(codegen_module *m, FILE *out);
    bool (*print_asm)(codegen_module *m, FILE *out, diag_sink *d);
    int (*objects)(codegen_module *m, loader_object *out, diag_sink *d);
    bool (*build_program)(codegen_module *m, const codegen_link_options *o, const char *out_path, diag_sink *d);
} codegen_api;
extern const codegen_api npcc_codegen;
// Names the code of the compiler's code generation; generated when it is built, and linked into both sides.
extern const char codegen_build_id[];
