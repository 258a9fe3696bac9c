// The compiler as the command line sees it: from a source file to a running program, an executable or a stage's text.
#pragma once
#include "base/bundle.h"
#include "base/vec.h"
#include "cache/cache.h"
#include "codegen/codegen.h"
#include "rewrite/pass.h"
#include "specialise/specialise.h"

typedef enum stage {
#define STAGE(NAME, DOC) STAGE_##NAME,
#include "driver/stages.def"
    STAGE_COUNT
} stage;

const char *stage_name(stage s);
const char *stage_doc(stage s);
bool stage_by_name(const char *name, stage *out);

// Functions that were compiled for the interpreter, as an executable can have them.
typedef struct function_recording {
    arena *arena;
    VEC(bundle_file) functions;   // path: FILE:LINE:TYPES of the arguments; text: cache/function_record.h
} function_recording;

typedef struct driver_options {
    const char *file;
    int argc;   // sys.argv of the program, argv[0] being the file; -1: not known when compiling
    const char *const *argv;
    bool numpy1;
    bool time;                       // a table of where the time went, on stderr
    bool summary;                    // one line of compile and run time, on stderr
    bool no_interpreter;             // what native code cannot do is an error, not a task for the interpreter
    bool strict;                     // the same, and arrays that have to be boxed are an error, too
    bool quiet;                      // do not say that the interpreter ran the program
    bool eager;                      // functions are compiled at their first call when the interpreter runs the program
    function_recording *recording;   // where functions that are compiled for the interpreter go, too; or NULL
    bool progress;                   // say what is being done, on a terminal
    const char *target;              // NULL: this machine
    const char *cpu;
    int opt_level;
    const char *print_before, *print_after;
    bool print_all, verify;
    bool no_cache;    // compile, whatever was kept, and keep nothing
    int word_count;   // the whole command line behind the executable's name
    const char *const *words;
    const char *library_dir;   // where code generation is, beside the executable
    const char *runtime_dir;   // where the runtime's archives are
} driver_options;

typedef struct driver_build_options {
    const char *output;
    bool is_static;   // link the C library, too
    // A run to learn from, argv[0] being the file: what is compiled in it goes into an executable that interprets. 0:
    // none.
    int argc;
    const char *const *argv;
} driver_build_options;

// One compilation: owns every stage's memory.
typedef struct driver {
    arena arena;
    intern_table names;
    diag_sink diags;
    ir_context *ir;
    const driver_options *options;
    const source_file *source;
    const specialise_entry *entry;                                // one function is compiled, not the program; or NULL
    const char *entry_result;                                     // the type of its result
    VEC(cache_dependency) read;                                   // files that compiling read besides source
    diag_sink *remarks;                                           // where passes explain themselves, or NULL
    void (*on_stage)(struct driver *d, stage s, ir_op *module);   // called with the module of each stage; or NULL
    void *on_stage_data;
    const codegen_api *codegen;   // NULL until driver_codegen_api loads it
    double started;
    struct timing *timings;
    int timing_count;
} driver;

void driver_init(driver *d, const driver_options *options);
void driver_deinit(driver *d);

// Reads the program into d->source, once; false after diagnostics.
bool driver_read_source(driver *d);
// The module at a stage from numpy to loops; NULL after diagnostics.
ir_op *driver_compile(driver *d, stage until);
// Code generation, loaded at the first call; NULL after diagnostics.
const codegen_api *driver_codegen_api(driver *d);
// The module of the loops stage as machine code.
codegen_module *driver_codegen(driver *d, ir_op *module, bool pic);
// What compiles functions for the interpreter with the same options; see interp/interp.h.
struct interp_compiler;
struct interp_compiler driver_function_compiler(const driver_options *options);
// The objects in this process, with the runtime's functions; NULL after diagnostics.
loaded_code *driver_load(driver *d, int count, const loader_object *objects, diag_sink *diags);
void driver_add_time(driver *d, const char *what, double seconds);
void driver_print_times(driver *d, FILE *out);
double driver_now(void);
// Why the interpreter has to run the program, a line for the user, or NULL: native code can, or the program is wrong,
// or the options refuse.
const char *driver_why_interpreted(driver *d, const char *what_runs);
// The program's executable with the interpreter in it. False after diagnostics.
bool driver_build_interpreted(driver *d, const driver_build_options *b);
int driver_report(driver *d);                        // prints what was diagnosed; 1 when there was an error
void driver_progress(driver *d, const char *what);   // on a terminal; NULL: nothing is being done

// Compiled code of an earlier run: see kept.c.
bool kept_key(driver *d, digest *out);   // false: this run keeps nothing
struct interp_request;
bool kept_function_key(driver *d, const struct interp_request *r, digest *out);
void kept_store(driver *d, const digest *key, int count, const loader_object *objects);
void kept_store_refusal(driver *d, const digest *key, const char *note);   // what the user was told

// The commands. Each returns the process's exit status.
int driver_run(const driver_options *options);   // compile in memory and run
// npcc explain: what became of each line. line 0: all; as_json: for programs to read.
int driver_explain(const driver_options *options, int line, bool as_json, FILE *out);
int driver_cache(int argc, char **argv);   // npcc cache [clear]
int driver_build(const driver_options *options, const driver_build_options *b);
int driver_emit(const driver_options *options, stage s, FILE *out);
