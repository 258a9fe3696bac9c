// Function instances: a Python function compiled once for each signature, called wherever the signature recurs.
//
// A signature is the text of the arguments' types: constants by value, scalars by type, arrays by dtype, rank and
// which of their dimensions are equal. Variables of enclosing scopes that the body reads become further arguments.
#include "dialect/func/func.h"
#include "specialise/state.h"

#include <string.h>

// ---- signatures ----

typedef struct signer {
    spec *s;
    char *text;
    size_t n, cap;
    VEC(sval *) dims;   // every run-time dimension, in order of appearance
    int generalise;     // which known values count by type only: GENERAL_…
} signer;

// Known values that a function is compiled for one by one until it has many instances.
enum { GENERAL_TEXT = 1, GENERAL_FLOAT = 2, GENERAL_INT = 4 };

static bool is_general(int generalise, const sval *v) {
    if (v->kind == SV_STR) return generalise & GENERAL_TEXT;
    if (v->kind != SV_NUM) return false;
    return (v->num.st == ST_FLOAT && (generalise & GENERAL_FLOAT)) ||
           (v->num.st == ST_INT && (generalise & GENERAL_INT));
}

static void put(signer *g, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(signer *g, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *t = arena_vprintf(g->s->arena, format, args);
    va_end(args);
    size_t const n = strlen(t);
    if (g->n + n + 1 > g->cap) {
        size_t const cap = (g->n + n + 1) * 2;
        char *bigger = arena_alloc(g->s->arena, cap);
        if (g->n) memcpy(bigger, g->text, g->n);
        g->text = bigger;
        g->cap = cap;
    }
    memcpy(g->text + g->n, t, n + 1);
    g->n += n;
}

static void sign(signer *g, const sval *v);
static void sign_all(signer *g, int n, sval *const *v) {
    for (int i = 0; i < n; i++)
        if (v[i])
            sign(g, v[i]);
        else
            put(g, "-");
}

// What an object holds is compiled in as it is.
static void sign_exactly(signer *g, const sval *contents) {
    int const generalise = g->generalise;
    if (!contents) {
        put(g, "-");
        return;
    }
    g->generalise = 0;
    sign(g, contents);
    g->generalise = generalise;
}

static void sign_array(signer *g, const sval *v) {
    put(g, "a%d[", v->array.dtype);
    for (int i = 0; i < v->array.rank; i++) {
        sval *d = v->array.dims[i];
        if (d && d->kind == SV_NUM) {
            put(g, "%lld,", (long long)d->num.i);
            continue;
        }
        int at = 0;
        while (at < g->dims.n && !(d && sval_same(g->dims.data[at], d))) at++;
        put(g, "s%d,", at);
        vec_push(g->s->arena, &g->dims, d);
    }
    put(g, "]");
}

static void sign(signer *g, const sval *v) {
    switch (v->kind) {
    case SV_NUM:
        if (is_general(g->generalise, v))
            put(g, "n%d;", v->num.st);
        else
            put(g, "k%d:%lld:%a:%a;", v->num.st, (long long)v->num.i, v->num.f, v->num.im);
        return;
    case SV_STR:
        if (is_general(g->generalise, v))
            put(g, "s;");
        else
            put(g, "t%p;", (const void *)v->text);
        return;
    case SV_DTYPE: put(g, "d%d;", v->dt); return;
    case SV_MODULE: put(g, "m%p;", (void *)v->module); return;
    case SV_BUILTIN: put(g, "b%p;", (const void *)v->builtin); return;
    case SV_FUNC:
        put(g, "f%p(", (const void *)v->func->node);
        for (int i = 0; i < v->func->scope->free_count; i++) put(g, "%p,", (void *)v->func->free_cells[i]);
        if (v->func->fields->v->map.n) put(g, "%p", (void *)v->func->fields);
        put(g, ")");
        return;
    case SV_CLASS: put(g, "c%p;", (void *)v->cls); return;
    case SV_SCALAR: put(g, is_count(v) ? "n%d+;" : "n%d;", v->scalar.st); return;
    case SV_ARRAY: sign_array(g, v); return;
    case SV_RSTR: put(g, "s;"); return;
    case SV_RLIST:
        put(g, "l[");
        sign(g, v->rlist.item);
        put(g, "]");
        return;
    case SV_RTUPLE:
        put(g, "t[");
        sign(g, v->rlist.item);
        put(g, "]");
        return;
    case SV_RTABLE:
        put(g, "D[");
        sign_all(g, 2, (sval *[]){v->table.key, v->table.value});
        put(g, "]");
        return;
    case SV_CLOSURE:
        put(g, "F%p(", (void *)v->closure.code);
        sign_all(g, v->closure.n, v->closure.values);
        put(g, ")");
        return;
    case SV_RECORD: put(g, "R%p;", (void *)v->record.layout); return;
    case SV_HANDLE: put(g, "h%d;", v->handle.handle); return;
    case SV_TUPLE:
        put(g, "(");
        sign_all(g, v->tuple.n, v->tuple.items);
        put(g, ")");
        return;
    case SV_MAP:
        put(g, "{");
        sign_all(g, v->map.n, v->map.keys);
        sign_all(g, v->map.n, v->map.values);
        put(g, "}");
        return;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        put(g, "o%d%d%p", v->kind, v->object.is_frozen, (void *)v->object.cls);
        sign_exactly(g, v->object.cell->v);
        return;
    case SV_RANGE:
    case SV_SLICE:
        put(g, "r%d", v->kind);
        for (int i = 0; i < 3; i++) sign_exactly(g, i == 0 ? v->range.start : i == 1 ? v->range.stop : v->range.step);
        return;
    case SV_CHOICE:
        put(g, "?(");
        sign_all(g, 2, (sval *[]){v->choice.a, v->choice.b});
        put(g, ")");
        return;
    default: put(g, "?%d;", v->kind); return;
    }
}

// ---- entering ----

void freeze(const sval *v) {
    switch (v->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        v->object.cell->foreign = !is_runtime_contents(v->object.cell->v);
        freeze(v->object.cell->v);
        return;
    case SV_TUPLE:
        for (int i = 0; i < v->tuple.n; i++) freeze(v->tuple.items[i]);
        return;
    case SV_MAP:
        for (int i = 0; i < v->map.n; i++) freeze(v->map.values[i]);
        return;
    default: return;
    }
}

// Remembers which of the caller's cells those of the arguments stand for.
static void link_origins(const sval *inside, const sval *outside) {
    if (inside->kind != outside->kind) return;
    switch (inside->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE:
        inside->object.cell->origin = outside->object.cell;
        link_origins(inside->object.cell->v, outside->object.cell->v);
        return;
    case SV_TUPLE:
        for (int i = 0; i < inside->tuple.n && i < outside->tuple.n; i++)
            link_origins(inside->tuple.items[i], outside->tuple.items[i]);
        return;
    case SV_MAP:
        for (int i = 0; i < inside->map.n && i < outside->map.n; i++)
            link_origins(inside->map.values[i], outside->map.values[i]);
        return;
    default: return;
    }
}

static sval *generalised(spec *s, int generalise, sval *v) {
    if (v->kind == SV_TUPLE) {
        sval **items = ARENA_ARRAY(s->arena, sval *, v->tuple.n + 1);
        for (int i = 0; i < v->tuple.n; i++) items[i] = generalised(s, generalise, v->tuple.items[i]);
        return sv_tuple(s, v->tuple.n, items);
    }
    if (!is_general(generalise, v)) return v;
    return v->kind == SV_STR ? sv_rstr(s, str_ir(s, v)) : sv_scalar(s, v->num.st, scalar_value(s, v));
}

// Gives equal dimensions of the arguments one value inside the function: dims[i] of the outside is to.data[i].
static sval *unify_dims(spec *s, sval *v, const signer *g, int *at, sval **inside) {
    switch (v->kind) {
    case SV_ARRAY: {
        sval **dims = ARENA_ARRAY(s->arena, sval *, v->array.rank + 1);
        for (int i = 0; i < v->array.rank; i++) {
            dims[i] = v->array.dims[i];
            if (dims[i]->kind == SV_NUM) continue;
            int const here = (*at)++;
            int first = 0;
            while (first < here &&
                   !(g->dims.data[first] && g->dims.data[here] && sval_same(g->dims.data[first], g->dims.data[here])))
                first++;
            if (first < here) dims[i] = inside[first];
            inside[here] = dims[i];
        }
        return sv_array(s, v->array.dtype, v->array.rank, dims, v->array.v);
    }
    case SV_TUPLE: {
        sval **items = ARENA_ARRAY(s->arena, sval *, v->tuple.n + 1);
        for (int i = 0; i < v->tuple.n; i++) items[i] = unify_dims(s, v->tuple.items[i], g, at, inside);
        return sv_tuple(s, v->tuple.n, items);
    }
    case SV_MAP: {
        sval *m = sv_new(s, SV_MAP);
        *m = *v;
        m->map.values = ARENA_ARRAY(s->arena, sval *, v->map.n + 1);
        for (int i = 0; i < v->map.n; i++) m->map.values[i] = unify_dims(s, v->map.values[i], g, at, inside);
        return m;
    }
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: v->object.cell->v = unify_dims(s, v->object.cell->v, g, at, inside); return v;
    default: return v;
    }
}

// ---- building ----

static istr unique_symbol(spec *s, istr name) {
    istr const base = intern(s->names, name[0] == '<' ? "lambda" : name);
    uintptr_t const n = (uintptr_t)map_get_ptr(&s->symbols, base);
    map_put_ptr(&s->symbols, base, (void *)(n + 1));
    return n ? intern(s->names, arena_printf(s->arena, "%s_%d", base, (int)n)) : base;
}

// Replaces a result's dimensions that are arguments' dimensions by markers the caller can resolve: the callee's values
// stay in the template and are matched against inside[].
static bool finish_instance(spec *s, instance *in, sval *r, ir_block *block, uint32_t begin) {
    (void)begin;
    if (in->result_known && in->recursive) {   // recursive calls have been made with the noted type
        sval *fit = coerce(s, r, in->result);
        if (!fit) return in->wider = join(s, NULL, in->result, unbounded(s, strip(s, r, 0)), NULL), false;
        r = fit;
    }
    value_list leaves = {0};
    flatten(s, r, &leaves);
    ir_value **out = leaves.data;
    s->b = ir_builder_at_end(s->ir, s->b.block, s->b.loc);
    ir_build(&s->b, FUNC_return, leaves.n, out, 0, NULL, 0);
    type_list args = {0};
    for (int i = 0; i < block->arg_count; i++) vec_push(s->arena, &args, block->args[i]->type);
    type_list results = {0};
    for (int i = 0; i < leaves.n; i++) vec_push(s->arena, &results, leaves.data[i]->type);
    ir_type const t = ir_type_function(s->ir, args.n, args.data, results.n, results.data);
    ir_op_set_attr(s->ir, in->op, "function_type", ir_attr_type(s->ir, t));
    in->result = r;
    in->result_types = results;
    in->complete = true;
    return true;
}

static ir_op *function_op(spec *s, istr symbol) {
    ir_builder b = ir_builder_at_end(s->ir, ir_module_body(s->module), s->b.loc);
    ir_op *op = ir_build(&b, FUNC_func, 0, NULL, 0, NULL, 1);
    ir_op_set_attr(s->ir, op, "sym_name", ir_attr_string(s->ir, symbol));
    ir_op_set_attr(s->ir, op, "sym_visibility", ir_attr_string(s->ir, "private"));
    return op;
}

static sval *run_instance(spec *s, instance *in, sfunc *f, sval **inside_args) {
    frame *fr = frame_new(s, f, inside_args);
    fr->instance = in;
    s->frame = fr;
    sval *r = NULL;
    if (!exec_body(s, &f->node->FunctionDef.body, 0)) return NULL;
    int64_t exit;
    bool const known = sval_known_int(fr->exit->v, &exit);
    r = fr->result->v;
    in->never_returns = known && exit == EXIT_DEAD;
    if (r->kind == SV_UNDEF || (known && exit != EXIT_RETURN)) return sv_none(s);
    if (known || r->kind == SV_NONE) return r;
    ir_value *returned = emit_cmpi(s, 0, scalar_value(s, fr->exit->v), emit_const_int(s, EXIT_RETURN, type_i64(s)));
    return join(s, NULL, r, sv_none(s), returned);
}

static bool capture_all(spec *s, const instance *earlier);

static bool build_instance(spec *s, instance *in, sfunc *f, sval **templates, int n, signer *g) {
    ir_builder const saved = s->b;
    frame *const caller = s->frame;
    instance *const outer = s->instance;
    const ast_node *at_node = s->at;
    istr const symbol = unique_symbol(s, f->name);
    in->symbol = symbol;
    s->b.loc = ir_loc_at(s->ir, intern(s->names, f->module->file->name), f->name, f->node->line, f->node->col);
    in->op = function_op(s, symbol);
    ir_block *block = ir_block_new(s->ir, ir_op_region(in->op, 0));
    mark const m = scope_begin(s);
    s->b = ir_builder_at_end(s->ir, block, s->b.loc);
    s->instance = in;
    f->active++;
    s->depth++;
    value_list leaves = {0};
    type_list types = {0};
    for (int i = 0; i < n; i++) flatten_types(s, templates[i], &types);
    for (int i = 0; i < types.n; i++) vec_push(s->arena, &leaves, ir_block_add_arg(s->ir, block, types.data[i]));
    sval **inside_args = ARENA_ARRAY(s->arena, sval *, n + 1);
    in->inside = ARENA_ARRAY(s->arena, sval *, g->dims.n + 1);
    in->inside_count = g->dims.n;
    int at = 0, dim = 0;
    for (int i = 0; i < n; i++) {
        sval *v = rebuild(s, strip(s, templates[i], 0), leaves.data, &at);
        inside_args[i] = unify_dims(s, v, g, &dim, in->inside);
        freeze(inside_args[i]);
        link_origins(inside_args[i], templates[i]);
    }
    in->block = block;
    in->begin = ir_def(emit_const_int(s, 0, type_i64(s)));
    bool const known = capture_all(s, in->expected);
    sval *r = known ? run_instance(s, in, f, inside_args) : NULL;
    if (r && in->probing && !in->result_known) {   // what falls off the end returns None
        in->result = r;
        in->result_known = r->kind == SV_NONE;
    }
    bool ok = r && !in->probing && is_returnable(r);
    if (r && !ok && !in->probing) s->want_inline = true;
    if (ok) ok = finish_instance(s, in, r, block, m.serial);
    scope_end(s, m);
    f->active--;
    s->depth--;
    s->instance = outer;
    s->frame = caller;
    s->at = at_node;
    s->b = saved;
    if (!ok) {
        ir_op_erase(in->op);
        in->failed = true;
    }
    return ok;
}

// Can a value be returned by value? Mutable objects are new ones on the caller's side, which is right only for those
// made inside.
bool is_returnable(const sval *v) {
    switch (v->kind) {
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return !v->object.cell->foreign && is_returnable(v->object.cell->v);
    case SV_TUPLE:
        for (int i = 0; i < v->tuple.n; i++)
            if (!is_returnable(v->tuple.items[i])) return false;
        return true;
    case SV_MAP:
        for (int i = 0; i < v->map.n; i++)
            if (!is_returnable(v->map.values[i])) return false;
        return true;
    case SV_FUNC: return v->func->scope->free_count == 0;
    case SV_UNDEF:
    case SV_ITER:
    case SV_BOUND:
    case SV_LAZY: return false;
    default: return true;
    }
}

// ---- captures: variables of enclosing scopes ----

static sval *captured_as_is(spec *s, scell *cell) {
    instance *in = s->instance;
    if (!in || cell->serial > in->serial) return cell->v;   // a cell of this very specialisation
    for (int i = 0; i < in->captures.n; i++)
        if (in->captures.data[i].cell == cell) return in->captures.data[i].inside;
    signer g = {.s = s};
    sign(&g, cell->v);
    capture c = {.cell = cell, .signature = g.text ? g.text : "", .first_arg = in->block->arg_count};
    if (!sval_is_dynamic(cell->v) && !is_object(cell->v)) {
        c.inside = cell->v;
        vec_push(s->arena, &in->captures, c);
        return cell->v;
    }
    sval *outer = cell->v;
    if (cell->v->kind == SV_CHOICE || cell->v->kind == SV_LAZY || cell->v->kind == SV_ITER) {
        s->want_inline = true;
        return NULL;
    }
    sval *template = strip(s, outer, 0);
    type_list types = {0};
    flatten_types(s, template, &types);
    value_list leaves = {0};
    for (int i = 0; i < types.n; i++) vec_push(s->arena, &leaves, ir_block_add_arg(s->ir, in->block, types.data[i]));
    c.arg_count = types.n;
    ir_builder const saved = s->b;   // dimensions are read before the body, so that they dominate every use
    s->b = ir_builder_before(s->ir, in->begin);
    s->b.loc = saved.loc;
    int at = 0;
    c.inside = rebuild(s, template, leaves.data, &at);
    s->b = saved;
    freeze(c.inside);
    link_origins(c.inside, outer);
    vec_push(s->arena, &in->captures, c);
    return c.inside;
}

sval *captured(spec *s, scell *cell) {
    sval *v = captured_as_is(s, cell);
    return v ? box_value(s, v) : NULL;
}

sval *captured_box(spec *s, scell *cell) {
    if (cell->v->kind != SV_RLIST) return NULL;
    return captured_as_is(s, cell);
}

// Captures what an earlier instance for the same signature came to read.
static bool capture_all(spec *s, const instance *earlier) {
    for (int i = 0; earlier && i < earlier->captures.n; i++)
        if (!captured_as_is(s, earlier->captures.data[i].cell)) return false;
    return true;
}

static bool captures_match(spec *s, instance *in) {
    for (int i = 0; i < in->captures.n; i++) {
        sval *now = captured_as_is(s, in->captures.data[i].cell);
        if (!now) return false;
        signer g = {.s = s};
        sign(&g, now);
        if (strcmp(g.text ? g.text : "", in->captures.data[i].signature) != 0) return false;
    }
    return true;
}

// ---- calling ----

static instance *find(spec *s, sfunc *shared, const char *signature) {
    for (int i = 0; i < shared->instances.n; i++) {
        instance *in = shared->instances.data[i];
        if (!in->failed && strcmp(in->signature, signature) == 0 && captures_match(s, in)) return in;
    }
    return NULL;
}

static sval *result_dims(spec *s, const sval *t, instance *in, const signer *g);
static sval **result_dims_all(spec *s, int n, sval *const *v, instance *in, const signer *g) {
    sval **out = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) out[i] = v[i] ? result_dims(s, v[i], in, g) : NULL;
    return out;
}

// The result template with the callee's dimensions replaced by the caller's, or forgotten.
static sval *result_dims(spec *s, const sval *t, instance *in, const signer *g) {
    sval *v = ARENA_NEW(s->arena, sval);
    *v = *t;
    v->serial = ++s->serial;
    switch (t->kind) {
    case SV_ARRAY:
        v->array.dims = ARENA_ARRAY(s->arena, sval *, t->array.rank + 1);
        for (int i = 0; i < t->array.rank; i++) {
            sval *d = t->array.dims[i];
            v->array.dims[i] = d && d->kind == SV_NUM ? d : NULL;
            for (int k = 0; d && d->kind != SV_NUM && k < in->inside_count && k < g->dims.n; k++)
                if (in->inside[k] && sval_same(in->inside[k], d)) {
                    v->array.dims[i] = g->dims.data[k];
                    break;
                }
        }
        return v;
    case SV_TUPLE: v->tuple.items = result_dims_all(s, t->tuple.n, t->tuple.items, in, g); return v;
    case SV_MAP: v->map.values = result_dims_all(s, t->map.n, t->map.values, in, g); return v;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: v->object.cell = cell_of(s, t->kind, result_dims(s, t->object.cell->v, in, g)); return v;
    case SV_CHOICE:
        v->choice.a = result_dims(s, t->choice.a, in, g);
        v->choice.b = result_dims(s, t->choice.b, in, g);
        return v;
    default: return (sval *)t;
    }
}

static sval *emit_instance_call(spec *s, instance *in, sval **bound, int n, const signer *g) {
    value_list leaves = {0};
    for (int i = 0; i < n; i++) {
        sval *v = generalised(s, g->generalise, bound[i]);
        share(s, bound[i]);   // it may be kept, or be the result
        flatten(s, v, &leaves);
    }
    for (int i = 0; i < in->captures.n; i++) {
        capture *c = &in->captures.data[i];
        if (!c->arg_count) continue;
        sval *v = captured_as_is(s, c->cell);
        share(s, v);
        flatten(s, v, &leaves);
    }
    ir_op *op = ir_build(&s->b, FUNC_call, leaves.n, leaves.data, in->result_types.n, in->result_types.data, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_symbol(s->ir, in->symbol));
    ir_op_set_attr(s->ir, op, "python.frame", ir_attr_unit(s->ir));
    forget_fields(s);
    value_list results = {0};
    for (int i = 0; i < op->result_count; i++) vec_push(s->arena, &results, ir_result(op, i));
    int at = 0;
    return rebuild(s, result_dims(s, in->result, in, g), results.data, &at);
}

static void discard(instance *in) {
    if (!in->failed) ir_op_erase(in->op);
    in->failed = true;
}

// Takes the instance's place, with what it has learned: the result's type and which variables of enclosing scopes are
// read.
static instance *begin_again(spec *s, sfunc *shared, instance *earlier) {
    instance *in = ARENA_NEW(s->arena, instance);
    in->func = earlier->func;
    in->signature = earlier->signature;
    in->serial = s->serial;
    in->result = earlier->result;
    in->result_types = earlier->result_types;
    in->result_known = true;
    in->expected = earlier;
    vec_push(s->arena, &shared->instances, in);
    return in;
}

// Discards what was built since an instance was begun: it may call that one, or lack the calls that were skipped.
static void discard_newer(spec *s, const instance *than) {
    for (int i = 0; i < s->functions.n; i++)
        for (int k = 0; k < s->functions.data[i]->instances.n; k++) {
            instance *other = s->functions.data[i]->instances.data[k];
            if (other->serial > than->serial) discard(other);
        }
}

// A fresh instance that knows the result's type. Nothing is left of the one whose recursive calls were skipped.
static instance *after_probing(spec *s, sfunc *shared, instance *probed) {
    discard_newer(s, probed);
    discard(probed);
    if (s->want_inline || s->want_unroll || s->diags->error_count) return NULL;
    if (!probed->result_known) return unsupported(s, "recursion in %s() that no case ends", probed->func->name);
    return begin_again(s, shared, probed);
}

// Is the path to here one whose recursive calls are skipped?
static bool is_probing(const spec *s) {
    for (const frame *f = s->frame; f; f = f->parent)
        if (f->instance && f->instance->probing) return true;
    return false;
}

// Recursive calls pass what was captured so far.
static bool calls_lack_captures(const instance *in) { return in->recursive && in->captures.n > in->captures_passed; }

// A fresh instance that captures everything at once. What was built meanwhile may call the one it replaces.
static instance *with_captures(spec *s, sfunc *shared, instance *lacking) {
    discard_newer(s, lacking);
    discard(lacking);
    return begin_again(s, shared, lacking);
}

// Does a value hold an object of the class? NULL: does an object in it hold one of its own class?
static bool holds_like(const sval *v, const sclass *c) {
    switch (v->kind) {
    case SV_INSTANCE:
        if (v->object.cls == c || holds_like(v->object.cell->v, v->object.cls)) return true;
        return c && holds_like(v->object.cell->v, c);
    case SV_LIST:
    case SV_DICT:
    case SV_SET: return holds_like(v->object.cell->v, c);
    case SV_CHOICE: return holds_like(v->choice.a, c) || holds_like(v->choice.b, c);
    case SV_RLIST:
    case SV_RTUPLE: return holds_like(v->rlist.item, c);
    case SV_RTABLE: return v->table.value && holds_like(v->table.value, c);
    case SV_TUPLE:
        for (int i = 0; i < v->tuple.n; i++)
            if (holds_like(v->tuple.items[i], c)) return true;
        return false;
    case SV_MAP:
        for (int i = 0; i < v->map.n; i++)
            if (holds_like(v->map.values[i], c)) return true;
        return false;
    default: return false;
    }
}

// A fresh instance whose result is of both types. NULL: it would be as before.
static instance *with_wider_result(spec *s, sfunc *shared, instance *narrow) {
    sval *wider = narrow->wider;
    if (s->want_inline || s->want_unroll || s->diags->error_count) return NULL;
    if (sval_same(wider, narrow->result) || holds_like(wider, NULL))
        return unsupported(s, "a recursive function whose results differ in type");
    discard_newer(s, narrow);
    instance *in = begin_again(s, shared, narrow);
    in->result = wider;
    in->result_types = (type_list){0};
    flatten_types(s, wider, &in->result_types);
    return in;
}

enum { MOST_CONSTANT_INSTANCES = 4, MOST_EXACT_INSTANCES = 200, MOST_RESULTS = 4 };

// The call of an instance for which some known values count by type only.
static sval *call_instance(spec *s, sfunc *f, sval **bound, int n, int generalise) {
    sfunc *shared = map_get_ptr(&s->function_of, f->node);
    signer g = {.s = s, .generalise = generalise};
    put(&g, "%s", "");
    sign_all(&g, n, bound);
    for (int i = 0; i < f->scope->free_count; i++) put(&g, "~%p", (void *)f->free_cells[i]);
    instance *in = find(s, shared, g.text);
    if (in && !in->complete) {
        if (!in->result_known) {
            in->probing = true;
            cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
            return NULL;
        }
        if (!in->recursive) in->captures_passed = in->captures.n;
        in->recursive = true;
        return emit_instance_call(s, in, bound, n, &g);
    }
    if (!in) {
        in = ARENA_NEW(s->arena, instance);
        in->func = f;
        in->signature = arena_strdup(s->arena, g.text);
        in->serial = s->serial;
        vec_push(s->arena, &shared->instances, in);
        sval **templates = ARENA_ARRAY(s->arena, sval *, n + 1);
        for (int i = 0; i < n; i++) templates[i] = generalised(s, g.generalise, bound[i]);
        shared->active++;
        bool ok = build_instance(s, in, f, templates, n, &g);
        if (in->probing) ok = (in = after_probing(s, shared, in)) && build_instance(s, in, f, templates, n, &g);
        for (int results = 0; in && (ok ? calls_lack_captures(in) : in->wider && results < MOST_RESULTS);) {
            results += !ok;
            in = ok ? with_captures(s, shared, in) : with_wider_result(s, shared, in);
            ok = in && build_instance(s, in, f, templates, n, &g);
        }
        shared->active--;
        if (!ok) return NULL;
        if (in->never_returns && is_probing(s)) {
            discard(in);
            cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
            return NULL;
        }
    }
    return emit_instance_call(s, in, bound, n, &g);
}

static bool any_general(int generalise, int n, sval *const *v) {
    bool any = false;
    for (int i = 0; i < n && !any; i++)
        any = v[i]->kind == SV_TUPLE ? any_general(generalise, v[i]->tuple.n, v[i]->tuple.items)
                                     : is_general(generalise, v[i]);
    return any;
}

sval *instance_call(spec *s, sfunc *f, sval **bound, int n) {
    const sfunc *shared = map_get_ptr(&s->function_of, f->node);
    int const have = shared->instances.n;
    if (f->active || shared->active) return call_instance(s, f, bound, n, GENERAL_TEXT | GENERAL_FLOAT | GENERAL_INT);
    int const generalise = have >= 4 * MOST_CONSTANT_INSTANCES ? GENERAL_TEXT | GENERAL_FLOAT | GENERAL_INT
                           : have >= MOST_CONSTANT_INSTANCES   ? GENERAL_TEXT | GENERAL_FLOAT
                                                               : 0;
    diag_sink const before = *s->diags;
    sval *r = call_instance(s, f, bound, n, generalise);
    bool const gave_up = !r && !is_dead(s) && !s->want_inline && any_general(generalise, n, bound);
    if (!gave_up || have >= MOST_EXACT_INSTANCES) return r;
    *s->diags = before;   // it may be right for the very values
    if (before.last) before.last->next = NULL;
    s->want_unroll = false;
    return call_instance(s, f, bound, n, 0);
}

// A return value is known while the function is still being specialised: recursive calls may use its type.
void note_result(spec *s, sval *v) {
    instance *in = s->frame->instance;
    if (!in || in->complete || in->result_known || s->frame->inlined_at) return;
    sval *t = unbounded(s, strip(s, v, 0));
    if (t->kind == SV_NUM) t = sv_scalar(s, t->num.st, NULL);
    type_list types = {0};
    flatten_types(s, t, &types);
    in->result = t;
    in->result_types = types;
    in->result_known = true;
}
