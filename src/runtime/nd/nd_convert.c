// Conversions that involve a dtype which is no number. The short ways are here; whatever needs Python's rules (parsing
// and printing numbers, calling __float__) takes each element through an object.
#include "runtime/nd/nd_dates.h"
#include "runtime/nd/nd_element.h"
#include <stdlib.h>
#include <string.h>

static bool through_objects(nprt_dtype from, nprt_dtype to, char *dst, int64_t ds, const char *src, int64_t ss,
                            int64_t n) {
    const nd_object_hooks *h = nd_objects();
    if (!h)
        return nprt_raise("TypeError", "cannot convert dtype('%s') to dtype('%s')", nprt_dtype_name(from),
                          nprt_dtype_name(to));
    for (int64_t i = 0; i < n; i++) {
        void *o;
        if (!h->box(from, to, src + i * ss, &o)) return false;
        bool ok = h->unbox(to, dst + i * ds, o);
        h->release(o);
        if (!ok) return false;
    }
    return true;
}

// ---- Texts

static bool convert_text(nprt_dtype from, nprt_dtype to, char *dst, const char *src) {
    char kf = nprt_dtype_kind(from), kt = nprt_dtype_kind(to);
    int64_t room = (int64_t)nprt_dtype_size(to) / (kt == 'U' ? 4 : 1), n = nd_text_length(from, src);
    memset(dst, 0, nprt_dtype_size(to));
    if (n > room) n = room;
    if (kf == kt) {
        memcpy(dst, src, (size_t)n * (kt == 'U' ? 4 : 1));
        return true;
    }
    for (int64_t i = 0; i < n; i++) {
        uint32_t c;
        if (kf == 'S')
            c = (unsigned char)src[i];
        else
            memcpy(&c, src + 4 * i, 4);
        if (c > 127 && kf == 'S')
            return nprt_raise("UnicodeDecodeError",
                              "'ascii' codec can't decode byte 0x%02x in position %lld: ordinal not in range(128)", c,
                              (long long)i);
        if (c > 127)
            return nprt_raise("UnicodeEncodeError",
                              "'ascii' codec can't encode character '\\%c%0*x' in position %lld: ordinal not in "
                              "range(128)",
                              c < 256     ? 'x'
                              : c < 65536 ? 'u'
                                          : 'U',
                              c < 256     ? 2
                              : c < 65536 ? 4
                                          : 8,
                              c, (long long)i);
        if (kt == 'S')
            dst[i] = (char)c;
        else
            memcpy(dst + 4 * i, &c, 4);
    }
    return true;
}

// ---- Records and sub-arrays

static bool convert_record(const nprt_descr *from, const nprt_descr *to, char *dst, const char *src) {
    if (from->n_fields != to->n_fields)
        return nprt_raise("ValueError", "could not cast structured dtypes: they have different numbers of fields");
    for (int i = 0; i < to->n_fields; i++)
        if (!nd_convert(from->fields[i].dtype, to->fields[i].dtype, dst + to->fields[i].offset, 0,
                        src + from->fields[i].offset, 0, 1))
            return false;
    return true;
}

// A value that is no record goes to every field.
static bool spread_to_record(nprt_dtype from, const nprt_descr *to, char *dst, const char *src) {
    for (int i = 0; i < to->n_fields; i++)
        if (!nd_convert(from, to->fields[i].dtype, dst + to->fields[i].offset, 0, src, 0, 1)) return false;
    return true;
}

static nprt_array subarray_at(const nprt_descr *d, const char *p) {
    nprt_array a = {.data = (char *)(uintptr_t)p, .dtype = d->base, .rank = d->rank};
    int64_t step = (int64_t)nprt_dtype_size(d->base);
    for (int i = d->rank - 1; i >= 0; i--) {
        a.shape[i] = d->shape[i];
        a.strides[i] = step;
        step *= d->shape[i];
    }
    return a;
}

static bool convert_subarray(nprt_dtype from, nprt_dtype to, char *dst, const char *src) {
    bool sub_from = !nprt_dtype_is_number(from) && nprt_descr_get(from)->base != NPRT_DTYPE_COUNT;
    bool sub_to = !nprt_dtype_is_number(to) && nprt_descr_get(to)->base != NPRT_DTYPE_COUNT;
    nprt_array a = {.data = (char *)(uintptr_t)src, .dtype = from}, b = {.data = dst, .dtype = to};
    if (sub_from) a = subarray_at(nprt_descr_get(from), src);
    if (sub_to) b = subarray_at(nprt_descr_get(to), dst);
    return nd_assign(NULL, &b, &a);
}

static bool is_subarray(nprt_dtype t) {
    return !nprt_dtype_is_number(t) && nprt_descr_get(t)->base != NPRT_DTYPE_COUNT;
}

static bool convert_void(nprt_dtype from, nprt_dtype to, char *dst, const char *src) {
    if (is_subarray(from) || is_subarray(to)) return convert_subarray(from, to, dst, src);
    bool record_from = nprt_dtype_is_record(from), record_to = nprt_dtype_is_record(to);
    if (record_from && record_to) return convert_record(nprt_descr_get(from), nprt_descr_get(to), dst, src);
    if (record_to && nprt_dtype_kind(from) != 'V') return spread_to_record(from, nprt_descr_get(to), dst, src);
    if (record_from && nprt_descr_get(from)->n_fields == 1) {
        const nprt_field *only = &nprt_descr_get(from)->fields[0];
        return nd_convert(only->dtype, to, dst, 0, src + only->offset, 0, 1);
    }
    size_t n = nprt_dtype_size(from), m = nprt_dtype_size(to);
    memset(dst, 0, m);
    memcpy(dst, src, n < m ? n : m);
    return true;
}

// ---- Byte order: through a packed block of the native dtype.

enum { BLOCK = 256 };

static bool from_swapped(nprt_dtype from, nprt_dtype to, char *dst, int64_t ds, const char *src, int64_t ss,
                         int64_t n) {
    nprt_dtype native = nprt_dtype_native(from);
    int64_t size = (int64_t)nprt_dtype_size(from);
    char *block = malloc((size_t)(size * BLOCK) + 16);
    bool ok = block || nprt_raise("MemoryError", "Unable to allocate a buffer");
    for (int64_t at = 0; at < n && ok; at += BLOCK) {
        int64_t m = n - at < BLOCK ? n - at : BLOCK;
        for (int64_t i = 0; i < m; i++) nd_swap_element(from, block + i * size, src + (at + i) * ss);
        ok = nd_convert(native, to, dst + at * ds, ds, block, size, m);
    }
    free(block);
    return ok;
}

static bool to_swapped(nprt_dtype from, nprt_dtype to, char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    nprt_dtype native = nprt_dtype_native(to);
    int64_t size = (int64_t)nprt_dtype_size(to);
    char *block = malloc((size_t)(size * BLOCK) + 16);
    bool ok = block || nprt_raise("MemoryError", "Unable to allocate a buffer");
    for (int64_t at = 0; at < n && ok; at += BLOCK) {
        int64_t m = n - at < BLOCK ? n - at : BLOCK;
        ok = nd_convert(from, native, block, size, src + at * ss, ss, m);
        for (int64_t i = 0; i < m && ok; i++) nd_swap_element(to, dst + (at + i) * ds, block + i * size);
    }
    free(block);
    return ok;
}

static bool is_text(char kind) { return kind == 'S' || kind == 'U'; }
static bool is_time(char kind) { return kind == 'M' || kind == 'm'; }
static bool is_integer(char kind) { return kind == 'i' || kind == 'u' || kind == 'b'; }

// Spans and dates are 64-bit integers; conversions to and from integers take the bits.
static bool convert_time(nprt_dtype from, nprt_dtype to, char *dst, int64_t ds, const char *src, int64_t ss,
                         int64_t n) {
    char kf = nprt_dtype_kind(from), kt = nprt_dtype_kind(to);
    if (is_time(kf) && is_time(kt)) {
        for (int64_t i = 0; i < n; i++) {
            int64_t v;
            memcpy(&v, src + i * ss, 8);
            if (!nd_time_convert(from, to, v, &v)) return false;
            memcpy(dst + i * ds, &v, 8);
        }
        return true;
    }
    if (is_time(kf)) return nd_convert(NPRT_int64, to, dst, ds, src, ss, n);
    return nd_convert(from, NPRT_int64, dst, ds, src, ss, n);
}

bool nd_convert(nprt_dtype from, nprt_dtype to, char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    if (from == to) {
        nd_move(from, dst, ds, src, ss, n);
        return true;
    }
    if (nprt_dtype_is_number(from) && nprt_dtype_is_number(to)) {
        nd_cast_get(from, to)(dst, ds, src, ss, n);
        return true;
    }
    if (nprt_dtype_is_swapped(from)) return from_swapped(from, to, dst, ds, src, ss, n);
    if (nprt_dtype_is_swapped(to)) return to_swapped(from, to, dst, ds, src, ss, n);
    char kf = nprt_dtype_kind(from), kt = nprt_dtype_kind(to);
    bool texts = is_text(kf) && is_text(kt), voids = (kf == 'V' && kt != 'O') || (kt == 'V' && kf != 'O');
    if (texts || voids) {
        bool ok = true;
        for (int64_t i = 0; i < n && ok; i++)
            ok = texts ? convert_text(from, to, dst + i * ds, src + i * ss)
                       : convert_void(from, to, dst + i * ds, src + i * ss);
        return ok;
    }
    bool plain = (is_time(kf) || is_integer(kf) || kf == 'f') && (is_time(kt) || is_integer(kt) || kt == 'f');
    if (plain) return convert_time(from, to, dst, ds, src, ss, n);
    return through_objects(from, to, dst, ds, src, ss, n);
}
