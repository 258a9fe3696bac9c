// The command line: reading options, --help, and choosing the command.
#include "driver/options.h"

#include "dialect/register.h"
#include "driver/driver.h"
#include "driver/interp.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help_text[] =
    "npcc compiles Python/NumPy programs to native code.\n"
    "\n"
    "usage: npcc run   [options] FILE.py [arguments]   compile in memory and run, like `python FILE.py`\n"
    "       npcc build [options] FILE.py -o OUTPUT [-- arguments]   make an executable that needs neither npcc nor "
    "Python\n"
    "       npcc emit  --stage=STAGE [options] FILE.py print a stage of the compilation\n"
    "       npcc emit  --irdl                          print the IRDL of our dialects, for mlir-opt --irdl-file\n"
    "       npcc explain [options] FILE.py[:LINE] [arguments]   what is copied, checked, allocated or not fused, and "
    "why\n"
    "       npcc cache [clear]                         what is kept of earlier runs (npcc cache --help)\n"
    "       npcc targets                               list the machines that build can make code for\n"
    "\n"
    "options of run\n"
    "  --engine=native          machine code for the whole program (the default); where that is not supported:\n"
    "           mixed           the interpreter, with machine code for those functions that it supports\n"
    "           interp          the reference interpreter alone\n"
    "  --eager                  where the interpreter runs, functions are compiled at their first call, not when it\n"
    "                           pays\n"
    "  --summary                one line of compile and run time after the program's output, on stderr\n"
    "  --no-cache               compile, whatever was kept of earlier runs, and keep nothing\n"
    "options of run and build\n"
    "  --no-interpreter         refuse what native code does not support, instead of interpreting the program\n"
    "  --strict                 the same, and refuse arrays that have to be boxed (npcc explain says which)\n"
    "  --quiet                  do not say on stderr that the interpreter runs the program\n"
    "options of explain\n"
    "  --json                   for programs to read\n"
    "options of build: native code, or where that is not supported the interpreter with the program's sources\n"
    "  -o, --output=FILE        where the executable goes\n"
    "  --target=NAME            another machine (see npcc targets)\n"
    "  --static                 link the C library too\n"
    "  -- arguments             run the program once with these, if the executable has to interpret it: the functions\n"
    "                           that are compiled in that run go into it\n"
    "options of compiling\n"
    "  --cpu=NAME               processor to compile for; native is this one\n"
    "  -O0 … -O3                how hard LLVM tries (default 2)\n"
    "  --numpy=1|2              NumPy 1's or NumPy 2's rule for the type of array-with-scalar results (default 2)\n"
    "  --time                   a table of where compile time went, on stderr\n"
    "  --print-before=PASS --print-after=PASS --print-after-all   the IR around passes, on stderr\n"
    "  --no-verify              do not check the IR between passes\n"
    "\n"
    "stages, in order\n";

static const char examples_text[] = "\n"
                                    "examples\n"
                                    "  npcc run examples/hello.py\n"
                                    "  npcc run --time examples/gpt2.py --tokens 4\n"
                                    "  npcc build examples/mandelbrot.py -o mandelbrot --target=riscv64\n"
                                    "  npcc build app.py -o app -- --steps 2\n"
                                    "  npcc emit --stage=linalg examples/mlp.py | mlir-opt-22 --verify-each\n"
                                    "\n"
                                    "exit status: that of the program (run), 0 on success, 1 after an error that is "
                                    "explained on stderr, 2 for a wrong command line\n";

static int usage(FILE *out) {
    fputs(help_text, out);
    for (int i = 0; i < STAGE_COUNT; i++) fprintf(out, "  %-10s %s\n", stage_name((stage)i), stage_doc((stage)i));
    fputs(examples_text, out);
    return out == stdout ? 0 : 2;
}

static int wrong(const char *format, const char *what) {
    fputs("npcc: ", stderr);
    fprintf(stderr, format, what);
    fputs("\nTry `npcc --help`.\n", stderr);
    return 2;
}

typedef struct command_line {
    driver_options o;
    const char *output, *engine, *stage;
    bool is_static, irdl, json;
    int line;           // of explain; 0: all
    int example_argc;   // build -- arguments
    const char *const *example_argv;
} command_line;

// "--name=value" or "--name value"; moves i. NULL when arg is another option.
static const char *value_of(const char *name, int argc, char **argv, int *i) {
    size_t const n = strlen(name);
    if (strncmp(argv[*i], name, n) != 0) return NULL;
    if (argv[*i][n] == '=') return argv[*i] + n + 1;
    if (argv[*i][n] == '\0' && *i + 1 < argc) return argv[++*i];
    return NULL;
}

// One option; 1 taken, 0 unknown, 2 wrong (reported).
static int take_option(command_line *c, int argc, char **argv, int *i) {
    const struct {
        const char *name;
        const char **to;
    } texts[] = {{"--output", &c->output},
                 {"-o", &c->output},
                 {"--target", &c->o.target},
                 {"--cpu", &c->o.cpu},
                 {"--engine", &c->engine},
                 {"--stage", &c->stage},
                 {"--print-before", &c->o.print_before},
                 {"--print-after", &c->o.print_after},
                 {"--runtime-dir", &c->o.runtime_dir}};
    const struct {
        const char *name;
        bool *to;
        bool value;
    } flags[] = {{"--static", &c->is_static, true},
                 {"--time", &c->o.time, true},
                 {"--summary", &c->o.summary, true},
                 {"--print-after-all", &c->o.print_all, true},
                 {"--no-verify", &c->o.verify, false},
                 {"--irdl", &c->irdl, true},
                 {"--json", &c->json, true},
                 {"--strict", &c->o.strict, true},
                 {"--no-interpreter", &c->o.no_interpreter, true},
                 {"--quiet", &c->o.quiet, true},
                 {"--no-cache", &c->o.no_cache, true},
                 {"--eager", &c->o.eager, true}};
    for (size_t k = 0; k < sizeof flags / sizeof *flags; k++)
        if (strcmp(argv[*i], flags[k].name) == 0) return *flags[k].to = flags[k].value, 1;
    if (argv[*i][0] == '-' && argv[*i][1] == 'O' && argv[*i][2] >= '0' && argv[*i][2] <= '3' && !argv[*i][3])
        return c->o.opt_level = argv[*i][2] - '0', 1;
    const char *numpy = value_of("--numpy", argc, argv, i);
    if (numpy) {
        if (strcmp(numpy, "1") != 0 && strcmp(numpy, "2") != 0) return wrong("--numpy is 1 or 2, not '%s'", numpy);
        return c->o.numpy1 = *numpy == '1', 1;
    }
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        const char *v = value_of(texts[k].name, argc, argv, i);
        if (v) return *texts[k].to = v, 1;
    }
    return 0;
}

static const char *library_beside(char *buffer, size_t size) {   // BUILD/lib, beside the executable
    ssize_t const n = readlink("/proc/self/exe", buffer, size - 8);
    if (n < 0) return "lib";
    buffer[n] = '\0';
    char *slash = strrchr(buffer, '/');
    strcpy(slash ? slash : buffer, "/lib");
    return buffer;
}

static int list_targets(void) {
    for (int i = 0; machine_at(i); i++) {
        const machine *t = machine_at(i);
        printf("%-10s %s (%s)\n", t->name, t->triple, t->cpu);
    }
    return 0;
}

static int emit_irdl(void) {
    arena a;
    intern_table names;
    diag_sink diags;
    arena_init(&a);
    intern_init(&names, &a);
    diag_init(&diags, &a);
    ir_context *c = ir_context_new(&a, &names, &diags);
    ir_register_all(c);
    ir_print_own_irdl(c, stdout);
    arena_deinit(&a);
    return 0;
}

static int run(command_line *c) {
    const char *engine = c->engine ? c->engine : "native";
    if (strcmp(engine, "native") == 0) return driver_run(&c->o);
    bool const mixed = strcmp(engine, "mixed") == 0;
    if (mixed || strcmp(engine, "interp") == 0) return driver_interpret(&c->o, mixed);
    return wrong("there is no engine '%s'; engines are native, mixed and interp", engine);
}

static int emit(command_line *c) {
    stage s;
    if (!c->stage) return wrong("emit needs --stage=NAME%s", "");
    if (!stage_by_name(c->stage, &s)) return wrong("there is no stage '%s'", c->stage);
    return driver_emit(&c->o, s, stdout);
}

// FILE.py:LINE; cuts the file's name in place.
static void take_line(command_line *c, char *word) {
    char *colon = strrchr(word, ':');
    char *end = NULL;
    long const line = colon && colon[1] ? strtol(colon + 1, &end, 10) : 0;
    if (line <= 0 || line > INT_MAX || *end) return;
    *colon = '\0';
    c->line = (int)line;
}

int npcc_main(int argc, char **argv) {
    if (argc < 2) return usage(stderr);
    const char *command = argv[1];
    if (strcmp(command, "--help") == 0 || strcmp(command, "-h") == 0 || strcmp(command, "help") == 0)
        return usage(stdout);
    if (strcmp(command, "targets") == 0) return list_targets();
    if (strcmp(command, "cache") == 0) return driver_cache(argc - 2, argv + 2);
    bool const is_run = strcmp(command, "run") == 0, is_build = strcmp(command, "build") == 0,
               is_emit = strcmp(command, "emit") == 0, is_explain = strcmp(command, "explain") == 0;
    if (!is_run && !is_build && !is_emit && !is_explain) return wrong("there is no command '%s'", command);

    char lib[PATH_MAX];
    command_line c = {.o = {.argc = -1, .opt_level = 2, .verify = true}};
    c.o.word_count = argc - 1;
    c.o.words = (const char *const *)argv + 1;
    c.o.library_dir = c.o.runtime_dir = library_beside(lib, sizeof lib);
    c.o.progress = isatty(2) && !getenv("CI");
    int i = 2;
    for (; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) return usage(stdout);
        if (is_build && c.o.file && strcmp(argv[i], "--") == 0) {
            argv[i] = (char *)(uintptr_t)c.o.file;
            c.example_argc = argc - i;
            c.example_argv = (const char *const *)argv + i;
            break;
        }
        if (argv[i][0] != '-' || !argv[i][1]) {
            if (c.o.file) return wrong("'%s' is one file too many", argv[i]);
            c.o.file = argv[i];
            if (is_explain) take_line(&c, argv[i]);
            if (!is_run && !is_explain) continue;
            c.o.argc = argc - i;   // the rest is the program's
            c.o.argv = (const char *const *)argv + i;
            break;
        }
        int const taken = take_option(&c, argc, argv, &i);
        if (taken == 2) return 2;
        if (!taken) return wrong("there is no option '%s', or it needs a value", argv[i]);
    }
    if (c.irdl) return emit_irdl();
    if (!c.o.file) return wrong("%s needs a FILE.py", command);
    if (c.o.target && !machine_find(c.o.target))
        return wrong("there is no target '%s'; `npcc targets` lists them", c.o.target);
    machine const *row = machine_find(c.o.target ? c.o.target : "native");
    if (c.o.cpu && row && !machine_knows_cpu(row, c.o.cpu))
        return wrong("npcc does not know the processor '%s' of this target; try native, x86-64-v3, znver4 or skylake",
                     c.o.cpu);
    if (is_run) return run(&c);
    if (is_emit) return emit(&c);
    if (is_explain) return driver_explain(&c.o, c.line, c.json, stdout);
    if (!c.output) return wrong("build needs -o OUTPUT%s", "");
    return driver_build(&c.o, &(driver_build_options){c.output, c.is_static, c.example_argc, c.example_argv});
}
