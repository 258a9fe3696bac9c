// The specialiser's state. Internal to src/specialise.
#pragma once
#include "base/vec.h"
#include "specialise/specialise.h"
#include "specialise/value.h"

typedef struct smodule {
    istr name;
    const source_file *file;   // NULL for modules made of builtins only
    const scope_table *scopes;
    map globals;   // istr → scell*
    const ast_node *tree;
    VEC(struct smodule *) star;   // modules whose names were imported with *
    istr package;                 // the package it belongs to, a package's own name; NULL or "": none
    const char *folder;           // of a package: where its modules are
    scell *begun;                 // set when it was imported; the journal undoes that
    bool is_library;
    bool is_apart;         // of the library: its functions are compiled on their own, as the program's are
    bool is_interpreted;   // only the interpreter has it: it may be imported
    const char
        *refusal;   // no module, but what refuses to be read, in these words: the name of an interpreted one; or NULL
} smodule;

typedef struct sfunc {
    const ast_node *node;   // FunctionDef or Lambda
    istr name;
    smodule *module;
    scope *scope;
    const struct sfunc *maker;   // the function it was made in, or NULL
    scell **free_cells;          // one per scope->free_names
    sval **defaults;             // of the last default_count positional parameters
    int default_count;
    sval **kw_defaults;   // per keyword-only parameter, NULL when none
    bool must_inline;     // an instance was tried and is impossible
    bool
        is_example;   // of a docstring: its body is at the top level of its module, and shows the values of expressions
    int active;       // specialisations in progress: recursion
    VEC(struct instance *) instances;
    int size;               // nodes in the body
    struct sclass *owner;   // the class it is a method of, for super()
    scell *fields;          // an SV_MAP: the attributes that the program gave it
} sfunc;

typedef struct sclass {
    istr name;
    istr module;           // whose class it is; NULL: none's, or not at its top level
    const smodule *home;   // where it was made
    bool is_single;        // it stands in no function: its class statement makes this class alone
    struct sclass **bases;
    int base_count;
    struct sclass **order;   // itself and all its bases, as members are looked for
    int order_count;
    bool has_abstract;     // its metaclass is ABCMeta
    struct sclass *meta;   // its metaclass, where that is another one of the library's
    map members;           // istr → sval*
    bool is_exception;
    uint32_t serial;        // order of creation, for attributes added later
    const ast_node *node;   // NULL when no class statement made it
} sclass;

// One field of all objects of a class.
typedef struct layout_field {
    istr name;
    sval *template;   // NULL: not known yet in this attempt
    bool is_late;     // some objects lack it, at first
} layout_field;

// The layout of a class whose objects are records. It outlives attempts to specialise a program, as its class does not.
typedef struct layout {
    istr module;
    int line, col;   // of the class statement
    sclass *cls;     // as it is in this attempt; NULL: not yet defined
    VEC(layout_field) fields;
    bool begun;   // objects of it have been made
} layout;

// A field of a record as it was last stored or read, from that place on.
typedef struct field_fact {
    const ir_value *record;
    const layout *of;
    int field;
    sval *value;
    const ir_block *block;
} field_fact;

// Of the functions that one definition makes, and that records hold.
typedef struct closure_code {
    const char *file;
    int line, col;
    sfunc *func;   // one of them, of this attempt; NULL: none has been made yet
} closure_code;

// A place of the program where run-time lists are made, whatever attempt makes them.
typedef struct list_site {
    const char *file;
    int line, col;
    int same_as;    // another one's number, if not 0: one list may be of both
    sval *wanted;   // what the items shall be, too; or NULL
} list_site;

typedef struct layout_set {
    VEC(layout *) list;
    VEC(closure_code *) codes;
    VEC(list_site) sites;
    bool references;   // lists, tables and records hold arrays by references: they are changed where they are
    bool mixes;        // lists, tables and fields hold values of any types side by side
    bool changed;      // the program must be specialised again
    bool skipped;      // code was, that looks into lists of which nothing is known yet: as if they were empty
    bool is_exact;     // no code is skipped
} layout_set;

typedef struct arglist arglist;
typedef VEC(ir_value *) value_list;
typedef VEC(ir_type) type_list;

// One function compiled for one signature.
typedef struct capture {
    scell *cell;                // the caller-side cell whose value is passed
    sval *inside;               // its value inside the function
    const char *signature;      // of the value when specialised
    int first_arg, arg_count;   // block arguments; none when the value is static
} capture;
typedef struct instance {
    sfunc *func;
    const char *signature;
    const char *symbol;
    ir_op *op;   // func.func
    ir_block *block;
    ir_op *begin;   // stands before the body; a loop that is specialised anew never erases it and what is before it
    sval *result;   // as seen inside; dimensions that are arguments' are values of inside[]
    sval *wider;    // recursive calls were made with a result that was too narrow: what it must be, too; or NULL
    type_list result_types;
    sval **inside;   // the arguments' run-time dimensions inside, in order of appearance
    int inside_count;
    uint32_t serial;   // cells older than this belong to the caller
    VEC(capture) captures;
    int captures_passed;               // by recursive calls: there were as many when the first was made
    const struct instance *expected;   // captures what this one did
    bool complete, failed, recursive;
    bool result_known;   // recursion: result has been seen from a finished path
    bool never_returns;
    bool probing;   // a recursive call came first: its path was taken for dead, to learn the result from others
} instance;

// A call being specialised: a Python function's variables, or a module's top level.
typedef struct frame {
    struct frame *parent;   // caller
    smodule *module;
    sfunc *func;   // NULL for a module
    scope *scope;
    scell **slots;   // scope->slot_count
    scell **free_cells;
    scell *result;        // value of `return`
    scell *exit;          // SV_NUM or SV_SCALAR: EXIT_*
    ir_loc inlined_at;    // location of the call when this frame is specialised in place
    instance *instance;   // the instance this frame belongs to
    map *class_members;   // inside a class body: where names are bound
    bool shows_values;    // of a statement that is an expression, as the interactive interpreter does
    int loop_depth;
    int uncertain;               // enclosing branches and loops when it began
    sval *handling;              // inside an except clause: its exception
    struct frame *yielding;      // the generator whose item this frame uses now
    struct consumer *consumer;   // of a generator's frame: the loop over it
    scell *broke;                // inside a loop that has an else: has `break` been reached
} frame;

// How a body of statements is left. RAISED: an exception that an enclosing try statement may catch; DEAD: one that
// nothing catches. The order makes ranges of values say what matters: 0..1 falls through or raises, 1..2 returns or
// raises.
enum { EXIT_NONE, EXIT_RAISED, EXIT_RETURN, EXIT_BREAK, EXIT_CONTINUE, EXIT_DEAD };

typedef struct journal_entry {
    scell *cell;
    sval *old;
} journal_entry;

// The body of a try statement that is being specialised.
typedef struct attempt {
    struct attempt *outer;
    scell *exception;
    frame *frame;
} attempt;

// An `if ok` that stays open until its block ends.
typedef struct opened_check {
    ir_op *shell;
    ir_builder outer;
    ir_value *ok;
    int journal;
    uint32_t begin;
    struct side *raised;
    ir_block *block;
} opened_check;

// What a mask picked, and how many elements that are.
typedef struct compressed {
    const ir_op *op;
    sval *count;
} compressed;

// Inside a side of a branch its condition is known.
typedef struct assumption {
    const ir_value *cond;
    bool holds;
} assumption;

// Paths meet in a variable: what they changed.
typedef struct meeting {
    const scell *variable;
    const struct changes *sides[2];   // NULL: none
} meeting;

// Which known lists and tuples recursive calls are given as ones of run-time length.
typedef enum any_length { AS_KNOWN, AS_LONG, AS_LONG_OR_EMPTY } any_length;

typedef struct spec {
    arena *arena;
    intern_table *names;
    diag_sink *diags;
    ir_context *ir;
    const specialise_options *options;
    ir_op *module;
    ir_builder b;
    frame *frame;
    instance *instance;   // innermost instance being specialised, NULL at program level
    map modules;          // istr → smodule*
    VEC(journal_entry) journal;
    VEC(scell *) copied, shared;   // whose in_list and whose shared were set, in this order
    uint32_t serial;
    VEC(sfunc *) functions;      // those of function_of
    map function_of;             // ast_node* → sfunc template shared by closures (instances live there)
    map symbols;                 // istr → count, for unique names
    const char *unroll_reason;   // why want_unroll is set
    source_range gave_up_where;
    bool want_unroll;   // a failed attempt may succeed with the loop unrolled
    bool want_inline;   // a failed attempt may succeed with the function specialised in place
    scell *want_cell;   // … or with these contents in the caller's cell, which can be changed at run time
    sval *want_contents;
    bool is_entry;            // one function is specialised: classes and the shapes of arrays belong to its callers
    int depth;                // nesting of calls: bounded
    bool fits_no_recursion;   // the bound was met, or a recursive call had to be specialised in place
    any_length any_length;
    const ast_node *at;   // innermost node being specialised, for messages
    attempt *attempt;     // innermost one
    VEC(opened_check) opened;
    VEC(compressed) compressed;
    VEC(assumption) assumed;   // by the branches around what is being specialised
    map exceptions;            // istr → sclass*: Python's own that were asked for
    sval *argv;                // sys.argv, once read
    bool copies_names;         // the arguments of a call are evaluated that may take globals()
    int examples;              // of docstrings that are being specialised: a mistake in one does not end the program
    sval *path;                // sys.path, once read
    int uncertain;             // enclosing branches and loops: what is specialised now may never run
    int unrolled;              // iterations unrolled so far: bounded
    bool keeps_objects;        // no run-time list holds objects whose parts are known: loops that fill one are unrolled
    bool met_known;            // an item was met of which no run-time list is made
    bool changed_held;         // one was to be changed that a run-time list holds
    const sval *in_place;      // the array that what is computed goes into; NULL: a new one
    int splits;                // how many choices have been made around what is compiled,
    int splits_left;           // and how many more may be made inside the outermost of them
    layout_set *layouts;       // of the classes whose objects are records; NULL: there are none
    bool by_reference;         // lists, tables and records hold arrays by references
    VEC(sclass *) made;        // of which there are objects
    VEC(field_fact) facts;     // the newest one last
    meeting *meeting;          // of paths that are being joined
    int may_unroll;            // enclosing loops that are short enough to be unrolled, and are not yet
} spec;

// A failed evaluation returns NULL (or false) after a diagnostic, or with want_unroll / want_inline set.

// Does the value come out of a module that only the interpreter has? Then the diagnostic says so.
bool is_interpreted_member(spec *s, const sval *v);
sval *unreadable(spec *s, const char *refusal);   // a value that refuses to be read, in these words

// ---- values (value.c) ----
sval *sv_new(spec *s, sval_kind kind);
sval *sv_none(spec *s);
sval *sv_undef(spec *s);
sval *sv_int(spec *s, int64_t v);
sval *sv_bool(spec *s, bool v);
sval *sv_float(spec *s, double v);
sval *sv_num(spec *s, int st, int64_t i, double f);
sval *sv_str(spec *s, const char *text);
sval *sv_istr(spec *s, istr text);
sval *sv_dtype(spec *s, dtype t);
sval *sv_tuple(spec *s, int n, sval **items);
sval *sv_slice(spec *s, sval *start, sval *stop, sval *step);   // NULL: None
sval *sv_list(spec *s, sval *contents);
sval *sv_dict(spec *s, int n, sval **keys, sval **values);
sval *sv_set(spec *s, sval *contents, bool is_frozen);
scell *cell_of(spec *s, sval_kind kind, sval *contents);   // for the contents of a new object of the kind
sval *sv_scalar(spec *s, int st, ir_value *v);
sval *sv_int_range(spec *s, ir_value *v, int64_t lo, int64_t hi);
sval *sv_array(spec *s, dtype t, int rank, sval **dims, ir_value *v);
sval *sv_rstr(spec *s, ir_value *v);
sval *sv_builtin(spec *s, const struct builtin *b);
sval *sv_bound(spec *s, sval *self, sval *callee);
scell *cell_new(spec *s, sval *v);

// ---- errors (state.c) ----
source_range spec_here(spec *s);
bool is_dead(const spec *s);        // the code being specialised cannot be reached
source_range user_place(spec *s);   // the same, of the program's code: library code counts as its call
// Reports at the node being specialised, with Python's exception name, and returns NULL.
void *fail(spec *s, const char *kind, const char *help, const char *format, ...) __attribute__((format(printf, 4, 5)));
// The same for what may exist in Python but not in native code.
void *not_here(spec *s, const char *kind, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void *unsupported(spec *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

// ---- IR helpers (state.c) ----
ir_value *emit1(spec *s, unsigned opcode, int n, ir_value *const *operands, ir_type type);
ir_value *emit_un(spec *s, unsigned opcode, ir_value *a, ir_type type);
void emit_parts(spec *s, ir_value *z, ir_value **parts);   // the real and the imaginary part of a complex number
ir_value *emit_bin(spec *s, unsigned opcode, ir_value *a, ir_value *b, ir_type type);
ir_value *emit_const_int(spec *s, int64_t v, ir_type type);
ir_value *emit_const_float(spec *s, double v, ir_type type);
ir_value *emit_cmpi(spec *s, int predicate, ir_value *a, ir_value *b);   // predicates as MLIR numbers them
enum { CMPF_OEQ = 1, CMPF_OGT, CMPF_OGE, CMPF_OLT, CMPF_OLE, CMPF_ONE, CMPF_ORD, CMPF_UNE = 13, CMPF_UNO };
ir_value *emit_cmpf(spec *s, int predicate, ir_value *a, ir_value *b);
ir_op *emit_call(spec *s, const char *callee, int n, ir_value *const *args, int results, const ir_type *types,
                 bool site);
ir_value *emit_call1(spec *s, const char *callee, int n, ir_value *const *args, ir_type type, bool site);
// The exception is raised here whenever this is reached; returns NULL, and no message is needed.
void *certainly_raises(spec *s, const char *kind, const char *message);
// A mistake whose text is CPython's too: raised where a handler or a branch is around it, else as fail does.
void *mistake(spec *s, const char *kind, const char *format, ...) __attribute__((format(printf, 3, 4)));
void *mistake_with_help(spec *s, const char *kind, const char *help, const char *message);
// The same, a TypeError, of what is done to a (and b, or NULL) by its type. Where native code does not have all that
// CPython does with one of them it is a limit.
void *misused(spec *s, const sval *a, const sval *b, const char *format, ...) __attribute__((format(printf, 4, 5)));
// The same of what v's type has not at all, if it is one of NumPy's; %s in the format is its name.
void *lacks(spec *s, const sval *v, const char *format);
void *no_integer(spec *s, const sval *v);   // "'float' object cannot be interpreted as an integer"
void emit_check(spec *s, ir_value *ok, const char *kind, const char *message);
ir_type type_i64(spec *s);
ir_type type_i1(spec *s);
ir_type type_f64(spec *s);
ir_type type_str(spec *s);
ir_type type_box(spec *s);   // of an array that the running program holds by reference
ir_type type_object(spec *s);
void set_place(spec *s, const ast_node *n);

// ---- cells, branches, loops (cells.c, branch.c, loop.c) ----
void cell_set(spec *s, scell *c, sval *v);
// Nothing but the instance being specialised has the cell, and no run-time list a copy of its object.
bool is_own_cell(const spec *s, const scell *c);
// False (with want_inline) when the cell belongs to the caller of the instance being specialised.
bool cell_writable(spec *s, scell *c);
// The same; when it is the caller's, the caller may try again with contents of the template's type.
bool cell_writable_as(spec *s, scell *c, sval *template);
// Of a cell that is not writable: the caller's, which may try again so. Returns false.
bool offer_contents(spec *s, scell *c, sval *template);
typedef struct change {
    scell *cell;
    sval *old, *now;
} change;
typedef struct changes {
    change *data;
    int n;
} changes;
typedef struct mark {
    int journal;
    uint32_t serial;
} mark;
// Can v be put into the object of the cell? Not when v holds that very object: templates are trees.
bool can_hold(spec *s, const scell *c, const sval *v);
// Of the paths that meet: does anything but the variable hold the object of the cell, or is it made of it?
bool is_held_elsewhere(spec *s, const scell *object);
mark scope_begin(spec *s);
// Ends a scope: undoes its writes to cells older than the scope and returns what they were.
changes scope_end(spec *s, mark m);

typedef bool (*body_fn)(spec *s, void *data);
// Specialises then_fn and else_fn (may be NULL) under a run-time condition and merges what they changed.
// What follows is where the condition holds, or does not: until s->assumed is cut back.
void assume(spec *s, ir_value *cond, bool holds);
bool branch(spec *s, ir_value *cond, body_fn then_fn, body_fn else_fn, void *data);
// Can a and b be one value? The merged template, or an SV_CHOICE on cond. Its IR values mean nothing until rebuilt.
// c, when not NULL, is the cell that holds them.
sval *join(spec *s, const scell *c, sval *a, sval *b, ir_value *cond);
// Visits the leaves of a value: calls leaf(value) for everything that is held in an IR value, in template order.
typedef void (*leaf_fn)(spec *s, const sval *v, ir_type type, ir_value *value, void *data);
void each_leaf(spec *s, const sval *v, leaf_fn leaf, void *data);
void flatten(spec *s, const sval *v, value_list *out);               // the IR values in v, in template order
void flatten_types(spec *s, const sval *template, type_list *out);   // their types
// v as the template wants it (constants become ops, dimensions are forgotten). NULL when it does not fit.
sval *coerce(spec *s, sval *v, const sval *template);
// A value shaped like the template with IR values from leaves, in order; unknown dimensions are read off the arrays.
sval *rebuild(spec *s, const sval *template, ir_value *const *leaves, int *at);
// The value as a template: array dimensions that are neither known nor older than `older` are forgotten. older 0: at
// the border of a function, where numbers keep of their range only whether they are counts.
sval *strip(spec *s, sval *v, uint32_t older);
// A number that is known to be one that len() gives.
#define MOST_COUNT ((int64_t)1 << 47)
bool is_count(const sval *scalar);
// The type in which numbers that meet in st are compared: a wider one where a Python integer may not fit (NumPy 2).
int compared_type(spec *s, int n, sval *const *v, int st);
sval *unbounded(spec *s, sval *t);   // the template without what is known of the size of its numbers
// Template for a value that a loop that began at `begin` carries, or NULL when they do not fit.
sval *widen(spec *s, const scell *c, sval *entry, sval *out, uint32_t begin);
// Something else comes to hold the objects in v: a list that is part of them cannot become another one any more.
void share(spec *s, const sval *v);
// Nothing else held the contents of the list, dict or set before `begin` (0: until now).
bool is_sole_holder(const scell *c, uint32_t begin);
// coerce, of the contents of a cell: those of a list or table that nothing else holds are converted where they must.
sval *coerce_contents(spec *s, const scell *c, sval *v, const sval *template, uint32_t begin);
// A variable or a field of an object that a recursive function changes is boxed: a run-time list of one item holds it.
sval *box_value(spec *s, sval *v);                    // what is in a box; v when it is none
sval *box_template(spec *s, sval *before, sval *v);   // of a box for both, or NULL
// Can the variable be assigned v here? When it belongs to a caller, that one may box it.
bool variable_writable(spec *s, scell *c, sval *v);
// Can the cell hold contents of the template's type from here on? When it is the caller's, as cell_writable_as.
bool may_become(spec *s, scell *c, sval *template);
sval *sv_choice(spec *s, sval *a, sval *b, ir_value *cond);   // a where cond holds, else b; NULL in a template
sval *dummy(spec *s, const sval *template);   // any value of the template's types, for paths that never read it
sval *array_value(spec *s, dtype t, int rank, sval *const *dims, ir_value *v);   // dims that are NULL are read off v
ir_type array_type(spec *s, dtype t, int rank, sval *const *dims);

// Inside a try statement: what follows in this block is for the paths where ok holds; on the others the exception is
// raised (NULL: it has been). checks_close ends the blocks opened above the level.
bool check_open(spec *s, ir_value *ok, sval *exception);
bool checks_close(spec *s, int level);
void exit_not_raised(spec *s);   // narrows what is known of the frame's exit where it has not raised
bool settle_exit(spec *s);       // opens a block for the paths that have not raised, where some have
bool attribute_set(spec *s, sval *v, istr name, sval *x);

bool is_variable(spec *s, const scell *c);                          // of the function or of the module
bool live_outside(spec *s, const scell *c, const ast_node *loop);   // may be read outside the loop
// May the loop's first iteration meet a read of a variable that has no value yet, and that the loop assigns later?
bool reads_unset(spec *s, const ast_node *loop);

typedef struct loop_body {
    bool (*test)(spec *s, void *data, ir_value **cond,
                 int *known);                         // while: known is 1 or 0 when static, -1 else; NULL: counted
    bool (*step)(spec *s, void *data, sval *index);   // one iteration
    void *data;
    const ast_node *node;   // the loop, for liveness of temporaries
} loop_body;
bool loop_while(spec *s, loop_body *body);
bool loop_counted(spec *s, loop_body *body, sval *count);   // count: a Python int not known now, or long

// ---- sequences (sequence.c) ----
typedef struct sequence {
    sval *source;
    sval *length;
    bool is_static;
    int known;
} sequence;
sval *short_range(spec *s, sval *v);   // a short range of known length as a tuple; v otherwise
bool sequence_open(spec *s, sval *v, sequence *out);
sval *sequence_at(spec *s, const sequence *q, sval *index);   // index known when is_static
// ---- columns of rows (columns.c) ----
sval *columns_count(spec *s, sval *rows);            // of zip(*rows), where rows is a run-time list
sval *column_at(spec *s, sval *rows, sval *index);   // a tuple
// Where the rows are tuples there are as many columns as they have items, or none without a row; else -1.
int columns_known(spec *s, sval *rows);

// All items, when they are known; NULL with a message when they are not.
sval *sequence_items(spec *s, sval *v);

// ---- exceptions (exception.c) ----
sval *exception_class(spec *s, istr name);   // one of Python's; NULL when there is none
bool class_is_exception(const sclass *c);
bool is_of_library(const sclass *c);   // of a class
sval *exception_instance(spec *s, sclass *c, int n, sval **args);
sval *exception_of(spec *s, const char *kind, const char *message);   // NULL: no such class
sval *exception_text(spec *s, sval *e, bool repr);
bool is_native_limit(const char *kind, const char *message);   // CPython raises nothing here: no handler may hide it
bool raise_exception(spec *s, sval *e);
bool raise_with_text(spec *s, const char *kind, sval *text);   // text: NULL after a message
void leave_raised(spec *s);   // every frame up to the try statement's leaves with EXIT_RAISED
bool propagate_exit(spec *s, const frame *inner);
bool exec_raise(spec *s, const ast_node *n);
bool exec_try(spec *s, const ast_node *n);
bool exec_with(spec *s, const ast_node *n);
bool exec_match(spec *s, const ast_node *n);
// Runs body so that what it raises ends in *exception and EXIT_RAISED.
bool attempt_body(spec *s, body_fn body, void *data, sval **exception);
int was_raised(spec *s, ir_value **cond);   // 1 raised, 0 not, -1 in *cond

// ---- statements and expressions ----
bool exec_body(spec *s, const ast_list *body, int from);
typedef bool (*item_fn)(spec *s, void *data, sval *item);
bool loop_over(spec *s, const ast_node *node, sval *iterable, item_fn step, void *data);
// enumerate(x), zip(x, y) of what is one of two things, as one of two iterators.
sval *either_iterator(spec *s, sval *it);
void end_iteration(spec *s);   // a pending `continue` ends with its iteration

// ---- generators (generator.c) ----
typedef struct consumer {
    item_fn step;
    void *data;
    frame *frame;
} consumer;
sval *generator_new(spec *s, sfunc *f, int n, sval **bound);
bool is_generator(const sval *v);
sval *rest_of_iterator(spec *s, sval *iterator);   // of an object with __next__, as a generator
sval *generator_list(spec *s, sval *generator);    // everything it yields
bool generator_over(spec *s, sval *generator, item_fn step, void *data);
bool generator_give(spec *s, sval *item);   // an item for who walks over the generator whose frame this is
sval *generator_expression(spec *s, const ast_node *n, sval *first);
bool comprehension_walk(spec *s, frame *fr, const ast_node *n, sval *first, sval *target);
frame *comprehension_frame(spec *s, frame *outer, const ast_node *n);
// An iterator that is walked over now, for good: a copy that nobody else has. Items that are left where it was walked
// over before are refused.
sval *iterator_used(spec *s, sval *v);
void iterator_left(spec *s, sval *v);   // a loop over it may have ended early
// yield and yield from; is_statement: nothing of an expression is left to evaluate.
sval *generator_yield(spec *s, const ast_node *n, bool is_statement);

bool wants_unroll(spec *s, const char *reason);   // gives up an attempt in favour of unrolling; returns false
// What has been made, copied and shared since a checkpoint is undone; cells are scope_end's.
typedef struct checkpoint {
    ir_block *block;
    ir_op *last;
    int copied, shared, opened;
} checkpoint;
checkpoint checkpoint_here(const spec *s);
void rollback(spec *s, checkpoint to);
bool assign(spec *s, const ast_node *target, sval *v);
sval *eval(spec *s, const ast_node *n);
sval *eval_comprehension(spec *s, const ast_node *n);
sval *eval_items(spec *s, const ast_list *elements);   // of a display: an SV_TUPLE, or an SV_RLIST
// The truth of v: known 1 or 0, or -1 with an i1 in out. -2 on failure.
int truth(spec *s, sval *v, ir_value **out);
const char *ufunc_of(ast_operator op);   // of arrays
sval *binary(spec *s, ast_operator op, sval *a, sval *b);
sval *compare(spec *s, ast_operator op, sval *a, sval *b);
sval *equal(spec *s, sval *a, sval *b);                  // the truth of a == b
sval *logical(spec *s, sval *a, sval *b, bool is_and);   // of bools
sval *unary(spec *s, ast_operator op, sval *a);
sval *attribute(spec *s, sval *v, istr name);
sval *class_member(spec *s, const sclass *c, istr name);     // as it stands in the class; NULL when there is none
bool is_marked(const sval *member, const char *decorator);   // made by property, staticmethod or classmethod
sval *property_function(const sval *property, int which);    // 0: its getter, 1: its setter; NULL: none
// What the language asks an object for, or a class by its metaclass. NULL: it has none.
sval *special_method(spec *s, sval *v, const char *name);
sval *super_of(spec *s, const arglist *a);   // super() in a method
sval *map_value(const sval *m, istr name);   // of an SV_MAP whose keys are names; NULL: none
bool class_order(spec *s, sclass *c);        // fills in `order`, once its bases are known
sval *class_member_behind(spec *s, const sclass *c, const sclass *owner, istr name);   // in c's order
bool define_class(spec *s, const ast_node *n);
sval *instantiate(spec *s, sclass *c, arglist *a);
bool class_is(const sclass *c, const sclass *base);
sval *type_of(spec *s, sval *v);   // type(v)
// Whether v, of a built-in type, has an attribute; *known: whether that can be said of such a value.
bool type_has_attribute(const sval *v, istr name, bool *known);
sval *sorted_list(spec *s, sval *list, sval *key, sval *reverse);
bool list_sort_runtime(spec *s, sval *list, sval *key, sval *reverse);   // in place
sval *special_of_type(spec *s, const char *type, istr name);             // int.__add__; NULL when there is none
sval *special_of_value(spec *s, sval *v, istr name);                     // (5).__add__; NULL when there is none
sval *attribute_or_null(spec *s, sval *v, istr name);                    // NULL without a message when there is none
bool list_append(spec *s, sval *list, sval *item);
sval *sv_starred(spec *s, sval *run);   // *items of a run-time list, in print(*items) and zip(*items)
sval *subscript(spec *s, sval *v, sval *index);
bool subscript_set(spec *s, sval *v, sval *index, sval *value);
bool subscript_delete(spec *s, sval *v, sval *index);
sval *without_none(spec *s, sval *v);   // v, where it is not None
// The same; where it is None the program ends with a limit of native code.
sval *some_value(spec *s, sval *v, const char *limit);
typedef sval *(*split_fn)(spec *s, sval *v, void *data);
// Applies fn to v, to both sides of an SV_CHOICE under its condition.
sval *split_choice(spec *s, sval *v, split_fn fn, void *data);

// ---- calls (call.c, instance.c) ----
struct arglist {
    int n;
    sval **v;
    int named;
    istr *names;
    sval **named_v;
};
sval *call(spec *s, sval *callee, arglist *a);
sval *sys_exit(spec *s, const struct builtin *b, arglist *a);   // ends the program: sys.exit and SystemExit
sval *text_format(spec *s, sval *format, arglist *a);           // str.format
bool eval_arguments(spec *s, const ast_node *call, const sval *callee, arglist *out);
sval *call1(spec *s, sval *callee, sval *a);
sval *call_function(spec *s, sfunc *f, arglist *a);
bool bind_arguments(spec *s, sfunc *f, arglist *a, sval **out);   // one value a parameter, in slot order
frame *frame_new(spec *s, sfunc *f, sval **bound);
sval *instance_call(spec *s, sfunc *f, sval **bound, int n);
bool is_returnable(const sval *v);
// The value of a cell that may belong to a scope outside the instance being specialised: it then becomes an argument.
sval *captured(spec *s, scell *cell);   // the value of a variable, of this function's or of one around it
// The run-time list of one item that holds the variable's value, where a recursive function changes it; or NULL.
sval *captured_box(spec *s, scell *cell);
void freeze(const sval *v);   // what is known of lists and other objects in it must not be written: it is the caller's
sval *make_function(spec *s, const ast_node *n);   // of a FunctionDef or Lambda, without its decorators
sval *lazy_array(spec *s, sval *lazy, int rank);   // an archive's array, its rank now known
void note_result(spec *s, sval *v);                // a return value is known: recursive calls may use its type
istr private_name(spec *s, istr name);             // __x inside a class C: _C__x
// The variable of a name of the frame's scope; NULL: it is a global one.
scell *frame_variable(const frame *f, const scope_name *n);
scell *frame_cell(spec *s, const ast_node *name_node, istr name, bool store);

// Reads arguments of a builtin by a signature such as "a axis=None keepdims=False". Missing ones are NULL.
bool arguments(spec *s, const char *function, arglist *a, const char *signature, sval **out);

typedef struct builtin {
    const char *name;
    sval *(*call)(spec *s, const struct builtin *self, arglist *a);
    const char *signature;
    int code;
} builtin;
builtin *builtin_new(spec *s, const char *name, sval *(*fn)(spec *, const builtin *, arglist *), const char *signature,
                     int code);
sval *eval_name(spec *s, const ast_node *n);
sval *builtin_function(spec *s, istr name);                    // Python's builtins; NULL when there is none
sval *number_of(spec *s, sval *v, int st, const char *name);   // int(v), float(v): name is what errors call it
sval *number_attribute(spec *s, sval *v, istr name);
sval *dtype_attribute(spec *s, sval *v, istr name);
sval *lazy_attribute(spec *s, sval *v, istr name);
sval *handle_attribute(spec *s, sval *v, istr name);
sval *builtin_attribute(spec *s, sval *v, istr name);
sval *stream_attribute(spec *s, sval *v, istr name);   // of sys.stdout and sys.stderr
ir_value *null_handle(spec *s, ir_type type);          // of a type of handles
ir_value *null_object(spec *s);                        // of texts
void retain_all(spec *s, const value_list *leaves);    // takes a reference to every borrowed handle
sval *list_to_runtime(spec *s, sval *list);
sval *method(spec *s, sval *self, istr name);   // of str, list, dict, …; NULL when there is none
sval *numpy_member(spec *s, istr name);         // of the primitive module _numpy
sval *numpy_random_member(spec *s, istr name);
sval *python_random_member(spec *s, istr name);    // of the primitive module _pyrandom
sval *python_files_member(spec *s, istr name);     // of the primitive module _textfile
sval *python_bytes_member(spec *s, istr name);     // of the primitive module _bytetext
sval *bytes_function(spec *s, const char *name);   // of lib/native/_bytes.py
sval *bytes_literal(spec *s, istr text);
sval *python_paths_member(spec *s, istr name);     // of the primitive module _posix
sval *python_doctest_member(spec *s, istr name);   // of the primitive module _docstrings
sval *python_copy_member(spec *s, istr name);
sval *python_numbers_member(spec *s, istr name);
bool show_value(spec *s, sval *v);   // as the interactive interpreter does: None is not shown
sval *python_math_member(spec *s, istr name);
sval *array_attribute(spec *s, sval *a, istr name);
smodule *module_new(spec *s, istr name);
bool is_builtin_module(istr name);
sval *module_package(spec *s, const smodule *m);         // __package__
sval *module_file(spec *s, const smodule *m);            // __file__; NULL: the library's have none
sval *docstring(spec *s, const struct ast_list *body);   // None when it does not begin with one
bool exec_import(spec *s, const ast_node *n);
bool exec_import_from(spec *s, const ast_node *n);
sval *module_import(spec *s, istr name);                         // an SV_MODULE; NULL after a message
sval *call_native_math(spec *s, const char *name, arglist *a);   // a function of lib/numpy/native_math.py
sval *module_member(spec *s, smodule *m, istr name);             // NULL when there is none
sval *module_attribute(spec *s, smodule *m, istr name);   // the same, or a part of numpy that is not imported yet
bool module_run(spec *s, smodule *m, const ast_node *tree);
frame *module_frame(spec *s, smodule *m);   // of its top level
spec *spec_begin(ir_context *ir, intern_table *names, diag_sink *diags, const source_file *file,
                 const specialise_options *options, smodule **out_main);
ir_op *spec_end(spec *s, bool ok);
sval *classes_member(spec *s, istr name);   // of the primitive module _classes
// Runs a text as a module of the library that sees the names of a known dict.
smodule *module_of_text(spec *s, const char *name, const char *text, const sval *names);

// ---- scalars (scalar.c) ----
ir_type stype_ir(spec *s, int st);
ir_value *scalar_value(spec *s, sval *v);         // the number as an IR value of its own type
sval *scalar_convert(spec *s, sval *v, int st);   // Python's int(), float()…, NumPy's casts; exact rules of the target
ir_value *index_value(spec *s, sval *v);          // a Python int as `index`
sval *int_from_index(spec *s, ir_value *index, int64_t lo, int64_t hi);
sval *scalar_binary(spec *s, ast_operator op, sval *a, sval *b);
sval *real_of_complex(spec *s, sval *v, char kind);   // of NumPy's complex numbers, where another kind is wanted
sval *scalar_compare(spec *s, ast_operator op, sval *a, sval *b);
sval *scalar_unary(spec *s, ast_operator op, sval *a);
sval *scalar_min_max(spec *s, sval *a, sval *b, bool want_max);
int scalar_result_type(spec *s, sval *a, sval *b);
bool numpy1_rules(spec *s);   // NumPy 1's promotion holds here: in the program, not in our library

// ---- arrays (array.c, index.c, reduce.c, ufunc.c) ----
ir_value **dynamic_dims(spec *s, int rank, sval *const *dims, int *n);   // those not known now, as `index`
bool ufunc_reduces(const char *name);                                    // does NAME.reduce exist?
// May an array keep the result of a ufunc? False after an error: nothing but the size of numbers may change, not floats
// become integers.
bool ufunc_may_store(spec *s, const char *name, const sval *result, const sval *array, const char *help);
bool is_mask(spec *s, const sval *where);   // an array of where= is one of bools; else an exception is raised
const char *ufunc_name(const char *name);    // its first name: true_divide is divide
bool ufunc_has_identity(const char *name);   // of a ufunc that reduces
// The dtypes in which a ufunc computes on operands of one dtype and of what it returns; fails where it has none.
bool ufunc_dtypes(spec *s, const char *name, dtype operands, dtype *loop, dtype *result);
sval *array_of(spec *s, sval *v, int dt);   // np.asarray(v, dtype or -1)
// Is v a list of numbers, integers or floats as only the running program knows? Its array is a choice of two.
bool is_mixed_numbers(spec *s, const sval *v);
sval *array_of_mixed(spec *s, sval *v);
bool mixed_beside(spec *s, sval **v,
                  const sval *other);   // beside an array *v becomes that choice, if it is such a list
sval *array_cast(spec *s, sval *a, dtype t);
sval *array_as_type(spec *s, sval *a, dtype t);   // the same as a.astype(t) makes it: it lies in memory as a does
sval *ufunc_identity(spec *s, const char *name);
sval *ufunc_call(spec *s, const char *name, int n, sval **in, sval *out, sval *where, sval *dt);
sval *array_reduce(spec *s, const char *ufunc, sval *a, sval *axis, bool keepdims, sval *dt);
// The same where the result is combined with an initial value: nothing to reduce is no mistake.
sval *array_reduce_with_initial(spec *s, const char *ufunc, sval *a, sval *axis, bool keepdims, sval *dt);
sval *array_matmul(spec *s, sval *a, sval *b, bool is_dot);   // is_dot: messages are of np.dot
sval *array_index(spec *s, sval *a, sval *index);
sval *array_first(spec *s, sval *a);   // the element at index 0 of every axis
// The only element of an array. A TypeError with this text where there is none or there are more.
sval *array_only(spec *s, sval *a, const char *text);
bool array_index_set(spec *s, sval *a, sval *index, sval *v);
sval *array_reshape(spec *s, sval *a, sval *shape);
const sval *list_number(const sval *v);   // what stands for the items of a run-time list of numbers; NULL: none is one
// axis counted from 0; an AxisError where there is none of this number.
bool normal_axis(spec *s, int64_t *axis, int rank);
sval *array_transpose(spec *s, sval *a, int n, const int *perm);
sval *array_diagonal(spec *s, sval *a, sval *row, sval *column, sval *size);   // a[row + i, column + i], i the last
bool array_assign(spec *s, sval *view, sval *v);
sval *array_empty(spec *s, dtype t, int rank, sval **dims);
sval *array_full(spec *s, dtype t, int rank, sval **dims, sval *fill);
bool shape_of(spec *s, sval *v, int *rank, sval ***dims);   // a shape argument: int or sequence of ints
// ---- broadcasting (broadcast.c) ----
// The common shape of v's leading dimensions, all but the last `core`; arrays whose size is 1 at run time only are
// replaced by repeated ones. Numbers are left alone. callee: the runtime function that raises where they do not fit.
bool broadcast_operands(spec *s, int n, sval **v, int core, const char *callee, int *out_rank, sval ***out);
// Shapes that do not fit, as the runtime's function says it.
typedef struct misfit {
    const char *what;   // nprt_fail_WHAT
    int n;
    sval *const *arrays;   // numbers among them have shape ()
    int64_t axis, index;   // of "concatenate"
} misfit;
bool shapes_misfit(spec *s, void *misfit);
// a, repeated along an axis when its size there is 1 and not `size`; another size is a misfit, which names
// the shapes of arrays. a itself when they are known to be equal.
sval *array_stretch(spec *s, sval *a, int axis, sval *size, const char *what, int n, sval *const *arrays);
// Raises what nprt_fail_<what> does with the shapes of the arrays, where `wrong` is true.
bool shapes_fail_if(spec *s, sval *wrong, const char *what, int n, sval *const *arrays);
bool shapes_must_fit(spec *s, sval *x, sval *y, sval *a, sval *b, const char *what, const char *message, sval **out);
bool dims_must_equal(spec *s, sval *a, sval *b, const char *message, sval **out);
const char *dims_text(spec *s, int rank,
                      sval *const *dims);   // "(2,3)", for messages; ? is a size known only at run time
sval *array_shape_tuple(spec *s, sval *a);
bool dtype_of(spec *s, sval *v, dtype *out);                    // a dtype argument
bool dtype_or(spec *s, sval *v, dtype otherwise, dtype *out);   // the same; otherwise when v is NULL or None
bool is_ufunc(const char *name);
bool is_unary_ufunc(const char *name);
// a[mask] = value where value is made of what the same mask picked (masked.c). False: it is not, or not cheap.
bool masked_update(spec *s, sval *a, sval *mask, sval *value);
sval *masked_count(spec *s, sval *mask);   // how many places the mask has, if it has just been used, or NULL
sval *fold_ufunc(spec *s, const char *name, int n, sval **in);   // a known result, or NULL
sval *array_argreduce(spec *s, const char *kind, sval *a, sval *axis);
sval *array_cumulate(spec *s, const char *kind, sval *a, sval *axis, sval *dt);
sval *array_size(spec *s, sval *a);
sval *array_broadcast(spec *s, sval *a, int rank, sval **dims);
sval *array_concatenate(spec *s, int n, sval **parts, int64_t axis);
sval *array_where(spec *s, sval *cond, sval *a, sval *b);

// ---- run-time lists (list.c) ----
sval *rlist_new(spec *s, sval *item_template);
bool rlist_append(spec *s, sval *list, sval *item);
bool index_in_range(spec *s, sval *i, sval *n, const char *message);
bool rlist_insert(spec *s, sval *list, sval *index, sval *item);
// list[a:b:c] = value, where slice holds the runtime's arguments for a slice.
bool rlist_assign_slice(spec *s, sval *list, ir_value *const *slice, sval *value);
sval *rlist_get(spec *s, sval *list, sval *index);   // index checked against the length by the caller's choice
bool rlist_set(spec *s, sval *list, sval *index, sval *item);
sval *rlist_length(spec *s, sval *list);
sval *rlist_of_items(spec *s, int n, sval **items, const sval *template);
const char *rlist_kinds(spec *s, const sval *item);
// Does t, or something in it, pass the test?
typedef bool part_test(const sval *t, void *data);
bool any_part(const sval *t, part_test *test, void *data);
bool is_itself(const sval *t, void *part);                      // a test for this very value
bool says_the_same(spec *s, const sval *item, const sval *t);   // t adds nothing to what is known of a list's items
bool items_alike(spec *s, const sval *a, const sval *b);        // of two lists: one type, not only slots of one kind
const char *list_descriptor(spec *s, const sval *item);         // the runtime's type text, for repr and comparison
const char *comparison_descriptor(spec *s, const sval *item);   // the same where items are only looked for
// What the items of one list may be: of one type; numbers of several; and some of them None.
typedef enum variety { ONE_TYPE, NUMBERS, OR_NONE } variety;
bool may_lie_beside(const sval *v);                  // a value that stays what it is: it may be one of any others
variety convertible_variety(const spec *s);          // of a list or table that can be converted where paths meet
sval *item_template(spec *s, int n, sval **items);   // NULL when the items are not of one type
sval *mixed_template(spec *s, int n, sval **items, variety what);   // the same of a variety
// Walks over all items where paths meet, whatever is pending there: an exception, say.
bool over_all(spec *s, sval *items, item_fn step, void *data);
sval *rlist_converted(spec *s, sval *contents, sval *template);   // a new run-time list of such items

// ---- run-time tuples (tuple.c) ----
static inline bool is_tuple(const sval *v) { return v->kind == SV_TUPLE || v->kind == SV_RTUPLE; }
sval *sv_rtuple(spec *s, const sval *run);   // run: an SV_RLIST that nobody changes from here on
sval *run_items(spec *s,
                sval *v);   // a run-time list of the items of a list or tuple; NULL: v is neither, or they are known

// The slots of a list's item from `first` on: v, which the template's coercion gave, is stored in them; a value of the
// template is made of them.
bool slots_store(spec *s, ir_value *list, ir_value *index, int first, sval *v, const sval *template);
// take: arrays are moved out of the list.
sval *slots_load(spec *s, ir_value *list, ir_value *index, int first, const sval *template, bool take);
sval *text_result(spec *s, char kind, ir_value *v);   // 's' a text, 'b' a truth, 'i' a size or -1, 'l' a list of texts
ir_type type_pylist(spec *s);
void item_learn(spec *s, sval *item, sval *template);   // what was not known yet of a list's items
void mark_copied(spec *s, const sval *v);   // what is known of v stands for a copy, and must not be changed any more
void mark_held(spec *s, const sval *v);     // a run-time list or table now holds a copy of what is known of v

// ---- where lists are made (list_sites.c) ----
void list_begins(spec *s, sval *list);   // an SV_RLIST, or a template of some: its items become what they shall be
sval *rlist_begun(spec *s, int n, sval **items, sval *item);   // rlist_of_items that begins
void list_is_of(spec *s, sval *list, const sval *a, const sval *b);   // made where the one or the other is
// Another attempt shall make the list of such items, too. False: it cannot; else a message says so.
bool list_widens(spec *s, const sval *list, sval *item);

// ---- records (record.c) ----
bool again(spec *s, const char *why);   // another attempt is to follow; a message says why. Always true
void layouts_begin(spec *s);        // of a new attempt: classes will be defined anew
int unknown_items(const spec *s);   // of the lists and tables that fields of records hold
// What looks into a list before it is known what is in it is left out of this attempt, or of the program where nothing
// is ever put into it. False: it cannot be.
bool skips_unknown(spec *s);
bool is_taken_as_empty(spec *s, sval *length);       // the same of one that is looked at as a whole
void layout_class(spec *s, sclass *c);               // the class has been defined
layout *layout_of(const spec *s, const sclass *c);   // NULL: its objects are no records
// Another attempt shall make the objects of the class records. False: they are, or cannot be.
bool wants_record(spec *s, const sclass *c);
bool wants_references(spec *s);   // another attempt shall hold arrays by references
// The items of a list or table in a field, of this very template, shall be of other types, too. False: there is no such
// field, or no such type; else another attempt is to follow, a message says so.
bool widens_held(spec *s, sval *items, sval *more);
bool widens_to(spec *s, const sval *v, const sval *template);   // the same of a list or table v, for what is to be one
sval *record_template(spec *s, layout *sh);                     // an object
// The instance is a record from here on, if its class has a layout. False: not yet possible.
bool become_record(spec *s, const sval *v);
// there: NULL raises an AttributeError where the object lacks the field; else set to the condition of having it, or
// to NULL where all objects do. NULL without a message: no object has such a field.
sval *record_get(spec *s, const sval *record, istr name, ir_value **there);
bool record_set(spec *s, const sval *record, istr name, sval *x);
void forget_fields(spec *s);   // something that is not known here may change them
// ---- closures (closure.c) ----
void closures_begin(spec *s);                // of a new attempt
void closure_made(spec *s, sfunc *f);        // a definition made a function
sval *closure_of(spec *s, sval *function);   // what a record can hold of it; NULL after a message
sval *closure_with(spec *s, const sval *like, sval **values);
sval *closure_template(spec *s, const sval *v);
sval *call_closure(spec *s, const sval *v, arglist *a);

sval *same_record(spec *s, const sval *a, const sval *b);   // a is b
bool changes_held_arrays(ir_op *module);                    // of a program that is done (held_arrays.c)
sval *record_id(spec *s, const sval *v);                    // id(v)
sval *record_text(spec *s, const sval *v);                  // as object.__repr__ has it
sval *record_copy(spec *s, const sval *v);                  // copy.copy of an instance

// ---- run-time dictionaries and sets (table.c, set.c) ----
sval *table_new(spec *s, sval *key, sval *value);   // value: NULL makes a set
// The contents of a dict or set as a run-time table that can hold the key and value too (NULL: any). NULL without a
// message when they are not of one type.
sval *table_template(spec *s, sval *object, sval *key, sval *value);   // its type
sval *table_of(spec *s, sval *object, sval *key, sval *value);
sval *table_unknown(spec *s, bool is_set);
// A template of contents that both fit, or NULL. convertible: tables need not be what they are.
sval *table_join(spec *s, sval *a, sval *b, bool convertible);
sval *table_converted(spec *s, sval *table, const sval *template);   // a new table of the template's types
sval *table_filled(spec *s, sval *contents, const sval *template);   // known contents as a table of the template
bool table_fits(spec *s, const sval *a, const sval *b);
sval *table_length(spec *s, sval *table);
bool table_set(spec *s, sval *table, sval *key, sval *value);   // value: NULL in a set
sval *table_find(spec *s, sval *table, sval *key);              // the entry's number, negative when there is none
sval *table_key(spec *s, sval *table, sval *entry);
sval *table_value(spec *s, sval *table, sval *entry);
void table_remove(spec *s, sval *table, sval *entry);
// What happens when a key is there, or is not: both set the result.
typedef bool (*entry_fn)(spec *s, void *data, sval *entry);
bool table_lookup(spec *s, sval *table, sval *key, entry_fn found, body_fn absent, void *data);
bool raise_key_error(spec *s, void *key);
bool is_walkable(spec *s, sval *v);   // a set, or a dict or a view of one that is a run-time table
bool table_over(spec *s, const ast_node *node, sval *v, item_fn step, void *data);
sval *table_list(spec *s, sval *v);   // what is walked over, as a new list
sval *view_new(spec *s, iter_kind kind, sval *dict);
sval *eval_set(spec *s, const ast_node *n);
bool set_merge(spec *s, sval *set, sval *from);                              // adds all that an iterable yields
bool set_in_place(spec *s, ast_operator op, sval *a, sval *b, bool *done);   // *done: `a op= b` changes a itself
bool dict_merge(spec *s, sval *dict, sval *from);                            // what dict.update does
sval *set_binary(spec *s, ast_operator op, sval *a, sval *b);
sval *set_compare(spec *s, ast_operator op, sval *a, sval *b);
bool set_add_item(spec *s, void *set, sval *item);   // for loop_over
bool is_hashable(spec *s, const sval *key);          // with a message when it is not

// ---- type hints (hints.c) ----
sval *hint_new(spec *s, const char *name);
bool is_type_hint(const sval *v);
bool is_hint_of_class(const sval *v);   // as a base it adds nothing
sval *typing_member(spec *s, istr name);
sval *hint_subscript(spec *s, const sval *v);              // list[int]; NULL when v is no type
sval *hint_union(spec *s, const sval *a, const sval *b);   // int | None; NULL when they are no types

// ---- text (text.c) ----
sval *to_str(spec *s, sval *v, bool repr);   // SV_STR or SV_RSTR
sval *format_value(spec *s, sval *v, sval *spec_text);
sval *str_concat(spec *s, sval *a, sval *b);
sval *percent_format(spec *s, sval *format, sval *values);
ir_value *str_ir(spec *s, sval *v);
bool print_values(spec *s, int n, sval **v, sval *sep, sval *end, int fd);
