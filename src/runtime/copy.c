// memmove by a loop of vectors. The C library copies thousands of bytes by x86's string instructions, and some
// processors take twelve times as long for these where the target lies a few bytes after the source, pages not counted:
// a[1:] = b.
#include "runtime/array.h"
#include "runtime/simd.h"
#include <string.h>

#if defined(__x86_64__) && !defined(__clang__)
enum { FEW = 2048, VECTOR = 64 };

typedef int64_t vector __attribute__((vector_size(VECTOR), aligned(1), may_alias));

NPRT_VECTOR_CLONES __attribute__((optimize("no-tree-loop-distribute-patterns"))) static size_t
copy_vectors(char *to, const char *from, size_t n) {
    size_t i = 0;
    for (; i + 4 * VECTOR <= n; i += 4 * VECTOR) {
        vector part[4];
        for (int k = 0; k < 4; k++) part[k] = *(const vector *)(from + i + k * VECTOR);
        for (int k = 0; k < 4; k++) *(vector *)(to + i + k * VECTOR) = part[k];
    }
    return i;
}

void nprt_copy(void *to, const void *from, size_t n) {
    char *t = to;
    const char *f = from;
    size_t const done = n >= FEW && (t + n <= f || f + n <= t) ? copy_vectors(t, f, n) : 0;
    memmove(t + done, f + done, n - done);
}
#else
void nprt_copy(void *to, const void *from, size_t n) { memmove(to, from, n); }
#endif
