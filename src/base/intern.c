#include "base/intern.h"

#include <stdbool.h>
#include <string.h>

struct intern_entry {
    uint64_t hash;
    size_t length;
    char text[];
};

uint64_t hash_bytes(const void *data, size_t n) {
    // FNV-1a.
    const unsigned char *p = data;
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * 0x100000001b3u;
    return h;
}

void intern_init(intern_table *t, arena *a) {
    *t = (intern_table){.arena = a, .mask = 255};
    t->slots = ARENA_ARRAY(a, struct intern_entry *, t->mask + 1);
}

static void grow(intern_table *t) {
    uint32_t const mask = t->mask * 2 + 1;
    struct intern_entry **slots = ARENA_ARRAY(t->arena, struct intern_entry *, (size_t)mask + 1);
    for (uint32_t i = 0; i <= t->mask; i++) {
        if (!t->slots[i]) continue;
        uint32_t j = (uint32_t)t->slots[i]->hash & mask;
        while (slots[j]) j = (j + 1) & mask;
        slots[j] = t->slots[i];
    }
    t->slots = slots;
    t->mask = mask;
}

istr intern_n(intern_table *t, const char *s, size_t n) {
    uint64_t const h = hash_bytes(s, n);
    uint32_t i = (uint32_t)h & t->mask;
    for (; t->slots[i]; i = (i + 1) & t->mask) {
        struct intern_entry *e = t->slots[i];
        if (e->hash == h && e->length == n && memcmp(e->text, s, n) == 0) return e->text;
    }
    struct intern_entry *e = arena_alloc(t->arena, sizeof *e + n + 1);
    e->hash = h;
    e->length = n;
    if (n) memcpy(e->text, s, n);
    t->slots[i] = e;
    if (++t->count * 2 > t->mask) grow(t);
    return e->text;
}

istr intern(intern_table *t, const char *s) { return intern_n(t, s, strlen(s)); }

size_t istr_len(istr s) { return ((const struct intern_entry *)(s - offsetof(struct intern_entry, text)))->length; }
