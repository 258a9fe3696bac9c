#include "driver/memory.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

// Code and what stands before it in the file are never written, so dropping these pages only means that they are read
// again when they are needed. What follows the code may hold relocated data and stays.
static void drop_library_pages(const char *name) {
    FILE *maps = fopen("/proc/self/maps", "r");
    if (!maps) return;
    char line[1024], mode[8];
    unsigned long from, to;
    bool seen_code = false;
    while (!seen_code && fgets(line, sizeof line, maps)) {
        if (sscanf(line, "%lx-%lx %7s", &from, &to, mode) != 3 || !strstr(line, name) || mode[1] == 'w') continue;
        seen_code = mode[2] == 'x';
        madvise((void *)from, to - from, MADV_DONTNEED);
    }
    fclose(maps);
}

void memory_give_back(void) {
    malloc_trim(0);
    drop_library_pages("libLLVM");
}
