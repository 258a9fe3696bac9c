// Code points: UTF-8, and the few properties that strings need.
#include "runtime/abi.h"
#include "runtime/str.h"

uint32_t nprt_utf8_decode(const char *p, const char *end, const char **out_next) {
    unsigned char c = (unsigned char)*p++;
    int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;
    *out_next = p;
    if (more == 0 || end - p < more) return c;
    uint32_t code = c & (0x3fu >> more);
    for (int i = 0; i < more; i++) {
        if (((unsigned char)p[i] & 0xc0) != 0x80) return c;
        code = code << 6 | ((unsigned char)p[i] & 0x3f);
    }
    *out_next = p + more;
    return code;
}

int nprt_utf8_encode(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    int n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (int i = n - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3f));
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    out[0] = (char)(lead[n] | code);
    return n;
}

bool nprt_point_is_space(uint32_t c) {
    return (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool nprt_point_is_printable(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } hidden[] = {
        {0, 0x1f},        {0x7f, 0xa0},     {0xad, 0xad},     {0x600, 0x605},   {0x61c, 0x61c},   {0x6dd, 0x6dd},
        {0x70f, 0x70f},   {0x1680, 0x1680}, {0x180e, 0x180e}, {0x2000, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x206f},
        {0x3000, 0x3000}, {0xd800, 0xf8ff}, {0xfeff, 0xfeff}, {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0x10ffff},
    };
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        if (c >= hidden[i].first && c <= hidden[i].last) return false;
    }
    return true;
}

nprt_str *nprt_str_chr(int64_t code, const char *site) {
    if (code < 0 || code > 0x10ffff) nprt_fail("ValueError", "chr() arg not in range(0x110000)", site);
    char bytes[4];
    return nprt_str_new(bytes, nprt_utf8_encode((uint32_t)code, bytes));
}

int64_t nprt_str_ord(const nprt_str *s, const char *site) {
    if (s->length != 1) {
        nprt_buf b = {0};
        nprt_buf_printf(&b, "ord() expected a character, but string of length %lld found", (long long)s->length);
        nprt_fail_str("TypeError", nprt_buf_to_str(&b), site);
    }
    const char *next;
    return nprt_utf8_decode(s->bytes, s->bytes + s->size, &next);
}
