#include "runtime/table.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST_PLACES = 8, LINEAR_PROBES = 9, LARGE = 50000 };

// ---- places -----------------------------------------------------------------------------------------------------

// Walks the places where a hash may be: runs of neighbours, then jumps that the hash's upper bits perturb.
typedef struct probe {
    uint64_t mask, perturb, start, at, left;
} probe;

static void run_from(probe *p, uint64_t start) {
    p->start = p->at = start;
    p->left = start + LINEAR_PROBES <= p->mask ? LINEAR_PROBES : 0;
}

static probe probe_begin(const nprt_table *t, int64_t hash) {
    probe p = {.mask = (uint64_t)t->mask, .perturb = (uint64_t)hash};
    run_from(&p, p.perturb & p.mask);
    return p;
}

static void probe_next(probe *p) {
    if (p->left) {
        p->left--;
        p->at++;
        return;
    }
    p->perturb >>= 5;
    run_from(p, (p->start * 5 + 1 + p->perturb) & p->mask);
}

static bool same_key(const nprt_table *t, const nprt_slot *a, const nprt_slot *b) {
    if (!t->key_type[1]) {
        if (t->key_type[0] == 'i') return a->i == b->i;
        if (t->key_type[0] == 's') return nprt_str_eq(a->o, b->o);
    }
    nprt_type_cursor x = {t->key_type, a}, y = {t->key_type, b};
    return nprt_compare_typed(&x, &y) == 0;
}

int64_t nprt_table_locate(const nprt_table *t, const nprt_slot *key, int64_t hash) {
    for (probe p = probe_begin(t, hash);; probe_next(&p)) {
        int64_t item = t->places[p.at];
        if (item == PLACE_FREE) return -1;
        if (item >= 0 && t->hashes[item] == hash && same_key(t, nprt_list_item(t->items, item), key)) return item;
    }
}

static void place(nprt_table *t, int64_t item, int64_t hash) {
    probe p = probe_begin(t, hash);
    while (t->places[p.at] != PLACE_FREE) probe_next(&p);
    t->places[p.at] = item;
    t->fill++;
}

static void free_places(nprt_table *t, int64_t n) {
    t->places = nprt_xrealloc(t->places, (size_t)n * sizeof *t->places);
    for (int64_t i = 0; i < n; i++) t->places[i] = PLACE_FREE;
    t->mask = n - 1;
    t->fill = 0;
}

// Moves entries together and returns each one's new number; the caller frees it.
static int64_t *compact(nprt_table *t) {
    int64_t *moved = nprt_xmalloc((size_t)t->items->count * sizeof *moved), n = 0;
    size_t bytes = (size_t)t->items->width * sizeof(nprt_slot);
    for (int64_t i = 0; i < t->items->count; i++) {
        if (!nprt_table_has(t, i)) continue;
        if (n != i && bytes) memmove(nprt_list_item(t->items, n), nprt_list_item(t->items, i), bytes);
        t->hashes[n] = t->hashes[i];
        moved[i] = n++;
    }
    t->items->count = n;
    return moved;
}

void nprt_table_resize(nprt_table *t, int64_t want) {
    int64_t n = FEWEST_PLACES;
    while (n <= want) n <<= 1;
    int64_t *old = t->places, count = t->mask + 1, *moved = compact(t);
    t->places = NULL;
    free_places(t, n);
    for (int64_t i = 0; i < count; i++)   // in the order of the places: a set is walked over in it
        if (old[i] >= 0) place(t, moved[old[i]], t->hashes[moved[old[i]]]);
    free(old);
    free(moved);
}

// The list's last item becomes an entry; its number, which resizing may change.
static int64_t adopt_last(nprt_table *t, int64_t hash) {
    int64_t item = t->items->count - 1;
    if (item >= t->hash_capacity) {
        t->hash_capacity = item * 2 + 8;
        t->hashes = nprt_xrealloc(t->hashes, (size_t)t->hash_capacity * sizeof *t->hashes);
    }
    t->hashes[item] = hash;
    t->used++;
    probe p = probe_begin(t, hash);
    int64_t removed = -1;
    for (; t->places[p.at] != PLACE_FREE; probe_next(&p))
        if (t->places[p.at] == PLACE_REMOVED) removed = (int64_t)p.at;
    if (removed >= 0) {   // the last one on the way is used again
        t->places[removed] = item;
        return item;
    }
    t->places[p.at] = item;
    t->fill++;
    if ((uint64_t)t->fill * 5 < (uint64_t)t->mask * 3) return item;
    nprt_table_resize(t, t->used > LARGE ? t->used * 2 : t->used * 4);
    return t->items->count - 1;
}

int64_t nprt_table_put(nprt_table *t, const nprt_slot *entry, int64_t hash) {
    int64_t item = nprt_table_locate(t, entry, hash);
    if (item >= 0) return item;
    nprt_list_append_items(t->items, entry, 1);
    return adopt_last(t, hash);
}

// ---- objects ----------------------------------------------------------------------------------------------------

static void destroy(void *object) {
    nprt_table *t = object;
    nprt_object_release(t->items);
    free(t->hashes);
    free(t->places);
    free(t);
}

static nprt_table *table_new(bool is_set, nprt_list *items, const char *key_type) {
    size_t n = strlen(key_type);
    nprt_table *t = nprt_object_new(sizeof *t + (n < NPRT_LATE_KINDS ? NPRT_LATE_KINDS : n + 1), destroy);
    memcpy(t->key_type, key_type, n + 1);
    t->is_set = is_set;
    t->items = items;
    free_places(t, FEWEST_PLACES);
    return t;
}

nprt_table *nprt_table_new(const char *kinds) {
    const char *end = strchr(kinds, '|');
    char *own = nprt_xmalloc(strlen(kinds) + 1);
    memcpy(own, kinds + 1, (size_t)(end - kinds - 1));
    own[end - kinds - 1] = '\0';
    nprt_table *t = table_new(*kinds == 'S', nprt_list_new(own), end + 1);
    free(own);
    return t;
}

// An empty table whose entries were not known when it was made.
void nprt_table_adopt(nprt_table *t, const char *kinds) {
    const char *end = strchr(kinds, '|');
    size_t n = (size_t)(end - kinds - 1), m = strlen(end + 1);
    if (t->items->count || (strlen(t->items->kinds) == n && memcmp(t->items->kinds, kinds + 1, n) == 0)) return;
    if (n >= NPRT_LATE_KINDS || m >= NPRT_LATE_KINDS)
        nprt_fail("NotImplementedError", "native code: a dictionary with entries of so many parts", NULL);
    char own[NPRT_LATE_KINDS];
    memcpy(own, kinds + 1, n);
    own[n] = '\0';
    nprt_object_release(t->items);
    t->items = nprt_list_new(own);
    memcpy(t->key_type, end + 1, m + 1);
}

int64_t nprt_table_len(nprt_table *t) { return t->used; }
nprt_list *nprt_table_items(nprt_table *t) { return t->items; }

// ---- one entry --------------------------------------------------------------------------------------------------
// Compiled code stores the key in a new last item (probe), then asks for the entry that has it.

int64_t nprt_table_probe(nprt_table *t) { return nprt_list_add_item(t->items); }

// The entry whose key the last item has, or -1; *out_hash is the key's.
static int64_t locate_last(nprt_table *t, int64_t *out_hash) {
    const nprt_slot *key = nprt_list_item(t->items, t->items->count - 1);
    nprt_type_cursor at = {t->key_type, key};
    *out_hash = nprt_hash_typed(&at);
    return nprt_table_locate(t, key, *out_hash);
}

static void drop_last(nprt_table *t) {
    nprt_list_drop_items(t->items, t->items->count - 1, 1);
    t->items->count--;
}

int64_t nprt_table_find(nprt_table *t) {
    int64_t hash, item = locate_last(t, &hash);
    drop_last(t);
    return item;
}

int64_t nprt_table_insert(nprt_table *t) {
    int64_t hash, item = locate_last(t, &hash);
    if (item < 0) return adopt_last(t, hash);
    drop_last(t);
    return item;
}

void nprt_table_remove(nprt_table *t, int64_t item) {
    probe p = probe_begin(t, t->hashes[item]);
    while (t->places[p.at] != item) probe_next(&p);
    t->places[p.at] = PLACE_REMOVED;
    t->hashes[item] = NPRT_REMOVED;
    t->used--;
    nprt_list_drop_items(t->items, item, 1);
    memset(nprt_list_item(t->items, item), 0, (size_t)t->items->width * sizeof(nprt_slot));
}

int64_t nprt_table_last(nprt_table *t) {
    int64_t i = t->items->count - 1;
    while (i >= 0 && !nprt_table_has(t, i)) i--;
    return i;
}

int64_t nprt_table_pop_place(nprt_table *t) {
    if (!t->used) return -1;
    int64_t i = t->finger & t->mask;
    while (t->places[i] < 0) i = (i + 1) & t->mask;
    t->finger = i + 1;
    return t->places[i];
}

void nprt_table_clear(nprt_table *t) {
    nprt_list_clear(t->items);
    free_places(t, FEWEST_PLACES);
    t->used = t->finger = 0;
}

// ---- walking over a table ---------------------------------------------------------------------------------------

int64_t nprt_table_next(nprt_table *t, int64_t at) {
    if (!t->is_set) {
        while (at < t->items->count && !nprt_table_has(t, at)) at++;
        return at < t->items->count ? at : -1;
    }
    while (at <= t->mask && t->places[at] < 0) at++;
    return at <= t->mask ? at : -1;
}

int64_t nprt_table_entry(nprt_table *t, int64_t at) { return t->is_set ? t->places[at] : at; }

// The slots [from, from + width) of all entries as a list, whose kinds these are.
nprt_list *nprt_table_part(nprt_table *t, int64_t from, const char *kinds) {
    nprt_list *list = nprt_list_new(kinds);
    for (int64_t at = 0; (at = nprt_table_next(t, at)) >= 0; at++)
        nprt_list_append_items(list, nprt_list_item(t->items, nprt_table_entry(t, at)) + from, 1);
    return list;
}

// ---- whole tables -----------------------------------------------------------------------------------------------

static void set_values(nprt_table *t, int64_t item, const nprt_slot *from) {
    int64_t last = t->items->count;
    nprt_list_append_items(t->items, from, 1);   // with references of its own
    nprt_slot *to = nprt_list_item(t->items, item), *fresh = nprt_list_item(t->items, last);
    for (int32_t i = 0; i < t->items->width; i++) {
        nprt_slot old = to[i];
        to[i] = fresh[i];
        fresh[i] = old;
    }
    t->items->count = last;
    nprt_list_drop_items(t->items, last, 1);
}

// An empty set as large as the other, which has no removed places, gets the same places (and items, removed ones too).
static void copy_exactly(nprt_table *t, const nprt_table *other) {
    t->hash_capacity = other->hash_capacity;
    t->hashes = nprt_xrealloc(t->hashes, (size_t)t->hash_capacity * sizeof *t->hashes);
    memcpy(t->hashes, other->hashes, (size_t)other->items->count * sizeof *t->hashes);
    memcpy(t->places, other->places, (size_t)(t->mask + 1) * sizeof *t->places);
    nprt_list_clear(t->items);
    nprt_list_append_items(t->items, other->items->slots, other->items->count);
    t->fill = t->used = other->used;
}

// An empty table that was made without kinds gets the other's.
void nprt_table_match(nprt_table *t, const nprt_table *other) {
    if (t->items->width || !other->items->width) return;
    nprt_object_release(t->items);
    t->items = nprt_list_new(other->items->kinds);
    size_t n = strlen(other->key_type);
    if (n >= NPRT_LATE_KINDS) nprt_fail("NotImplementedError", "native code: keys of so many parts", NULL);
    memcpy(t->key_type, other->key_type, n + 1);
}

void nprt_table_update(nprt_table *t, nprt_table *other) {
    if (t == other || !other->used) return;
    nprt_table_match(t, other);
    if (t->is_set && (uint64_t)(t->fill + other->used) * 5 >= (uint64_t)t->mask * 3)
        nprt_table_resize(t, (t->used + other->used) * 2);
    if (t->is_set && other->is_set && !t->fill && t->mask == other->mask && other->fill == other->used) {
        copy_exactly(t, other);
        return;
    }
    for (int64_t at = 0; (at = nprt_table_next(other, at)) >= 0; at++) {
        int64_t from = nprt_table_entry(other, at), before = t->used;
        const nprt_slot *entry = nprt_list_item(other->items, from);
        int64_t item = nprt_table_put(t, entry, other->hashes[from]);
        if (!t->is_set && t->used == before) set_values(t, item, entry);
    }
}

nprt_table *nprt_table_like(const nprt_table *t) {
    return table_new(t->is_set, nprt_list_new(t->items->kinds), t->key_type);
}

void nprt_table_swap(nprt_table *a, nprt_table *b) {
    nprt_list *items = a->items;
    a->items = b->items, b->items = items;
    int64_t *hashes = a->hashes, capacity = a->hash_capacity, *places = a->places, mask = a->mask, fill = a->fill,
            used = a->used;
    a->hashes = b->hashes, a->hash_capacity = b->hash_capacity, a->places = b->places, a->mask = b->mask;
    a->fill = b->fill, a->used = b->used;
    b->hashes = hashes, b->hash_capacity = capacity, b->places = places, b->mask = mask;
    b->fill = fill, b->used = used;
}

nprt_table *nprt_table_copy(nprt_table *t) {
    nprt_table *copy = nprt_table_like(t);
    nprt_table_update(copy, t);
    return copy;
}

// value_type: of a dictionary's values.
bool nprt_table_eq(nprt_table *a, nprt_table *b, const char *value_type) {
    if (a->used != b->used) return false;
    int64_t key_width = value_type ? a->items->width - nprt_type_width(value_type) : 0;
    for (int64_t i = 0; i < a->items->count; i++) {
        if (!nprt_table_has(a, i)) continue;
        const nprt_slot *entry = nprt_list_item(a->items, i);
        int64_t found = nprt_table_locate(b, entry, a->hashes[i]);
        if (found < 0) return false;
        if (!value_type) continue;
        nprt_type_cursor x = {value_type, entry + key_width},
                         y = {value_type, nprt_list_item(b->items, found) + key_width};
        if (nprt_compare_typed(&x, &y) != 0) return false;
    }
    return true;
}
