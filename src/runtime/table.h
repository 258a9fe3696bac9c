// Hash tables: dictionaries and sets. The entries are the items of a list, in the order of their insertion; an entry's
// first slots are its key. Places are found as CPython's sets find them, so that sets of numbers are walked over in the
// same order; a dictionary is walked over in the order of its entries.
#pragma once
#include "runtime/list.h"

enum { NPRT_REMOVED = -1 };   // the hash of an entry that is no more; no key has it

struct nprt_table {
    nprt_object head;
    nprt_list *items;
    int64_t *hashes, hash_capacity;   // one an item
    int64_t *places;                  // numbers of items, or PLACE_…
    int64_t mask;                     // number of places - 1
    int64_t fill, used;               // places that are not free; entries
    int64_t finger;                   // where set.pop goes on
    bool is_set;
    char key_type[];   // as in list.h
};

enum { PLACE_FREE = -1, PLACE_REMOVED = -2 };

static inline bool nprt_table_has(const nprt_table *t, int64_t item) { return t->hashes[item] != NPRT_REMOVED; }

// The item whose key is in the slots, or -1.
int64_t nprt_table_locate(const nprt_table *t, const nprt_slot *key, int64_t hash);
// Makes the slots an entry, which takes references, unless their key is there; the number of its item.
int64_t nprt_table_put(nprt_table *t, const nprt_slot *entry, int64_t hash);
// Places for `want` entries and more, without removed ones.
void nprt_table_resize(nprt_table *t, int64_t want);

nprt_table *nprt_table_like(const nprt_table *t);   // an empty one
void nprt_table_match(nprt_table *t, const nprt_table *other);
void nprt_table_swap(nprt_table *a, nprt_table *b);

// CPython's hash of the value at the cursor, which moves behind it.
int64_t nprt_hash_typed(nprt_type_cursor *at);
