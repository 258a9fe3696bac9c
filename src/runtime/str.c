#include "runtime/str.h"
#include "runtime/abi.h"

#include <stdlib.h>
#include <string.h>

nprt_str *nprt_str_alloc(int64_t size) {
    nprt_str *s = nprt_object_new(sizeof(nprt_str) + (size_t)size + 1, free);
    s->size = size;
    return s;
}

nprt_str *nprt_str_count_points(nprt_str *s) {
    int64_t n = 0;
    for (int64_t i = 0; i < s->size; i++) n += ((unsigned char)s->bytes[i] & 0xc0) != 0x80;
    s->length = n;
    return s;
}

nprt_str *nprt_str_new(const char *bytes, int64_t n) {
    nprt_str *s = nprt_str_alloc(n);
    if (n > 0) memcpy(s->bytes, bytes, (size_t)n);
    return nprt_str_count_points(s);
}

nprt_str *nprt_str_of_text(const char *text) { return nprt_str_new(text, (int64_t)strlen(text)); }

int64_t nprt_str_len(const nprt_str *s) { return s->length; }

nprt_str *nprt_str_concat(const nprt_str *a, const nprt_str *b) {
    nprt_str *s = nprt_str_alloc(a->size + b->size);
    memcpy(s->bytes, a->bytes, (size_t)a->size);
    memcpy(s->bytes + a->size, b->bytes, (size_t)b->size);
    s->length = a->length + b->length;
    return s;
}

nprt_str *nprt_str_repeat(const nprt_str *s, int64_t n) {
    int64_t total;
    if (n <= 0 || s->size <= 0) return nprt_str_alloc(0);
    if (__builtin_mul_overflow(n, s->size, &total) || total > INT64_MAX / 2) {
        nprt_fail("MemoryError", "repeated string is too long", NULL);
    }
    nprt_str *r = nprt_str_alloc(total);
    for (int64_t i = 0; i < n; i++) memcpy(r->bytes + i * s->size, s->bytes, (size_t)s->size);
    r->length = n * s->length;
    return r;
}

bool nprt_str_eq(const nprt_str *a, const nprt_str *b) {
    return a == b || (a->size == b->size && memcmp(a->bytes, b->bytes, (size_t)a->size) == 0);
}

// The order of UTF-8 bytes is the order of code points.
int32_t nprt_str_cmp(const nprt_str *a, const nprt_str *b) {
    int64_t n = a->size < b->size ? a->size : b->size;
    int c = memcmp(a->bytes, b->bytes, (size_t)n);
    if (c) return c < 0 ? -1 : 1;
    return (a->size > b->size) - (a->size < b->size);
}

int64_t nprt_str_hash(const nprt_str *s) {
    uint64_t h = 0xcbf29ce484222325u;   // FNV-1a
    for (int64_t i = 0; i < s->size; i++) h = (h ^ (unsigned char)s->bytes[i]) * 0x100000001b3u;
    return (int64_t)h;
}

int64_t nprt_str_byte_of_point(const nprt_str *s, int64_t i) {
    if (nprt_str_is_ascii(s)) return i;
    int64_t at = 0;
    while (i > 0 && at < s->size) {
        at++;
        while (at < s->size && ((unsigned char)s->bytes[at] & 0xc0) == 0x80) at++;
        i--;
    }
    return at;
}

nprt_str *nprt_str_index(const nprt_str *s, int64_t i, const char *site) {
    if (i < 0) i += s->length;
    if (i < 0 || i >= s->length) nprt_fail_list_index("string", site);
    int64_t at = nprt_str_byte_of_point(s, i), end = at + 1;
    while (end < s->size && ((unsigned char)s->bytes[end] & 0xc0) == 0x80) end++;
    return nprt_str_new(s->bytes + at, end - at);
}

// As PySlice_AdjustIndices: absent bounds depend on the sign of the step, given ones are clipped.
nprt_range nprt_slice_range(int64_t length, int64_t start, int64_t stop, int64_t step, int32_t flags) {
    if (!(flags & 4) || step == 0) step = 1;
    if (step < -INT64_MAX) step = -INT64_MAX;
    int64_t low = step < 0 ? -1 : 0, high = step < 0 ? length - 1 : length;
    int64_t bounds[2] = {start, stop};
    for (int i = 0; i < 2; i++) {
        bool given = flags & (1 << i);
        if (!given) {
            bounds[i] = (step < 0) == (i == 0) ? high : low;
            continue;
        }
        if (bounds[i] < 0) bounds[i] += length;
        if (bounds[i] < low) bounds[i] = low;
        if (bounds[i] > high) bounds[i] = high;
    }
    nprt_range r = {bounds[0], step, 0};
    if (step > 0 && bounds[0] < bounds[1]) r.count = (bounds[1] - bounds[0] - 1) / step + 1;
    if (step < 0 && bounds[0] > bounds[1]) r.count = (bounds[0] - bounds[1] - 1) / -step + 1;
    return r;
}

nprt_str *nprt_str_slice(const nprt_str *s, int64_t start, int64_t stop, int64_t step, int32_t flags) {
    nprt_range r = nprt_slice_range(s->length, start, stop, step, flags);
    if (r.count == 0) return nprt_str_new("", 0);
    if (r.step == 1) {
        int64_t from = nprt_str_byte_of_point(s, r.start);
        int64_t to = nprt_str_byte_of_point(s, r.start + r.count);
        return nprt_str_new(s->bytes + from, to - from);
    }
    nprt_buf b = {0};
    for (int64_t i = 0; i < r.count; i++) {
        int64_t at = nprt_str_byte_of_point(s, r.start + i * r.step), end = at + 1;
        while (end < s->size && ((unsigned char)s->bytes[end] & 0xc0) == 0x80) end++;
        nprt_buf_add(&b, s->bytes + at, (size_t)(end - at));
    }
    return nprt_buf_to_str(&b);
}
