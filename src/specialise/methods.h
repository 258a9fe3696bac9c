// Methods of Python objects: what their files share.
#pragma once
#include "specialise/state.h"

typedef sval *(*method_fn)(spec *s, sval *self, arglist *a);

#define METHOD(KIND, NAME, FUNCTION) sval *FUNCTION(spec *s, sval *self, arglist *a);
#include "specialise/methods.def"
#undef METHOD

// Fails unless a method is called with least to most positional arguments.
bool count_is(spec *s, const char *name, arglist *a, int least, int most);
// A method of strings that is one call of the runtime; NULL when there is none.
sval *text_runtime_method(spec *s, sval *self, istr name);
sval *text_library_method(spec *s, sval *self, istr name);   // of lib/native/_text.py; NULL when there is none
sval *bound_builtin(spec *s, sval *self, const char *name, sval *(*fn)(spec *, const struct builtin *, arglist *),
                    int code);

// ---- subscript.c ----
// index into n known items; `what` names the sequence in messages.
bool list_index(spec *s, const char *what, sval *index, int n, int *out);
// The items of a known tuple as one of run-time length; NULL: they are of several types, or can be changed where they
// are.
sval *tuple_to_runtime(spec *s, sval *v);
sval *map_without(spec *s, const sval *m, int at);
sval *map_with(spec *s, const sval *m, sval *key, sval *value);   // m, and the value under the key
int map_find(const sval *m, const sval *key);                     // where the known key is, or -1
// The dict's contents as a run-time table that can hold the key and value too, kept in the dict where it can be
// written. NULL without a message: its keys or values are not of one type; where want_inline is set: it cannot be
// written.
sval *dict_runtime(spec *s, sval *dict, sval *key, sval *value, bool to_write);
bool has_order(const sval *item);   // not complex numbers or arrays, and not what may be a number or something else
// The runtime's function that does WHAT (contains, count, index) in a list of such items; NULL when there is none.
const char *list_search_callee(spec *s, const char *what, const sval *item);
bool list_append_item(spec *s, void *list, sval *item);   // for loop_over
