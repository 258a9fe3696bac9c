// The primitive module _copies: copy.copy and copy.deepcopy.
#include "specialise/state.h"

#include <string.h>

typedef struct copying {
    map done;   // the cell of an object, or the IR value of an array → its copy
    bool deep;
    int lists, nested;   // run-time lists met, and those of them that hold lists
} copying;

static sval *copied(spec *s, copying *c, sval *v);

static sval *instance_with(spec *s, const sval *v, sval *fields) {
    sval *x = sv_new(s, SV_INSTANCE);
    x->object.cls = v->object.cls;
    x->object.cell = cell_new(s, fields);
    return x;
}

// The part of a container: a copy, or the very part.
static sval *part(spec *s, copying *c, sval *v) { return c->deep ? copied(s, c, v) : v; }

static sval **parts(spec *s, copying *c, int n, sval *const *v) {
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) {
        sval *value = box_value(s, v[i]);
        if (!value || !(out[i] = part(s, c, value))) return NULL;
    }
    return out;
}

static sval *copied_tuple(spec *s, copying *c, sval *v) {
    sval **items = parts(s, c, v->tuple.n, v->tuple.items);
    bool same = true;
    for (int i = 0; items && i < v->tuple.n; i++) same = same && items[i] == v->tuple.items[i];
    return !items ? NULL : same ? v : sv_tuple(s, v->tuple.n, items);
}

static sval *copied_map(spec *s, copying *c, const sval *m) {
    sval *x = sv_new(s, SV_MAP);
    *x = *m;
    x->map.keys = parts(s, c, m->map.n, m->map.keys);
    x->map.values = x->map.keys ? parts(s, c, m->map.n, m->map.values) : NULL;
    return x->map.values ? x : NULL;
}

// What items of a run-time list or table are made of, as far as the runtime copies it. *holds_list: a list among it.
static bool is_copied_there(const sval *t, bool *holds_list) {
    switch (t->kind) {
    case SV_UNDEF:
    case SV_NONE:
    case SV_SCALAR:
    case SV_STR:
    case SV_RSTR: return true;
    case SV_CHOICE: return is_copied_there(t->choice.a, holds_list) && is_copied_there(t->choice.b, holds_list);
    case SV_TUPLE:
        for (int i = 0; i < t->tuple.n; i++)
            if (!is_copied_there(t->tuple.items[i], holds_list)) return false;
        return true;
    case SV_RTUPLE: return is_copied_there(t->rlist.item, holds_list);
    case SV_LIST:
        *holds_list = true;
        return t->object.cell->v->kind == SV_RLIST && is_copied_there(t->object.cell->v->rlist.item, holds_list);
    default: return false;
    }
}

static sval *copied_runtime(spec *s, copying *c, sval *v) {
    const sval *contents = v->object.cell->v;
    bool nested = false;
    bool const is_list = contents->kind == SV_RLIST;
    bool const plain = is_list ? is_copied_there(contents->rlist.item, &nested)
                               : is_copied_there(contents->table.key, &nested) &&
                                     (!contents->table.value || is_copied_there(contents->table.value, &nested));
    if (c->deep && (!plain || (nested && !is_list))) return unsupported(s, "a deep copy of this %s", sval_type_name(v));
    c->lists += is_list;
    c->nested += nested;
    if (c->deep && c->nested && c->lists > 1) return unsupported(s, "a deep copy of lists that may share parts");
    sval *x = sv_new(s, contents->kind);
    *x = *contents;
    if (is_list)
        x->rlist.v = emit_call1(s, c->deep ? "nprt_list_deep_copy" : "nprt_list_copy", 1,
                                (ir_value *[]){contents->rlist.v}, type_pylist(s), false);
    else
        x->table.v = emit_call1(s, "nprt_table_copy", 1, (ir_value *[]){contents->table.v}, type_object(s), false);
    if (is_list) return sv_list(s, x);
    if (v->kind == SV_SET) return sv_set(s, x, v->object.is_frozen);
    sval *d = sv_dict(s, 0, NULL, NULL);
    d->object.cell->v = x;
    return d;
}

// An empty object of the kind; its contents come afterwards, so that what it holds may lead back to it.
static sval *copied_object(spec *s, copying *c, sval *v) {
    sval *contents = v->object.cell->v;
    if (contents->kind == SV_RECORD && !c->deep) return record_copy(s, v);
    if (contents->kind == SV_RLIST || contents->kind == SV_RTABLE) return copied_runtime(s, c, v);
    if (v->kind == SV_INSTANCE && (class_is_exception(v->object.cls) || contents->kind != SV_MAP))
        return unsupported(s, "a copy of this object");
    if (v->kind == SV_SET && v->object.is_frozen && !c->deep) return v;
    sval *x = v->kind == SV_LIST   ? sv_list(s, sv_tuple(s, 0, NULL))
              : v->kind == SV_DICT ? sv_dict(s, 0, NULL, NULL)
              : v->kind == SV_SET  ? sv_set(s, sv_tuple(s, 0, NULL), v->object.is_frozen)
                                   : instance_with(s, v, contents);
    map_put_ptr(&c->done, v->object.cell, x);
    sval *now = contents->kind != SV_MAP ? sv_tuple(s, contents->tuple.n, NULL) : copied_map(s, c, contents);
    if (now && contents->kind != SV_MAP) now->tuple.items = parts(s, c, contents->tuple.n, contents->tuple.items);
    if (!now || (contents->kind != SV_MAP && !now->tuple.items)) return NULL;
    x->object.cell->v = now;
    return x;
}

static sval *copied(spec *s, copying *c, sval *v) {
    static const char *const hooks[] = {"__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__", "__getstate__"};
    switch (v->kind) {
    case SV_TUPLE: return copied_tuple(s, c, v);
    case SV_RTUPLE: {
        bool holds_list = false;
        if (!c->deep || (is_copied_there(v, &holds_list) && !holds_list)) return v;
        return unsupported(s, "a deep copy of this %s", sval_type_name(v));
    }
    case SV_ARRAY: {
        sval *before = map_get_ptr(&c->done, v->array.v), *copy = NULL;
        if (before) return before;
        sval *m = attribute(s, v, intern(s->names, "copy"));
        if (m && (copy = call(s, m, &(arglist){0}))) map_put_ptr(&c->done, v->array.v, copy);
        return copy;
    }
    case SV_INSTANCE:
        for (size_t i = c->deep; i < sizeof hooks / sizeof *hooks; i++) {
            sval *hook = class_member(s, v->object.cls, intern(s->names, hooks[i]));
            if (hook && i == 0) return call1(s, hook, v);
            if (hook && (i > 1 || c->deep)) return unsupported(s, "a copy of an object with %s", hooks[i]);
        }
        __attribute__((fallthrough));
    case SV_LIST:
    case SV_DICT:
    case SV_SET: {
        sval *before = map_get_ptr(&c->done, v->object.cell);
        return before ? before : copied_object(s, c, v);
    }
    case SV_BOUND: {
        if (!c->deep || v->bound.callee->kind != SV_FUNC) return v;
        sval *self = copied(s, c, v->bound.self);
        return self ? sv_bound(s, self, v->bound.callee) : NULL;
    }
    case SV_CHOICE: {
        bool holds_list = false;
        if (is_copied_there(v, &holds_list) && !holds_list) return v;   // nothing in it can be changed
    }
        __attribute__((fallthrough));
    case SV_HANDLE:
    case SV_LAZY:
    case SV_ITER:
    case SV_SUPER: return unsupported(s, "a copy of a value of type %s", sval_type_name(v));
    default: return v;
    }
}

static sval *copied_side(spec *s, sval *v, void *data) { return copied(s, data, v); }

static sval *copy_call(spec *s, const builtin *b, arglist *a) {   // code 1: deep
    sval *v[2];
    if (!arguments(s, b->name, a, b->signature, v)) return NULL;
    if (b->code && v[1] && v[1]->kind != SV_NONE) return unsupported(s, "deepcopy() with a memo");
    copying c = {.deep = b->code};
    map_init(&c.done, s->arena);
    return split_choice(s, v[0], copied_side, &c);
}

sval *python_copy_member(spec *s, istr name) {
    static const builtin rows[] = {{"copy", copy_call, "x", 0}, {"deepcopy", copy_call, "x memo=None", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}
