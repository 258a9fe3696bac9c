#include "runtime/abi.h"
#include "runtime/str.h"

#include <string.h>

int64_t nprt_str_find_bytes(const nprt_str *s, int64_t from, const char *part, int64_t part_size) {
    if (s->size - from < part_size) return -1;
    if (part_size == 0) return from;
    const char *p = memmem(s->bytes + from, (size_t)(s->size - from), part, (size_t)part_size);
    return p ? p - s->bytes : -1;
}

static int64_t points_before(const nprt_str *s, int64_t byte) {
    if (nprt_str_is_ascii(s)) return byte;
    int64_t n = 0;
    for (int64_t i = 0; i < byte; i++) n += ((unsigned char)s->bytes[i] & 0xc0) != 0x80;
    return n;
}

bool nprt_str_contains(const nprt_str *s, const nprt_str *part) {
    return nprt_str_find_bytes(s, 0, part->bytes, part->size) >= 0;
}

bool nprt_str_startswith(const nprt_str *s, const nprt_str *part) {
    return s->size >= part->size && memcmp(s->bytes, part->bytes, (size_t)part->size) == 0;
}

bool nprt_str_endswith(const nprt_str *s, const nprt_str *part) {
    return s->size >= part->size && memcmp(s->bytes + s->size - part->size, part->bytes, (size_t)part->size) == 0;
}

int64_t nprt_str_find(const nprt_str *s, const nprt_str *part) {
    int64_t at = nprt_str_find_bytes(s, 0, part->bytes, part->size);
    return at < 0 ? -1 : points_before(s, at);
}

int64_t nprt_str_rfind(const nprt_str *s, const nprt_str *part) {
    for (int64_t at = s->size - part->size; at >= 0; at--) {
        if (memcmp(s->bytes + at, part->bytes, (size_t)part->size) == 0) return points_before(s, at);
    }
    return -1;
}

int64_t nprt_str_count(const nprt_str *s, const nprt_str *part) {
    if (part->size == 0) return s->length + 1;
    int64_t n = 0;
    for (int64_t at = 0; (at = nprt_str_find_bytes(s, at, part->bytes, part->size)) >= 0; at += part->size) n++;
    return n;
}

nprt_str *nprt_str_replace(const nprt_str *s, const nprt_str *part, const nprt_str *by) {
    nprt_buf b = {0};
    int64_t from = 0;
    if (part->size == 0) {   // between all code points
        const char *p = s->bytes, *end = p + s->size;
        nprt_buf_add(&b, by->bytes, (size_t)by->size);
        while (p < end) {
            const char *start = p;
            nprt_utf8_decode(p, end, &p);
            nprt_buf_add(&b, start, (size_t)(p - start));
            nprt_buf_add(&b, by->bytes, (size_t)by->size);
        }
        return nprt_buf_to_str(&b);
    }
    for (int64_t at; (at = nprt_str_find_bytes(s, from, part->bytes, part->size)) >= 0; from = at + part->size) {
        nprt_buf_add(&b, s->bytes + from, (size_t)(at - from));
        nprt_buf_add(&b, by->bytes, (size_t)by->size);
    }
    nprt_buf_add(&b, s->bytes + from, (size_t)(s->size - from));
    return nprt_buf_to_str(&b);
}

static bool in_set(uint32_t c, const nprt_str *chars) {
    if (!chars) return nprt_point_is_space(c);
    const char *p = chars->bytes, *end = p + chars->size;
    while (p < end) {
        if (nprt_utf8_decode(p, end, &p) == c) return true;
    }
    return false;
}

static nprt_str *strip(const nprt_str *s, const nprt_str *chars, bool left, bool right) {
    const char *p = s->bytes, *end = p + s->size;
    while (left && p < end) {
        const char *next;
        if (!in_set(nprt_utf8_decode(p, end, &next), chars)) break;
        p = next;
    }
    while (right && p < end) {
        const char *last = end - 1, *next;
        while (last > p && ((unsigned char)*last & 0xc0) == 0x80) last--;
        if (!in_set(nprt_utf8_decode(last, end, &next), chars)) break;
        end = last;
    }
    return nprt_str_new(p, end - p);
}

nprt_str *nprt_str_strip(const nprt_str *s, const nprt_str *chars) { return strip(s, chars, true, true); }
nprt_str *nprt_str_lstrip(const nprt_str *s, const nprt_str *chars) { return strip(s, chars, true, false); }
nprt_str *nprt_str_rstrip(const nprt_str *s, const nprt_str *chars) { return strip(s, chars, false, true); }
