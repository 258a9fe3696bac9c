// Elements that are no numbers: moving, owning and comparing them.
#include "runtime/nd/nd_element.h"
#include <string.h>

static const nd_object_hooks *hooks;

void nd_set_objects(const nd_object_hooks *h) { hooks = h; }
const nd_object_hooks *nd_objects(void) { return hooks; }

typedef void visit_fn(void **slot);

// Calls visit for every object of n elements that lie `stride` apart.
static void each_object(nprt_dtype t, char *p, int64_t stride, int64_t n, visit_fn *visit) {
    const nprt_descr *d = nprt_descr_get(t);
    if (d->kind == 'O') {
        for (int64_t i = 0; i < n; i++) visit((void **)(p + i * stride));
        return;
    }
    if (d->base != NPRT_DTYPE_COUNT) {
        int64_t size = (int64_t)nprt_dtype_size(d->base), count = size ? d->size / size : 0;
        for (int64_t i = 0; i < n; i++) each_object(d->base, p + i * stride, size, count, visit);
        return;
    }
    for (int k = 0; k < d->n_fields; k++)
        if (nprt_dtype_has_objects(d->fields[k].dtype))
            each_object(d->fields[k].dtype, p + d->fields[k].offset, stride, n, visit);
}

static void retain_slot(void **slot) {
    void *o;
    memcpy(&o, slot, sizeof o);
    if (o && hooks) hooks->retain(o);
}

static void release_slot(void **slot) {
    void *o, *none = NULL;
    memcpy(&o, slot, sizeof o);
    memcpy(slot, &none, sizeof none);
    if (o && hooks) hooks->release(o);
}

static void finish_block(void *block, int64_t size, int tag) {
    int64_t one = (int64_t)nprt_dtype_size((nprt_dtype)tag);
    if (hooks && one) each_object((nprt_dtype)tag, block, one, size / one, release_slot);
}

void nd_prepare_block(void *block, int64_t size, nprt_dtype dtype) {
    memset(block, 0, (size_t)size);
    if (!nprt_dtype_has_objects(dtype)) return;
    nprt_block_finish_with(block, finish_block, size, (int)dtype);
}

void nd_move(nprt_dtype t, char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) {
    if (nprt_dtype_is_number(t)) {
        nd_cast_get(t, t)(dst, ds, src, ss, n);
        return;
    }
    size_t size = nprt_dtype_size(t);
    const nprt_descr *d = nprt_descr_get(t);
    if (d->gaps) {
        for (int k = 0; k < d->n_fields; k++)
            nd_move(d->fields[k].dtype, dst + d->fields[k].offset, ds, src + d->fields[k].offset, ss, n);
        return;
    }
    if (nprt_dtype_has_objects(t)) {
        for (int64_t i = 0; i < n; i++) {   // the new references first: dst may hold the last one of src
            char *from = (char *)(uintptr_t)src + i * ss;
            each_object(t, from, 0, 1, retain_slot);
            each_object(t, dst + i * ds, 0, 1, release_slot);
            memcpy(dst + i * ds, from, size);
        }
        return;
    }
    if (ds == (int64_t)size && ss == ds) {
        nprt_copy(dst, src, (size_t)n * size);
        return;
    }
    for (int64_t i = 0; i < n; i++) memmove(dst + i * ds, src + i * ss, size);
}

static void reverse(char *dst, const char *src, size_t n) {
    for (size_t i = 0; i < n; i++) dst[i] = src[n - 1 - i];
}

void nd_swap_element(nprt_dtype t, char *dst, const char *src) {
    const nprt_descr *d = nprt_descr_get(t);
    size_t size = (size_t)d->size, part = d->kind == 'U' ? 4 : d->kind == 'c' ? size / 2 : size;
    for (size_t at = 0; at < size; at += part) reverse(dst + at, src + at, part);
}

// ---- Texts

static uint32_t character(char kind, bool swapped, const char *p, int64_t i) {
    if (kind == 'S') return (unsigned char)p[i];
    uint32_t c;
    memcpy(&c, p + 4 * i, 4);
    return swapped ? __builtin_bswap32(c) : c;
}

static int64_t width(nprt_dtype t) {
    const nprt_descr *d = nprt_descr_get(t);
    return d->kind == 'U' ? d->size / 4 : d->size;
}

int64_t nd_text_length(nprt_dtype t, const char *p) {
    int64_t n = width(t);
    char kind = nprt_dtype_kind(t);
    while (n > 0 && character(kind, false, p, n - 1) == 0) n--;
    return n;
}

int nd_text_compare(nprt_dtype tx, const char *x, nprt_dtype ty, const char *y) {
    int64_t n = width(tx), m = width(ty);
    char kx = nprt_dtype_kind(tx), ky = nprt_dtype_kind(ty);
    bool sx = nprt_dtype_is_swapped(tx), sy = nprt_dtype_is_swapped(ty);
    for (int64_t i = 0; i < n || i < m; i++) {
        uint32_t a = i < n ? character(kx, sx, x, i) : 0, b = i < m ? character(ky, sy, y, i) : 0;
        if (a != b) return a < b ? -1 : 1;
    }
    return 0;
}

static bool is_blank(uint32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool text_truth(nprt_dtype t, const char *p) {
    bool ended = false, swapped = nprt_dtype_is_swapped(t);
    char kind = nprt_dtype_kind(t);
    for (int64_t i = 0; i < width(t); i++) {
        uint32_t c = character(kind, swapped, p, i);
        if (c == 0)
            ended = true;
        else if (ended || !is_blank(c))
            return true;
    }
    return false;
}

static void *object_at(const char *p) {
    void *o;
    memcpy(&o, p, sizeof o);
    return o;
}

bool nd_truth(nprt_dtype t, const char *p, bool *out) {
    switch (nprt_dtype_is_number(t) ? 0 : nprt_dtype_kind(t)) {
    case 'S':
    case 'U': *out = text_truth(t, p); return true;
    case 'O': {
        void *o = object_at(p);
        *out = false;
        return !o || hooks->truth(o, out);
    }
    case 0: {
        uint8_t v;
        nd_cast_get(t, NPRT_bool)((char *)&v, 1, p, 0, 1);
        *out = v;
        return true;
    }
    default: {
        int64_t size = (int64_t)nprt_dtype_size(t);
        *out = false;
        for (int64_t i = 0; i < size && !*out; i++) *out = p[i] != 0;
        return true;
    }
    }
}

// ---- Order

static bool compare_objects(void *x, void *y, int *out) {
    bool less;
    if (!hooks->less(x, y, &less)) return false;
    *out = -1;
    if (less) return true;
    if (!hooks->less(y, x, &less)) return false;
    *out = less;
    return true;
}

static int compare_times(const char *x, const char *y) {
    int64_t a, b;
    memcpy(&a, x, 8);
    memcpy(&b, y, 8);
    if (a == ND_NAT || b == ND_NAT) return (a == ND_NAT) - (b == ND_NAT);
    return (a > b) - (a < b);
}

static bool compare_records(const nprt_descr *d, const char *x, const char *y, int *out) {
    *out = 0;
    for (int i = 0; i < d->n_fields && *out == 0; i++)
        if (!nd_element_compare(d->fields[i].dtype, x + d->fields[i].offset, y + d->fields[i].offset, out))
            return false;
    return true;
}

static bool compare_subarrays(const nprt_descr *d, const char *x, const char *y, int *out) {
    int64_t size = (int64_t)nprt_dtype_size(d->base);
    *out = 0;
    for (int64_t at = 0; at < d->size && *out == 0; at += size)
        if (!nd_element_compare(d->base, x + at, y + at, out)) return false;
    return true;
}

static int compare_numbers(nprt_dtype t, const char *x, const char *y);

bool nd_element_compare(nprt_dtype t, const char *x, const char *y, int *out) {
    if (nprt_dtype_is_number(t)) {
        *out = compare_numbers(t, x, y);
        return true;
    }
    const nprt_descr *d = nprt_descr_get(t);
    switch (d->kind) {
    case 'O': return compare_objects(object_at(x), object_at(y), out);
    case 'S':
    case 'U': *out = nd_text_compare(t, x, t, y); return true;
    case 'V':
        if (d->fields) return compare_records(d, x, y, out);
        if (d->base != NPRT_DTYPE_COUNT) return compare_subarrays(d, x, y, out);
        *out = memcmp(x, y, (size_t)d->size);
        return true;
    default: break;
    }
    if (d->swapped) {
        _Alignas(16) char a[16], b[16];
        nd_swap_element(t, a, x);
        nd_swap_element(t, b, y);
        return nd_element_compare(d->native, a, b, out);
    }
    *out = compare_times(x, y);
    return true;
}

static int compare_doubles(double a, double b) {   // nan last
    if (a != a || b != b) return (a != a) - (b != b);
    return (a > b) - (a < b);
}

static int compare_numbers(nprt_dtype t, const char *x, const char *y) {
    nd_scalar a = nd_scalar_load(t, x), b = nd_scalar_load(t, y);
    switch (nprt_dtype_kind(t)) {
    case 'i': return (a.i > b.i) - (a.i < b.i);
    case 'f': return compare_doubles(a.f, b.f);
    case 'c': {
        int r = compare_doubles(a.c.re, b.c.re);
        return r ? r : compare_doubles(a.c.im, b.c.im);
    }
    default: return (a.u > b.u) - (a.u < b.u);
    }
}
