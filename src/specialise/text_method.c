// Methods of strings: folded when the text is known, calls of the runtime otherwise.
#include "specialise/methods.h"

#include <ctype.h>
#include <string.h>

// ---- strings: straight calls of the runtime ----

// TEXT(NAME, ARGUMENTS, RESULT, SITE): arguments s str, i int; optional ones after '?' become null strings.
static const struct {
    const char *name, *args;
    char result;
    bool site;
} text_methods[] = {{"upper", "", 's', false},     {"lower", "", 's', false},     {"capitalize", "", 's', false},
                    {"title", "", 's', false},     {"strip", "?s", 's', false},   {"lstrip", "?s", 's', false},
                    {"rstrip", "?s", 's', false},  {"replace", "ss", 's', false}, {"startswith", "s", 'b', false},
                    {"endswith", "s", 'b', false}, {"find", "s", 'i', false},     {"rfind", "s", 'i', false},
                    {"count", "s", 'i', false},    {"split", "?s", 'l', true},    {"splitlines", "", 'l', false},
                    {"zfill", "i", 's', false},    {"ljust", "i?s", 's', false},  {"rjust", "i?s", 's', false},
                    {"center", "i?s", 's', false}, {"isdigit", "", 'b', false},   {"isalpha", "", 'b', false},
                    {"isupper", "", 'b', false},   {"islower", "", 'b', false},   {"isspace", "", 'b', false}};

sval *text_result(spec *s, char kind, ir_value *v) {
    switch (kind) {
    case 's': return sv_rstr(s, v);
    case 'b': return sv_scalar(s, ST_BOOL, v);
    case 'i': return sv_int_range(s, v, -1, (int64_t)1 << 47);
    default: {
        sval *l = sv_new(s, SV_RLIST);
        l->rlist.item = sv_rstr(s, NULL);
        l->rlist.v = v;
        return sv_list(s, l);
    }
    }
}

static const char white_space[] = " \t\n\r\v\f\x1c\x1d\x1e\x1f";

static bool is_ascii(const char *p) {
    while (*p && (unsigned char)*p < 0x80) p++;
    return !*p;
}

static sval *split_known(spec *s, sval *self, sval *sep) {   // known text, known separator
    VEC(sval *) parts = {0};
    const char *p = self->text;
    if (!sep && !is_ascii(p)) return NULL;
    if (!sep) {
        for (size_t n; *(p += strspn(p, white_space)); p += n) {
            n = strcspn(p, white_space);
            vec_push(s->arena, &parts, sv_istr(s, intern_n(s->names, p, n)));
        }
    } else {
        size_t const n = strlen(sep->text);
        if (!n) return fail(s, "ValueError", NULL, "empty separator");
        for (const char *hit; (hit = strstr(p, sep->text)); p = hit + n)
            vec_push(s->arena, &parts, sv_istr(s, intern_n(s->names, p, (size_t)(hit - p))));
        vec_push(s->arena, &parts, sv_str(s, p));
    }
    return sv_list(s, sv_tuple(s, parts.n, parts.data));
}

// strip, lstrip and rstrip; NULL where letters have more than one byte.
static sval *strip_known(spec *s, const char *text, const char *name, const char *letters) {
    if (!is_ascii(text) || !is_ascii(letters)) return NULL;
    size_t from = *name == 'r' ? 0 : strspn(text, letters), to = strlen(text);
    while (*name != 'l' && to > from && strchr(letters, text[to - 1])) to--;
    return sv_istr(s, intern_n(s->names, text + from, to - from));
}

static bool is_letter(char c) { return isalpha((unsigned char)c) != 0; }

// upper, lower, capitalize and title of a text that is ASCII.
static sval *cased_known(spec *s, const char *text, const char *name) {
    char *out = arena_strdup(s->arena, text);
    bool const is_title = *name == 't';
    for (size_t i = 0; out[i]; i++) {
        bool const first = is_title ? !i || !is_letter(text[i - 1]) : *name == 'c' && !i;
        out[i] = (char)(*name == 'u' || first ? toupper((unsigned char)out[i]) : tolower((unsigned char)out[i]));
    }
    return sv_str(s, out);
}

// isdigit, isalpha, isspace, isupper and islower of a text that is ASCII.
static sval *class_known(spec *s, const char *text, const char *name) {
    bool const cased = strcmp(name, "isupper") == 0 || strcmp(name, "islower") == 0;
    bool any = false, all = *text != 0;
    for (const char *p = text; *p; p++) {
        unsigned char const c = (unsigned char)*p;
        if (cased) {
            bool const right = name[2] == 'u' ? isupper(c) : islower(c);
            any |= right;
            all &= right || !isalpha(c);
        } else {
            all &= name[2] == 'd' ? isdigit(c) != 0 : name[2] == 'a' ? isalpha(c) != 0 : strchr(white_space, c) != NULL;
        }
    }
    return sv_bool(s, all && (any || !cased));
}

static bool is_one_of(const char *names, const char *name) {
    size_t const n = strlen(name);
    for (const char *p = names; (p = strstr(p, name)); p++)
        if (p[-1] == ' ' && p[n] == ' ') return true;
    return false;
}

static sval *text_fold(spec *s, sval *self, const char *name, arglist *a) {
    if (self->kind != SV_STR || a->named) return NULL;
    for (int i = 0; i < a->n; i++)
        if (a->v[i]->kind != SV_STR) return NULL;
    bool const strips = strcmp(name, "strip") == 0 || strcmp(name, "lstrip") == 0 || strcmp(name, "rstrip") == 0;
    if (strips && a->n < 2) return strip_known(s, self->text, name, a->n ? a->v[0]->text : white_space);
    if (!a->n && is_ascii(self->text)) {
        if (is_one_of(" upper lower capitalize title ", name)) return cased_known(s, self->text, name);
        if (is_one_of(" isdigit isalpha isspace isupper islower ", name)) return class_known(s, self->text, name);
    }
    if (strcmp(name, "split") == 0) return split_known(s, self, a->n ? a->v[0] : NULL);
    if (a->n == 1 && (strcmp(name, "find") == 0 || strcmp(name, "rfind") == 0 || strcmp(name, "count") == 0)) {
        size_t const m = strlen(a->v[0]->text);
        int64_t at = -1, count = 0;
        for (const char *p = self->text; m && (p = strstr(p, a->v[0]->text)); p += *name == 'c' ? m : 1) {
            if (at < 0 || *name == 'r') at = p - self->text;
            count++;
        }
        if (!is_ascii(self->text)) return NULL;
        return m ? sv_int(s, *name == 'c' ? count : at) : NULL;
    }
    if (strcmp(name, "replace") == 0 && a->n == 2 && *a->v[0]->text) {
        sval *r = sv_str(s, "");
        const char *p = self->text;
        for (const char *hit; (hit = strstr(p, a->v[0]->text)); p = hit + strlen(a->v[0]->text))
            r = str_concat(s, str_concat(s, r, sv_istr(s, intern_n(s->names, p, (size_t)(hit - p)))), a->v[1]);
        return str_concat(s, r, sv_str(s, p));
    }
    if (strcmp(name, "startswith") == 0 && a->n == 1)
        return sv_bool(s, strncmp(self->text, a->v[0]->text, strlen(a->v[0]->text)) == 0);
    if (strcmp(name, "endswith") == 0 && a->n == 1) {
        size_t const n = strlen(self->text), m = strlen(a->v[0]->text);
        return sv_bool(s, n >= m && strcmp(self->text + n - m, a->v[0]->text) == 0);
    }
    return NULL;
}

// More arguments than the runtime's function takes, by keyword, or several texts for one.
static bool is_for_library(const arglist *a, const char *kinds) {
    int most = 0;
    for (const char *p = kinds; *p; p++) most += *p != '?';
    return a->n > most || a->named || (a->n && is_tuple(a->v[0]));
}

static sval *call_text(spec *s, const struct builtin *b, arglist *a) {
    sval *self = a->v[0];
    arglist rest = {.n = a->n - 1, .v = a->v + 1, .named = a->named, .names = a->names, .named_v = a->named_v};
    if (is_for_library(&rest, text_methods[b->code].args)) {
        sval *m = text_library_method(s, self, intern(s->names, b->name));
        if (m) return call(s, m, &rest);
    }
    sval *folded = text_fold(s, self, b->name, &rest);
    if (folded || s->diags->error_count) return folded;
    if (rest.named) return not_here(s, "TypeError", NULL, "%s() takes no keyword arguments", b->name);
    const char *kinds = text_methods[b->code].args;
    ir_value *operands[6] = {str_ir(s, self)};
    int n = 1, k = 0;
    bool optional = false;
    for (const char *p = kinds; *p; p++) {
        if (*p == '?') {
            optional = true;
            continue;
        }
        if (k >= rest.n) {
            if (!optional) return fail(s, "TypeError", NULL, "%s() is missing an argument", b->name);
            operands[n++] = null_object(s);
            continue;
        }
        sval *v = rest.v[k++];
        if (*p == 's' && v->kind == SV_NONE && optional)
            operands[n++] = null_object(s);
        else if (*p == 's' ? !is_text(v) : !sval_is_int(v))
            return not_here(s, "TypeError", NULL, "%s() does not take a %s here", b->name, sval_type_name(v));
        else
            operands[n++] = *p == 's' ? str_ir(s, v) : scalar_value(s, scalar_convert(s, v, ST_INT));
    }
    if (k < rest.n)
        return not_here(s, "TypeError", NULL, "%s() takes at most %d arguments (%d given)", b->name, k, rest.n);
    char const r = text_methods[b->code].result;
    ir_type const list = type_pylist(s);
    ir_type const type = r == 's' ? type_str(s) : r == 'b' ? type_i1(s) : r == 'i' ? type_i64(s) : list;
    const char *callee = arena_printf(s->arena, "nprt_str_%s", b->name);
    return text_result(s, r, emit_call1(s, callee, n, operands, type, text_methods[b->code].site));
}

typedef struct texts {
    sval *out;
    scell *index;
} texts;

// An item that may be a text: the others raise.
static sval *take_text(spec *s, sval *item, void *data) {
    const texts *d = data;
    if (is_text(item)) return rlist_append(s, d->out, item) ? sv_none(s) : NULL;
    const char *found = arena_printf(s->arena, ": expected str instance, %s found", sval_type_name(item));
    sval *index = to_str(s, d->index->v, false);
    sval *text = index ? str_concat(s, sv_str(s, "sequence item "), index) : NULL;
    text = text ? str_concat(s, text, sv_str(s, found)) : NULL;
    raise_with_text(s, "TypeError", text);
    return NULL;
}

static bool take_item(spec *s, void *data, sval *item) {
    texts *d = data;
    if (!split_choice(s, item, take_text, d)) return false;
    return cell_set(s, d->index, scalar_binary(s, OP_Add, d->index->v, sv_int(s, 1))), true;
}

// The texts among items that may be something else, if all are.
static sval *only_texts(spec *s, sval *list) {
    texts d = {rlist_new(s, sv_rstr(s, NULL)), cell_new(s, sv_int(s, 0))};
    return loop_over(s, NULL, list, take_item, &d) ? sv_list(s, d.out) : NULL;
}

sval *text_join(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "join", a, 1, 1)) return NULL;
    sval *v = a->v[0];
    if (run_items(s, v)) {
        if (run_items(s, v)->rlist.item->kind == SV_CHOICE && !(v = only_texts(s, v))) return NULL;
        const sval *run = run_items(s, v);
        if (run->rlist.item->kind != SV_RSTR)
            return mistake(s, "TypeError", "sequence item 0: expected str instance, %s found",
                           sval_type_name(run->rlist.item));
        return sv_rstr(
            s, emit_call1(s, "nprt_str_join", 2, (ir_value *[]){str_ir(s, self), run->rlist.v}, type_str(s), false));
    }
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    if (!q.is_static) {   // as many items as there are at run time
        sval *list = sv_list(s, sv_tuple(s, 0, NULL));
        if (!loop_over(s, NULL, q.source, list_append_item, list)) return NULL;
        return list->object.cell->v->kind == SV_RLIST ? text_join(s, self, &(arglist){.n = 1, .v = &list})
                                                      : sv_str(s, "");
    }
    sval *items = sequence_items(s, q.source), *text = sv_str(s, "");
    for (int i = 0; items && i < items->tuple.n; i++) {
        if (!is_text(items->tuple.items[i]))
            return mistake(s, "TypeError", "sequence item %d: expected str instance, %s found", i,
                           sval_type_name(items->tuple.items[i]));
        if (i) text = str_concat(s, text, self);
        text = str_concat(s, text, items->tuple.items[i]);
    }
    return items ? text : NULL;
}

sval *text_index(spec *s, sval *self, arglist *a) {
    if (a->n > 1) return call(s, text_library_method(s, self, intern(s->names, "index")), a);
    if (!count_is(s, "index", a, 1, 1)) return NULL;
    sval *m = method(s, self, intern(s->names, "find")), *at = m ? call1(s, m, a->v[0]) : NULL;
    sval *found = at ? scalar_compare(s, OP_GtE, at, sv_int(s, 0)) : NULL;
    if (!found) return NULL;
    if (found->kind == SV_NUM) return found->num.i ? at : fail(s, "ValueError", NULL, "substring not found");
    emit_check(s, scalar_value(s, found), "ValueError", "substring not found");
    return sv_int_range(s, scalar_value(s, at), 0, at->scalar.hi);
}

sval *text_library_method(spec *s, sval *self, istr name) {
    if (*name == '_') return NULL;
    sval *m = module_import(s, intern(s->names, "_text"));
    scell *c = m ? map_get_ptr(&m->module->globals, name) : NULL;
    return c && c->v->kind == SV_FUNC ? sv_bound(s, self, c->v) : NULL;
}

sval *text_runtime_method(spec *s, sval *self, istr name) {
    for (int i = 0; i < (int)(sizeof text_methods / sizeof *text_methods); i++)
        if (strcmp(text_methods[i].name, name) == 0) return bound_builtin(s, self, text_methods[i].name, call_text, i);
    return NULL;
}
