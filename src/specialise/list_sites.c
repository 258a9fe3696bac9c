// Places of the program where run-time lists are made. A list that others hold cannot be converted once it takes an
// item of another type: the next attempt makes it of items of both types from the beginning.
#include <string.h>

#include "specialise/state.h"

// Lists, objects and the like belong to one attempt; so may arrays, by their sizes.
static bool is_passing(const sval *t, void *unused) {
    (void)unused;
    switch (t->kind) {
    case SV_NONE:
    case SV_NUM:
    case SV_STR:
    case SV_SCALAR:
    case SV_RSTR:
    case SV_CHOICE:
    case SV_RTUPLE:
    case SV_TUPLE: return false;
    default: return true;
    }
}

static bool is_lasting(const sval *t) { return !any_part(t, is_passing, NULL); }

static list_site *site_of(const spec *s, int number) {
    list_site *sites = s->layouts->sites.data;
    while (sites[number - 1].same_as) number = sites[number - 1].same_as;
    return &sites[number - 1];
}

static int site_here(spec *s) {
    source_range const here = user_place(s);
    if (!here.file) return 0;
    for (int i = 0; i < s->layouts->sites.n; i++) {
        const list_site *p = &s->layouts->sites.data[i];
        if (p->line == here.line && p->col == here.col && strcmp(p->file, here.file->name) == 0) return i + 1;
    }
    vec_push(s->arena, &s->layouts->sites, ((list_site){here.file->name, here.line, here.col, 0, NULL}));
    return s->layouts->sites.n;
}

// The join of tuples may find more places: no list_site is held across it.
static sval *both(spec *s, sval *a, sval *b) {
    return is_lasting(a) && is_lasting(b) ? mixed_template(s, 2, (sval *[]){a, b}, OR_NONE) : NULL;
}

void list_begins(spec *s, sval *list) {
    if (!s->layouts || !list->rlist.item) return;
    list->rlist.site = site_here(s);
    sval *const wanted = list->rlist.site ? site_of(s, list->rlist.site)->wanted : NULL;
    sval *const wider = wanted ? both(s, list->rlist.item, wanted) : NULL;
    if (wider) list->rlist.item = wider;
}

sval *rlist_begun(spec *s, int n, sval **items, sval *item) {
    sval *of = sv_new(s, SV_RLIST);
    of->rlist.item = item;
    list_begins(s, of);
    sval *list = rlist_of_items(s, n, items, of->rlist.item);
    if (list) list->rlist.site = of->rlist.site;
    return list;
}

void list_is_of(spec *s, sval *list, const sval *a, const sval *b) {
    int const x = a->kind == SV_RLIST ? a->rlist.site : 0, y = b->kind == SV_RLIST ? b->rlist.site : 0;
    list->rlist.site = x ? x : y;
    if (!x || !y || !s->layouts || site_of(s, x) == site_of(s, y)) return;
    sval *const a_wants = site_of(s, x)->wanted, *const b_wants = site_of(s, y)->wanted;
    sval *const wanted = a_wants && b_wants ? both(s, a_wants, b_wants) : a_wants ? a_wants : b_wants;
    list_site *one = site_of(s, x), *other = site_of(s, y);
    if (one == other) return;
    one->wanted = wanted;
    other->same_as = (int)(one - s->layouts->sites.data) + 1;
}

bool list_widens(spec *s, const sval *list, sval *item) {
    if (!s->layouts || !list->rlist.site) return false;
    sval *const before = site_of(s, list->rlist.site)->wanted;
    sval *wanted = both(s, list->rlist.item, item);
    if (wanted && before) wanted = both(s, before, wanted);
    if (!wanted || (before && items_alike(s, wanted, before))) return false;
    site_of(s, list->rlist.site)->wanted = wanted;
    return again(s, "lists whose items change in type");
}
