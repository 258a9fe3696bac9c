#include "analysis/overlap.h"

#include <stdlib.h>

typedef __int128 wide;
enum { MAX_TERMS = 2 * OVERLAP_MAX_RANK + 4, MAX_WORK = 1 << 16 };

// Σ factor[i]·x[i] = a constant, 0 ≤ x[i] ≤ most[i], factors positive.
typedef struct term {
    int64_t factor, most;
    int variable;       // where its value goes in the answer
    bool is_mirrored;   // the answer is most - x
} term;

// Terms of one factor, which are one term to solve for.
typedef struct group {
    int64_t factor;
    wide most;
    int first, count;   // of terms
} group;

typedef struct equation {
    term terms[MAX_TERMS];
    int n;
    group groups[MAX_TERMS];
    int group_count;
    wide right;
    wide rest[MAX_TERMS + 1];         // the largest sum of groups i, i + 1, …
    int64_t divisor[MAX_TERMS + 1];   // their greatest common divisor, 0 of none
    int64_t value[MAX_TERMS];         // of variables, once solved
    int64_t work;
} equation;

static int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t const r = a % b;
        a = b;
        b = r;
    }
    return a;
}

// x with a·x ≡ 1 (mod m), gcd(a, m) = 1.
static int64_t inverse(int64_t a, int64_t m) {
    wide x = 1, y = 0;
    int64_t u = a % m, v = m;
    while (u > 1 && v) {
        int64_t const q = u / v, r = u % v;
        wide const z = x - q * y;
        u = v, v = r, x = y, y = z;
    }
    x %= m;
    return (int64_t)(m == 1 ? 0 : x < 0 ? x + m : x);
}

// Adds factor·x with 0 ≤ x < count to the left side; a negative factor counts from the other end.
static void add_term(equation *e, int64_t factor, int64_t count, int variable) {
    if (factor == 0 || count <= 1) {
        e->value[variable] = 0;
        return;
    }
    bool const mirrored = factor < 0;
    if (mirrored) e->right -= (wide)factor * (count - 1);
    e->terms[e->n++] = (term){mirrored ? -factor : factor, count - 1, variable, mirrored};
}

static int larger_first(const void *x, const void *y) {
    int64_t const a = ((const term *)x)->factor, b = ((const term *)y)->factor;
    return (a < b) - (a > b);
}

// The first x ≥ from with right - factor·x divisible by the divisor of what is left; *step to the next. False: none.
static bool first_fit(const equation *e, int i, wide right, wide from, wide *out, int64_t *step) {
    int64_t const factor = e->groups[i].factor, m = e->divisor[i + 1];
    *step = 1;
    *out = from;
    if (m == 0) {   // the last term: it must take all that is left
        *out = right / factor;
        return right % factor == 0 && *out >= from;
    }
    int64_t const g = gcd(factor, m);
    if (right % g) return false;
    *step = m / g;
    wide fit = (right / g % *step) * inverse(factor / g % *step, *step) % *step;
    if (fit < 0) fit += *step;
    if (fit < from) fit += (from - fit + *step - 1) / *step * *step;
    *out = fit;
    return true;
}

// Shares x out among the variables of a group.
static void set_values(equation *e, const group *g, wide x) {
    for (int i = g->first; i < g->first + g->count; i++) {
        const term *t = &e->terms[i];
        int64_t const part = x < t->most ? (int64_t)x : t->most;
        e->value[t->variable] = t->is_mirrored ? t->most - part : part;
        x -= part;
    }
}

static overlap solve(equation *e, int i, wide right) {
    if (i == e->group_count) return right == 0 ? OVERLAP_YES : OVERLAP_NO;
    if (right < 0 || right > e->rest[i] || right % e->divisor[i]) return OVERLAP_NO;
    const group *t = &e->groups[i];
    // What is left after this term lies between 0 and rest.
    wide const from = right > e->rest[i + 1] ? (right - e->rest[i + 1] + t->factor - 1) / t->factor : 0;
    wide const to = right / t->factor < t->most ? right / t->factor : t->most;
    wide x;
    int64_t step;
    if (!first_fit(e, i, right, from, &x, &step)) return OVERLAP_NO;
    for (; x <= to; x += step) {
        if (++e->work > MAX_WORK) return OVERLAP_UNKNOWN;
        overlap const found = solve(e, i + 1, right - x * t->factor);
        if (found == OVERLAP_YES) set_values(e, t, x);
        if (found != OVERLAP_NO) return found;
    }
    return OVERLAP_NO;
}

static void group_terms(equation *e) {
    qsort(e->terms, (size_t)e->n, sizeof *e->terms, larger_first);
    for (int i = 0; i < e->n; i++) {
        group *last = e->group_count ? &e->groups[e->group_count - 1] : NULL;
        if (!last || last->factor != e->terms[i].factor) {
            e->groups[e->group_count++] = (group){e->terms[i].factor, e->terms[i].most, i, 1};
            continue;
        }
        last->most += e->terms[i].most;
        last->count++;
    }
}

static overlap solve_equation(equation *e) {
    group_terms(e);
    for (int i = e->group_count; i-- > 0;) {
        e->rest[i] = e->rest[i + 1] + e->groups[i].factor * e->groups[i].most;
        e->divisor[i] = gcd(e->groups[i].factor, e->divisor[i + 1]);
    }
    return solve(e, 0, e->right);
}

static bool is_empty(const strided_view *v) {
    for (int i = 0; i < v->rank; i++)
        if (v->shape[i] <= 0) return true;
    return v->itemsize <= 0;
}

overlap overlap_of(const strided_view *a, const strided_view *b, int64_t *out_a, int64_t *out_b) {
    if (is_empty(a) || is_empty(b)) return OVERLAP_NO;
    if (a->rank > OVERLAP_MAX_RANK || b->rank > OVERLAP_MAX_RANK) return OVERLAP_UNKNOWN;
    // offset_a + Σ … + k_a = offset_b + Σ … + k_b
    equation e = {.right = (wide)b->offset - a->offset};
    for (int i = 0; i < a->rank; i++) add_term(&e, a->strides[i], a->shape[i], i);
    for (int i = 0; i < b->rank; i++) add_term(&e, -b->strides[i], b->shape[i], a->rank + i);
    add_term(&e, 1, a->itemsize, a->rank + b->rank);
    add_term(&e, -1, b->itemsize, a->rank + b->rank + 1);
    overlap const found = solve_equation(&e);
    for (int i = 0; found == OVERLAP_YES && out_a && i < a->rank; i++) out_a[i] = e.value[i];
    for (int i = 0; found == OVERLAP_YES && out_b && i < b->rank; i++) out_b[i] = e.value[a->rank + i];
    return found;
}

overlap overlap_of_ranges(int64_t from_a, int64_t n_a, int64_t step_a, int64_t from_b, int64_t n_b, int64_t step_b) {
    strided_view const a = {from_a, 1, 1, &n_a, &step_a}, b = {from_b, 1, 1, &n_b, &step_b};
    return overlap_of(&a, &b, NULL, NULL);
}

// ---- updates

// Is there an element p of `to` and an element q of `from`, q after p when `later` and before p otherwise, with a byte
// in common? For views of equal strides only the distance d = q - p counts: some first coordinates are 0, the next is
// at least 1 (or at most -1), the others are anything.
static overlap meets(const strided_view *to, const strided_view *from, bool later) {
    bool unknown = false;
    for (int k = 0; k < to->rank; k++) {
        if (to->shape[k] < 2) continue;
        // to.offset + Σ s·p + k = from.offset + Σ s·q + l, so  Σ s·d + l - k = to.offset - from.offset
        equation e = {.right = (wide)to->offset - from->offset};
        int64_t const sign = later ? 1 : -1;
        e.right -= (wide)to->strides[k] * sign;
        add_term(&e, to->strides[k] * sign, to->shape[k] - 1, k);
        for (int i = k + 1; i < to->rank; i++) {
            e.right += (wide)to->strides[i] * (to->shape[i] - 1);
            add_term(&e, to->strides[i], 2 * to->shape[i] - 1, i);
        }
        add_term(&e, 1, from->itemsize, to->rank);
        add_term(&e, -1, to->itemsize, to->rank + 1);
        overlap const found = solve_equation(&e);
        if (found == OVERLAP_YES) return found;
        unknown |= found == OVERLAP_UNKNOWN;
    }
    return unknown ? OVERLAP_UNKNOWN : OVERLAP_NO;
}

update_order overlap_update_order(const strided_view *to, const strided_view *from) {
    if (is_empty(to) || is_empty(from) || overlap_of(to, from, NULL, NULL) == OVERLAP_NO) return UPDATE_ANY;
    if (to->rank != from->rank || to->rank > OVERLAP_MAX_RANK) return UPDATE_COPY;
    for (int i = 0; i < to->rank; i++)
        if (to->shape[i] != from->shape[i] || to->strides[i] != from->strides[i]) return UPDATE_COPY;
    bool const forward = meets(to, from, true) == OVERLAP_NO, backward = meets(to, from, false) == OVERLAP_NO;
    return forward && backward ? UPDATE_ANY : forward ? UPDATE_FORWARD : backward ? UPDATE_BACKWARD : UPDATE_COPY;
}
