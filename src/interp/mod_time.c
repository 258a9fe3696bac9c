// time.
#include "interp/modules.h"

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

#define CLOCK(NAME, ID)                                                                                              \
    static py_object *time_##NAME(py_object *m, const py_args *a) { (void)m; (void)a; return py_float(clock_seconds(ID)); } \
    static py_object *time_##NAME##_ns(py_object *m, const py_args *a) { (void)m; (void)a; return py_int(clock_ns(ID)); }
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

static py_object *time_strftime(py_object *m, const py_args *a) {
    (void)m;
    if (!py_arity(a, "strftime", 1, 2)) return NULL;
    time_t now = time(NULL);
    struct tm parts;
    localtime_r(&now, &parts);
    char text[256];
    size_t const n = strftime(text, sizeof text, py_str_data(a->v[0]), &parts);
    return py_str_new(text, n);
}

static py_object *time_localtime(py_object *m, const py_args *a) {
    (void)m;
    double s = clock_seconds(CLOCK_REALTIME);
    if (!py_arity(a, "localtime", 0, 1) || (a->n && a->v[0] != PY_NONE && !py_as_double(a->v[0], &s))) return NULL;
    time_t at = (time_t)s;
    struct tm t;
    localtime_r(&at, &t);
    const int v[] = {t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, (t.tm_wday + 6) % 7, t.tm_yday + 1, t.tm_isdst};
    py_object *r = py_tuple_new(9);
    for (int i = 0; i < 9; i++) PY_TUPLE(r)->items[i] = py_int(v[i]);
    return r;
}

static const py_method_def functions[] = {
#define M(NAME) {#NAME, time_##NAME, PY_METHOD},
    M(time) M(time_ns) M(perf_counter) M(perf_counter_ns) M(monotonic) M(monotonic_ns) M(process_time) M(process_time_ns) M(sleep) M(strftime) M(localtime)
#undef M
    {0}};

py_object *interp_module_time(void) {
    py_object *m = py_module_new("time");
    py_module_functions(m, functions);
    return m;
}
