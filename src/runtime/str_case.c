// Upper and lower case: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic, one code point to one.
#include "runtime/abi.h"
#include "runtime/str.h"

static uint32_t to_lower(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3ab && c != 0x3a2) ||
        (c >= 0x410 && c <= 0x42f)) {
        return c + 32;
    }
    if (c >= 0x400 && c <= 0x40f) return c + 80;
    if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14a && c <= 0x177) || (c >= 0x460 && c <= 0x481))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) return c + (c & 1);
    return c == 0x178 ? 0xff : c;
}

static uint32_t to_upper(uint32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
    if (c == 0xb5) return 0x39c;
    if (c == 0xff) return 0x178;
    if (c == 0x3c2) return 0x3a3;
    if ((c >= 0xe0 && c <= 0xfe && c != 0xf7) || (c >= 0x3b1 && c <= 0x3cb) || (c >= 0x430 && c <= 0x44f))
        return c - 32;
    if (c >= 0x450 && c <= 0x45f) return c - 80;
    if ((c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14a && c <= 0x177) || (c >= 0x460 && c <= 0x481))
        return c & ~1u;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) return c - !(c & 1);
    return c;
}

static bool is_letter(uint32_t c) {
    if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
    if (c < 0xc0) return c == 0xaa || c == 0xb5 || c == 0xba;
    if (c == 0xd7 || c == 0xf7) return false;
    if (c >= 0x2000 && c <= 0x2bff) return false;   // punctuation, arrows, mathematical and box symbols
    return nprt_point_is_printable(c) && !(c >= 0x1f000);
}

typedef enum { UPPER, LOWER, CAPITALIZE, TITLE } case_mode;

static nprt_str *map_case(const nprt_str *s, case_mode mode) {
    nprt_buf b = {0};
    const char *p = s->bytes, *end = p + s->size;
    bool inside = false;   // after the first letter of what starts with a capital
    while (p < end) {
        uint32_t c = nprt_utf8_decode(p, end, &p);
        bool up = mode == UPPER || ((mode == CAPITALIZE || mode == TITLE) && !inside);
        inside = mode == TITLE ? is_letter(c) : true;
        char *to = nprt_buf_reserve(&b, 4);
        if (mode != LOWER && up && c == 0xdf) {
            b.n += 2;
            to[0] = 'S', to[1] = mode == UPPER ? 'S' : 's';
            continue;
        }
        b.n += (size_t)nprt_utf8_encode(up ? to_upper(c) : to_lower(c), to);
    }
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_str_upper(const nprt_str *s) { return map_case(s, UPPER); }
nprt_str *nprt_str_lower(const nprt_str *s) { return map_case(s, LOWER); }
nprt_str *nprt_str_capitalize(const nprt_str *s) { return map_case(s, CAPITALIZE); }
nprt_str *nprt_str_title(const nprt_str *s) { return map_case(s, TITLE); }

bool nprt_str_isdigit(const nprt_str *s) {
    for (int64_t i = 0; i < s->size; i++) {
        if (s->bytes[i] < '0' || s->bytes[i] > '9') return false;
    }
    return s->size > 0;
}

bool nprt_str_isalpha(const nprt_str *s) {
    const char *p = s->bytes, *end = p + s->size;
    while (p < end) {
        if (!is_letter(nprt_utf8_decode(p, end, &p))) return false;
    }
    return s->size > 0;
}

// Has letters with a case, all of them the one that `other` maps elsewhere and none that `same` does.
static bool has_case(const nprt_str *s, uint32_t (*other)(uint32_t), uint32_t (*same)(uint32_t)) {
    const char *p = s->bytes, *end = p + s->size;
    bool any = false;
    while (p < end) {
        uint32_t const c = nprt_utf8_decode(p, end, &p);
        if (same(c) != c) return false;
        any = any || other(c) != c;
    }
    return any;
}

// Small letters that have no capital of one code point.
static uint32_t to_some_upper(uint32_t c) { return c == 0xdf || c == 0xaa || c == 0xba ? 'S' : to_upper(c); }

bool nprt_str_isupper(const nprt_str *s) { return has_case(s, to_lower, to_some_upper); }
bool nprt_str_islower(const nprt_str *s) { return has_case(s, to_some_upper, to_lower); }

bool nprt_str_isspace(const nprt_str *s) {
    const char *p = s->bytes, *end = p + s->size;
    while (p < end) {
        if (!nprt_point_is_space(nprt_utf8_decode(p, end, &p))) return false;
    }
    return s->size > 0;
}
