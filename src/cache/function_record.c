// A record: the facts; names and types of globals, '+' or '-' before a type; then the objects. Texts end in NUL, the
// list of globals in an empty name; numbers are 8 bytes.
#include "cache/function_record.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

// ---- facts: "R " or "- ", "w3 " for a slot that is written, "=1:0 " for one that is another, ".", the result's type

const char *function_facts_text(arena *a, const function_facts *f) {
    const char *text = f->may_raise ? "R " : "- ";
    for (int i = 0; i < FUNCTION_MOST_SLOTS; i++) {
        if (f->writes[i]) text = arena_printf(a, "%sw%d ", text, i);
        if (f->same[i] >= 0) text = arena_printf(a, "%s=%d:%d ", text, i, f->same[i]);
    }
    return arena_printf(a, "%s.%s", text, f->result);
}

static bool read_slot(const char **at, char end, int *out) {
    char *behind;
    long const n = strtol(*at, &behind, 10);
    if (behind == *at || *behind != end || n < 0 || n >= FUNCTION_MOST_SLOTS) return false;
    *out = (int)n;
    *at = behind + 1;
    return true;
}

bool function_facts_read(const char *text, function_facts *out) {
    *out = (function_facts){.may_raise = *text == 'R'};
    for (int i = 0; i < FUNCTION_MOST_SLOTS; i++) out->same[i] = -1;
    if ((*text != 'R' && *text != '-') || text[1] != ' ') return false;
    const char *at = text + 2;
    while (*at == 'w' || *at == '=') {
        bool const writes = *at++ == 'w';
        int slot, other;
        if (!read_slot(&at, writes ? ' ' : ':', &slot)) return false;
        if (writes)
            out->writes[slot] = true;
        else if (read_slot(&at, ' ', &other))
            out->same[slot] = other;
        else
            return false;
    }
    out->result = at + 1;
    return *at == '.';
}

// ---- records

typedef VEC(char) bytes;

static void add(arena *a, bytes *b, const void *data, size_t n) {
    for (size_t i = 0; i < n; i++) vec_push(a, b, ((const char *)data)[i]);
}
static void add_text(arena *a, bytes *b, const char *text) { add(a, b, text, strlen(text) + 1); }
static void add_number(arena *a, bytes *b, uint64_t n) { add(a, b, &n, sizeof n); }

const char *function_record_write(arena *a, const function_record *r, size_t *out_size) {
    bytes b = {0};
    add_text(a, &b, function_facts_text(a, &r->facts));
    for (int i = 0; i < r->global_count; i++) {
        const function_global *g = &r->globals[i];
        add_text(a, &b, g->name);
        add_text(a, &b, g->type ? arena_printf(a, "+%s", g->type) : "-");
    }
    add_text(a, &b, "");
    add_number(a, &b, (uint64_t)r->object_count);
    for (int i = 0; i < r->object_count; i++) {
        add_number(a, &b, r->objects[i].size);
        add(a, &b, r->objects[i].bytes, r->objects[i].size);
    }
    *out_size = (size_t)b.n;
    return b.data;
}

typedef struct reader {
    const char *at, *end;
} reader;

static const char *take_text(reader *r) {   // NULL: there is none
    const char *text = r->at, *nul = memchr(text, '\0', (size_t)(r->end - text));
    if (nul) r->at = nul + 1;
    return nul ? text : NULL;
}

static bool take_number(reader *r, uint64_t *out) {
    if ((size_t)(r->end - r->at) < sizeof *out) return false;
    memcpy(out, r->at, sizeof *out);
    r->at += sizeof *out;
    return true;
}

static bool take_globals(arena *a, reader *r, function_record *out) {
    VEC(function_global) globals = {0};
    const char *name, *type;
    while ((name = take_text(r)) && *name) {
        if (!(type = take_text(r)) || (*type != '+' && *type != '-')) return false;
        vec_push(a, &globals, ((function_global){name, *type == '+' ? type + 1 : NULL}));
    }
    out->globals = globals.data;
    out->global_count = globals.n;
    return name != NULL;
}

bool function_record_read(arena *a, const char *data, size_t size, function_record *out) {
    reader r = {data, data + size};
    const char *facts = take_text(&r);
    uint64_t count;
    if (!facts || !function_facts_read(facts, &out->facts) || !take_globals(a, &r, out)) return false;
    if (!take_number(&r, &count) || !count || count > FUNCTION_MOST_OBJECTS) return false;
    out->object_count = (int)count;
    for (int i = 0; i < out->object_count; i++) {
        uint64_t n;
        if (!take_number(&r, &n) || n > (size_t)(r.end - r.at)) return false;
        // Of its own: an ELF file begins at an even address.
        out->objects[i] = (loader_object){arena_copy(a, r.at, n), n};
        r.at += n;
    }
    return r.at == r.end;
}
