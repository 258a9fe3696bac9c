#include "base/map.h"

#include "base/intern.h"

#include <string.h>

void map_init(map *m, arena *a) { *m = (map){.arena = a}; }

static uint32_t slot_of(const map *m, uint64_t key) {
    uint32_t i = (uint32_t)(hash_mix(0, key) >> 20) & m->mask;
    while (m->slots[i] >= 0 && m->entries[m->slots[i]].key != key) i = (i + 1) & m->mask;
    return i;
}

static const map_entry *find(const map *m, uint64_t key) {
    if (!m->n) return NULL;
    int32_t const at = m->slots[slot_of(m, key)];
    return at < 0 ? NULL : &m->entries[at];
}

void *map_get(const map *m, uint64_t key) {
    const map_entry *e = find(m, key);
    return e ? e->value : NULL;
}

bool map_has(const map *m, uint64_t key) { return find(m, key) != NULL; }

static void grow(map *m) {
    m->cap = m->cap ? m->cap * 2 : 8;
    map_entry *entries = ARENA_ARRAY(m->arena, map_entry, m->cap);
    if (m->n) memcpy(entries, m->entries, (size_t)m->n * sizeof *entries);
    m->entries = entries;
    m->mask = (uint32_t)m->cap * 2 - 1;
    m->slots = ARENA_ARRAY(m->arena, int32_t, m->mask + 1);
    memset(m->slots, 0xff, (size_t)(m->mask + 1) * sizeof *m->slots);
    for (int i = 0; i < m->n; i++) m->slots[slot_of(m, m->entries[i].key)] = i;
}

void map_put(map *m, uint64_t key, void *value) {
    map_entry *e = (map_entry *)find(m, key);
    if (e) {
        e->value = value;
        return;
    }
    if (m->n == m->cap) grow(m);
    m->slots[slot_of(m, key)] = m->n;
    m->entries[m->n++] = (map_entry){key, value};
}
