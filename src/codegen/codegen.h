// From the loops stage of the IR to machine code: LLVM IR, assembly, objects, execution in memory, executables.
//
//   codegen_compile     loops stage → LLVM module, verified and optimised
//   codegen_print_llvm  codegen_print_asm  codegen_object   what became of it
//   codegen_jit_new     loads an object into this process; codegen_jit_lookup finds its functions
//   codegen_link        objects + runtime archive → executable or shared library
//
// Several threads may compile at the same time; each compilation has its own LLVM context.
#pragma once
#include "analysis/target.h"
#include "ir/ir.h"

// How a target's executables are linked; see target.def.
typedef struct codegen_target {
    const char *name, *triple, *cpu, *features, *abi;
    int pointer_bits;
    int vector_bytes, vector_registers;   // what kernels are tiled for
    int l1_kb, l2_kb, l3_kb;
    const char *emulation, *loader, *sysroot, *gcc_lib;   // of ld.lld; gcc_lib holds a folder for each version
    const char *package, *static_package;                 // Debian packages that hold the C library and libgcc
    const char *emulator;                                 // command that runs the target's programs here, or NULL
} codegen_target;

// The row of that name ("native" is this machine's), or NULL.
const codegen_target *codegen_target_find(const char *name);
// Row i of the table, NULL behind the last.
const codegen_target *codegen_target_at(int i);
const codegen_target *codegen_target_native(void);

typedef struct codegen_options {
    const codegen_target *target;   // NULL: this machine
    const char *cpu;                // NULL: the target's; "native": this machine's (the default on this machine)
    int opt_level;                  // 0 … 3; 2 is usual
    bool one_part;                  // in one LLVM module, on one thread; codegen_object needs it
    bool pic;                       // position-independent code (needed by executables and shared libraries)
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
// What kernels should be tiled for: the vectors of options' CPU, the caches and cores of the target.
// codegen_vector_facts gives the vectors alone.
void codegen_vector_facts(const codegen_options *options, int *out_bytes, int *out_registers);
void codegen_kernel_target(const codegen_options *options, kernel_target *out);

void codegen_print_llvm(codegen_module *m, FILE *out);
bool codegen_print_asm(codegen_module *m, FILE *out, diag_sink *d);
// The object file's bytes, in memory of malloc. m is compiled with one_part.
bool codegen_object(codegen_module *m, char **out_bytes, size_t *out_size, diag_sink *d);

// ---- running in this process
typedef struct codegen_symbol {
    const char *name;
    void *address;
} codegen_symbol;
typedef struct codegen_jit codegen_jit;
// Compiles m to an object and loads it. symbols are what the code may call besides libm and libc's memory functions.
codegen_jit *codegen_jit_new(codegen_module *m, const codegen_symbol *symbols, int count, diag_sink *d);
void *codegen_jit_lookup(codegen_jit *j, const char *name);   // NULL when there is none
void codegen_jit_free(codegen_jit *j);

// ---- linking
typedef struct codegen_link_options {
    const codegen_target *target;   // NULL: this machine
    const char *runtime_dir;        // holds TARGET/libnprt.a
    bool is_static, is_shared;      // neither: a position-independent executable
    bool keep_symbols;              // do not strip
} codegen_link_options;
// Links objects (paths) to an executable or shared library at out_path.
bool codegen_link(const codegen_link_options *o, int count, const char *const *objects, const char *out_path,
                  diag_sink *d);
// The same from the module: writes a temporary object, links, removes it.
bool codegen_build(codegen_module *m, const codegen_link_options *o, const char *out_path, diag_sink *d);
