#include "base/diag.h"

#include "base/vec.h"

#include <errno.h>
#include <string.h>

void diag_init(diag_sink *d, arena *a) { *d = (diag_sink){.arena = a}; }

static diagnostic *add(diag_sink *d, diag_severity severity, source_range where, const char *format, va_list args) {
    diagnostic *g = ARENA_NEW(d->arena, diagnostic);
    g->severity = severity;
    g->where = where;
    g->message = arena_vprintf(d->arena, format, args);
    *(d->last ? &d->last->next : &d->first) = g;
    d->last = g;
    d->error_count += severity == DIAG_ERROR;
    return g;
}

diagnostic *diag_add(diag_sink *d, diag_severity severity, source_range where, const char *format, ...) {
    va_list args;
    va_start(args, format);
    diagnostic *g = add(d, severity, where, format, args);
    va_end(args);
    return g;
}

diagnostic *diag_error(diag_sink *d, source_range where, const char *format, ...) {
    va_list args;
    va_start(args, format);
    diagnostic *g = add(d, DIAG_ERROR, where, format, args);
    va_end(args);
    return g;
}

diag_sink diag_take_back(diag_sink *d, const diag_sink *before) {
    diagnostic *const first = before->last ? before->last->next : d->first;
    diag_sink const more = {d->arena, first, first ? d->last : NULL, d->error_count - before->error_count};
    *d = *before;
    if (d->last) d->last->next = NULL;
    return more;
}

void diag_join(diag_sink *d, const diag_sink *more) {
    if (!more->first) return;
    if (d->last)
        d->last->next = more->first;
    else
        d->first = more->first;
    d->last = more->last;
    d->error_count += more->error_count;
}

const diagnostic *diag_first_limit(const diag_sink *d) {
    const diagnostic *g = d->first;
    while (g && g->severity != DIAG_ERROR) g = g->next;
    return g && g->is_limit ? g : NULL;
}

const source_file *source_from_text(arena *a, const char *name, const char *text, size_t length) {
    source_file *f = ARENA_NEW(a, source_file);
    f->name = arena_strdup(a, name);
    f->text = text;
    f->length = length;
    VEC(uint32_t) starts = {0};
    vec_push(a, &starts, 0);
    for (size_t i = 0; i < length; i++) {
        bool const lone_cr = text[i] == '\r' && text[i + 1] != '\n';
        if (text[i] == '\n' || lone_cr) vec_push(a, &starts, (uint32_t)i + 1);
    }
    f->line_starts = starts.data;
    f->line_count = starts.n;
    return f;
}

static char *read_stream(arena *a, FILE *in, size_t *out_length) {
    size_t n = 0, cap = 1 << 16;
    char *data = arena_alloc(a, cap + 1);
    for (size_t got; (got = fread(data + n, 1, cap - n, in)) > 0;) {
        n += got;
        if (n < cap) continue;
        char *bigger = arena_alloc(a, cap * 2 + 1);
        memcpy(bigger, data, n);
        data = bigger;
        cap *= 2;
    }
    *out_length = n;
    return data;
}

const source_file *source_read(arena *a, diag_sink *d, const char *path) {
    FILE *in = fopen(path, "rb");
    size_t length = 0;
    char *text = in ? read_stream(a, in, &length) : NULL;
    bool const bad = !in || ferror(in);
    int const why = errno;
    if (in) fclose(in);
    if (bad) {
        diag_error(d, (source_range){0}, "cannot read '%s': %s", path, strerror(why));
        return NULL;
    }
    if (length > 1u << 30) {
        diag_error(d, (source_range){0}, "'%s' is larger than 1 GiB, which no source file may be", path);
        return NULL;
    }
    return source_from_text(a, path, text, length);
}

const char *source_line(const source_file *f, int line, size_t *out_length) {
    *out_length = 0;
    if (line < 1 || line > f->line_count) return "";
    size_t const start = f->line_starts[line - 1];
    size_t end = line < f->line_count ? f->line_starts[line] : f->length;
    while (end > start && (f->text[end - 1] == '\n' || f->text[end - 1] == '\r')) end--;
    *out_length = end - start;
    return f->text + start;
}

static void print_caret_line(const source_range *w, const char *text, size_t length, FILE *out) {
    fprintf(out, "%5d | ", w->line);
    for (size_t i = 0; i < length; i++) fputc(text[i] ? text[i] : ' ', out);
    fputs("\n      | ", out);
    size_t const start = (size_t)w->col < length ? (size_t)w->col : length;
    size_t end = w->end_line == w->line && w->end_col > w->col ? (size_t)w->end_col : start + 1;
    if (w->end_line > w->line) end = length;
    if (end > length && length > start) end = length;
    for (size_t i = 0; i < start; i++) {
        if (((unsigned char)text[i] & 0xc0) == 0x80) continue;   // one caret column per code point
        fputc(text[i] == '\t' ? '\t' : ' ', out);
    }
    fputc('^', out);
    for (size_t i = start + 1; i < end; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80) fputc('~', out);
    fputc('\n', out);
}

void diag_print(const diagnostic *d, FILE *out, bool colour) {
    static const char *const names[] = {"error", "warning", "note"};
    static const char *const colours[] = {"\033[1;31m", "\033[1;35m", "\033[1;36m"};
    const source_range *w = &d->where;
    if (w->file)
        fprintf(out, "%s:%d:%d: ", w->file->name, w->line, w->col + 1);
    else
        fputs("npcc: ", out);
    fprintf(out, "%s%s%s: ", colour ? colours[d->severity] : "", names[d->severity], colour ? "\033[0m" : "");
    if (d->kind) fprintf(out, "%s: ", d->kind);
    fprintf(out, "%s\n", d->message);
    if (w->file && w->line >= 1 && w->line <= w->file->line_count) {
        size_t length;
        const char *text = source_line(w->file, w->line, &length);
        print_caret_line(w, text, length, out);
    }
    if (d->help) fprintf(out, "  help: %s\n", d->help);
}

void diag_print_all(const diag_sink *s, FILE *out, bool colour) {
    for (const diagnostic *d = s->first; d; d = d->next) diag_print(d, out, colour);
}
