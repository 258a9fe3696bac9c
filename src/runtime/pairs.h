// Numbers from a table of pairs, for many indices: a load each, where the compiler's loops over vectors would take
// their indices apart and put the numbers together again.
#pragma once
#include <stdint.h>
#include <string.h>

typedef double nprt_pair __attribute__((vector_size(16)));

static inline uint64_t nprt_word_of(double x) {
    uint64_t word;
    memcpy(&word, &x, 8);
    return word;
}

// The pair of word i is table[word >> shift & mask].
static inline void nprt_pairs_fetch(const nprt_pair *table, const double *words, int shift, uint64_t mask, int64_t n,
                                    double *restrict first, double *restrict second) {
    int64_t i = 0;
    for (; i + 1 < n; i += 2) {
        nprt_pair const a = table[nprt_word_of(words[i]) >> shift & mask];
        nprt_pair const b = table[nprt_word_of(words[i + 1]) >> shift & mask];
        nprt_pair const firsts = {a[0], b[0]}, seconds = {a[1], b[1]};
        memcpy(first + i, &firsts, sizeof firsts);
        memcpy(second + i, &seconds, sizeof seconds);
    }
    for (; i < n; i++) {
        nprt_pair const a = table[nprt_word_of(words[i]) >> shift & mask];
        first[i] = a[0];
        second[i] = a[1];
    }
}
