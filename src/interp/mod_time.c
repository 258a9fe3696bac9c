// _time: what lib/time.py stands on.
#include "interp/modules.h"

#include <string.h>
#include <time.h>

static double clock_seconds(clockid_t id) {
    struct timespec t;
    clock_gettime(id, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
static int64_t clock_ns(clockid_t id) {
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#define CLOCK(NAME, ID)                                                                                                \
    static py_object *time_##NAME(py_object *m, const py_args *a) {                                                    \
        (void)m;                                                                                                       \
        (void)a;                                                                                                       \
        return py_float(clock_seconds(ID));                                                                            \
    }                                                                                                                  \
    static py_object *time_##NAME##_ns(py_object *m, const py_args *a) {                                               \
        (void)m;                                                                                                       \
        (void)a;                                                                                                       \
        return py_int(clock_ns(ID));                                                                                   \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(perf_counter, CLOCK_MONOTONIC)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)

static py_object *time_sleep(py_object *m, const py_args *a) {
    (void)m;
    double s;
    if (!py_arity(a, "sleep", 1, 1) || !py_as_double(a->v[0], &s)) return NULL;
    if (s < 0) return py_raise(&py_ValueError, "sleep length must be non-negative");
    struct timespec t = {(time_t)s, (long)((s - (double)(time_t)s) * 1e9)};
    nanosleep(&t, NULL);
    PY_RETURN_NONE;
}

// The nine numbers of a struct_time, and the zone's offset in seconds and its name.
static py_object *fields(const struct tm *t) {
    const int v[] = {t->tm_year + 1900, t->tm_mon + 1,        t->tm_mday,     t->tm_hour, t->tm_min,
                     t->tm_sec,         (t->tm_wday + 6) % 7, t->tm_yday + 1, t->tm_isdst};
    py_object *r = py_tuple_new(11);
    for (int i = 0; i < 9; i++) PY_TUPLE(r)->items[i] = py_int(v[i]);
    PY_TUPLE(r)->items[9] = py_int(t->tm_gmtoff);
    PY_TUPLE(r)->items[10] = py_str_cstr(t->tm_zone ? t->tm_zone : "");
    return r;
}

static bool read_fields(py_object *o, struct tm *t) {
    int64_t v[9];
    memset(t, 0, sizeof *t);
    if (!py_is_tuple(o) || PY_TUPLE(o)->n < 9) {
        py_raise(&py_TypeError, "Tuple or struct_time argument required");
        return false;
    }
    for (int i = 0; i < 9; i++)
        if (!py_as_int64(PY_TUPLE(o)->items[i], &v[i])) return false;
    *t = (struct tm){.tm_year = (int)v[0] - 1900,
                     .tm_mon = (int)v[1] - 1,
                     .tm_mday = (int)v[2],
                     .tm_hour = (int)v[3],
                     .tm_min = (int)v[4],
                     .tm_sec = (int)v[5],
                     .tm_wday = (int)(v[6] + 1) % 7,
                     .tm_yday = (int)v[7] - 1,
                     .tm_isdst = (int)v[8]};
    return true;
}

static py_object *broken_down(const py_args *a, const char *name, struct tm *(*split)(const time_t *, struct tm *)) {
    double s;
    if (!py_arity(a, name, 1, 1) || !py_as_double(a->v[0], &s)) return NULL;
    time_t at = (time_t)(s < 0 && s != (double)(time_t)s ? s - 1 : s);
    struct tm t;
    if (!split(&at, &t)) return py_raise(&py_OverflowError, "timestamp out of range for platform time_t");
    return fields(&t);
}
static py_object *time_localtime(py_object *m, const py_args *a) {
    (void)m;
    return broken_down(a, "localtime", localtime_r);
}
static py_object *time_gmtime(py_object *m, const py_args *a) {
    (void)m;
    return broken_down(a, "gmtime", gmtime_r);
}

static py_object *time_mktime(py_object *m, const py_args *a) {
    (void)m;
    struct tm t;
    if (!py_arity(a, "mktime", 1, 1) || !read_fields(a->v[0], &t)) return NULL;
    return py_float((double)mktime(&t));
}

static py_object *time_strftime(py_object *m, const py_args *a) {
    (void)m;
    struct tm t;
    if (!py_arity(a, "strftime", 2, 2) || !read_fields(a->v[1], &t)) return NULL;
    char text[1024];
    return py_str_new(text, strftime(text, sizeof text, py_str_data(a->v[0]), &t));
}

static const py_method_def functions[] = {
#define M(NAME) {#NAME, time_##NAME, PY_METHOD},
    M(time) M(time_ns) M(perf_counter) M(perf_counter_ns) M(monotonic) M(monotonic_ns) M(process_time)
        M(process_time_ns) M(sleep) M(strftime) M(localtime) M(gmtime) M(mktime)
#undef M
            {0}};

py_object *interp_module_time(void) {
    py_object *m = py_module_new("_time");
    py_module_functions(m, functions);
    return m;
}
