// What comes before the lexer: encodings, the byte order mark, line ends.
#include "syntax/lexer.h"

#include "syntax/unicode.h"

#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

enum { ENCODING_NAME_SIZE = 40 };

// ENCODING_CONVERTED: iconv makes it UTF-8.
typedef enum encoding { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_ASCII, ENCODING_CONVERTED, ENCODING_UNKNOWN } encoding;

static const source_file *fail(diag_sink *diags, const source_file *f, size_t offset, const char *message,
                               const char *help) {
    int line = 1;
    while (line < f->line_count && f->line_starts[line] <= offset) line++;
    int const col = (int)(offset - f->line_starts[line - 1]);
    diagnostic *d = diag_error(diags, (source_range){f, line, col, line, col + 1}, "%s", message);
    d->kind = "SyntaxError";
    d->help = help;
    return NULL;
}

// Compares as Python does: case and the kind of dash do not matter.
static bool is_named(const char *name, size_t n, const char *known) {
    size_t i = 0;
    for (; i < n && known[i]; i++) {
        char const c = name[i] == '_' ? '-' : (char)tolower((unsigned char)name[i]);
        if (c != known[i]) return false;
    }
    return i == n && !known[i];
}

// Python's name of an encoding that extends ASCII → iconv's.
static bool converted_name(const char *name, size_t n, char out[ENCODING_NAME_SIZE]) {
    static const struct {
        const char *python, *iconv;   // ending in *: the rest of the name is appended
    } known[] = {
        {"cp*", "CP"},
        {"windows-*", "CP"},
        {"iso-8859-*", "ISO-8859-"},
        {"iso8859-*", "ISO-8859-"},
        {"latin-9", "LATIN-9"},
        {"latin9", "LATIN-9"},
        {"latin2", "LATIN2"},
        {"latin-2", "LATIN2"},
        {"koi8-*", "KOI8-"},
        {"euc-*", "EUC-"},
        {"eucjp", "EUC-JP"},
        {"euckr", "EUC-KR"},
        {"big5", "BIG5"},
        {"shift-jis", "SHIFT_JIS"},
        {"sjis", "SHIFT_JIS"},
        {"gb2312", "GB2312"},
        {"gbk", "GBK"},
        {"gb18030", "GB18030"},
        {"tis-620", "TIS-620"},
        {"iso-2022-*", "ISO-2022-"},
        {"johab", "JOHAB"},
        {"mac-roman", "MACINTOSH"},
        {"macroman", "MACINTOSH"},
        {"mac-cyrillic", "MAC-CYRILLIC"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *star = strchr(known[i].python, '*');
        size_t const head = star ? (size_t)(star - known[i].python) : n;
        char fixed[ENCODING_NAME_SIZE];
        snprintf(fixed, sizeof fixed, "%.*s", (int)head, known[i].python);
        if (n < head || !is_named(name, head, fixed) || (!star && known[i].python[n])) continue;
        snprintf(out, ENCODING_NAME_SIZE, "%s%.*s", known[i].iconv, (int)(n - head), name + head);
        iconv_t const found = iconv_open("UTF-8", out);
        if (found == (iconv_t)-1) continue;
        iconv_close(found);
        return true;
    }
    return false;
}

static encoding encoding_named(const char *name, size_t n) {
    static const struct {
        const char *name;
        encoding as;
    } known[] = {
        {"utf-8", ENCODING_UTF8},        {"utf8", ENCODING_UTF8},
        {"utf-8-sig", ENCODING_UTF8},    {"u8", ENCODING_UTF8},
        {"latin-1", ENCODING_LATIN1},    {"latin1", ENCODING_LATIN1},
        {"iso-8859-1", ENCODING_LATIN1}, {"iso8859-1", ENCODING_LATIN1},
        {"l1", ENCODING_LATIN1},         {"iso-latin-1", ENCODING_LATIN1},
        {"8859", ENCODING_LATIN1},       {"cp819", ENCODING_LATIN1},
        {"ascii", ENCODING_ASCII},       {"us-ascii", ENCODING_ASCII},
        {"646", ENCODING_ASCII},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_named(name, n, known[i].name)) return known[i].as;
    char iconv_name[ENCODING_NAME_SIZE];
    return converted_name(name, n, iconv_name) ? ENCODING_CONVERTED : ENCODING_UNKNOWN;
}

// Finds `coding[:=]\s*NAME` in a comment line. *out_blank: the line is empty or only a comment.
static bool find_cookie(const char *s, size_t n, const char **out_name, size_t *out_length, bool *out_blank) {
    const char *end = s + n;
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\f')) s++;
    *out_blank = s == end || *s == '#';
    if (s == end || *s != '#') return false;
    for (; s + 7 <= end; s++) {
        if (memcmp(s, "coding", 6) != 0 || (s[6] != ':' && s[6] != '=')) continue;
        const char *name = s + 7;
        while (name < end && (*name == ' ' || *name == '\t')) name++;
        const char *stop = name;
        while (stop < end && (isalnum((unsigned char)*stop) || *stop == '-' || *stop == '_' || *stop == '.')) stop++;
        if (stop == name) continue;
        *out_name = name;
        *out_length = (size_t)(stop - name);
        return true;
    }
    return false;
}

// The name as tokenize gives it: utf-8 and latin-1 have many.
static const char *normal_name(arena *a, const char *name, size_t n, encoding as) {
    if (as == ENCODING_LATIN1 &&
        (is_named(name, n, "latin-1") || is_named(name, n, "iso-8859-1") || is_named(name, n, "iso-latin-1")))
        return "iso-8859-1";
    if (n >= 5 && is_named(name, 5, "utf-8") && (n == 5 || name[5] == '-' || name[5] == '_')) return "utf-8";
    return arena_strndup(a, name, n);
}

// The encoding that a comment on the first two lines names.
static bool find_encoding(arena *a, diag_sink *diags, const source_file *f, encoding *out, const char **out_name) {
    bool const has_bom = f->length >= 3 && memcmp(f->text, "\xef\xbb\xbf", 3) == 0;
    *out = ENCODING_UTF8;
    *out_name = "utf-8";
    for (int line = 1; line <= 2; line++) {
        size_t n, length;
        const char *text = source_line(f, line, &n), *name;
        bool blank;
        if (line == 1 && has_bom) text += 3, n -= 3;
        if (find_cookie(text, n, &name, &length, &blank)) {
            *out = encoding_named(name, length);
            const char *normal = normal_name(a, name, length, *out);
            if (*out != ENCODING_UNKNOWN && !has_bom) return *out_name = normal, true;
            if (has_bom && strcmp(normal, "utf-8") == 0) return true;
            const char *format =
                *out == ENCODING_UNKNOWN ? "unknown encoding: %.*s" : "encoding problem: %.*s with BOM";
            fail(diags, f, (size_t)(name - f->text), arena_printf(a, format, (int)length, name),
                 "convert the file to utf-8");
            return false;
        }
        if (!blank) return true;
    }
    return true;
}

static const source_file *convert(arena *a, diag_sink *diags, const source_file *f, const char *cookie) {
    char name[ENCODING_NAME_SIZE];
    converted_name(cookie, strlen(cookie), name);
    iconv_t const state = iconv_open("UTF-8", name);
    size_t left = f->length, room = f->length * 4 + 1;
    char *in = (char *)f->text, *text = arena_alloc(a, room), *out = text;
    bool const ok = state != (iconv_t)-1 && iconv(state, &in, &left, &out, &room) != (size_t)-1;
    if (state != (iconv_t)-1) iconv_close(state);
    if (!ok)
        return fail(diags, f, (size_t)(in - f->text),
                    arena_printf(a, "'%s' codec can't decode byte 0x%02x in position %zu", cookie, (unsigned char)*in,
                                 (size_t)(in - f->text)),
                    NULL);
    *out = 0;
    return source_from_text(a, f->name, text, (size_t)(out - text));
}

static const source_file *check_bytes(arena *a, diag_sink *diags, const source_file *f, encoding as, bool *out_high) {
    size_t const valid = utf8_valid_prefix(f->text, f->length);
    const char *nul = memchr(f->text, 0, f->length);
    if (nul) return fail(diags, f, (size_t)(nul - f->text), "source code cannot contain null bytes", NULL);
    size_t high = 0;
    while (high < f->length && (unsigned char)f->text[high] < 128) high++;
    *out_high = high < f->length;
    if (as == ENCODING_ASCII && *out_high)
        return fail(diags, f, high,
                    arena_printf(a, "'ascii' codec can't decode byte 0x%02x in position %zu: ordinal not in range(128)",
                                 (unsigned char)f->text[high], high),
                    NULL);
    if (as == ENCODING_UTF8 && valid < f->length)
        return fail(
            diags, f, valid,
            arena_printf(a, "Non-UTF-8 code starting with '\\x%02x', but no encoding declared",
                         (unsigned char)f->text[valid]),
            "save the file as utf-8, or name its encoding in a comment on the first line: # -*- coding: latin-1 -*-");
    return f;
}

// Copies with "\r\n" and "\r" as "\n", and with latin-1 bytes as UTF-8.
static const source_file *rewrite(arena *a, const source_file *f, size_t skip, bool latin1) {
    char *text = arena_alloc(a, f->length * (latin1 ? 2 : 1) + 1), *out = text;
    for (size_t i = skip; i < f->length; i++) {
        unsigned char const c = (unsigned char)f->text[i];
        if (c == '\r') {
            if (f->text[i + 1] == '\n') continue;
            *out++ = '\n';
        } else if (c >= 128 && latin1) {
            out += utf8_encode(c, out);
        } else {
            *out++ = (char)c;
        }
    }
    return source_from_text(a, f->name, text, (size_t)(out - text));
}

const source_file *source_normalise(arena *a, diag_sink *diags, const source_file *f, const char **out_encoding) {
    encoding as;
    const char *name;
    bool high = false;
    if (!find_encoding(a, diags, f, &as, &name) || !check_bytes(a, diags, f, as, &high)) return NULL;
    if (out_encoding) *out_encoding = name;
    if (as == ENCODING_CONVERTED && !(f = convert(a, diags, f, name))) return NULL;
    size_t const bom = f->length >= 3 && memcmp(f->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    bool const latin1 = as == ENCODING_LATIN1 && high;
    if (!bom && !latin1 && !memchr(f->text, '\r', f->length)) return f;
    return rewrite(a, f, bom, latin1);
}
