#include "runtime/abi.h"
#include "runtime/str.h"

static void add(nprt_list *list, const char *bytes, int64_t n) {
    nprt_str *s = nprt_str_new(bytes, n);
    nprt_list_set_object(list, nprt_list_add_item(list), 0, s);
    nprt_object_release(s);
}

static void split_space(nprt_list *list, const nprt_str *s) {
    const char *p = s->bytes, *end = p + s->size;
    while (p < end) {
        const char *start = p, *next = p;
        while (p < end && !nprt_point_is_space(nprt_utf8_decode(p, end, &next))) p = next;
        if (p > start) add(list, start, p - start);
        if (p < end) p = next;
    }
}

nprt_list *nprt_str_split(const nprt_str *s, const nprt_str *sep, const char *site) {
    if (sep && sep->size == 0) nprt_fail("ValueError", "empty separator", site);
    nprt_list *list = nprt_list_new("o");
    if (!sep) {
        split_space(list, s);
        return list;
    }
    int64_t from = 0;
    for (int64_t at; (at = nprt_str_find_bytes(s, from, sep->bytes, sep->size)) >= 0; from = at + sep->size) {
        add(list, s->bytes + from, at - from);
    }
    add(list, s->bytes + from, s->size - from);
    return list;
}

static bool ends_line(uint32_t c) {
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

nprt_list *nprt_str_splitlines(const nprt_str *s) {
    nprt_list *list = nprt_list_new("o");
    const char *p = s->bytes, *end = p + s->size, *start = p;
    while (p < end) {
        const char *at = p;
        uint32_t c = nprt_utf8_decode(p, end, &p);
        if (!ends_line(c)) continue;
        add(list, start, at - start);
        if (c == '\r' && p < end && *p == '\n') p++;
        start = p;
    }
    if (start < end) add(list, start, end - start);
    return list;
}

nprt_list *nprt_str_chars(const nprt_str *s) {
    nprt_list *list = nprt_list_new("o");
    const char *p = s->bytes, *end = p + s->size;
    while (p < end) {
        const char *start = p;
        nprt_utf8_decode(p, end, &p);
        add(list, start, p - start);
    }
    return list;
}

nprt_str *nprt_str_join(const nprt_str *sep, nprt_list *list) {
    nprt_buf b = {0};
    int64_t n = nprt_list_len(list);
    for (int64_t i = 0; i < n; i++) {
        const nprt_str *s = nprt_list_get_object(list, i, 0);
        if (i) nprt_buf_add(&b, sep->bytes, (size_t)sep->size);
        nprt_buf_add(&b, s->bytes, (size_t)s->size);
    }
    return nprt_buf_to_str(&b);
}
