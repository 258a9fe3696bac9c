// Hashes of values of a type string, CPython's but for strings: their order in sets is nobody's business.
#include "runtime/str.h"
#include "runtime/table.h"

#include <math.h>

static const int64_t modulus = ((int64_t)1 << 61) - 1;

static int64_t hash_i64(int64_t v) {
    int64_t h = v % modulus;
    return h == -1 ? -2 : h;
}

// That of the int of the same value where there is one: the value modulo 2^61 - 1.
static int64_t hash_f64(double v) {
    if (isinf(v)) return v > 0 ? 314159 : -314159;
    if (isnan(v)) nprt_fail("NotImplementedError", "native code keeps no nan in dictionaries and sets", NULL);
    int e;
    double m = frexp(fabs(v), &e);
    uint64_t x = 0;
    while (m != 0) {
        x = ((x << 28) & (uint64_t)modulus) | x >> (61 - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t digit = (uint64_t)m;
        m -= (double)digit;
        x += digit;
        if (x >= (uint64_t)modulus) x -= (uint64_t)modulus;
    }
    e = e >= 0 ? e % 61 : 60 - (-1 - e) % 61;
    x = ((x << e) & (uint64_t)modulus) | x >> (61 - e);
    int64_t h = v < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

static int64_t hash_str(const nprt_str *s) {   // FNV-1a
    uint64_t h = 14695981039346656037u;
    for (int64_t i = 0; i < s->size; i++) h = (h ^ (unsigned char)s->bytes[i]) * 1099511628211u;
    h ^= h >> 29;
    return h == 0 || h == UINT64_MAX ? 7 : (int64_t)h;
}

// xxHash over the hashes of a tuple's items.
static const uint64_t seed = 2870177450012600261u;

static void add_hash(uint64_t *h, nprt_type_cursor *item) {
    *h += (uint64_t)nprt_hash_typed(item) * 14029467366897019727u;
    *h = *h << 31 | *h >> 33;
    *h *= 11400714785074694791u;
}

static int64_t hash_of_items(uint64_t h, uint64_t n) {
    h += n ^ (seed ^ 3527539u);
    return h == UINT64_MAX ? 1546275796 : (int64_t)h;
}

static int64_t hash_tuple(nprt_type_cursor *at) {
    uint64_t h = seed, n = 0;
    for (; *at->type != ')'; n++) add_hash(&h, at);
    at->type++;
    return hash_of_items(h, n);
}

static int64_t hash_list(const nprt_list *items, const char *type) {
    uint64_t h = seed;
    for (int64_t i = 0; i < items->count; i++) add_hash(&h, &(nprt_type_cursor){type, nprt_list_item(items, i)});
    return hash_of_items(h, (uint64_t)items->count);
}

int64_t nprt_hash_typed(nprt_type_cursor *at) {
    char c = *at->type++;
    if (c == '(') return hash_tuple(at);
    if (c == 'n') return 271828;
    if (c == 'C') {
        nprt_type_cursor chosen = nprt_take_choice(at);
        return nprt_hash_typed(&chosen);
    }
    const nprt_slot *s = at->slot++;
    switch (c) {
    case 'i':
    case 'b': return hash_i64(s->i);
    case 'd':
    case 'f':
    case 'h': return hash_f64(s->d);
    case 's': return hash_str(s->o);
    case 'r': return hash_i64((int64_t)((uintptr_t)s->o >> 4));
    case 'T': {
        int64_t const h = hash_list(s->o, at->type);
        at->type = nprt_skip_type(at->type);
        return h;
    }
    default: nprt_fail("SystemError", "a type without a hash", NULL);
    }
}
