// Places of the program where run-time lists are made. A list that others hold cannot be converted once it takes an
// item of another type: the next attempt makes it of items of both types from the beginning.
#include <string.h>

#include "specialise/state.h"

// Nothing in it belongs to one attempt.
static bool is_lasting(const sval *t) {
    switch (t->kind) {
    case SV_NONE:
    case SV_NUM:
    case SV_STR:
    case SV_SCALAR:
    case SV_RSTR: return true;
    case SV_CHOICE: return is_lasting(t->choice.a) && is_lasting(t->choice.b);
    case SV_RTUPLE: return is_lasting(t->rlist.item);
    case SV_TUPLE:
        for (int i = 0; i < t->tuple.n; i++)
            if (!is_lasting(t->tuple.items[i])) return false;
        return true;
    default: return false;
    }
}

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

static sval *both(spec *s, sval *a, sval *b) {
    return is_lasting(a) && is_lasting(b) ? mixed_template(s, 2, (sval *[]){a, b}, OR_NONE) : NULL;
}

void list_begins(spec *s, sval *list) {
    if (!s->layouts || !list->rlist.item) return;
    list->rlist.site = site_here(s);
    list_site *site = list->rlist.site ? site_of(s, list->rlist.site) : NULL;
    sval *wider = site && site->wanted ? both(s, list->rlist.item, site->wanted) : NULL;
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
    list_site *one = site_of(s, x), *other = site_of(s, y);
    if (other->wanted) one->wanted = one->wanted ? both(s, one->wanted, other->wanted) : other->wanted;
    other->same_as = (int)(one - s->layouts->sites.data) + 1;
}

bool list_widens(spec *s, const sval *list, sval *item) {
    if (!s->layouts || !list->rlist.site) return false;
    list_site *site = site_of(s, list->rlist.site);
    sval *wanted = both(s, list->rlist.item, item);
    if (wanted && site->wanted) wanted = both(s, site->wanted, wanted);
    if (!wanted || (site->wanted && items_alike(s, wanted, site->wanted))) return false;
    site->wanted = wanted;
    return again(s, "lists whose items change in type");
}
