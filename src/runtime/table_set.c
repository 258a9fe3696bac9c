// The algebra of sets.
#include "runtime/str.h"
#include "runtime/table.h"

static bool holds(const nprt_table *t, const nprt_table *other, int64_t item) {
    return nprt_table_locate(t, nprt_list_item(other->items, item), other->hashes[item]) >= 0;
}

// A new set of the entries of `from` that are (or are not) in `in`.
static nprt_table *filtered(nprt_table *from, const nprt_table *in, bool wanted) {
    nprt_table *out = nprt_table_like(from);
    for (int64_t at = 0; (at = nprt_table_next(from, at)) >= 0; at++) {
        int64_t item = nprt_table_entry(from, at);
        if (holds(in, from, item) == wanted) nprt_table_put(out, nprt_list_item(from->items, item), from->hashes[item]);
    }
    return out;
}

nprt_table *nprt_set_and(nprt_table *a, nprt_table *b) {
    return b->used > a->used ? filtered(a, b, true) : filtered(b, a, true);
}

nprt_table *nprt_set_or(nprt_table *a, nprt_table *b) {
    nprt_table *out = nprt_table_copy(a);
    nprt_table_update(out, b);
    return out;
}

// Takes what is in b out of a.
void nprt_set_discard_all(nprt_table *a, nprt_table *b) {
    if (a == b) {
        nprt_table_clear(a);
        return;
    }
    for (int64_t at = 0; (at = nprt_table_next(b, at)) >= 0; at++) {
        int64_t from = nprt_table_entry(b, at);
        int64_t item = nprt_table_locate(a, nprt_list_item(b->items, from), b->hashes[from]);
        if (item >= 0) nprt_table_remove(a, item);
    }
    if (a->fill - a->used > a->mask / 4) nprt_table_resize(a, a->used > 50000 ? a->used * 2 : a->used * 4);
}

nprt_table *nprt_set_sub(nprt_table *a, nprt_table *b) {
    if (a->used >> 2 <= b->used) return filtered(a, b, false);
    nprt_table *out = nprt_table_copy(a);
    nprt_set_discard_all(out, b);
    return out;
}

// a ^= b: what is in both goes, what is in b alone comes.
void nprt_set_toggle_all(nprt_table *a, nprt_table *b) {
    if (a == b) {
        nprt_table_clear(a);
        return;
    }
    nprt_table_match(a, b);
    for (int64_t at = 0; (at = nprt_table_next(b, at)) >= 0; at++) {
        int64_t from = nprt_table_entry(b, at);
        const nprt_slot *key = nprt_list_item(b->items, from);
        int64_t item = nprt_table_locate(a, key, b->hashes[from]);
        if (item >= 0)
            nprt_table_remove(a, item);
        else
            nprt_table_put(a, key, b->hashes[from]);
    }
}

nprt_table *nprt_set_xor(nprt_table *a, nprt_table *b) {
    nprt_table *out = nprt_table_copy(b);
    nprt_set_toggle_all(out, a);
    return out;
}

void nprt_set_keep_common(nprt_table *a, nprt_table *b) {
    nprt_table *common = nprt_set_and(a, b);
    nprt_table_swap(a, common);
    nprt_object_release(common);
}

bool nprt_set_le(nprt_table *a, nprt_table *b) {
    if (a->used > b->used) return false;
    for (int64_t at = 0; (at = nprt_table_next(a, at)) >= 0; at++)
        if (!holds(b, a, nprt_table_entry(a, at))) return false;
    return true;
}

bool nprt_set_isdisjoint(nprt_table *a, nprt_table *b) {
    for (int64_t at = 0; (at = nprt_table_next(a, at)) >= 0; at++)
        if (holds(b, a, nprt_table_entry(a, at))) return false;
    return true;
}
