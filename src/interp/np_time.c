// datetime64 and timedelta64 scalars: making, writing and reading them.
#include "interp/np_time.h"
#include "interp/np_dtype.h"
#include "interp/np_extended.h"
#include "interp/np_flexible.h"
#include "runtime/nd/nd_dates.h"
#include "runtime/time_unit.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static nprt_dtype of(py_object *o) { return ((np_time_object *)o)->dtype; }
static int64_t value(py_object *o) { return ((np_time_object *)o)->v; }

static py_object *new_time(nprt_dtype t, int64_t v) {
    np_time_object *o = (np_time_object *)py_alloc(np_dtype_scalar_type(t), 0);
    o->dtype = t;
    o->v = v;
    return &o->ob;
}

static const char *plural(nprt_time_unit u) {
    static const char *const names[] = {"years",        "months",
                                        "weeks",        "days",
                                        "hours",        "minutes",
                                        "seconds",      "milliseconds",
                                        "microseconds", "nanoseconds",
                                        "picoseconds",  "femtoseconds",
                                        "attoseconds",  "generic time units"};
    return names[u];
}

py_object *np_time_text(nprt_dtype t, int64_t v) {
    const nprt_descr *d = nprt_descr_get(t);
    char text[ND_DATE_TEXT];
    if (v == ND_NAT) return py_str_cstr("NaT");
    if (d->kind == 'M') {
        if (d->unit == NPRT_GENERIC) return py_str_cstr("NaT");
        return nd_date_text(t, v, d->unit, text) ? py_str_cstr(text) : np_raise();
    }
    return py_str_format("%lld %s", (long long)v * (long long)d->step, plural(d->unit));
}

static py_object *time_str(py_object *o) { return np_time_text(of(o), value(o)); }

static py_object *time_repr(py_object *o) {
    const nprt_descr *d = nprt_descr_get(of(o));
    if (d->kind == 'M') {
        py_object *s = np_time_text(of(o), value(o)), *r = NULL;
        if (!s) return NULL;
        bool bare = d->unit == NPRT_GENERIC || (value(o) != ND_NAT && d->step == 1);
        if (bare)
            r = py_str_format("numpy.datetime64('%s')", py_str_data(s));
        else if (d->step == 1)
            r = py_str_format("numpy.datetime64('%s','%s')", py_str_data(s), nprt_time_unit_name(d->unit));
        else
            r = py_str_format("numpy.datetime64('%s','%lld%s')", py_str_data(s), (long long)d->step,
                              nprt_time_unit_name(d->unit));
        py_decref(s);
        return r;
    }
    char count[32], unit[40] = "";
    snprintf(count, sizeof count, "%lld", (long long)value(o));
    if (d->unit != NPRT_GENERIC && d->step == 1) snprintf(unit, sizeof unit, ",'%s'", nprt_time_unit_name(d->unit));
    if (d->unit != NPRT_GENERIC && d->step != 1)
        snprintf(unit, sizeof unit, ",'%lld%s'", (long long)d->step, nprt_time_unit_name(d->unit));
    return py_str_format("numpy.timedelta64(%s%s)", value(o) == ND_NAT ? "'NaT'" : count, unit);
}

static bool time_hash(py_object *o, int64_t *out) {
    *out = value(o) == -1 ? -2 : value(o);
    return true;
}
static int time_truth(py_object *o) { return value(o) != 0; }

static py_object *time_compare(py_object *a, py_object *b, py_compare_op op) {
    py_object *other = np_is_time(a) ? b : a;
    bool known = np_is_number(other) || np_is_array(other) || np_is_generic(other) || np_is_sequence(other);
    if (!known) PY_RETURN_NOT_IMPLEMENTED;
    return np_array_compare(a, b, op);
}

static py_object *time_binary(py_object *a, py_object *b, py_binary_op op) {
    py_object *other = np_is_time(a) ? b : a;
    if (other == PY_NONE || py_is_str(other)) PY_RETURN_NOT_IMPLEMENTED;
    return np_array_binary(a, b, op);
}

static py_object *time_int(py_object *o) {
    if (of(o) && nprt_dtype_kind(of(o)) == 'm') return py_int(value(o));
    return py_raise(&py_TypeError,
                    "int() argument must be a string, a bytes-like object or a real number, not 'datetime64'");
}

// ---- Python's own objects

static py_object *from_datetime(const char *name, int n, const int64_t *v) {
    py_object *module = py_import("datetime"), *type = module ? py_getattr_str(module, name) : NULL, *r = NULL;
    py_xdecref(module);
    if (!type) return NULL;
    py_object *items[7];
    for (int i = 0; i < n; i++) items[i] = py_int(v[i]);
    r = py_call(type, &(py_args){items, n, NULL});
    for (int i = 0; i < n; i++) py_decref(items[i]);
    py_decref(type);
    return r;
}

// item(): a date, a datetime or a timedelta of the standard library where one fits, else the count.
py_object *np_time_item(nprt_dtype t, const char *p) {
    const nprt_descr *d = nprt_descr_get(t);
    int64_t v;
    memcpy(&v, p, 8);
    if (v == ND_NAT) PY_RETURN_NONE;
    if (d->unit > NPRT_MICROSECOND || (d->kind == 'm' && d->unit <= NPRT_MONTH)) return py_int(v);
    if (d->kind == 'm') {
        int64_t parts[3] = {0};
        nprt_dtype micro = nprt_dtype_time('m', NPRT_MICROSECOND, 1);
        if (!nd_time_convert(t, micro, v, &parts[2])) return np_raise();
        return from_datetime("timedelta", 3, parts);
    }
    nd_date date;
    if (!nd_date_of(t, v, &date)) return np_raise();
    if (date.year < 1 || date.year > 9999) return py_int(v);
    int64_t const parts[] = {
        date.year, date.month, date.day, date.hour, date.minute, date.second, date.atto / 1000000000000};
    return from_datetime(d->unit <= NPRT_DAY ? "date" : "datetime", d->unit <= NPRT_DAY ? 3 : 7, parts);
}

static bool attribute(py_object *o, const char *name, int64_t *out) {
    py_object *v = py_getattr_str(o, name);
    bool ok = v && py_as_int64(v, out);
    py_xdecref(v);
    return ok;
}

// A date, datetime or timedelta of the standard library: its finest unit and count there. 1, 0 or -1.
static int from_standard(py_object *o, char *kind, nprt_time_unit *unit, int64_t *v) {
    bool date = strcmp(o->type->name, "date") == 0, both = strcmp(o->type->name, "datetime") == 0;
    if (!date && !both && strcmp(o->type->name, "timedelta") != 0) return 0;
    int64_t a[7] = {0};
    if (!date && !both) {
        *kind = 'm';
        *unit = NPRT_MICROSECOND;
        if (!attribute(o, "days", &a[0]) || !attribute(o, "seconds", &a[1]) || !attribute(o, "microseconds", &a[2]))
            return -1;
        *v = (a[0] * 86400 + a[1]) * 1000000 + a[2];
        return 1;
    }
    static const char *const names[] = {"year", "month", "day", "hour", "minute", "second", "microsecond"};
    for (int i = 0; i < (date ? 3 : 7); i++)
        if (!attribute(o, names[i], &a[i])) return -1;
    nd_date d = {a[0], (int)a[1], (int)a[2], (int)a[3], (int)a[4], (int)a[5], a[6] * 1000000000000};
    *kind = 'M';
    *unit = date ? NPRT_DAY : NPRT_MICROSECOND;
    return nd_date_count(nprt_dtype_time('M', *unit, 1), &d, v) ? 1 : -1;
}

// A text as a count of the dtype; with a generic dtype, of the unit it is written in.
static bool parse(py_object *text, char kind, nprt_dtype *t, int64_t *out) {
    const char *s = py_is_str(text) ? py_str_data(text) : py_bytes_data(text);
    if (kind == 'M') return nd_date_parse(s, t, out) || np_raise();
    while (*s == ' ') s++;
    if (!*s || strcasecmp(s, "nat") == 0) {
        *out = ND_NAT;
        return true;
    }
    char *end;
    *out = strtoll(s, &end, 10);
    if (!*end) return true;
    py_raise(&py_ValueError, "Could not convert object to NumPy timedelta");
    return false;
}

static bool convert_value(py_object *o, char kind, nprt_dtype *t, int64_t *out) {
    const nprt_descr *d = nprt_descr_get(*t);
    if (o == PY_NONE) {
        *out = ND_NAT;
        return true;
    }
    if (py_is_str(o) || py_is_instance(o, &py_bytes_type)) return parse(o, kind, t, out);
    if (np_is_array(o) && np_array_of(o)->rank == 0) {
        py_object *e = np_element(np_array_of(o)->dtype, np_array_of(o)->data);
        bool ok = e && convert_value(e, kind, t, out);
        py_xdecref(e);
        return ok;
    }
    if (np_is_time(o) && nprt_dtype_kind(of(o)) == kind) {
        if (d->unit == NPRT_GENERIC) *t = of(o);
        if (!nd_can_cast(of(o), *t, 'k')) {
            const nprt_descr *f = nprt_descr_get(of(o));
            const char *from = f->text + 3, *to = d->text + 3;
            py_raise(&py_TypeError,
                     "Cannot cast NumPy %s scalar from metadata %s to %s according to the rule 'same_kind'",
                     kind == 'M' ? "datetime64" : "timedelta64", from, to);
            return false;
        }
        return nd_time_convert(of(o), *t, value(o), out) || np_raise();
    }
    char own;
    nprt_time_unit unit;
    int found = from_standard(o, &own, &unit, out);
    if (found < 0) return false;
    if (found && own == kind) {
        nprt_dtype source = nprt_dtype_time(kind, unit, 1);
        if (d->unit == NPRT_GENERIC) *t = source;
        return nd_time_convert(source, *t, *out, out) || np_raise();
    }
    if (py_is_int(o) || (np_is_scalar(o) && strchr("iub", nprt_dtype_kind(np_scalar_value(o).dtype)))) {
        if (kind == 'M' && d->unit == NPRT_GENERIC) {
            py_raise(&py_ValueError, "Converting an integer to a NumPy datetime requires a specified unit");
            return false;
        }
        return py_as_int64(o, out);
    }
    py_raise(&py_ValueError, "Could not convert object to NumPy %s", kind == 'M' ? "datetime" : "timedelta");
    return false;
}

bool np_time_set(nprt_dtype t, char *p, py_object *o) {
    int64_t v;
    nprt_dtype own = t;
    if (!convert_value(o, nprt_dtype_kind(t), &own, &v)) return false;
    if (own != t && nprt_descr_get(t)->unit != NPRT_GENERIC && !nd_time_convert(own, t, v, &v)) return np_raise();
    memcpy(p, &v, 8);
    return true;
}

bool np_time_discover(char kind, py_object *o, nprt_dtype *dtype, bool *any) {
    nprt_dtype t = nprt_dtype_time(kind, NPRT_GENERIC, 1);
    int64_t v;
    if (!convert_value(o, kind, &t, &v)) return false;
    *dtype = *any ? nprt_dtype_promote(*dtype, t) : t;
    *any = true;
    return true;
}

// ---- Making

static bool unit_arg(py_object *o, char kind, nprt_dtype *out) {
    nprt_time_unit unit;
    int64_t step, n = 1;
    if (!o || o == PY_NONE) return true;
    if (py_is_str(o)) {
        if (np_time_unit(py_str_data(o), py_str_size(o), &unit, &step)) {
            *out = nprt_dtype_time(kind, unit, step);
            return true;
        }
        py_raise(&py_TypeError, "Invalid datetime unit \"%s\" in metadata", py_str_data(o));
        return false;
    }
    if (py_is_tuple(o) && py_tuple_size(o) >= 1 && py_is_str(py_tuple_items(o)[0])) {
        py_object **v = py_tuple_items(o);
        if (!np_time_unit(py_str_data(v[0]), py_str_size(v[0]), &unit, &step)) {
            py_raise(&py_TypeError, "Invalid datetime unit in metadata");
            return false;
        }
        if (py_tuple_size(o) > 1 && !py_as_int64(v[1], &n)) return false;
        *out = nprt_dtype_time(kind, unit, n);
        return true;
    }
    py_raise(&py_TypeError, "Invalid datetime metadata");
    return false;
}

static py_object *make(const py_args *a, char kind) {
    py_object *x = NULL, *unit = NULL;
    if (!py_parse(a, kind == 'M' ? "datetime64" : "timedelta64", "object= unit= /", &x, &unit)) return NULL;
    nprt_dtype t = nprt_dtype_time(kind, NPRT_GENERIC, 1);
    int64_t v = kind == 'M' ? ND_NAT : 0;
    if (!unit_arg(unit, kind, &t)) return NULL;
    if (x && np_is_array(x) && np_array_of(x)->rank > 0) {
        nprt_array r;
        return np_convert(x, t, &r) ? np_result(&r) : NULL;
    }
    if (x && !convert_value(x, kind, &t, &v)) return NULL;
    return new_time(t, v);
}

static py_object *datetime_make(py_type *t, const py_args *a) {
    (void)t;
    return make(a, 'M');
}
static py_object *timedelta_make(py_type *t, const py_args *a) {
    (void)t;
    return make(a, 'm');
}

static py_object *m_item(py_object *o, const py_args *a) {
    (void)a;
    int64_t v = value(o);
    return np_time_item(of(o), (const char *)&v);
}

static py_object *get_dtype(py_object *o, void *d) {
    (void)d;
    return py_incref(np_dtype_object_of(of(o)));
}

static void time_dealloc(py_object *o) { py_free_object(o, 0); }

static const py_method_def methods[] = {
    {"item", m_item, PY_METHOD}, {"tolist", m_item, PY_METHOD}, {NULL, NULL, PY_METHOD}};
static const py_getset_def getset[] = {{"dtype", get_dtype, NULL, NULL}, {NULL, NULL, NULL, NULL}};

#define TIME_TYPE(NAME, MAKE)                                                                                          \
    {PY_TYPE_HEAD(NAME),                                                                                               \
     .size = sizeof(np_time_object),                                                                                   \
     .dealloc = time_dealloc,                                                                                          \
     .repr = time_repr,                                                                                                \
     .str = time_str,                                                                                                  \
     .hash = time_hash,                                                                                                \
     .compare = time_compare,                                                                                          \
     .binary = time_binary,                                                                                            \
     .unary = np_array_unary,                                                                                          \
     .truth = time_truth,                                                                                              \
     .to_int = time_int,                                                                                               \
     .getattr = np_scalar_forward,                                                                                     \
     .make = MAKE,                                                                                                     \
     .methods = methods,                                                                                               \
     .getset = getset,                                                                                                 \
     .binary_ops = PY_ALL_BINARY}
py_type np_datetime64_type = TIME_TYPE("numpy.datetime64", datetime_make);
py_type np_timedelta64_type = TIME_TYPE("numpy.timedelta64", timedelta_make);

// ---- np.arange

static bool endpoint(py_object *o, nprt_dtype *t, nprt_array *out) {
    nprt_dtype own = NPRT_DTYPE_COUNT;
    if (py_is_str(o)) own = *t;
    if (!np_convert(o, own, out)) return false;
    *t = out->dtype;
    return true;
}

static bool count_of(const nprt_array *a, nprt_dtype t, int64_t *out) {
    nprt_array r;
    if (!nd_astype(NULL, a, t, 'C', &r)) return np_raise();
    memcpy(out, r.data, 8);
    nd_release(&r);
    return true;
}

// Dates count in the common unit of the ends; the step is a span, or a number of that unit.
py_object *np_time_arange(py_object *start, py_object *stop, py_object *step, nprt_dtype dtype) {
    py_object *given[3] = {start, stop, step};
    nprt_array v[3];
    nprt_dtype generic = nprt_dtype_time('M', NPRT_GENERIC, 1), t = dtype;
    int made[3] = {0};
    bool ok = true, dates = dtype != NPRT_DTYPE_COUNT && nprt_dtype_kind(dtype) == 'M';
    for (int i = 0; i < 3 && ok; i++) {
        if (!given[i]) continue;
        nprt_dtype own = dtype != NPRT_DTYPE_COUNT && i < 2 ? dtype : generic;
        made[i] = ok = endpoint(given[i], &own, &v[i]);
        if (!ok) break;
        char kind = nprt_dtype_kind(own);
        dates |= i < 2 && kind == 'M';
        if (kind != 'M' && kind != 'm') continue;
        t = t == NPRT_DTYPE_COUNT || (i < 2 && nprt_descr_get(t)->unit == NPRT_GENERIC) ? own
            : dtype == NPRT_DTYPE_COUNT || nprt_descr_get(dtype)->unit == NPRT_GENERIC  ? nprt_dtype_promote(t, own)
                                                                                        : t;
    }
    int64_t n[3] = {0, 0, 1};
    if (ok && t != NPRT_DTYPE_COUNT) {
        const nprt_descr *d = nprt_descr_get(t);
        nprt_dtype point = nprt_dtype_time(dates ? 'M' : 'm', d->unit, d->step),
                   span = nprt_dtype_time('m', d->unit, d->step);
        t = point;
        for (int i = 0; i < 3 && ok; i++) {
            if (!made[i]) continue;
            bool is_span = i == 2 || (i == 1 && nprt_dtype_kind(v[i].dtype) != 'M' && dates && made[0]);
            ok = count_of(&v[i], is_span ? span : point, &n[i]);
            if (ok && i == 1 && is_span) n[1] += n[0];
        }
    } else if (ok) {
        py_raise(&py_TypeError, "no common unit of the arguments of arange");
        ok = false;
    }
    for (int i = 0; i < 3; i++)
        if (made[i]) nd_release(&v[i]);
    if (!ok) return NULL;
    if (dates && !start)
        return py_raise(&py_ValueError, "arange requires both a start and a stop for NumPy datetime64 ranges");
    if (n[0] == ND_NAT || n[1] == ND_NAT || n[2] == ND_NAT)
        return py_raise(&py_ValueError, "arange: cannot use NaT (not-a-time) datetime values");
    if (n[2] == 0) return py_raise(&py_ValueError, "arange: step cannot be zero");
    nprt_array r;
    if (!nd_arange(NPRT_int64, nd_scalar_int(n[0]), nd_scalar_int(n[1]), nd_scalar_int(n[2]), &r)) return np_raise();
    r.dtype = t;
    return np_wrap(&r);
}

// ---- Functions

static bool is_nat(void *ctx, char *const *p) {
    (void)ctx;
    int64_t v;
    memcpy(&v, p[0], 8);
    *p[1] = v == ND_NAT;
    return true;
}

static py_object *f_isnat(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL;
    nprt_array a, r;
    if (!py_parse(args, "isnat", "x", &x) || !np_convert(x, NPRT_DTYPE_COUNT, &a) || !np_nativise(&a)) return NULL;
    const nprt_array *in[] = {&a};
    char kind = nprt_dtype_kind(a.dtype);
    bool ok = kind == 'M' || kind == 'm';
    if (ok)
        ok = np_each(1, in, NPRT_bool, NULL, NULL, is_nat, NULL, &r);
    else
        py_raise(&py_TypeError, "ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.");
    nd_release(&a);
    return ok ? np_result(&r) : NULL;
}

typedef struct writing {
    nprt_dtype from, to;   // dates, texts
    nprt_time_unit unit;
    bool utc, failed;
    int64_t width;
} writing;

static bool date_text(writing *w, const char *p, char *text) {
    int64_t v;
    memcpy(&v, p, 8);
    if (!nd_date_text(w->from, v, w->unit, text)) return false;
    nprt_time_unit shown = w->unit == NPRT_GENERIC ? nprt_descr_get(w->from)->unit : w->unit;
    if (w->utc && v != ND_NAT && shown > NPRT_DAY) strcat(text, "Z");
    return true;
}

static bool write_date(void *ctx, char *const *p) {
    writing *w = ctx;
    char text[ND_DATE_TEXT + 2];
    if (!date_text(w, p[0], text)) return false;
    for (int64_t i = 0; i < w->width; i++) {
        uint32_t c = i < (int64_t)strlen(text) ? (unsigned char)text[i] : 0;
        memcpy(p[1] + 4 * i, &c, 4);
        if (!c) memset(p[1] + 4 * i, 0, (size_t)(4 * (w->width - i)));
        if (!c) break;
    }
    return true;
}

// unit='auto' shows a date alone where all are midnights, and else the largest unit that loses nothing.
static bool automatic_unit(const nprt_array *a, nprt_time_unit *out) {
    *out = NPRT_DAY;
    for (int64_t i = 0; i < nprt_array_size(a); i++) {
        int64_t v;
        nd_date d;
        memcpy(&v, nd_flat_pointer(a, i), 8);
        if (v == ND_NAT) continue;
        if (!nd_date_of(a->dtype, v, &d)) return np_raise();
        nprt_time_unit u = NPRT_DAY;
        if (d.hour || d.minute) u = NPRT_MINUTE;
        if (d.second) u = NPRT_SECOND;
        int64_t scale = 1000000000000000;
        for (int k = NPRT_MILLISECOND; d.atto && k <= NPRT_ATTOSECOND; k++, scale /= 1000) {
            u = (nprt_time_unit)k;
            if (d.atto % scale == 0) break;
        }
        if (u > *out) *out = u;
    }
    return true;
}

// The characters that any date of a unit fits in, as NumPy counts them.
static int64_t text_width(nprt_time_unit u) {
    int64_t n = 21 + 3 * (u >= NPRT_MONTH) + 3 * (u >= NPRT_WEEK) + 3 * (u >= NPRT_HOUR) + 3 * (u >= NPRT_MINUTE) +
                3 * (u >= NPRT_SECOND);
    if (u >= NPRT_MILLISECOND && u < NPRT_GENERIC) n += 1 + 3 * (int64_t)(u - NPRT_SECOND);
    return n + (u >= NPRT_HOUR) + 1;
}

static py_object *f_datetime_as_string(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *unit = NULL, *zone = NULL, *casting = NULL;
    nprt_array a, r;
    if (!py_parse(args, "datetime_as_string", "arr unit= timezone= casting=", &x, &unit, &zone, &casting)) return NULL;
    if (zone && !(py_is_str(zone) && (py_str_equals(zone, "naive") || py_str_equals(zone, "UTC"))))
        return py_raise(&py_NotImplementedError, "npcc: datetime_as_string with this timezone is not supported");
    if (!np_convert(x, NPRT_DTYPE_COUNT, &a) || !np_nativise(&a)) return NULL;
    if (nprt_dtype_kind(a.dtype) != 'M') {
        nd_release(&a);
        return py_raise(&py_TypeError, "input must have type NumPy datetime");
    }
    writing w = {.from = a.dtype, .unit = NPRT_GENERIC, .utc = zone && py_str_equals(zone, "UTC")};
    nprt_dtype t = a.dtype;
    bool ok = true;
    if (unit && py_is_str(unit) && py_str_equals(unit, "auto"))
        ok = automatic_unit(&a, &w.unit);
    else if (unit && unit != PY_NONE && (ok = unit_arg(unit, 'M', &t))) {
        w.unit = nprt_descr_get(t)->unit;
        char rule =
            casting && py_is_str(casting) ? py_str_equals(casting, "same_kind") ? 'k' : py_str_data(casting)[0] : 'k';
        nprt_time_unit from = nprt_descr_get(a.dtype)->unit;
        bool kinds = (from <= NPRT_DAY) == (w.unit <= NPRT_DAY);
        if (rule != 'u' && (rule == 'k' ? !kinds : w.unit < from)) {
            py_raise(
                &py_TypeError,
                "Cannot create a datetime string as units '%s' from a NumPy datetime with units '%s' according to the "
                "rule '%s'",
                nprt_time_unit_name(w.unit), nprt_time_unit_name(from), casting ? py_str_data(casting) : "same_kind");
            ok = false;
        }
    }
    w.width = text_width(w.unit == NPRT_GENERIC ? nprt_descr_get(a.dtype)->unit : w.unit);
    w.to = nprt_dtype_text('U', 4 * w.width);
    const nprt_array *in[] = {&a};
    ok = ok && np_each(1, in, w.to, NULL, NULL, write_date, &w, &r);
    nd_release(&a);
    return ok ? np_result(&r) : NULL;
}

static py_object *f_datetime_data(py_object *self, const py_args *args) {
    (void)self;
    nprt_dtype t = NPRT_DTYPE_COUNT;
    if (!py_arity(args, "datetime_data", 1, 1) || !np_dtype_arg(args->v[0], &t)) return NULL;
    char kind = t == NPRT_DTYPE_COUNT ? 0 : nprt_dtype_kind(t);
    if (kind != 'M' && kind != 'm')
        return py_raise(&py_TypeError, "cannot get datetime metadata from non-datetime type");
    py_object *name = py_str_cstr(nprt_time_unit_name(nprt_descr_get(t)->unit)),
              *step = py_int(nprt_descr_get(t)->step);
    py_object *pair = py_tuple_pack(2, name, step);
    py_decref(name);
    py_decref(step);
    return pair;
}

const py_method_def np_time_functions[] = {{"isnat", f_isnat, PY_METHOD},
                                           {"datetime_as_string", f_datetime_as_string, PY_METHOD},
                                           {"datetime_data", f_datetime_data, PY_METHOD},
                                           {NULL, NULL, PY_METHOD}};
