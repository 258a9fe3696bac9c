#include "runtime/list.h"
#include "runtime/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void nprt_list_extend(nprt_list *list, nprt_list *other) {
    int64_t n = other->count;
    nprt_list_adopt(list, other->kinds);
    if (list == other) {   // growing moves the items: take them one by one from where they are then
        for (int64_t i = 0; i < n; i++) {
            nprt_slot item[64];
            size_t bytes = (size_t)list->width * sizeof(nprt_slot);
            nprt_slot *copy = list->width <= 64 ? item : nprt_xmalloc(bytes);
            memcpy(copy, nprt_list_item(list, i), bytes);
            nprt_list_append_items(list, copy, 1);
            if (copy != item) free(copy);
        }
        return;
    }
    nprt_list_append_items(list, other->slots, n);
}

nprt_list *nprt_list_copy(nprt_list *list) {
    nprt_list *r = nprt_list_new(list->kinds);
    nprt_list_append_items(r, list->slots, list->count);
    return r;
}

nprt_list *nprt_list_concat(nprt_list *a, nprt_list *b) {
    nprt_list *r = nprt_list_copy(a);
    nprt_list_adopt(r, b->kinds);
    nprt_list_append_items(r, b->slots, b->count);
    return r;
}

nprt_list *nprt_list_repeat(nprt_list *list, int64_t n) {
    nprt_list *r = nprt_list_new(list->kinds);
    for (int64_t i = 0; i < n; i++) nprt_list_append_items(r, list->slots, list->count);
    return r;
}

nprt_list *nprt_list_slice(nprt_list *list, int64_t start, int64_t stop, int64_t step, int32_t flags) {
    nprt_range g = nprt_slice_range(list->count, start, stop, step, flags);
    nprt_list *r = nprt_list_new(list->kinds);
    if (g.step == 1) {
        if (g.count) nprt_list_append_items(r, nprt_list_item(list, g.start), g.count);
        return r;
    }
    for (int64_t i = 0; i < g.count; i++) nprt_list_append_items(r, nprt_list_item(list, g.start + i * g.step), 1);
    return r;
}

void nprt_list_delete_slice(nprt_list *list, int64_t start, int64_t stop, int64_t step, int32_t flags) {
    nprt_range g = nprt_slice_range(list->count, start, stop, step, flags);
    if (g.count == 0) return;
    if (g.step < 0) {   // the same items from the front
        g.start += (g.count - 1) * g.step;
        g.step = -g.step;
    }
    size_t bytes = (size_t)list->width * sizeof(nprt_slot);
    int64_t to = g.start, removed = 0;
    for (int64_t i = g.start; i < list->count; i++) {
        if (removed < g.count && i == g.start + removed * g.step) {
            nprt_list_drop_items(list, i, 1);
            removed++;
        } else {
            memmove(nprt_list_item(list, to++), nprt_list_item(list, i), bytes);
        }
    }
    list->count -= g.count;
}

// Room for count items in the place of those from `at` to `end`, which are released.
static void make_room(nprt_list *list, int64_t at, int64_t end, int64_t count) {
    nprt_list_drop_items(list, at, end - at);
    int64_t const n = list->count, grown = count - (end - at);
    for (int64_t i = 0; i < grown; i++) nprt_list_add_item(list);
    memmove(nprt_list_item(list, at + count), nprt_list_item(list, end),
            (size_t)(n - end) * (size_t)list->width * sizeof(nprt_slot));
    list->count = n + grown;
}

void nprt_list_assign_slice(nprt_list *list, int64_t start, int64_t stop, int64_t step, int32_t flags,
                            const nprt_list *from, const char *site) {
    nprt_range const g = nprt_slice_range(list->count, start, stop, step, flags);
    size_t const bytes = (size_t)list->width * sizeof(nprt_slot);
    nprt_list *copy = nprt_list_copy((nprt_list *)from);   // whose references move into the list
    if (g.step == 1) {
        make_room(list, g.start, g.start + g.count, copy->count);
    } else if (g.count != copy->count) {
        char text[120];
        snprintf(text, sizeof text, "attempt to assign sequence of size %lld to extended slice of size %lld",
                 (long long)copy->count, (long long)g.count);
        nprt_fail("ValueError", text, site);
    }
    for (int64_t i = 0; i < copy->count; i++) {
        nprt_slot *to = nprt_list_item(list, g.start + i * g.step);
        if (g.step != 1) nprt_list_drop_items(list, g.start + i * g.step, 1);
        memcpy(to, nprt_list_item(copy, i), bytes);
    }
    copy->count = 0;
    nprt_object_release(copy);
}

void nprt_list_swap(nprt_list *list, int64_t i, int64_t j) {
    nprt_slot *a = nprt_list_item(list, i), *b = nprt_list_item(list, j);
    for (int32_t k = 0; k < list->width; k++) {
        nprt_slot t = a[k];
        a[k] = b[k];
        b[k] = t;
    }
}

void nprt_list_reverse(nprt_list *list) {
    for (int64_t i = 0, j = list->count - 1; i < j; i++, j--) nprt_list_swap(list, i, j);
}
