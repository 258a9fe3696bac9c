// Types, attributes, affine maps and locations as text.
#include "ir/number.h"
#include "ir/text.h"

#include <ctype.h>

void ir_text_string(FILE *out, const char *s, size_t n) {
    fputc('"', out);
    for (size_t i = 0; i < n; i++) {
        unsigned char const ch = (unsigned char)s[i];
        if (ch == '\\')
            fputs("\\\\", out);
        else if (ch >= 32 && ch < 127 && ch != '"')
            fputc(ch, out);
        else
            fprintf(out, "\\%02X", ch);
    }
    fputc('"', out);
}

static bool is_bare(const char *s, size_t n) {
    if (n == 0 || (!isalpha((unsigned char)s[0]) && s[0] != '_')) return false;
    for (size_t i = 1; i < n; i++)
        if (!isalnum((unsigned char)s[i]) && s[i] != '_' && s[i] != '$' && s[i] != '.') return false;
    return true;
}

void ir_text_name(FILE *out, istr s) {
    size_t const n = istr_len(s);
    if (is_bare(s, n))
        fputs(s, out);
    else
        ir_text_string(out, s, n);
}

static void print_dims(const ir_text *x, ir_type t) {
    for (int i = 0; i < t->rank; i++) {
        bool const scalable = t->kind == IR_VECTOR && (t->scalable >> i & 1);
        if (t->dims[i] == IR_DYNAMIC)
            fputs("?x", x->out);
        else
            fprintf(x->out, scalable ? "[%lld]x" : "%lldx", (long long)t->dims[i]);
    }
}

static void print_list(const ir_text *x, int n, const ir_type *types, const char *open, const char *close) {
    fputs(open, x->out);
    for (int i = 0; i < n; i++) {
        if (i) fputs(", ", x->out);
        ir_text_type(x, types[i]);
    }
    fputs(close, x->out);
}

static void print_dialect_type(const ir_text *x, ir_type t) {
    fprintf(x->out, "!%s.%s", t->dialect, t->name);
    if (!t->param_count) return;
    fputc('<', x->out);
    for (int i = 0; i < t->param_count; i++) {
        if (i) fputs(", ", x->out);
        if (t->params[i]->kind == IR_DIALECT_ATTR)
            fputs(t->params[i]->text, x->out);   // kept as written
        else
            ir_text_attr(x, t->params[i]);
    }
    fputc('>', x->out);
}

static void print_shaped(const ir_text *x, ir_type t) {
    fputs(t->kind == IR_TENSOR ? "tensor<" : t->kind == IR_MEMREF ? "memref<" : "vector<", x->out);
    print_dims(x, t);
    ir_text_type(x, t->element);
    if (t->layout) {
        fputs(", ", x->out);
        ir_text_attr(x, t->layout);
    }
    if (t->encoding) {
        fputs(", ", x->out);
        ir_text_attr(x, t->encoding);
    }
    fputc('>', x->out);
}

void ir_text_type(const ir_text *x, ir_type t) {
    switch (t->kind) {
    case IR_NONE_TYPE: fputs("none", x->out); break;
    case IR_INTEGER:
        if (t->sign) fputc(t->sign, x->out);
        fprintf(x->out, "i%d", t->width);
        break;
    case IR_INDEX: fputs("index", x->out); break;
    case IR_FLOAT: fprintf(x->out, t->sign == 'b' ? "bf%d" : "f%d", t->width); break;
    case IR_COMPLEX: print_list(x, 1, &t->element, "complex<", ">"); break;
    case IR_FUNCTION:
        print_list(x, t->input_count, t->inputs, "(", ") -> ");
        if (t->result_count == 1 && t->results[0]->kind != IR_FUNCTION)
            ir_text_type(x, t->results[0]);
        else
            print_list(x, t->result_count, t->results, "(", ")");
        break;
    case IR_TUPLE: print_list(x, t->input_count, t->inputs, "tuple<", ">"); break;
    case IR_UNRANKED_TENSOR: print_list(x, 1, &t->element, "tensor<*x", ">"); break;
    case IR_UNRANKED_MEMREF:
        print_list(x, 1, &t->element, "memref<*x", t->encoding ? ", " : ">");
        if (t->encoding) {
            ir_text_attr(x, t->encoding);
            fputc('>', x->out);
        }
        break;
    case IR_TENSOR:
    case IR_MEMREF:
    case IR_VECTOR: print_shaped(x, t); break;
    case IR_DIALECT_TYPE: print_dialect_type(x, t); break;
    }
}

// ---- affine maps ----
static void print_affine(FILE *out, ir_affine e, int outer) {
    static const char *const symbols[] = {[AFFINE_ADD] = " + ",
                                          [AFFINE_MUL] = " * ",
                                          [AFFINE_MOD] = " mod ",
                                          [AFFINE_FLOORDIV] = " floordiv ",
                                          [AFFINE_CEILDIV] = " ceildiv "};
    switch (e->kind) {
    case AFFINE_DIM: fprintf(out, "d%d", (int)e->value); return;
    case AFFINE_SYMBOL: fprintf(out, "s%d", (int)e->value); return;
    case AFFINE_CONST: fprintf(out, "%lld", (long long)e->value); return;
    default: break;
    }
    int const level = e->kind == AFFINE_ADD ? 1 : 2;
    if (level < outer) fputc('(', out);
    // x * -1 and x + -c read better as subtractions.
    if (e->kind == AFFINE_MUL && e->rhs->kind == AFFINE_CONST && e->rhs->value == -1) {
        fputc('-', out);
        print_affine(out, e->lhs, 3);
    } else if (e->kind == AFFINE_ADD && e->rhs->kind == AFFINE_CONST && e->rhs->value < 0 &&
               e->rhs->value != INT64_MIN) {
        print_affine(out, e->lhs, 1);
        fprintf(out, " - %lld", (long long)-e->rhs->value);
    } else {
        print_affine(out, e->lhs, level);
        fputs(symbols[e->kind], out);
        print_affine(out, e->rhs, level + 1);
    }
    if (level < outer) fputc(')', out);
}

void ir_text_map(FILE *out, ir_attr m) {
    fputs("affine_map<(", out);
    for (int i = 0; i < m->dim_count; i++) fprintf(out, i ? ", d%d" : "d%d", i);
    fputc(')', out);
    for (int i = 0; i < m->symbol_count; i++) fprintf(out, i ? ", s%d" : "[s%d", i);
    fputs(m->symbol_count ? "] -> (" : " -> (", out);
    for (int i = 0; i < m->count; i++) {
        if (i) fputs(", ", out);
        print_affine(out, m->exprs[i], 0);
    }
    fputs(")>", out);
}

// ---- attributes ----
static void print_float(FILE *out, double v, ir_type t) {
    char text[40];
    ir_float_text(v, t, text);
    fputs(text, out);
}

static void print_element(FILE *out, ir_type e, const unsigned char *data) {
    if (e->kind == IR_COMPLEX) {
        fputc('(', out);
        print_element(out, e->element, data);
        fputs(", ", out);
        print_element(out, e->element, data + ir_element_size(e->element));
        fputc(')', out);
        return;
    }
    uint64_t bits = 0;
    int const size = ir_element_size(e);
    memcpy(&bits, data, (size_t)size);
    if (e->kind == IR_FLOAT) {
        double const v = ir_float_from_bits(bits, e);
        if (v != v)
            fprintf(out, "0x%0*llX", e->width / 4, (unsigned long long)bits);   // keeps the nan's payload
        else
            print_float(out, v, e);
    } else if (e->kind == IR_INTEGER && e->width == 1) {
        fputs(bits & 1 ? "true" : "false", out);
    } else if (e->sign == 'u') {
        fprintf(out, "%llu", (unsigned long long)bits);
    } else {
        fprintf(out, "%lld", (long long)((int64_t)(bits << (64 - 8 * size)) >> (64 - 8 * size)));
    }
}

static const unsigned char *print_nested(FILE *out, ir_type t, int dim, const unsigned char *data) {
    if (dim == t->rank) {
        print_element(out, t->element, data);
        return data + ir_element_size(t->element);
    }
    fputc('[', out);
    for (int64_t i = 0; i < t->dims[dim]; i++) {
        if (i) fputs(", ", out);
        data = print_nested(out, t, dim + 1, data);
    }
    fputc(']', out);
    return data;
}

void ir_text_hex(FILE *out, const unsigned char *data, size_t n) {
    static const char digits[] = "0123456789ABCDEF";
    char buffer[1024];
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        buffer[used++] = digits[data[i] >> 4];
        buffer[used++] = digits[data[i] & 15];
        if (used == sizeof buffer) {
            fwrite(buffer, 1, used, out);
            used = 0;
        }
    }
    fwrite(buffer, 1, used, out);
}

static void print_dense(const ir_text *x, ir_attr a) {
    fputs("dense<", x->out);
    size_t const one = (size_t)ir_element_size(a->type->element);
    bool const is_bool = a->type->element->kind == IR_INTEGER && a->type->element->width < 8;
    if (a->splat) {
        print_element(x->out, a->type->element, a->data);
    } else if (a->data_size > 16 * one && !is_bool) {
        fputs("\"0x", x->out);
        ir_text_hex(x->out, a->data, a->data_size);
        fputc('"', x->out);
    } else if (a->data_size) {
        print_nested(x->out, a->type, 0, a->data);
    }
    fputs("> : ", x->out);
    ir_text_type(x, a->type);
}

static void print_int(const ir_text *x, ir_attr a) {
    if (a->type->kind == IR_INTEGER && a->type->width == 1) {
        fputs(a->i ? "true" : "false", x->out);
        return;
    }
    fprintf(x->out, a->type->sign == 'u' ? "%llu" : "%lld", (long long)a->i);
    fputs(" : ", x->out);
    ir_text_type(x, a->type);
}

static void print_strided(FILE *out, ir_attr a) {
    fputs("strided<[", out);
    for (int i = 0; i < a->count; i++) {
        if (i) fputs(", ", out);
        if (a->ints[i] == IR_DYNAMIC)
            fputc('?', out);
        else
            fprintf(out, "%lld", (long long)a->ints[i]);
    }
    fputc(']', out);
    if (a->offset == IR_DYNAMIC)
        fputs(", offset: ?", out);
    else if (a->offset)
        fprintf(out, ", offset: %lld", (long long)a->offset);
    fputc('>', out);
}

static void print_dense_array(const ir_text *x, ir_attr a) {
    fputs("array<", x->out);
    ir_text_type(x, a->type);
    for (int i = 0; i < a->count; i++) {
        fputs(i ? ", " : ": ", x->out);
        if (a->type->width == 1)
            fputs(a->ints[i] ? "true" : "false", x->out);
        else
            fprintf(x->out, "%lld", (long long)a->ints[i]);
    }
    fputc('>', x->out);
}

void ir_text_entries(const ir_text *x, int n, const ir_named_attr *entries) {
    fputc('{', x->out);
    for (int i = 0; i < n; i++) {
        if (i) fputs(", ", x->out);
        ir_text_name(x->out, entries[i].name);
        if (entries[i].value->kind == IR_UNIT) continue;
        fputs(" = ", x->out);
        ir_text_attr(x, entries[i].value);
    }
    fputc('}', x->out);
}

// In an array, i64 and f64 go without saying.
static void print_item(const ir_text *x, ir_attr a) {
    ir_type t = a->type;
    if (a->kind == IR_INT_ATTR && t->kind == IR_INTEGER && t->width == 64 && !t->sign)
        fprintf(x->out, "%lld", (long long)a->i);
    else if (a->kind == IR_FLOAT_ATTR && t->width == 64)
        print_float(x->out, a->f, t);
    else
        ir_text_attr(x, a);
}

void ir_text_attr(const ir_text *x, ir_attr a) {
    switch (a->kind) {
    case IR_UNIT: fputs("unit", x->out); break;
    case IR_INT_ATTR: print_int(x, a); break;
    case IR_FLOAT_ATTR:
        print_float(x->out, a->f, a->type);
        fputs(" : ", x->out);
        ir_text_type(x, a->type);
        break;
    case IR_STRING: ir_text_string(x->out, a->text, istr_len(a->text)); break;
    case IR_SYMBOL:
        fputc('@', x->out);
        ir_text_name(x->out, a->text);
        break;
    case IR_ARRAY:
        fputc('[', x->out);
        for (int i = 0; i < a->count; i++) {
            if (i) fputs(", ", x->out);
            print_item(x, a->items[i]);
        }
        fputc(']', x->out);
        break;
    case IR_DICT: ir_text_entries(x, a->count, a->entries); break;
    case IR_TYPE_ATTR: ir_text_type(x, a->type); break;
    case IR_DENSE: print_dense(x, a); break;
    case IR_DENSE_RESOURCE:
        fputs("dense_resource<", x->out);
        ir_text_name(x->out, a->text);
        fputs("> : ", x->out);
        ir_text_type(x, a->type);
        break;
    case IR_DENSE_ARRAY: print_dense_array(x, a); break;
    case IR_STRIDED: print_strided(x->out, a); break;
    case IR_DIALECT_ATTR: fprintf(x->out, "#%s", a->text); break;
    case IR_AFFINE_MAP: {
        const char *alias = x->aliases ? map_get_ptr(x->aliases, a) : NULL;
        if (alias)
            fputs(alias, x->out);
        else
            ir_text_map(x->out, a);
        break;
    }
    }
}

int ir_resource_alignment(ir_attr a) {
    int const size = a->type->element ? ir_element_size(a->type->element) : 1;
    return size > 8 ? 8 : size < 1 ? 1 : size;
}

void ir_type_print(ir_type t, FILE *out) { ir_text_type(&(ir_text){out, NULL}, t); }
void ir_attr_print(ir_attr a, FILE *out) { ir_text_attr(&(ir_text){out, NULL}, a); }

char *ir_type_text(ir_type t, arena *a) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    if (!f) return arena_strdup(a, "?");
    ir_type_print(t, f);
    fclose(f);
    char *copy = arena_strndup(a, text, n);
    free(text);
    return copy;
}

// ---- locations ----
static void print_place(FILE *out, ir_loc l) {
    if (!l->file) {
        fputs("unknown", out);
        return;
    }
    if (l->function) {
        ir_text_string(out, l->function, istr_len(l->function));
        fputc('(', out);
    }
    ir_text_string(out, l->file, istr_len(l->file));
    fprintf(out, ":%d:%d", l->line, l->col);
    if (l->function) fputc(')', out);
}

static void print_loc(FILE *out, ir_loc l) {
    int calls = 0;
    for (; l && l->caller; l = l->caller, calls++) {
        fputs("callsite(", out);
        print_place(out, l);
        fputs(" at ", out);
    }
    print_place(out, l);
    while (calls--) fputc(')', out);
}

void ir_text_loc(FILE *out, ir_loc l) {
    fputs("loc(", out);
    print_loc(out, l);
    fputc(')', out);
}
