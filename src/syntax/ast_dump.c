// Prints a tree as print(ast.dump(tree, indent=2)) does.
//
// A node is printed on one line when it has at most three arguments and all are simple: constants, empty lists, or
// nodes without arguments. Arguments that are None by default are left out.
#include "syntax/parse.h"
#include "syntax/repr.h"

typedef struct dumper {
    FILE *out;
    int level;
    bool positions;
} dumper;

typedef struct shape {
    int count;
    bool simple;
} shape;

static bool prints_nothing(const ast_node *n);

static shape shape_of(const ast_node *n) {
    shape s = {0, true};
    switch (n->kind) {
#define F_NODE(X)                                                                                                      \
    s.count++;                                                                                                         \
    s.simple &= prints_nothing(f->X);
#define F_OPT(X)                                                                                                       \
    if (f->X) {                                                                                                        \
        s.count++;                                                                                                     \
        s.simple &= prints_nothing(f->X);                                                                              \
    }
#define F_LIST(X)                                                                                                      \
    s.count++;                                                                                                         \
    s.simple &= f->X.n == 0;
#define F_ID(X) s.count++;
#define F_OPTID(X) s.count += f->X != NULL;
#define F_IDS(X)                                                                                                       \
    s.count++;                                                                                                         \
    s.simple &= f->X.n == 0;
#define F_OP(X) s.count++;
#define F_OPS(X)                                                                                                       \
    s.count++;                                                                                                         \
    s.simple &= f->X.n == 0;
#define F_INT(X) s.count++;
#define F_CONST(X) s.count++;
#define F_CTX(X) s.count++;
#define NODE(NAME, GROUP, FIELDS)                                                                                      \
    case AST_##NAME: {                                                                                                 \
        __typeof__(&n->NAME) f = &n->NAME;                                                                             \
        (void)f;                                                                                                       \
        FIELDS                                                                                                         \
        break;                                                                                                         \
    }
#include "syntax/ast.def"
    default: break;
    }
#undef F_NODE
#undef F_OPT
#undef F_LIST
#undef F_ID
#undef F_OPTID
#undef F_IDS
#undef F_OP
#undef F_OPS
#undef F_INT
#undef F_CONST
#undef F_CTX
    return s;
}

static bool has_position(const ast_node *n) {
    return n->kind != AST_Module && n->kind != AST_Expression && n->kind != AST_comprehension &&
           n->kind != AST_arguments && n->kind != AST_withitem && n->kind != AST_match_case;
}

// Nodes such as Pass() and the empty Return().
static bool prints_nothing(const ast_node *n) { return shape_of(n).count == 0; }

static void dump_node(dumper *d, const ast_node *n);

static void new_line(dumper *d) {
    fputc('\n', d->out);
    for (int i = 0; i < d->level; i++) fputs("  ", d->out);
}

static void dump_ids(dumper *d, const ast_ids *ids) {
    fputc('[', d->out);
    d->level++;
    for (int i = 0; i < ids->n; i++) {
        if (i) fputc(',', d->out);
        new_line(d);
        repr_str(ids->data[i], istr_len(ids->data[i]), d->out);
    }
    d->level--;
    fputc(']', d->out);
}

static void dump_ops(dumper *d, const ast_ops *ops) {
    fputc('[', d->out);
    d->level++;
    for (int i = 0; i < ops->n; i++) {
        if (i) fputc(',', d->out);
        new_line(d);
        fprintf(d->out, "%s()", ast_operator_name(ops->data[i]));
    }
    d->level--;
    fputc(']', d->out);
}

static void dump_list(dumper *d, const ast_list *l) {
    fputc('[', d->out);
    d->level++;
    for (int i = 0; i < l->n; i++) {
        if (i) fputc(',', d->out);
        new_line(d);
        if (l->data[i])
            dump_node(d, l->data[i]);
        else
            fputs("None", d->out);
    }
    d->level--;
    fputc(']', d->out);
}

typedef struct field_state {
    int index;
    bool one_line;
} field_state;

// What stands before an argument: its separator, place and name.
static void field(dumper *d, field_state *s, const char *name) {
    if (s->index++) fputs(s->one_line ? ", " : ",", d->out);
    if (!s->one_line) new_line(d);
    fprintf(d->out, "%s=", name);
}

static void dump_fields(dumper *d, const ast_node *n, field_state *s) {
    static const char *const contexts[] = {"Load()", "Store()", "Del()"};
    switch (n->kind) {
#define F_NODE(X)                                                                                                      \
    field(d, s, #X);                                                                                                   \
    dump_node(d, f->X);
#define F_OPT(X)                                                                                                       \
    if (f->X) {                                                                                                        \
        field(d, s, #X);                                                                                               \
        dump_node(d, f->X);                                                                                            \
    }
#define F_LIST(X)                                                                                                      \
    field(d, s, #X);                                                                                                   \
    dump_list(d, &f->X);
#define F_ID(X)                                                                                                        \
    field(d, s, #X);                                                                                                   \
    repr_str(f->X, istr_len(f->X), d->out);
#define F_OPTID(X)                                                                                                     \
    if (f->X) {                                                                                                        \
        field(d, s, #X);                                                                                               \
        repr_str(f->X, istr_len(f->X), d->out);                                                                        \
    }
#define F_IDS(X)                                                                                                       \
    field(d, s, #X);                                                                                                   \
    dump_ids(d, &f->X);
#define F_OP(X)                                                                                                        \
    field(d, s, #X);                                                                                                   \
    fprintf(d->out, "%s()", ast_operator_name(f->X));
#define F_OPS(X)                                                                                                       \
    field(d, s, #X);                                                                                                   \
    dump_ops(d, &f->X);
#define F_INT(X)                                                                                                       \
    field(d, s, #X);                                                                                                   \
    fprintf(d->out, "%d", f->X);
#define F_CONST(X)                                                                                                     \
    field(d, s, #X);                                                                                                   \
    repr_constant(&f->X, d->out);
#define F_CTX(X)                                                                                                       \
    field(d, s, #X);                                                                                                   \
    fputs(contexts[f->X], d->out);
#define NODE(NAME, GROUP, FIELDS)                                                                                      \
    case AST_##NAME: {                                                                                                 \
        __typeof__(&n->NAME) f = &n->NAME;                                                                             \
        (void)f;                                                                                                       \
        (void)contexts;                                                                                                \
        FIELDS                                                                                                         \
        break;                                                                                                         \
    }
#include "syntax/ast.def"
    default: break;
    }
}

static void dump_positions(dumper *d, const ast_node *n, field_state *s) {
    const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    int const values[] = {n->line, n->col, n->end_line, n->end_col};
    for (int i = 0; i < 4; i++) {
        field(d, s, names[i]);
        fprintf(d->out, "%d", values[i]);
    }
}

static void dump_node(dumper *d, const ast_node *n) {
    shape const args = shape_of(n);
    bool const positions = d->positions && has_position(n);
    field_state s = {0, args.simple && args.count + 4 * positions <= 3};
    fprintf(d->out, "%s(", ast_kind_name(n->kind));
    d->level++;
    dump_fields(d, n, &s);
    if (positions) dump_positions(d, n, &s);
    d->level--;
    fputc(')', d->out);
}

void ast_dump(const ast_node *n, FILE *out) {
    dump_node(&(dumper){.out = out}, n);
    fputc('\n', out);
}

void ast_dump_positions(const ast_node *n, FILE *out) {
    dump_node(&(dumper){.out = out, .positions = true}, n);
    fputc('\n', out);
}
