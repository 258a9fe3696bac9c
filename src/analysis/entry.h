// What the caller of a single compiled function has to know of it: see runtime/entry.h.
#pragma once
#include "ir/ir.h"

enum { ENTRY_MOST_SLOTS = 64 };

typedef struct entry_facts {
    bool writes[ENTRY_MOST_SLOTS];   // by slots of the arguments: is the array there stored to?
    int same[ENTRY_MOST_SLOTS];      // by slots of the results: the argument's slot whose array it is, or -1
} entry_facts;

// Looks at a module at the numpy stage. NULL, or why it cannot be called from interpreted code: it does more than
// compute (output, files, clocks, random numbers), or a result may share memory with an argument or another result
// without being the same array.
const char *entry_look_at(ir_op *module, entry_facts *out);
// May the code raise an exception? At the loops stage, where checks that always hold are gone. Running out of memory
// and of depth do not count.
bool entry_may_raise(ir_op *module);
