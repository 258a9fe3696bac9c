// Interned strings: equal text is one pointer, so names are compared with ==.
#pragma once
#include "base/arena.h"

typedef const char *istr;   // interned: NUL-terminated, unique per table; length by istr_len

typedef struct intern_table {
    arena *arena;
    struct intern_entry **slots;
    uint32_t mask, count;
} intern_table;

void intern_init(intern_table *t, arena *a);
istr intern_n(intern_table *t, const char *s, size_t n);   // n bytes, NUL bytes allowed
istr intern(intern_table *t, const char *s);
size_t istr_len(istr s);
uint64_t hash_bytes(const void *data, size_t n);
static inline uint64_t hash_mix(uint64_t h, uint64_t v) {
    h ^= v + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
    return h * 0xff51afd7ed558ccdu;
}
