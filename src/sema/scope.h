// Scopes and names: which variable each name means, as CPython's symtable decides it.
#pragma once
#include "base/map.h"
#include "syntax/ast.h"

typedef enum scope_kind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_LAMBDA, SCOPE_COMPREHENSION } scope_kind;

typedef enum name_kind {
    NAME_LOCAL,             // bound in this scope, not captured by an inner one
    NAME_CELL,              // bound in this scope and captured by an inner one
    NAME_FREE,              // belongs to an enclosing function scope
    NAME_GLOBAL_EXPLICIT,   // declared with `global`
    NAME_GLOBAL_IMPLICIT    // found nowhere: the module's, else builtins
} name_kind;

typedef struct scope_name {
    istr name;
    name_kind kind;
    int slot;   // LOCAL and CELL in a function-like scope: index of the variable, 0..scope.slot_count; FREE: index in
                // scope.free_names; else -1
    bool is_parameter, is_assigned, is_referenced, is_imported, is_annotated, is_nonlocal;
} scope_name;

typedef struct scope {
    scope_kind kind;
    istr name;   // "top", the function's or class's name, "lambda", "listcomp", "setcomp", "dictcomp", "genexpr"
    const ast_node *node;
    struct scope *parent;
    struct scope **children;   // in order of appearance
    int child_count;
    scope_name **names;   // in order of first appearance
    int name_count;
    map by_name;          // istr → scope_name*, by the name as written and, for a private name, as mangled
    int slot_count;       // locals and cells; first the parameters: positional, keyword-only, *args, **kwargs
    istr *free_names;     // names that the scope's closure holds: those of kind NAME_FREE, in order of their slot, then
    int free_count;       // in a class those that it binds itself but that its functions take from outside
    istr private_class;   // of the innermost class around, for sema_mangle; NULL outside classes
    bool is_generator, is_coroutine, uses_star_import;
    bool needs_class_cell;   // a class one of whose functions uses super() or __class__ (free there)
} scope;

typedef struct scope_table {
    scope *top;
    map by_node;   // ast_node* (Module, FunctionDef, Lambda, ClassDef, comprehension expression) → scope*
} scope_table;

// A private name (__x, in a class C) as _C__x; other names unchanged. Applies to attributes and keywords' names too.
istr sema_mangle(intern_table *names, istr private_class, istr name);

// Builds the scopes of a module, and refuses what compile() refuses though it parses: `return` outside a function, two
// starred targets, … NULL when a rule of names is broken (a diagnostic with CPython's SyntaxError
// message and line is then in the sink): "name 'x' is parameter and global", "no binding for nonlocal 'x' found", …
scope_table *sema_resolve(arena *a, intern_table *names, diag_sink *diags, const source_file *file,
                          const ast_node *module);

static inline scope *sema_scope_of(const scope_table *t, const ast_node *n) { return map_get_ptr(&t->by_node, n); }
static inline const scope_name *sema_name_in(const scope *s, istr name) { return map_get_ptr(&s->by_name, name); }

// Prints each scope, outermost first: its kind, name and line, then its names in alphabetical order with what is known.
void scope_dump(const scope_table *t, FILE *out);
