// What the compiler of the interpreter makes of a function, class body or module: instructions for a stack machine
// whose frames can be suspended, which is what generators need.
#pragma once
#include "base/diag.h"
#include "base/intern.h"
#include "runtime/py/impl.h"
#include "sema/scope.h"

typedef enum opcode {
#define OPCODE(NAME, EFFECT) OP_##NAME##_,
#include "interp/opcodes.def"
} opcode;

typedef uint32_t instr;   // opcode in the low 8 bits, argument above
#define INSTR(OP, ARG) ((instr)(OP) | (instr)(ARG) << 8)

typedef struct handler_range {   // instructions [start, end) are protected by the handler
    int start, end, handler, depth;
} handler_range;

typedef struct code_object {
    py_object ob;
    instr *ops;
    py_place *places;   // of what each instruction does
    uint32_t *hints;    // where the dictionary entry of this instruction was last seen
    int n;
    py_object **consts, **names, **variables;   // variables: names of the slots
    int const_count, name_count;
    handler_range *ranges;   // inner ones first
    int range_count;
    int slot_count;               // variables; then the closure's cells; then the class cell
    int free_count, class_cell;   // class_cell: its slot, or -1
    int *cells, cell_count;       // slots that are cells
    int argument_slot;            // of a comprehension's iterator, or -1
    int stack_size, first_line;
    int positional, positional_only, keyword_only;
    bool has_rest, has_keywords, is_generator, is_coroutine, is_class, is_module;
    py_object *name, *qualname, *file, *doc;
    struct compiled_function *compiled;   // see compiled.h; NULL until the first call
} code_object;

extern py_type interp_code_type;

// Compiles a module (mode 0), or an expression's statement list whose last value is returned (mode 1: eval).
// NULL with a diagnostic in the sink when something is not supported.
typedef enum compile_mode {
    COMPILE_MODULE,
    COMPILE_EVAL,
    COMPILE_LOCALS = 2 /* a flag: names are looked up in locals first */,
    COMPILE_SINGLE = 4 /* a flag: expressions are printed */
} compile_mode;
code_object *interp_compile(arena *a, intern_table *names, diag_sink *diags, const source_file *file,
                            const ast_node *module, scope_table *scopes, compile_mode mode);
