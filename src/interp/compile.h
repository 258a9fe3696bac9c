// What the files of the compiler share.
#pragma once
#include "base/vec.h"
#include "interp/code.h"

// A construct that a jump out of it must leave properly.
typedef enum block_kind {
    BLOCK_WHILE,
    BLOCK_FOR,
    BLOCK_TRY,
    BLOCK_FINALLY,
    BLOCK_HANDLER,
    BLOCK_NAMED,
    BLOCK_FINALLY_END,
    BLOCK_WITH,
    BLOCK_ASYNC_WITH
} block_kind;

typedef struct block {
    block_kind kind;
    int start, end;         // labels of a loop: continue, break
    int handler, depth;     // label of the exception handler and the height it starts at; -1: none
    int range_start;        // first instruction of the protected range
    const ast_list *body;   // of a finally
    istr name;              // of a named handler
} block;

typedef struct unit {
    struct unit *outer;
    scope *scope;
    py_object *qualname;
    VEC(instr) ops;
    VEC(py_place) places;
    VEC(py_object *) consts;
    VEC(istr) names;
    VEC(int) labels;             // label → instruction
    VEC(handler_range) ranges;   // handler is a label
    VEC(block) blocks;
    int depth, max_depth;
    py_place at;   // of the instructions to come
} unit;

typedef struct compiler {
    arena *arena;
    intern_table *names;
    diag_sink *diags;
    const source_file *file;
    scope_table *scopes;
    unit *u;
    py_object *file_name;
    py_object *pool;   // a dict of the module's constants, so that equal ones are one object
    bool failed, future_annotations;
    bool has_locals, shows_expressions;   // of the module level: it has locals of its own; its expressions are printed
} compiler;

void comp_emit(compiler *c, opcode op, int arg);
int comp_label(compiler *c);
void comp_place(compiler *c, int label);   // the label is here; the height stays
void comp_jump(compiler *c, opcode op, int label);
void comp_const(compiler *c, py_object *value);   // takes the reference; pushes it
int comp_const_index(compiler *c, py_object *value);
py_object *comp_pooled(compiler *c, py_object *value);   // takes the reference: the one constant that is equal to it
int comp_name_index(compiler *c, istr name);
void comp_none(compiler *c);
void comp_refuse(compiler *c, const ast_node *at, const char *what);
static inline void comp_at(compiler *c, const ast_node *n) {
    c->u->at = (py_place){n->line, n->end_line, n->col, n->end_col};
}

void comp_at_attribute(compiler *c,
                       const ast_node *n);   // moves to the attribute's name where that has a line of its own
void comp_expr(compiler *c, const ast_node *n);
void comp_exprs(compiler *c, const ast_list *l);
void comp_store(compiler *c, const ast_node *target);   // pops the value
void comp_delete(compiler *c, const ast_node *target);
void comp_name(compiler *c, istr name, ast_context ctx);                   // by the current scope
void comp_test(compiler *c, const ast_node *n, bool jump_if, int label);   // jumps when the truth is jump_if
void comp_body(compiler *c, const ast_list *body);
void comp_match(compiler *c, const ast_node *n);
void comp_function(compiler *c, const ast_node *n);   // FunctionDef, Lambda: pushes the function
void comp_class(compiler *c, const ast_node *n);
void comp_comprehension(compiler *c, const ast_node *n);
void comp_call(compiler *c, const ast_node *n);
void comp_call_arguments(compiler *c, const ast_list *args, const ast_list *keywords, int already);
py_object *comp_constant(const ast_constant *k);
void comp_await(compiler *c);   // the value on top is awaited and gives its result
void comp_async_next(compiler *c,
                     int stopped);   // pushes the next item of the iterator on top; at its end to the label
void comp_docstring(compiler *c, const ast_list *body, py_object **out);

unit *comp_enter(compiler *c, scope *s, istr name);
code_object *comp_leave(compiler *c);
istr comp_mangle(compiler *c, istr name);
py_object *comp_intern(istr s);
