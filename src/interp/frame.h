// Frames, functions and generators: what runs code.
#pragma once
#include "interp/code.h"

typedef struct frame {
    struct frame *back;   // the caller's
    code_object *code;
    py_object *globals;   // a dict
    py_object *locals;    // a dict, for class bodies; NULL in functions
    int pc, sp;           // of a suspended frame; sp counts values on the stack
    int size;             // values that follow: variables and stack
    py_object *v[];
} frame;

typedef struct function_object {
    py_object ob;
    code_object *code;
    py_object *globals, *defaults, *keyword_defaults, *closure, *name, *qualname, *doc, *annotations, *module;
} function_object;

typedef struct generator_object {
    py_object ob;
    frame *f;   // NULL when finished
    bool running, started;
    py_object *handled;   // the exception its except clauses handle while it is suspended
    py_object *name;
} generator_object;

extern py_type interp_function_type, interp_generator_type, interp_coroutine_type, interp_async_generator_type;

// The state of the engine beside py_state.
typedef struct engine {
    frame *top;                           // the frame that runs
    int64_t steps;                        // that it may still take: calls and rounds of loops
    py_object *main_dict, *search_path;   // sys.path
    py_object *build_class;
    const char *program;           // argv[0]
    const struct bundle *bundle;   // sources that need not be on disk; or NULL
    py_object *bundle_folder;      // what their paths start from
    int argc;
    char **argv;
    const struct interp_compiler *compiler;   // NULL: everything is interpreted
    struct compiled_function *compiled;       // all that it has been asked for
    int compile_count;                        // how often
} engine;
extern engine interp;

frame *interp_frame_new(code_object *code, py_object *globals, py_object *locals);
void interp_frame_free(frame *f);
// Runs until return (the value), yield (the value; *yielded) or an exception (NULL).
py_object *interp_frame_run(frame *f, bool *yielded);
py_object *interp_run_code(code_object *code, py_object *globals, py_object *locals);
py_object *interp_function_new(code_object *code, py_object *globals);
py_object *
interp_generator_new(frame *f);   // takes the frame; a coroutine or asynchronous generator where its code is one
static inline bool interp_is_suspended_kind(const code_object *k) { return k->is_generator || k->is_coroutine; }
py_object *interp_generator_send(generator_object *g, py_object *value,
                                 bool raise);   // raise: the pending exception is thrown in
// What await, async for and async with ask of objects: iterators of awaitables; NULL with an exception.
py_object *interp_awaitable(py_object *o);
py_object *interp_async_iterator(py_object *o);
py_object *interp_async_next(py_object *iterator);
void interp_coroutines_ready(void);
bool interp_generator_close(generator_object *g);
void interp_generator_dealloc(py_object *o);             // its finally clauses run
py_object *interp_make_exception(const py_args *a);      // of the arguments of a throw()
void interp_set_handled(py_object *exception_or_null);   // takes the reference

void interp_traceback_add(const frame *f,
                          int pc);   // a call of the pending exception; pc 0: before its first instruction
// The operator of a binary expression, or the brackets of a subscript, as bytes [from, to) of its text.
bool interp_find_operator(const char *text, size_t n, int *from, int *to);

// Compiles text and runs it in a module's dictionary.
py_object *interp_compile_text(const char *file, const char *text, size_t n, compile_mode mode);   // a code object
py_object *interp_eval_text(const char *file, const char *text, size_t n, py_object *globals, py_object *locals,
                            compile_mode mode);
py_object *interp_import(const char *name);
// Of source files, on disk or in the bundle: is the path there, as a file or a folder; its text, with a NUL behind that n does
// not count, or false.
bool interp_source_is_there(const char *path, bool folder);
bool interp_source_read(const char *path, py_buffer *b);
py_object *interp_import_statement(py_object *name, py_object *globals, py_object *names, int level);
void interp_register_modules(void);
py_object *interp_build_class(py_object *self, const py_args *a);

// The parts of a match statement that look at classes.
py_object *interp_match_class(py_object *subject, py_object *cls, py_object *names,
                              int positional);   // tuple, None, or NULL
int interp_match_sequence(py_object *o);
int interp_match_mapping(py_object *o);
