// The library modules written in Python (lib/), embedded in the executable.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// The source text of a module ("numpy", "numpy.linalg"), NUL-terminated. NULL when there is none.
const char *library_source(const char *module, size_t *out_length, bool *out_is_package);
