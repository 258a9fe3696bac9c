// The legacy normal distribution in bulk, on all cores. The words' stream is cut into pieces of whole blocks, which
// threads take in turn:
//
//   piece k   waits for the state before it, copies it, runs it forward past the piece (a tenth of the work), hands it
//   on
//             makes its pairs from the copy
//             waits for where its pairs begin, says where the next piece's begin
//             transforms its pairs into the output
//
// Pieces are handed out in order, so what a piece waits for is always under way.
#include "runtime/abi.h"
#include "runtime/distributions.h"
#include "runtime/polar.h"

#include <math.h>
#include <sched.h>
#include <stdatomic.h>

enum { BLOCK = 624, PIECE_BLOCKS = 32, CANDIDATES = PIECE_BLOCKS * BLOCK / 4, BATCH = 1024, MANY = 1 << 16 };

typedef struct fill_job {
    double *out;
    int64_t wanted;   // pairs
    bool plain;
    double loc, scale;
    nprt_mt mt;     // the state before piece `state_turn`
    int64_t made;   // pairs before piece `offset_turn`
    _Atomic int64_t state_turn, offset_turn;
    bool stopped;         // a piece would have made more pairs than wanted:
    nprt_mt stopped_at;   // the state before it
} fill_job;

static void wait_turn(_Atomic int64_t *turn, int64_t mine) {
    for (int spins = 0; atomic_load_explicit(turn, memory_order_acquire) != mine; spins++) {
        if (spins > 4000) sched_yield();
    }
}

static nprt_pairs pairs_in(double *memory, int64_t size) {
    int64_t room = size + NPRT_PAIRS_SLACK;
    return (nprt_pairs){memory, memory + room, memory + 2 * room};
}

static void run_piece(fill_job *j, int64_t k) {
    double *memory = nprt_arena_push(3 * (CANDIDATES + NPRT_PAIRS_SLACK) * (int64_t)sizeof(double));
    nprt_pairs pairs = pairs_in(memory, CANDIDATES);
    wait_turn(&j->state_turn, k);
    nprt_mt start = j->mt, mt = start;
    for (int i = 0; i < PIECE_BLOCKS; i++) nprt_mt_next_block(&j->mt);
    j->mt.pos = start.pos;
    atomic_store_explicit(&j->state_turn, k + 1, memory_order_release);
    int64_t count = nprt_polar_try(&mt, pairs, CANDIDATES);
    wait_turn(&j->offset_turn, k);
    int64_t at = j->made;
    if (!j->stopped && at + count > j->wanted) {
        j->stopped = true;
        j->stopped_at = start;
    }
    bool stopped = j->stopped;
    if (!stopped) j->made += count;
    atomic_store_explicit(&j->offset_turn, k + 1, memory_order_release);
    if (!stopped) nprt_polar_transform(pairs, count, j->out + 2 * at, j->plain, j->loc, j->scale);
    nprt_arena_pop(memory);
}

static void run_pieces(void *ctx, int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; k++) run_piece(ctx, k);
}

// Makes most of the pairs on all cores; how many.
static int64_t fill_parallel(nprt_mt *mt, fill_job *j) {
    const double accepted = 0.78539816339744831;   // pi/4: the circle's share of the square
    if (mt->pos >= BLOCK) nprt_mt_next_block(mt);
    j->mt = *mt;
    int64_t pieces = (int64_t)((double)j->wanted / (accepted * CANDIDATES)) - 1;
    nprt_parallel_for(run_pieces, j, pieces, 1);
    *mt = j->stopped ? j->stopped_at : j->mt;
    return j->made;
}

static void fill_pairs(nprt_mt *mt, fill_job *j) {
    int64_t done = j->wanted >= MANY && nprt_thread_count() > 1 ? fill_parallel(mt, j) : 0;
    double memory[3 * (BATCH + NPRT_PAIRS_SLACK)];
    nprt_pairs pairs = pairs_in(memory, BATCH);
    while (done < j->wanted) {
        int64_t n = j->wanted - done < BATCH ? j->wanted - done : BATCH;
        nprt_polar_generate(mt, pairs, n);
        nprt_polar_transform(pairs, n, j->out + 2 * done, j->plain, j->loc, j->scale);
        done += n;
    }
}

void nprt_mt_fill_gauss(nprt_mt *mt, nprt_gauss *g, double *out, int64_t n, bool plain, double loc, double scale) {
    nprt_bits b = nprt_mt_bits(mt);
    b.gauss = g;
    if (n > 0 && g->has) {
        double kept = nprt_legacy_normal(&b);
        *out++ = plain ? kept : loc + scale * kept;
        n--;
    }
    if (n >= 2) {
        fill_job j = {.out = out, .wanted = n / 2, .plain = plain, .loc = loc, .scale = scale};
        fill_pairs(mt, &j);
    }
    if (n % 2) {
        double v = nprt_legacy_normal(&b);
        out[n - 1] = plain ? v : loc + scale * v;
    }
}
