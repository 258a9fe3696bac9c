#include "runtime/list.h"
#include "runtime/str.h"

_Noreturn static void fail_absent(nprt_str *repr, const char *site) {
    nprt_str *end = nprt_str_of_text(" is not in list");
    nprt_fail_str("ValueError", nprt_str_concat(repr, end), site);
}

static int64_t find_i64(const nprt_list *list, int64_t v, int64_t from) {
    for (int64_t i = from; i < list->count; i++) {
        if (nprt_list_item(list, i)->i == v) return i;
    }
    return -1;
}

static int64_t find_f64(const nprt_list *list, double v, int64_t from) {
    for (int64_t i = from; i < list->count; i++) {
        if (nprt_list_item(list, i)->d == v) return i;
    }
    return -1;
}

static int64_t find_str(const nprt_list *list, const nprt_str *s, int64_t from) {
    for (int64_t i = from; i < list->count; i++) {
        if (nprt_str_eq(nprt_list_item(list, i)->o, s)) return i;
    }
    return -1;
}

bool nprt_list_contains_i64(nprt_list *list, int64_t v) { return find_i64(list, v, 0) >= 0; }
bool nprt_list_contains_f64(nprt_list *list, double v) { return find_f64(list, v, 0) >= 0; }
bool nprt_list_contains_str(nprt_list *list, const nprt_str *s) { return find_str(list, s, 0) >= 0; }

int64_t nprt_list_index_i64(nprt_list *list, int64_t v, const char *site) {
    int64_t i = find_i64(list, v, 0);
    if (i < 0) fail_absent(nprt_str_of_i64(v), site);
    return i;
}

int64_t nprt_list_index_f64(nprt_list *list, double v, const char *site) {
    int64_t i = find_f64(list, v, 0);
    if (i < 0) fail_absent(nprt_str_of_f64(v), site);
    return i;
}

int64_t nprt_list_index_str(nprt_list *list, const nprt_str *s, const char *site) {
    int64_t i = find_str(list, s, 0);
    if (i < 0) fail_absent(nprt_str_repr(s), site);
    return i;
}

int64_t nprt_list_count_i64(nprt_list *list, int64_t v) {
    int64_t n = 0;
    for (int64_t i = 0; (i = find_i64(list, v, i)) >= 0; i++) n++;
    return n;
}

int64_t nprt_list_count_f64(nprt_list *list, double v) {
    int64_t n = 0;
    for (int64_t i = 0; (i = find_f64(list, v, i)) >= 0; i++) n++;
    return n;
}

int64_t nprt_list_count_str(nprt_list *list, const nprt_str *s) {
    int64_t n = 0;
    for (int64_t i = 0; (i = find_str(list, s, i)) >= 0; i++) n++;
    return n;
}
