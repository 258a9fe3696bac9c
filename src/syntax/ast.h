// The abstract syntax tree of Python 3.11 (see ast.def). A node of kind AST_BinOp keeps its fields in n->BinOp.
// Nodes live in the arena of the parse and are never changed afterwards.
#pragma once
#include "base/diag.h"
#include "base/intern.h"

typedef enum ast_kind {
#define NODE(NAME, GROUP, FIELDS) AST_##NAME,
#include "syntax/ast.def"
    AST_KIND_COUNT
} ast_kind;

typedef enum ast_operator {
#define OPERATOR(NAME, TEXT, GROUP) OP_##NAME,
#include "syntax/ast.def"
    OP_COUNT
} ast_operator;

typedef enum ast_context { CTX_Load, CTX_Store, CTX_Del } ast_context;

typedef struct ast_node ast_node;
typedef struct ast_list {
    ast_node **data;
    int n;
} ast_list;
typedef struct ast_ids {
    istr *data;
    int n;
} ast_ids;
typedef struct ast_ops {
    ast_operator *data;
    int n;
} ast_ops;

typedef enum constant_kind {
    CONST_NONE,
    CONST_TRUE,
    CONST_FALSE,
    CONST_ELLIPSIS,
    CONST_INT,       // value in i when it fits in int64, else text = decimal digits and is_big is true
    CONST_FLOAT,     // value in f
    CONST_COMPLEX,   // imaginary part in f
    CONST_STR,       // text, UTF-8 (lone surrogates as their 3-byte form); may contain NUL: use istr_len
    CONST_BYTES      // text: raw bytes
} constant_kind;

typedef struct ast_constant {
    constant_kind kind;
    bool is_big;
    int64_t i;
    double f;
    istr text;
} ast_constant;

struct ast_node {
    ast_kind kind;
    int line, col, end_line, end_col;   // as CPython's lineno, col_offset (bytes), end_lineno, end_col_offset
    union {
#define F_NODE(X) ast_node *X;
#define F_OPT(X) ast_node *X;
#define F_LIST(X) ast_list X;
#define F_ID(X) istr X;
#define F_OPTID(X) istr X;
#define F_IDS(X) ast_ids X;
#define F_OP(X) ast_operator X;
#define F_OPS(X) ast_ops X;
#define F_INT(X) int X;
#define F_CONST(X) ast_constant X;
#define F_CTX(X) ast_context X;
#define NODE(NAME, GROUP, FIELDS)                                                                                      \
    struct {                                                                                                           \
        char unused_##NAME[0];                                                                                         \
        FIELDS                                                                                                         \
    } NAME;
#include "syntax/ast.def"
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
    };
};

static inline source_range ast_range(const source_file *f, const ast_node *n) {
    return (source_range){f, n->line, n->col, n->end_line, n->end_col};
}

const char *ast_kind_name(ast_kind k);            // "BinOp"
const char *ast_operator_name(ast_operator op);   // "Add"
const char *ast_operator_text(ast_operator op);   // "+"

// Calls visit on each child node in field order. Stops and returns false when visit does.
bool ast_each_child(const ast_node *n, bool (*visit)(const ast_node *child, void *data), void *data);

// Prints exactly what CPython 3.11's print(ast.dump(tree, indent=2)) prints.
void ast_dump(const ast_node *n, FILE *out);
// The same with include_attributes=True.
void ast_dump_positions(const ast_node *n, FILE *out);
