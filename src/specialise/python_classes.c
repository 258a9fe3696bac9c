// The primitive module _classes: what the library's functions on classes (dataclass, namedtuple) are made of.
#include "specialise/state.h"
#include "syntax/parser.h"

#include <string.h>

static sclass *class_argument(spec *s, const builtin *b, arglist *a, int n) {
    if (a->n == n && a->v[0]->kind == SV_CLASS) return a->v[0]->cls;
    return fail(s, "TypeError", NULL, "%s() takes a class and %d more arguments", b->name, n - 1);
}

static bool is_classvar(const ast_node *annotation) {
    if (annotation->kind == AST_Subscript) annotation = annotation->Subscript.value;
    if (annotation->kind == AST_Attribute) return strcmp(annotation->Attribute.attr, "ClassVar") == 0;
    return annotation->kind == AST_Name && strcmp(annotation->Name.id, "ClassVar") == 0;
}

// annotated(cls): the names that the class's own body annotates, in order, without class variables.
static sval *annotated(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 1);
    VEC(sval *) names = {0};
    for (int i = 0; c && c->node && i < c->node->ClassDef.body.n; i++) {
        const ast_node *n = c->node->ClassDef.body.data[i];
        if (n->kind != AST_AnnAssign || n->AnnAssign.target->kind != AST_Name) continue;
        if (!is_classvar(n->AnnAssign.annotation)) vec_push(s->arena, &names, sv_istr(s, n->AnnAssign.target->Name.id));
    }
    return c ? sv_tuple(s, names.n, names.data) : NULL;
}

static sval *bases(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 1);
    sval **out = c ? ARENA_ARRAY(s->arena, sval *, c->base_count + 1) : NULL;
    for (int i = 0; c && i < c->base_count; i++) {
        out[i] = sv_new(s, SV_CLASS);
        out[i]->cls = c->bases[i];
    }
    return c ? sv_tuple(s, c->base_count, out) : NULL;
}

static sval *own_member(spec *s, const sclass *c, const sval *name) {
    scell *m = name->kind == SV_STR ? map_get_ptr(&c->members, name->text) : NULL;
    (void)s;
    return m && m->v->kind != SV_UNDEF ? m->v : NULL;
}

// has_own(cls, name), get_own(cls, name), forget(cls, name): members of the class's own body.
static sval *has_own(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 2);
    return c ? sv_bool(s, own_member(s, c, a->v[1]) != NULL) : NULL;
}
static sval *get_own(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 2);
    sval *m = c ? own_member(s, c, a->v[1]) : NULL;
    return !c || m ? m : fail(s, "AttributeError", NULL, "type object '%s' has no such attribute", c->name);
}
static sval *set_own(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 3);
    return c && attribute_set(s, a->v[0], a->v[1]->text, a->v[2]) ? sv_none(s) : NULL;
}
static sval *forget(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 2);
    return c && attribute_set(s, a->v[0], a->v[1]->text, sv_undef(s)) ? sv_none(s) : NULL;
}

// bare(cls): an object of the class that has not been initialised
static sval *bare(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 1);
    if (!c) return NULL;
    sval *v = sv_new(s, SV_INSTANCE);
    v->object.cls = c;
    v->object.cell = cell_new(s, sv_new(s, SV_MAP));
    return v;
}

static int assignments_of(const sclass *c, istr name) {
    int n = 0;
    for (int i = 0; c->node && i < c->node->ClassDef.body.n; i++) {
        const ast_node *a = c->node->ClassDef.body.data[i];
        for (int k = 0; a->kind == AST_Assign && k < a->Assign.targets.n; k++)
            n += a->Assign.targets.data[k]->kind == AST_Name && a->Assign.targets.data[k]->Name.id == name;
    }
    return n;
}

// What becomes a member of an enumeration: no function, no name of Python's own, no private one.
static bool is_enum_member(const sclass *c, istr name, const sval *v) {
    size_t const n = strlen(name), m = strlen(c->name);
    bool const is_dunder = n > 4 && strncmp(name, "__", 2) == 0 && strcmp(name + n - 2, "__") == 0;
    bool const is_private = n > m + 3 && *name == '_' && strncmp(name + 1, c->name, m) == 0 && name[m + 1] == '_';
    return !is_dunder && !is_private && v->kind != SV_UNDEF && v->kind != SV_FUNC && v->kind != SV_BOUND;
}

// members_of(cls): (name, value) of each, in order
static sval *members_of(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 1);
    if (!c) return NULL;
    VEC(sval *) rows = {0};
    for (int i = 0; i < c->members.n; i++) {
        istr const name = (istr)(uintptr_t)c->members.entries[i].key;
        sval *v = ((scell *)c->members.entries[i].value)->v;
        if (!is_enum_member(c, name, v)) continue;
        if (assignments_of(c, name) != 1 || v->kind == SV_CLASS || (*name == '_' && name[strlen(name) - 1] == '_'))
            return unsupported(s, "'%s' in an enumeration", name);
        vec_push(s->arena, &rows, sv_tuple(s, 2, arena_copy(s->arena, (sval *[]){sv_istr(s, name), v}, 2 * sizeof v)));
    }
    return sv_tuple(s, rows.n, rows.data);
}

// new(name, module's class): a class without members. Its name is what it prints.
static sval *new_class(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1 || a->v[0]->kind != SV_STR) return fail(s, "TypeError", NULL, "%s() takes a name", b->name);
    sclass *c = ARENA_NEW(s->arena, sclass);
    c->serial = ++s->serial;
    c->name = a->v[0]->text;
    const frame *f = s->frame;
    while (f->parent && f->module->is_library) f = f->parent;
    c->module = f->module->name;
    c->home = f->module;
    c->bases = ARENA_ARRAY(s->arena, sclass *, 1);
    class_order(s, c);
    map_init(&c->members, s->arena);
    sval *v = sv_new(s, SV_CLASS);
    v->cls = c;
    return v;
}

// define(cls, text, names): the functions that the text defines become methods; it sees the dictionary's names.
static sval *define(spec *s, const builtin *b, arglist *a) {
    sclass *c = class_argument(s, b, a, 3);
    if (!c) return NULL;
    if (a->v[1]->kind != SV_STR || a->v[2]->kind != SV_DICT || a->v[2]->object.cell->v->kind != SV_MAP)
        return unsupported(s, "a class that is made of names known only at run time");
    const sval *names = a->v[2]->object.cell->v;
    smodule *m = module_of_text(s, arena_printf(s->arena, "<methods of %s>", c->name), a->v[1]->text, names);
    for (int i = 0; m && i < m->globals.n; i++) {
        istr const name = (istr)(uintptr_t)m->globals.entries[i].key;
        sval *f = ((scell *)m->globals.entries[i].value)->v;
        if (f->kind != SV_FUNC || *name != '_' || f->func->module != m) continue;
        f->func->owner = c;
        if (!attribute_set(s, a->v[0], name, f)) return NULL;
    }
    return m ? sv_none(s) : NULL;
}

// words(text): text.replace(",", " ").split()
static sval *words(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1 || a->v[0]->kind != SV_STR) return unsupported(s, "%s() of a text known only at run time", b->name);
    VEC(sval *) out = {0};
    for (const char *p = a->v[0]->text; *p;) {
        size_t const n = strcspn(p, ", \t\n");
        if (n) vec_push(s->arena, &out, sv_istr(s, intern_n(s->names, p, n)));
        p += n ? n : 1;
    }
    return sv_tuple(s, out.n, out.data);
}

// mark_abstract(f): f, which says so.
static sval *mark_abstract(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1 || a->v[0]->kind != SV_FUNC) return unsupported(s, "%s() of what is no function", b->name);
    sval *m = sv_new(s, SV_MAP), *key = sv_str(s, "__isabstractmethod__"), *yes = sv_bool(s, true);
    m->map.n = 1;
    m->map.keys = arena_copy(s->arena, &key, sizeof key);
    m->map.values = arena_copy(s->arena, &yes, sizeof yes);
    cell_set(s, a->v[0]->func->fields, m);
    return a->v[0];
}

sval *classes_member(spec *s, istr name) {
    static const builtin rows[] = {
        {"annotated", annotated, NULL, 0}, {"bases", bases, NULL, 0},     {"has_own", has_own, NULL, 0},
        {"get_own", get_own, NULL, 0},     {"set_own", set_own, NULL, 0}, {"forget", forget, NULL, 0},
        {"words", words, NULL, 0},         {"new", new_class, NULL, 0},   {"mark_abstract", mark_abstract, NULL, 0},
        {"define", define, NULL, 0},       {"bare", bare, NULL, 0},       {"members_of", members_of, NULL, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0) return sv_builtin(s, &rows[i]);
    return NULL;
}
