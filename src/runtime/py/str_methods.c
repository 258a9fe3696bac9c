// The methods of str.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <stdlib.h>
#include <wctype.h>

extern const py_method_def py_str_methods[];

#define DATA(O) py_str_data(O)
#define SIZE(O) py_str_size(O)

static bool need_str(py_object *o, const char *what) {
    if (py_is_str(o)) return true;
    py_raise(&py_TypeError, "%s must be str, not %s", what, o->type->name);
    return false;
}

// ---- Case

typedef enum case_kind { TO_LOWER, TO_UPPER, TO_CAPITALISED, TO_TITLE, TO_SWAPPED, TO_FOLDED } case_kind;

// A capital sigma at the end of a word is written small in another way than elsewhere.
static bool ends_word(const char *start, const char *at, const char *next, const char *end) {
    bool before = false;
    for (const char *p = start; p < at;) {
        uint32_t const c = py_utf8_next(&p);
        if (!py_char_is_case_ignorable(c)) before = py_char_is_cased(c);
    }
    for (const char *p = next; before && p < end;) {
        uint32_t const c = py_utf8_next(&p);
        if (!py_char_is_case_ignorable(c)) return !py_char_is_cased(c);
    }
    return before;
}

static py_case wanted(case_kind kind, uint32_t c, bool first) {
    switch (kind) {
    case TO_LOWER: return PY_CASE_LOWER;
    case TO_FOLDED: return PY_CASE_FOLD;
    case TO_UPPER: return PY_CASE_UPPER;
    case TO_SWAPPED: return py_char_is_upper(c) ? PY_CASE_LOWER : PY_CASE_UPPER;
    default: return first ? PY_CASE_TITLE : PY_CASE_LOWER;
    }
}

static py_object *change_case(py_object *s, case_kind kind) {
    py_buffer b = {0};
    bool first = true;
    const char *const start = DATA(s), *const end = start + SIZE(s);
    for (const char *p = start; p < end;) {
        const char *const at = p;
        uint32_t const c = py_utf8_next(&p);
        py_case const to = wanted(kind, c, first);
        bool const stays = kind == TO_SWAPPED && !py_char_is_upper(c) && !py_char_is_lower(c);
        if (stays)
            py_buffer_codepoint(&b, c);
        else if (c == 0x3a3 && to == PY_CASE_LOWER)
            py_buffer_codepoint(&b, ends_word(start, at, p, end) ? 0x3c2 : 0x3c3);
        else
            py_buffer_case(&b, c, to);
        first = kind == TO_TITLE && !py_char_is_cased(c);
    }
    return py_buffer_finish(&b);
}

#define CASE(NAME, KIND)                                                                                               \
    static py_object *str_##NAME(py_object *s, const py_args *a) {                                                     \
        return py_arity(a, #NAME, 0, 0) ? change_case(s, KIND) : NULL;                                                 \
    }
CASE(lower, TO_LOWER)
CASE(upper, TO_UPPER)
CASE(capitalize, TO_CAPITALISED)
CASE(title, TO_TITLE)
CASE(swapcase, TO_SWAPPED)
CASE(casefold, TO_FOLDED)

#define TEST(NAME, EXPR)                                                                                               \
    static py_object *str_##NAME(py_object *s, const py_args *a) {                                                     \
        if (!py_arity(a, #NAME, 0, 0)) return NULL;                                                                    \
        if (!SIZE(s)) return PY_FALSE;                                                                                 \
        for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {                                                      \
            uint32_t c = py_utf8_next(&p);                                                                             \
            if (!(EXPR)) return PY_FALSE;                                                                              \
        }                                                                                                              \
        return PY_TRUE;                                                                                                \
    }
TEST(isalpha, py_char_is_alpha(c))
TEST(isdigit, py_char_is_digit(c))
TEST(isdecimal, py_char_is_decimal(c))
TEST(isnumeric, py_char_is_numeric(c))
TEST(isalnum, py_char_is_alpha(c) || py_char_is_numeric(c))
TEST(isspace, py_char_is_space(c))

static py_object *str_isascii(py_object *s, const py_args *a) {
    return py_arity(a, "isascii", 0, 0) ? py_bool((int64_t)SIZE(s) == PY_STR(s)->length) : NULL;
}
static py_object *str_isprintable(py_object *s, const py_args *a) {
    if (!py_arity(a, "isprintable", 0, 0)) return NULL;
    py_object *r = py_repr(s);
    bool ok = r && !memchr(DATA(r), '\\', SIZE(r));
    if (r && !ok) {   // only backslashes and quotes may be escaped
        ok = true;
        for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {
            uint32_t c = py_utf8_next(&p);
            if (c < 32 || c == 127 || (c > 127 && py_char_is_space(c))) ok = false;
        }
    }
    py_xdecref(r);
    return py_bool(ok);
}
static py_object *case_test(py_object *s, bool up) {
    bool cased = false;
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {
        uint32_t c = py_utf8_next(&p);
        if (py_char_is_title(c) || (up ? py_char_is_lower(c) : py_char_is_upper(c))) return PY_FALSE;
        cased |= up ? py_char_is_upper(c) : py_char_is_lower(c);
    }
    return py_bool(cased);
}
static py_object *str_isupper(py_object *s, const py_args *a) {
    return py_arity(a, "isupper", 0, 0) ? case_test(s, true) : NULL;
}
static py_object *str_islower(py_object *s, const py_args *a) {
    return py_arity(a, "islower", 0, 0) ? case_test(s, false) : NULL;
}
static py_object *str_istitle(py_object *s, const py_args *a) {
    if (!py_arity(a, "istitle", 0, 0)) return NULL;
    bool cased = false, previous = false;
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {
        uint32_t c = py_utf8_next(&p);
        if (py_char_is_upper(c) || py_char_is_title(c)) {
            if (previous) return PY_FALSE;
            previous = cased = true;
        } else if (py_char_is_lower(c)) {
            if (!previous) return PY_FALSE;
            cased = true;
        } else {
            previous = false;
        }
    }
    return py_bool(cased);
}
static py_object *str_isidentifier(py_object *s, const py_args *a) {
    if (!py_arity(a, "isidentifier", 0, 0)) return NULL;
    bool first = true;
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e; first = false) {
        uint32_t c = py_utf8_next(&p);
        if (!(c == '_' || py_char_is_alpha(c) || (!first && py_char_is_decimal(c)))) return PY_FALSE;
    }
    return py_bool(!first);
}

// ---- Searching

// Byte range of s[start:stop]; false on a bad index.
static bool range_of(py_object *s, py_object *start, py_object *stop, size_t *from, size_t *to, int64_t *first) {
    int64_t n = PY_STR(s)->length, i = 0, j = n;
    if (start && start != PY_NONE && !py_as_index(start, &i)) return false;
    if (stop && stop != PY_NONE && !py_as_index(stop, &j)) return false;
    if (i < 0) i = i + n < 0 ? 0 : i + n;
    if (j < 0) j = j + n < 0 ? 0 : j + n;
    if (j > n) j = n;
    *first = i;
    if (i > j) {
        *from = 1, *to = 0;
        return true;
    }
    *from = py_utf8_offset(PY_STR(s), i);
    *to = py_utf8_offset(PY_STR(s), j);
    return true;
}

static const char *find_last(const char *s, size_t n, const char *t, size_t m) {
    if (m > n) return NULL;
    for (const char *p = s + n - m;; p--) {
        if (!memcmp(p, t, m)) return p;
        if (p == s) return NULL;
    }
}

// Index of the needle, -1 when absent, -2 on error.
static int64_t search(py_object *s, const py_args *a, const char *name, bool last) {
    if (!py_arity(a, name, 1, 3)) return -2;
    if (!need_str(a->v[0], "argument")) return -2;
    size_t from, to;
    int64_t first;
    if (!range_of(s, a->n > 1 ? a->v[1] : NULL, a->n > 2 ? a->v[2] : NULL, &from, &to, &first)) return -2;
    if (from > to) return -1;
    const char *hay = DATA(s) + from, *p = last ? find_last(hay, to - from, DATA(a->v[0]), SIZE(a->v[0]))
                                                : memmem(hay, to - from, DATA(a->v[0]), SIZE(a->v[0]));
    return p ? py_utf8_count(DATA(s), (size_t)(p - DATA(s))) : -1;
}

static py_object *find_or_raise(int64_t i, bool raise) {
    if (i == -2) return NULL;
    if (i < 0 && raise) return py_raise(&py_ValueError, "substring not found");
    return py_int(i);
}
static py_object *str_find(py_object *s, const py_args *a) { return find_or_raise(search(s, a, "find", false), false); }
static py_object *str_rfind(py_object *s, const py_args *a) {
    return find_or_raise(search(s, a, "rfind", true), false);
}
static py_object *str_index(py_object *s, const py_args *a) {
    return find_or_raise(search(s, a, "index", false), true);
}
static py_object *str_rindex(py_object *s, const py_args *a) {
    return find_or_raise(search(s, a, "rindex", true), true);
}

static py_object *str_count(py_object *s, const py_args *a) {
    if (!py_arity(a, "count", 1, 3) || !need_str(a->v[0], "argument")) return NULL;
    size_t from, to, m = SIZE(a->v[0]);
    int64_t first, n = 0;
    if (!range_of(s, a->n > 1 ? a->v[1] : NULL, a->n > 2 ? a->v[2] : NULL, &from, &to, &first)) return NULL;
    if (from > to) return py_int(0);
    if (!m) return py_int(py_utf8_count(DATA(s) + from, to - from) + 1);
    for (const char *p = DATA(s) + from, *e = DATA(s) + to; (p = memmem(p, (size_t)(e - p), DATA(a->v[0]), m)); p += m)
        n++;
    return py_int(n);
}

static py_object *affix(py_object *s, const py_args *a, const char *name, bool end) {
    if (!py_arity(a, name, 1, 3)) return NULL;
    py_object *t = a->v[0];
    size_t from, to;
    int64_t first;
    if (!range_of(s, a->n > 1 ? a->v[1] : NULL, a->n > 2 ? a->v[2] : NULL, &from, &to, &first)) return NULL;
    int64_t n = py_is_tuple(t) ? PY_TUPLE(t)->n : 1;
    for (int64_t i = 0; i < n; i++) {
        py_object *x = py_is_tuple(t) ? PY_TUPLE(t)->items[i] : t;
        if (!py_is_str(x))
            return py_raise(&py_TypeError, "%s first arg must be str or a tuple of str, not %s", name, x->type->name);
        if (from > to || SIZE(x) > to - from) continue;
        const char *p = end ? DATA(s) + to - SIZE(x) : DATA(s) + from;
        if (!memcmp(p, DATA(x), SIZE(x))) return PY_TRUE;
    }
    return PY_FALSE;
}
static py_object *str_startswith(py_object *s, const py_args *a) { return affix(s, a, "startswith", false); }
static py_object *str_endswith(py_object *s, const py_args *a) { return affix(s, a, "endswith", true); }

static py_object *str_removeprefix(py_object *s, const py_args *a) {
    if (!py_arity(a, "removeprefix", 1, 1) || !need_str(a->v[0], "removeprefix() argument")) return NULL;
    size_t m = SIZE(a->v[0]);
    if (m <= SIZE(s) && !memcmp(DATA(s), DATA(a->v[0]), m)) return py_str_new(DATA(s) + m, SIZE(s) - m);
    return py_str(s);
}
static py_object *str_removesuffix(py_object *s, const py_args *a) {
    if (!py_arity(a, "removesuffix", 1, 1) || !need_str(a->v[0], "removesuffix() argument")) return NULL;
    size_t m = SIZE(a->v[0]);
    if (m <= SIZE(s) && !memcmp(DATA(s) + SIZE(s) - m, DATA(a->v[0]), m)) return py_str_new(DATA(s), SIZE(s) - m);
    return py_str(s);
}

// ---- Stripping, padding

static bool in_set(py_object *chars, uint32_t c) {
    if (!chars) return py_char_is_space(c);
    for (const char *p = DATA(chars), *e = p + SIZE(chars); p < e;)
        if (py_utf8_next(&p) == c) return true;
    return false;
}

static py_object *strip(py_object *s, const py_args *a, const char *name, bool left, bool right) {
    if (!py_arity(a, name, 0, 1)) return NULL;
    py_object *chars = a->n && a->v[0] != PY_NONE ? a->v[0] : NULL;
    if (chars && !py_is_str(chars)) return py_raise(&py_TypeError, "%s arg must be None or str", name);
    const char *p = DATA(s), *e = p + SIZE(s);
    while (left && p < e) {
        const char *q = p;
        if (!in_set(chars, py_utf8_next(&q))) break;
        p = q;
    }
    while (right && e > p) {
        const char *q = e - 1;
        while (((unsigned char)*q & 0xc0) == 0x80) q--;
        const char *r = q;
        if (!in_set(chars, py_utf8_next(&r))) break;
        e = q;
    }
    return py_str_new(p, (size_t)(e - p));
}
static py_object *str_strip(py_object *s, const py_args *a) { return strip(s, a, "strip", true, true); }
static py_object *str_lstrip(py_object *s, const py_args *a) { return strip(s, a, "lstrip", true, false); }
static py_object *str_rstrip(py_object *s, const py_args *a) { return strip(s, a, "rstrip", false, true); }

static py_object *pad(py_object *s, const py_args *a, const char *name, int where) {
    int64_t width;
    if (!py_arity(a, name, 1, 2) || !py_as_int64(a->v[0], &width)) return NULL;
    py_object *fill = a->n > 1 ? a->v[1] : py.ascii_chars[' '];
    if (!py_is_str(fill) || PY_STR(fill)->length != 1)
        return py_raise(&py_TypeError, "The fill character must be exactly one character long");
    int64_t total = width - PY_STR(s)->length;
    if (total <= 0) return py_str(s);
    int64_t left = where < 0 ? 0 : where > 0 ? total : total / 2 + (total & width & 1);
    py_buffer b = {0};
    for (int64_t i = 0; i < left; i++) py_buffer_add(&b, DATA(fill), SIZE(fill));
    py_buffer_add(&b, DATA(s), SIZE(s));
    for (int64_t i = left; i < total; i++) py_buffer_add(&b, DATA(fill), SIZE(fill));
    return py_buffer_finish(&b);
}
static py_object *str_ljust(py_object *s, const py_args *a) { return pad(s, a, "ljust", -1); }
static py_object *str_rjust(py_object *s, const py_args *a) { return pad(s, a, "rjust", 1); }
static py_object *str_center(py_object *s, const py_args *a) { return pad(s, a, "center", 0); }

static py_object *str_zfill(py_object *s, const py_args *a) {
    int64_t width;
    if (!py_arity(a, "zfill", 1, 1) || !py_as_int64(a->v[0], &width)) return NULL;
    int64_t fill = width - PY_STR(s)->length;
    py_buffer b = {0};
    const char *p = DATA(s);
    size_t n = SIZE(s);
    if (n && (*p == '+' || *p == '-')) py_buffer_char(&b, *p++), n--;
    for (int64_t i = 0; i < fill; i++) py_buffer_char(&b, '0');
    py_buffer_add(&b, p, n);
    return py_buffer_finish(&b);
}

static py_object *str_expandtabs(py_object *s, const py_args *a) {
    py_object *size = NULL;
    int64_t tab = 8, column = 0;
    if (!py_parse(a, "expandtabs", "tabsize=", &size) || (size && !py_as_int64(size, &tab))) return NULL;
    py_buffer b = {0};
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {
        uint32_t c = py_utf8_next(&p);
        if (c == '\t') {
            for (int64_t k = tab > 0 ? tab - column % tab : 0; k > 0; k--, column++) py_buffer_char(&b, ' ');
            continue;
        }
        py_buffer_codepoint(&b, c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    return py_buffer_finish(&b);
}

// ---- Splitting and joining

static void push(py_object *list, const char *p, size_t n) {
    py_object *x = py_str_new(p, n);
    py_list_append(list, x);
    py_decref(x);
}

static void split_blank(py_object *out, const char *p, const char *e, int64_t max) {
    for (;;) {
        const char *q = p;
        while (p < e && py_char_is_space(py_utf8_next(&q))) p = q;
        if (p >= e) return;
        if (max-- == 0) {
            const char *end = e;
            while (end > p && py_char_is_space((unsigned char)end[-1])) end--;
            push(out, p, (size_t)(end - p));
            return;
        }
        const char *start = p;
        for (q = p; p < e && !py_char_is_space(py_utf8_next(&q)); p = q) {
        }
        push(out, start, (size_t)(p - start));
    }
}

static void split_blank_right(py_object *out, const char *p, const char *e, int64_t max) {
    for (;;) {
        while (e > p && py_char_is_space((unsigned char)e[-1])) e--;
        if (p >= e) return;
        if (max-- == 0) {
            while (p < e && py_char_is_space((unsigned char)*p)) p++;
            push(out, p, (size_t)(e - p));
            return;
        }
        const char *end = e;
        while (e > p && !py_char_is_space((unsigned char)e[-1])) e--;
        push(out, e, (size_t)(end - e));
    }
}

static py_object *split(py_object *s, const py_args *a, const char *name, bool right) {
    py_object *sep = NULL, *limit = NULL;
    int64_t max = -1;
    if (!py_parse(a, name, "sep= maxsplit=", &sep, &limit) || (limit && !py_as_int64(limit, &max))) return NULL;
    if (max < 0) max = INT64_MAX;
    const char *p = DATA(s), *e = p + SIZE(s);
    py_object *out;
    if (!sep || sep == PY_NONE) {
        out = py_list_new(0);
        if (right && max != INT64_MAX)
            split_blank_right(out, p, e, max);
        else
            split_blank(out, p, e, max);
        if (right && max != INT64_MAX) py_decref(py_call_method(out, "reverse", 0));
        return out;
    }
    if (!need_str(sep, "sep")) return NULL;
    size_t m = SIZE(sep);
    if (!m) return py_raise(&py_ValueError, "empty separator");
    out = py_list_new(0);
    if (right) {
        const char *q;
        while (max-- > 0 && (q = find_last(p, (size_t)(e - p), DATA(sep), m))) {
            push(out, q + m, (size_t)(e - q - (int64_t)m));
            e = q;
        }
        push(out, p, (size_t)(e - p));
        py_decref(py_call_method(out, "reverse", 0));
        return out;
    }
    const char *q;
    while (max-- > 0 && (q = memmem(p, (size_t)(e - p), DATA(sep), m))) {
        push(out, p, (size_t)(q - p));
        p = q + m;
    }
    push(out, p, (size_t)(e - p));
    return out;
}
static py_object *str_split(py_object *s, const py_args *a) { return split(s, a, "split", false); }
static py_object *str_rsplit(py_object *s, const py_args *a) { return split(s, a, "rsplit", true); }

static py_object *partition(py_object *s, const py_args *a, const char *name, bool right) {
    if (!py_arity(a, name, 1, 1) || !need_str(a->v[0], "argument")) return NULL;
    size_t m = SIZE(a->v[0]);
    if (!m) return py_raise(&py_ValueError, "empty separator");
    const char *q = right ? find_last(DATA(s), SIZE(s), DATA(a->v[0]), m) : memmem(DATA(s), SIZE(s), DATA(a->v[0]), m);
    if (!q)
        return right ? py_tuple_pack(3, py.empty_str, py.empty_str, s)
                     : py_tuple_pack(3, s, py.empty_str, py.empty_str);
    py_object *t = py_tuple_new(3);
    PY_TUPLE(t)->items[0] = py_str_new(DATA(s), (size_t)(q - DATA(s)));
    PY_TUPLE(t)->items[1] = py_incref(a->v[0]);
    PY_TUPLE(t)->items[2] = py_str_new(q + m, SIZE(s) - m - (size_t)(q - DATA(s)));
    return t;
}
static py_object *str_partition(py_object *s, const py_args *a) { return partition(s, a, "partition", false); }
static py_object *str_rpartition(py_object *s, const py_args *a) { return partition(s, a, "rpartition", true); }

static bool line_end(uint32_t c) {
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static py_object *str_splitlines(py_object *s, const py_args *a) {
    py_object *keep = NULL, *out;
    if (!py_parse(a, "splitlines", "keepends=", &keep)) return NULL;
    bool ends = keep && py_truth(keep) == 1;
    out = py_list_new(0);
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {
        const char *start = p, *stop = e;
        while (p < e) {
            const char *q = p;
            uint32_t c = py_utf8_next(&q);
            if (line_end(c)) {
                stop = p;
                p = c == '\r' && q < e && *q == '\n' ? q + 1 : q;
                break;
            }
            p = q;
        }
        push(out, start, (size_t)((ends ? p : stop) - start));
    }
    return out;
}

static py_object *str_join(py_object *s, const py_args *a) {
    if (!py_arity(a, "join", 1, 1)) return NULL;
    py_object *owner, **items;
    int64_t n;
    if (!a->v[0]->type->iter && !a->v[0]->type->getitem) return py_raise(&py_TypeError, "can only join an iterable");
    if (!py_sequence_fast(a->v[0], &owner, &items, &n)) return NULL;
    py_buffer b = {0};
    for (int64_t i = 0; i < n; i++) {
        if (!py_is_str(items[i])) {
            py_raise(&py_TypeError, "sequence item %lld: expected str instance, %s found", (long long)i,
                     items[i]->type->name);
            py_buffer_free(&b);
            py_decref(owner);
            return NULL;
        }
        if (i) py_buffer_add(&b, DATA(s), SIZE(s));
        py_buffer_add(&b, DATA(items[i]), SIZE(items[i]));
    }
    py_decref(owner);
    return py_buffer_finish(&b);
}

static py_object *str_replace(py_object *s, const py_args *a) {
    int64_t max = -1;
    if (!py_arity(a, "replace", 2, 3) || !need_str(a->v[0], "replace() argument 1") ||
        !need_str(a->v[1], "replace() argument 2"))
        return NULL;
    if (a->n > 2 && !py_as_int64(a->v[2], &max)) return NULL;
    if (max < 0) max = INT64_MAX;
    size_t m = SIZE(a->v[0]);
    py_buffer b = {0};
    const char *p = DATA(s), *e = p + SIZE(s), *q;
    if (!m) {
        while (max-- > 0) {
            py_buffer_add(&b, DATA(a->v[1]), SIZE(a->v[1]));
            if (p >= e) break;
            py_buffer_codepoint(&b, py_utf8_next(&p));
        }
    } else {
        while (max-- > 0 && (q = memmem(p, (size_t)(e - p), DATA(a->v[0]), m))) {
            py_buffer_add(&b, p, (size_t)(q - p));
            py_buffer_add(&b, DATA(a->v[1]), SIZE(a->v[1]));
            p = q + m;
        }
    }
    py_buffer_add(&b, p, (size_t)(e - p));
    return py_buffer_finish(&b);
}

// ---- Tables, bytes

static py_object *str_maketrans(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "maketrans", 1, 3)) return NULL;
    py_object *d = py_dict_new(), *key, *value;
    if (a->n == 1) {
        int64_t pos = 0;
        if (!py_is_dict(a->v[0])) {
            py_decref(d);
            return py_raise(&py_TypeError, "if you give only one argument to maketrans it must be a dict");
        }
        while (py_dict_next(a->v[0], &pos, &key, &value)) {
            const char *p = py_is_str(key) ? DATA(key) : NULL;
            py_object *k = p ? py_int(py_utf8_next(&p)) : py_incref(key);
            py_dict_set(d, k, value);
            py_decref(k);
        }
        return d;
    }
    if (!need_str(a->v[0], "argument") || !need_str(a->v[1], "argument")) return NULL;
    if (PY_STR(a->v[0])->length != PY_STR(a->v[1])->length) {
        py_decref(d);
        return py_raise(&py_ValueError, "the first two maketrans arguments must have equal length");
    }
    const char *p = DATA(a->v[0]), *q = DATA(a->v[1]), *e = p + SIZE(a->v[0]);
    while (p < e) {
        key = py_int(py_utf8_next(&p)), value = py_int(py_utf8_next(&q));
        py_dict_set(d, key, value);
        py_decref(key);
        py_decref(value);
    }
    if (a->n > 2)
        for (p = DATA(a->v[2]), e = p + SIZE(a->v[2]); p < e;) {
            key = py_int(py_utf8_next(&p));
            py_dict_set(d, key, PY_NONE);
            py_decref(key);
        }
    return d;
}

static py_object *str_translate(py_object *s, const py_args *a) {
    if (!py_arity(a, "translate", 1, 1)) return NULL;
    py_buffer b = {0};
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e;) {
        uint32_t c = py_utf8_next(&p);
        py_object *k = py_int(c), *v = py_getitem(a->v[0], k);
        py_decref(k);
        if (!v) {
            if (!py_pending_is(&py_LookupError)) {
                py_buffer_free(&b);
                return NULL;
            }
            py_clear_error();
            py_buffer_codepoint(&b, c);
            continue;
        }
        int64_t n;
        if (py_is_str(v))
            py_buffer_add(&b, DATA(v), SIZE(v));
        else if (v != PY_NONE && py_as_int64(v, &n))
            py_buffer_codepoint(&b, (uint32_t)n);
        py_decref(v);
    }
    return py_buffer_finish(&b);
}

static py_object *str_encode(py_object *s, const py_args *a) {
    py_object *encoding = NULL, *errors = NULL;
    if (!py_parse(a, "encode", "encoding= errors=", &encoding, &errors)) return NULL;
    if (encoding && !py_is_str(encoding))
        return py_raise(&py_TypeError, "encode() argument 'encoding' must be str, not %s", encoding->type->name);
    const char *name = encoding ? DATA(encoding) : "utf-8";
    bool ascii = !strcasecmp(name, "ascii") || !strcasecmp(name, "us-ascii");
    bool latin = !strcasecmp(name, "latin-1") || !strcasecmp(name, "latin1") || !strcasecmp(name, "iso-8859-1");
    if (!ascii && !latin) {
        if (strcasecmp(name, "utf-8") && strcasecmp(name, "utf8"))
            return py_raise(&py_LookupError, "unknown encoding: %s", name);
        return py_bytes_new(DATA(s), SIZE(s));
    }
    bool ignore = errors && py_str_equals(errors, "ignore"), replace = errors && py_str_equals(errors, "replace");
    py_buffer b = {0};
    int64_t at = 0;
    for (const char *p = DATA(s), *e = p + SIZE(s); p < e; at++) {
        uint32_t c = py_utf8_next(&p), limit = ascii ? 128 : 256;
        if (c < limit)
            py_buffer_char(&b, (char)c);
        else if (replace)
            py_buffer_char(&b, '?');
        else if (!ignore) {
            py_buffer_free(&b);
            return py_raise(
                &py_UnicodeEncodeError,
                c < 0x100 ? "'%s' codec can't encode character '\\x%02x' in position %lld: ordinal not in range(%u)"
                          : "'%s' codec can't encode character '\\u%04x' in position %lld: ordinal not in range(%u)",
                ascii ? "ascii" : "latin-1", c, (long long)at, limit);
        }
    }
    py_object *r = py_bytes_new(b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    return r;
}

static py_object *str_format(py_object *s, const py_args *a) { return py_str_format_method(s, a); }

static py_object *str_format_map(py_object *s, const py_args *a) {
    if (!py_arity(a, "format_map", 1, 1)) return NULL;
    py_object *empty = py_tuple_new(0), *f = py_getattr_str(s, "format");
    py_object *r = f ? py_call_tuple(f, empty, a->v[0]) : NULL;
    py_xdecref(f);
    py_decref(empty);
    return r;
}

static py_object *str_dunder_format(py_object *s, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    if (!SIZE(a->v[0])) return py_str(s);
    return py_format_str(s, DATA(a->v[0]), SIZE(a->v[0]));
}

const py_method_def py_str_methods[] = {
#define M(NAME) {#NAME, str_##NAME, PY_METHOD},
    M(lower) M(upper) M(capitalize) M(title) M(swapcase) M(casefold) M(isalpha) M(isdigit) M(isdecimal) M(isnumeric)
        M(isalnum) M(isspace) M(isascii) M(isprintable) M(isupper) M(islower) M(istitle) M(isidentifier) M(find)
            M(rfind) M(index) M(rindex) M(count) M(startswith) M(endswith) M(removeprefix) M(removesuffix) M(strip)
                M(lstrip) M(rstrip) M(ljust) M(rjust) M(center) M(zfill) M(expandtabs) M(split) M(rsplit) M(partition)
                    M(rpartition) M(splitlines) M(join) M(replace) M(translate) M(encode) M(format) M(format_map)
#undef M
                        {"__format__", str_dunder_format, PY_METHOD},
    {"maketrans", str_maketrans, PY_STATICMETHOD},
    {0}};
