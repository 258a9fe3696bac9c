// Blocks: a 64-byte header, then the data.
//
// Large blocks come from mmap. Freed ones wait in a small cache, so that a loop's temporaries do not fault their
// pages in again and again; the cache is bounded because it counts towards a program's peak memory.
#include "runtime/abi.h"
#include "runtime/array.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { HEADER = 64, LARGE = 256 << 10, HUGE_PAGE = 2 << 20, CACHE_SLOTS = 16, CACHE_BYTES = 8 << 20 };

typedef struct block_header {
    _Atomic int64_t refs;
    size_t capacity;   // bytes of the whole allocation
    bool mapped;
    int tag;                                              // of finish
    int64_t size;                                         // of finish
    void (*finish)(void *block, int64_t size, int tag);   // NULL: the elements hold nothing
} block_header;

static struct {
    pthread_mutex_t lock;
    block_header *slots[CACHE_SLOTS];
    int n;
    size_t bytes;
} cache = {.lock = PTHREAD_MUTEX_INITIALIZER};

static block_header *header_of(const void *block) { return (block_header *)((char *)(uintptr_t)block - HEADER); }

// The cached block that wastes least, if one wastes less than a quarter.
static block_header *cache_take(size_t capacity) {
    pthread_mutex_lock(&cache.lock);
    int best = -1;
    for (int i = 0; i < cache.n; i++) {
        size_t c = cache.slots[i]->capacity;
        if (c >= capacity && c - capacity <= capacity / 4 && (best < 0 || c < cache.slots[best]->capacity)) best = i;
    }
    block_header *h = NULL;
    if (best >= 0) {
        h = cache.slots[best];
        cache.slots[best] = cache.slots[--cache.n];
        cache.bytes -= h->capacity;
    }
    pthread_mutex_unlock(&cache.lock);
    return h;
}

static bool cache_put(block_header *h) {
    if (h->capacity > CACHE_BYTES) return false;
    block_header *evicted[CACHE_SLOTS];
    int evictions = 0;
    pthread_mutex_lock(&cache.lock);
    while (cache.n == CACHE_SLOTS || cache.bytes + h->capacity > CACHE_BYTES) {
        block_header *old = cache.slots[0];
        cache.bytes -= old->capacity;
        cache.n--;
        for (int i = 0; i < cache.n; i++) cache.slots[i] = cache.slots[i + 1];
        evicted[evictions++] = old;
    }
    cache.slots[cache.n++] = h;
    cache.bytes += h->capacity;
    pthread_mutex_unlock(&cache.lock);
    for (int i = 0; i < evictions; i++) munmap(evicted[i], evicted[i]->capacity);
    return true;
}

static block_header *map_large(size_t capacity) {
    block_header *h = cache_take(capacity);
    if (h) return h;
    h = mmap(NULL, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (h == MAP_FAILED) return NULL;
    if (capacity >= HUGE_PAGE) madvise(h, capacity, MADV_HUGEPAGE);
    h->capacity = capacity;
    h->mapped = true;
    return h;
}

void *nprt_block_new(int64_t size) {
    if (size < 0 || size > INT64_MAX / 2) return NULL;
    size_t capacity = ((size_t)size + HEADER + 63) & ~(size_t)63;
    block_header *h;
    if (capacity >= LARGE) {
        h = map_large((capacity + 4095) & ~(size_t)4095);
        if (!h) return NULL;
    } else {
        h = aligned_alloc(64, capacity);
        if (!h) return NULL;
        h->capacity = capacity;
        h->mapped = false;
    }
    atomic_init(&h->refs, 1);
    h->finish = NULL;
    return (char *)h + HEADER;
}

void nprt_block_retain(void *block) {
    if (block) atomic_fetch_add_explicit(&header_of(block)->refs, 1, memory_order_relaxed);
}

void nprt_block_release(void *block) {
    if (!block) return;
    block_header *h = header_of(block);
    if (atomic_fetch_sub_explicit(&h->refs, 1, memory_order_acq_rel) != 1) return;
    if (h->finish) h->finish(block, h->size, h->tag);
    if (!h->mapped) {
        free(h);
    } else if (!cache_put(h)) {
        munmap(h, h->capacity);
    }
}

bool nprt_block_is_shared(const void *block) {
    return block && atomic_load_explicit(&header_of(block)->refs, memory_order_acquire) > 1;
}

void nprt_block_finish_with(void *block, void (*finish)(void *block, int64_t size, int tag), int64_t size, int tag) {
    block_header *h = header_of(block);
    h->finish = finish;
    h->size = size;
    h->tag = tag;
}
