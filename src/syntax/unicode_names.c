// Characters by name, as \N{...} takes them: most from a table, ideographs and Hangul syllables by rule.
#include "syntax/unicode.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 96 };   // no name is longer

static const struct {
    uint32_t first;
    const char *names;
} rows[] = {
#define CHARACTERS(FIRST, NAMES) {FIRST, NAMES},
#include "syntax/unicode_names.def"
};

static bool starts_with(const char **s, size_t *length, const char *prefix) {
    size_t const n = strlen(prefix);
    if (*length < n || memcmp(*s, prefix, n) != 0) return false;
    *s += n;
    *length -= n;
    return true;
}

// CJK UNIFIED IDEOGRAPH-HEX
static bool ideograph_by_name(const char *name, size_t length, uint32_t *out) {
    static const uint32_t ideographs[][2] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF},
                                             {0x2A700, 0x2B738}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
                                             {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}};
    if (!starts_with(&name, &length, "CJK UNIFIED IDEOGRAPH-") || length < 4 || length > 5) return false;
    *out = 0;
    for (size_t i = 0; i < length; i++) {
        if (!isdigit((unsigned char)name[i]) && (name[i] < 'A' || name[i] > 'F')) return false;
        *out = *out << 4 | (uint32_t)(name[i] <= '9' ? name[i] - '0' : name[i] - 'A' + 10);
    }
    for (size_t i = 0; i < sizeof ideographs / sizeof *ideographs; i++)
        if (*out >= ideographs[i][0] && *out <= ideographs[i][1]) return true;
    return false;
}

// The longest of the n letters that the name goes on with.
static uint32_t take_letter(const char **s, size_t *length, const char *const letters[], uint32_t n) {
    uint32_t best = n;
    for (uint32_t i = 0; i < n; i++) {
        size_t const m = strlen(letters[i]);
        if (m <= *length && memcmp(*s, letters[i], m) == 0 && (best == n || m > strlen(letters[best]))) best = i;
    }
    if (best < n) starts_with(s, length, letters[best]);
    return best;
}

// HANGUL SYLLABLE, then its leading consonant, vowel, and trailing consonant
static bool hangul_by_name(const char *name, size_t length, uint32_t *out) {
    static const char *const leading[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                          "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
    static const char *const vowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                         "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
    static const char *const trailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                           "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                           "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
    if (!starts_with(&name, &length, "HANGUL SYLLABLE ")) return false;
    uint32_t const l = take_letter(&name, &length, leading, 19), v = take_letter(&name, &length, vowels, 21);
    uint32_t const t = take_letter(&name, &length, trailing, 28);
    *out = 0xAC00 + (l * 21 + v) * 28 + t;
    return l < 19 && v < 21 && t < 28 && length == 0;
}

bool unicode_by_name(const char *name, size_t length, uint32_t *out) {
    char text[LONGEST] = "";
    for (size_t i = 0; length < LONGEST && i < sizeof rows / sizeof *rows; i++) {
        *out = rows[i].first;
        for (const char *s = rows[i].names; *s; ++*out) {
            char *tail = text + (*s++ - '0');
            const char *bar = strchr(s, '|');
            size_t const n = (size_t)(bar - s);
            memcpy(tail, s, n);
            if ((size_t)(tail - text) + n == length && strncasecmp(text, name, length) == 0) return true;
            s = bar + 1;
        }
    }
    return hangul_by_name(name, length, out) || ideograph_by_name(name, length, out);
}
