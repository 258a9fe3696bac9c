// zip(*rows) where how many rows there are is known only at run time: column i is the tuple of the rows' items i.
#include "specialise/builtins.h"

int columns_known(spec *s, sval *rows) {
    const sval *row = run_items(s, rows)->rlist.item;
    return row->kind == SV_TUPLE ? row->tuple.n : -1;
}

typedef struct shortest {
    scell *length;
} shortest;

static bool take_shorter(spec *s, void *data, sval *row) {
    shortest *d = data;
    sval *n = call1(s, builtin_function(s, intern(s->names, "len")), row);
    sval *least = n ? scalar_min_max(s, d->length->v, n, false) : NULL;
    if (least) cell_set(s, d->length, least);
    return least != NULL;
}

sval *columns_count(spec *s, sval *rows) {
    int const known = columns_known(s, rows);
    shortest d = {cell_new(s, sv_int(s, known < 0 ? MOST_COUNT : known))};
    if (known < 0 && !loop_over(s, NULL, rows, take_shorter, &d)) return NULL;
    sval *some = scalar_compare(s, OP_NotEq, rlist_length(s, rows), sv_int(s, 0));
    sval *count = some ? scalar_binary(s, OP_Mult, scalar_convert(s, some, ST_INT), d.length->v) : NULL;
    return count && count->kind == SV_SCALAR ? sv_int_range(s, count->scalar.v, 0, MOST_COUNT) : count;
}

typedef struct column {
    sval *items, *index;
} column;

static bool add_item(spec *s, void *data, sval *row) {
    column *c = data;
    sval *item = subscript(s, row, c->index);
    return item && list_append(s, c->items, item);
}

sval *column_at(spec *s, sval *rows, sval *index) {
    column c = {sv_list(s, sv_tuple(s, 0, NULL)), index};
    if (!loop_over(s, NULL, rows, add_item, &c)) return NULL;
    sval *run = run_items(s, c.items);
    return run ? sv_rtuple(s, run) : c.items->object.cell->v;
}
