// Methods of dictionaries.
#include "specialise/methods.h"

#include <string.h>

sval *dict_items(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "items", a, 0, 0)) return NULL;
    sval *m = self->object.cell->v, **items = ARENA_ARRAY(s->arena, sval *, m->map.n + 1);
    for (int i = 0; i < m->map.n; i++) {
        sval **pair = ARENA_ARRAY(s->arena, sval *, 2);
        pair[0] = m->map.keys[i], pair[1] = m->map.values[i];
        items[i] = sv_tuple(s, 2, pair);
    }
    return sv_tuple(s, m->map.n, items);
}
sval *dict_keys(spec *s, sval *self, arglist *a) {
    return count_is(s, "keys", a, 0, 0) ? sv_tuple(s, self->object.cell->v->map.n, self->object.cell->v->map.keys)
                                        : NULL;
}
sval *dict_values(spec *s, sval *self, arglist *a) {
    return count_is(s, "values", a, 0, 0) ? sv_tuple(s, self->object.cell->v->map.n, self->object.cell->v->map.values)
                                          : NULL;
}
sval *dict_get(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "get", a, 1, 2)) return NULL;
    sval *m = self->object.cell->v;
    if (sval_is_dynamic(a->v[0])) return unsupported(s, "dict.get with a key known only at run time");
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], a->v[0])) return m->map.values[i];
    return a->n > 1 ? a->v[1] : sv_none(s);
}
sval *dict_update(spec *s, sval *self, arglist *a) {
    for (int k = 0; k < a->n; k++) {
        if (a->v[k]->kind != SV_DICT) return unsupported(s, "dict.update with anything but a dict");
        sval *m = a->v[k]->object.cell->v;
        for (int i = 0; i < m->map.n; i++)
            if (!subscript_set(s, self, m->map.keys[i], m->map.values[i])) return NULL;
    }
    for (int k = 0; k < a->named; k++)
        if (!subscript_set(s, self, sv_istr(s, a->names[k]), a->named_v[k])) return NULL;
    return sv_none(s);
}
sval *dict_take(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "pop", a, 1, 2)) return NULL;
    sval *m = self->object.cell->v;
    if (sval_is_dynamic(a->v[0])) return unsupported(s, "dict.pop with a key known only at run time");
    if (!cell_writable(s, self->object.cell)) return NULL;
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], a->v[0]))
            return cell_set(s, self->object.cell, map_without(s, m, i)), m->map.values[i];
    return a->n > 1 ? a->v[1] : subscript(s, self, a->v[0]);
}
sval *dict_setdefault(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "setdefault", a, 1, 2)) return NULL;
    sval *m = self->object.cell->v;
    for (int i = 0; i < m->map.n; i++)
        if (sval_same(m->map.keys[i], a->v[0])) return m->map.values[i];
    sval *v = a->n > 1 ? a->v[1] : sv_none(s);
    return subscript_set(s, self, a->v[0], v) ? v : NULL;
}
sval *dict_clear(spec *s, sval *self, arglist *a) {
    if (!count_is(s, "clear", a, 0, 0) || !cell_writable(s, self->object.cell)) return NULL;
    cell_set(s, self->object.cell, sv_new(s, SV_MAP));
    return sv_none(s);
}

sval *dict_copy(spec *s, sval *self, arglist *a) {
    sval *m = self->object.cell->v;
    return count_is(s, "copy", a, 0, 0) ? sv_dict(s, m->map.n, m->map.keys, m->map.values) : NULL;
}
