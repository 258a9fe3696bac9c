// _re: patterns by PCRE2, for lib/re.py. Offsets go in and out as code points.
#include "interp/modules.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

typedef struct pattern_object {
    py_object ob;
    pcre2_code *code;
    pcre2_match_data *match;
} pattern_object;

static void drop(py_object *o) {
    pattern_object *p = (pattern_object *)o;
    pcre2_match_data_free(p->match);
    pcre2_code_free(p->code);
    p->match = NULL;
    p->code = NULL;
}
static void dealloc(py_object *o) {
    py_external_forget(o);
    drop(o);
    py_free_object(o, 0);
}

// match(text, start, end, anchored, whole): None or a tuple of (start, end) of each group, (-1, -1) when it took no
// part.
static py_object *match(py_object *o, const py_args *a) {
    pattern_object *p = (pattern_object *)o;
    int64_t start, end;
    if (!py_arity(a, "match", 5, 5) || !py_as_index(a->v[1], &start) || !py_as_index(a->v[2], &end)) return NULL;
    if (!py_is_str(a->v[0]))
        return py_raise(&py_TypeError, "expected string or bytes-like object, got '%s'", a->v[0]->type->name);
    const py_str_object *s = PY_STR(a->v[0]);
    if (start < 0) start = 0;
    if (end > s->length) end = s->length;
    if (start > end) PY_RETURN_NONE;
    size_t const from = py_utf8_offset(s, start), to = end == s->length ? s->size : py_utf8_offset(s, end);
    uint32_t options = PCRE2_NO_UTF_CHECK;
    if (py_truth(a->v[3]) == 1) options |= PCRE2_ANCHORED;
    if (py_truth(a->v[4]) == 1) options |= PCRE2_ENDANCHORED | PCRE2_ANCHORED;
    int const n = pcre2_match(p->code, (PCRE2_SPTR)s->data, to, from, options, p->match, NULL);
    if (n == PCRE2_ERROR_NOMATCH) PY_RETURN_NONE;
    if (n < 0) return py_raise(&py_RuntimeError, "the regular expression needs too much work (PCRE2 error %d)", n);
    uint32_t const groups = pcre2_get_ovector_count(p->match);
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->match);
    bool const ascii = s->length == (int64_t)s->size;
    py_object *t = py_tuple_new(groups);
    for (uint32_t i = 0; i < groups; i++) {
        py_object *pair = py_tuple_new(2);
        for (int k = 0; k < 2; k++) {
            bool const unset = (int)i >= n || v[2 * i] == PCRE2_UNSET;
            PY_TUPLE(pair)->items[k] = py_int(unset   ? -1
                                              : ascii ? (int64_t)v[2 * i + (uint32_t)k]
                                                      : py_utf8_count(s->data, v[2 * i + (uint32_t)k]));
        }
        PY_TUPLE(t)->items[i] = pair;
    }
    return t;
}

static py_object *group_names(py_object *o, void *data) {
    (void)data;
    pattern_object *p = (pattern_object *)o;
    uint32_t count = 0, size = 0;
    PCRE2_SPTR table;
    py_object *d = py_dict_new();
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t i = 0; i < count; i++, table += size) {
        py_object *n = py_int(table[0] << 8 | table[1]);
        py_dict_set_str(d, (const char *)table + 2, n);
        py_decref(n);
    }
    return d;
}
static py_object *group_count(py_object *o, void *data) {
    (void)data;
    uint32_t n = 0;
    pcre2_pattern_info(((pattern_object *)o)->code, PCRE2_INFO_CAPTURECOUNT, &n);
    return py_int(n);
}

static const py_method_def methods[] = {{"match", match, PY_METHOD}, {0}};
static const py_getset_def getset[] = {{"names", group_names, NULL, NULL}, {"groups", group_count, NULL, NULL}, {0}};
static py_type pattern_type = {PY_TYPE_HEAD("_re.Pattern"), .size = sizeof(pattern_object), .dealloc = dealloc,
                               .methods = methods, .getset = getset};

// compile(pattern, flags): flags are re's. (message, position) when the pattern is wrong.
static py_object *compile(py_object *m, const py_args *a) {
    (void)m;
    int64_t flags;
    if (!py_arity(a, "compile", 2, 2) || !py_as_int64(a->v[1], &flags)) return NULL;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK;
    if (flags & 2) options |= PCRE2_CASELESS;
    if (flags & 8) options |= PCRE2_MULTILINE;
    if (flags & 16) options |= PCRE2_DOTALL;
    if (flags & 64) options |= PCRE2_EXTENDED;
    if (flags & 256) options &= ~(uint32_t)PCRE2_UCP;
    int error;
    PCRE2_SIZE at;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)py_str_data(a->v[0]), py_str_size(a->v[0]), options, &error, &at, NULL);
    if (!code) {
        PCRE2_UCHAR text[256];
        pcre2_get_error_message(error, text, sizeof text);
        py_object *t = py_tuple_new(2);
        PY_TUPLE(t)->items[0] = py_str_cstr((const char *)text);
        PY_TUPLE(t)->items[1] = py_int((int64_t)at);
        return t;
    }
    pattern_object *p = (pattern_object *)py_alloc(&pattern_type, 0);
    p->code = code;
    p->match = pcre2_match_data_create_from_pattern(code, NULL);
    py_external_remember((py_object *)p, drop);
    return (py_object *)p;
}

static const py_method_def functions[] = {{"compile", compile, PY_METHOD}, {0}};

py_object *interp_module_re(void) {
    py_object *m = py_module_new("_re");
    py_type_ready(&pattern_type);
    py_module_functions(m, functions);
    return m;
}
