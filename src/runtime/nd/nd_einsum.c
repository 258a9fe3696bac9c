// Einstein sums. Operands are contracted from left to right; each step of two operands becomes one batched matrix
// product over (batch, left, summed) and (batch, summed, right) axes.
#include "runtime/nd/nd_linalg.h"
#include "runtime/nd/nd_reduce.h"
#include <ctype.h>
#include <string.h>

enum { LABELS = 128 };   // letters; ellipsis axes use codes from 1

typedef struct term {
    nprt_array array;   // holds a reference
    unsigned char label[NPRT_MAX_RANK];
} term;

static bool has(const term *t, int label) { return memchr(t->label, label, (size_t)t->array.rank) != NULL; }

// Reads one operand's labels. Ellipsis axes are numbered so that the last is `dots`, like broadcasting.
static bool read_labels(const char **text, term *t, int *dots, int index) {
    char letters[NPRT_MAX_RANK];
    int n = 0, ellipsis = -1;
    for (; **text && **text != ',' && **text != '-'; (*text)++) {
        if (isspace((unsigned char)**text)) continue;
        if (**text == '.') {
            if (strncmp(*text, "...", 3) != 0 || ellipsis >= 0)
                return nprt_raise("ValueError",
                                  "einstein sum subscripts string contains a '.' that is not part of an ellipsis "
                                  "('...') in operand %d",
                                  index);
            ellipsis = n;
            *text += 2;
            continue;
        }
        if (!isalpha((unsigned char)**text))
            return nprt_raise("ValueError",
                              "invalid subscript '%c' in einstein sum subscripts string, subscripts must be letters",
                              **text);
        if (n == NPRT_MAX_RANK) return nprt_raise("ValueError", "too many subscripts in einsum");
        letters[n++] = **text;
    }
    int extra = t->array.rank - n;
    if (extra < 0)
        return nprt_raise("ValueError", "einstein sum subscripts string contains too many subscripts for operand %d",
                          index);
    if (extra > 0 && ellipsis < 0)
        return nprt_raise("ValueError", "operand has more dimensions than subscripts given in einstein sum, but no "
                                        "'...' ellipsis provided to broadcast the extra dimensions.");
    int at = 0;
    for (int i = 0; i <= n; i++) {
        if (i == ellipsis)
            for (int d = 0; d < extra; d++) t->label[at++] = (unsigned char)(NPRT_MAX_RANK - extra + d + 1);
        if (i < n) t->label[at++] = (unsigned char)letters[i];
    }
    if (extra > *dots) *dots = extra;
    return true;
}

// A repeated label in one operand is its diagonal.
static bool take_diagonals(term *t) {
    for (int i = 0; i < t->array.rank; i++) {
        for (int j = i + 1; j < t->array.rank; j++) {
            if (t->label[i] != t->label[j]) continue;
            int64_t m = t->array.shape[i], n = t->array.shape[j];
            if (m != n && m != 1 && n != 1)
                return nprt_raise("ValueError",
                                  "dimensions in operand 0 for collapsing index '%c' don't match (%lld != %lld)",
                                  t->label[i], (long long)m, (long long)n);
            t->array.strides[i] = (m == 1 ? 0 : t->array.strides[i]) + (n == 1 ? 0 : t->array.strides[j]);
            t->array.shape[i] = m == 1 ? n : m;
            for (int d = j; d < t->array.rank - 1; d++) {
                t->array.shape[d] = t->array.shape[d + 1];
                t->array.strides[d] = t->array.strides[d + 1];
                t->label[d] = t->label[d + 1];
            }
            t->array.rank--;
            j--;
        }
    }
    return true;
}

// Sums the axes whose labels are not kept.
static bool sum_unneeded(nd_context *ctx, term *t, const bool *kept) {
    int axes[NPRT_MAX_RANK], n = 0, rank = 0;
    for (int i = 0; i < t->array.rank; i++)
        if (!kept[t->label[i]]) axes[n++] = i;
    if (n == 0) return true;
    nd_reduce_options o = ND_REDUCE_ALL;
    o.n_axes = n;
    o.axes = axes;
    o.dtype = t->array.dtype;
    nprt_array r;
    nd_ufunc sum = t->array.dtype == NPRT_bool ? ND_logical_or : ND_add;
    if (!nd_reduce(ctx, sum, &t->array, &o, &r)) return false;
    for (int i = 0; i < t->array.rank; i++)
        if (kept[t->label[i]]) t->label[rank++] = t->label[i];
    nd_release(&t->array);
    t->array = r;
    return true;
}

static int64_t size_of(const term *t, int label) {
    const unsigned char *p = memchr(t->label, label, (size_t)t->array.rank);
    return p ? t->array.shape[p - t->label] : 1;
}

// t's axes in the order of three groups, each flattened to one; absent labels have size 1.
static bool flatten_groups(const term *t, const unsigned char *const *groups, const int *counts,
                           const int64_t *const *sizes, nprt_array *out) {
    nprt_array v = t->array;
    int rank = 0;
    int64_t flat[3];
    for (int g = 0; g < 3; g++) {
        flat[g] = 1;
        for (int i = 0; i < counts[g]; i++, rank++) {
            const unsigned char *p = memchr(t->label, groups[g][i], (size_t)t->array.rank);
            bool one = !p || t->array.shape[p - t->label] == 1;
            v.shape[rank] = sizes[g][i];
            v.strides[rank] = one ? 0 : t->array.strides[p - t->label];
            flat[g] *= sizes[g][i];
        }
    }
    v.rank = rank;
    return nd_reshape(&v, 3, flat, 'C', out);
}

typedef struct groups {
    unsigned char label[4][NPRT_MAX_RANK];   // batch, left, right, summed
    int64_t size[4][NPRT_MAX_RANK];
    int count[4];
} groups;

static bool classify(const term *x, const term *y, const bool *kept, groups *g) {
    bool seen[LABELS] = {false};
    memset(g, 0, sizeof *g);
    for (int side = 0; side < 2; side++) {
        const term *t = side ? y : x;
        for (int i = 0; i < t->array.rank; i++) {
            int l = t->label[i];
            if (seen[l]) continue;
            seen[l] = true;
            int64_t m = size_of(x, l), n = size_of(y, l);
            if (m != n && m != 1 && n != 1)
                return nprt_raise("ValueError",
                                  "operands could not be broadcast together with remapped shapes [original->remapped]: "
                                  "dimension '%c' has sizes %lld and %lld",
                                  l, (long long)m, (long long)n);
            bool both = has(x, l) && has(y, l);
            int k = both ? (kept[l] ? 0 : 3) : side ? 2 : 1;
            g->label[k][g->count[k]] = (unsigned char)l;
            g->size[k][g->count[k]++] = m == 1 ? n : m;
        }
    }
    return true;
}

// x becomes the product of x and y with every label that is not kept summed.
static bool contract_pair(nd_context *ctx, term *x, const term *y, const bool *kept) {
    groups g;
    nprt_array a, b, r, shaped;
    if (!classify(x, y, kept, &g)) return false;
    const unsigned char *left[] = {g.label[0], g.label[1], g.label[3]}, *right[] = {g.label[0], g.label[3], g.label[2]};
    const int64_t *left_size[] = {g.size[0], g.size[1], g.size[3]}, *right_size[] = {g.size[0], g.size[3], g.size[2]};
    if (!flatten_groups(x, left, (const int[]){g.count[0], g.count[1], g.count[3]}, left_size, &a)) return false;
    bool ok = flatten_groups(y, right, (const int[]){g.count[0], g.count[3], g.count[2]}, right_size, &b);
    if (ok) {
        ok = nd_matmul(ctx, &a, &b, &r);
        nd_release(&b);
    }
    nd_release(&a);
    if (!ok) return false;
    int64_t shape[NPRT_MAX_RANK];
    unsigned char label[NPRT_MAX_RANK];
    int rank = 0;
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < g.count[k]; i++, rank++) {
            shape[rank] = g.size[k][i];
            label[rank] = g.label[k][i];
        }
    ok = nd_reshape(&r, rank, shape, 'C', &shaped);
    nd_release(&r);
    if (!ok) return false;
    nd_release(&x->array);
    x->array = shaped;
    memcpy(x->label, label, sizeof label);
    return true;
}

// Implicit output: ellipsis axes, then the labels that occur once, in alphabetical order.
static int implicit_output(int n, const term *terms, int dots, unsigned char *out) {
    int uses[LABELS] = {0}, count = 0;
    for (int i = 0; i < n; i++)
        for (int d = 0; d < terms[i].array.rank; d++) uses[terms[i].label[d]]++;
    for (int d = 0; d < dots; d++) out[count++] = (unsigned char)(NPRT_MAX_RANK - dots + d + 1);
    for (int l = 'A'; l <= 'z'; l++)
        if (uses[l] == 1) out[count++] = (unsigned char)l;
    return count;
}

static bool explicit_output(const char *text, int n, const term *terms, int dots, unsigned char *out, int *count) {
    *count = 0;
    for (; *text; text++) {
        if (isspace((unsigned char)*text)) continue;
        if (strncmp(text, "...", 3) == 0) {
            for (int d = 0; d < dots; d++) out[(*count)++] = (unsigned char)(NPRT_MAX_RANK - dots + d + 1);
            text += 2;
            continue;
        }
        bool known = false;
        for (int i = 0; i < n; i++) known = known || has(&terms[i], *text);
        if (!isalpha((unsigned char)*text) || !known)
            return nprt_raise(
                "ValueError",
                "einstein sum subscripts string included output subscript '%c' which never appeared in an input",
                *text);
        if (memchr(out, *text, (size_t)*count))
            return nprt_raise("ValueError",
                              "einstein sum subscripts string includes output subscript '%c' multiple times", *text);
        if (*count + 1 >= NPRT_MAX_RANK) return nprt_raise("ValueError", "too many subscripts in einsum");
        out[(*count)++] = (unsigned char)*text;
    }
    return true;
}

static bool evaluate(nd_context *ctx, int n, term *terms, const unsigned char *output, int count, nprt_array *out) {
    for (int i = 0; i < n; i++)
        if (!take_diagonals(&terms[i])) return false;
    for (int step = 0; step < n; step++) {
        bool kept[LABELS] = {false};
        for (int d = 0; d < count; d++) kept[output[d]] = true;
        for (int i = step + 1; i < n; i++)
            for (int d = 0; d < terms[i].array.rank; d++) kept[terms[i].label[d]] = true;
        if (step > 0 && !contract_pair(ctx, &terms[0], &terms[step], kept)) return false;
        if (!sum_unneeded(ctx, &terms[0], kept)) return false;
    }
    int perm[NPRT_MAX_RANK];
    nprt_array v;
    for (int d = 0; d < count; d++) {
        const unsigned char *p = memchr(terms[0].label, output[d], (size_t)terms[0].array.rank);
        if (!p) return nprt_raise("ValueError", "output has subscript '%c' with no axis", output[d]);
        perm[d] = (int)(p - terms[0].label);
    }
    if (!nd_transpose(&terms[0].array, perm, &v)) return false;
    *out = v;
    return true;
}

bool nd_einsum(nd_context *ctx, const char *subscripts, int n, const nprt_array *const *operands, nprt_array *out) {
    term terms[NPRT_MAX_RANK];
    const char *text = subscripts;
    int dots = 0, count = 0, made = 0;
    nprt_array r;
    unsigned char output[NPRT_MAX_RANK] = {0};
    if (n < 1 || n > NPRT_MAX_RANK)
        return nprt_raise("ValueError", "must specify the einstein sum subscripts string and at least one operand");
    bool ok = true;
    nprt_dtype dtype = operands[0]->dtype;
    for (int i = 0; i < n; i++) dtype = nprt_dtype_promote(dtype, operands[i]->dtype);
    for (; made < n && ok; made++) {
        if (made > 0 && *text != ',') {
            ok = nprt_raise("ValueError",
                            "fewer operands provided to einstein sum function than specified in the subscripts string");
            break;
        }
        text += made > 0;
        memset(&terms[made], 0, sizeof terms[made]);
        if (operands[made]->dtype == dtype)
            terms[made].array = nd_view(operands[made]);
        else if (!nd_astype(NULL, operands[made], dtype, 'K', &terms[made].array))
            ok = false;
        if (!ok) break;
        ok = read_labels(&text, &terms[made], &dots, made);
    }
    if (ok && *text == ',')
        ok = nprt_raise("ValueError",
                        "more operands provided to einstein sum function than specified in the subscripts string");
    if (ok && *text == '-' && text[1] != '>')
        ok = nprt_raise("ValueError", "einstein sum subscript string does not contain proper '->' output specified");
    if (ok && *text == '-')
        ok = explicit_output(text + 2, n, terms, dots, output, &count);
    else if (ok)
        count = implicit_output(n, terms, dots, output);
    ok = ok && evaluate(ctx, n, terms, output, count, &r);
    for (int i = 0; i < made; i++) nd_release(&terms[i].array);
    if (!ok) return false;
    if (r.block != operands[0]->block) {
        *out = r;
        return true;
    }
    ok = nd_copy(&r, 'K', out);   // nothing was summed
    nd_release(&r);
    return ok;
}
