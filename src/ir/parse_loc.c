// The resource section and locations from text.
#include "ir/reader.h"

// ---- resources ----
static bool parse_blob(ir_parser *p, blob *out) {
    const char *s = p->tok.start;
    size_t const n = p->tok.length;
    if (p->tok.kind != TOKEN_STRING || n < 12 || s[1] != '0' || s[2] != 'x' || n % 2)
        return ir_parse_error(p, "expected \"0x…\": alignment and bytes");
    out->size = (n - 12) / 2;
    unsigned char *data = arena_alloc(p->c->arena, out->size + 1);
    for (size_t i = 0; i < out->size; i++) {
        int const high = reader_hex(s[11 + 2 * i]), low = reader_hex(s[12 + 2 * i]);
        if (high < 0 || low < 0) return ir_parse_error(p, "not a hexadecimal digit");
        data[i] = (unsigned char)(high * 16 + low);
    }
    out->data = data;
    reader_next(p);
    return true;
}

bool reader_resources(ir_parser *p) {
    istr section, dialect, key;
    if (!ir_parse_need(p, "{-#")) return false;
    do {
        if (!ir_parse_word(p, &section) || !ir_parse_need(p, ":") || !ir_parse_need(p, "{")) return false;
        do {
            if (reader_is(p, "}")) break;
            if (!ir_parse_word(p, &dialect) || !ir_parse_need(p, ":") || !ir_parse_need(p, "{")) return false;
            do {
                blob *b = ARENA_NEW(p->c->arena, blob);
                if (reader_is(p, "}")) break;
                if (!reader_name(p, &key) || !ir_parse_need(p, ":") || !parse_blob(p, b)) return false;
                map_put_ptr(&p->resources, key, b);
            } while (ir_parse_eat(p, ","));
            if (!ir_parse_need(p, "}")) return false;
        } while (ir_parse_eat(p, ","));
        if (!ir_parse_need(p, "}")) return false;
    } while (ir_parse_eat(p, ","));
    return ir_parse_need(p, "#-}");
}

// ---- locations ----
static bool parse_loc_body(ir_parser *p, ir_loc *out);

static bool parse_file_loc(ir_parser *p, istr text, ir_loc *out) {
    int64_t line, col;
    if (!ir_parse_int(p, &line) || !ir_parse_need(p, ":") || !ir_parse_int(p, &col)) return false;
    if (line < 0 || line > INT32_MAX || col < 0 || col > INT32_MAX) return ir_parse_error(p, "a place out of range");
    *out = ir_loc_at(p->c, text, NULL, (int)line, (int)col);
    if (!ir_parse_eat(p, "to")) return true;
    if (p->tok.kind == TOKEN_INT && !ir_parse_int(p, &line)) return false;   // a range: its start is kept
    return ir_parse_need(p, ":") && ir_parse_int(p, &col);
}

static bool parse_loc_string(ir_parser *p, ir_loc *out) {
    istr text;
    if (!reader_string(p, &text)) return false;
    if (ir_parse_eat(p, ":")) return parse_file_loc(p, text, out);
    ir_loc inner = ir_loc_unknown(p->c);
    if (ir_parse_eat(p, "(") && (!parse_loc_body(p, &inner) || !ir_parse_need(p, ")"))) return false;
    *out = inner->file ? ir_loc_at(p->c, inner->file, text, inner->line, inner->col) : inner;
    if (inner->caller) *out = ir_loc_inlined(p->c, *out, inner->caller);
    return true;
}

static bool parse_loc_body(ir_parser *p, ir_loc *out) {
    if (!reader_enter(p)) return false;
    bool ok = true;
    *out = ir_loc_unknown(p->c);
    if (p->tok.kind == TOKEN_STRING) {
        ok = parse_loc_string(p, out);
    } else if (ir_parse_eat(p, "unknown")) {
    } else if (p->tok.kind == TOKEN_HASH) {
        ir_loc known = map_get_ptr(&p->loc_aliases, intern_n(p->c->names, p->tok.start, p->tok.length));
        if (known) *out = known;
        reader_next(p);
    } else if (ir_parse_eat(p, "callsite")) {
        ir_loc callee, caller;
        ok = ir_parse_need(p, "(") && parse_loc_body(p, &callee) && ir_parse_need(p, "at") &&
             parse_loc_body(p, &caller) && ir_parse_need(p, ")");
        if (ok) *out = ir_loc_inlined(p->c, callee, caller);
    } else if (ir_parse_eat(p, "fused")) {
        ir_attr ignored;
        if (ir_parse_eat(p, "<")) ok = ir_parse_attr(p, &ignored) && ir_parse_need(p, ">");
        ok = ok && ir_parse_need(p, "[");
        for (bool first = true; ok && !ir_parse_eat(p, "]"); first = false) {
            ir_loc l;
            ok = (first || ir_parse_need(p, ",")) && parse_loc_body(p, &l);
            if (ok && first) *out = l;
        }
    } else {
        ok = ir_parse_error(p, "expected a location");
    }
    reader_leave(p);
    return ok;
}

bool reader_loc(ir_parser *p, ir_loc *out, istr *out_alias) {
    *out_alias = NULL;
    if (!ir_parse_need(p, "(")) return false;
    if (p->tok.kind == TOKEN_HASH) {
        istr const name = intern_n(p->c->names, p->tok.start, p->tok.length);
        if (!map_has_ptr(&p->loc_aliases, name)) *out_alias = name;
    }
    return parse_loc_body(p, out) && ir_parse_need(p, ")");
}
