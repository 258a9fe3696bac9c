// The table of dtypes that are no numbers.
#include "runtime/descr.h"
#include "runtime/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    nprt_descr **rows;
    int n, capacity;
} table;

const nprt_descr *nprt_descr_get(nprt_dtype t) { return table.rows[t - NPRT_DTYPE_COUNT - 1]; }

static nprt_dtype find(const char *key) {
    for (int i = table.n - 1; i >= 0; i--)
        if (strcmp(table.rows[i]->text, key) == 0) return (nprt_dtype)(NPRT_DTYPE_COUNT + 1 + i);
    return NPRT_DTYPE_COUNT;
}

static char *keep_text(const char *s) { return s ? strcpy(nprt_xmalloc(strlen(s) + 1), s) : NULL; }

static nprt_dtype add(nprt_descr d, const char *key) {
    if (table.n == table.capacity) {
        table.capacity = table.capacity ? 2 * table.capacity : 32;
        table.rows = nprt_xrealloc(table.rows, (size_t)table.capacity * sizeof *table.rows);
    }
    nprt_dtype t = (nprt_dtype)(NPRT_DTYPE_COUNT + 1 + table.n);
    if (!d.swapped) d.native = t;
    d.text = keep_text(key);
    nprt_descr *row = nprt_xmalloc(sizeof *row);
    *row = d;
    table.rows[table.n++] = row;
    return t;
}

int nprt_dtype_alignment(nprt_dtype t) {
    if (!nprt_dtype_is_number(t)) return nprt_descr_get(t)->alignment;
    size_t size = nprt_dtype_size(t);
    return (int)(nprt_dtype_kind(t) == 'c' ? size / 2 : size);
}

bool nprt_dtype_has_objects(nprt_dtype t) { return !nprt_dtype_is_number(t) && nprt_descr_get(t)->objects; }
bool nprt_dtype_is_swapped(nprt_dtype t) { return !nprt_dtype_is_number(t) && nprt_descr_get(t)->swapped; }
nprt_dtype nprt_dtype_native(nprt_dtype t) { return nprt_dtype_is_number(t) ? t : nprt_descr_get(t)->native; }
bool nprt_dtype_is_record(nprt_dtype t) { return !nprt_dtype_is_number(t) && nprt_descr_get(t)->fields; }

nprt_dtype nprt_dtype_text(char kind, int64_t size) {
    char key[40];
    snprintf(key, sizeof key, "%s%c%lld", kind == 'U' ? "<" : "", kind, (long long)(kind == 'U' ? size / 4 : size));
    nprt_dtype t = find(key);
    if (t != NPRT_DTYPE_COUNT) return t;
    return add(
        (nprt_descr){.kind = kind, .size = size, .alignment = kind == 'U' ? 4 : 1, .step = 1, .base = NPRT_DTYPE_COUNT},
        key);
}

nprt_dtype nprt_dtype_object(void) {
    nprt_dtype t = find("O");
    if (t != NPRT_DTYPE_COUNT) return t;
    return add(
        (nprt_descr){.kind = 'O', .size = 8, .alignment = 8, .objects = true, .step = 1, .base = NPRT_DTYPE_COUNT},
        "O");
}

const char *nprt_time_unit_name(nprt_time_unit u) {
    static const char *const names[] = {"Y",  "M",  "W",  "D",  "h",  "m",  "s",
                                        "ms", "us", "ns", "ps", "fs", "as", "generic"};
    return names[u];
}

nprt_dtype nprt_dtype_time(char kind, nprt_time_unit unit, int64_t step) {
    char key[40];
    if (unit == NPRT_GENERIC)
        snprintf(key, sizeof key, "<%c8", kind);
    else if (step == 1)
        snprintf(key, sizeof key, "<%c8[%s]", kind, nprt_time_unit_name(unit));
    else
        snprintf(key, sizeof key, "<%c8[%lld%s]", kind, (long long)step, nprt_time_unit_name(unit));
    nprt_dtype t = find(key);
    if (t != NPRT_DTYPE_COUNT) return t;
    return add(
        (nprt_descr){.kind = kind, .size = 8, .alignment = 8, .unit = unit, .step = step, .base = NPRT_DTYPE_COUNT},
        key);
}

// A record or sub-array is written with its parts' ids: "V16{x=12@0;…}" and "V16(12,2,3)".
static nprt_dtype swap_fields(const nprt_descr *d) {
    nprt_field *fields = nprt_xmalloc((size_t)d->n_fields * sizeof *fields + 1);
    for (int i = 0; i < d->n_fields; i++) {
        fields[i] = d->fields[i];
        fields[i].dtype = nprt_dtype_swap(fields[i].dtype);
    }
    nprt_dtype t = nprt_dtype_record(d->n_fields, fields, d->size, d->alignment, d->aligned);
    free(fields);
    return t;
}

nprt_dtype nprt_dtype_swap(nprt_dtype t) {
    if (nprt_dtype_is_number(t)) {
        if (nprt_dtype_size(t) == 1) return t;
        char key[16];
        snprintf(key, sizeof key, ">%c%zu", nprt_dtype_kind(t), nprt_dtype_size(t));
        nprt_dtype known = find(key);
        if (known != NPRT_DTYPE_COUNT) return known;
        return add((nprt_descr){.kind = nprt_dtype_kind(t),
                                .swapped = true,
                                .size = (int64_t)nprt_dtype_size(t),
                                .alignment = nprt_dtype_alignment(t),
                                .native = t,
                                .step = 1,
                                .base = NPRT_DTYPE_COUNT},
                   key);
    }
    nprt_descr d = *nprt_descr_get(t);
    if (d.fields) return swap_fields(&d);
    if (d.base != NPRT_DTYPE_COUNT) return nprt_dtype_subarray(nprt_dtype_swap(d.base), d.rank, d.shape);
    if (d.swapped) return d.native;
    if (d.text[0] != '<') return t;
    char key[40];
    snprintf(key, sizeof key, ">%s", d.text + 1);
    nprt_dtype known = find(key);
    d.swapped = true;
    return known != NPRT_DTYPE_COUNT ? known : add(d, key);
}

nprt_dtype nprt_dtype_record(int n, const nprt_field *fields, int64_t size, int alignment, bool aligned) {
    nprt_buf key = {0};
    nprt_buf_printf(&key, "V%lld%s{", (long long)size, aligned ? "a" : "");
    for (int i = 0; i < n; i++) {
        nprt_buf_printf(&key, "%zu:%s=%d@%lld", strlen(fields[i].name), fields[i].name, (int)fields[i].dtype,
                        (long long)fields[i].offset);
        if (fields[i].title) nprt_buf_printf(&key, "/%zu:%s", strlen(fields[i].title), fields[i].title);
        nprt_buf_putc(&key, ';');
    }
    nprt_buf_putc(&key, '}');
    nprt_buf_putc(&key, 0);
    nprt_dtype t = find(key.data);
    if (t == NPRT_DTYPE_COUNT) {
        nprt_field *own = nprt_xmalloc(((size_t)n + 1) * sizeof *own);
        bool objects = false;
        int64_t covered = 0;
        for (int i = 0; i < n; i++) {
            own[i] =
                (nprt_field){keep_text(fields[i].name), keep_text(fields[i].title), fields[i].dtype, fields[i].offset};
            objects |= nprt_dtype_has_objects(fields[i].dtype);
            covered += (int64_t)nprt_dtype_size(fields[i].dtype);
        }
        t = add((nprt_descr){.kind = 'V',
                             .size = size,
                             .alignment = alignment,
                             .aligned = aligned,
                             .gaps = covered != size,
                             .objects = objects,
                             .n_fields = n,
                             .fields = own,
                             .step = 1,
                             .base = NPRT_DTYPE_COUNT},
                key.data);
    }
    nprt_buf_free(&key);
    return t;
}

nprt_dtype nprt_dtype_subarray(nprt_dtype base, int rank, const int64_t *shape) {
    nprt_buf key = {0};
    nprt_buf_printf(&key, "V(%d", (int)base);
    int64_t size = (int64_t)nprt_dtype_size(base);
    for (int i = 0; i < rank; i++) {
        nprt_buf_printf(&key, ",%lld", (long long)shape[i]);
        size *= shape[i];
    }
    nprt_buf_puts(&key, ")");
    nprt_buf_putc(&key, 0);
    nprt_dtype t = find(key.data);
    if (t == NPRT_DTYPE_COUNT) {
        int64_t *own = nprt_xmalloc(((size_t)rank + 1) * sizeof *own);
        memcpy(own, shape, (size_t)rank * sizeof *own);
        t = add((nprt_descr){.kind = 'V',
                             .size = size,
                             .alignment = nprt_dtype_alignment(base),
                             .objects = nprt_dtype_has_objects(base),
                             .base = base,
                             .rank = rank,
                             .shape = own,
                             .step = 1},
                key.data);
    }
    nprt_buf_free(&key);
    return t;
}

const nprt_field *nprt_dtype_field(nprt_dtype record, const char *name) {
    if (!nprt_dtype_is_record(record)) return NULL;
    const nprt_descr *d = nprt_descr_get(record);
    for (int i = 0; i < d->n_fields; i++)
        if (strcmp(d->fields[i].name, name) == 0) return &d->fields[i];
    for (int i = 0; i < d->n_fields; i++)
        if (d->fields[i].title && strcmp(d->fields[i].title, name) == 0) return &d->fields[i];
    return NULL;
}
