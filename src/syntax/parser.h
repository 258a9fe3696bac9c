// Python 3.11 source text to AST.
#pragma once
#include "syntax/ast.h"

// Parses a whole module. NULL when the text is not Python: at least one diagnostic with kind "SyntaxError",
// "IndentationError" or "TabError" is then in the sink, at the line CPython gives.
// Nodes are allocated in a; names are interned in names; both must outlive the tree.
ast_node *parse_module(arena *a, intern_table *names, diag_sink *diags, const source_file *file);
