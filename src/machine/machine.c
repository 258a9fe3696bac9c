#include "machine/machine.h"

#include <stdio.h>
#include <string.h>
#if defined __x86_64__
#include <cpuid.h>
#endif

static const machine machines[] = {
#define MACHINE(NAME, TRIPLE, CPU, FEATURES, ABI, BITS, VECTOR, REGISTERS, L1, L2, L3, EMULATION, LOADER, SYSROOT,     \
                GCC_LIB, PACKAGE, STATIC_PACKAGE, EMULATOR)                                                            \
    {#NAME, TRIPLE, CPU,       FEATURES, ABI,     BITS,    VECTOR,  REGISTERS,      L1,                                \
     L2,    L3,     EMULATION, LOADER,   SYSROOT, GCC_LIB, PACKAGE, STATIC_PACKAGE, EMULATOR},
#include "machine/machines.def"
};
enum { MACHINE_COUNT = sizeof machines / sizeof *machines };

const machine *machine_at(int i) { return i >= 0 && i < MACHINE_COUNT ? &machines[i] : NULL; }

const machine *machine_native(void) {
#if defined __aarch64__
    return machine_find("aarch64");
#elif defined __riscv
    return machine_find("riscv64");
#else
    return machine_find("x86_64");
#endif
}

const machine *machine_find(const char *name) {
    if (strcmp(name, "native") == 0) return machine_native();
    for (int i = 0; i < MACHINE_COUNT; i++)
        if (strcmp(machines[i].name, name) == 0) return &machines[i];
    return NULL;
}

bool machine_knows_cpu(const machine *m, const char *cpu) {
    static const struct {
        const char *machine, *cpus;
    } known[] = {{"x86_64", " x86-64 x86-64-v2 x86-64-v3 x86-64-v4 haswell broadwell skylake skylake-avx512 "
                            "cascadelake cooperlake icelake-client "
                            "icelake-server tigerlake rocketlake alderlake raptorlake sapphirerapids graniterapids "
                            "znver1 znver2 znver3 znver4 znver5 "},
                 {"aarch64", " generic cortex-a53 cortex-a55 cortex-a57 cortex-a72 cortex-a76 cortex-a78 neoverse-n1 "
                             "neoverse-n2 neoverse-v1 neoverse-v2 apple-m1 "},
                 {"riscv64", " generic-rv64 "},
                 {"wasm32", " generic "}};
    if (strcmp(cpu, "native") == 0) return true;
    char word[64];
    snprintf(word, sizeof word, " %s ", cpu);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].machine, m->name) == 0 && strlen(cpu) < sizeof word - 3 && strstr(known[i].cpus, word))
            return true;
    return false;
}

bool machine_cpu_is_here(const machine *m, const char *cpu) {
    return strcmp(cpu ? cpu : m->cpu, "native") == 0 && m == machine_native();
}

static bool here_has_avx512(void) {
#if defined __x86_64__
    return __builtin_cpu_supports("avx512f");
#else
    return false;
#endif
}

static bool here_has_avx2(void) {
#if defined __x86_64__
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

// x86 processors differ in their vectors; the others' are the table's.
static void x86_vectors(const machine *m, const char *cpu, kernel_target *out) {
    bool avx512 = strstr(cpu, "v4") || strstr(cpu, "avx512") || strstr(cpu, "znver4") || strstr(cpu, "znver5");
    bool avx2 = strstr(cpu, "v3") || strstr(cpu, "haswell") || strstr(cpu, "znver");
    if (machine_cpu_is_here(m, cpu)) {
        avx512 = here_has_avx512();
        avx2 = here_has_avx2();
    }
    out->vector_bytes = avx512 ? 64 : avx2 ? 32 : 16;
    out->vector_registers = avx512 ? 32 : 16;
}

void machine_kernel_target(const machine *m, const char *cpu, kernel_target *out) {
    *out = (kernel_target){m->vector_bytes,         m->vector_registers,     (int64_t)m->l1_kb << 10,
                           (int64_t)m->l2_kb << 10, (int64_t)m->l3_kb << 10, 2};
    if (strncmp(m->triple, "x86_64", 6) == 0) x86_vectors(m, cpu ? cpu : m->cpu, out);
}

// CPUID's answers hold the family, model and stepping, and every feature that code may use.
void machine_describe_here(char *out, int size) {
    unsigned r[12] = {0};
#if defined __x86_64__
    __get_cpuid(0, &r[0], &r[1], &r[2], &r[3]);
    __get_cpuid(1, &r[4], &r[5], &r[6], &r[7]);
    r[5] &= 0x00ffffff;   // without the number of the core that answers
    __get_cpuid_count(7, 0, &r[8], &r[9], &r[10], &r[11]);
#endif
    int used = snprintf(out, (size_t)size, "%s", machine_native()->name);
    for (int i = 0; i < 12 && used < size; i++) used += snprintf(out + used, (size_t)(size - used), " %x", r[i]);
}
