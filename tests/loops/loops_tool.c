// loops_tool FILE.mlir [--stop=fuse|bufferise] [--vector-bytes=N]: the tensor stage in, the loops stage (or an earlier
// one) out.
#include "analysis/target.h"
#include "dialect/register.h"
#include "lower/lower.h"
#include "transform/transform.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int run(ir_context *c, arena *a, const char *path, const char *stop, kernel_target *target, bool timing) {
    const source_file *file = source_read(a, ir_diags(c), path);
    ir_op *module = file ? ir_parse(c, file) : NULL;
    double start = now(), fused = 0, buffered = 0, done;
    if (!module || !ir_verify(module)) return 1;
    if (!fuse_linalg(module) || !ir_verify(module)) return 1;
    fused = now();
    if (strcmp(stop, "fuse") != 0) {
        if (!bufferise(module) || !ir_verify(module)) return 1;
        buffered = now();
        if (strcmp(stop, "bufferise") != 0 && (!lower_linalg_to_loops(module, target) || !ir_verify(module))) return 1;
    }
    done = now();
    ir_print(module, stdout, NULL);
    if (timing)
        fprintf(stderr, "fuse %.1f ms, bufferise %.1f ms, loops %.1f ms\n", 1e3 * (fused - start),
                1e3 * (buffered - fused), 1e3 * (done - buffered));
    return 0;
}

int main(int argc, char **argv) {
    const char *path = NULL, *stop = "";
    bool timing = false;
    kernel_target target = {64, 32, 32 << 10, 1 << 20, 16 << 20, 2};
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--stop=", 7))
            stop = argv[i] + 7;
        else if (!strncmp(argv[i], "--vector-bytes=", 15)) {
            target.vector_bytes = atoi(argv[i] + 15);
            if (target.vector_bytes == 32) target.vector_registers = 16;
        } else if (!strcmp(argv[i], "--time"))
            timing = true;
        else
            path = argv[i];
    }
    if (!path) return 2;
    arena a;
    intern_table names;
    diag_sink diags;
    arena_init(&a);
    intern_init(&names, &a);
    diag_init(&diags, &a);
    ir_context *c = ir_context_new(&a, &names, &diags);
    ir_register_all(c);
    int status = run(c, &a, path, stop, &target, timing);
    diag_print_all(&diags, stderr, false);
    arena_deinit(&a);
    return status;
}
