// What describes a dtype: names and codes, types, lists of fields, dictionaries, tuples.
#include "interp/np_dtype.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct dtype_name {
    const char *name;
    nprt_dtype dtype;
} dtype_name;

static const dtype_name aliases[] = {
    {"int", NPRT_int64},      {"float", NPRT_float64},     {"complex", NPRT_complex128}, {"double", NPRT_float64},
    {"single", NPRT_float32}, {"half", NPRT_float16},      {"long", NPRT_int64},         {"uint", NPRT_uint64},
    {"intp", NPRT_int64},     {"uintp", NPRT_uint64},      {"longlong", NPRT_int64},     {"short", NPRT_int16},
    {"byte", NPRT_int8},      {"ubyte", NPRT_uint8},       {"ushort", NPRT_uint16},      {"intc", NPRT_int32},
    {"uintc", NPRT_uint32},   {"csingle", NPRT_complex64}, {"cdouble", NPRT_complex128}, {"bool_", NPRT_bool},
    {"bool8", NPRT_bool},     {"int_", NPRT_int64},        {"float_", NPRT_float64},     {"complex_", NPRT_complex128},
    {"?", NPRT_bool},         {"q", NPRT_int64},           {"Q", NPRT_uint64},           {"p", NPRT_int64},
    {"P", NPRT_uint64},
};

// "f8": a kind and a size.
static bool is_code(const char *s, nprt_dtype t) {
    int const size = (int)nprt_dtype_size(t), tens = size / 10;
    if (s[0] != nprt_dtype_kind(t) || (tens && s[1] != '0' + tens)) return false;
    s += tens ? 2 : 1;
    return s[0] == '0' + size % 10 && !s[1];
}

// A number's dtype without its byte order.
static bool find_number(const char *s, nprt_dtype *out) {
    for (int t = 0; t < NPRT_DTYPE_COUNT; t++) {
        *out = (nprt_dtype)t;
        bool letter = s[0] == np_dtype_char(*out) && !s[1];
        if (letter || strcmp(s, nprt_dtype_name(*out)) == 0 || is_code(s, *out)) return true;
    }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        *out = aliases[i].dtype;
        if (strcmp(s, aliases[i].name) == 0) return true;
    }
    return false;
}

// A whole decimal number; an empty text is 0.
static bool take_size(const char *s, int64_t *out) {
    int64_t v = 0;
    for (; *s; s++) {
        if (*s < '0' || *s > '9' || v > 1 << 28) return false;
        v = 10 * v + (*s - '0');
    }
    *out = v;
    return true;
}

static bool find_text(const char *s, nprt_dtype *out) {
    static const struct {
        const char *name;
        char kind;
    } names[] = {{"str", 'U'},  {"str_", 'U'},   {"unicode", 'U'}, {"unicode_", 'U'}, {"bytes", 'S'}, {"bytes_", 'S'},
                 {"void", 'V'}, {"object", 'O'}, {"object_", 'O'}, {"O", 'O'},        {"O8", 'O'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(s, names[i].name) != 0) continue;
        *out = names[i].kind == 'O' ? nprt_dtype_object() : nprt_dtype_text(names[i].kind, 0);
        return true;
    }
    int64_t n;
    if (strcmp(s, "c") == 0) {
        *out = nprt_dtype_text('S', 1);
        return true;
    }
    if (!strchr("SaUV", s[0]) || !s[0] || !take_size(s + 1, &n)) return false;
    *out = nprt_dtype_text(s[0] == 'a' ? 'S' : s[0], s[0] == 'U' ? 4 * n : n);
    return true;
}

bool np_time_unit(const char *s, size_t n, nprt_time_unit *unit, int64_t *step) {
    char digits[20] = "";
    size_t k = 0;
    while (k < n && k < 18 && s[k] >= '0' && s[k] <= '9') k++;
    memcpy(digits, s, k);
    *step = k ? atoll(digits) : 1;
    for (int u = 0; u <= NPRT_GENERIC && *step > 0; u++) {
        const char *name = nprt_time_unit_name((nprt_time_unit)u);
        *unit = (nprt_time_unit)u;
        if (strlen(name) == n - k && strncmp(name, s + k, n - k) == 0) return true;
        if (u == NPRT_MICROSECOND && n - k == 3 && strncmp(s + k, "\xce\xbcs", 3) == 0) return true;
    }
    return false;
}

// datetime64, M8, M8[25s] and the like: 1, 0, or -1 with an exception.
static int find_time(const char *s, nprt_dtype *out) {
    static const struct {
        const char *name;
        char kind;
    } names[] = {{"datetime64", 'M'}, {"timedelta64", 'm'}, {"M8", 'M'}, {"m8", 'm'}, {"M", 'M'}, {"m", 'm'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i].name);
        if (strncmp(s, names[i].name, n) != 0 || (s[n] && s[n] != '[')) continue;
        nprt_time_unit unit = NPRT_GENERIC;
        int64_t step = 1;
        size_t end = strlen(s);
        if (s[n] && s[end - 1] != ']') return 0;
        if (s[n] && !np_time_unit(s + n + 1, end - n - 2, &unit, &step)) {
            py_raise(&py_TypeError, "Invalid datetime unit \"%.*s\" in metadata", (int)(end - n - 2), s + n + 1);
            return -1;
        }
        *out = nprt_dtype_time(names[i].kind, unit, step);
        return 1;
    }
    return 0;
}

static int find_single(const char *s, nprt_dtype *out) {
    bool swap = *s == '>';
    if (*s && strchr("<>=|", *s)) s++;
    int r = find_number(s, out) || find_text(s, out) ? 1 : find_time(s, out);
    if (r > 0 && swap) *out = nprt_dtype_swap(*out);
    return r;
}

// One part of "i4, (2,3)f8, 3S10": a shape or a count, then a code.
static int find_part(const char *s, size_t n, nprt_dtype *out) {
    char text[128];
    int64_t shape[NPRT_MAX_RANK];
    int rank = 0;
    while (n && *s == ' ') s++, n--;
    while (n && s[n - 1] == ' ') n--;
    if (n == 0 || n >= sizeof text) return 0;
    memcpy(text, s, n);
    text[n] = 0;
    char *p = text;
    if (*p == '(') {
        for (p++; *p && *p != ')' && rank < NPRT_MAX_RANK;) {
            char *end;
            shape[rank++] = strtoll(p, &end, 10);
            if (end == p) return 0;
            p = end;
            while (*p == ',' || *p == ' ') p++;
        }
        if (*p++ != ')') return 0;
        while (*p == ' ') p++;
    } else if (*p >= '0' && *p <= '9') {
        shape[rank++] = strtoll(p, &p, 10);
    }
    int r = find_single(p, out);
    if (r > 0 && rank && !(rank == 1 && shape[0] == 1 && text[0] != '(')) *out = nprt_dtype_subarray(*out, rank, shape);
    return r;
}

static size_t part_end(const char *s) {
    int depth = 0;
    size_t n = 0;
    for (; s[n] && (depth || s[n] != ','); n++) depth += (s[n] == '(') - (s[n] == ')');
    return n;
}

static nprt_dtype pack(int n, nprt_field *fields, bool align) {
    int64_t at = 0;
    int alignment = 1;
    for (int i = 0; i < n; i++) {
        int a = align ? nprt_dtype_alignment(fields[i].dtype) : 1;
        if (a > alignment) alignment = a;
        at = (at + a - 1) / a * a;
        fields[i].offset = at;
        at += (int64_t)nprt_dtype_size(fields[i].dtype);
    }
    at = (at + alignment - 1) / alignment * alignment;
    return nprt_dtype_record(n, fields, at, alignment, align);
}

enum { MAX_FIELDS = 1024 };

static int find_code(const char *s, bool align, nprt_dtype *out) {
    size_t first = part_end(s);
    if (!s[first] || !s[first + 1]) return find_part(s, first, out);
    nprt_field *fields = malloc(MAX_FIELDS * sizeof *fields);
    char (*names)[8] = malloc(MAX_FIELDS * sizeof *names);
    int n = 0, r = fields && names ? 1 : 0;
    for (const char *p = s; r > 0 && *p && n < MAX_FIELDS; n++) {
        size_t end = part_end(p);
        snprintf(names[n], sizeof names[n], "f%d", n);
        fields[n] = (nprt_field){.name = names[n]};
        r = find_part(p, end, &fields[n].dtype);
        p += end + (p[end] == ',');
    }
    if (r > 0) *out = pack(n, fields, align);
    free(fields);
    free(names);
    return r;
}

static int find_type(py_type *t, nprt_dtype *out) {
    static const struct {
        py_type *type;
        char kind;
    } own[] = {{&np_str_type, 'U'},  {&py_str_type, 'U'},        {&np_bytes_type, 'S'},      {&py_bytes_type, 'S'},
               {&np_void_type, 'V'}, {&np_datetime64_type, 'M'}, {&np_timedelta64_type, 'm'}};
    static const dtype_name kinds[] = {{"numpy.floating", NPRT_float64},
                                       {"numpy.inexact", NPRT_float64},
                                       {"numpy.number", NPRT_float64},
                                       {"numpy.integer", NPRT_int64},
                                       {"numpy.signedinteger", NPRT_int64},
                                       {"numpy.unsignedinteger", NPRT_uint64},
                                       {"numpy.complexfloating", NPRT_complex128}};
    if (t >= np_scalar_types && t < np_scalar_types + NPRT_DTYPE_COUNT) {
        *out = (nprt_dtype)(t - np_scalar_types);
        return 1;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        *out = kinds[i].dtype;
        if (strcmp(t->name, kinds[i].name) == 0 && !(t->flags & PY_TYPE_HEAP)) return 1;
    }
    *out = t == &py_float_type     ? NPRT_float64
           : t == &py_int_type     ? NPRT_int64
           : t == &py_bool_type    ? NPRT_bool
           : t == &py_complex_type ? NPRT_complex128
                                   : NPRT_DTYPE_COUNT;
    for (size_t i = 0; i < sizeof own / sizeof *own && *out == NPRT_DTYPE_COUNT; i++) {
        if (t != own[i].type) continue;
        bool time = own[i].kind == 'M' || own[i].kind == 'm';
        *out = time ? nprt_dtype_time(own[i].kind, NPRT_GENERIC, 1) : nprt_dtype_text(own[i].kind, 0);
    }
    return *out != NPRT_DTYPE_COUNT;
}

static int require(py_object *o, bool align, nprt_dtype *out) {
    (void)align;
    int r = np_dtype_find(o, false, out);
    if (r == 0) {
        if (py_is_str(o))
            py_raise(&py_TypeError, "data type '%s' not understood", py_str_data(o));
        else
            py_raise(&py_TypeError, "Cannot construct a dtype from an object of type %s", o->type->name);
    }
    return r > 0 ? 1 : -1;
}

static bool shape_of(py_object *o, int *rank, int64_t *shape) {
    if (!np_shape_arg(o, rank, shape)) {
        py_clear_error();
        return false;
    }
    return true;
}

static nprt_dtype with_shape(nprt_dtype t, int rank, const int64_t *shape) {
    return rank == 0 ? t : nprt_dtype_subarray(t, rank, shape);
}

static int bad_field(void) {
    py_raise(&py_TypeError, "Field elements must be 2- or 3-tuples, got something else");
    return -1;
}

// (name, dtype[, shape]), where the name may be (title, name).
static int list_field(py_object *o, bool align, int number, char *spare, nprt_field *out) {
    if (!py_is_tuple(o) || py_tuple_size(o) < 2 || py_tuple_size(o) > 3) {
        py_object *r = py_repr(o);
        if (r) py_raise(&py_TypeError, "Field elements must be 2- or 3-tuples, got '%s'", py_str_data(r));
        py_xdecref(r);
        return -1;
    }
    py_object **v = py_tuple_items(o), *name = v[0];
    *out = (nprt_field){0};
    if (py_is_tuple(name) && py_tuple_size(name) == 2) {
        if (!py_is_str(py_tuple_items(name)[0])) return bad_field();
        out->title = (char *)(uintptr_t)py_str_data(py_tuple_items(name)[0]);
        name = py_tuple_items(name)[1];
    }
    if (!py_is_str(name)) return bad_field();
    out->name = (char *)(uintptr_t)py_str_data(name);
    if (!out->name[0]) {
        snprintf(spare, 16, "f%d", number);
        out->name = spare;
    }
    if (require(v[1], align, &out->dtype) < 0) return -1;
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (py_tuple_size(o) == 3) {
        if (!np_shape_arg(v[2], &rank, shape)) return -1;
        char const kind = nprt_dtype_kind(out->dtype);
        if (py_is_int(v[2]) && nprt_dtype_size(out->dtype) == 0 && strchr("SUV", kind)) {   // ("x", str, 10)
            out->dtype = nprt_dtype_text(kind, kind == 'U' ? 4 * shape[0] : shape[0]);
            return 1;
        }
        if (!(py_is_int(v[2]) && shape[0] == 1)) out->dtype = with_shape(out->dtype, rank, shape);
    }
    return 1;
}

static int names_repeat(int n, const nprt_field *fields) {
    for (int i = 0; i < n; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(fields[i].name, fields[k].name) == 0) {
                py_raise(&py_ValueError, "field '%s' occurs more than once", fields[i].name);
                return -1;
            }
    return 1;
}

static int find_list(py_object *o, bool align, nprt_dtype *out) {
    int64_t n = py_list_size(o);
    if (n > MAX_FIELDS) {
        py_raise(&py_ValueError, "npcc: a dtype of more than %d fields is not supported", MAX_FIELDS);
        return -1;
    }
    nprt_field *fields = py_malloc(((size_t)n + 1) * sizeof *fields);
    char (*names)[16] = py_malloc(((size_t)n + 1) * sizeof *names);
    int r = 1;
    for (int i = 0; i < n && r > 0; i++) r = list_field(py_list_items(o)[i], align, i, names[i], &fields[i]);
    if (r > 0) r = names_repeat((int)n, fields);
    if (r > 0) *out = pack((int)n, fields, align);
    py_free(fields, ((size_t)n + 1) * sizeof *fields);
    py_free(names, ((size_t)n + 1) * sizeof *names);
    return r;
}

// (dtype, shape), (flexible, size)
static int find_tuple(py_object *o, bool align, nprt_dtype *out) {
    int rank;
    int64_t shape[NPRT_MAX_RANK];
    if (py_tuple_size(o) != 2) return 0;
    py_object **v = py_tuple_items(o);
    int r = require(v[0], align, out);
    if (r < 0) return r;
    if (nprt_dtype_size(*out) == 0 && py_is_int(v[1]) && py_as_int64(v[1], &shape[0])) {
        char kind = nprt_dtype_kind(*out);
        *out = nprt_dtype_text(kind, kind == 'U' ? 4 * shape[0] : shape[0]);
        return 1;
    }
    if (py_is_list(v[1]) || py_is_dict(v[1]) || v[1]->type == &np_dtype_type) {
        py_raise(&py_NotImplementedError, "npcc: a dtype of a base and fields is not supported");
        return -1;
    }
    if (!shape_of(v[1], &rank, shape)) return 0;
    if (!(py_is_int(v[1]) && shape[0] == 1)) *out = with_shape(*out, rank, shape);
    return 1;
}

// ---- Dictionaries

static int finish_dict(int n, nprt_field *fields, bool have_offsets, bool align, py_object *itemsize, nprt_dtype *out) {
    if (!have_offsets) *out = pack(n, fields, align);
    int64_t size = 0;
    int alignment = 1;
    for (int i = 0; i < n; i++) {
        int a = align ? nprt_dtype_alignment(fields[i].dtype) : 1;
        if (a > alignment) alignment = a;
        int64_t end = fields[i].offset + (int64_t)nprt_dtype_size(fields[i].dtype);
        if (end > size) size = end;
    }
    size = (size + alignment - 1) / alignment * alignment;
    if (itemsize) {
        int64_t wanted;
        if (!py_as_int64(itemsize, &wanted)) return -1;
        if (wanted < size) {
            py_raise(&py_ValueError,
                     "NumPy dtype descriptor requires %lld bytes, cannot override to smaller itemsize of %lld",
                     (long long)size, (long long)wanted);
            return -1;
        }
        size = wanted;
    }
    if (have_offsets || itemsize) *out = nprt_dtype_record(n, fields, size, alignment, align);
    return names_repeat(n, fields);
}

static int fill_field(nprt_field *f, py_object *name, py_object *format, py_object *offset, py_object *title,
                      bool align) {
    *f = (nprt_field){0};
    if (!py_is_str(name)) return bad_field();
    f->name = (char *)(uintptr_t)py_str_data(name);
    if (title && py_is_str(title)) f->title = (char *)(uintptr_t)py_str_data(title);
    if (require(format, align, &f->dtype) < 0) return -1;
    if (offset && !py_as_int64(offset, &f->offset)) return -1;
    if (f->offset < 0) {
        py_raise(&py_ValueError, "offset cannot be negative");
        return -1;
    }
    return 1;
}

static int dict_of_lists(py_object *o, bool align, nprt_dtype *out) {
    static const char *const keys[] = {"names", "formats", "offsets", "titles"};
    py_object *owners[4] = {NULL}, **items[4] = {NULL};
    int64_t n[4] = {0};
    int r = 1;
    for (int k = 0; k < 4 && r > 0; k++) {
        py_object *v = py_dict_get_str(o, keys[k]);
        if (v && v != PY_NONE && !py_sequence_fast(v, &owners[k], &items[k], &n[k])) r = -1;
        if (r > 0 && items[k] && k && n[k] != n[0]) {
            py_raise(&py_ValueError,
                     "'names', 'formats', 'offsets', and 'titles' dict entries must have the same length");
            r = -1;
        }
    }
    py_object *aligned = py_dict_get_str(o, "aligned");
    if (aligned && py_truth(aligned) == 1) align = true;
    nprt_field *fields = py_malloc(((size_t)n[0] + 1) * sizeof *fields);
    for (int64_t i = 0; i < n[0] && r > 0; i++)
        r = fill_field(&fields[i], items[0][i], items[1][i], items[2] ? items[2][i] : NULL,
                       items[3] ? items[3][i] : NULL, align);
    if (r > 0) r = finish_dict((int)n[0], fields, items[2], align, py_dict_get_str(o, "itemsize"), out);
    py_free(fields, ((size_t)n[0] + 1) * sizeof *fields);
    for (int k = 0; k < 4; k++) py_xdecref(owners[k]);
    return r;
}

static int by_offset(const void *x, const void *y) {
    const nprt_field *a = x, *b = y;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

// {name: (dtype, offset[, title])}
static int dict_of_fields(py_object *o, bool align, nprt_dtype *out) {
    int64_t n = py_dict_size(o), at = 0, i = 0;
    nprt_field *fields = py_malloc(((size_t)n + 1) * sizeof *fields);
    py_object *key, *value;
    int r = 1;
    while (r > 0 && py_dict_next(o, &at, &key, &value)) {
        if (!py_is_tuple(value) || py_tuple_size(value) < 2) {
            r = 0;
            break;
        }
        py_object **v = py_tuple_items(value);
        r = fill_field(&fields[i++], key, v[0], v[1], py_tuple_size(value) > 2 ? v[2] : NULL, align);
    }
    if (r > 0) {
        qsort(fields, (size_t)n, sizeof *fields, by_offset);
        r = finish_dict((int)n, fields, true, align, NULL, out);
    }
    py_free(fields, ((size_t)n + 1) * sizeof *fields);
    return r;
}

int np_dtype_find(py_object *o, bool align, nprt_dtype *out) {
    if (o->type == &np_dtype_type) {
        *out = ((np_dtype_object *)o)->dtype;
        return 1;
    }
    if (o == PY_NONE) {
        *out = NPRT_float64;
        return 1;
    }
    if (o->type == &py_type_type) {
        if (find_type((py_type *)o, out)) return 1;
        py_object *name = py_str_cstr("dtype"), *d = py_type_lookup((py_type *)o, name);
        py_decref(name);
        if (d && d->type == &np_dtype_type) return np_dtype_find(d, align, out);
        *out = nprt_dtype_object();
        return 1;
    }
    if (py_is_str(o)) return find_code(py_str_data(o), align, out);
    if (py_is_instance(o, &py_bytes_type)) return find_code(py_bytes_data(o), align, out);
    if (py_is_list(o)) return find_list(o, align, out);
    if (py_is_tuple(o)) return find_tuple(o, align, out);
    if (py_is_dict(o)) {
        bool lists = py_dict_get_str(o, "names") && py_dict_get_str(o, "formats");
        return lists ? dict_of_lists(o, align, out) : dict_of_fields(o, align, out);
    }
    py_object *name = py_str_cstr("dtype"), *d = NULL;
    int found = py_getattr_optional(o, name, &d);
    py_decref(name);
    if (found <= 0) return found;
    int r = d->type == &np_dtype_type ? np_dtype_find(d, align, out) : 0;
    py_decref(d);
    return r;
}
