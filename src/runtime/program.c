// The arguments, the environment, the clock and the end of the program.
#include "runtime/abi.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct {
    int argc;
    char **argv;
} program;

void nprt_start(int argc, char **argv) {
    program.argc = argc;
    program.argv = argv;
}

int nprt_finish(void) {
    nprt_flush();
    return nprt_output_failed() ? 120 : 0;   // as Python, when stdout cannot be flushed at exit
}

int64_t nprt_argv_count(void) { return program.argc; }

nprt_str *nprt_argv_get(int64_t i) {
    if (i < 0 || i >= program.argc) return nprt_str_new("", 0);
    return nprt_str_new(program.argv[i], (int64_t)strlen(program.argv[i]));
}

// CPython's doctest catches SystemExit.
static bool ends_in_example(void) {
    static const char text[] = "npcc: an example in a docstring ends the program\n";
    if (nprt_is_capturing()) nprt_write_bytes(text, sizeof text - 1, 2);
    return nprt_is_capturing();
}

void nprt_exit(int64_t status) {
    if (ends_in_example()) status = 1;
    nprt_flush();
    exit((int)(status & 0xff));
}

void nprt_exit_str(const nprt_str *message) {
    ends_in_example();
    nprt_write(message, 2);
    nprt_write_bytes("\n", 1, 2);
    exit(1);
}

static double seconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double nprt_time(void) { return seconds(CLOCK_REALTIME); }
double nprt_perf_counter(void) { return seconds(CLOCK_MONOTONIC); }

void nprt_sleep(double s) {
    if (!(s > 0)) return;
    struct timespec t = {.tv_sec = (time_t)s};
    t.tv_nsec = (long)((s - (double)t.tv_sec) * 1e9);
    nanosleep(&t, NULL);
}

nprt_str *nprt_getenv(const nprt_str *name) {
    const char *v = getenv(name->bytes);
    return v ? nprt_str_new(v, (int64_t)strlen(v)) : NULL;
}
