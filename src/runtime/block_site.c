#include "runtime/abi.h"

void *nprt_block_new_at(int64_t size, const char *site) {
    void *block = nprt_block_new(size);
    if (!block) nprt_fail("MemoryError", "Unable to allocate memory for an array", site);
    return block;
}
