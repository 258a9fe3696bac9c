// Relocations: what an ELF file asks to be written into its bytes once addresses are known.
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct relocation {
    uint8_t *place;   // the bytes to change, in this process
    uint32_t type;
    uint64_t target;   // S + A: the symbol's address and the addend
    uint64_t slot;     // address of the symbol's entry in the table of addresses, plus the addend; 0 when it has none
    uint64_t bridge;   // address of a jump to the symbol, plus the addend, for calls too far to be direct; 0: none
} relocation;

// What a machine's relocations are; see relocate_x86_64.c and relocate_aarch64.c.
typedef struct relocator {
    uint16_t elf_machine;
    int bridge_bytes;
    int (*width)(uint32_t type);           // of what it writes, in bytes
    bool (*wants_slot)(uint32_t type);     // does it refer to the table of addresses?
    bool (*wants_bridge)(uint32_t type);   // is it a call or jump?
    // Writes the relocation. False when the type is not known or the distance too large.
    bool (*apply)(const relocation *r);
    // Writes a jump to the address that slot holds.
    void (*write_bridge)(uint8_t *place, uint64_t slot);
} relocator;

extern const relocator relocate_x86_64, relocate_aarch64;
