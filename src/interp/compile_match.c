// match: a pattern finds the subject on top of the stack and jumps to `fail` with it still there, or goes on with it
// consumed. Names are bound at once, which a failed case may leave bound, as the language allows.
#include "interp/compile.h"

static void pattern(compiler *c, const ast_node *p, int fail);

static void bind(compiler *c, istr name) {
    if (name)
        comp_name(c, name, CTX_Store);
    else
        comp_emit(c, OP_POP_, 0);
}

// Every failure inside comes to one place with the height it has there; the values above `height` are popped.
static void fail_unless(compiler *c, int fail, int height) {   // a truth lies on top
    int ok = comp_label(c);
    comp_jump(c, OP_JUMP_IF_TRUE_, ok);
    int const depth = c->u->depth;
    while (c->u->depth > height) comp_emit(c, OP_POP_, 0);
    comp_jump(c, OP_JUMP_, fail);
    c->u->depth = depth;
    comp_place(c, ok);
}

// Matches the value on top; on failure the stack is cut down to `height`.
static void pattern_to(compiler *c, const ast_node *p, int fail, int height);

static void sequence(compiler *c, const ast_node *p, int fail, int height) {
    const ast_list *l = &p->MatchSequence.patterns;
    int star = -1;
    for (int i = 0; i < l->n; i++)
        if (l->data[i]->kind == AST_MatchStar) star = i;
    comp_emit(c, OP_MATCH_SEQUENCE_, 0);
    fail_unless(c, fail, height);
    comp_emit(c, OP_LEN_, 0);
    comp_const(c, py_int(star < 0 ? l->n : l->n - 1));
    comp_emit(c, OP_COMPARE_, star < 0 ? PY_EQ : PY_GE);
    fail_unless(c, fail, height);
    if (star < 0)
        comp_emit(c, OP_UNPACK_, l->n);
    else
        comp_emit(c, OP_UNPACK_EX_, (l->n - star - 1) << 12 | star);
    for (int i = 0; i < l->n; i++) {
        if (i == star)
            bind(c, l->data[i]->MatchStar.name);
        else
            pattern_to(c, l->data[i], fail, height);
    }
}

static void mapping(compiler *c, const ast_node *p, int fail, int height) {
    const ast_list *keys = &p->MatchMapping.keys, *l = &p->MatchMapping.patterns;
    comp_emit(c, OP_MATCH_MAPPING_, 0);
    fail_unless(c, fail, height);
    comp_exprs(c, keys);
    comp_emit(c, OP_BUILD_TUPLE_, keys->n);
    comp_emit(c, OP_MATCH_KEYS_, 0);   // subject keys values
    comp_emit(c, OP_DUP_, 0);
    comp_none(c);
    comp_emit(c, OP_IS_, 1);
    fail_unless(c, fail, height);
    if (p->MatchMapping.rest) {            // values go below, for the copy without the keys
        comp_emit(c, OP_ROT_THREE_, 0);    // values subject keys
        comp_emit(c, OP_MATCH_REST_, 0);   // values subject rest
        comp_name(c, p->MatchMapping.rest, CTX_Store);
        comp_emit(c, OP_POP_, 0);
    } else {
        comp_emit(c, OP_ROT_THREE_, 0);
        comp_emit(c, OP_POP_, 0);
        comp_emit(c, OP_POP_, 0);
    }
    comp_emit(c, OP_UNPACK_, l->n);
    for (int i = 0; i < l->n; i++) pattern_to(c, l->data[i], fail, height);
}

static void class_pattern(compiler *c, const ast_node *p, int fail, int height) {
    const ast_list *l = &p->MatchClass.patterns, *k = &p->MatchClass.kwd_patterns;
    comp_expr(c, p->MatchClass.cls);
    py_object *names = py_tuple_new(k->n);
    for (int i = 0; i < k->n; i++) PY_TUPLE(names)->items[i] = comp_intern(p->MatchClass.kwd_attrs.data[i]);
    comp_const(c, names);
    comp_at(c, p);
    comp_emit(c, OP_MATCH_CLASS_, l->n);
    comp_emit(c, OP_DUP_, 0);
    comp_none(c);
    comp_emit(c, OP_IS_, 1);
    fail_unless(c, fail, height);
    comp_emit(c, OP_UNPACK_, l->n + k->n);
    for (int i = 0; i < l->n; i++) pattern_to(c, l->data[i], fail, height);
    for (int i = 0; i < k->n; i++) pattern_to(c, k->data[i], fail, height);
}

static void alternatives(compiler *c, const ast_node *p, int fail, int height) {
    int done = comp_label(c);
    const ast_list *l = &p->MatchOr.patterns;
    int const depth = c->u->depth;   // the subject is on top
    for (int i = 0; i < l->n; i++) {
        int next = comp_label(c);
        comp_emit(c, OP_DUP_, 0);
        pattern_to(c, l->data[i], next, depth);
        comp_emit(c, OP_POP_, 0);
        comp_jump(c, OP_JUMP_, done);
        comp_place(c, next);
        c->u->depth = depth;
    }
    while (c->u->depth > height) comp_emit(c, OP_POP_, 0);
    comp_jump(c, OP_JUMP_, fail);
    comp_place(c, done);
    c->u->depth = depth - 1;
}

static void pattern_to(compiler *c, const ast_node *p, int fail, int height) {
    comp_at(c, p);
    switch (p->kind) {
    case AST_MatchValue:
        comp_expr(c, p->MatchValue.value);
        comp_emit(c, OP_COMPARE_, PY_EQ);
        fail_unless(c, fail, height);
        break;
    case AST_MatchSingleton:
        comp_const(c, comp_constant(&p->MatchSingleton.value));
        comp_emit(c, OP_IS_, 0);
        fail_unless(c, fail, height);
        break;
    case AST_MatchSequence: sequence(c, p, fail, height); break;
    case AST_MatchMapping: mapping(c, p, fail, height); break;
    case AST_MatchClass: class_pattern(c, p, fail, height); break;
    case AST_MatchOr: alternatives(c, p, fail, height); break;
    case AST_MatchAs:
        if (p->MatchAs.pattern) {
            comp_emit(c, OP_DUP_, 0);
            pattern_to(c, p->MatchAs.pattern, fail, height);
        }
        bind(c, p->MatchAs.name);
        break;
    default: comp_refuse(c, p, "this pattern");
    }
}

static void pattern(compiler *c, const ast_node *p, int fail) { pattern_to(c, p, fail, c->u->depth - 1); }

void comp_match(compiler *c, const ast_node *n) {
    int end = comp_label(c);
    comp_expr(c, n->Match.subject);
    int const depth = c->u->depth;
    for (int i = 0; i < n->Match.cases.n; i++) {
        const ast_node *k = n->Match.cases.data[i];
        int next = comp_label(c);
        comp_emit(c, OP_DUP_, 0);
        pattern(c, k->match_case.pattern, next);
        if (k->match_case.guard) comp_test(c, k->match_case.guard, false, next);
        comp_emit(c, OP_POP_, 0);
        comp_body(c, &k->match_case.body);
        comp_jump(c, OP_JUMP_, end);
        comp_place(c, next);
        c->u->depth = depth;
    }
    comp_emit(c, OP_POP_, 0);
    comp_place(c, end);
}
