// What the passes over names share. In order: future.c, collect.c (which names each scope binds and uses),
// analyse.c (which variable each means), check.c and check_pattern.c (what only compiling refuses).
#pragma once
#include "base/vec.h"
#include "sema/scope.h"

#include <setjmp.h>

// What collect.c learns of a name in a scope.
typedef enum name_flag {
    N_GLOBAL = 1,
    N_LOCAL = 2,
    N_PARAM = 4,
    N_NONLOCAL = 8,
    N_USE = 16,
    N_IMPORT = 32,
    N_ANNOT = 64,
    N_ITERATION = 128,   // the target of a comprehension's for
    N_BOUND = N_LOCAL | N_PARAM | N_IMPORT
} name_flag;

typedef struct symbol {
    scope_name pub;   // first, so that a scope_name* is a symbol*
    unsigned flags;
    const ast_node *directive;   // the global or nonlocal statement
} symbol;

typedef struct building {
    scope pub;   // first, so that a scope* is a building*
    VEC(struct scope *) children;
    VEC(scope_name *) names;
    VEC(istr) free_names;
    int iterable_depth;   // inside a comprehension's iterable expression
    bool in_target;       // inside a comprehension's target
    bool is_annotation;   // a scope that is thrown away: annotations that stay text
} building;

typedef struct sema {
    arena *arena;
    intern_table *names;
    diag_sink *diags;
    const source_file *file;
    scope_table *table;
    building *cur;
    istr private_class;
    bool future_annotations;
    int future_line;   // of the last `from __future__` at the top; -1: none
    istr s_class, s_super, s_debug, s_future;
    jmp_buf failed;
} sema;

_Noreturn void sema_fail(sema *s, const ast_node *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
symbol *sema_symbol(const sema *s, const building *b, istr name);   // name as written; NULL when absent
symbol *sema_symbol_add(sema *s, building *b, istr name, const ast_node *at, unsigned flags);

void sema_find_future(sema *s, const ast_node *module);
void sema_collect(sema *s, const ast_node *module);
void sema_analyse(sema *s, building *top);
void sema_check(sema *s, const ast_node *module);
void sema_check_name(sema *s, const ast_node *at, istr name, ast_context ctx);   // __debug__ is never assigned
void sema_check_match(sema *s, const ast_node *match);                           // its patterns
