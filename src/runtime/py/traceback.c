// Tracebacks as objects, and the text of uncaught exceptions: calls with their source lines and marks under them,
// chains of exceptions, groups.
#include "runtime/py/impl.h"

#include <stdlib.h>

void py_traceback_add(py_object *exception, const py_traceback_object *where) {
    py_traceback_object *t = (py_traceback_object *)py_alloc(&py_traceback_type, 0);
    t->next = (py_traceback_object *)PY_EXC(exception)->traceback;
    t->file = py_incref(where->file);
    t->function = py_incref(where->function);
    t->code = py_xincref(where->code);
    t->globals = py_xincref(where->globals);
    t->place = where->place;
    PY_EXC(exception)->traceback = (py_object *)t;
}

#define TRACEBACK(O) ((py_traceback_object *)(O))

static void traceback_dealloc(py_object *o) {
    py_traceback_object *t = TRACEBACK(o);
    py_xdecref((py_object *)t->next);
    py_decref(t->file);
    py_decref(t->function);
    py_xdecref(t->code);
    py_xdecref(t->globals);
    py_free_object(o, 0);
}

static py_object *get_line(py_object *o, void *data) {
    (void)data;
    return py_int(TRACEBACK(o)->place.line);
}
static py_object *get_next(py_object *o, void *data) {
    (void)data;
    return py_or_none((py_object *)TRACEBACK(o)->next);
}
static bool set_next(py_object *o, py_object *v, void *data) {
    (void)data;
    if (v && v != PY_NONE && v->type != &py_traceback_type) {
        py_raise(&py_TypeError, "expected traceback object or None, got '%s'", v->type->name);
        return false;
    }
    for (py_object *t = v; t && t != PY_NONE; t = (py_object *)TRACEBACK(t)->next) {
        if (t != o) continue;
        py_raise(&py_ValueError, "traceback loop detected");
        return false;
    }
    py_object *old = (py_object *)TRACEBACK(o)->next;
    TRACEBACK(o)->next = v && v != PY_NONE ? TRACEBACK(py_incref(v)) : NULL;
    py_xdecref(old);
    return true;
}

// The frame is gone; what it was of is known.
static py_object *get_frame(py_object *o, void *data) {
    (void)data;
    const py_traceback_object *t = TRACEBACK(o);
    py_object *f = py_call0((py_object *)&py_namespace_type), *line = py_int(t->place.line);
    py_setattr_str(f, "f_code", t->code ? t->code : PY_NONE);
    py_setattr_str(f, "f_globals", t->globals ? t->globals : PY_NONE);
    py_setattr_str(f, "f_lineno", line);
    py_decref(line);
    return f;
}

static py_object *number_or_none(int n) { return n < 0 ? py_incref(PY_NONE) : py_int(n); }

// _place: line, end line, column, end column, as the code's co_positions gives them.
static py_object *get_place(py_object *o, void *data) {
    (void)data;
    py_place const p = TRACEBACK(o)->place;
    py_object *t = py_tuple_new(4);
    int const parts[] = {p.line, p.end_line, p.column, p.end_column};
    for (int i = 0; i < 4; i++) PY_TUPLE(t)->items[i] = number_or_none(parts[i]);
    return t;
}

static const py_getset_def traceback_getset[] = {{"tb_lineno", get_line, NULL, NULL},
                                                 {"tb_next", get_next, set_next, NULL},
                                                 {"tb_frame", get_frame, NULL, NULL},
                                                 {"_place", get_place, NULL, NULL},
                                                 {0}};
py_type py_traceback_type = {PY_TYPE_HEAD("traceback"), .size = sizeof(py_traceback_object),
                             .dealloc = traceback_dealloc, .getset = traceback_getset};

// ---- One call

static py_object *source_line(const char *file, int line) {   // NULL: there is none
    py_buffer text = {0};
    if (!py.source_reader || !py.source_reader(file, &text)) return NULL;
    const char *end = text.data + text.n, *start = text.data, *next = start;
    for (int i = 0; i < line; i++) {
        start = next;
        const char *newline = start < end ? memchr(start, '\n', (size_t)(end - start)) : NULL;
        next = newline ? newline + 1 : end;
    }
    py_object *s = start < next ? py_str_new(start, (size_t)(next - start)) : NULL;
    py_buffer_free(&text);
    return s;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r' || c == '\v'; }

// A source line, and what is marked in it: characters [start, end), of them [from, to) as the operator.
typedef struct marked_line {
    const char *text;
    size_t size, indent, stripped;   // bytes: all, of the indentation, up to the last letter
    int64_t start, end, from, to;
} marked_line;

static int64_t characters(const marked_line *l, size_t bytes) {
    return py_utf8_count(l->text, bytes < l->size ? bytes : l->size);
}

static void find_marks(marked_line *l, py_place at) {
    l->from = l->to = -1;
    l->start = characters(l, (size_t)at.column);
    if (at.end_line != at.line) {
        l->end = characters(l, l->stripped);
        return;
    }
    l->end = characters(l, (size_t)at.end_column);
    int from, to;
    size_t const n = (size_t)(at.end_column - at.column);
    if (at.end_column < at.column || (size_t)at.end_column > l->size || !py.operator_finder ||
        !py.operator_finder(l->text + at.column, n, &from, &to))
        return;
    l->from = characters(l, (size_t)(at.column + from));
    l->to = characters(l, (size_t)(at.column + to));
}

static void print_marks(py_buffer *b, const marked_line *l, bool module) {
    bool const has_operator = module ? l->to > l->from : l->from >= 0;
    int64_t const indent = characters(l, l->indent), width = l->end - l->start;
    int64_t const length = characters(l, module || l->text[l->size - 1] != '\n' ? l->stripped : l->size - 1) - indent;
    if (!has_operator && (module ? width >= length : width == length)) return;
    // The module takes what follows the line for a part of its indentation.
    int64_t const trailing = module ? characters(l, l->size) - characters(l, l->stripped) - 1 : 0;
    py_buffer_cstr(b, "    ");
    for (int64_t i = indent + trailing; i < l->start; i++) py_buffer_char(b, ' ');
    for (int64_t i = l->start; i < l->end; i++)
        py_buffer_char(b, l->from < 0 || (i >= l->from && i < l->to) ? '^' : '~');
    py_buffer_char(b, '\n');
}

static void print_line(py_buffer *b, py_object *line, py_place at, bool module) {
    marked_line l = {.text = py_str_data(line), .size = py_str_size(line)};
    l.stripped = l.size;
    while (l.stripped && is_blank(l.text[l.stripped - 1])) l.stripped--;
    while (l.indent < l.stripped && is_blank(l.text[l.indent])) l.indent++;
    if (!l.stripped) return;
    size_t const end = module || l.text[l.size - 1] != '\n' ? l.stripped : l.size - 1;
    py_buffer_printf(b, "    %.*s\n", (int)(end - l.indent), l.text + l.indent);
    if (at.column < 0 || at.end_column < 0) return;
    find_marks(&l, at);
    print_marks(b, &l, module);
}

void py_print_call(py_buffer *b, py_object *file, py_object *function, py_place at, py_object *line, bool module) {
    py_buffer_printf(b, "  File \"%s\", line %d, in %s\n", py_str_data(file), at.line, py_str_data(function));
    py_object *read = line ? py_incref(line) : source_line(py_str_data(file), at.line);
    if (read) print_line(b, read, at, module);
    py_xdecref(read);
}

// ---- The calls of an exception

static bool same_place(const py_traceback_object *a, const py_traceback_object *b) {
    return a->place.line == b->place.line && py_equal(a->file, b->file) == 1 && py_equal(a->function, b->function) == 1;
}

static void print_repeats(py_buffer *b, int alike) {
    int const hidden = alike - 3;   // as CPython: three alike, then their number
    if (hidden > 0) py_buffer_printf(b, "  [Previous line repeated %d more time%s]\n", hidden, hidden == 1 ? "" : "s");
}

static void print_calls(py_buffer *b, const py_traceback_object *t, const py_print_options *o) {
    int64_t n = 0, from = 0, to = INT64_MAX, i = 0;
    for (const py_traceback_object *k = t; k; k = k->next) n++;
    if (o->limited && o->limit >= 0) to = o->limit;
    if (o->limited && o->limit < 0) from = n + o->limit;
    int alike = 0;
    for (const py_traceback_object *last = NULL; t; t = t->next, i++) {
        if (i < from || i >= to) continue;
        if (last && !same_place(last, t)) {
            print_repeats(b, alike);
            alike = 0;
        }
        if (++alike <= 3) py_print_call(b, t->file, t->function, t->place, NULL, o->module);
        last = t;
    }
    print_repeats(b, alike);
}

// ---- The exception itself

// The file, line and text of a syntax error, with what is wrong marked.
static void print_syntax_place(py_object *e, py_buffer *b) {
    py_object *file = py_syntax_error_attribute(e, 0), *line = py_syntax_error_attribute(e, 1),
              *text = py_syntax_error_attribute(e, 3);
    if (!line || !py_is_int(line)) return;
    py_object *number = py_str(line);
    py_buffer_printf(b, "  File \"%s\", line %s\n", file && py_is_str(file) ? py_str_data(file) : "<string>",
                     py_str_data(number));
    py_decref(number);
    if (!text || !py_is_str(text)) return;
    const char *s = py_str_data(text);
    int64_t indent = 0, from = 0, to = 0;
    while (s[indent] == ' ' || s[indent] == '\t' || s[indent] == '\f') indent++;
    int const length = (int)strcspn(s + indent, "\n");
    py_buffer_printf(b, "    %.*s\n", length, s + indent);
    py_object *first = py_syntax_error_attribute(e, 2), *last = py_syntax_error_attribute(e, 5);
    if (!first || !py_is_int(first) || !py_int_fits(first, &from) || from < 1) return;
    if (!last || !py_is_int(last) || !py_int_fits(last, &to) || to <= from) to = from + 1;
    py_buffer_cstr(b, "    ");
    for (int64_t i = indent + 1; i < to; i++) py_buffer_char(b, i < from ? ' ' : '^');
    py_buffer_char(b, '\n');
}

static void print_text(py_buffer *b, py_object *o, py_object *(*text)(py_object *), const char *failed) {
    py_object *s = text(o);
    if (!s) py_clear_error();
    if (s)
        py_buffer_add(b, py_str_data(s), py_str_size(s));
    else
        py_buffer_cstr(b, failed);
    py_xdecref(s);
}

static void print_notes(py_object *e, py_buffer *b) {
    py_object *notes = NULL;
    if (py_getattr_optional(e, PN(__notes__), &notes) < 0) py_clear_error();
    bool const sequence = notes && (py_is_list(notes) || py_is_tuple(notes) || py_is_str(notes));
    py_object *items = sequence ? py_list_of(notes) : NULL;
    for (int64_t i = 0; items && i < PY_LIST(items)->n; i++) {
        print_text(b, PY_LIST(items)->items[i], py_str, "<note str() failed>");
        py_buffer_char(b, '\n');
    }
    if (notes && notes != PY_NONE && !sequence) print_text(b, notes, py_repr, "<__notes__ repr() failed>");
    py_xdecref(items);
    py_xdecref(notes);
}

void py_print_exception_only(py_object *e, py_buffer *b) {
    bool const syntax = py_is_instance(e, &py_SyntaxError);
    if (syntax) print_syntax_place(e, b);
    py_object *module = py_dict_get(e->type->dict, PN(__module__));
    if (e->type->flags & PY_TYPE_HEAP && module && py_is_str(module) && !py_str_equals(module, "__main__") &&
        !py_str_equals(module, "builtins"))
        py_buffer_printf(b, "%s.", py_str_data(module));
    py_buffer_cstr(b, e->type->qualname ? py_str_data(e->type->qualname) : e->type->name);
    size_t const before = b->n;
    py_buffer_cstr(b, ": ");
    print_text(b, e, syntax ? py_syntax_error_text : py_str, "<exception str() failed>");
    if (b->n == before + 2) b->n = before;   // no text
    py_buffer_char(b, '\n');
    print_notes(e, b);
}

// ---- Chains and groups

typedef struct printer {
    const py_print_options *options;
    py_buffer *out;
    py_object *seen;   // exceptions by identity
    int64_t depth;     // in groups
    bool must_close;   // the frame of the innermost group
} printer;

static void indent(printer *p, const char *then) {
    for (int64_t i = 0; i < 2 * p->depth; i++) py_buffer_char(p->out, ' ');
    py_buffer_cstr(p->out, then);
}

// Gives out a text, in a group with a margin before each line, and empties it.
static void emit(printer *p, py_buffer *text, char margin) {
    char const edge[] = {margin, ' ', 0};
    for (size_t i = 0; i < text->n;) {
        const char *line = text->data + i, *end = memchr(line, '\n', text->n - i);
        size_t const n = end ? (size_t)(end - line) + 1 : text->n - i;
        if (p->depth) indent(p, edge);
        py_buffer_add(p->out, line, n);
        i += n;
    }
    text->n = 0;
}

static bool mark_seen(printer *p, py_object *e) {   // false: it was
    py_object *id = py_int((int64_t)(uintptr_t)e);
    bool const is_new = py_contains(p->seen, id) == 0;
    if (is_new) py_set_add(p->seen, id);
    py_decref(id);
    return is_new;
}

static void print_chain(printer *p, py_object *e);

static void print_members(printer *p, py_object *members) {
    int64_t const n = PY_TUPLE(members)->n, width = p->options->group_width, shown = n <= width ? n : width + 1;
    py_buffer text = {0};
    p->must_close = false;
    for (int64_t i = 0; i < shown; i++) {
        bool const last = i + 1 == shown, cut = i >= width;
        if (last) p->must_close = true;
        indent(p, i ? "  " : "+-");
        if (cut)
            py_buffer_cstr(p->out, "+---------------- ... ----------------\n");
        else
            py_buffer_printf(p->out, "+---------------- %lld ----------------\n", (long long)i + 1);
        p->depth++;
        if (cut) {
            py_buffer_printf(&text, "and %lld more exception%s\n", (long long)(n - width), n - width > 1 ? "s" : "");
            emit(p, &text, '|');
        } else {
            print_chain(p, PY_TUPLE(members)->items[i]);
        }
        if (last && p->must_close) {   // the last member, if a group, has closed it
            indent(p, "+------------------------------------\n");
            p->must_close = false;
        }
        p->depth--;
    }
    py_buffer_free(&text);
}

static void print_one(printer *p, py_object *e) {
    const py_print_options *o = p->options;
    const py_traceback_object *t = TRACEBACK(PY_EXC(e)->traceback);
    bool const group = py_is_instance(e, &py_BaseExceptionGroup), has_calls = t && !(o->limited && !o->limit);
    py_buffer text = {0};
    if (group && p->depth > o->group_depth) {
        py_buffer_printf(&text, "... (max_group_depth is %lld)\n", (long long)o->group_depth);
        emit(p, &text, '|');
        py_buffer_free(&text);
        return;
    }
    bool const outermost = group && !p->depth;
    if (outermost) p->depth = 1;
    if (has_calls) {
        py_buffer_printf(&text, "%sTraceback (most recent call last):\n", group ? "Exception Group " : "");
        emit(p, &text, outermost ? '+' : '|');
        print_calls(&text, t, o);
    }
    py_print_exception_only(e, &text);
    emit(p, &text, '|');
    py_buffer_free(&text);
    if (group) print_members(p, ((py_exception_group_object *)e)->exceptions);
    if (outermost) p->depth = 0;
}

// Oldest first: what caused an exception, or was handled when it was raised, comes before it.
static void print_chain(printer *p, py_object *e) {
    enum { CAUSE, CONTEXT };
    static const char *const between[] = {"\nThe above exception was the direct cause of the following exception:\n\n",
                                          "\nDuring handling of the above exception, another exception occurred:\n\n"};
    py_object *chain = py_list_new(0);
    py_buffer links = {0}, text = {0};
    mark_seen(p, e);
    py_list_append(chain, e);
    while (p->options->chain) {
        const py_exception_object *x = PY_EXC(e);
        int link = CAUSE;
        py_object *older = x->cause && mark_seen(p, x->cause) ? x->cause : NULL;
        if (!older && x->context && !x->suppress_context && mark_seen(p, x->context))
            older = x->context, link = CONTEXT;
        if (!older) break;
        py_list_append(chain, older);
        py_buffer_char(&links, (char)link);
        e = older;
    }
    for (int64_t i = PY_LIST(chain)->n - 1; i >= 0; i--) {
        print_one(p, PY_LIST(chain)->items[i]);
        if (!i) break;
        py_buffer_cstr(&text, between[(int)links.data[i - 1]]);
        emit(p, &text, '|');
    }
    py_buffer_free(&links);
    py_buffer_free(&text);
    py_decref(chain);
}

void py_print_exception(py_object *exception, const py_print_options *o, py_buffer *b) {
    static const py_print_options plain = {.chain = true, .group_width = 15, .group_depth = 10};
    printer p = {.options = o ? o : &plain, .out = b, .seen = py_set_new(NULL)};
    print_chain(&p, exception);
    py_decref(p.seen);
}
