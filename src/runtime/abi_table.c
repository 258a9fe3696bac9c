#include "runtime/abi.h"

static const nprt_abi_entry table[] = {
#define ABI(NAME, SIGNATURE, DOC) {#NAME, SIGNATURE, (void *)NAME},
#include "runtime/abi.def"
};

const nprt_abi_entry *nprt_abi_table(int *out_count) {
    *out_count = (int)(sizeof table / sizeof *table);
    return table;
}
