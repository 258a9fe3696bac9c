// What the machine leaves to functions: the cases that are not short.
#pragma once
#include "interp/frame.h"

void interp_unbound(const code_object *k, int slot, bool free);
bool interp_name(frame *f, opcode op, py_object *name, py_object ***sp);
py_object *interp_call_spread(py_object ***sp, bool keywords);
bool interp_build(py_object ***sp, opcode op, int A);
bool interp_unpack(py_object ***sp, int before, int after);          // after < 0: exactly `before` values
int interp_send(py_object *it, py_object *value, py_object **out);   // 0 yielded, 1 returned, -1
void interp_make_function(frame *f, py_object ***sp, code_object *code, int flags);
bool interp_comprehension(frame *f, py_object ***sp, code_object *code, bool closure);
bool interp_raise(py_object ***sp, int n);   // true: the handled exception again, as it was
int interp_exception_matches(py_object *exception, py_object *type);
// except*: what a clause for the type takes of e, a group or not, and what it leaves; None for nothing.
bool interp_match_group(py_object *e, py_object *type, py_object **taken, py_object **left);
// What is to be raised after the clauses: `left` lists what they raised, then what none took. None for nothing.
py_object *interp_rest_of_group(py_object *group, py_object *left);
bool interp_slow(frame *f, py_object ***sp, opcode op, int A);
// s += t where s is a variable: grows the string in place when nobody else holds it. NULL: to be done the usual way.
py_object *interp_append_text(frame *f, py_object **at, py_object *t, instr next);
// An exception thrown into a generator that waits in `yield from` goes to the inner one. False: there is none.
bool interp_throw_inside(frame *f, py_object ***sp);
bool interp_throw_yielded(frame *f);
