// Common dtypes of pairs of which at least one is no number.
#include "runtime/descr.h"
#include "runtime/object.h"
#include "runtime/time_unit.h"

#include <stdlib.h>

static char kind_of(nprt_dtype t) { return nprt_dtype_kind(t); }
static bool is_text(char kind) { return kind == 'S' || kind == 'U'; }
static bool is_time(char kind) { return kind == 'M' || kind == 'm'; }
static int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

// The characters that hold every value of a number's dtype as text.
static int64_t characters(nprt_dtype t) {
    static const int64_t of_int[] = {[1] = 4, [2] = 6, [4] = 11, [8] = 21},
                         of_uint[] = {[1] = 3, [2] = 5, [4] = 10, [8] = 20};
    size_t size = nprt_dtype_size(t);
    switch (kind_of(t)) {
    case 'b': return 5;
    case 'i': return of_int[size];
    case 'u': return of_uint[size];
    case 'f': return 32;
    case 'c': return 64;
    case 'M': return nprt_descr_get(t)->unit == NPRT_GENERIC ? 62 : 28;
    case 'm': return 21;
    default: return (int64_t)size / (kind_of(t) == 'U' ? 4 : 1);
    }
}

static nprt_dtype texts(nprt_dtype a, nprt_dtype b) {
    char ka = kind_of(a), kb = kind_of(b), kind = ka == 'U' || kb == 'U' ? 'U' : 'S';
    int64_t n = larger(characters(a), characters(b));
    return nprt_dtype_text(kind, kind == 'U' ? 4 * n : n);
}

static nprt_dtype times(nprt_dtype a, nprt_dtype b) {
    const nprt_descr *x = nprt_descr_get(a), *y = nprt_descr_get(b);
    nprt_time_unit unit;
    int64_t step;
    char kind = x->kind == 'M' || y->kind == 'M' ? 'M' : 'm';
    if (!nprt_time_common(x, y, &unit, &step)) return NPRT_DTYPE_COUNT;
    return nprt_dtype_time(kind, unit, step);
}

static nprt_dtype records(nprt_dtype a, nprt_dtype b) {
    const nprt_descr *x = nprt_descr_get(a), *y = nprt_descr_get(b);
    if (!x->fields || !y->fields || x->n_fields != y->n_fields) return NPRT_DTYPE_COUNT;
    nprt_field *fields = nprt_xmalloc((size_t)x->n_fields * sizeof *fields + 1);
    int64_t at = 0;
    bool ok = true;
    for (int i = 0; i < x->n_fields && ok; i++) {
        nprt_dtype t = nprt_dtype_promote(x->fields[i].dtype, y->fields[i].dtype);
        ok = t != NPRT_DTYPE_COUNT && nprt_dtype_field(b, x->fields[i].name) == &y->fields[i];
        if (!ok) break;
        fields[i] = (nprt_field){x->fields[i].name, x->fields[i].title, t, at};
        at += (int64_t)nprt_dtype_size(t);
    }
    nprt_dtype t = ok ? nprt_dtype_record(x->n_fields, fields, at, 1, false) : NPRT_DTYPE_COUNT;
    free(fields);
    return t;
}

nprt_dtype nprt_descr_promote(nprt_dtype a, nprt_dtype b) {
    if (a == NPRT_DTYPE_COUNT || b == NPRT_DTYPE_COUNT) return NPRT_DTYPE_COUNT;
    a = nprt_dtype_native(a);
    b = nprt_dtype_native(b);
    if (a == b) return a;
    char ka = kind_of(a), kb = kind_of(b);
    if (nprt_dtype_is_number(a) && nprt_dtype_is_number(b)) return nprt_dtype_promote(a, b);
    if (ka == 'O' || kb == 'O') return nprt_dtype_object();
    if (ka == 'V' || kb == 'V') return ka == kb ? records(a, b) : NPRT_DTYPE_COUNT;
    if (is_text(ka) || is_text(kb)) return texts(a, b);
    if (is_time(ka) && is_time(kb)) return times(a, b);
    char other = is_time(ka) ? kb : ka;
    nprt_dtype time = is_time(ka) ? a : b;
    return kind_of(time) == 'm' && (other == 'i' || other == 'u' || other == 'b') ? time : NPRT_DTYPE_COUNT;
}
