// Text of arrays, and the options of printing.
#include "interp/np_print.h"
#include "runtime/array_format.h"
#include <string.h>

static nprt_print_options *options(void) {
    static nprt_print_options current;
    static bool set;
    if (!set) current = nprt_print_defaults;
    set = true;
    return &current;
}

const nprt_print_options *np_print_options(void) { return options(); }

static py_object *finish_text(nprt_buf *b) {
    py_object *s = py_pending() ? NULL : py_str_new(b->data ? b->data : "", b->n);
    nprt_buf_free(b);
    return s;
}

// name: what repr calls it, or NULL.
static py_object *text(const nprt_array *a, const char *name, const nprt_print_options *o, bool repr) {
    nprt_buf b = {0};
    np_element_printer *printer = NULL;
    nprt_print_options own = *o;
    own.name = name;
    nprt_element_text element;
    py_object *dtype = NULL;
    if (!nprt_dtype_is_number(a->dtype)) {
        printer = np_element_printer_new(a, o, nprt_array_size(a) > o->threshold);
        element = (nprt_element_text){np_element_printer_add, printer};
        dtype = np_dtype_short(a->dtype);
        own.element = &element;
        own.dtype = py_str_data(dtype);
    }
    nprt_add_array(&b, a, &own, repr);
    if (printer) np_element_printer_free(printer);
    py_xdecref(dtype);
    return finish_text(&b);
}

static const char *class_name(const py_object *o) { return np_has_class(o) ? o->type->name : NULL; }

// Functions of the program or of lib/numpy that make an array's text instead: [0] str, [1] repr.
static py_object *text_functions[2];

static py_object *f_set_text_functions(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "_set_text_functions", 2, 2)) return NULL;
    for (int i = 0; i < 2; i++) {
        py_object *const old = text_functions[i];
        text_functions[i] = a->v[i] == PY_NONE ? NULL : py_incref(a->v[i]);
        py_xdecref(old);
    }
    PY_RETURN_NONE;
}

py_object *np_array_repr(py_object *o) {
    if (text_functions[1]) return py_call1(text_functions[1], o);
    return text(np_array_of(o), class_name(o), options(), true);
}

py_object *np_array_str(py_object *o) {
    if (text_functions[0]) return py_call1(text_functions[0], o);
    const nprt_array *a = np_array_of(o);
    if (a->rank > 0) return text(a, NULL, options(), false);
    py_object *v = np_element(a->dtype, a->data), *s = v ? py_str(v) : NULL;
    py_xdecref(v);
    return s;
}

// The keyword arguments that set_printoptions, array2string and their like share.
static bool read_options(nprt_print_options *o, py_object *precision, py_object *threshold, py_object *edgeitems,
                         py_object *linewidth, py_object *suppress, py_object *floatmode, py_object *sign) {
    int64_t v;
    struct {
        py_object *o;
        int *to;
    } ints[] = {
        {precision, &o->precision}, {threshold, &o->threshold}, {edgeitems, &o->edgeitems}, {linewidth, &o->linewidth}};
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++) {
        if (!ints[i].o || ints[i].o == PY_NONE) continue;
        if (py_is_float(ints[i].o)) {   // threshold=np.inf
            *ints[i].to = INT32_MAX;
            continue;
        }
        if (!py_as_int64(ints[i].o, &v)) return false;
        *ints[i].to = v > INT32_MAX ? INT32_MAX : (int)v;
    }
    if (suppress && suppress != PY_NONE) o->suppress = py_truth(suppress) == 1;
    if (sign && py_is_str(sign) && py_str_size(sign)) o->sign = py_str_data(sign)[0];
    if (floatmode && py_is_str(floatmode)) {
        if (py_str_equals(floatmode, "fixed"))
            o->floatmode = NPRT_FIXED;
        else if (py_str_equals(floatmode, "unique"))
            o->floatmode = NPRT_UNIQUE;
        else if (py_str_equals(floatmode, "maxprec_equal"))
            o->floatmode = NPRT_MAXPREC_EQUAL;
        else
            o->floatmode = NPRT_MAXPREC;
    }
    return true;
}

static py_object *f_set_printoptions(py_object *self, const py_args *a) {
    (void)self;
    py_object *precision = NULL, *threshold = NULL, *edge = NULL, *width = NULL, *suppress = NULL, *nanstr = NULL,
              *infstr = NULL, *formatter = NULL, *sign = NULL, *floatmode = NULL, *legacy = NULL;
    if (!py_parse(a, "set_printoptions",
                  "precision= threshold= edgeitems= linewidth= suppress= nanstr= infstr= formatter= sign= floatmode= * "
                  "legacy=",
                  &precision, &threshold, &edge, &width, &suppress, &nanstr, &infstr, &formatter, &sign, &floatmode,
                  &legacy))
        return NULL;
    if (!read_options(options(), precision, threshold, edge, width, suppress, floatmode, sign)) return NULL;
    PY_RETURN_NONE;
}

static py_object *f_get_printoptions(py_object *self, const py_args *a) {
    (void)self;
    if (!py_arity(a, "get_printoptions", 0, 0)) return NULL;
    const nprt_print_options *o = options();
    static const char *const modes[] = {[NPRT_MAXPREC] = "maxprec",
                                        [NPRT_FIXED] = "fixed",
                                        [NPRT_UNIQUE] = "unique",
                                        [NPRT_MAXPREC_EQUAL] = "maxprec_equal"};
    const struct {
        const char *name;
        py_object *value;
    } rows[] = {{"edgeitems", py_int(o->edgeitems)},
                {"threshold", py_int(o->threshold)},
                {"floatmode", py_str_cstr(modes[o->floatmode])},
                {"precision", py_int(o->precision)},
                {"suppress", py_bool(o->suppress)},
                {"linewidth", py_int(o->linewidth)},
                {"nanstr", py_str_cstr(o->nanstr)},
                {"infstr", py_str_cstr(o->infstr)},
                {"sign", py_str_format("%c", o->sign)},
                {"formatter", py_incref(PY_NONE)},
                {"legacy", py_bool(false)}};
    py_object *d = py_dict_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        py_dict_set_str(d, rows[i].name, rows[i].value);
        py_decref(rows[i].value);
    }
    return d;
}

static py_object *f_array2string(py_object *self, const py_args *a) {
    (void)self;
    py_object *x = NULL, *width = NULL, *precision = NULL, *suppress = NULL, *separator = NULL, *prefix = NULL,
              *style = NULL, *formatter = NULL, *threshold = NULL, *edge = NULL, *sign = NULL, *floatmode = NULL,
              *suffix = NULL, *legacy = NULL;
    if (!py_parse(a, "array2string",
                  "a max_line_width= precision= suppress_small= separator= prefix= style= formatter= threshold= "
                  "edgeitems= sign= floatmode= suffix= * legacy=",
                  &x, &width, &precision, &suppress, &separator, &prefix, &style, &formatter, &threshold, &edge, &sign,
                  &floatmode, &suffix, &legacy))
        return NULL;
    nprt_print_options o = *options();
    nprt_array v;
    if (!read_options(&o, precision, threshold, edge, width, suppress, floatmode, sign) ||
        !np_convert(x, NPRT_DTYPE_COUNT, &v))
        return NULL;
    nprt_buf b = {0};
    np_element_printer *printer = NULL;
    nprt_element_text element;
    if (!nprt_dtype_is_number(v.dtype)) {
        printer = np_element_printer_new(&v, &o, nprt_array_size(&v) > o.threshold);
        element = (nprt_element_text){np_element_printer_add, printer};
        o.element = &element;
    }
    nprt_add_array2string(&b, &v, &o, separator && py_is_str(separator) ? py_str_data(separator) : " ",
                          prefix && py_is_str(prefix) ? py_str_data(prefix) : "");
    if (printer) np_element_printer_free(printer);
    nd_release(&v);
    return finish_text(&b);
}

static py_object *as_text(const py_args *a, const char *name, bool repr) {
    py_object *x = NULL, *width = NULL, *precision = NULL, *suppress = NULL;
    nprt_print_options o = *options();
    nprt_array v;
    if (!py_parse(a, name, "a max_line_width= precision= suppress_small=", &x, &width, &precision, &suppress))
        return NULL;
    if (!read_options(&o, precision, NULL, NULL, width, suppress, NULL, NULL) || !np_convert(x, NPRT_DTYPE_COUNT, &v))
        return NULL;
    py_object *s = text(&v, np_is_array(x) ? class_name(x) : NULL, &o, repr);
    nd_release(&v);
    return s;
}

static py_object *f_array_str(py_object *self, const py_args *a) {
    (void)self;
    return as_text(a, "array_str", false);
}
static py_object *f_array_repr(py_object *self, const py_args *a) {
    (void)self;
    return as_text(a, "array_repr", true);
}

const py_method_def np_print_functions[] = {{"set_printoptions", f_set_printoptions, PY_METHOD},
                                            {"get_printoptions", f_get_printoptions, PY_METHOD},
                                            {"array2string", f_array2string, PY_METHOD},
                                            {"array_str", f_array_str, PY_METHOD},
                                            {"array_repr", f_array_repr, PY_METHOD},
                                            {"_set_text_functions", f_set_text_functions, PY_METHOD},
                                            {NULL, NULL, PY_METHOD}};
