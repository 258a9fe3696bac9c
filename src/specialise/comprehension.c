// Comprehensions.
#include "specialise/state.h"

#include <string.h>

typedef struct comp {
    const ast_node *node;
    const ast_list *generators;
    int at;
    sval *target;
    sval *first;
} comp;

static bool comp_level(spec *s, comp *c);

static bool comp_element(spec *s, comp *c) {
    const ast_node *n = c->node;
    if (n->kind == AST_DictComp) {
        sval *k = eval(s, n->DictComp.key), *v = k ? eval(s, n->DictComp.value) : NULL;
        return v && subscript_set(s, c->target, k, v);
    }
    sval *v = eval(s, n->kind == AST_ListComp  ? n->ListComp.elt
                      : n->kind == AST_SetComp ? n->SetComp.elt
                                               : n->GeneratorExp.elt);
    if (v && n->kind == AST_GeneratorExp) return generator_give(s, v);
    return v && (n->kind == AST_SetComp ? set_add_item(s, c->target, v) : list_append(s, c->target, v));
}

static bool comp_inner(spec *s, void *data) {
    comp inner = *(comp *)data;
    inner.at++;
    return inner.at == inner.generators->n ? comp_element(s, &inner) : comp_level(s, &inner);
}

typedef struct filter {
    comp *c;
    const ast_list *ifs;
    int at;
} filter;
static bool comp_filter(spec *s, void *data) {
    filter f = *(filter *)data;
    if (f.at == f.ifs->n) return comp_inner(s, f.c);
    sval *v = eval(s, f.ifs->data[f.at]);
    ir_value *cond = NULL;
    if (!v) return false;
    int const t = truth(s, v, &cond);
    f.at++;
    if (t == -2) return false;
    if (t >= 0) return t ? comp_filter(s, &f) : true;
    // The number of items is known only at run time.
    return branch(s, cond, comp_filter, NULL, &f);
}

static bool comp_item(spec *s, void *data, sval *item) {
    comp *c = data;
    const ast_node *g = c->generators->data[c->at];
    filter f = {c, &g->comprehension.ifs, 0};
    return assign(s, g->comprehension.target, item) && comp_filter(s, &f);
}

static bool comp_level(spec *s, comp *c) {
    const ast_node *g = c->generators->data[c->at];
    if (g->comprehension.is_async) return unsupported(s, "async comprehensions") != NULL;
    sval *it = c->at == 0 ? c->first : eval(s, g->comprehension.iter);
    if (!it) return false;
    set_place(s, g->comprehension.target);
    return loop_over(s, NULL, short_range(s, it), comp_item, c);
}

// A short range is unrolled, so that its items stay known: [f(i) for i in range(3)].
sval *short_range(spec *s, sval *v) {
    sequence q;
    if (v->kind != SV_RANGE || !sequence_open(s, v, &q) || q.known < 0 || q.known > 8) return v;
    return sequence_items(s, v);
}

static const ast_list *generators_of(const ast_node *n) {
    return n->kind == AST_ListComp   ? &n->ListComp.generators
           : n->kind == AST_SetComp  ? &n->SetComp.generators
           : n->kind == AST_DictComp ? &n->DictComp.generators
                                     : &n->GeneratorExp.generators;
}

frame *comprehension_frame(spec *s, frame *outer, const ast_node *n) {
    frame *fr = ARENA_NEW(s->arena, frame), *const now = s->frame;
    scope *sc = sema_scope_of(outer->module->scopes, n);
    s->frame = outer;
    *fr = *outer;
    fr->parent = outer;
    fr->class_members = NULL;
    fr->scope = sc;
    fr->result = cell_new(s, sv_undef(s));
    fr->result->is_result = true;
    fr->exit = cell_new(s, sv_int(s, EXIT_NONE));
    fr->free_cells = ARENA_ARRAY(s->arena, scell *, sc->free_count + 1);
    for (int i = 0; i < sc->free_count; i++) fr->free_cells[i] = frame_cell(s, n, sc->free_names[i], false);
    fr->slots = ARENA_ARRAY(s->arena, scell *, sc->slot_count + 1);
    for (int i = 0; i < sc->slot_count; i++) fr->slots[i] = cell_new(s, sv_undef(s));
    s->frame = now;
    return fr;
}

// In the comprehension's frame: everything goes to the target, or to who walks over the generator expression.
bool comprehension_walk(spec *s, frame *fr, const ast_node *n, sval *first, sval *target) {
    frame *const outer = s->frame;
    if (!(first = short_range(s, first))) return false;
    s->frame = fr;
    comp c = {n, generators_of(n), 0, target, first};
    bool const ok = comp_level(s, &c);
    s->frame = outer;
    return ok;
}

static sval *comprehension_over(spec *s, sval *first, void *node) {
    const ast_node *n = node;
    sval *target = n->kind == AST_DictComp  ? sv_dict(s, 0, NULL, NULL)
                   : n->kind == AST_SetComp ? sv_set(s, sv_tuple(s, 0, NULL), false)
                                            : sv_list(s, sv_tuple(s, 0, NULL));
    frame *fr = comprehension_frame(s, s->frame, n);
    bool const ok = comprehension_walk(s, fr, n, first, target);
    set_place(s, n);
    return propagate_exit(s, fr) && ok ? target : NULL;   // what raises in it ends what is around it, too
}

sval *eval_comprehension(spec *s, const ast_node *n) {
    sval *first = eval(s, generators_of(n)->data[0]->comprehension.iter);
    if (!first) return NULL;
    if (n->kind == AST_GeneratorExp) return generator_expression(s, n, first);
    return split_choice(s, either_iterator(s, first), comprehension_over, (void *)n);
}
