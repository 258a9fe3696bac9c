// Records: objects that only the running program knows apart, such as the nodes of a tree and the items of a list that
// change. All objects of a class have one layout, its layout: a run-time list of one item, the slots of whose fields
// stand behind one another. What a layout must be is found by trying: a field that turns out to be something else, too,
// makes the program be specialised again.
#include "dialect/scf/scf.h"
#include "specialise/state.h"

#include <string.h>

// ---- layouts ----

static bool is_of(const layout *sh, const sclass *c) {
    return c->node && sh->line == c->node->line && sh->col == c->node->col && c->is_single &&
           c->home->name == sh->module;
}

layout *layout_of(const spec *s, const sclass *c) {
    for (int i = 0; s->layouts && i < s->layouts->list.n; i++)
        if (s->layouts->list.data[i]->cls == c) return s->layouts->list.data[i];
    return NULL;
}

static bool may_be_record(const sclass *c) {
    return c->node && c->is_single && !c->home->is_library && !c->meta && !class_is_exception(c);
}

bool wants_references(spec *s) {
    if (!s->layouts || s->layouts->references) return false;
    return s->layouts->references = s->layouts->changed = true;
}

bool wants_record(spec *s, const sclass *c) {
    if (!s->layouts || !may_be_record(c) || layout_of(s, c)) return false;
    layout *sh = ARENA_NEW(s->arena, layout);
    sh->module = c->home->name;
    sh->line = c->node->line;
    sh->col = c->node->col;
    vec_push(s->arena, &s->layouts->list, sh);
    return s->layouts->changed = true;
}

// ---- templates that live longer than what they were made from ----

typedef struct visit {
    const layout *of;   // objects of this layout are of the class it has now
    bool is_lasting;    // nothing in the template belongs to one specialisation
} visit;

static void walk(visit *w, sval *t);
static void walk_all(visit *w, int n, sval **t) {
    for (int i = 0; i < n; i++)
        if (t[i]) walk(w, t[i]);
}

static void walk(visit *w, sval *t) {
    switch (t->kind) {
    case SV_INSTANCE:
        if (t->object.cell->v->kind != SV_RECORD)
            w->is_lasting = false;
        else if (t->object.cell->v->record.layout == w->of)
            t->object.cls = w->of->cls;
        return;
    case SV_LIST:
    case SV_DICT:
    case SV_SET: walk(w, t->object.cell->v); return;
    case SV_TUPLE: walk_all(w, t->tuple.n, t->tuple.items); return;
    case SV_MAP:
        walk_all(w, t->map.n, t->map.keys);
        walk_all(w, t->map.n, t->map.values);
        return;
    case SV_CHOICE:
        walk(w, t->choice.a);
        walk(w, t->choice.b);
        return;
    case SV_CLOSURE: walk_all(w, t->closure.n, t->closure.values); return;
    case SV_RTUPLE:
    case SV_RLIST: walk(w, t->rlist.item); return;
    case SV_RTABLE: walk_all(w, 2, (sval *[]){t->table.key, t->table.value}); return;
    case SV_UNDEF:
    case SV_NONE:
    case SV_NUM:
    case SV_STR:
    case SV_DTYPE:
    case SV_SCALAR:
    case SV_ARRAY:
    case SV_RSTR: return;
    default: w->is_lasting = false;
    }
}

void layouts_begin(spec *s) {
    closures_begin(s);
    s->by_reference = s->layouts->references || s->layouts->list.n;
    for (int i = 0; i < s->layouts->list.n; i++) {
        layout *sh = s->layouts->list.data[i];
        sh->cls = NULL;
        for (int k = 0; k < sh->fields.n; k++) {
            visit w = {.is_lasting = true};
            if (sh->fields.data[k].template) walk(&w, sh->fields.data[k].template);
            if (!w.is_lasting) sh->fields.data[k].template = NULL;
        }
    }
}

// Does something in a field of some class pass the test?
static bool any_held(const spec *s, part_test *test, void *data) {
    for (int i = 0; i < s->layouts->list.n; i++)
        for (int k = 0; k < s->layouts->list.data[i]->fields.n; k++) {
            const sval *t = s->layouts->list.data[i]->fields.data[k].template;
            if (t && any_part(t, test, data)) return true;
        }
    return false;
}

static bool count_unknown(const sval *t, void *count) {
    *(int *)count += t->kind == SV_UNDEF;
    return false;
}

int unknown_items(const spec *s) {
    int count = 0;
    any_held(s, count_unknown, &count);
    return count;
}

bool is_taken_as_empty(spec *s, sval *length) {
    if (!s->layouts || !s->layouts->list.n) return false;
    s->layouts->skipped |= !s->layouts->is_exact;
    sval *empty = scalar_compare(s, OP_Eq, length, sv_int(s, 0));
    emit_check(s, scalar_value(s, empty), "NotImplementedError", "native code: items where nothing is known to be put");
    return true;
}

bool skips_unknown(spec *s) {
    if (!s->layouts || !s->layouts->list.n) return false;
    if (s->layouts->is_exact) {   // nothing is ever put there
        certainly_raises(s, "NotImplementedError", "native code: an item where nothing is known to be put");
        return true;
    }
    s->layouts->skipped = true;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return true;
}

void layout_class(spec *s, sclass *c) {
    for (int i = 0; s->layouts && i < s->layouts->list.n; i++) {
        layout *sh = s->layouts->list.data[i];
        if (!is_of(sh, c)) continue;
        sh->cls = c;
        for (int k = 0; k < s->layouts->list.n; k++)
            for (int f = 0; f < s->layouts->list.data[k]->fields.n; f++) {
                visit w = {.of = sh};
                sval *t = s->layouts->list.data[k]->fields.data[f].template;
                if (t) walk(&w, t);
            }
    }
}

sval *record_template(spec *s, layout *sh) {
    sval *v = sv_new(s, SV_INSTANCE), *contents = sv_new(s, SV_RECORD);
    contents->record.layout = sh;
    v->object.cls = sh->cls;
    v->object.cell = cell_new(s, contents);
    return v;
}

// A dictionary in a field is one of the running program's where it can be.
static sval *field_template(spec *s, int n, sval **v) {
    for (int i = 0; i < n; i++)
        if (v[i]->kind == SV_FUNC && (n > 1 || v[i]->func->scope->free_count) && !(v[i] = closure_of(s, v[i])))
            return NULL;
    sval *d = v[n - 1];
    if (d->kind == SV_DICT && d->object.cell->v->kind == SV_MAP && d->object.cell->v->map.n) {
        sval *table = table_template(s, d, NULL, NULL), *run = sv_dict(s, 0, NULL, NULL);
        run->object.cell->v = table;
        if (table) v[n - 1] = run;
    }
    return mixed_template(s, n, v, OR_NONE);
}

// ---- slots ----

// Of a field as it is stored. One that objects lack at first says whether it is there.
static sval *stored_template(spec *s, const layout_field *f) {
    return f->is_late ? sv_choice(s, f->template, sv_undef(s), NULL) : f->template;
}

static int first_slot(spec *s, const layout *sh, int field) {
    int n = 0;
    for (int k = 0; k < field; k++) n += (int)strlen(rlist_kinds(s, stored_template(s, &sh->fields.data[k])));
    return n;
}

static int find_field(const layout *sh, istr name) {
    for (int k = 0; k < sh->fields.n; k++)
        if (sh->fields.data[k].name == name) return k;
    return -1;
}

static ir_value *first_item(spec *s) { return emit_const_int(s, 0, type_i64(s)); }

// ---- what is known of fields ----

void forget_fields(spec *s) { s->facts.n = 0; }

// Values that stay what they are, or are objects of the running program.
static bool is_fact(const sval *v) {
    switch (v->kind) {
    case SV_NONE:
    case SV_NUM:
    case SV_STR:
    case SV_SCALAR:
    case SV_RSTR:
    case SV_RTUPLE:
    case SV_ARRAY: return true;
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return is_runtime_contents(v->object.cell->v);
    case SV_CHOICE: return is_fact(v->choice.a) && is_fact(v->choice.b);
    default: return false;
    }
}

// Of a field that is stored, what is known of other records holds no longer: they may be this one.
static void remember(spec *s, const sval *record, int field, sval *v, bool is_stored) {
    int n = 0;
    for (int i = 0; i < s->facts.n; i++) {
        field_fact const f = s->facts.data[i];
        bool const same = f.of == record->record.layout && f.field == field;
        if (!same || (!is_stored && f.record != record->record.v)) s->facts.data[n++] = f;
    }
    s->facts.n = n;
    if (is_fact(v))
        vec_push(s->arena, &s->facts, ((field_fact){record->record.v, record->record.layout, field, v, s->b.block}));
}

// Is what was in block `from` so here? Another iteration may have changed it.
static bool still_holds(const spec *s, const ir_block *from) {
    for (const ir_block *b = s->b.block; b && b != from;) {
        const ir_op *op = ir_block_parent(b);
        if (!op || op->opcode == SCF_for || op->opcode == SCF_while) return false;
        b = op->block;
        if (!b) return false;
    }
    return true;
}

static sval *recall(const spec *s, const sval *record, int field) {
    for (int i = s->facts.n - 1; i >= 0; i--) {
        const field_fact *f = &s->facts.data[i];
        if (f->record == record->record.v && f->of == record->record.layout && f->field == field)
            return still_holds(s, f->block) ? f->value : NULL;
    }
    return NULL;
}

// ---- fields ----

bool again(spec *s, const char *why) {
    s->layouts->changed = true;
    unsupported(s, "%s", why);
    return true;
}

static const char fields_change[] = "objects whose fields change in type";

// items, the very template of a list's or table's items in a field, become of other types, too.
static bool widen_items(spec *s, sval *items, sval *other, bool other_first) {
    if (!s->layouts || !any_held(s, is_itself, items)) return false;
    sval *before = sv_new(s, items->kind);
    *before = *items;
    sval *both[] = {other_first ? other : before, other_first ? before : other};
    sval *wider = mixed_template(s, 2, both, OR_NONE);
    if (!wider || items_alike(s, wider, items)) return false;
    *items = *wider;
    return again(s, fields_change);
}

bool widens_held(spec *s, sval *items, sval *more) { return widen_items(s, items, more, false); }

// Of a list, table, or what is in one: the template of its items, which widens.
static sval *items_of(const sval *v) {
    if (is_object(v)) v = v->object.cell->v;
    return v->kind == SV_RLIST ? v->rlist.item : v->kind == SV_RTABLE ? v->table.value : NULL;
}

bool widens_to(spec *s, const sval *v, const sval *template) {
    sval *items = items_of(v), *wanted = v->kind == template->kind ? items_of(template) : NULL;
    return items && wanted && widen_items(s, items, wanted, true);
}

// The layout has a place for such a value of the field.
static bool take(spec *s, layout *sh, istr name, sval *x) {
    int const k = find_field(sh, name);
    if (k < 0) {
        sval *t = field_template(s, 1, (sval *[]){x});
        if (!t) return unsupported(s, "a field of objects that holds a value of type %s", sval_type_name(x)) != NULL;
        vec_push(s->arena, &sh->fields, ((layout_field){name, t, sh->begun}));
        return !sh->begun || !again(s, fields_change);
    }
    layout_field *f = &sh->fields.data[k];
    if (!f->template) f->template = field_template(s, 1, (sval *[]){x});
    if (!f->template) return unsupported(s, "a field of objects that holds a value of type %s", sval_type_name(x));
    return true;
}

// A list, dictionary or set that is stored as a run-time one is that one from here on, under all its names.
static void adopt(spec *s, const sval *x, const sval *fit) {
    if (x->kind != fit->kind || !is_object(x) || x->kind == SV_INSTANCE) return;
    scell *c = x->object.cell;
    sval_kind const to = fit->object.cell->v->kind;
    if (is_own_cell(s, c) && c->v->kind != to && (to == SV_RLIST || to == SV_RTABLE))
        cell_set(s, c, fit->object.cell->v);
}

static bool store(spec *s, const sval *record, int k, sval *x) {
    layout_field *f = &record->record.layout->fields.data[k];
    sval *fit = coerce(s, x, f->template);
    if (!fit) {
        sval *wider = field_template(s, 2, (sval *[]){f->template, x});
        if (!wider || s->diags->error_count)
            return unsupported(s, "a field '%s' of objects that holds values of types that have nothing in common",
                               f->name) != NULL;
        f->template = wider;
        return !again(s, fields_change);
    }
    adopt(s, x, fit);
    mark_held(s, x);
    if (f->is_late) fit = sv_choice(s, fit, sv_undef(s), emit_const_int(s, 1, type_i1(s)));
    remember(s, record, k, x, true);
    return slots_store(s, record->record.v, first_item(s), first_slot(s, record->record.layout, k), fit,
                       stored_template(s, f));
}

static bool leave_out(spec *s, const sval *record, int k) {
    sval *none = coerce(s, sv_undef(s), stored_template(s, &record->record.layout->fields.data[k]));
    return none && slots_store(s, record->record.v, first_item(s), first_slot(s, record->record.layout, k), none,
                               stored_template(s, &record->record.layout->fields.data[k]));
}

bool record_set(spec *s, const sval *record, istr name, sval *x) {
    layout *sh = record->record.layout;
    return take(s, sh, name, x) && store(s, record, find_field(sh, name), x);
}

sval *record_get(spec *s, const sval *record, istr name, ir_value **there) {
    const layout *sh = record->record.layout;
    int const k = find_field(sh, name);
    const layout_field *f = k >= 0 ? &sh->fields.data[k] : NULL;
    if (there) *there = NULL;
    if (!f || !f->template) return NULL;
    sval *known = recall(s, record, k);
    if (known) return known;
    sval *v = slots_load(s, record->record.v, first_item(s), first_slot(s, sh, k), stored_template(s, f), false);
    if (f->is_late && there) *there = v->choice.cond;
    if (f->is_late && !there)
        emit_check(s, v->choice.cond, "AttributeError",
                   arena_printf(s->arena, "'%s' object has no attribute '%s'", sh->cls->name, name));
    if (f->is_late) v = v->choice.a;
    if (!f->is_late || !there) remember(s, record, k, v, false);
    return v;
}

// ---- objects ----

static const char *fields_text(spec *s, const layout *sh) {
    const char *text = sh->cls->name;
    for (int k = 0; k < sh->fields.n; k++)
        text = arena_printf(s->arena, "%s%s%s", text, k ? ", " : ": ", sh->fields.data[k].name);
    return text;
}

bool become_record(spec *s, const sval *v) {
    scell *c = v->object.cell;
    layout *sh = c->v->kind == SV_MAP ? layout_of(s, v->object.cls) : NULL;
    if (!sh) return true;
    if (!cell_writable(s, c)) return false;
    const sval *m = c->v;
    for (int i = 0; i < m->map.n; i++)
        if (!take(s, sh, m->map.keys[i]->text, m->map.values[i])) return false;
    sh->begun = true;
    const char *kinds = "";
    for (int k = 0; k < sh->fields.n; k++) {
        layout_field *f = &sh->fields.data[k];
        if (!f->template) return unsupported(s, "objects whose fields are set later on") != NULL;
        if (!f->is_late && !map_value(m, f->name)) return f->is_late = true, !again(s, fields_change);
        kinds = arena_printf(s->arena, "%s%s", kinds, rlist_kinds(s, stored_template(s, f)));
    }
    sval *record = sv_new(s, SV_RECORD);
    record->record.layout = sh;
    record->record.v = emit_call1(s, "nprt_record_new", 0, NULL, type_pylist(s), false);
    ir_op_set_attr(s->ir, ir_def(record->record.v), "text", ir_attr_string(s->ir, kinds));
    ir_op_set_attr(s->ir, ir_def(record->record.v), "record", ir_attr_string(s->ir, fields_text(s, sh)));
    cell_set(s, c, record);
    for (int k = 0; k < sh->fields.n; k++) {
        sval *x = map_value(m, sh->fields.data[k].name);
        if (x ? !store(s, record, k, x) : !leave_out(s, record, k)) return false;
    }
    return true;
}

sval *same_record(spec *s, const sval *a, const sval *b) {
    ir_value *both[] = {a->record.v, b->record.v};
    if (a->record.layout != b->record.layout) return sv_bool(s, false);
    return sv_scalar(s, ST_BOOL, emit_call1(s, "nprt_is_same", 2, both, type_i1(s), false));
}

sval *record_id(spec *s, const sval *v) {
    ir_value *handle = v->object.cell->v->record.v;
    return sv_int_range(s, emit_call1(s, "nprt_object_id", 1, &handle, type_i64(s), false), 0, INT64_MAX);
}

sval *record_text(spec *s, const sval *v) {
    const sclass *c = v->object.cls;
    if (!c->module) return unsupported(s, "the text of an object whose class stands in another class");
    sval *id = format_value(s, record_id(s, v), sv_str(s, "#x"));
    sval *head = sv_str(s, arena_printf(s->arena, "<%s.%s object at ", c->module, c->name));
    return id ? str_concat(s, str_concat(s, head, id), sv_str(s, ">")) : NULL;
}

sval *record_copy(spec *s, const sval *v) {
    sval *x = sv_new(s, SV_INSTANCE), *record = sv_new(s, SV_RECORD);
    ir_value *from = v->object.cell->v->record.v;
    *record = *v->object.cell->v;
    record->record.v = emit_call1(s, "nprt_list_copy", 1, &from, type_pylist(s), false);
    x->object.cls = v->object.cls;
    x->object.cell = cell_new(s, record);
    return x;
}
