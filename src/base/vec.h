// Growable arrays in an arena: VEC(T) declares the struct, vec_push appends.
// The old storage stays in the arena when a vector grows; that is at most as much again as the vector holds.
#pragma once
#include "base/arena.h"

#include <string.h>

#define VEC(TYPE)                                                                                                      \
    struct {                                                                                                           \
        TYPE *data;                                                                                                    \
        int n, cap;                                                                                                    \
    }

static inline void *vec_grow_(arena *a, void *data, int n, int *cap, size_t size) {
    *cap = *cap ? *cap * 2 : 8;
    void *p = arena_alloc(a, (size_t)*cap * size);
    if (n) memcpy(p, data, (size_t)n * size);
    return p;
}

#define vec_push(A, V, X)                                                                                              \
    do {                                                                                                               \
        if ((V)->n == (V)->cap) (V)->data = vec_grow_((A), (V)->data, (V)->n, &(V)->cap, sizeof *(V)->data);           \
        (V)->data[(V)->n++] = (X);                                                                                     \
    } while (0)

#define vec_last(V) ((V)->data[(V)->n - 1])
