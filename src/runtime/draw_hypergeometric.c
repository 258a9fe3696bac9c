// The hypergeometric distribution: drawing without replacement, one by one or by Stadlober's ratio of uniforms
// (HRUA, 1989). Generator and RandomState do it with other logarithms of factorials and other limits.
#include "runtime/distributions.h"
#include "runtime/log_gamma.h"

#include <math.h>

static double unit(nprt_bits *b) { return b->next_double(b->state); }
static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }

// Balls left out are as random as balls taken: at most half of them are drawn.
static int64_t one_by_one(nprt_bits *b, int64_t good, int64_t bad, int64_t sample) {
    int64_t total = good + bad, left = total, good_left = good;
    bool complement = sample > total / 2;
    int64_t draws = complement ? total - sample : sample;
    while (draws > 0 && good_left > 0 && left > good_left) {
        left--;
        if ((int64_t)nprt_bits_interval(b, (uint64_t)left) < good_left) good_left--;
        draws--;
    }
    if (left == good_left) good_left -= draws;
    return complement ? good_left : good - good_left;
}

static int64_t legacy_one_by_one(nprt_bits *b, int64_t good, int64_t bad, int64_t sample) {
    int64_t left = bad + good - sample, k = sample;
    double fewer = (double)least(bad, good), y = fewer;
    while (y > 0.0) {
        y -= floor(unit(b) + y / (double)(left + k));
        if (--k == 0) break;
    }
    int64_t z = (int64_t)(fewer - y);
    return good > bad ? sample - z : z;
}

typedef double log_factorial(int64_t k);

static double legacy_log_factorial(int64_t k) { return nprt_log_gamma((double)(k + 1)); }

typedef struct urn {
    int64_t fewer, more, sample;
    log_factorial *log_factorial;
} urn;

// -ln of the weight of k balls of the colour that there is less of, but for a constant.
static double weight(const urn *u, int64_t k) {
    return u->log_factorial(k) + u->log_factorial(u->fewer - k) + u->log_factorial(u->sample - k) +
           u->log_factorial(u->more - u->sample + k);
}

// k by ratio of uniforms: centre a, half width c, below `bound`.
static int64_t ratio_of_uniforms(nprt_bits *b, const urn *u, double a, double c, double bound) {
    const double d1 = 1.7155277699214135, d2 = 0.8989161620588988;   // 2 sqrt(2/e), 3 - 2 sqrt(3/e)
    double width = d1 * c + d2;
    int64_t mode = (int64_t)floor((double)(u->sample + 1) * (double)(u->fewer + 1) / (double)(u->fewer + u->more + 2));
    double top = weight(u, mode);
    for (;;) {
        double x = unit(b), y = unit(b), w = a + width * (y - 0.5) / x;
        if (w < 0.0 || w >= bound) continue;
        int64_t k = (int64_t)floor(w);
        double t = top - weight(u, k);
        if (x * (4.0 - x) - 3.0 <= t) return k;
        if (x * (x - t) >= 1) continue;
        if (2.0 * log(x) <= t) return k;
    }
}

static int64_t of_all(const urn *u, int64_t k, int64_t good, int64_t bad, int64_t sample) {
    if (good > bad) k = u->sample - k;
    return u->sample < sample ? good - k : k;
}

static int64_t rejection(nprt_bits *b, int64_t good, int64_t bad, int64_t sample) {
    int64_t total = good + bad;
    urn u = {least(good, bad), most(good, bad), least(sample, total - sample), nprt_log_factorial};
    double p = (double)u.fewer / (double)total, q = (double)u.more / (double)total;
    double a = (double)u.sample * p + 0.5;
    double variance = (double)(total - u.sample) * (double)u.sample * p * q / (double)(total - 1);
    double c = sqrt(variance + 0.5), far = floor(a + 16 * c), support = (double)(least(u.sample, u.fewer) + 1);
    return of_all(&u, ratio_of_uniforms(b, &u, a, c, support < far ? support : far), good, bad, sample);
}

static int64_t legacy_rejection(nprt_bits *b, int64_t good, int64_t bad, int64_t sample) {
    int64_t total = good + bad;
    urn u = {least(good, bad), most(good, bad), least(sample, total - sample), legacy_log_factorial};
    double p = (double)u.fewer / (double)total, q = 1.0 - p, a = (double)u.sample * p + 0.5;
    double c = sqrt((double)(total - u.sample) * (double)sample * p * q / (double)(total - 1) + 0.5);
    double far = floor(a + 16 * c), support = (double)least(u.sample, u.fewer) + 1.0;
    return of_all(&u, ratio_of_uniforms(b, &u, a, c, support < far ? support : far), good, bad, sample);
}

int64_t nprt_draw_hypergeometric(nprt_bits *b, int64_t good, int64_t bad, int64_t sample) {
    return sample >= 10 && sample <= good + bad - 10 ? rejection(b, good, bad, sample)
                                                     : one_by_one(b, good, bad, sample);
}

int64_t nprt_draw_legacy_hypergeometric(nprt_bits *b, int64_t good, int64_t bad, int64_t sample) {
    if (sample > 10) return legacy_rejection(b, good, bad, sample);
    return sample > 0 ? legacy_one_by_one(b, good, bad, sample) : 0;
}
