#include "runtime/traceback.h"
#include "runtime/abi.h"
#include "runtime/entry.h"
#include "runtime/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Thread_local struct {
    const char **sites;
    int64_t n, capacity;
} calls;

static int64_t recursion_limit = 1000;

void nprt_set_recursion_limit(int64_t limit) { recursion_limit = limit; }

__attribute__((noinline, cold)) static void grow(void) {
    int64_t capacity = calls.capacity ? calls.capacity * 2 : 64;
    calls.sites = nprt_xrealloc(calls.sites, (size_t)capacity * sizeof *calls.sites);
    calls.capacity = capacity;
}

void nprt_frame_push(const char *site) {
    // The module's own frame counts too.
    if (calls.n + 1 >= recursion_limit) nprt_fail("RecursionError", "maximum recursion depth exceeded", site);
    if (calls.n == calls.capacity) grow();
    calls.sites[calls.n++] = site;
}

void nprt_frame_pop(void) { calls.n--; }

const char *nprt_frame_top(void) { return calls.n ? calls.sites[calls.n - 1] : NULL; }

int64_t nprt_calls_depth(void) { return calls.n; }
void nprt_calls_cut(int64_t depth) { calls.n = depth; }

nprt_place nprt_place_of_site(const char *site) {
    nprt_place p = {.file = "?", .file_size = 1, .function = "?"};
    const char *end = site ? strchr(site, '\x1f') : NULL;
    if (!end) return p;
    p.file = site;
    p.file_size = (int)(end - site);
    char *after;
    p.line = (int)strtol(end + 1, &after, 10);
    if (*after == '\x1f') p.function = after + 1;
    return p;
}

void nprt_add_source_line(nprt_buf *b, nprt_place place, const char *indent) {
    char path[4096];
    if (place.line <= 0 || place.file_size >= (int)sizeof path) return;
    memcpy(path, place.file, (size_t)place.file_size);
    path[place.file_size] = 0;
    FILE *f = fopen(path, "r");
    if (!f) return;
    char *text = NULL;
    size_t capacity = 0;
    ssize_t n = -1;
    for (int i = 0; i < place.line && (n = getline(&text, &capacity, f)) >= 0; i++) {
    }
    fclose(f);
    if (n > 0) {
        const char *p = text, *end = text + n;
        while (p < end && strchr(" \t\f", *p)) p++;
        while (end > p && strchr(" \t\f\r\n", end[-1])) end--;
        if (end > p) {
            nprt_buf_puts(b, indent);
            nprt_buf_add(b, p, (size_t)(end - p));
            nprt_buf_putc(b, '\n');
        }
    }
    free(text);
}

// Python shows a frame that repeats three times, then counts.
static void add_frames(nprt_buf *b, const char *last) {
    enum { SHOWN = 3 };
    int64_t total = calls.n + (last ? 1 : 0), repeats = 0;
    const char *previous = NULL;
    for (int64_t i = 0; i <= total; i++) {
        const char *site = i == total ? NULL : i < calls.n ? calls.sites[i] : last;
        if (site && previous && strcmp(site, previous) == 0) {
            if (++repeats >= SHOWN) continue;
        } else {
            if (repeats >= SHOWN) {
                int64_t hidden = repeats - SHOWN + 1;
                nprt_buf_printf(b, "  [Previous line repeated %lld more time%s]\n", (long long)hidden,
                                hidden > 1 ? "s" : "");
            }
            repeats = 0;
        }
        if (!site) break;
        nprt_place p = nprt_place_of_site(site);
        nprt_buf_printf(b, "  File \"%.*s\", line %d, in %s\n", p.file_size, p.file, p.line, p.function);
        nprt_add_source_line(b, p, "    ");
        previous = site;
    }
}

void nprt_die_at(const char *kind, const char *message, size_t size, const char *site) {
    nprt_entry_fail(kind, message, size);
    nprt_flush();
    nprt_buf b = {0};
    if (calls.n || site) {
        nprt_buf_puts(&b, "Traceback (most recent call last):\n");
        add_frames(&b, site);
    }
    nprt_buf_puts(&b, kind);
    if (size) {
        nprt_buf_puts(&b, ": ");
        nprt_buf_add(&b, message, size);
    }
    nprt_buf_putc(&b, '\n');
    nprt_write_bytes(b.data, (int64_t)b.n, 2);
    nprt_buf_free(&b);
    free(calls.sites);
    calls.sites = NULL;
    calls.n = calls.capacity = 0;
    exit(1);
}

void nprt_die_pending_at(const char *site) {
    const nprt_error *e = nprt_error_pending();
    if (!e) nprt_die_at("SystemError", "error without an exception set", 30, site);
    nprt_die_at(e->type, e->message, strlen(e->message), site);
}

void nprt_die(void) { nprt_die_pending_at(NULL); }

void nprt_fail(const char *kind, const char *text, const char *site) { nprt_die_at(kind, text, strlen(text), site); }
