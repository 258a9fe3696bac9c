// The interpreter: any program ends, in its time and memory. Programs that could ask for much of either in one step of
// C (long numbers, powers, shifts) are left out, and so are those that touch files.
#include "interp/interp.h"
#include "fuzz.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEPS = 20000, MEMORY = 256 << 20, LONGEST_NUMBER = 4, LONGEST_PROGRAM = 4096 };

static int is_left_out(const char *text, size_t size) {
    static const char *const words[] = {"**",    "<<",     "pow",   "open",  "save",   "tofile", "remove",     "unlink",
                                        "mkdir", "rename", "input", "stdin", "sleep",  "system", "factorial",  "comb",
                                        "perm",  "limit",  "ljust", "rjust", "center", "zfill",  "expandtabs", "path"};
    size_t digits = 0;
    if (size > LONGEST_PROGRAM || memchr(text, 0, size)) return 1;
    for (size_t i = 0; i < size; i++) {
        digits = isdigit((unsigned char)text[i]) ? digits + 1 : 0;
        if (digits > LONGEST_NUMBER) return 1;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i])) return 1;
    return 0;
}

static void be_silent(void) {   // what programs print is not looked at; reports of sanitizers go to another file
    int null = open("/dev/null", O_RDWR);
    dup2(null, 0);
    dup2(null, 1);
    setvbuf(stdout, NULL, _IOFBF, 1 << 16);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static int silent;
    if (!silent) be_silent(), silent = 1;
    char *text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = 0;
    if (!is_left_out(text, size))
        interp_run(
            &(interp_options){.file = "fuzz.py", .argc = 0, .text = text, .step_limit = STEPS, .memory_limit = MEMORY});
    free(text);
    return 0;
}
