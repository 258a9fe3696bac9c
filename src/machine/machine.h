// The machines that code can be made for: one table, and what is known of their processors.
#pragma once
#include "analysis/target.h"

#include <stdbool.h>

// A row of machines.def, which says what the fields are.
typedef struct machine {
    const char *name, *triple, *cpu, *features, *abi;
    int pointer_bits;
    int vector_bytes, vector_registers;   // what kernels are tiled for
    int l1_kb, l2_kb, l3_kb;
    const char *emulation, *loader, *sysroot, *gcc_lib;   // of ld.lld; gcc_lib holds a folder for each version
    const char *package, *static_package;                 // Debian packages that hold the C library and libgcc
    const char *emulator;                                 // command that runs the machine's programs here, or NULL
} machine;

// The row of that name ("native" is this machine's), or NULL.
const machine *machine_find(const char *name);
// Row i of the table, NULL behind the last.
const machine *machine_at(int i);
const machine *machine_native(void);

// LLVM ends the process for a processor that cannot run the machine's code, so only names that can are passed on.
bool machine_knows_cpu(const machine *m, const char *cpu);
// Is cpu (NULL: the machine's own) the processor this process runs on?
bool machine_cpu_is_here(const machine *m, const char *cpu);
// What kernels for the processor (NULL: the machine's own) should be tiled for.
void machine_kernel_target(const machine *m, const char *cpu, kernel_target *out);
// Writes what code for this processor depends on: its vendor, model and features.
void machine_describe_here(char *out, int size);
