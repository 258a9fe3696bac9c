// Classes of the program: their order of bases, their members, and making objects of them.
#include "specialise/state.h"

#include <stdlib.h>
#include <string.h>

// ---- the order of resolution ----

static bool in_a_tail(int n, sclass **const *rows, const int *at, const int *count, const sclass *c) {
    for (int i = 0; i < n; i++)
        for (int k = at[i] + 1; k < count[i]; k++)
            if (rows[i][k] == c) return true;
    return false;
}

// The first of the rows' heads that no row has further on; NULL: there is none.
static sclass *next_in_order(int n, sclass **const *rows, const int *at, const int *count) {
    for (int i = 0; i < n; i++)
        if (at[i] < count[i] && !in_a_tail(n, rows, at, count, rows[i][at[i]])) return rows[i][at[i]];
    return NULL;
}

// C3: the class, then a merge of its bases' orders and of the bases themselves.
bool class_order(spec *s, sclass *c) {
    int const n = c->base_count + 1;
    sclass ***rows = ARENA_ARRAY(s->arena, sclass **, n);
    int *at = ARENA_ARRAY(s->arena, int, n), *count = ARENA_ARRAY(s->arena, int, n), left = c->base_count;
    for (int i = 0; i < c->base_count; i++) {
        rows[i] = c->bases[i]->order;
        left += count[i] = c->bases[i]->order_count;
    }
    rows[n - 1] = c->bases;
    count[n - 1] = c->base_count;
    c->order = ARENA_ARRAY(s->arena, sclass *, left + 1);
    c->order[c->order_count++] = c;
    while (left) {
        sclass *next = next_in_order(n, rows, at, count);
        if (!next)
            return fail(s, "TypeError", NULL, "Cannot create a consistent method resolution\norder (MRO) for bases"),
                   false;
        c->order[c->order_count++] = next;
        for (int i = 0; i < n; i++)
            if (at[i] < count[i] && rows[i][at[i]] == next) at[i]++, left--;
    }
    return true;
}

bool class_is(const sclass *c, const sclass *base) {
    for (int i = 0; c && i < c->order_count; i++)
        if (c->order[i] == base) return true;
    return false;
}

// ---- members ----

static sval *member_from(spec *s, const sclass *c, int first, istr name) {
    for (int i = first; i < c->order_count; i++) {
        scell *m = map_get_ptr(&c->order[i]->members, name);
        if (m && m->v->kind != SV_UNDEF) return m->v->kind == SV_FUNC || m->v->kind == SV_BOUND ? m->v : captured(s, m);
    }
    return NULL;
}

sval *class_member(spec *s, const sclass *c, istr name) { return member_from(s, c, 0, name); }

sval *class_member_behind(spec *s, const sclass *c, const sclass *owner, istr name) {
    int i = 0;
    while (i < c->order_count && c->order[i] != owner) i++;
    return member_from(s, c, i + 1, name);
}

// ---- the statement ----

static bool is_of_abc(const sclass *c, const char *name) {
    return c->module && strcmp(c->module, "abc") == 0 && strcmp(c->name, name) == 0;
}

// class A(metaclass=ABCMeta)
static bool take_metaclass(spec *s, sclass *c, const ast_node *n) {
    for (int i = 0; i < n->ClassDef.keywords.n; i++) {
        const ast_node *k = n->ClassDef.keywords.data[i];
        bool const is_metaclass = k->keyword.arg && strcmp(k->keyword.arg, "metaclass") == 0;
        sval *v = is_metaclass ? eval(s, k->keyword.value) : NULL;
        if (is_metaclass && !v) return false;
        if (v && v->kind == SV_CLASS && is_of_abc(v->cls, "ABCMeta"))
            c->has_abstract = true;
        else if (v && v->kind == SV_CLASS && s->frame->module->is_library)
            c->meta = v->cls;
        else
            return unsupported(s, "class keywords and metaclasses, ABCMeta excepted") != NULL;
    }
    return true;
}

sval *special_method(spec *s, sval *v, const char *name) {
    if (v->kind == SV_INSTANCE) return attribute_or_null(s, v, intern(s->names, name));
    sval *m = v->kind == SV_CLASS && v->cls->meta ? class_member(s, v->cls->meta, intern(s->names, name)) : NULL;
    return m && m->kind == SV_FUNC ? sv_bound(s, v, m) : NULL;
}

// What a class that has been made tells its members and its bases.
static bool announce_class(spec *s, sval *v) {
    istr const set_name = intern(s->names, "__set_name__"), init = intern(s->names, "__init_subclass__");
    for (int i = 0; i < v->cls->members.n; i++) {
        sval *m = ((scell *)v->cls->members.entries[i].value)->v;
        if (m->kind != SV_INSTANCE || !class_member(s, m->object.cls, set_name)) continue;
        sval *told = attribute(s, m, set_name), *name = sv_istr(s, (istr)(uintptr_t)v->cls->members.entries[i].key);
        if (!told || !call(s, told, &(arglist){.n = 2, .v = (sval *[]){v, name}})) return false;
    }
    sval *told = class_member_behind(s, v->cls, v->cls, init);
    if (is_marked(told, "classmethod")) told = told->bound.self;
    return !told || call1(s, told, v);
}

// Does nothing happen when the class is made?
static bool only_defines(const ast_node *n) {
    for (int i = 0; i < n->ClassDef.body.n; i++) {
        const ast_node *b = n->ClassDef.body.data[i];
        bool const is_text = b->kind == AST_Expr && b->Expr.value->kind == AST_Constant;
        bool const is_constant = b->kind == AST_Assign && b->Assign.value->kind == AST_Constant;
        bool const is_plain = b->kind == AST_FunctionDef && !b->FunctionDef.decorator_list.n;
        if (b->kind != AST_Pass && !is_text && !is_constant && !is_plain) return false;
    }
    return !n->ClassDef.decorator_list.n && !n->ClassDef.keywords.n;
}

static bool bind_class(spec *s, const ast_node *n, sval *v) {
    scell *cell = v ? frame_cell(s, n, n->ClassDef.name, true) : NULL;
    if (!cell || !cell_writable(s, cell)) return false;
    cell_set(s, cell, v);
    return true;
}

bool define_class(spec *s, const ast_node *n) {
    sclass *c = ARENA_NEW(s->arena, sclass);
    c->serial = ++s->serial;
    c->name = n->ClassDef.name;
    if (!s->frame->func && !s->frame->class_members) c->module = s->frame->module->name;
    c->home = s->frame->module;
    c->is_single = !s->frame->func;
    map_init(&c->members, s->arena);
    c->node = n;
    if (!take_metaclass(s, c, n)) return false;
    c->bases = ARENA_ARRAY(s->arena, sclass *, n->ClassDef.bases.n + 1);
    bool is_tuple = false;
    for (int i = 0; i < n->ClassDef.bases.n; i++) {
        sval *b = eval(s, n->ClassDef.bases.data[i]);
        if (!b) return false;
        if (is_hint_of_class(b)) continue;
        if (is_type_hint(b) && strcmp(b->builtin->name, "NamedTuple") == 0 && n->ClassDef.bases.n == 1) {
            is_tuple = true;
            continue;
        }
        if (b->kind != SV_CLASS && !(b->kind == SV_BUILTIN && strcmp(b->builtin->name, "object") == 0)) {
            const char *base = b->kind == SV_BUILTIN ? b->builtin->name : sval_type_name(b);
            const char *why = arena_printf(s->arena, "a class derived from %s", base);
            return only_defines(n) ? bind_class(s, n, unreadable(s, why)) : unsupported(s, "%s", why) != NULL;
        }
        if (b->kind == SV_CLASS) c->bases[c->base_count++] = b->cls;
        if (b->kind == SV_CLASS && !c->meta) c->meta = b->cls->meta;
    }
    if (!class_order(s, c)) return false;
    frame *outer = s->frame, *fr = ARENA_NEW(s->arena, frame);
    *fr = *outer;
    fr->scope = sema_scope_of(outer->module->scopes, n);
    fr->class_members = &c->members;
    fr->shows_values = false;
    fr->free_cells = ARENA_ARRAY(s->arena, scell *, fr->scope->free_count + 1);
    for (int i = 0; i < fr->scope->free_count; i++)
        fr->free_cells[i] = frame_cell(s, n, fr->scope->free_names[i], false);
    s->frame = fr;
    bool const ok = exec_body(s, &n->ClassDef.body, 0);
    s->frame = outer;
    if (!ok) return false;
    for (int i = 0; i < c->members.n; i++) {
        const sval *m = ((scell *)c->members.entries[i].value)->v;
        if (m->kind == SV_BOUND) m = m->bound.self;
        if (m->kind == SV_FUNC && !m->func->owner) m->func->owner = c;
    }
    sval *v = sv_new(s, SV_CLASS);
    v->cls = c;
    layout_class(s, c);
    if (is_tuple) {
        sval *m = module_import(s, intern(s->names, "collections"));
        sval *fill = m ? module_member(s, m->module, intern(s->names, "_typed_tuple")) : NULL;
        v = fill ? call1(s, fill, v) : NULL;
    }
    if (v && !announce_class(s, v)) return false;
    for (int i = n->ClassDef.decorator_list.n - 1; v && i >= 0; i--) {
        sval *d = eval(s, n->ClassDef.decorator_list.data[i]);
        set_place(s, n);
        v = d ? call1(s, d, v) : NULL;
    }
    return bind_class(s, n, v);
}

// ---- objects ----

static bool is_abstract(spec *s, const sval *m) {
    if (m->kind == SV_BOUND) m = m->bound.self;   // a property, a class method
    return m->kind == SV_FUNC && map_value(m->func->fields->v, intern(s->names, "__isabstractmethod__"));
}

static int by_text(const void *a, const void *b) { return strcmp(*(const istr *)a, *(const istr *)b); }

// A class whose metaclass is ABCMeta has no objects while a member is abstract.
static bool has_objects(spec *s, const sclass *c) {
    VEC(istr) names = {0};
    bool asks = false;
    for (int i = 0; i < c->order_count; i++) asks |= c->order[i]->has_abstract;
    for (int i = 0; asks && i < c->order_count; i++)
        for (int k = 0; k < c->order[i]->members.n; k++) {
            istr const name = (istr)(uintptr_t)c->order[i]->members.entries[k].key;
            const scell *m = c->order[i]->members.entries[k].value;
            if (m->v->kind != SV_UNDEF && is_abstract(s, m->v) && class_member(s, c, name) == m->v)
                vec_push(s->arena, &names, name);
        }
    if (!names.n) return true;
    qsort(names.data, (size_t)names.n, sizeof *names.data, by_text);
    char *list = arena_printf(s->arena, "%s", names.data[0]);
    for (int i = 1; i < names.n; i++) list = arena_printf(s->arena, "%s, %s", list, names.data[i]);
    return mistake(s, "TypeError", "Can't instantiate abstract class %s with abstract method%s %s", c->name,
                   names.n > 1 ? "s" : "", list),
           false;
}

sval *instantiate(spec *s, sclass *c, arglist *a) {
    if (!has_objects(s, c)) return NULL;
    if (class_member(s, c, intern(s->names, "__new__"))) return unsupported(s, "__new__");
    sval *m = sv_new(s, SV_MAP), *v = sv_new(s, SV_INSTANCE);
    v->object.cls = c;
    v->object.cell = cell_new(s, m);
    bool const is_exception = class_is_exception(c);
    if (is_exception) v = exception_instance(s, c, a->n, a->v);
    vec_push(s->arena, &s->made, c);
    sval *init = attribute(s, v, intern(s->names, "__init__"));
    if (!init) return NULL;
    if (init->kind == SV_NONE && !is_exception && (a->n || a->named))
        return mistake(s, "TypeError", "%s() takes no arguments", c->name);
    if (init->kind != SV_NONE && !call(s, init, a)) return NULL;
    return become_record(s, v) ? v : NULL;
}
