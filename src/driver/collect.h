// The files that a program consists of, as far as its text says.
#pragma once
#include "driver/driver.h"

typedef VEC(bundle_file) source_files;

// The program of d, then those modules of its own that import statements name, wherever they stand, looked for in the
// program's folder and the folders that the program puts into sys.path. Paths are from the program's folder.
void collect_sources(driver *d, source_files *out);
// The folder of the program's file as the user gave it, ending in /, or "".
const char *program_folder(driver *d);
