#include "syntax/unicode.h"

#include "base/vec.h"

typedef struct range {
    uint32_t low, high;
} range;

static const range id_start[] = {
#define ID_START(LOW, HIGH) {LOW, HIGH},
#include "syntax/unicode.def"
};
static const range id_continue[] = {
#define ID_CONTINUE(LOW, HIGH) {LOW, HIGH},
#include "syntax/unicode.def"
};
static const range printable[] = {
#define PRINTABLE(LOW, HIGH) {LOW, HIGH},
#include "syntax/unicode.def"
};
static const struct {
    uint32_t low, high;
    uint8_t class;
} combining[] = {
#define COMBINING(LOW, HIGH, CLASS) {LOW, HIGH, CLASS},
#include "syntax/unicode.def"
};
static const struct {
    uint32_t cp;
    const char *utf8;
} decompositions[] = {
#define DECOMPOSE(CP, UTF8) {CP, UTF8},
#include "syntax/unicode.def"
};
static const struct {
    uint32_t first, second, cp;
} compositions[] = {
#define COMPOSE(FIRST, SECOND, CP) {FIRST, SECOND, CP},
#include "syntax/unicode.def"
};
#define COUNT(TABLE) (sizeof(TABLE) / sizeof *(TABLE))

int utf8_decode(const char *s, const char *end, uint32_t *out) {
    const unsigned char *p = (const unsigned char *)s;
    size_t const left = (size_t)(end - s);
    *out = p[0];
    if (p[0] < 0xc2) return 1;
    if (p[0] < 0xe0 && left >= 2 && (p[1] & 0xc0) == 0x80) {
        *out = (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
        return 2;
    }
    if (p[0] >= 0xe0 && p[0] < 0xf0 && left >= 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
        *out = (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
        return 3;
    }
    if (p[0] >= 0xf0 && p[0] < 0xf5 && left >= 4 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80 &&
        (p[3] & 0xc0) == 0x80) {
        *out = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 | (uint32_t)(p[2] & 0x3f) << 6 |
               (p[3] & 0x3f);
        return 4;
    }
    return 1;
}

int utf8_encode(uint32_t c, char *out) {
    if (c < 0x80) return out[0] = (char)c, 1;
    int const n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (int i = n - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(lead[n] | c);
    return n;
}

size_t utf8_valid_prefix(const char *text, size_t length) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const char *s = text, *end = text + length;
    while (s < end) {
        uint64_t word;
        if (end - s >= 8 && (memcpy(&word, s, 8), !(word & 0x8080808080808080u))) {
            s += 8;
            continue;
        }
        if ((unsigned char)*s < 0x80) {
            s++;
            continue;
        }
        uint32_t c;
        int const n = utf8_decode(s, end, &c);
        if (n == 1 || c < least[n] || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff) break;
        s += n;
    }
    return (size_t)(s - text);
}

static bool in_ranges(const range *table, size_t n, uint32_t c) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t const mid = (low + high) / 2;
        if (c > table[mid].high)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n && c >= table[low].low;
}

static bool is_ascii_word(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool unicode_is_id_start(uint32_t c) { return c < 128 ? is_ascii_word(c) : in_ranges(id_start, COUNT(id_start), c); }

bool unicode_is_id_continue(uint32_t c) {
    return c < 128 ? is_ascii_word(c) || (c >= '0' && c <= '9') : in_ranges(id_continue, COUNT(id_continue), c);
}

bool unicode_is_printable(uint32_t c) {
    return c < 128 ? c >= 32 && c != 127 : in_ranges(printable, COUNT(printable), c);
}

// NFKC: decompose fully, order marks by class, compose (Unicode Standard Annex 15)

enum { S_BASE = 0xAC00, L_BASE = 0x1100, V_BASE = 0x1161, T_BASE = 0x11A7, L_COUNT = 19, V_COUNT = 21, T_COUNT = 28 };

typedef VEC(uint32_t) points;

static int class_of(uint32_t c) {
    size_t low = 0, high = COUNT(combining);
    while (low < high) {
        size_t const mid = (low + high) / 2;
        if (c > combining[mid].high)
            low = mid + 1;
        else
            high = mid;
    }
    return low < COUNT(combining) && c >= combining[low].low ? combining[low].class : 0;
}

static const char *decomposition_of(uint32_t c) {
    size_t low = 0, high = COUNT(decompositions);
    while (low < high) {
        size_t const mid = (low + high) / 2;
        if (c > decompositions[mid].cp)
            low = mid + 1;
        else
            high = mid;
    }
    return low < COUNT(decompositions) && decompositions[low].cp == c ? decompositions[low].utf8 : NULL;
}

static void decompose(arena *a, uint32_t c, points *out) {
    uint32_t const s = c - S_BASE;
    if (c >= S_BASE && s < L_COUNT * V_COUNT * T_COUNT) {
        vec_push(a, out, L_BASE + s / (V_COUNT * T_COUNT));
        vec_push(a, out, V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT);
        if (s % T_COUNT) vec_push(a, out, T_BASE + s % T_COUNT);
        return;
    }
    const char *text = decomposition_of(c);
    if (!text) {
        vec_push(a, out, c);
        return;
    }
    for (const char *end = text + strlen(text); text < end;) {
        text += utf8_decode(text, end, &c);
        vec_push(a, out, c);
    }
}

static uint32_t compose_pair(uint32_t first, uint32_t second) {
    if (first >= L_BASE && first < L_BASE + L_COUNT && second >= V_BASE && second < V_BASE + V_COUNT)
        return S_BASE + ((first - L_BASE) * V_COUNT + (second - V_BASE)) * T_COUNT;
    if (first >= S_BASE && first < S_BASE + L_COUNT * V_COUNT * T_COUNT && (first - S_BASE) % T_COUNT == 0 &&
        second > T_BASE && second < T_BASE + T_COUNT)
        return first + second - T_BASE;
    for (size_t i = 0; i < COUNT(compositions); i++)
        if (compositions[i].first == first && compositions[i].second == second) return compositions[i].cp;
    return 0;
}

static void order_marks(points *p) {
    for (int i = 1; i < p->n; i++) {
        uint32_t const c = p->data[i];
        int const class = class_of(c);
        int j = i;
        for (; class && j > 0 && class_of(p->data[j - 1]) > class; j--) p->data[j] = p->data[j - 1];
        p->data[j] = c;
    }
}

static void compose(points *p) {
    int n = 0, starter = -1, last_class = 0;
    for (int i = 0; i < p->n; i++) {
        uint32_t const c = p->data[i];
        int const class = class_of(c);
        bool const blocked =
            starter < 0 || (last_class != 0 && last_class >= class) || (last_class == 0 && starter != n - 1);
        uint32_t const joined = blocked ? 0 : compose_pair(p->data[starter], c);
        if (joined) {
            p->data[starter] = joined;
            continue;
        }
        if (class == 0) starter = n;
        last_class = class;
        p->data[n++] = c;
    }
    p->n = n;
}

const char *unicode_nfkc_identifier(arena *a, const char *s, size_t length, size_t *out_length) {
    points p = {0};
    for (const char *end = s + length; s < end;) {
        uint32_t c;
        s += utf8_decode(s, end, &c);
        decompose(a, c, &p);
    }
    order_marks(&p);
    compose(&p);
    char *out = arena_alloc(a, (size_t)p.n * 4 + 1);
    size_t n = 0;
    for (int i = 0; i < p.n; i++) n += (size_t)utf8_encode(p.data[i], out + n);
    *out_length = n;
    return out;
}
