// Constants as Python's repr() writes them.
#pragma once
#include "syntax/ast.h"

void repr_str(const char *text, size_t length, FILE *out);   // UTF-8
void repr_bytes(const char *data, size_t length, FILE *out);
void repr_float(double x, FILE *out);
void repr_constant(const ast_constant *c, FILE *out);
