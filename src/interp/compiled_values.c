// Values between interpreted and compiled code: see runtime/entry.h for the words.
#include "interp/compiled.h"
#include "runtime/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- arguments

static bool add_slot(compiled_arguments *a, char kind) {
    if (a->n == COMPILED_MOST_SLOTS) return false;
    a->kinds[a->n++] = kind;
    return true;
}

static bool add_array(compiled_arguments *a, py_object *o) {
    const nprt_array *x = np_array_of(o);
    if (x->dtype >= NPRT_DTYPE_COUNT || !add_slot(a, 'a')) return false;
    a->slots[a->n - 1].array = o;
    py_buffer_printf(&a->type, "A%d,%d", (int)x->dtype, x->rank);
    for (int i = 0; i < x->rank; i++)
        py_buffer_printf(&a->type, "%c%lld", i ? ',' : ':', a->any_size ? -1LL : (long long)x->shape[i]);
    py_buffer_char(&a->type, ';');
    return true;
}

static bool add_scalar(compiled_arguments *a, nd_scalar v) {
    char const kind = nprt_dtype_kind(v.dtype);
    if (kind == 'c' || !add_slot(a, kind == 'f' ? 'd' : 'i')) return false;
    if (kind == 'f')
        a->slots[a->n - 1].d = v.f;
    else
        a->slots[a->n - 1].i = kind == 'i' ? v.i : (int64_t)v.u;
    py_buffer_printf(&a->type, "N%d;", (int)v.dtype);
    return true;
}

static bool add_int(compiled_arguments *a, py_object *o) {
    int64_t v;
    if (!py_int_fits(o, &v)) return false;
    if (a->known_ints) return py_buffer_printf(&a->type, "I%lld;", (long long)v), true;
    if (!add_slot(a, 'i')) return false;
    a->slots[a->n - 1].i = v;
    py_buffer_char(&a->type, 'i');
    return true;
}

static bool add_float(compiled_arguments *a, double v) {
    if (a->known_ints && !isnan(v)) return py_buffer_printf(&a->type, "F%a;", v), true;
    if (!add_slot(a, 'd')) return false;
    a->slots[a->n - 1].d = v;
    py_buffer_char(&a->type, 'd');
    return true;
}

static bool add_items(compiled_arguments *a, int64_t n, py_object *const *items, const char *brackets) {
    if (n > COMPILED_MOST_SLOTS || a->depth == COMPILED_DEEPEST) return false;
    py_buffer_char(&a->type, brackets[0]);
    a->depth++;
    for (int64_t i = 0; i < n; i++)
        if (!compiled_add(a, items[i])) return false;
    a->depth--;
    py_buffer_char(&a->type, brackets[1]);
    return true;
}

static bool add_pairs(compiled_arguments *a, py_object *dict) {
    py_object *key, *value;
    if (a->depth == COMPILED_DEEPEST) return false;
    py_buffer_char(&a->type, '{');
    a->depth++;
    for (int64_t at = 0; py_dict_next(dict, &at, &key, &value);)
        if (key->type != &py_str_type || !compiled_add(a, key) || !compiled_add(a, value)) return false;
    a->depth--;
    py_buffer_char(&a->type, '}');
    return true;
}

static bool add_container(compiled_arguments *a, py_object *o) {
    a->held++;
    bool const ok = o->type == &py_dict_type ? add_pairs(a, o) : add_items(a, PY_LIST(o)->n, PY_LIST(o)->items, "[]");
    a->held--;
    return ok;
}

// Is what the class statement said still all that there is? Its text is compiled.
static bool is_as_written(const py_type *t) {
    static const char *const own_ways[] = {"__setattr__", "__getattribute__", "__slots__", "__del__"};
    const code_object *body = (code_object *)t->body;
    py_object *key, *value;
    if (t->flags & PY_TYPE_CHANGED || py_equal(body->name, body->qualname) != 1) return false;
    for (size_t i = 0; i < sizeof own_ways / sizeof *own_ways; i++)
        if (py_dict_get_str(t->dict, own_ways[i])) return false;
    size_t const n = py_str_size(body->name);
    for (int64_t at = 0; py_dict_next(t->dict, &at, &key, &value);) {
        if (value->type != &interp_function_type) continue;
        const code_object *k = ((function_object *)value)->code;
        const char *name = py_str_data(k->qualname);
        bool const is_made = *py_str_data(k->file) == '<';   // by the library, for this class
        if (!is_made && (strncmp(name, py_str_data(body->name), n) != 0 || name[n] != '.')) return false;
    }
    return true;
}

static bool is_plain_class(py_type *t, py_object *file) {
    if (t->ob.type != &py_type_type || !t->mro || t->flags & PY_TYPE_EXCEPTION) return false;
    for (int64_t i = 0; i < PY_TUPLE(t->mro)->n; i++) {
        py_type *c = (py_type *)PY_TUPLE(t->mro)->items[i];
        if (c == &py_object_type) continue;
        const code_object *body = (const code_object *)c->body;
        if (!body || !py_str_equals(body->file, py_str_data(file))) return false;
        if (!(c->flags & PY_TYPE_CHECKED) && !is_as_written(c)) return false;
        c->flags |= PY_TYPE_CHECKED;
    }
    return true;
}

static void add_class(compiled_arguments *a, char word, const py_type *t) {
    const py_object *name = ((const code_object *)t->body)->name;
    py_buffer_printf(&a->type, "%c%zu:%s", word, py_str_size(name), py_str_data(name));
}

// An object that comes in twice would be two in the code.
static bool is_new(compiled_arguments *a, py_object *o) {
    for (int i = 0; i < a->seen_count; i++)
        if (a->seen[i] == o) return false;
    if (a->seen_count == COMPILED_MOST_OBJECTS) return false;
    a->seen[a->seen_count++] = o;
    return true;
}

static bool add_instance(compiled_arguments *a, py_object *o) {
    py_object *fields = o->type->flags & PY_TYPE_DICT ? *py_dict_slot(o) : NULL;
    if (!a->file || !is_plain_class(o->type, a->file) || !fields || !is_new(a, o)) return false;
    add_class(a, 'O', o->type);
    if (!a->held) a->objects[a->object_count++] = o;
    return add_pairs(a, fields);
}

bool compiled_add(compiled_arguments *a, py_object *o) {
    const py_type *t = o->type;
    if (o == PY_NONE) return py_buffer_char(&a->type, 'n'), true;
    if (o == PY_TRUE || o == py_bool(false)) return py_buffer_cstr(&a->type, o == PY_TRUE ? "b1" : "b0"), true;
    if (t == &py_int_type) return add_int(a, o);
    if (t == &py_float_type) return add_float(a, py_float_value(o));
    if (t == &np_array_type) return add_array(a, o);
    if (t == &py_str_type) {
        if (strlen(py_str_data(o)) != py_str_size(o)) return false;   // types are compared up to a NUL
        py_buffer_printf(&a->type, "s%zu:", py_str_size(o));
        py_buffer_add(&a->type, py_str_data(o), py_str_size(o));
        return true;
    }
    if (t == &py_tuple_type) return add_items(a, PY_TUPLE(o)->n, PY_TUPLE(o)->items, "()");
    if (t == &py_list_type || t == &py_dict_type) return add_container(a, o);
    if (t->flags & PY_TYPE_HEAP) return add_instance(a, o);
    return np_is_scalar(o) && add_scalar(a, np_scalar_value(o));
}

static bool is_library(py_object *file) {
    return file && py_is_str(file) && !strncmp(py_str_data(file), "<library>", 9);
}

static bool add_module(compiled_arguments *a, py_object *o) {
    py_object *d = py_module_dict(o), *file = py_dict_get(d, PN(__file__)), *name = py_dict_get(d, PN(__name__));
    if ((file && !is_library(file)) || !name || !py_is_str(name)) return false;
    py_buffer_printf(&a->type, "M%zu:%s", py_str_size(name), py_str_data(name));
    return true;
}

static bool add_function(compiled_arguments *a, py_object *o, py_object *file) {
    const function_object *f = (function_object *)o;
    if (is_library(f->code->file)) return false;
    bool const here = py_str_equals(f->code->file, py_str_data(file)) && !f->code->free_count;
    py_buffer_printf(&a->type, here ? "f%d;" : "?", f->code->first_line);
    return true;
}

void compiled_add_global(compiled_arguments *a, py_object *o, py_object *file) {
    size_t const start = a->type.n;
    int const slots = a->n;
    bool const known = a->known_ints;
    py_object *own_file = a->file;   // objects are not taken as globals
    a->file = NULL;
    a->known_ints = true;
    bool ok = false;
    if (o->type == &py_module_type)
        ok = add_module(a, o);
    else if (o->type == &interp_function_type)
        ok = add_function(a, o, file);
    else if (o->type == &py_type_type && is_plain_class((py_type *)o, file))
        ok = (add_class(a, 'K', (py_type *)o), true);
    else
        ok = compiled_add(a, o);
    a->known_ints = known;
    a->file = own_file;
    a->depth = 0;
    if (ok) return;
    a->type.n = start;
    a->n = slots;
    py_buffer_char(&a->type, 'x');
}

void compiled_arguments_free(compiled_arguments *a) { py_buffer_free(&a->type); }

// ---- arrays on their way in

typedef struct passed_array {
    py_object *object;
    nprt_array a;       // what code sees: in one piece, with a block of its own; holds a reference
    nprt_array saved;   // what a held before the call, where the code writes to it and may raise
    bool is_written;
} passed_array;

typedef struct passing {
    passed_array arrays[COMPILED_MOST_SLOTS];
    int n;
    bool writes;
} passing;

static void drop(passing *p) {
    for (int i = 0; i < p->n; i++) {
        nd_release(&p->arrays[i].a);
        nd_release(&p->arrays[i].saved);
    }
}

static bool overlap(const passed_array *x, const passed_array *y) {
    return x->a.block == y->a.block || nd_may_overlap(np_array_of(x->object), np_array_of(y->object));
}

// What is written must be writable, and no other array among the arguments may share its memory.
static bool may_write(const passing *p) {
    for (int i = 0; i < p->n; i++) {
        if (p->arrays[i].is_written && np_array_of(p->arrays[i].object)->readonly) return false;
        for (int k = 0; k < i; k++)
            if ((p->arrays[i].is_written || p->arrays[k].is_written) && overlap(&p->arrays[i], &p->arrays[k]))
                return false;
    }
    return true;
}

static bool take_arrays(passing *p, const interp_compiled *code, const compiled_arguments *a) {
    for (int i = 0; i < a->n; i++) {
        if (a->kinds[i] != 'a') continue;
        passed_array *x = &p->arrays[p->n];
        const nprt_array *from = np_array_of(a->slots[i].array);
        *x = (passed_array){.object = a->slots[i].array, .is_written = code->writes[i]};
        if (from->block && nd_is_c_contiguous(from))
            x->a = nd_view(from);
        else if (!nd_copy(from, 'C', &x->a))
            return nprt_error_clear(), false;
        p->n++;
        p->writes = p->writes || x->is_written;
    }
    return !p->writes || may_write(p);
}

static void set_array(nprt_list *list, int slot, const nprt_array *a) {
    int64_t words[3 + 2 * NPRT_MAX_RANK];
    nprt_memref *m = (nprt_memref *)words;
    int64_t stride = 1;
    m->allocated = a->block;
    m->aligned = a->data;
    m->offset = 0;
    for (int i = a->rank - 1; i >= 0; i--) {
        m->sizes_strides[i] = a->shape[i];
        m->sizes_strides[a->rank + i] = stride;
        stride *= a->shape[i];
    }
    nprt_list_set_array(list, 0, slot, a->rank, m, (int32_t)a->dtype);
}

static nprt_list *argument_list(const compiled_arguments *a, const passing *p) {
    nprt_list *list = nprt_list_new(a->kinds);
    int array = 0;
    nprt_list_add_item(list);
    for (int i = 0; i < a->n; i++)
        if (a->kinds[i] == 'a')
            set_array(list, i, &p->arrays[array++].a);
        else if (a->kinds[i] == 'i')
            nprt_list_set_i64(list, 0, i, a->slots[i].i);
        else
            nprt_list_set_f64(list, 0, i, a->slots[i].d);
    return list;
}

// ---- results

typedef struct result_reader {
    const char *type;
    const nprt_slot *slot;
    const int *same;                       // what stands for the slot's array, as in interp_compiled; NULL: itself
    const compiled_arguments *arguments;   // that it may be one of
} result_reader;

static const nprt_slot *take_slot(result_reader *r) {
    if (r->same) r->same++;
    return r->slot++;
}

static nprt_array array_of(const nprt_list_array *s) {
    nprt_array a = {.block = s->block, .data = s->data, .dtype = (nprt_dtype)s->dtype, .rank = s->rank};
    for (int i = 0; i < s->rank; i++) {
        a.shape[i] = s->sizes_strides[i];
        a.strides[i] = s->sizes_strides[s->rank + i] * (int64_t)nprt_dtype_size(a.dtype);
    }
    return a;
}

static py_object *read_array(result_reader *r) {
    int const same = r->same ? *r->same : -1;
    nprt_array a = array_of(take_slot(r)->a);
    if (same >= 0) return py_incref(r->arguments->slots[same].array);
    nd_retain(&a);
    return np_wrap(&a);
}

static py_object *read_scalar(result_reader *r) {
    char *end;
    nd_scalar v = {.dtype = (nprt_dtype)strtol(r->type, &end, 10)};
    r->type = end + 1;
    if (nprt_dtype_kind(v.dtype) == 'f')
        v.f = take_slot(r)->d;
    else
        v.i = take_slot(r)->i;
    return np_scalar(v);
}

static py_object *read_value(result_reader *r);

static const char *end_of_type(const char *t) {   // behind one type
    int depth = 0;
    do {
        if (*t == '(' || *t == '[') depth++;
        if (*t == ')' || *t == ']') depth--;
        if (*t == 'A' || *t == 'N') t = strchr(t, ';');
        t++;
    } while (depth || t[-1] == 'L');
    return t;
}

static py_object *read_list(result_reader *r) {
    const nprt_list *list = take_slot(r)->o;
    py_object *out = py_list_new(0);
    const char *end = end_of_type(r->type);
    for (int64_t i = 0; i < list->count; i++) {
        result_reader item = {r->type, nprt_list_item(list, i), NULL, NULL};
        py_object *v = read_value(&item);
        py_list_append(out, v);
        py_decref(v);
    }
    r->type = end;
    return out;
}

static py_object *read_items(result_reader *r, char close) {
    py_object *list = py_list_new(0);
    while (*r->type != close) {
        py_object *v = read_value(r);
        py_list_append(list, v);
        py_decref(v);
    }
    r->type++;
    if (close == ']') return list;
    py_object *t = py_tuple_new(PY_LIST(list)->n);
    for (int64_t i = 0; i < PY_LIST(list)->n; i++) PY_TUPLE(t)->items[i] = py_incref(PY_LIST(list)->items[i]);
    py_decref(list);
    return t;
}

static py_object *read_choice(result_reader *r) {
    bool const is_first = take_slot(r)->i;
    py_object *a = read_value(r), *b = read_value(r);
    py_decref(is_first ? b : a);
    return is_first ? a : b;
}

static py_object *read_value(result_reader *r) {
    switch (*r->type++) {
    case 'n': return py_incref(PY_NONE);
    case 'B': return py_bool(take_slot(r)->i);
    case 'i': return py_int(take_slot(r)->i);
    case 'd': return py_float(take_slot(r)->d);
    case 's': {
        const nprt_str *s = take_slot(r)->o;
        return py_str_new(s->bytes, (size_t)s->size);
    }
    case 'N': return read_scalar(r);
    case 'A': r->type = strchr(r->type, ';') + 1; return read_array(r);
    case 'L': return read_list(r);
    case 'C': return read_choice(r);
    case '(': return read_items(r, ')');
    default: return read_items(r, ']');
    }
}

// The fields that the function has set.
static void set_fields(result_reader *r, py_object *object) {
    for (r->type++; *r->type != '}';) {
        char *end;
        size_t const n = strtoul(r->type + 1, &end, 10);
        py_object *name = py_str_new(end + 1, n), *value;
        r->type = end + 1 + n;
        value = read_value(r);
        py_dict_set(*py_dict_slot(object), name, value);
        py_decref(name);
        py_decref(value);
    }
    r->type++;
}

// Arrays that the function has written go back to where they are, unless they have stayed there.
static void write_back(const passing *p, const nprt_slot *slot) {
    for (int i = 0; i < p->n; i++, slot++) {
        if (!p->arrays[i].is_written) continue;
        nprt_array const now = array_of(slot->a);
        const nprt_array *home = np_array_of(p->arrays[i].object);
        if (now.data != home->data || !nd_same_view(&now, home)) nd_assign(np_context(), home, &now);
    }
}

// ---- the call

static py_type *exception_type(const char *kind) {
    const char *dot = strrchr(kind, '.'), *name = dot ? dot + 1 : kind;
    if (!strcmp(name, "LinAlgError")) return &np_LinAlgError;
    if (!strcmp(name, "AxisError")) return &np_AxisError;
    py_object *builtins = py_dict_get_str(py.modules, "builtins"),
              *t = builtins ? py_dict_get_str(py_module_dict(builtins), name) : NULL;
    return t && t->type == &py_type_type ? (py_type *)t : &py_RuntimeError;
}

// What code that may raise writes to is kept as it was.
static bool save(passing *p, int64_t most) {
    int64_t bytes = 0;
    for (int i = 0; i < p->n; i++) {
        passed_array *x = &p->arrays[i];
        bytes += x->is_written ? nprt_array_size(&x->a) * (int64_t)nprt_dtype_size(x->a.dtype) : 0;
    }
    if (bytes > most) return false;
    for (int i = 0; i < p->n; i++) {
        passed_array *x = &p->arrays[i];
        if (x->is_written && !nd_copy(&x->a, 'C', &x->saved)) return nprt_error_clear(), false;
    }
    return true;
}

static void restore(const passing *p) {
    for (int i = 0; i < p->n; i++) {
        const passed_array *x = &p->arrays[i];
        if (x->saved.block) nd_assign(np_context(), &x->a, &x->saved);
    }
}

int compiled_run(const interp_compiled *code, compiled_arguments *a, int64_t most_saved, py_object **out) {
    passing p;
    nprt_entry_failure failure;
    p.n = 0;
    p.writes = false;
    a->kinds[a->n] = '\0';
    bool const saves = code->may_raise;
    if (!take_arrays(&p, code, a) || (saves && !save(&p, most_saved))) return drop(&p), 0;
    nprt_list *arguments = argument_list(a, &p), *result = nprt_entry_call(code->code, arguments, &failure);
    int status = 0;
    if (result) {
        const nprt_slot *slots = nprt_list_item(result, 0);
        result_reader r = {.type = code->result, .slot = slots, .same = code->same, .arguments = a};
        write_back(&p, slots + result->width - p.n);
        *out = read_value(&r);
        for (int i = 0; i < a->object_count; i++) set_fields(&r, a->objects[i]);
        status = 1;
    } else if (saves) {
        restore(&p);
    } else if (p.writes) {
        py_raise(exception_type(failure.kind), "%s", failure.message);
        status = -1;
    }
    nprt_object_release(result);
    nprt_object_release(arguments);
    drop(&p);
    return status;
}
