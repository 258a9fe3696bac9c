// Running a program: the runtime starts, the main module runs on a large stack, what is uncaught is printed.
#include "interp/interp.h"
#include "interp/compiled.h"
#include "interp/frame.h"
#include "interp/np.h"

#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

void interp_add_builtins(py_object *module);

enum { STACK_MARGIN = 1 << 18 };
static const size_t stack_bytes = (size_t)1 << 30;   // reserved, not used

typedef struct run_state {
    const interp_options *options;
    int status;
    char *stack;
} run_state;

static int exit_status(py_object *e) {
    py_object *code = NULL;
    if (py_getattr_optional(e, PN(code), &code) <= 0) return 1;
    int64_t n = 1;
    if (code == PY_NONE) {
        n = 0;
    } else if (py_is_int(code)) {
        if (!py_int_fits(code, &n)) n = -1;
    } else {
        py_object *s = py_str(code);
        fflush(stdout);
        if (s) fprintf(stderr, "%s\n", py_str_data(s));
        py_xdecref(s);
    }
    py_decref(code);
    return (int)(n & 255);
}

static int uncaught(void) {
    py_object *e = py_take_error();
    if (py_is_instance(e, &py_SystemExit)) {
        int const status = exit_status(e);
        py_decref(e);
        return status;
    }
    py_buffer b = {0};
    py.depth = 0;
    py_print_exception(e, NULL, &b);
    fflush(stdout);
    fwrite(b.data, 1, b.n, stderr);
    py_buffer_free(&b);
    bool const interrupted = py_is_instance(e, &py_KeyboardInterrupt);
    py_decref(e);
    return interrupted ? 130 : 1;
}

static void prepare(const interp_options *o) {
    interp = (engine){.program = o->name ? o->name : o->file,
                      .argc = o->argc,
                      .argv = o->argv,
                      .steps = o->step_limit ? o->step_limit : INT64_MAX,
                      .compiler = o->text ? NULL : o->compiler};
    py.import_hook = interp_import;
    py.source_reader = interp_source_read;
    py.operator_finder = interp_find_operator;
    py_type_ready(&interp_function_type);
    py_type_ready(&interp_generator_type);
    interp_coroutines_ready();
    py_type_ready(&interp_code_type);
    py_object *builtins = py_builtins_make();
    interp_add_builtins(builtins);
    py_dict_set_str(py.modules, "builtins", builtins);
    interp.search_path = py_list_new(0);
    const char *slash = strrchr(o->file, '/');
    py_object *directory = slash ? py_str_new(o->file, (size_t)(slash - o->file)) : py_str_cstr("");
    py_list_append(interp.search_path, directory);
    interp.bundle = o->bundle;
    interp.bundle_folder = directory;
    interp_register_modules();
    np_context()->numpy1 = o->numpy1;
    py_object *sys = interp_import("sys");
    py_xdecref(sys);
}

static void flush_standard(void) {
    py_object *sys = py_dict_get_str(py.modules, "sys"),
              *out = sys ? py_dict_get(py_module_dict(sys), PN(stdout)) : NULL;
    if (out && out->type != &py_file_type) {
        py_object *r = py_call_method(out, "flush", 0);
        if (!r) py_clear_error();
        py_xdecref(r);
    }
    fflush(stdout);
}

static int run_exit_functions(void) {   // atexit
    py_object *m = py_dict_get_str(py.modules, "atexit");
    py_object *r = m ? py_call_method(m, "_run_exitfuncs", 0) : py_incref(PY_NONE);
    if (!r) return uncaught();
    py_decref(r);
    return 0;
}

static int run_main(const interp_options *o) {
    py_buffer text = {0};
    if (!o->text && !interp_source_read(o->file, &text)) {
        fprintf(stderr, "npcc: cannot open '%s'\n", o->file);
        return 1;
    }
    const char *program = o->text ? o->text : text.data;
    size_t const n = o->text ? strlen(o->text) : text.n;
    char *directory = *o->file == '/' ? NULL : realpath(".", NULL);
    py_object *m = py_module_new("__main__"), *d = py_module_dict(m);
    py_object *file = directory ? py_str_format("%s/%s", directory, o->file) : py_str_cstr(o->file);
    free(directory);
    interp.main_dict = d;
    py_dict_set(d, PN(__file__), file);
    py_dict_set(d, PN(__builtins__), py_dict_get_str(py.modules, "builtins"));
    py_dict_set(d, PN(__package__), PY_NONE);
    py_dict_set(d, PN(__spec__), PY_NONE);
    py_dict_set_str(py.modules, "__main__", m);
    py_object *r = interp_eval_text(py_str_data(file), program, n, d, NULL, COMPILE_MODULE);
    int status = r ? 0 : uncaught();
    py_xdecref(r);
    int const late = run_exit_functions();
    if (!status) status = late;
    flush_standard();
    py_decref(file);
    py_decref(m);
    py_buffer_free(&text);
    return status;
}

static void *thread_main(void *data) {
    run_state *s = data;
    jmp_buf stop;
    py_start();
    py.stack_limit = s->stack + STACK_MARGIN;
    py.stop = &stop;
    py.memory_limit = s->options->memory_limit;
    if (!setjmp(stop)) {
        prepare(s->options);
        s->status = run_main(s->options);
    }
    py_finish();
    compiled_finish();
    return NULL;
}

// What a loop's temporaries give back is kept, not returned to the system and faulted in again.
static void keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

int interp_run(const interp_options *o) {
    run_state s = {.options = o, .status = 1};
    keep_freed_memory();
    s.stack =
        mmap(NULL, stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (s.stack == MAP_FAILED) return 1;
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstack(&attributes, s.stack, stack_bytes);
    if (pthread_create(&thread, &attributes, thread_main, &s) == 0) pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    munmap(s.stack, stack_bytes);
    return s.status;
}
