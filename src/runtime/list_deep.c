// Copies of lists and of the lists in them: what is one list before is one afterwards.
#include "runtime/list.h"

#include <stdlib.h>

// The copies made so far, by the list they are of: a hash table of a power of two of places.
typedef struct copies {
    const nprt_list **from;
    nprt_list **to;
    size_t used, room;
} copies;

static size_t place_of(const copies *c, const nprt_list *list) {
    size_t i = (size_t)((uintptr_t)list / 16 * 0x9e3779b97f4a7c15u) & (c->room - 1);
    while (c->from[i] && c->from[i] != list) i = (i + 1) & (c->room - 1);
    return i;
}

static void resize(copies *c, size_t room) {
    copies bigger = {nprt_xmalloc(room * sizeof *bigger.from), nprt_xmalloc(room * sizeof *bigger.to), c->used, room};
    for (size_t i = 0; i < room; i++) bigger.from[i] = NULL;
    for (size_t i = 0; i < c->room; i++) {
        if (!c->from[i]) continue;
        size_t const at = place_of(&bigger, c->from[i]);
        bigger.from[at] = c->from[i], bigger.to[at] = c->to[i];
    }
    free(c->from);
    free(c->to);
    *c = bigger;
}

static nprt_list *copied(copies *c, nprt_list *list) {
    size_t at = place_of(c, list);
    if (c->from[at]) {
        nprt_object_retain(c->to[at]);
        return c->to[at];
    }
    nprt_list *copy = nprt_list_copy(list);
    c->from[at] = list, c->to[at] = copy;
    if (++c->used * 2 > c->room) resize(c, c->room * 2);
    for (int64_t i = 0; copy->counted && i < copy->count; i++) {
        for (int32_t k = 0; k < copy->width; k++) {
            nprt_object *part = copy->kinds[k] == 'o' ? nprt_list_item(copy, i)[k].o : NULL;
            if (!part || part->destroy != list->head.destroy) continue;
            nprt_list_item(copy, i)[k].o = copied(c, (nprt_list *)part);
            nprt_object_release(part);
        }
    }
    return copy;
}

nprt_list *nprt_list_deep_copy(nprt_list *list) {
    copies c = {0};
    resize(&c, 16);
    nprt_list *copy = copied(&c, list);
    free(c.from);
    free(c.to);
    return copy;
}
