// What is wrong with the patterns of a match statement beyond their syntax: cases that cannot be reached, names bound
// twice, keys that are not constants.
#include "sema/sema.h"

typedef struct names_bound {
    VEC(istr) names;
} names_bound;

typedef struct pattern_checker {
    sema *s;
    names_bound *bound;
    bool may_be_irrefutable;   // nothing after this pattern would be unreachable
} pattern_checker;

static void check(pattern_checker *c, const ast_node *n);

static bool contains(const names_bound *b, istr name) {
    for (int i = 0; i < b->names.n; i++)
        if (b->names.data[i] == name) return true;
    return false;
}

static void bind(pattern_checker *c, const ast_node *n, istr name) {
    if (!name) return;
    sema_check_name(c->s, n, name, CTX_Store);
    if (contains(c->bound, name)) sema_fail(c->s, n, "multiple assignments to name '%s' in pattern", name);
    vec_push(c->s->arena, &c->bound->names, name);
}

// A pattern inside another may match anything.
static void check_inner(pattern_checker *c, const ast_node *n) {
    bool const saved = c->may_be_irrefutable;
    c->may_be_irrefutable = true;
    check(c, n);
    c->may_be_irrefutable = saved;
}

static void check_inner_list(pattern_checker *c, const ast_list *l) {
    for (int i = 0; i < l->n; i++) check_inner(c, l->data[i]);
}

static void check_as(pattern_checker *c, const ast_node *n) {
    if (n->MatchAs.pattern) {
        check(c, n->MatchAs.pattern);
    } else if (!c->may_be_irrefutable) {
        if (n->MatchAs.name)
            sema_fail(c->s, n, "name capture '%s' makes remaining patterns unreachable", n->MatchAs.name);
        sema_fail(c->s, n, "wildcard makes remaining patterns unreachable");
    }
    bind(c, n, n->MatchAs.name);
}

// Every alternative binds the same names.
static void check_or(pattern_checker *c, const ast_node *n) {
    names_bound first = {0};
    for (int i = 0; i < n->MatchOr.patterns.n; i++) {
        names_bound own = {0};
        bool const is_last = i == n->MatchOr.patterns.n - 1;
        pattern_checker inner = {c->s, &own, is_last && c->may_be_irrefutable};
        check(&inner, n->MatchOr.patterns.data[i]);
        if (i == 0) first = own;
        bool same = own.names.n == first.names.n;
        for (int k = 0; same && k < own.names.n; k++) same = contains(&first, own.names.data[k]);
        if (!same) sema_fail(c->s, n, "alternative patterns bind different names");
    }
    for (int i = 0; i < first.names.n; i++) bind(c, n, first.names.data[i]);
}

static void check_sequence(pattern_checker *c, const ast_node *n) {
    const ast_list *l = &n->MatchSequence.patterns;
    bool seen = false;
    for (int i = 0; i < l->n; i++) {
        if (l->data[i]->kind != AST_MatchStar) continue;
        if (seen) sema_fail(c->s, n, "multiple starred names in sequence pattern");
        if (i >= 256) sema_fail(c->s, n, "too many expressions in star-unpacking sequence pattern");
        seen = true;
    }
    check_inner_list(c, l);
}

static double real_value(const ast_constant *k) { return k->kind == CONST_FLOAT ? k->f : (double)k->i; }

// Python's equality, for constants: 1 == 1.0 == True.
static bool equal(const ast_node *a, const ast_node *b) {
    if (a->kind == AST_UnaryOp && b->kind == AST_UnaryOp) return equal(a->UnaryOp.operand, b->UnaryOp.operand);
    if (a->kind == AST_BinOp && b->kind == AST_BinOp)
        return a->BinOp.op == b->BinOp.op && equal(a->BinOp.left, b->BinOp.left) &&
               equal(a->BinOp.right, b->BinOp.right);
    if (a->kind != AST_Constant || b->kind != AST_Constant) return false;
    ast_constant x = a->Constant.value, y = b->Constant.value;
    if (x.kind == CONST_TRUE || x.kind == CONST_FALSE) x = (ast_constant){.kind = CONST_INT, .i = x.kind == CONST_TRUE};
    if (y.kind == CONST_TRUE || y.kind == CONST_FALSE) y = (ast_constant){.kind = CONST_INT, .i = y.kind == CONST_TRUE};
    bool const x_real = x.kind == CONST_INT || x.kind == CONST_FLOAT,
               y_real = y.kind == CONST_INT || y.kind == CONST_FLOAT;
    if (x_real && y_real)
        return x.is_big == y.is_big && (x.is_big ? x.text == y.text : real_value(&x) == real_value(&y));
    return x.kind == y.kind && x.f == y.f && x.text == y.text;
}

static void print_key(const ast_node *n, char *out, size_t size) {
    const ast_constant *k = &n->Constant.value;
    if (n->kind != AST_Constant)
        snprintf(out, size, "...");
    else if (k->kind == CONST_INT && !k->is_big)
        snprintf(out, size, "%lld", (long long)k->i);
    else if (k->kind == CONST_STR)
        snprintf(out, size, "'%s'", k->text);
    else
        snprintf(out, size, "%s",
                 k->kind == CONST_NONE    ? "None"
                 : k->kind == CONST_TRUE  ? "True"
                 : k->kind == CONST_FALSE ? "False"
                                          : "...");
}

static void check_mapping(pattern_checker *c, const ast_node *n) {
    const ast_list *keys = &n->MatchMapping.keys;
    for (int i = 0; i < keys->n; i++) {
        const ast_node *key = keys->data[i];
        if (key->kind == AST_JoinedStr)
            sema_fail(c->s, n, "mapping pattern keys may only match literals and attribute lookups");
        for (int k = 0; k < i; k++) {
            if (!equal(keys->data[k], key)) continue;
            char text[64];
            print_key(key, text, sizeof text);
            sema_fail(c->s, n, "mapping pattern checks duplicate key (%s)", text);
        }
    }
    check_inner_list(c, &n->MatchMapping.patterns);
    bind(c, n, n->MatchMapping.rest);
}

static void check_class(pattern_checker *c, const ast_node *n) {
    const ast_ids *attrs = &n->MatchClass.kwd_attrs;
    for (int i = 0; i < attrs->n; i++) {
        const ast_node *pattern = n->MatchClass.kwd_patterns.data[i];
        sema_check_name(c->s, pattern, attrs->data[i], CTX_Store);
        for (int k = i + 1; k < attrs->n; k++)
            if (attrs->data[k] == attrs->data[i])
                sema_fail(c->s, n->MatchClass.kwd_patterns.data[k], "attribute name repeated in class pattern: %s",
                          attrs->data[i]);
    }
    check_inner_list(c, &n->MatchClass.patterns);
    check_inner_list(c, &n->MatchClass.kwd_patterns);
}

static void check(pattern_checker *c, const ast_node *n) {
    switch (n->kind) {
    case AST_MatchValue:
        if (n->MatchValue.value->kind == AST_JoinedStr)
            sema_fail(c->s, n, "patterns may only match literals and attribute lookups");
        break;
    case AST_MatchSequence: check_sequence(c, n); break;
    case AST_MatchMapping: check_mapping(c, n); break;
    case AST_MatchClass: check_class(c, n); break;
    case AST_MatchStar: bind(c, n, n->MatchStar.name); break;
    case AST_MatchAs: check_as(c, n); break;
    case AST_MatchOr: check_or(c, n); break;
    default: break;
    }
}

void sema_check_match(sema *s, const ast_node *match) {
    const ast_list *cases = &match->Match.cases;
    for (int i = 0; i < cases->n; i++) {
        names_bound bound = {0};
        bool const is_last = i == cases->n - 1;
        pattern_checker c = {s, &bound, is_last || cases->data[i]->match_case.guard};
        check(&c, cases->data[i]->match_case.pattern);
    }
}
