#include "loader/relocate.h"

#include <elf.h>
#include <string.h>

static int width(uint32_t type) {
    return type == R_X86_64_NONE ? 0 : type == R_X86_64_64 || type == R_X86_64_PC64 ? 8 : 4;
}

static bool wants_slot(uint32_t type) {
    return type == R_X86_64_GOTPCREL || type == R_X86_64_GOTPCRELX || type == R_X86_64_REX_GOTPCRELX;
}

static bool wants_bridge(uint32_t type) { return type == R_X86_64_PLT32; }

static bool put32(uint8_t *place, int64_t distance) {
    int32_t const d = (int32_t)distance;
    memcpy(place, &d, 4);
    return d == distance;
}

static bool apply(const relocation *r) {
    uint64_t const here = (uint64_t)(uintptr_t)r->place;
    switch (r->type) {
    case R_X86_64_NONE: return true;
    case R_X86_64_64: memcpy(r->place, &r->target, 8); return true;
    case R_X86_64_PC64: {
        uint64_t const distance = r->target - here;
        memcpy(r->place, &distance, 8);
        return true;
    }
    case R_X86_64_PC32: return put32(r->place, (int64_t)(r->target - here));
    case R_X86_64_PLT32:
        return put32(r->place, (int64_t)(r->target - here)) ||
               (r->bridge && put32(r->place, (int64_t)(r->bridge - here)));
    case R_X86_64_GOTPCREL:
    case R_X86_64_GOTPCRELX:
    case R_X86_64_REX_GOTPCRELX: return put32(r->place, (int64_t)(r->slot - here));
    default: return false;
    }
}

static void write_bridge(uint8_t *place, uint64_t slot) {   // jmp *slot(%rip)
    place[0] = 0xff;
    place[1] = 0x25;
    put32(place + 2, (int64_t)(slot - (uint64_t)(uintptr_t)(place + 6)));
}

const relocator relocate_x86_64 = {EM_X86_64, 8, width, wants_slot, wants_bridge, apply, write_bridge};
