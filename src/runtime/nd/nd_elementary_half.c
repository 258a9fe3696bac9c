// Runs an elementary function over float16:
//
//   halves ──▶ floats ── short algorithm in float ──▶ floats ──▶ halves
//                                                       │ close to the middle of two halves
//   anything unusual in a block ──────▶ loop of float32 ◀┘ decides
//
// so that the results are those of the loop of float32, rounded.
#include "runtime/nd/nd_cast.h"
#include "runtime/nd/nd_elementary.h"
#include "runtime/nd/nd_halves.h"
#include "runtime/simd.h"
#include <string.h>

enum { RUN = 512, LANES = 16 };

static void by_floats(nd_loop *full, const uint16_t *x, uint16_t *out, int64_t n) {
    _Alignas(64) float wide[RUN], result[RUN];
    char *const p[] = {(char *)wide, (char *)result};
    nd_cast_float16_float32((char *)wide, 4, (const char *)x, 2, n);
    full(p, (const int64_t[]){4, 4}, n);
    nd_cast_float32_float16((char *)out, 2, (const char *)result, 4, n);
}

// The results that are too close to a middle, together.
static void decide(const nd_elementary_float16 *f, const uint16_t *x, const float *result, uint16_t *out, int64_t n) {
    uint16_t few[RUN], decided[RUN];
    int16_t place[RUN];
    int found = 0;
    for (int64_t i = 0; (i = nd_halves_close(result, i, n, f->reach)) < n; i++) {
        few[found] = x[i];
        place[found++] = (int16_t)i;
    }
    by_floats(f->full, few, decided, found);
    for (int i = 0; i < found; i++) out[place[i]] = decided[i];
}

// Whole groups of LANES; false: not this way.
static bool by_short_way(const nd_elementary_float16 *f, const uint16_t *x, uint16_t *out, int64_t n) {
    _Alignas(64) float wide[RUN], result[RUN];
    bool close = false;
    nprt_vector_flags const before = nprt_vector_flags_get();
    nd_halves_widen(wide, x, n);
    bool const usual = f->many(wide, result, n) && (f->reach ? nd_halves_narrow_close(out, result, n, f->reach, &close)
                                                             : nd_halves_narrow(out, result, n));
    nprt_vector_flags_set(before);
    if (!usual) return false;
    if (close) decide(f, x, result, out, n);
    return true;
}

// The halves of a block; the last one again until the last group is whole.
static const uint16_t *packed(uint16_t *block, const char *p, int64_t stride, int64_t n) {
    if (stride == 2 && n % LANES == 0) return (const uint16_t *)p;
    for (int64_t i = 0; i < n && stride != 2; i++) block[i] = *(const uint16_t *)(p + i * stride);
    if (stride == 2) memcpy(block, p, (size_t)n * 2);
    for (int64_t i = n; i % LANES; i++) block[i] = block[n - 1];
    return block;
}

void nd_elementary_run_float16(const nd_elementary_float16 *f, char *const *p, const int64_t *s, int64_t n) {
    bool const there = nd_halves_there() && nprt_has_fma();
    bool const apart = s[1] == 2 && nd_lies_apart(p[0], s[0], 2, p[1], n * 2);
    for (int64_t at = 0; at < n; at += RUN) {
        int64_t const m = n - at < RUN ? n - at : RUN, whole = (m + LANES - 1) / LANES * LANES;
        uint16_t block[RUN], out[RUN];
        char *const target = p[1] + at * s[1];
        uint16_t *const to = apart && m == whole ? (uint16_t *)target : out;
        const uint16_t *x = packed(block, p[0] + at * s[0], s[0], m);
        if (!there || !by_short_way(f, x, to, whole)) by_floats(f->full, x, to, m);
        if (to != out) continue;
        for (int64_t i = 0; i < m && s[1] != 2; i++) *(uint16_t *)(target + i * s[1]) = out[i];
        if (s[1] == 2) memcpy(target, out, (size_t)m * 2);
    }
}
