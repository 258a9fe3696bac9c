// The thread pool: one job at a time, its pieces handed out by a counter.
//
//   caller: state the job, open = 1, bump epoch, wake sleepers; take pieces; open = 0; wait for inside == 0
//   worker: wait for a new epoch (spin briefly, then sleep); inside++; if open: take pieces; inside--
//
// A worker that comes too late finds the job closed. The pieces depend on n and grain alone, so what a job computes
// does not depend on how many threads there are.
#include "runtime/abi.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SPINS = 2000, MAX_THREADS = 256, MAX_PIECES = 4096 };

typedef struct job {
    nprt_range_fn fn;
    void *ctx;
    int64_t n, piece;
} job;

static struct {
    pthread_mutex_t lock;   // held by the caller whose job it is
    job job;
    _Atomic int64_t next;   // the first item not yet handed out
    _Atomic uint32_t epoch, open, inside, sleepers, caller_waits;
    int threads;   // with the caller; 0: not started
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER};

static _Thread_local bool in_job;

static void futex_wait(_Atomic uint32_t *word, uint32_t value) {
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

static void futex_wake(_Atomic uint32_t *word) {
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, MAX_THREADS, NULL, NULL, 0);
}

static void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#else
    atomic_signal_fence(memory_order_seq_cst);
#endif
}

static void take_pieces(const job *j) {
    for (;;) {
        int64_t begin = atomic_fetch_add(&pool.next, j->piece);
        if (begin >= j->n) return;
        int64_t end = j->n - begin < j->piece ? j->n : begin + j->piece;
        j->fn(j->ctx, begin, end);
    }
}

static uint32_t wait_for_job(uint32_t seen) {
    for (int i = 0; i < SPINS; i++) {
        uint32_t epoch = atomic_load(&pool.epoch);
        if (epoch != seen) return epoch;
        relax();
    }
    atomic_fetch_add(&pool.sleepers, 1);
    uint32_t epoch;
    while ((epoch = atomic_load(&pool.epoch)) == seen) futex_wait(&pool.epoch, seen);
    atomic_fetch_sub(&pool.sleepers, 1);
    return epoch;
}

static void *work(void *unused) {
    (void)unused;
    in_job = true;
    uint32_t seen = 0;
    for (;;) {
        seen = wait_for_job(seen);
        atomic_fetch_add(&pool.inside, 1);
        if (atomic_load(&pool.open)) take_pieces(&pool.job);
        if (atomic_fetch_sub(&pool.inside, 1) == 1 && atomic_load(&pool.caller_waits)) futex_wake(&pool.inside);
    }
    return NULL;
}

static int wanted_threads(void) {
    const char *text = getenv("NPCC_NUM_THREADS");
    if (text && *text) {
        long n = strtol(text, NULL, 10);
        return n < 1 ? 1 : n > MAX_THREADS ? MAX_THREADS : (int)n;
    }
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set)) return 1;
    int n = CPU_COUNT(&set);
    return n < 1 ? 1 : n > MAX_THREADS ? MAX_THREADS : n;
}

static void start_pool(void) {   // with the lock held
    int wanted = wanted_threads(), running = 1;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    for (pthread_t t; running < wanted && pthread_create(&t, &attributes, work, NULL) == 0;) running++;
    pthread_attr_destroy(&attributes);
    pool.threads = running;
}

int64_t nprt_thread_count(void) {
    pthread_mutex_lock(&pool.lock);
    if (!pool.threads) start_pool();
    int n = pool.threads;
    pthread_mutex_unlock(&pool.lock);
    return n;
}

static void run_serially(const job *j) {
    for (int64_t begin = 0; begin < j->n; begin += j->piece) {
        j->fn(j->ctx, begin, j->n - begin < j->piece ? j->n : begin + j->piece);
    }
}

static void wait_for_workers(void) {
    for (int i = 0; i < SPINS; i++) {
        if (atomic_load(&pool.inside) == 0) return;
        relax();
    }
    atomic_store(&pool.caller_waits, 1);
    uint32_t inside;
    while ((inside = atomic_load(&pool.inside)) != 0) futex_wait(&pool.inside, inside);
    atomic_store(&pool.caller_waits, 0);
}

void nprt_parallel_for(nprt_range_fn fn, void *ctx, int64_t n, int64_t grain) {
    if (n <= 0) return;
    int64_t piece = n / MAX_PIECES + (n % MAX_PIECES != 0);
    if (piece < grain) piece = grain;
    if (piece > n) piece = n;
    job j = {fn, ctx, n, piece};
    if (piece == n || in_job || pthread_mutex_trylock(&pool.lock)) {
        run_serially(&j);
        return;
    }
    if (!pool.threads) start_pool();
    in_job = true;
    if (pool.threads == 1) {
        run_serially(&j);
    } else {
        pool.job = j;
        atomic_store(&pool.next, 0);
        atomic_store(&pool.open, 1);
        atomic_fetch_add(&pool.epoch, 1);
        if (atomic_load(&pool.sleepers)) futex_wake(&pool.epoch);
        take_pieces(&j);
        atomic_store(&pool.open, 0);
        wait_for_workers();
    }
    in_job = false;
    pthread_mutex_unlock(&pool.lock);
}
