// Tuples whose length is known only at run time: run-time lists that nobody changes.
#include "specialise/state.h"

sval *sv_rtuple(spec *s, const sval *run) {
    sval *v = sv_new(s, SV_RTUPLE);
    v->rlist = run->rlist;
    return v;
}

sval *run_items(spec *s, sval *v) {
    if (v->kind == SV_LIST) return v->object.cell->v->kind == SV_RLIST ? v->object.cell->v : NULL;
    if (v->kind != SV_RTUPLE) return NULL;
    sval *run = sv_new(s, SV_RLIST);
    run->rlist = v->rlist;
    return run;
}
