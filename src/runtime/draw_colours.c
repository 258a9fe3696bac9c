// The multivariate hypergeometric distribution.
#include "runtime/distributions.h"

#include <stdlib.h>

static void complement(const int64_t *colours, int64_t d, int64_t *out) {
    for (int64_t j = 0; j < d; j++) out[j] = colours[j] - out[j];
}

void nprt_draw_colours(nprt_bits *b, const int64_t *colours, int64_t d, int64_t total, int64_t sample, int64_t *out,
                       int64_t draws) {
    if (total == 0 || sample == 0) return;
    bool most = sample > total / 2;
    if (most) sample = total - sample;
    for (; draws > 0; draws--, out += d) {
        int64_t wanted = sample, others = total;
        for (int64_t j = 0; wanted > 0 && j + 1 < d; j++) {
            others -= colours[j];
            out[j] = nprt_draw_hypergeometric(b, colours[j], others, wanted);
            wanted -= out[j];
        }
        if (wanted > 0) out[d - 1] = wanted;
        if (most) complement(colours, d, out);
    }
}

bool nprt_draw_colours_by_count(nprt_bits *b, const int64_t *colours, int64_t d, int64_t total, int64_t sample,
                                int64_t *out, int64_t draws) {
    if (total == 0 || sample == 0 || draws == 0) return true;
    int64_t *balls = malloc((size_t)total * sizeof *balls), k = 0;
    if (!balls) return false;
    for (int64_t j = 0; j < d; j++) {
        for (int64_t i = 0; i < colours[j]; i++) balls[k++] = j;
    }
    bool most = sample > total / 2;
    if (most) sample = total - sample;
    for (; draws > 0; draws--, out += d) {
        for (int64_t i = 0; i < sample; i++) {
            int64_t at = i + (int64_t)nprt_bits_interval(b, (uint64_t)(total - i - 1)), ball = balls[at];
            balls[at] = balls[i];
            balls[i] = ball;
            out[ball]++;
        }
        if (most) complement(colours, d, out);
    }
    free(balls);
    return true;
}
