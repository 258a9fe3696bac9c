#include "runtime/list.h"

#include <stdlib.h>
#include <string.h>

#define LAYOUT(STRUCT, FIELD, OFFSET) _Static_assert(offsetof(STRUCT, FIELD) == OFFSET, "compiled code looks here");
#include "runtime/list_layout.def"
#undef LAYOUT

static void retain_slot(char kind, nprt_slot *slot) {
    if (kind == 'o') {
        nprt_object_retain(slot->o);
    } else if (kind == 'a' && slot->a) {
        size_t size = sizeof(nprt_list_array) + 16 * (size_t)slot->a->rank;
        nprt_list_array *copy = nprt_xmalloc(size);
        memcpy(copy, slot->a, size);
        nprt_block_retain(copy->block);
        slot->a = copy;
    }
}

static void release_slot(char kind, nprt_slot *slot) {
    if (kind == 'o') {
        nprt_object_release(slot->o);
    } else if (kind == 'a' && slot->a) {
        nprt_block_release(slot->a->block);
        free(slot->a);
    }
}

void nprt_list_drop_items(nprt_list *list, int64_t from, int64_t count) {
    if (!list->counted) return;
    nprt_slot *slot = nprt_list_item(list, from);
    for (int64_t i = 0; i < count; i++) {
        for (int32_t k = 0; k < list->width; k++, slot++) release_slot(list->kinds[k], slot);
    }
}

// Lists that lists hold are freed one after the other, not one in the other: a chain of them may be long. One that
// waits is linked by what counted its references.
static void destroy(void *object) {
    for (nprt_list *list = object, *waiting = NULL; list;) {
        int64_t const n = list->counted ? list->count * list->width : 0;
        for (int64_t k = 0; k < n; k++) {
            char const kind = list->kinds[k % list->width];
            nprt_object *held = kind == 'o' ? list->slots[k].o : NULL;
            if (!held || held->destroy != destroy) {
                release_slot(kind, &list->slots[k]);
            } else if (--held->refs == 0) {
                held->refs = (int64_t)(intptr_t)waiting;
                waiting = (nprt_list *)held;
            }
        }
        if (!list->is_record) free(list->slots);
        free(list);
        list = waiting;
        if (list) waiting = (nprt_list *)(intptr_t)list->head.refs;
    }
}

nprt_list *nprt_list_new(const char *kinds) {
    size_t n = strlen(kinds);
    nprt_list *list = nprt_object_new(sizeof(nprt_list) + (n ? n + 1 : NPRT_LATE_KINDS), destroy);
    memcpy(list->kinds, kinds, n + 1);
    list->width = (int32_t)n;
    list->counted = strpbrk(kinds, "oa");
    return list;
}

nprt_list *nprt_record_new(const char *kinds) {
    size_t const n = strlen(kinds), head = (sizeof(nprt_list) + n + sizeof(nprt_slot)) & ~(sizeof(nprt_slot) - 1);
    nprt_list *record = nprt_object_new(head + n * sizeof(nprt_slot), destroy);
    memcpy(record->kinds, kinds, n + 1);
    record->count = record->capacity = 1;
    record->width = (int32_t)n;
    record->counted = strpbrk(kinds, "oa");
    record->is_record = true;
    record->slots = (nprt_slot *)((char *)record + head);
    return record;
}

void nprt_list_adopt(nprt_list *list, const char *kinds) {
    size_t n = strlen(kinds);
    if (list->width || !n) return;
    if (n >= NPRT_LATE_KINDS) nprt_fail("NotImplementedError", "native code: a list of items with so many parts", NULL);
    memcpy(list->kinds, kinds, n + 1);
    list->width = (int32_t)n;
    list->counted = strpbrk(kinds, "oa");
}

static void reserve(nprt_list *list, int64_t count) {
    if (count <= list->capacity) return;
    int64_t capacity = list->capacity + list->capacity / 2 + 4;
    if (capacity < count) capacity = count;
    list->slots = nprt_xrealloc(list->slots, (size_t)capacity * (size_t)list->width * sizeof(nprt_slot));
    list->capacity = capacity;
}

void nprt_list_append_items(nprt_list *list, const nprt_slot *from, int64_t count) {
    size_t n = (size_t)count * (size_t)list->width;
    reserve(list, list->count + count);
    nprt_slot *to = nprt_list_item(list, list->count);
    if (n) memcpy(to, from, n * sizeof *to);
    for (size_t i = 0; list->counted && i < n; i++) retain_slot(list->kinds[i % (size_t)list->width], to + i);
    list->count += count;
}

int64_t nprt_list_len(nprt_list *list) { return list->count; }

int64_t nprt_list_add_item(nprt_list *list) {
    reserve(list, list->count + 1);
    memset(nprt_list_item(list, list->count), 0, (size_t)list->width * sizeof(nprt_slot));
    return list->count++;
}

int64_t nprt_list_insert_item(nprt_list *list, int64_t i) {
    if (i < 0) i += list->count;
    if (i < 0) i = 0;
    if (i > list->count) i = list->count;
    nprt_list_add_item(list);
    size_t bytes = (size_t)list->width * sizeof(nprt_slot);
    memmove(nprt_list_item(list, i + 1), nprt_list_item(list, i), (size_t)(list->count - 1 - i) * bytes);
    memset(nprt_list_item(list, i), 0, bytes);
    return i;
}

void nprt_list_set_i64(nprt_list *list, int64_t i, int64_t slot, int64_t v) { nprt_list_item(list, i)[slot].i = v; }
void nprt_list_set_f64(nprt_list *list, int64_t i, int64_t slot, double v) { nprt_list_item(list, i)[slot].d = v; }

void nprt_list_set_object(nprt_list *list, int64_t i, int64_t slot, void *object) {
    nprt_slot *s = &nprt_list_item(list, i)[slot];
    void *old = s->o;
    nprt_object_retain(object);
    s->o = object;
    nprt_object_release(old);
}

int64_t nprt_list_get_i64(nprt_list *list, int64_t i, int64_t slot) { return nprt_list_item(list, i)[slot].i; }
double nprt_list_get_f64(nprt_list *list, int64_t i, int64_t slot) { return nprt_list_item(list, i)[slot].d; }
void *nprt_list_get_object(nprt_list *list, int64_t i, int64_t slot) { return nprt_list_item(list, i)[slot].o; }

int64_t nprt_list_index_normal(nprt_list *list, int64_t i, const char *site) {
    if (i < 0) i += list->count;
    if (i < 0 || i >= list->count) nprt_fail_list_index("list", site);
    return i;
}

int64_t nprt_tuple_index_normal(nprt_list *list, int64_t i, const char *site) {
    if (i < 0) i += list->count;
    if (i < 0 || i >= list->count) nprt_fail_list_index("tuple", site);
    return i;
}

int64_t nprt_list_pop_index(nprt_list *list, int64_t i, const char *site) {
    if (list->count == 0) nprt_fail("IndexError", "pop from empty list", site);
    if (i < 0) i += list->count;
    if (i < 0 || i >= list->count) nprt_fail("IndexError", "pop index out of range", site);
    return i;
}

void nprt_list_delete(nprt_list *list, int64_t i) {
    nprt_list_drop_items(list, i, 1);
    size_t bytes = (size_t)list->width * sizeof(nprt_slot);
    memmove(nprt_list_item(list, i), nprt_list_item(list, i + 1), (size_t)(list->count - 1 - i) * bytes);
    list->count--;
}

void nprt_list_clear(nprt_list *list) {
    nprt_list_drop_items(list, 0, list->count);
    list->count = 0;
}
