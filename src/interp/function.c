// Functions written in Python: binding the arguments of a call to the variables of a frame.
#include "interp/compiled.h"
#include "interp/frame.h"

static void function_dealloc(py_object *o) {
    function_object *f = (function_object *)o;
    py_decref((py_object *)f->code);
    py_decref(f->globals);
    py_xdecref(f->defaults);
    py_xdecref(f->keyword_defaults);
    py_xdecref(f->closure);
    py_xdecref(f->name);
    py_xdecref(f->qualname);
    py_xdecref(f->doc);
    py_xdecref(f->annotations);
    py_xdecref(f->module);
    py_free_object(o, 0);
}

py_object *interp_function_new(code_object *code, py_object *globals) {
    function_object *f = (function_object *)py_alloc(&interp_function_type, 0);
    f->code = (code_object *)py_incref((py_object *)code);
    f->globals = py_incref(globals);
    f->name = py_incref(code->name);
    f->qualname = py_incref(code->qualname);
    f->doc = py_incref(code->doc ? code->doc : PY_NONE);
    f->module = py_xincref(py_dict_get(globals, PN(__name__)));
    return (py_object *)f;
}

// ---- Errors of calls, in CPython's words

static const char *function_name(const function_object *f) { return py_str_data(f->qualname); }

static void list_names(py_buffer *b, py_object **names, int n) {
    for (int i = 0; i < n; i++) {
        if (i) py_buffer_cstr(b, n == 2 ? " and " : i + 1 == n ? ", and " : ", ");
        py_buffer_printf(b, "'%s'", py_str_data(names[i]));
    }
}

static bool missing(const function_object *f, frame *fr, int from, int to, const char *kind) {
    py_object *names[256];
    int n = 0;
    for (int i = from; i < to && n < 256; i++)
        if (!fr->v[i]) names[n++] = f->code->variables[i];
    if (!n) return false;
    py_buffer b = {0};
    list_names(&b, names, n);
    py_object *list = py_buffer_finish(&b);
    py_raise(&py_TypeError, "%s() missing %d required %s argument%s: %s", function_name(f), n, kind, n == 1 ? "" : "s",
             py_str_data(list));
    py_decref(list);
    return true;
}

static void too_many(const function_object *f, const frame *fr, int64_t given) {
    const code_object *k = f->code;
    int const defaults = f->defaults ? (int)PY_TUPLE(f->defaults)->n : 0;
    int keyword_given = 0;
    for (int i = 0; i < k->keyword_only; i++) keyword_given += fr->v[k->positional + i] != NULL;
    char takes[64], extra[96] = "";
    bool plural = k->positional != 1;
    if (defaults)
        snprintf(takes, sizeof takes, "from %d to %d", k->positional - defaults, k->positional), plural = true;
    else
        snprintf(takes, sizeof takes, "%d", k->positional);
    if (keyword_given)
        snprintf(extra, sizeof extra, " positional argument%s (and %d keyword-only argument%s)", given == 1 ? "" : "s",
                 keyword_given, keyword_given == 1 ? "" : "s");
    py_raise(&py_TypeError, "%s() takes %s positional argument%s but %lld%s %s given", function_name(f), takes,
             plural ? "s" : "", (long long)given, extra, given == 1 && !keyword_given ? "was" : "were");
}

// ---- Binding

static int find_parameter(const code_object *k, py_object *name) {
    int const n = k->positional + k->keyword_only;
    for (int i = k->positional_only; i < n; i++)
        if (k->variables[i] == name) return i;
    for (int i = k->positional_only; i < n; i++)
        if (py_equal(k->variables[i], name) == 1) return i;
    return -1;
}

static bool positional_only_given(const function_object *f, const py_args *a) {
    const code_object *k = f->code;
    py_buffer b = {0};
    for (int64_t i = 0; i < PY_TUPLE(a->kwnames)->n; i++)
        for (int p = 0; p < k->positional_only; p++) {
            if (py_equal(k->variables[p], PY_TUPLE(a->kwnames)->items[i]) != 1) continue;
            py_buffer_printf(&b, "%s%s", b.n ? ", " : "", py_str_data(k->variables[p]));
        }
    if (!b.n) return false;
    py_object *list = py_buffer_finish(&b);
    py_raise(&py_TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
             function_name(f), py_str_data(list));
    py_decref(list);
    return true;
}

static bool bind_keywords(const function_object *f, frame *fr, const py_args *a, py_object *rest) {
    for (int64_t i = 0; i < PY_TUPLE(a->kwnames)->n; i++) {
        py_object *name = PY_TUPLE(a->kwnames)->items[i], *value = a->v[a->n + i];
        int const p = find_parameter(f->code, name);
        if (p < 0) {
            if (rest) {
                py_dict_set(rest, name, value);
                continue;
            }
            if (!positional_only_given(f, a))
                py_raise(&py_TypeError, "%s() got an unexpected keyword argument '%s'", function_name(f),
                         py_str_data(name));
            return false;
        }
        if (fr->v[p]) {
            py_raise(&py_TypeError, "%s() got multiple values for argument '%s'", function_name(f), py_str_data(name));
            return false;
        }
        fr->v[p] = py_incref(value);
    }
    return true;
}

static bool fill_defaults(const function_object *f, frame *fr) {
    const code_object *k = f->code;
    int64_t const defaults = f->defaults ? PY_TUPLE(f->defaults)->n : 0, first = k->positional - defaults;
    for (int64_t i = first < 0 ? 0 : first; i < k->positional; i++)
        if (!fr->v[i]) fr->v[i] = py_incref(PY_TUPLE(f->defaults)->items[i - first]);
    for (int i = k->positional; f->keyword_defaults && i < k->positional + k->keyword_only; i++) {
        py_object *d = fr->v[i] ? NULL : py_dict_get(f->keyword_defaults, k->variables[i]);
        if (d) fr->v[i] = py_incref(d);
    }
    return !missing(f, fr, 0, k->positional, "positional") &&
           !missing(f, fr, k->positional, k->positional + k->keyword_only, "keyword-only");
}

static bool bind(const function_object *f, frame *fr, const py_args *a) {
    const code_object *k = f->code;
    int64_t const given = a->n < k->positional ? a->n : k->positional;
    for (int64_t i = 0; i < given; i++) fr->v[i] = py_incref(a->v[i]);
    int slot = k->positional + k->keyword_only;
    if (k->has_rest) {
        int64_t const extra = a->n - given;
        py_object *t = py_tuple_new(extra);
        for (int64_t i = 0; i < extra; i++) PY_TUPLE(t)->items[i] = py_incref(a->v[given + i]);
        fr->v[slot++] = t;
    }
    py_object *rest = k->has_keywords ? py_dict_new() : NULL;
    if (rest) fr->v[slot] = rest;
    if (a->kwnames && !bind_keywords(f, fr, a, rest)) return false;
    if (a->n > given && !k->has_rest) {
        too_many(f, fr, a->n);
        return false;
    }
    return fill_defaults(f, fr);
}

static void make_cells(const function_object *f, frame *fr) {
    const code_object *k = f->code;
    for (int i = 0; i < k->cell_count; i++) {
        py_object *value = fr->v[k->cells[i]];
        fr->v[k->cells[i]] = py_cell_new(value);
        py_xdecref(value);
    }
    for (int i = 0; i < k->free_count; i++) fr->v[k->slot_count + i] = py_incref(PY_TUPLE(f->closure)->items[i]);
}

static py_object *function_call(py_object *o, const py_args *a) {
    function_object *f = (function_object *)o;
    const code_object *k = f->code;
    if (!py_enter("")) return NULL;
    frame *fr = interp_frame_new(f->code, f->globals, NULL);
    bool ok = true;
    if (!a->kwnames && a->n == k->positional && !k->keyword_only && !k->has_rest && !k->has_keywords) {
        for (int64_t i = 0; i < a->n; i++) fr->v[i] = py_incref(a->v[i]);
    } else {
        ok = bind(f, fr, a);
    }
    py_object *r = NULL;
    bool yielded;
    if (!ok || (interp.compiler && compiled_call(fr, &r))) {
        interp_frame_free(fr);
    } else {
        if (k->cell_count || k->free_count) make_cells(f, fr);
        if (interp_is_suspended_kind(k)) {
            r = interp_generator_new(fr);
        } else {
            r = interp_frame_run(fr, &yielded);
            interp_frame_free(fr);
        }
    }
    py_leave();
    return r;
}

// ---- Attributes

static py_object *function_get(py_object *o, py_object *obj, py_type *type) {
    (void)type;
    return obj ? py_method_new(o, obj) : py_incref(o);
}

static py_object *function_repr(py_object *o) {
    return py_str_format("<function %s at %p>", function_name((function_object *)o), (void *)o);
}

static py_object *member_get(py_object *o, void *data) {
    py_object *v = *(py_object **)((char *)o + (size_t)data);
    return py_incref(v ? v : PY_NONE);
}
static bool member_set(py_object *o, py_object *v, void *data) {
    py_object **slot = (py_object **)((char *)o + (size_t)data), *old = *slot;
    *slot = v && v != PY_NONE ? py_incref(v) : NULL;
    py_xdecref(old);
    return true;
}
static py_object *annotations_get(py_object *o, void *data) {
    (void)data;
    function_object *f = (function_object *)o;
    if (!f->annotations) f->annotations = py_dict_new();
    return py_incref(f->annotations);
}
#define MEMBER(NAME, FIELD) {NAME, member_get, member_set, (void *)offsetof(function_object, FIELD)}
static const py_getset_def function_getset[] = {
    MEMBER("__name__", name),
    MEMBER("__qualname__", qualname),
    MEMBER("__doc__", doc),
    MEMBER("__module__", module),
    MEMBER("__defaults__", defaults),
    MEMBER("__kwdefaults__", keyword_defaults),
    {"__code__", member_get, NULL, (void *)offsetof(function_object, code)},
    {"__globals__", member_get, NULL, (void *)offsetof(function_object, globals)},
    {"__closure__", member_get, NULL, (void *)offsetof(function_object, closure)},
    {"__annotations__", annotations_get, member_set, (void *)offsetof(function_object, annotations)},
    {0}};

py_type interp_function_type = {
    PY_TYPE_HEAD("function"),    .size = sizeof(function_object), .flags = PY_TYPE_DICT | PY_TYPE_BINDS | PY_TYPE_FINAL,
    .dealloc = function_dealloc, .repr = function_repr,           .call = function_call,
    .descr_get = function_get,   .getset = function_getset};

// ---- Code objects

static void code_dealloc(py_object *o) {
    code_object *k = (code_object *)o;
    for (int i = 0; i < k->const_count; i++) py_decref(k->consts[i]);
    for (int i = 0; i < k->name_count; i++) py_decref(k->names[i]);
    for (int i = 0; i < k->slot_count + k->free_count; i++) py_decref(k->variables[i]);
    py_xdecref(k->name);
    py_xdecref(k->qualname);
    py_xdecref(k->file);
    py_xdecref(k->doc);
    py_free_object(o, 0);   // the tables stay with the heap: code lives as long as the program
}
static py_object *code_repr(py_object *o) {
    code_object *k = (code_object *)o;
    return py_str_format("<code object %s at %p, file \"%s\", line %d>", py_str_data(k->name), (void *)o,
                         py_str_data(k->file), k->n ? k->places[0].line : 0);
}
static py_object *code_variables(py_object *o, void *data) {
    (void)data;
    code_object *k = (code_object *)o;
    py_object *t = py_tuple_new(k->slot_count);
    for (int i = 0; i < k->slot_count; i++) PY_TUPLE(t)->items[i] = py_incref(k->variables[i]);
    return t;
}
static py_object *code_count(py_object *o, void *data) { return py_int(*(int *)((char *)o + (size_t)data)); }
static py_object *code_object_member(py_object *o, void *data) {
    return py_incref(*(py_object **)((char *)o + (size_t)data));
}
static py_object *code_flags(py_object *o, void *data) {
    (void)data;
    code_object *k = (code_object *)o;
    return py_int(3 | (k->has_rest ? 4 : 0) | (k->has_keywords ? 8 : 0) |
                  (k->is_generator && !k->is_coroutine ? 32 : 0) | (k->is_coroutine ? k->is_generator ? 512 : 128 : 0));
}
static const py_getset_def code_getset[] = {
    {"co_varnames", code_variables, NULL, NULL},
    {"co_argcount", code_count, NULL, (void *)offsetof(code_object, positional)},
    {"co_posonlyargcount", code_count, NULL, (void *)offsetof(code_object, positional_only)},
    {"co_kwonlyargcount", code_count, NULL, (void *)offsetof(code_object, keyword_only)},
    {"co_firstlineno", code_count, NULL, (void *)offsetof(code_object, first_line)},
    {"co_name", code_object_member, NULL, (void *)offsetof(code_object, name)},
    {"co_filename", code_object_member, NULL, (void *)offsetof(code_object, file)},
    {"co_flags", code_flags, NULL, NULL},
    {0}};
py_type interp_code_type = {PY_TYPE_HEAD("code"),    .size = sizeof(code_object), .flags = PY_TYPE_FINAL,
                            .dealloc = code_dealloc, .repr = code_repr,           .getset = code_getset};
