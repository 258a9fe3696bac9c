// Blocks: a 64-byte header, then the data.
//
// Large blocks come from mmap. Freed ones wait in a cache, so that a loop's temporaries do not fault their pages in
// again and again. What is in use and what waits together stay below the most that ever was in use, and a little: the
// cache does not raise a program's peak memory.
#include "runtime/abi.h"
#include "runtime/array.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { HEADER = 64, LARGE = 256 << 10, HUGE_PAGE = 2 << 20, CACHE_SLOTS = 32, SLACK = 8 << 20 };

typedef struct block_header {
    _Atomic int64_t refs;
    size_t capacity;                                      // bytes of the whole allocation
    void *memory;                                         // that malloc gave and the header lies in, or NULL: mapped
    int tag;                                              // of finish
    int64_t size;                                         // of finish
    void (*finish)(void *block, int64_t size, int tag);   // NULL: the elements hold nothing
} block_header;

static struct {
    pthread_mutex_t lock;
    block_header *slots[CACHE_SLOTS];
    int n;
    size_t waiting, used, most_used;   // bytes
} cache = {.lock = PTHREAD_MUTEX_INITIALIZER};

static block_header *header_of(const void *block) { return (block_header *)((char *)(uintptr_t)block - HEADER); }

static block_header *remove_slot(int i) {
    block_header *h = cache.slots[i];
    cache.waiting -= h->capacity;
    cache.n--;
    for (int k = i; k < cache.n; k++) cache.slots[k] = cache.slots[k + 1];
    return h;
}

// Takes the oldest blocks out until the rest may wait. The caller unmaps them, without the lock.
static int evict(block_header **out) {
    int n = 0;
    while (cache.n && (cache.n == CACHE_SLOTS || cache.used + cache.waiting > cache.most_used + SLACK))
        out[n++] = remove_slot(0);
    return n;
}

static void unmap_all(int n, block_header **blocks) {
    for (int i = 0; i < n; i++) munmap(blocks[i], blocks[i]->capacity);
}

// The cached block that wastes least, if one wastes less than a quarter.
static block_header *cache_take(size_t capacity) {
    block_header *evicted[CACHE_SLOTS], *h = NULL;
    pthread_mutex_lock(&cache.lock);
    int best = -1;
    for (int i = 0; i < cache.n; i++) {
        size_t c = cache.slots[i]->capacity;
        if (c >= capacity && c - capacity <= capacity / 4 && (best < 0 || c < cache.slots[best]->capacity)) best = i;
    }
    if (best >= 0) h = remove_slot(best);
    cache.used += h ? h->capacity : capacity;
    if (cache.used > cache.most_used) cache.most_used = cache.used;
    int n = evict(evicted);
    pthread_mutex_unlock(&cache.lock);
    unmap_all(n, evicted);
    return h;
}

static void cache_put(block_header *h) {
    block_header *evicted[CACHE_SLOTS];
    pthread_mutex_lock(&cache.lock);
    int n = evict(evicted);
    cache.slots[cache.n++] = h;
    cache.waiting += h->capacity;
    cache.used -= h->capacity;
    pthread_mutex_unlock(&cache.lock);
    unmap_all(n, evicted);
}

// Where huge pages fit, from the start of one: the kernel does not place mappings so by itself.
static void *map_aligned(size_t capacity) {
    size_t const spare = capacity >= HUGE_PAGE ? HUGE_PAGE : 0;
    char *p = mmap(NULL, capacity + spare, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return NULL;
    if (!spare) return p;
    size_t const before = -(uintptr_t)p & (HUGE_PAGE - 1);
    if (before) munmap(p, before);
    if (before < spare) munmap(p + before + capacity, spare - before);
    madvise(p + before, capacity, MADV_HUGEPAGE);
    return p + before;
}

static block_header *map_large(size_t capacity) {
    block_header *h = cache_take(capacity);
    if (h) return h;
    h = map_aligned(capacity);
    if (!h) {
        pthread_mutex_lock(&cache.lock);
        cache.used -= capacity;
        pthread_mutex_unlock(&cache.lock);
        return NULL;
    }
    h->capacity = capacity;
    h->memory = NULL;
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
        void *memory = malloc(capacity + 48);   // aligned here: malloc is several times faster than aligned_alloc
        if (!memory) return NULL;
        h = (block_header *)(((uintptr_t)memory + 63) & ~(uintptr_t)63);
        h->capacity = capacity;
        h->memory = memory;
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
    if (h->memory)
        free(h->memory);
    else
        cache_put(h);
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
