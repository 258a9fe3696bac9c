// The functions of the builtins module that need nothing of the engine.
#include "runtime/py/impl.h"

#include <stdlib.h>

static py_object *b_abs(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "abs", 1, 1) ? py_unary(a->v[0], PY_ABS) : NULL;
}

static py_object *any_all(const py_args *a, const char *name, int stop) {
    if (!py_arity(a, name, 1, 1)) return NULL;
    py_object *it = py_iter(a->v[0]), *x;
    if (!it) return NULL;
    int r = !stop;
    while (r != stop && (x = py_next(it))) {
        int t = py_truth(x);
        py_decref(x);
        if (t < 0) break;
        if (t == stop) r = stop;
    }
    py_decref(it);
    return py_pending() ? NULL : py_bool(r);
}
static py_object *b_any(py_object *m, const py_args *a) {
    (void)m;
    return any_all(a, "any", 1);
}
static py_object *b_all(py_object *m, const py_args *a) {
    (void)m;
    return any_all(a, "all", 0);
}
static py_object *b_ascii(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "ascii", 1, 1) ? py_ascii(a->v[0]) : NULL;
}

static py_object *in_base(const py_args *a, const char *name, const char *spec) {
    if (!py_arity(a, name, 1, 1)) return NULL;
    py_object *i = py_index(a->v[0]), *r = i ? py_format_int(i, spec, strlen(spec)) : NULL;
    py_xdecref(i);
    return r;
}
static py_object *b_bin(py_object *m, const py_args *a) {
    (void)m;
    return in_base(a, "bin", "#b");
}
static py_object *b_oct(py_object *m, const py_args *a) {
    (void)m;
    return in_base(a, "oct", "#o");
}
static py_object *b_hex(py_object *m, const py_args *a) {
    (void)m;
    return in_base(a, "hex", "#x");
}
static py_object *b_callable(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "callable", 1, 1) ? py_bool(py_callable(a->v[0])) : NULL;
}

static py_object *b_chr(py_object *m, const py_args *a) {
    (void)m;
    int64_t c;
    if (!py_arity(a, "chr", 1, 1) || !py_as_int64(a->v[0], &c)) return NULL;
    if (c < 0 || c > 0x10ffff) return py_raise(&py_ValueError, "chr() arg not in range(0x110000)");
    char t[4];
    return py_str_new(t, py_utf8_encode((uint32_t)c, t));
}

static py_object *b_ord(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "ord", 1, 1)) return NULL;
    py_object *s = a->v[0];
    if (py_is_instance(s, &py_bytes_type) && py_bytes_size(s) == 1) return py_int((unsigned char)*py_bytes_data(s));
    if (!py_is_str(s)) return py_raise(&py_TypeError, "ord() expected string of length 1, but %s found", s->type->name);
    if (py_str_length(s) != 1)
        return py_raise(&py_TypeError, "ord() expected a character, but string of length %lld found",
                        (long long)py_str_length(s));
    const char *p = py_str_data(s);
    return py_int(py_utf8_next(&p));
}

static py_object *b_delattr(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "delattr", 2, 2) && py_setattr(a->v[0], a->v[1], NULL) ? py_incref(PY_NONE) : NULL;
}

// Attribute names given as values are made the interned ones.
static py_object *interned(py_object *name) {   // borrowed from the intern table
    if (!py_is_str(name)) return py_raise(&py_TypeError, "attribute name must be string, not '%s'", name->type->name);
    py_object *s = py_str_intern(py_str_data(name));
    py_decref(s);
    return s;
}

static py_object *b_getattr(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "getattr", 2, 3)) return NULL;
    py_object *name = interned(a->v[1]), *r = name ? py_getattr(a->v[0], name) : NULL;
    if (r || !name || a->n < 3 || !py_pending_is(&py_AttributeError)) return r;
    py_clear_error();
    return py_incref(a->v[2]);
}
static py_object *b_hasattr(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "hasattr", 2, 2)) return NULL;
    py_object *name = interned(a->v[1]), *v = NULL;
    int r = name ? py_getattr_optional(a->v[0], name, &v) : -1;
    py_xdecref(v);
    return r < 0 ? NULL : py_bool(r);
}
static py_object *b_setattr(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "setattr", 3, 3)) return NULL;
    py_object *name = interned(a->v[1]);
    return name && py_setattr(a->v[0], name, a->v[2]) ? py_incref(PY_NONE) : NULL;
}

static py_object *b_divmod(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "divmod", 2, 2) ? py_binary(a->v[0], a->v[1], PY_DIVMOD) : NULL;
}

static py_object *b_format(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "format", 1, 2) ? py_format(a->v[0], a->n > 1 ? a->v[1] : NULL) : NULL;
}

static py_object *b_hash(py_object *m, const py_args *a) {
    (void)m;
    int64_t h;
    return py_arity(a, "hash", 1, 1) && py_hash(a->v[0], &h) ? py_int(h) : NULL;
}
static py_object *b_id(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "id", 1, 1) ? py_int((int64_t)(intptr_t)a->v[0]) : NULL;
}

static py_object *b_isinstance(py_object *m, const py_args *a) {
    (void)m;
    int r = py_arity(a, "isinstance", 2, 2) ? py_isinstance(a->v[0], a->v[1]) : -1;
    return r < 0 ? NULL : py_bool(r);
}
static py_object *b_issubclass(py_object *m, const py_args *a) {
    (void)m;
    int r = py_arity(a, "issubclass", 2, 2) ? py_issubclass(a->v[0], a->v[1]) : -1;
    return r < 0 ? NULL : py_bool(r);
}

static py_object *b_iter(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "iter", 1, 2)) return NULL;
    return a->n == 1 ? py_iter(a->v[0]) : py_call2((py_object *)&py_call_iter_type, a->v[0], a->v[1]);
}

static py_object *b_len(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "len", 1, 1)) return NULL;
    int64_t n = py_len(a->v[0]);
    return n < 0 ? NULL : py_int(n);
}

static py_object *extreme(const py_args *a, const char *name, py_compare_op op) {
    py_object *key = py_keyword(a, "key"), *def = py_keyword(a, "default"), *single = NULL;
    int known = (key != NULL) + (def != NULL);
    if (a->kwnames && PY_TUPLE(a->kwnames)->n > known)
        return py_raise(&py_TypeError, "%s() got an unexpected keyword argument", name);
    if (!a->n) return py_raise(&py_TypeError, "%s expected at least 1 argument, got 0", name);
    if (key == PY_NONE) key = NULL;
    if (def && a->n > 1)
        return py_raise(&py_TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
    py_object *it = a->n == 1 ? py_iter(a->v[0]) : NULL, *best = NULL, *best_key = NULL, *x;
    if (a->n == 1 && !it) return NULL;
    for (int64_t i = 0; (x = it ? py_next(it) : i < a->n ? py_incref(a->v[i]) : NULL); i++) {
        py_object *k = key ? py_call1(key, x) : py_incref(x);
        int better = !k ? -1 : best ? py_compare_bool(k, best_key, op) : 1;
        if (better > 0) {
            py_xdecref(best);
            py_xdecref(best_key);
            best = x;
            best_key = k;
            continue;
        }
        py_decref(x);
        py_xdecref(k);
        if (better < 0) break;
    }
    py_xdecref(it);
    py_xdecref(best_key);
    (void)single;
    if (py_pending())
        PY_CLEAR(best);
    else if (!best)
        return def ? py_incref(def) : py_raise(&py_ValueError, "%s() arg is an empty sequence", name);
    return best;
}
static py_object *b_max(py_object *m, const py_args *a) {
    (void)m;
    return extreme(a, "max", PY_GT);
}
static py_object *b_min(py_object *m, const py_args *a) {
    (void)m;
    return extreme(a, "min", PY_LT);
}

static py_object *b_next(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "next", 1, 2)) return NULL;
    if (!a->v[0]->type->next) return py_raise(&py_TypeError, "'%s' object is not an iterator", a->v[0]->type->name);
    py_object *r = a->v[0]->type->next(a->v[0]);
    if (r) return r;
    if (py_pending() && !(a->n > 1 && py_pending_is(&py_StopIteration))) return NULL;
    if (a->n > 1) {
        py_clear_error();
        return py_incref(a->v[1]);
    }
    return py_raise_object(&py_StopIteration, NULL);
}

static py_object *b_open(py_object *m, const py_args *a) {
    (void)m;
    return py_file_open(a);
}

static py_object *b_pow(py_object *m, const py_args *a) {
    (void)m;
    py_object *x, *y, *z = NULL;
    if (!py_parse(a, "pow", "base exp mod=", &x, &y, &z)) return NULL;
    if (!z || z == PY_NONE) return py_binary(x, y, PY_POW);
    if (!py_is_int(x) || !py_is_int(y) || !py_is_int(z))
        return py_raise(&py_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    return py_int_powmod(x, y, z);
}

static py_object *b_print(py_object *m, const py_args *a) {
    (void)m;
    py_object *sep = py_keyword(a, "sep"), *end = py_keyword(a, "end"), *file = py_keyword(a, "file"),
              *flush = py_keyword(a, "flush");
    int known = (sep != NULL) + (end != NULL) + (file != NULL) + (flush != NULL);
    if (a->kwnames && PY_TUPLE(a->kwnames)->n > known) {
        for (int64_t i = 0; i < PY_TUPLE(a->kwnames)->n; i++) {
            const char *k = py_str_data(PY_TUPLE(a->kwnames)->items[i]);
            if (strcmp(k, "sep") && strcmp(k, "end") && strcmp(k, "file") && strcmp(k, "flush"))
                return py_raise(&py_TypeError, "'%s' is an invalid keyword argument for print()", k);
        }
    }
    if (sep == PY_NONE) sep = NULL;
    if (end == PY_NONE) end = NULL;
    if (sep && !py_is_str(sep)) return py_raise(&py_TypeError, "sep must be None or a string, not %s", sep->type->name);
    if (end && !py_is_str(end)) return py_raise(&py_TypeError, "end must be None or a string, not %s", end->type->name);
    py_buffer b = {0};
    for (int64_t i = 0; i < a->n; i++) {
        if (i && sep)
            py_buffer_add(&b, py_str_data(sep), py_str_size(sep));
        else if (i)
            py_buffer_char(&b, ' ');
        py_object *s = py_str(a->v[i]);
        if (!s) {
            py_buffer_free(&b);
            return NULL;
        }
        py_buffer_add(&b, py_str_data(s), py_str_size(s));
        py_decref(s);
    }
    if (end)
        py_buffer_add(&b, py_str_data(end), py_str_size(end));
    else
        py_buffer_char(&b, '\n');
    py_object *sys = py_dict_get_str(py.modules, "sys");
    if (!file || file == PY_NONE) file = sys ? py_dict_get(py_module_dict(sys), PN(stdout)) : NULL;
    bool ok = !file || file == PY_NONE || py_write_text(file, b.data ? b.data : "", b.n);
    py_buffer_free(&b);
    if (ok && flush && py_truth(flush) == 1 && file) {
        py_object *r = py_call_method(file, "flush", 0);
        ok = r != NULL;
        py_xdecref(r);
    }
    return ok ? py_incref(PY_NONE) : NULL;
}

// sys.stdin where the program has put something else there.
static py_object *input_stream(void) {
    py_object *sys = py_import("sys"), *in = sys ? py_getattr_str(sys, "stdin") : NULL;
    py_xdecref(sys);
    if (!in) py_clear_error();
    if (in && in->type == &py_file_type) PY_CLEAR(in);
    return in;
}

static py_object *line_of_stream(py_object *in) {   // takes it
    py_object *line = py_call_method(in, "readline", 0);
    py_decref(in);
    if (!line) return NULL;
    if (!py_is_str(line)) {
        py_decref(line);
        return py_raise(&py_TypeError, "object.readline() returned non-string");
    }
    size_t n = py_str_size(line);
    const char *s = py_str_data(line);
    py_object *r = n ? py_str_new(s, s[n - 1] == '\n' ? n - 1 : n) : py_raise(&py_EOFError, "EOF when reading a line");
    py_decref(line);
    return r;
}

static py_object *b_input(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "input", 0, 1)) return NULL;
    if (a->n) {
        py_object *s = py_str(a->v[0]);
        if (!s) return NULL;
        py_object *sys = py_import("sys"), *out = sys ? py_getattr_str(sys, "stdout") : NULL;
        bool const ok = out && py_write_text(out, py_str_data(s), py_str_size(s));
        py_xdecref(sys);
        py_xdecref(out);
        py_decref(s);
        if (!ok) return NULL;
    }
    fflush(stdout);
    py_object *replaced = input_stream();
    if (replaced) return line_of_stream(replaced);
    char *line = NULL;
    size_t cap = 0;
    ssize_t n = getline(&line, &cap, stdin);
    py_object *r;
    if (n < 0)
        r = py_raise(&py_EOFError, "EOF when reading a line");
    else
        r = py_str_new(line, (size_t)(n && line[n - 1] == '\n' ? n - 1 : n));
    free(line);
    return r;
}

static py_object *b_repr(py_object *m, const py_args *a) {
    (void)m;
    return py_arity(a, "repr", 1, 1) ? py_repr(a->v[0]) : NULL;
}

static py_object *b_round(py_object *m, const py_args *a) {
    (void)m;
    py_object *x, *n = NULL;
    if (!py_parse(a, "round", "number ndigits=", &x, &n)) return NULL;
    py_object *f = py_type_lookup(x->type, PN(__round__));
    if (!f) return py_raise(&py_TypeError, "type %s doesn't define __round__ method", x->type->name);
    return n && n != PY_NONE ? py_call2(f, x, n) : py_call1(f, x);
}

static py_object *b_sorted(py_object *m, const py_args *a) {
    (void)m;
    py_object *x, *key = NULL, *reverse = NULL;
    if (!py_parse(a, "sorted", "iterable / * key= reverse=", &x, &key, &reverse)) return NULL;
    py_object *l = py_list_of(x);
    if (!l) return NULL;
    int down = reverse ? py_truth(reverse) : 0;
    if (down < 0 || !py_sort(PY_LIST(l)->items, PY_LIST(l)->n, key == PY_NONE ? NULL : key, down)) PY_CLEAR(l);
    return l;
}

// total (a float) and v (another), and what follows as long as it is floats; all but the result are given up.
static py_object *sum_floats(py_object *total, py_object *v, py_object *it) {
    double sum = py_float_value(total);
    py_decref(total);
    do {
        sum += py_float_value(v);
        py_decref(v);
        v = py_next(it);
    } while (v && v->type == &py_float_type);
    total = py_float(sum);
    if (!v) return total;
    py_object *next = py_binary(total, v, PY_ADD);
    py_decref(total);
    py_decref(v);
    return next;
}

static py_object *b_sum(py_object *m, const py_args *a) {
    (void)m;
    py_object *x, *start = NULL;
    if (!py_parse(a, "sum", "iterable / start=", &x, &start)) return NULL;
    if (start && py_is_str(start)) return py_raise(&py_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    py_object *total = start ? py_incref(start) : py_int(0), *it = py_iter(x), *v;
    if (!it) {
        py_decref(total);
        return NULL;
    }
    while (total && (v = py_next(it))) {
        py_object *next;
        if (total->type == &py_float_type && v->type == &py_float_type) {
            total = sum_floats(total, v, it);
            continue;
        }
        next = py_binary(total, v, PY_ADD);
        py_decref(total);
        py_decref(v);
        total = next;
    }
    py_decref(it);
    if (py_pending()) PY_CLEAR(total);
    return total;
}

static py_object *b_vars(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "vars", 1, 1)) return NULL;
    py_object *d = py_getattr(a->v[0], PN(__dict__));
    if (!d && py_pending_is(&py_AttributeError)) {
        py_clear_error();
        return py_raise(&py_TypeError, "vars() argument must have __dict__ attribute");
    }
    return d;
}

static const py_method_def functions[] = {
#define B(NAME) {#NAME, b_##NAME, PY_METHOD},
    B(abs) B(all) B(any) B(ascii) B(bin) B(callable) B(chr) B(delattr) B(divmod) B(format) B(getattr) B(hasattr) B(hash)
        B(hex) B(id) B(input) B(isinstance) B(issubclass) B(iter) B(len) B(max) B(min) B(next) B(oct) B(open) B(ord)
            B(pow) B(print) B(repr) B(round) B(setattr) B(sorted) B(sum) B(vars)
#undef B
                {0}};

py_object *py_builtins_make(void) {
    py_object *m = py_module_new("builtins");
    py_module_functions(m, functions);
    static const struct {
        const char *name;
        py_type *type;
    } types[] = {{"object", &py_object_type},
                 {"type", &py_type_type},
                 {"int", &py_int_type},
                 {"bool", &py_bool_type},
                 {"float", &py_float_type},
                 {"complex", &py_complex_type},
                 {"str", &py_str_type},
                 {"bytes", &py_bytes_type},
                 {"bytearray", &py_bytearray_type},
                 {"memoryview", &py_memoryview_type},
                 {"tuple", &py_tuple_type},
                 {"list", &py_list_type},
                 {"dict", &py_dict_type},
                 {"set", &py_set_type},
                 {"frozenset", &py_frozenset_type},
                 {"slice", &py_slice_type},
                 {"range", &py_range_type},
                 {"staticmethod", &py_staticmethod_type},
                 {"classmethod", &py_classmethod_type},
                 {"property", &py_property_type},
                 {"super", &py_super_type},
                 {"enumerate", &py_enumerate_type},
                 {"zip", &py_zip_type},
                 {"map", &py_map_type},
                 {"filter", &py_filter_type},
                 {"reversed", &py_reversed_type},
#define EXCEPTION(NAME, BASE) {#NAME, &py_##NAME},
#include "runtime/py/exceptions.def"
                 {"IOError", &py_OSError},
                 {"EnvironmentError", &py_OSError}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        py_module_add(m, types[i].name, py_incref((py_object *)types[i].type));
    py_module_add(m, "None", py_incref(PY_NONE));
    py_module_add(m, "True", PY_TRUE);
    py_module_add(m, "False", PY_FALSE);
    py_module_add(m, "NotImplemented", py_incref(PY_NOT_IMPLEMENTED));
    py_module_add(m, "Ellipsis", py_incref(&py_ellipsis));
    py_module_add(m, "__debug__", PY_TRUE);
    py.builtins = py_module_dict(m);
    return m;
}
