#include "runtime/abi.h"
#include "runtime/str.h"

#include <stdio.h>
#include <stdlib.h>

nprt_str *nprt_input(const nprt_str *prompt, const char *site) {
    if (prompt) nprt_write(prompt, 1);
    nprt_flush();
    char *line = NULL;
    size_t capacity = 0;
    ssize_t n = getline(&line, &capacity, stdin);
    if (n < 0) {
        free(line);
        nprt_fail("EOFError", "EOF when reading a line", site);
    }
    if (n && line[n - 1] == '\n') n--;
    nprt_str *s = nprt_str_new(line, n);
    free(line);
    return s;
}
