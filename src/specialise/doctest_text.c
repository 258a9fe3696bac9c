// Reads the examples of a docstring as Python's doctest module does: a line that begins with >>>, those that follow
// with
// ..., and what they should print, up to a blank line or the next example.
#include "specialise/doctest_text.h"

#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

typedef VEC(const char *) line_list;

typedef struct reader {
    arena *arena;
    const char *name;
    line_list lines;
    VEC(doctest_example) examples;
    const char *mistake;
} reader;

// ---- lines ----

static int margin(const char *line) { return (int)strspn(line, " "); }
static bool is_blank(const char *line) { return !line[margin(line)]; }
static bool begins_example(const char *line) { return strncmp(line + margin(line), ">>>", 3) == 0; }
static bool goes_on(const char *line) { return strncmp(line + margin(line), "...", 3) == 0; }
static const char *without(const char *line, int n) { return strlen(line) > (size_t)n ? line + n : ""; }
static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }
static bool is_word(char c) {
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c & 0x80);
}

static char *without_tabs(arena *a, const char *text) {
    size_t tabs = 0, n = 0, column = 0;
    for (const char *p = text; *p; p++) tabs += *p == '\t';
    char *out = arena_alloc(a, strlen(text) + 8 * tabs + 1);
    for (const char *p = text; *p; p++) {
        if (*p == '\t') {
            do out[n++] = ' ';
            while (++column % 8);
            continue;
        }
        out[n++] = *p;
        column = *p == '\n' || *p == '\r' ? 0 : column + ((*p & 0xc0) != 0x80);   // counts code points
    }
    return out;
}

static void split_lines(reader *r, char *text) {
    for (char *end; (end = strchr(text, '\n')); text = end + 1) {
        *end = 0;
        vec_push(r->arena, &r->lines, text);
    }
    vec_push(r->arena, &r->lines, text);
}

static void take_off_margin(reader *r) {
    int least = -1;
    for (int i = 0; i < r->lines.n; i++) {
        const char *line = r->lines.data[i];
        int const m = margin(line);
        if (line[m] && !is_space(line[m]) && (least < 0 || m < least)) least = m;
    }
    for (int i = 0; i < r->lines.n && least > 0; i++) r->lines.data[i] = without(r->lines.data[i], least);
}

// The lines without their first n characters; each ends, an empty one at the end is dropped.
static const char *joined(reader *r, int from, int to, int n) {
    size_t size = 1, at = 0;
    for (int i = from; i < to; i++) size += strlen(without(r->lines.data[i], n)) + 1;
    char *out = arena_alloc(r->arena, size);
    for (int i = from; i < to; i++) {
        const char *line = without(r->lines.data[i], n);
        memcpy(out + at, line, strlen(line));
        at += strlen(line);
        if (*line || i + 1 < to) out[at++] = '\n';
    }
    return out;
}

// ---- mistakes ----

static bool check_prompts(reader *r, int from, int to, int indent) {
    for (int i = from; i < to && !r->mistake; i++) {
        const char *line = r->lines.data[i];
        if (strlen(line) >= (size_t)indent + 4 && line[indent + 3] != ' ')
            r->mistake = arena_printf(r->arena, "line %d of the docstring for %s lacks blank after %.3s", i + 1,
                                      r->name, line + indent);
    }
    return !r->mistake;
}

static bool check_margin(reader *r, int from, int to, int indent, const char *then) {
    for (int i = from; i < to && !r->mistake; i++) {
        const char *line = r->lines.data[i];
        if (*line && (margin(line) < indent || strncmp(line + indent, then, strlen(then)) != 0))
            r->mistake = arena_printf(r->arena, "line %d of the docstring for %s has inconsistent leading whitespace",
                                      i + 1, r->name);
    }
    return !r->mistake;
}

// ---- directives ----

static int flag_named(const char *word, size_t n) {
    static const char *const names[] = {"DONT_ACCEPT_TRUE_FOR_1",
                                        "DONT_ACCEPT_BLANKLINE",
                                        "NORMALIZE_WHITESPACE",
                                        "ELLIPSIS",
                                        "SKIP",
                                        "IGNORE_EXCEPTION_DETAIL",
                                        "REPORT_UDIFF",
                                        "REPORT_CDIFF",
                                        "REPORT_NDIFF",
                                        "REPORT_ONLY_FIRST_FAILURE",
                                        "FAIL_FAST"};
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (strlen(names[i]) == n && strncmp(names[i], word, n) == 0) return 1 << i;
    return 0;
}

static void read_flags(reader *r, const char *p, const char *end, doctest_example *e) {
    while (p < end) {
        size_t n = 0;
        while (p + n < end && !is_space(p[n]) && p[n] != ',') n++;
        int const flag = n > 1 && strchr("+-", *p) ? flag_named(p + 1, n - 1) : 0;
        if (n && !flag)
            r->mistake = arena_printf(r->arena, "line %d of the doctest for %s has an invalid option: '%.*s'",
                                      e->line + 1, r->name, (int)n, p);
        if (flag) {
            e->on = *p == '+' ? e->on | flag : e->on & ~flag;
            e->off = *p == '+' ? e->off & ~flag : e->off | flag;
        }
        p += n + (p + n < end);
    }
}

// # doctest: +FLAG, -FLAG, up to the end of a line that has no quotes
static void read_directives(reader *r, doctest_example *e) {
    for (const char *p = e->source; (p = strchr(p, '#'));) {
        p++;
        while (is_space(*p)) p++;
        if (strncmp(p, "doctest:", 8) != 0) continue;
        p += 8;
        while (is_space(*p)) p++;
        size_t const n = strcspn(p, "\n'\"");
        if (p[n] != '\'' && p[n] != '"') read_flags(r, p, p + n, e);
        p += n;
    }
}

static bool is_comment(const char *source) {
    const char *p = source + margin(source), *end = strchr(p, '\n');
    return (*p == '#' || *p == '\n') && (!end[1] || (end[1] == '\n' && !end[2]));
}

// ---- examples ----

// What an expected traceback says of the exception, after its header and the stack.
static const char *exception_in(const char *want) {
    static const char *const headers[] = {"Traceback (most recent call last):", "Traceback (innermost last):"};
    const char *p = NULL;
    for (int i = 0; i < 2 && !p; i++)
        if (strncmp(want, headers[i], strlen(headers[i])) == 0) p = want + strlen(headers[i]);
    while (p && *p && *p != '\n')
        if (!is_space(*p++)) return NULL;
    while (p && (p = strchr(p, '\n')))
        if (is_word(*++p)) return p;
    return NULL;
}

// The example that begins at a line; the line behind it.
static int read_example(reader *r, int first) {
    int const indent = margin(r->lines.data[first]);
    int i = first + 1;
    while (i < r->lines.n && goes_on(r->lines.data[i])) i++;
    int const after = i;
    while (i < r->lines.n && !is_blank(r->lines.data[i]) && !begins_example(r->lines.data[i])) i++;
    if (!check_prompts(r, first, after, indent) || !check_margin(r, first + 1, after, indent, ".") ||
        !check_margin(r, after, i, indent, ""))
        return i;
    doctest_example e = {.source = joined(r, first, after, indent + 4),
                         .want = joined(r, after, i, indent),
                         .line = first,
                         .last_line = after - 1};
    e.exception = exception_in(e.want);
    read_directives(r, &e);
    if (!is_comment(e.source))
        vec_push(r->arena, &r->examples, e);
    else if (e.on || e.off)
        r->mistake =
            arena_printf(r->arena, "line %d of the doctest for %s has an option directive on a line with no example",
                         first, r->name);
    return i;
}

doctest_text doctest_read(arena *a, const char *docstring, const char *name) {
    reader r = {.arena = a, .name = name};
    split_lines(&r, without_tabs(a, docstring));
    take_off_margin(&r);
    for (int i = 0; i < r.lines.n && !r.mistake;) i = begins_example(r.lines.data[i]) ? read_example(&r, i) : i + 1;
    return (doctest_text){r.examples.data, r.examples.n, r.mistake};
}
