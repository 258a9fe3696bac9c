// ufuncs of dates and spans of time. Operands meet in a common unit, then 64-bit counts are worked on; NaT wins.
#include "interp/np_extended.h"
#include "runtime/nd/nd_dates.h"
#include "runtime/time_unit.h"
#include <math.h>
#include <string.h>

typedef struct plan {
    nd_ufunc id;
    nprt_dtype x, y, result;   // what the operands become
    bool (*loop)(void *plan, char *const *p);
} plan;

static char kind_of(const nprt_array *a) { return nprt_dtype_kind(a->dtype); }
static bool is_time(char k) { return k == 'M' || k == 'm'; }
static bool is_integer(char k) { return k == 'i' || k == 'u' || k == 'b'; }

static int64_t get(const char *p) {
    int64_t v;
    memcpy(&v, p, 8);
    return v;
}
static void put(char *p, int64_t v) { memcpy(p, &v, 8); }
static double get_double(const char *p) {
    double v;
    memcpy(&v, p, 8);
    return v;
}
static void put_double(char *p, double v) { memcpy(p, &v, 8); }

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// Both counts in, a count out.
static bool counts(void *ctx, char *const *p) {
    const plan *c = ctx;
    int64_t a = get(p[0]), b = get(p[1]), r = ND_NAT;
    bool nat = a == ND_NAT || b == ND_NAT;
    switch (c->id) {
    case ND_add: r = (int64_t)((uint64_t)a + (uint64_t)b); break;
    case ND_subtract: r = (int64_t)((uint64_t)a - (uint64_t)b); break;
    case ND_multiply: r = (int64_t)((uint64_t)a * (uint64_t)b); break;
    case ND_maximum: r = a > b ? a : b; break;
    case ND_minimum: r = a < b ? a : b; break;
    case ND_fmax: r = a == ND_NAT ? b : b == ND_NAT ? a : a > b ? a : b, nat = false; break;
    case ND_fmin: r = a == ND_NAT ? b : b == ND_NAT ? a : a < b ? a : b, nat = false; break;
    case ND_remainder: r = nat || b == 0 ? ND_NAT : a - floor_div(a, b) * b; break;
    default: r = nat || b == 0 ? ND_NAT : floor_div(a, b); break;
    }
    put(p[2], nat ? ND_NAT : r);
    return true;
}

static bool compare(void *ctx, char *const *p) {
    const plan *c = ctx;
    int64_t a = get(p[0]), b = get(p[1]);
    bool nat = a == ND_NAT || b == ND_NAT, r;
    switch (c->id) {
    case ND_equal: r = a == b; break;
    case ND_not_equal: r = a != b || nat; break;
    case ND_less: r = a < b; break;
    case ND_less_equal: r = a <= b; break;
    case ND_greater: r = a > b; break;
    default: r = a >= b; break;
    }
    *p[2] = nat ? c->id == ND_not_equal : r;
    return true;
}

static int64_t from_double(double v) { return v != v || fabs(v) >= 0x1p63 ? ND_NAT : (int64_t)v; }

// A span times or over a float.
static bool scaled(void *ctx, char *const *p) {
    const plan *c = ctx;
    bool first = c->x != NPRT_float64;
    int64_t span = get(p[first ? 0 : 1]);
    double f = get_double(p[first ? 1 : 0]);
    put(p[2], span == ND_NAT ? ND_NAT : from_double(c->id == ND_multiply ? (double)span * f : (double)span / f));
    return true;
}

static bool ratio(void *ctx, char *const *p) {
    (void)ctx;
    int64_t a = get(p[0]), b = get(p[1]);
    put_double(p[2], a == ND_NAT || b == ND_NAT ? NAN : (double)a / (double)b);
    return true;
}

static bool whole_ratio(void *ctx, char *const *p) {
    (void)ctx;
    int64_t a = get(p[0]), b = get(p[1]);
    put(p[2], a == ND_NAT || b == ND_NAT || b == 0 ? 0 : floor_div(a, b));
    return true;
}

static bool single(void *ctx, char *const *p) {
    const plan *c = ctx;
    int64_t a = get(p[0]), r = a;
    if (c->id == ND_negative) r = a == ND_NAT ? a : -a;
    if (c->id == ND_absolute) r = a < 0 && a != ND_NAT ? -a : a;
    if (c->id == ND_sign) r = a == ND_NAT ? a : (a > 0) - (a < 0);
    put(p[1], r);
    return true;
}

static bool test(void *ctx, char *const *p) {
    const plan *c = ctx;
    bool nat = get(p[0]) == ND_NAT;
    *p[1] = c->id == ND_isnan ? nat : c->id == ND_isfinite ? !nat : false;
    return true;
}

static bool plan_single(plan *c, const nprt_array *a) {
    c->x = c->result = a->dtype;
    bool span = kind_of(a) == 'm';
    switch (c->id) {
    case ND_negative:
    case ND_positive:
    case ND_absolute:
    case ND_sign: c->loop = single; return span;
    case ND_isnan:
    case ND_isinf:
    case ND_isfinite: c->loop = test, c->result = NPRT_bool; return true;
    default: return false;
    }
}

// Both of them times (a bare integer counts as a span): sums, differences, comparisons, extremes.
static bool plan_times(plan *c, const nprt_array *a, const nprt_array *b) {
    char ka = kind_of(a), kb = kind_of(b);
    nprt_dtype x = is_time(ka) ? a->dtype : nprt_dtype_time('m', NPRT_GENERIC, 1);
    nprt_dtype y = is_time(kb) ? b->dtype : nprt_dtype_time('m', NPRT_GENERIC, 1);
    char kx = nprt_dtype_kind(x), ky = nprt_dtype_kind(y);
    nprt_time_unit unit;
    int64_t step;
    if (!nprt_time_common(nprt_descr_get(x), nprt_descr_get(y), &unit, &step)) return false;
    c->x = nprt_dtype_time(kx, unit, step);
    c->y = nprt_dtype_time(ky, unit, step);
    c->loop = counts;
    switch (c->id) {
    case ND_add: c->result = kx == 'M' ? c->x : c->y; return kx != 'M' || ky != 'M';
    case ND_subtract:
        c->result = kx == 'M' && ky == 'M' ? nprt_dtype_time('m', unit, step) : c->x;
        return kx == 'M' || ky != 'M';
    case ND_maximum:
    case ND_minimum:
    case ND_fmax:
    case ND_fmin: c->result = c->x; return kx == ky && is_time(ka) && is_time(kb);
    case ND_remainder: c->result = c->x; return kx == 'm' && ky == 'm' && is_time(ka) && is_time(kb);
    case ND_divide: c->result = NPRT_float64, c->loop = ratio; return kx == 'm' && ky == 'm';
    case ND_floor_divide: c->result = NPRT_int64, c->loop = whole_ratio; return kx == 'm' && ky == 'm';
    case ND_equal:
    case ND_not_equal:
    case ND_less:
    case ND_less_equal:
    case ND_greater:
    case ND_greater_equal: c->result = NPRT_bool, c->loop = compare; return kx == ky;
    default: return false;
    }
}

// A span and a number.
static bool plan_scaling(plan *c, const nprt_array *a, const nprt_array *b) {
    bool first = kind_of(a) == 'm';
    const nprt_array *span = first ? a : b, *number = first ? b : a;
    if (kind_of(span) != 'm') return false;
    bool integer = is_integer(kind_of(number));
    if (!integer && kind_of(number) != 'f') return false;
    if (c->id != ND_multiply && !(first && (c->id == ND_divide || c->id == ND_floor_divide))) return false;
    bool exact = integer && c->id != ND_divide;
    nprt_dtype other = exact ? NPRT_int64 : NPRT_float64;
    c->result = span->dtype;
    c->x = first ? span->dtype : other;
    c->y = first ? other : span->dtype;
    c->loop = exact ? counts : scaled;
    return true;
}

static bool make_plan(plan *c, const nprt_array *const *in) {
    if (nd_ufunc_get_info(c->id)->inputs == 1) return plan_single(c, in[0]);
    char a = kind_of(in[0]), b = kind_of(in[1]);
    bool additive = c->id == ND_add || c->id == ND_subtract;
    if (is_time(a) && is_time(b)) return plan_times(c, in[0], in[1]);
    if (additive && (is_integer(a) || is_integer(b))) return plan_times(c, in[0], in[1]);
    return plan_scaling(c, in[0], in[1]);
}

static nprt_dtype as_counts(nprt_dtype t) { return nprt_dtype_is_number(t) ? t : NPRT_int64; }

// Operands as dtypes of numbers, so that NaT passes as its bits.
static bool prepare(const nprt_array *a, nprt_dtype t, nprt_array *out) {
    if (!nd_astype(NULL, a, t, 'K', out)) return np_raise();
    out->dtype = as_counts(t);
    return true;
}

// A text beside a date is a date.
static bool read_texts(const nprt_array *const *in, nprt_array *own, const nprt_array **out) {
    char a = kind_of(in[0]), b = kind_of(in[1]);
    int text = a == 'U' || a == 'S' ? 0 : b == 'U' || b == 'S' ? 1 : -1;
    out[0] = in[0];
    out[1] = in[1];
    own->block = NULL;
    if (text < 0) return true;
    nprt_dtype t = in[1 - text]->dtype;
    nprt_dtype open = nprt_dtype_time(nprt_dtype_kind(t), NPRT_GENERIC, 1);
    if (!np_settle_dtype(in[text], &open) || !nd_astype(NULL, in[text], open, 'K', own)) return np_raise();
    out[text] = own;
    return true;
}

bool np_time_call(nd_ufunc id, const nprt_array *const *given, const nd_ufunc_options *o, nprt_array *out) {
    plan c = {.id = id};
    int n = nd_ufunc_get_info(id)->inputs;
    nprt_array text = {0}, x, y = {0};
    const nprt_array *in[2] = {given[0], NULL};
    if (n == 2 && !read_texts(given, &text, in)) return false;
    bool ok = make_plan(&c, in) || np_no_loop(id, given);
    bool have = ok && prepare(in[0], c.x, &x);
    ok = have && (n == 1 || prepare(in[1], c.y, &y));
    if (ok) {
        const nprt_array *both[] = {&x, &y};
        nprt_dtype t = as_counts(c.result);
        nprt_array target, *to = NULL;
        if (o->out) {
            target = *o->out;
            if (target.dtype == c.result) target.dtype = t;
            to = &target;
        }
        ok = np_each(n, both, t, to, o->where, c.loop, &c, out);
        if (ok) out->dtype = o->out ? o->out->dtype : c.result;
    }
    nd_release(&y);
    if (have) nd_release(&x);
    nd_release(&text);
    return ok;
}
