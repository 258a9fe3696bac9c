// Puts object files into this process: relocatable ELF files for x86-64 and AArch64, as LLVM makes them, become memory
// that can be called. Nothing here knows LLVM, so compiled code that was kept can run without it.
#pragma once
#include "base/diag.h"

typedef struct loader_object {
    const char *bytes;
    size_t size;
} loader_object;

typedef struct loader_symbol {
    const char *name;
    void *address;
} loader_symbol;

typedef struct loaded_code loaded_code;

// Loads objects that may call each other, symbols, and the C library. NULL with a diagnostic when an object is not
// well formed, is for another machine, or names what is not there. The objects' bytes are not needed afterwards.
loaded_code *loader_load(int object_count, const loader_object *objects, int symbol_count, const loader_symbol *symbols,
                         diag_sink *d);
void *loader_find(const loaded_code *c, const char *name);   // NULL when no object defines it
void loader_free(loaded_code *c);
