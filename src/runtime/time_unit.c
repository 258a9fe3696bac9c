#include "runtime/time_unit.h"

int64_t nprt_time_factor(nprt_time_unit coarse, nprt_time_unit fine) {
    static const int64_t next[] = {[NPRT_YEAR] = 12,         [NPRT_MONTH] = 0,          [NPRT_WEEK] = 7,
                                   [NPRT_DAY] = 24,          [NPRT_HOUR] = 60,          [NPRT_MINUTE] = 60,
                                   [NPRT_SECOND] = 1000,     [NPRT_MILLISECOND] = 1000, [NPRT_MICROSECOND] = 1000,
                                   [NPRT_NANOSECOND] = 1000, [NPRT_PICOSECOND] = 1000,  [NPRT_FEMTOSECOND] = 1000,
                                   [NPRT_ATTOSECOND] = 0};
    int64_t f = 1;
    for (nprt_time_unit u = coarse; u < fine; u++)
        if (__builtin_mul_overflow(f, next[u], &f)) return -1;
    return f;
}

static int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t r = a % b;
        a = b;
        b = r;
    }
    return a;
}

bool nprt_time_common(const nprt_descr *a, const nprt_descr *b, nprt_time_unit *unit, int64_t *step) {
    if (a->unit == NPRT_GENERIC || b->unit == NPRT_GENERIC) {
        const nprt_descr *known = a->unit == NPRT_GENERIC ? b : a;
        *unit = known->unit;
        *step = known->step;
        return true;
    }
    const nprt_descr *coarse = a->unit <= b->unit ? a : b, *fine = coarse == a ? b : a;
    int64_t factor = nprt_time_factor(coarse->unit, fine->unit), steps;
    if (factor == 0 && coarse->kind == 'm') return false;
    if (factor < 0 || __builtin_mul_overflow(coarse->step, factor ? factor : 1, &steps)) return false;
    *unit = fine->unit;
    *step = gcd(steps, fine->step);
    return true;
}
