// Warnings on stderr, in Python's form, each once for a place and text.
#include "runtime/abi.h"
#include "runtime/error.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

#include <stdlib.h>
#include <string.h>

typedef struct seen {
    struct seen *next;
    char key[];
} seen;

static struct {
    seen *first;
    nprt_warn_handler handler;
    void *context;
} warnings;

void nprt_set_warn_handler(nprt_warn_handler handler, void *context) {
    warnings.handler = handler;
    warnings.context = context;
}

static bool first_time(const char *kind, const char *text, const char *site) {
    nprt_buf b = {0};
    nprt_buf_printf(&b, "%s\n%s\n%s", kind, text, site);
    nprt_buf_putc(&b, 0);
    for (const seen *s = warnings.first; s; s = s->next) {
        if (strcmp(s->key, b.data) == 0) {
            nprt_buf_free(&b);
            return false;
        }
    }
    seen *s = nprt_xmalloc(sizeof *s + b.n);
    memcpy(s->key, b.data, b.n);
    s->next = warnings.first;
    warnings.first = s;
    nprt_buf_free(&b);
    return true;
}

void nprt_warn_at(const char *kind, const char *text, const char *site) {
    if (!first_time(kind, text, site ? site : "")) return;
    nprt_place p = nprt_place_of_site(site);
    nprt_buf b = {0};
    nprt_buf_printf(&b, "%.*s:%d: %s: %s\n", p.file_size, p.file, p.line, kind, text);
    nprt_add_source_line(&b, p, "  ");
    nprt_write_bytes(b.data, (int64_t)b.n, 2);
    nprt_buf_free(&b);
}

void nprt_warn(const char *category, const char *message) {
    if (warnings.handler) {
        warnings.handler(warnings.context, category, message);
    } else {
        nprt_warn_at(category, message, nprt_frame_top());
    }
}

void nprt_warn_str(const nprt_str *kind, const nprt_str *text, const char *site) {
    nprt_warn_at(kind->bytes, text->bytes, site);
}
