// Python's built-in functions: what their files share.
#pragma once
#include "specialise/state.h"

#define BUILTIN(NAME, FUNCTION, CODE) sval *FUNCTION(spec *s, const builtin *self, arglist *a);
#include "specialise/builtins.def"
#undef BUILTIN

// Leaves the loop after this item; for loop_over.
bool stop_loop(spec *s, void *unused);

// Fails unless a built-in function is called with least to most positional arguments and no others.
bool builtin_takes(spec *s, const builtin *b, const arglist *a, int least, int most);
