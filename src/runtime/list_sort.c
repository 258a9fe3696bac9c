// Comparing values of a type, and sorting: a stable merge sort of item indices.
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/table.h"

#include <stdlib.h>
#include <string.h>

static int compare_f64(double a, double b) { return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2; }

static int compare_lists(const nprt_list *a, const nprt_list *b, const char *type) {
    for (int64_t i = 0; i < a->count && i < b->count; i++) {
        nprt_type_cursor x = {type, nprt_list_item(a, i)}, y = {type, nprt_list_item(b, i)};
        int c = nprt_compare_typed(&x, &y);
        if (c) return c;
    }
    return (a->count > b->count) - (a->count < b->count);
}

static int compare_group(nprt_type_cursor *a, nprt_type_cursor *b, char end) {
    int result = 0;
    while (*a->type != end) {
        if (end == '}') a->type = b->type = strchr(a->type, '\x1f') + 1;
        int c = nprt_compare_typed(a, b);
        if (!result) result = c;
    }
    a->type++, b->type++;
    return result;
}

// What is chosen: which letter it has, and its slot.
static nprt_type_cursor chosen_item(nprt_type_cursor *at) {
    nprt_type_cursor chosen = nprt_take_choice(at);
    while (*chosen.type == 'C') chosen.type++, chosen = nprt_take_choice(&chosen);
    return chosen;
}

static bool is_float_letter(char c) { return c == 'd' || c == 'f' || c == 'h'; }

// Exact, though not every int is a double: a multiple of 2048 is, as is the rest and, where the two are close, the
// difference of the double and the multiple (Sterbenz).
static int compare_int_f64(nprt_type_cursor x, double y) {
    enum { PART = 2048 };
    int64_t const i = x.slot->i;
    int64_t const rest = i & (PART - 1);
    double const whole = *x.type == 'u' ? (double)((uint64_t)i - (uint64_t)rest) : (double)(i - rest);
    return compare_f64((double)rest, y - whole);
}

static bool is_number_letter(char c) { return is_float_letter(c) || c == 'i' || c == 'u' || c == 'b'; }

// Numbers are in order; what else is of two types is not equal and has no order.
static int compare_chosen(nprt_type_cursor x, nprt_type_cursor y) {
    if (!is_number_letter(*x.type) || !is_number_letter(*y.type))
        return *x.type == *y.type ? nprt_compare_typed(&x, &y) : 2;
    bool const float_x = is_float_letter(*x.type), float_y = is_float_letter(*y.type);
    if (float_x && float_y) return compare_f64(x.slot->d, y.slot->d);
    if (float_y) return compare_int_f64(x, y.slot->d);
    int const turned = float_x ? compare_int_f64(y, x.slot->d) : 0;
    if (float_x) return turned == 2 ? 2 : -turned;
    int64_t const a = x.slot->i, b = y.slot->i;
    bool const large_a = *x.type == 'u' && a < 0, large_b = *y.type == 'u' && b < 0;   // beyond int64
    return large_a == large_b ? (a > b) - (a < b) : large_a ? 1 : -1;
}

int nprt_compare_typed(nprt_type_cursor *a, nprt_type_cursor *b) {
    char c = *a->type++;
    b->type++;
    if (c == 'C') {
        nprt_type_cursor const x = chosen_item(a);
        return compare_chosen(x, chosen_item(b));
    }
    if (c == '(' || c == '{') return compare_group(a, b, c == '(' ? ')' : '}');
    if (c == 'n') return 0;
    const nprt_slot *x = a->slot++, *y = b->slot++;
    switch (c) {
    case 'i':
    case 'b': return (x->i > y->i) - (x->i < y->i);
    case 'u': return ((uint64_t)x->i > (uint64_t)y->i) - ((uint64_t)x->i < (uint64_t)y->i);
    case 'd':
    case 'f':
    case 'h': return compare_f64(x->d, y->d);
    case 's': return nprt_str_cmp(x->o, y->o);
    case 'r': return x->o == y->o ? 0 : 2;
    case 'c': {
        const nprt_slot *xi = a->slot++, *yi = b->slot++;
        return x->d == y->d && xi->d == yi->d ? 0 : 2;
    }
    case 'z': {   // NumPy's are in order: by their real parts, then by the imaginary ones
        const nprt_slot *xi = a->slot++, *yi = b->slot++;
        if (xi->d != xi->d || yi->d != yi->d) return 2;
        return x->d == y->d ? compare_f64(xi->d, yi->d) : compare_f64(x->d, y->d);
    }
    case 'D':
    case 'S':
    case 'F': {   // equal or not; there is no order
        const char *end = nprt_skip_type(a->type);
        bool same = nprt_table_eq(x->o, y->o, c == 'D' ? end : NULL);
        a->type = b->type = c == 'D' ? nprt_skip_type(end) : end;
        return same ? 0 : 2;
    }
    case 'T': {
        int r = compare_lists(x->o, y->o, a->type);
        a->type = b->type = nprt_skip_type(a->type);
        return r;
    }
    case '[': {
        int r = compare_lists(x->o, y->o, a->type);
        a->type = b->type = nprt_skip_type(a->type) + 1;
        return r;
    }
    default:
        nprt_fail("ValueError",
                  "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()", NULL);
    }
}

int64_t nprt_list_order(nprt_list *a, nprt_list *b, const char *type) { return compare_lists(a, b, type); }

bool nprt_list_eq(nprt_list *a, nprt_list *b, const char *type) {
    return a->count == b->count && compare_lists(a, b, type) == 0;
}

typedef struct order {
    const nprt_list *list;
    int64_t slot;
    const char *type;   // of whole items, or NULL: kind says how slot `slot` compares
    char kind;
    bool reverse;
} order;

// Is item b to come before item a, which stands before it?
static bool before(const order *o, int64_t b, int64_t a) {
    const nprt_slot *x = nprt_list_item(o->list, b) + o->slot, *y = nprt_list_item(o->list, a) + o->slot;
    int c;
    if (o->type) {
        nprt_type_cursor cx = {o->type, x}, cy = {o->type, y};
        c = nprt_compare_typed(&cx, &cy);
    } else if (o->kind == 'i') {
        c = (x->i > y->i) - (x->i < y->i);
    } else {
        c = o->kind == 'd' ? compare_f64(x->d, y->d) : nprt_str_cmp(x->o, y->o);
    }
    return o->reverse ? c == 1 : c == -1;
}

static void merge_sort(const order *o, int64_t *items, int64_t *spare, int64_t n) {
    if (n <= 8) {
        for (int64_t i = 1; i < n; i++) {
            int64_t item = items[i], j = i;
            for (; j > 0 && before(o, item, items[j - 1]); j--) items[j] = items[j - 1];
            items[j] = item;
        }
        return;
    }
    int64_t half = n / 2;
    merge_sort(o, items, spare, half);
    merge_sort(o, items + half, spare, n - half);
    if (!before(o, items[half], items[half - 1])) return;
    memcpy(spare, items, (size_t)half * sizeof *spare);
    int64_t i = 0, j = half, k = 0;
    while (i < half && j < n) items[k++] = before(o, items[j], spare[i]) ? items[j++] : spare[i++];
    while (i < half) items[k++] = spare[i++];
}

static void sort(nprt_list *list, order o) {
    if (list->count < 2) return;
    size_t n = (size_t)list->count, width = (size_t)list->width;
    int64_t *items = nprt_xmalloc(n * sizeof *items), *spare = nprt_xmalloc((n / 2 + 1) * sizeof *spare);
    for (size_t i = 0; i < n; i++) items[i] = (int64_t)i;
    o.list = list;
    merge_sort(&o, items, spare, list->count);
    nprt_slot *sorted = nprt_xmalloc(n * width * sizeof *sorted);
    for (size_t i = 0; i < n; i++) memcpy(sorted + i * width, nprt_list_item(list, items[i]), width * sizeof *sorted);
    free(list->slots);
    list->slots = sorted;
    list->capacity = list->count;
    free(items);
    free(spare);
}

void nprt_list_sort_i64(nprt_list *list, int64_t slot, bool reverse) {
    sort(list, (order){.slot = slot, .kind = 'i', .reverse = reverse});
}

void nprt_list_sort_f64(nprt_list *list, int64_t slot, bool reverse) {
    sort(list, (order){.slot = slot, .kind = 'd', .reverse = reverse});
}

void nprt_list_sort_str(nprt_list *list, int64_t slot, bool reverse) {
    sort(list, (order){.slot = slot, .kind = 's', .reverse = reverse});
}

void nprt_list_sort(nprt_list *list, const char *type, bool reverse) {
    sort(list, (order){.type = type, .reverse = reverse});
}
