// Hash map from pointers (or any 64-bit key) to pointers, in an arena. Insertion order is kept for iteration.
#pragma once
#include "base/arena.h"

#include <stdbool.h>

typedef struct map_entry {
    uint64_t key;
    void *value;
} map_entry;

typedef struct map {
    arena *arena;
    map_entry *entries;   // in insertion order, entries[0..n)
    int n, cap;
    int32_t *slots;   // index into entries, or -1
    uint32_t mask;
} map;

void map_init(map *m, arena *a);
void *map_get(const map *m, uint64_t key);   // NULL when absent
bool map_has(const map *m, uint64_t key);
void map_put(map *m, uint64_t key, void *value);   // adds or replaces

#define map_get_ptr(M, P) map_get((M), (uint64_t)(uintptr_t)(P))
#define map_has_ptr(M, P) map_has((M), (uint64_t)(uintptr_t)(P))
#define map_put_ptr(M, P, V) map_put((M), (uint64_t)(uintptr_t)(P), (V))
