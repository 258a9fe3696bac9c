// The table of targets and what is known of their CPUs.
#include "codegen/target.h"

#include <llvm-c/Core.h>
#include <llvm-c/Support.h>
#include <llvm-c/Target.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const codegen_target targets[] = {
#define TARGET(NAME, TRIPLE, CPU, FEATURES, ABI, BITS, VECTOR, REGISTERS, L1, L2, L3, EMULATION, LOADER, SYSROOT,      \
               GCC_LIB, PACKAGE, STATIC_PACKAGE, EMULATOR)                                                             \
    {#NAME, TRIPLE, CPU,       FEATURES, ABI,     BITS,    VECTOR,  REGISTERS,      L1,                                \
     L2,    L3,     EMULATION, LOADER,   SYSROOT, GCC_LIB, PACKAGE, STATIC_PACKAGE, EMULATOR},
#include "codegen/target.def"
};
enum { TARGET_COUNT = sizeof targets / sizeof *targets };

const codegen_target *codegen_target_at(int i) { return i >= 0 && i < TARGET_COUNT ? &targets[i] : NULL; }

const codegen_target *codegen_target_native(void) {
#if defined __aarch64__
    return codegen_target_find("aarch64");
#elif defined __riscv
    return codegen_target_find("riscv64");
#else
    return codegen_target_find("x86_64");
#endif
}

const codegen_target *codegen_target_find(const char *name) {
    if (strcmp(name, "native") == 0) return codegen_target_native();
    for (int i = 0; i < TARGET_COUNT; i++)
        if (strcmp(targets[i].name, name) == 0) return &targets[i];
    return NULL;
}

// x86 adds base, scaled index and displacement in every access, so strength reduction gains nothing on loops that are
// written for it, and is a third of LLVM's time. LLVM takes this for the process only.
static void skip_strength_reduction(void) {
    LLVMParseCommandLineOptions(2, (const char *const[]){"npcc", "-disable-lsr"}, NULL);
}

void target_init(const codegen_target *t) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const char *triple = t->triple;
    // Registering a target twice is harmless; each is registered when it is first asked for.
    if (strncmp(triple, "x86_64", 6) == 0) {
        LLVMInitializeX86TargetInfo();
        LLVMInitializeX86Target();
        LLVMInitializeX86TargetMC();
        LLVMInitializeX86AsmPrinter();
        pthread_once(&once, skip_strength_reduction);
    } else if (strncmp(triple, "riscv64", 7) == 0) {
        LLVMInitializeRISCVTargetInfo();
        LLVMInitializeRISCVTarget();
        LLVMInitializeRISCVTargetMC();
        LLVMInitializeRISCVAsmPrinter();
    } else if (strncmp(triple, "aarch64", 7) == 0) {
        LLVMInitializeAArch64TargetInfo();
        LLVMInitializeAArch64Target();
        LLVMInitializeAArch64TargetMC();
        LLVMInitializeAArch64AsmPrinter();
    } else {
        LLVMInitializeWebAssemblyTargetInfo();
        LLVMInitializeWebAssemblyTarget();
        LLVMInitializeWebAssemblyTargetMC();
        LLVMInitializeWebAssemblyAsmPrinter();
    }
}

// The CPU and features to compile for. The result's strings are LLVM's (free with LLVMDisposeMessage) when *out_owned.
static void choose_cpu(const codegen_target *t, const char *wanted, char **out_cpu, char **out_features,
                       bool *out_owned) {
    const char *cpu = wanted ? wanted : t->cpu;
    *out_owned = strcmp(cpu, "native") == 0 && t == codegen_target_native();
    if (*out_owned) {
        *out_cpu = LLVMGetHostCPUName();
        *out_features = LLVMGetHostCPUFeatures();
        return;
    }
    *out_cpu = (char *)(strcmp(cpu, "native") == 0 ? "generic" : cpu);
    *out_features = (char *)t->features;
}

LLVMTargetMachineRef target_machine_new(const codegen_options *o, const char **out_error) {
    const codegen_target *t = o->target ? o->target : codegen_target_native();
    LLVMTargetRef llvm_target;
    char *error = NULL, *cpu, *features;
    bool owned;
    if (LLVMGetTargetFromTriple(t->triple, &llvm_target, &error)) {
        LLVMDisposeMessage(error);
        *out_error = "this build of LLVM lacks the target";
        return NULL;
    }
    choose_cpu(t, o->cpu, &cpu, &features, &owned);
    LLVMTargetMachineOptionsRef options = LLVMCreateTargetMachineOptions();
    LLVMTargetMachineOptionsSetCPU(options, cpu);
    LLVMTargetMachineOptionsSetFeatures(options, features);
    if (*t->abi) LLVMTargetMachineOptionsSetABI(options, t->abi);
    LLVMTargetMachineOptionsSetCodeGenOptLevel(options, o->opt_level >= 3 ? LLVMCodeGenLevelDefault
                                                        : o->opt_level    ? LLVMCodeGenLevelLess
                                                                          : LLVMCodeGenLevelNone);
    LLVMTargetMachineOptionsSetRelocMode(options, LLVMRelocPIC);
    LLVMTargetMachineOptionsSetCodeModel(options, LLVMCodeModelDefault);
    LLVMTargetMachineRef machine = LLVMCreateTargetMachineWithOptions(llvm_target, t->triple, options);
    LLVMDisposeTargetMachineOptions(options);
    if (owned) {
        LLVMDisposeMessage(cpu);
        LLVMDisposeMessage(features);
    }
    if (!machine) *out_error = "LLVM refused the target's options";
    return machine;
}

// x86 CPUs differ in their vectors; the others' are the table's.
static void x86_vectors(const codegen_target *t, const char *cpu, kernel_target *out) {
    bool avx512 = strstr(cpu, "v4") || strstr(cpu, "avx512") || strstr(cpu, "znver4") || strstr(cpu, "znver5");
    bool avx2 = strstr(cpu, "v3") || strstr(cpu, "haswell") || strstr(cpu, "znver");
    if (strcmp(cpu, "native") == 0 && t == codegen_target_native()) {
        char *features = LLVMGetHostCPUFeatures();
        avx512 = strstr(features, "+avx512f") != NULL;
        avx2 = strstr(features, "+avx2") != NULL;
        LLVMDisposeMessage(features);
    }
    out->vector_bytes = avx512 ? 64 : avx2 ? 32 : 16;
    out->vector_registers = avx512 ? 32 : 16;
}

// This machine's value of a sysconf name, when it is the target and says so.
static int64_t measured(bool here, int name, int64_t otherwise) {
    long v = here ? sysconf(name) : 0;
    return v > 0 ? v : otherwise;
}

void codegen_kernel_target(const codegen_options *o, kernel_target *out) {
    const codegen_target *t = o && o->target ? o->target : codegen_target_native();
    const char *cpu = o && o->cpu ? o->cpu : t->cpu;
    bool here = strcmp(cpu, "native") == 0 && t == codegen_target_native();
    out->vector_bytes = t->vector_bytes;
    out->vector_registers = t->vector_registers;
    if (strncmp(t->triple, "x86_64", 6) == 0) x86_vectors(t, cpu, out);
    out->l1 = measured(here, _SC_LEVEL1_DCACHE_SIZE, (int64_t)t->l1_kb << 10);
    out->l2 = measured(here, _SC_LEVEL2_CACHE_SIZE, (int64_t)t->l2_kb << 10);
    out->l3 = measured(here, _SC_LEVEL3_CACHE_SIZE, (int64_t)t->l3_kb << 10);
    out->cores = (int)measured(here, _SC_NPROCESSORS_ONLN, 4);
}

void codegen_vector_facts(const codegen_options *o, int *out_bytes, int *out_registers) {
    kernel_target t;
    codegen_kernel_target(o, &t);
    *out_bytes = t.vector_bytes;
    *out_registers = t.vector_registers;
}
