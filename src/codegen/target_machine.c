// LLVM's target machines for rows of the table of machines.
#include "codegen/target_machine.h"

#include <llvm-c/Core.h>
#include <llvm-c/Support.h>
#include <llvm-c/Target.h>
#include <pthread.h>
#include <string.h>

// x86 adds base, scaled index and displacement in every access, so strength reduction gains nothing on loops that are
// written for it, and is a third of LLVM's time. LLVM takes this for the process only.
static void skip_strength_reduction(void) {
    LLVMParseCommandLineOptions(2, (const char *const[]){"npcc", "-disable-lsr"}, NULL);
}

void target_init(const machine *t) {
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
static void choose_cpu(const machine *t, const char *wanted, char **out_cpu, char **out_features, bool *out_owned) {
    const char *cpu = wanted ? wanted : t->cpu;
    *out_owned = machine_cpu_is_here(t, wanted);
    if (*out_owned) {
        *out_cpu = LLVMGetHostCPUName();
        *out_features = LLVMGetHostCPUFeatures();
        return;
    }
    *out_cpu = (char *)(strcmp(cpu, "native") == 0 ? "generic" : cpu);
    *out_features = (char *)t->features;
}

LLVMTargetMachineRef target_machine_new(const codegen_options *o, const char **out_error) {
    const machine *t = o->target ? o->target : machine_native();
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
    LLVMTargetMachineRef made = LLVMCreateTargetMachineWithOptions(llvm_target, t->triple, options);
    LLVMDisposeTargetMachineOptions(options);
    if (owned) {
        LLVMDisposeMessage(cpu);
        LLVMDisposeMessage(features);
    }
    if (!made) *out_error = "LLVM refused the target's options";
    return made;
}
