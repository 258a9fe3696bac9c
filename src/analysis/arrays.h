// References to arrays: which values are views of which, which may be the same array, what is written where.
//
//   view   a value made by a view op; its elements are those of another value
//   root   any other array value: a new array, a function argument, what a loop carries, what a branch gives
//   loose  a root that a record may hold: it was read from a field, or is stored in one
//
// Two roots may name one array when references flow between them: through loops, branches, calls, and, where arrays
// that records hold are written in place, through the fields of records.
#pragma once
#include "base/map.h"
#include "ir/ir.h"

typedef struct arrays_function {
    ir_op *func;
    int arg_count, result_count;
    bool *mutated;          // per argument: the function stores through it, or through what may be it
    bool *arg_contiguous;   // per argument: every call passes a contiguous array
    bool *returns_arg;      // [result * arg_count + argument]: the result may be the argument
    bool *returns_same;     // [i * result_count + j]: results i and j may be one array
    bool *captures_arg;     // per argument: it is stored in a record
    bool *arg_loose;        // per argument: some call passes what a record may hold
    bool *returns_loose;    // per result: a record may hold it
    bool writes_loose;      // it writes arrays that records hold
    map numbers;            // op → position in the text order + 1
    map root_index;         // root → index + 1
    map views;              // the ops that give views; fixed by the analysis, whatever is rewritten later
    ir_value **roots;
    int root_count, root_cap;
    int *family;   // union-find over roots
    int *loose;    // of a family: LOOSE_…
    struct arrays_module *module;
} arrays_function;

typedef struct arrays_module {
    ir_op *module;
    arena *arena;
    map functions;       // func.func → arrays_function
    map by_name;         // interned name → arrays_function
    bool writes_loose;   // some function does
} arrays_module;

// Analyses every function with a body, to a fixpoint over the calls.
arrays_module *arrays_analyse(ir_op *module);
arrays_function *arrays_of_call(const arrays_module *m, const ir_op *call);   // NULL for declarations

// What a record holds: read from one in this function, stored in one in this function, one of the two elsewhere.
enum { LOOSE_READ = 1, LOOSE_STORED = 2, LOOSE_ELSEWHERE = 4 };
// How root is loose, 0: not at all; or no array that a record holds is written in place in the whole module.
int arrays_loose(const arrays_function *f, const ir_value *root);
// Does op, which writes through root, change what a record holds?
bool arrays_writes_loose(const arrays_function *f, const ir_op *op, ir_value *root);
bool arrays_is_loose_read(const ir_op *op);    // reads an array from a field of a record: operand 0 is its reference
bool arrays_is_loose_store(const ir_op *op);   // makes operand 0 one that a record can hold
bool arrays_writes_box(const ir_op *op);       // writes through such a reference

bool arrays_is(const ir_value *v);   // of type !numpy.ndarray
// Does op give a view of its first operand? A reshape does when that is known to be contiguous.
bool arrays_is_view(const arrays_function *f, const ir_op *op);
// Is op a reshape of which only the running program knows whether it gives a view or a copy?
bool arrays_is_open_reshape(const arrays_function *f, const ir_op *op);
ir_value *arrays_root(const arrays_function *f, ir_value *v);
// The operands that op stores through, as numbers in out (at most cap). Returns how many.
int arrays_written(const arrays_function *f, const ir_op *op, int *out, int cap);
// Do references flow between the two at all? Cheap; false means that they cannot alias.
bool arrays_related(const arrays_function *f, const ir_value *root, const ir_value *other);
bool arrays_may_alias(const arrays_function *f, ir_value *root, ir_value *other);
// Was the array taken out of a list or another object, which still holds it?
bool arrays_is_borrowed(const ir_value *root);
bool arrays_may_be_borrowed(const arrays_function *f, ir_value *v);   // on some path, or a view of one
// Did NumPy make the array for reading only, on some path?
bool arrays_may_be_read_only(const arrays_function *f, ir_value *v);
// Can `later` execute after `earlier`, while value keeps its binding?
bool arrays_may_follow(const arrays_function *f, const ir_op *earlier, const ir_op *later, const ir_value *value);
// Is root, or a view of it, used by an op that may follow `op`? Gives that use.
const ir_op *arrays_used_after(const arrays_function *f, const ir_op *op, ir_value *root);
// Are both Python's one object? -1: only the running program knows.
int arrays_same_object(const arrays_function *f, ir_value *a, ir_value *b);
bool arrays_visible_at(const ir_value *v, const ir_op *op);   // v's definition dominates op
// Do two views of one root show different elements, provably?
bool arrays_disjoint(const arrays_function *f, ir_value *a, ir_value *b);
