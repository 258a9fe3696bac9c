// Values of a type string (list.h): how they print.
#include "runtime/array_format.h"
#include "runtime/float_digits.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/table.h"

#include <stdlib.h>
#include <string.h>

static void add_str(nprt_buf *b, nprt_str *s) {
    nprt_buf_add(b, s->bytes, (size_t)s->size);
    nprt_object_release(s);
}

static void add_array(nprt_buf *b, const nprt_list_array *a) {
    nprt_memref *m = nprt_xmalloc(sizeof *m + 16 * (size_t)a->rank);
    *m = (nprt_memref){a->block, a->data, 0};
    memcpy(m->sizes_strides, a->sizes_strides, 16 * (size_t)a->rank);
    add_str(b, nprt_str_of_array(a->rank, m, a->dtype, true));
    free(m);
}

static void add_items(nprt_buf *b, const nprt_list *list, const char *item_type) {
    for (int64_t i = 0; i < list->count; i++) {
        if (i) nprt_buf_puts(b, ", ");
        nprt_type_cursor item = {item_type, nprt_list_item(list, i)};
        nprt_add_typed(b, &item);
    }
}

// Moves a type behind one value without a value at hand (the type of an empty list's items).
const char *nprt_skip_type(const char *t) {
    char c = *t++;
    if (c == '(') {
        while (*t != ')') t = nprt_skip_type(t);
        return t + 1;
    }
    if (c == '{') {
        while (*t != '}') t = nprt_skip_type(strchr(t, '\x1f') + 1);
        return t + 1;
    }
    if (c == 'D' || c == 'C') return nprt_skip_type(nprt_skip_type(t));
    return c == '[' ? nprt_skip_type(t) + 1 : c == 'S' || c == 'F' || c == 'T' ? nprt_skip_type(t) : t;
}

// {k: v, …} or {k, …}; the type string is what follows the letter.
static const char *add_table(nprt_buf *b, nprt_table *t, const char *type, bool is_frozen) {
    const char *end = nprt_skip_type(type);
    if (!t->is_set) end = nprt_skip_type(end);
    if (t->is_set && !t->used) return nprt_buf_puts(b, is_frozen ? "frozenset()" : "set()"), end;
    nprt_buf_puts(b, is_frozen ? "frozenset({" : "{");
    bool first = true;
    for (int64_t at = 0; (at = nprt_table_next(t, at)) >= 0; at++) {
        if (!first) nprt_buf_puts(b, ", ");
        first = false;
        nprt_type_cursor value = {type, nprt_list_item(t->items, nprt_table_entry(t, at))};
        nprt_add_typed(b, &value);
        if (t->is_set) continue;
        nprt_buf_puts(b, ": ");
        nprt_add_typed(b, &value);
    }
    nprt_buf_puts(b, is_frozen ? "})" : "}");
    return end;
}

nprt_type_cursor nprt_take_choice(nprt_type_cursor *at) {
    const char *second = nprt_skip_type(at->type);
    const nprt_slot *s = at->slot;
    bool const first = s->i & 1;
    nprt_type_cursor const chosen = {first ? at->type : second, s + 1 + (first ? 0 : nprt_type_width(at->type))};
    at->slot += 1 + nprt_type_width(at->type) + nprt_type_width(second);
    at->type = nprt_skip_type(second);
    return chosen;
}

int nprt_type_width(const char *t) {
    int n = 0;
    if (*t == 'n') return 0;
    if (*t == 'C') return 1 + nprt_type_width(t + 1) + nprt_type_width(nprt_skip_type(t + 1));
    if (*t != '(' && *t != '{') return *t == 'c' || *t == 'z' ? 2 : 1;
    const char end = *t == '(' ? ')' : '}';
    for (t++; *t != end; t = nprt_skip_type(t)) {
        if (end == '}') t = strchr(t, '\x1f') + 1;
        n += nprt_type_width(t);
    }
    return n;
}

static void add_tuple(nprt_buf *b, nprt_type_cursor *at) {
    int n = 0;
    nprt_buf_putc(b, '(');
    for (; *at->type != ')'; n++) {
        if (n) nprt_buf_puts(b, ", ");
        nprt_add_typed(b, at);
    }
    at->type++;
    nprt_buf_puts(b, n == 1 ? ",)" : ")");
}

static void add_dict(nprt_buf *b, nprt_type_cursor *at) {
    nprt_buf_putc(b, '{');
    for (int n = 0; *at->type != '}'; n++) {
        const char *end = strchr(at->type, '\x1f');
        nprt_str *key = nprt_str_new(at->type, end - at->type);
        if (n) nprt_buf_puts(b, ", ");
        nprt_add_repr(b, key);
        nprt_object_release(key);
        nprt_buf_puts(b, ": ");
        at->type = end + 1;
        nprt_add_typed(b, at);
    }
    at->type++;
    nprt_buf_putc(b, '}');
}

void nprt_add_typed(nprt_buf *b, nprt_type_cursor *at) {
    char text[NPRT_FLOAT_TEXT];
    char c = *at->type++;
    if (c == '(') {
        add_tuple(b, at);
        return;
    }
    if (c == '{') {
        add_dict(b, at);
        return;
    }
    if (c == 'n') {
        nprt_buf_puts(b, "None");
        return;
    }
    if (c == 'C') {
        nprt_type_cursor chosen = nprt_take_choice(at);
        nprt_add_typed(b, &chosen);
        return;
    }
    const nprt_slot *s = at->slot++;
    switch (c) {
    case 'i': add_str(b, nprt_str_of_i64(s->i)); break;
    case 'u': add_str(b, nprt_str_of_u64((uint64_t)s->i)); break;
    case 'b': nprt_buf_puts(b, s->i ? "True" : "False"); break;
    case 'd': nprt_buf_add(b, text, (size_t)nprt_text_of_f64(s->d, text)); break;
    case 'f': nprt_buf_add(b, text, (size_t)nprt_text_of_f32((float)s->d, text)); break;
    case 'h': nprt_buf_add(b, text, (size_t)nprt_text_of_f16(s->d, text)); break;
    case 'c': add_str(b, nprt_str_of_complex(s->d, (at->slot++)->d)); break;
    case 'z': add_str(b, nprt_str_of_complex64((float)s->d, (float)(at->slot++)->d)); break;
    case 's': nprt_add_repr(b, s->o); break;
    case 'a': add_array(b, s->a); break;
    case 'A': add_str(b, nprt_box_repr(s->o)); break;
    case 'D':
    case 'S':
    case 'F': at->type = add_table(b, s->o, at->type, c == 'F'); break;
    case '[':
        nprt_buf_putc(b, '[');
        add_items(b, s->o, at->type);
        nprt_buf_putc(b, ']');
        at->type = nprt_skip_type(at->type) + 1;
        break;
    case 'T':
        nprt_buf_putc(b, '(');
        add_items(b, s->o, at->type);
        nprt_buf_puts(b, ((const nprt_list *)s->o)->count == 1 ? ",)" : ")");
        at->type = nprt_skip_type(at->type);
        break;
    default: nprt_fail("SystemError", "unknown letter in a list's type", NULL);
    }
}

nprt_str *nprt_typed_repr(void *object, const char *type) {
    nprt_buf b = {0};
    nprt_slot slot = {.o = object};
    nprt_type_cursor at = {type, &slot};
    nprt_add_typed(&b, &at);
    return nprt_buf_to_str(&b);
}
