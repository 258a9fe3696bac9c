#include "loader/relocate.h"

#include <elf.h>
#include <string.h>

static int width(uint32_t type) {
    return type == R_AARCH64_NONE ? 0 : type == R_AARCH64_ABS64 || type == R_AARCH64_PREL64 ? 8 : 4;
}

static bool wants_slot(uint32_t type) { return type == R_AARCH64_ADR_GOT_PAGE || type == R_AARCH64_LD64_GOT_LO12_NC; }

static bool wants_bridge(uint32_t type) { return type == R_AARCH64_CALL26 || type == R_AARCH64_JUMP26; }

// Writes value into `bits` bits of the instruction from bit `at` on.
static void put_field(uint8_t *place, int at, int bits, uint64_t value) {
    uint32_t word, mask = ((1u << bits) - 1) << at;
    memcpy(&word, place, 4);
    word = (word & ~mask) | ((uint32_t)value << at & mask);
    memcpy(place, &word, 4);
}

// A distance counted in units of 1 << shift, as a signed field.
static bool put_distance(uint8_t *place, int at, int bits, int64_t distance, int shift) {
    int64_t const units = distance >> shift, limit = (int64_t)1 << (bits - 1);
    if (units < -limit || units >= limit || (distance & (((int64_t)1 << shift) - 1))) return false;
    put_field(place, at, bits, (uint64_t)units);
    return true;
}

// ADRP: the distance in pages, its two low bits apart from the others.
static bool put_page(uint8_t *place, uint64_t target) {
    int64_t const pages = (int64_t)(target >> 12) - (int64_t)((uint64_t)(uintptr_t)place >> 12);
    if (pages < -(1 << 20) || pages >= 1 << 20) return false;
    put_field(place, 29, 2, (uint64_t)pages);
    put_field(place, 5, 19, (uint64_t)pages >> 2);
    return true;
}

// The low 12 bits of an address, counted in units of 1 << shift, as loads and stores take them.
static bool put_low12(uint8_t *place, uint64_t target, int shift) {
    if (target & ((1u << shift) - 1)) return false;
    put_field(place, 10, 12, (target & 4095) >> shift);
    return true;
}

static bool put_data(uint8_t *place, uint64_t value, int bytes) {
    memcpy(place, &value, (size_t)bytes);
    return bytes == 8 || (int64_t)value == (int32_t)value;
}

static bool apply(const relocation *r) {
    uint64_t const here = (uint64_t)(uintptr_t)r->place;
    int64_t const distance = (int64_t)(r->target - here);
    switch (r->type) {
    case R_AARCH64_NONE: return true;
    case R_AARCH64_ABS64: return put_data(r->place, r->target, 8);
    case R_AARCH64_PREL64: return put_data(r->place, (uint64_t)distance, 8);
    case R_AARCH64_PREL32: return put_data(r->place, (uint64_t)distance, 4);
    case R_AARCH64_CALL26:
    case R_AARCH64_JUMP26:
        return put_distance(r->place, 0, 26, distance, 2) ||
               (r->bridge && put_distance(r->place, 0, 26, (int64_t)(r->bridge - here), 2));
    case R_AARCH64_CONDBR19: return put_distance(r->place, 5, 19, distance, 2);
    case R_AARCH64_TSTBR14: return put_distance(r->place, 5, 14, distance, 2);
    case R_AARCH64_ADR_PREL_PG_HI21: return put_page(r->place, r->target);
    case R_AARCH64_ADD_ABS_LO12_NC:
    case R_AARCH64_LDST8_ABS_LO12_NC: return put_low12(r->place, r->target, 0);
    case R_AARCH64_LDST16_ABS_LO12_NC: return put_low12(r->place, r->target, 1);
    case R_AARCH64_LDST32_ABS_LO12_NC: return put_low12(r->place, r->target, 2);
    case R_AARCH64_LDST64_ABS_LO12_NC: return put_low12(r->place, r->target, 3);
    case R_AARCH64_LDST128_ABS_LO12_NC: return put_low12(r->place, r->target, 4);
    case R_AARCH64_ADR_GOT_PAGE: return put_page(r->place, r->slot);
    case R_AARCH64_LD64_GOT_LO12_NC: return put_low12(r->place, r->slot, 3);
    default: return false;
    }
}

static void write_bridge(uint8_t *place, uint64_t slot) {
    static const uint32_t code[] = {0x90000010,    // adrp x16, slot
                                    0xf9400210,    // ldr  x16, [x16, slot]
                                    0xd61f0200};   // br   x16
    memcpy(place, code, sizeof code);
    put_page(place, slot);
    put_low12(place + 4, slot, 3);
}

const relocator relocate_aarch64 = {EM_AARCH64, 16, width, wants_slot, wants_bridge, apply, write_bridge};
