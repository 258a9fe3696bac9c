// Statements.
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "specialise/methods.h"

#include <string.h>

static bool exec(spec *s, const ast_node *n);

// ---- if: the rest of the block goes into the side that falls through ----

typedef struct if_data {
    const ast_list *sides[2];
    const ast_list *rest;
    int from;
} if_data;

static bool jumps(const ast_list *body);
typedef struct jump_search {
    bool found, in_loop;
} jump_search;

static bool node_jumps(const ast_node *n, void *data) {
    jump_search *q = data;
    switch (n->kind) {
    case AST_Break:
    case AST_Continue: q->found = q->found || !q->in_loop; return !q->found;
    case AST_Return:
    case AST_Raise: q->found = true; return false;
    case AST_For:
    case AST_While: {
        jump_search inside = {false, true};
        ast_each_child(n, node_jumps, &inside);
        q->found = q->found || inside.found;
        return !q->found;
    }
    case AST_FunctionDef:
    case AST_Lambda:
    case AST_ClassDef:
    case AST_AsyncFunctionDef: return true;
    default: return ast_each_child(n, node_jumps, data);
    }
}

// Does the code leave what stands around it, other than by its end?
static bool jumps(const ast_list *body) {
    jump_search q = {false, false};
    for (int i = 0; i < body->n && !q.found; i++) node_jumps(body->data[i], &q);
    return q.found;
}

static bool exec_then(spec *s, void *data) {
    if_data *d = data;
    return exec_body(s, d->sides[0], 0) && (!d->rest || exec_body(s, d->rest, d->from));
}

static bool exec_else(spec *s, void *data) {
    if_data *d = data;
    return exec_body(s, d->sides[1], 0) && (!d->rest || exec_body(s, d->rest, d->from));
}

// Refines what an assertion or test tells about a value: `assert a.ndim == 2`.
static bool learn(spec *s, const ast_node *test);

static bool exec_if(spec *s, const ast_node *n, const ast_list *rest, int from, bool *took_rest) {
    sval *v = eval(s, n->If.test);
    if (!v) return false;
    ir_value *cond = NULL;
    set_place(s, n->If.test);
    int const known = truth(s, v, &cond);
    *took_rest = false;
    if (known == -2) return false;
    if (known >= 0) return exec_body(s, known ? &n->If.body : &n->If.orelse, 0);
    if_data d = {{&n->If.body, &n->If.orelse}, NULL, from};
    if (from < rest->n && jumps(&n->If.body) != jumps(&n->If.orelse)) {
        d.rest = rest;
        *took_rest = true;
    }
    return branch(s, cond, exec_then, exec_else, &d);
}

typedef struct rest_data {
    const ast_list *body;
    int from;
} rest_data;
static bool exec_rest(spec *s, void *data) {
    rest_data *d = data;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_NONE));   // on this side no exit is pending
    return exec_body(s, d->body, d->from);
}

// Outside loops the only exit that can be pending is a return.
static bool exec_returned(spec *s, void *data) {
    (void)data;
    cell_set(s, s->frame->exit, sv_int(s, EXIT_RETURN));
    return true;
}

static bool exec_left(spec *s, void *data) {   // or an exception
    (void)data;
    // A value of its own, since only a changed cell carries the narrower range out of this side.
    ir_value *exit =
        emit_bin(s, ARITH_addi, scalar_value(s, s->frame->exit->v), emit_const_int(s, 0, type_i64(s)), type_i64(s));
    cell_set(s, s->frame->exit, sv_int_range(s, exit, EXIT_RAISED, EXIT_RETURN));
    return true;
}

// A definition of a library module that native code cannot use stays undefined: an error only where it is used.
static bool forgive(spec *s, diag_sink before) {
    if (!s->frame->module->is_library || s->frame->func) return false;
    if (before.last) before.last->next = NULL;
    *s->diags = before;
    s->want_inline = s->want_unroll = false;
    return true;
}

bool exec_body(spec *s, const ast_list *body, int from) {
    for (int i = from; i < body->n; i++) {
        int64_t exit;
        if (sval_known_int(s->frame->exit->v, &exit)) {
            if (exit != EXIT_NONE) return true;
        } else {   // some paths have left: the rest is for the others
            ir_value *none =
                emit_cmpi(s, 0, scalar_value(s, s->frame->exit->v), emit_const_int(s, EXIT_NONE, type_i64(s)));
            rest_data d = {body, i};
            if (s->frame->exit->v->scalar.lo > EXIT_NONE) return true;
            body_fn const others = s->frame->loop_depth ? NULL : s->attempt ? exec_left : exec_returned;
            return branch(s, none, exec_rest, others, &d);
        }
        const ast_node *n = body->data[i];
        diag_sink const before = *s->diags;
        set_place(s, n);
        if (n->kind == AST_If) {
            bool took_rest;
            if (!exec_if(s, n, body, i + 1, &took_rest))
                return is_dead(s) && s->diags->error_count == before.error_count;
            if (took_rest) return true;
        } else if (!exec(s, n) && !forgive(s, before)) {
            return is_dead(s) && s->diags->error_count == before.error_count;
        }
    }
    return true;
}

// ---- assignment ----

static bool variable_set(spec *s, scell *c, sval *v) {
    sval *box = captured_box(s, c);
    if (box) return rlist_set(s, box, sv_int(s, 0), v);
    if (!variable_writable(s, c, v)) return false;
    cell_set(s, c, v);
    return true;
}

static bool assign_name(spec *s, const ast_node *n, sval *v) {
    scell *c = frame_cell(s, n, n->Name.id, true);
    return c && variable_set(s, c, v);
}

static int starred(const ast_list *targets) {
    for (int i = 0; i < targets->n; i++)
        if (targets->data[i]->kind == AST_Starred) return i;
    return -1;
}

typedef struct unpacking {
    sval *length;
    int n, star;   // how many targets, which is starred or -1
} unpacking;
static bool too_few(spec *s, void *data) {
    unpacking const *u = data;
    const char *what = arena_printf(s->arena, "not enough values to unpack (expected %s%d, got ",
                                    u->star < 0 ? "" : "at least ", u->star < 0 ? u->n : u->n - 1);
    sval *text = str_concat(s, str_concat(s, sv_str(s, what), to_str(s, u->length, false)), sv_str(s, ")"));
    return raise_with_text(s, "ValueError", text);
}

static bool is_columns(const sval *v) { return v->kind == SV_ITER && v->iter.iter == ITER_COLUMNS; }

static bool has_run_time_rows(const sval *v) {
    int64_t rows;
    return v->kind == SV_ARRAY && v->array.rank > 0 && v->array.dims[0] && !sval_known_int(v->array.dims[0], &rows);
}

// a, *b, c = run-time list
static bool assign_run_time_items(spec *s, const ast_list *targets, sval *v, const sequence *q) {
    int const n = targets->n, star = starred(targets);
    sval *length = q->length, **got = ARENA_ARRAY(s->arena, sval *, n + 1);
    unpacking u = {length, n, star};
    if (is_columns(v)) {
        int const most = columns_known(s, v->iter.parts[0]);
        if (star >= 0) return unsupported(s, "the columns of run-time rows unpacked with *") != NULL;
        if (most >= 0 && most < n) return too_few(s, &u);
    }
    sval *short_of = scalar_compare(s, OP_Lt, length, sv_int(s, star < 0 ? n : n - 1));
    if (short_of->kind == SV_NUM ? short_of->num.i && !too_few(s, &u)
                                 : !branch(s, scalar_value(s, short_of), too_few, NULL, &u))
        return false;
    if (star < 0) {
        sval *fits = scalar_compare(s, OP_LtE, length, sv_int(s, n));
        emit_check(s, scalar_value(s, fits), "ValueError",
                   arena_printf(s->arena, "too many values to unpack (expected %d)", n));
    }
    for (int i = 0; i < n; i++) {
        if (i == star) {
            sval *part = sv_new(s, SV_SLICE);
            part->range.start = sv_int(s, star);
            part->range.stop = scalar_binary(s, OP_Sub, length, sv_int(s, n - 1 - star));
            part->range.step = sv_none(s);
            sval *rest = part->range.stop ? subscript(s, v, part) : NULL;
            got[i] = rest && rest->kind == SV_RTUPLE ? sv_list(s, run_items(s, rest)) : rest;
        } else {
            got[i] = sequence_at(s, q, sv_int(s, star < 0 || i < star ? i : i - n));
        }
        if (!got[i]) return false;
    }
    for (int i = 0; i < n; i++)
        if (!assign(s, i == star ? targets->data[i]->Starred.value : targets->data[i], got[i])) return false;
    return true;
}

static bool assign_items(spec *s, const ast_list *targets, sval *v) {
    if (run_items(s, v) || is_columns(v) || (has_run_time_rows(v) && starred(targets) < 0)) {
        sequence q;
        return sequence_open(s, v, &q) && assign_run_time_items(s, targets, v, &q);
    }
    if (sval_is_number(v) || v->kind == SV_NONE)
        return misused(s, v, NULL, "cannot unpack non-iterable %s object", sval_type_name(v)), false;
    sval *items = sequence_items(s, v);
    if (!items) return false;
    int const star = starred(targets), const_n = items->tuple.n;
    if (star < 0 && const_n != targets->n)
        return fail(s, "ValueError", NULL,
                    const_n > targets->n ? "too many values to unpack (expected %d)"
                                         : "not enough values to unpack (expected %d, got %d)",
                    targets->n, const_n),
               false;
    if (star >= 0 && const_n < targets->n - 1)
        return fail(s, "ValueError", NULL, "not enough values to unpack (expected at least %d, got %d)", targets->n - 1,
                    const_n),
               false;
    int const extra = const_n - targets->n + 1;
    for (int i = 0, at = 0; i < targets->n; i++) {
        if (i != star) {
            if (!assign(s, targets->data[i], items->tuple.items[at++])) return false;
            continue;
        }
        sval *list = sv_list(s, sv_tuple(s, extra, items->tuple.items + at));
        at += extra;
        if (!assign(s, targets->data[i]->Starred.value, list)) return false;
    }
    return true;
}

typedef struct setting {
    istr name;
    sval *x;
} setting;
static sval *set_part(spec *s, sval *v, void *data) {
    return attribute_set(s, v, ((setting *)data)->name, ((setting *)data)->x) ? sv_none(s) : NULL;
}

// Has the array got another name that this value does not know: in a loop, a branch, a function or a run-time list?
static bool is_known_elsewhere(const ir_value *v) {
    for (const ir_use *u = v->uses; u; u = u->next) {
        unsigned const dialect = u->user->opcode / 512;
        bool const kept = dialect != PYTHON_call / 512 || ir_op_attr(u->user, "captures");
        if (dialect != NUMPY_view / 512 && kept) return true;
    }
    return false;
}

// a.shape = x: the object itself changes, so every name that holds it sees the new shape.
static bool set_shape(spec *s, sval *v, sval *x) {
    const ir_op *def = ir_def(v->array.v);
    if (!def || def->block != s->b.block || def->opcode / 512 != NUMPY_view / 512 || is_known_elsewhere(v->array.v))
        return unsupported(s, "changing the shape of an array in place that other names may hold; use reshape") != NULL;
    sval *r = array_reshape(s, v, x);
    if (!r) return false;
    ir_op_set_attr(s->ir, r->array.v->op, "in_place", ir_attr_i64(s->ir, 1));
    v->array = r->array;
    return true;
}

static bool set_part_of_array(spec *s, sval *v, istr name, sval *x) {
    if (dtype_kind(v->array.dtype) != 'c' && strcmp(name, "imag") == 0)
        return fail(s, "TypeError", NULL, "cannot set imaginary part of a real array"), false;
    sval *part = array_attribute(s, v, name);
    return part && array_assign(s, part, x);
}

static bool set_property(spec *s, sval *v, istr name, const sval *property, sval *x) {
    sval *setter = property_function(property, 1);
    if (setter) return call(s, setter, &(arglist){.n = 2, .v = (sval *[]){v, x}}) != NULL;
    return mistake(s, "AttributeError", "property '%s' of '%s' object has no setter", name, v->object.cls->name) !=
           NULL;
}

// The fields of an object as they are, but one that is boxed. NULL: it is a new one (at < 0), or cannot be.
static sval *with_box(spec *s, const sval *fields, int at, sval *x) {
    sval *box = at >= 0 ? box_template(s, fields->map.values[at], x) : NULL, *m = sv_new(s, SV_MAP);
    if (!box) return NULL;
    *m = *fields;
    m->map.values = ARENA_ARRAY(s->arena, sval *, fields->map.n + 1);
    m->map.values[at] = box;
    return m;
}

bool attribute_set(spec *s, sval *v, istr name, sval *x) {
    if (v->kind == SV_CHOICE) return split_choice(s, v, set_part, &(setting){name, x}) != NULL;
    if (s->is_entry && !s->frame->class_members && (v->kind == SV_CLASS || v->kind == SV_FUNC || v->kind == SV_ARRAY) &&
        strcmp(name, "real") != 0 && strcmp(name, "imag") != 0)
        return unsupported(s, "setting '%s' of what belongs to interpreted code", name) != NULL;
    if (v->kind == SV_CLASS) {
        scell *m = map_get_ptr(&v->cls->members, name);
        if (!m) {
            m = cell_new(s, sv_undef(s));
            m->serial = v->cls->serial;
            map_put_ptr(&v->cls->members, name, m);
        }
        return variable_set(s, m, x);
    }
    sval *member = v->kind == SV_INSTANCE ? class_member(s, v->object.cls, name) : NULL;
    if (member && member->kind == SV_INSTANCE && class_member(s, member->object.cls, intern(s->names, "__set__")))
        return unsupported(s, "objects with __set__") != NULL;
    if (is_marked(member, "property")) return set_property(s, v, name, member, x);
    if (v->kind != SV_INSTANCE && v->kind != SV_FUNC) {
        if (v->kind == SV_ARRAY && name == intern(s->names, "shape")) return set_shape(s, v, x);
        if (v->kind == SV_ARRAY && strcmp(name, "flat") == 0) {
            sval *flat = array_attribute(s, v, name);
            return flat && subscript_set(s, flat, sv_slice(s, NULL, NULL, NULL), x);
        }
        if (v->kind == SV_ARRAY && (strcmp(name, "real") == 0 || strcmp(name, "imag") == 0))
            return set_part_of_array(s, v, name, x);
        if (v->kind == SV_NONE)
            return mistake(s, "AttributeError", "'NoneType' object has no attribute '%s'", name), false;
        return not_here(s, "AttributeError", NULL, "cannot set attribute '%s' of '%s'", name, sval_type_name(v)), false;
    }
    scell *c = v->kind == SV_FUNC ? v->func->fields : v->object.cell;
    bool const is_own = x->kind == SV_BOUND && x->bound.callee->kind == SV_FUNC && x->bound.self->kind == SV_INSTANCE &&
                        x->bound.self->object.cell == c;
    if (is_own) x = sv_bound(s, sv_undef(s), x->bound.callee);   // an object does not hold itself
    if (v->kind == SV_INSTANCE && c->v->kind == SV_RECORD) return record_set(s, c->v, name, x);
    sval *old = c->v, *key = sv_istr(s, name);
    int const at = old->kind == SV_MAP ? map_find(old, key) : -1;
    if (at >= 0 && old->map.values[at]->kind == SV_RLIST) return rlist_set(s, old->map.values[at], sv_int(s, 0), x);
    if (c->in_list && v->kind == SV_INSTANCE) wants_record(s, v->object.cls);
    if (!cell_writable(s, c) && !offer_contents(s, c, with_box(s, old, at, x))) return false;
    if (!can_hold(s, c, x)) {
        if (v->kind == SV_INSTANCE) wants_record(s, v->object.cls);
        return false;
    }
    if (old->kind != SV_MAP) return unsupported(s, "an object that has some fields on some paths only") != NULL;
    cell_set(s, c, map_with(s, old, key, x));
    return true;
}

static sval *assign_part(spec *s, sval *v, void *target) { return assign(s, target, v) ? sv_none(s) : NULL; }

bool assign(spec *s, const ast_node *target, sval *v) {
    set_place(s, target);
    switch (target->kind) {
    case AST_Name: return assign_name(s, target, v);
    case AST_Tuple:
    case AST_List:
        if (v->kind == SV_CHOICE) return split_choice(s, v, assign_part, (void *)target) != NULL;
        return assign_items(s, target->kind == AST_Tuple ? &target->Tuple.elts : &target->List.elts, v);
    case AST_Subscript: {
        sval *object = eval(s, target->Subscript.value), *index = object ? eval(s, target->Subscript.slice) : NULL;
        set_place(s, target);
        return index && subscript_set(s, object, index, v);
    }
    case AST_Attribute: {
        sval *object = eval(s, target->Attribute.value);
        set_place(s, target);
        return object && attribute_set(s, object, private_name(s, target->Attribute.attr), v);
    }
    default: return unsupported(s, "this kind of assignment target") != NULL;
    }
}

// In place NumPy squares integers that are raised to 2.0, and no other float power of them has a place.
static sval *power_in_place(spec *s, const sval *array, sval *v) {
    bool const is_float = sval_is_number(v) && stype_kind(sval_stype(v)) == 'f';
    if (!is_float || !strchr("iu", dtype_kind(array->array.dtype))) return v;
    if (v->kind != SV_NUM) return unsupported(s, "**= of integers to a float that only the running program knows");
    return v->num.f == 2 ? sv_int(s, 2) : v;
}

// Has the result of an operation in place the shape of the array?
static bool may_hold(spec *s, sval *array, sval *r) {
    bool const same_rank = r->array.rank == array->array.rank;
    for (int i = 0; i < r->array.rank; i++) {
        int64_t have, wanted;
        sval *d = same_rank ? array->array.dims[i] : NULL;
        if (d && sval_same(d, r->array.dims[i])) continue;
        if (!d || (sval_known_int(d, &have) && sval_known_int(r->array.dims[i], &wanted)))
            return mistake(s, "ValueError",
                           "non-broadcastable output operand with shape %s doesn't match the broadcast shape %s",
                           dims_text(s, array->array.rank, array->array.dims),
                           dims_text(s, r->array.rank, r->array.dims)) != NULL;
        sval *differ = scalar_compare(s, OP_NotEq, d, r->array.dims[i]);
        if (!differ || !shapes_fail_if(s, differ, "output", 2, (sval *[]){array, r})) return false;
    }
    return true;
}

// array op= v, in place: the array changes, not the variable. object[index] or object.attribute: where it was found.
static bool augmented_array(spec *s, const ast_node *n, sval *object, sval *index, sval *array, sval *v) {
    if (n->AugAssign.op == OP_Pow && !(v = power_in_place(s, array, v))) return false;
    s->in_place = v->kind == SV_ARRAY ? array : NULL;
    sval *r = binary(s, n->AugAssign.op, array, v);
    s->in_place = NULL;
    if (!r ||
        !ufunc_may_store(s, ufunc_of(n->AugAssign.op), r, array, "write `a = a + b` to get an array of the wider type"))
        return false;
    if (r->kind == SV_ARRAY && !may_hold(s, array, r)) return false;
    sval_kind const held =
        object && (object->kind == SV_LIST || object->kind == SV_DICT) ? object->object.cell->v->kind : SV_UNDEF;
    if (held == SV_RLIST || held == SV_RTABLE) wants_references(s);
    if ((held == SV_RLIST || held == SV_RTABLE) && !s->by_reference)   // others may hold it too
        return wants_unroll(s, "changing an array of a run-time list in place; write xs[i] = xs[i] + … if nothing else "
                               "holds the array");
    if (!object || object->kind != SV_ARRAY) return array_assign(s, array, r);
    return index ? subscript_set(s, object, index, r)
                 : attribute_set(s, object, private_name(s, n->AugAssign.target->Attribute.attr), r);
}

typedef struct in_place {
    const ast_node *statement;
    sval *object, *index, *array;
} in_place;

static sval *augment_by(spec *s, sval *v, void *data) {
    const in_place *p = data;
    return augmented_array(s, p->statement, p->object, p->index, p->array, v) ? sv_none(s) : NULL;
}

// Does `v op= x` change v itself?
static bool changes_in_place(const sval *v) {
    if (v->kind == SV_CHOICE) return changes_in_place(v->choice.a) || changes_in_place(v->choice.b);
    return v->kind == SV_ARRAY || v->kind == SV_LIST || v->kind == SV_SET || v->kind == SV_DICT;
}

static bool augmented(spec *s, const ast_node *n);

typedef struct alternatives {
    const ast_node *statement;
    sval *sides[2];
} alternatives;

static bool augment_side(spec *s, alternatives *d, int side) {
    return assign_name(s, d->statement->AugAssign.target, d->sides[side]) && augmented(s, d->statement);
}
static bool augment_first(spec *s, void *data) { return augment_side(s, data, 0); }
static bool augment_second(spec *s, void *data) { return augment_side(s, data, 1); }

// A variable that holds the one on some paths and the other on the rest: the statement on each.
static bool augmented_either(spec *s, const ast_node *n, sval *either) {
    alternatives d = {n, {either->choice.a, either->choice.b}};
    return branch(s, either->choice.cond, augment_first, augment_second, &d);
}

// object[index], object.name or a name, which is old now, becomes old op value.
static bool augmented_old(spec *s, const ast_node *n, sval *object, sval *index, sval *old) {
    const ast_node *t = n->AugAssign.target;
    sval *v = old ? eval(s, n->AugAssign.value) : NULL;
    if (!v) return false;
    set_place(s, n);
    if (!mixed_beside(s, &v, old)) return false;
    if (old->kind == SV_ARRAY) return split_choice(s, v, augment_by, &(in_place){n, object, index, old}) != NULL;
    if (old->kind == SV_LIST && n->AugAssign.op == OP_Add) {   // list += iterable extends in place
        sval *m = method(s, old, intern(s->names, "extend"));
        return m && call1(s, m, v) != NULL;
    }
    if (old->kind == SV_CHOICE && (changes_in_place(old->choice.a) || changes_in_place(old->choice.b)))
        return unsupported(s, "an augmented assignment to what is an array, list or set on some paths only") != NULL;
    bool done;
    if (!set_in_place(s, n->AugAssign.op, old, v, &done)) return false;
    if (done) return true;
    if (n->AugAssign.op == OP_BitOr && old->kind == SV_DICT) return dict_merge(s, old, v);
    sval *r = binary(s, n->AugAssign.op, old, v);
    if (!r) return false;
    if (t->kind == AST_Name) return assign_name(s, t, r);
    return t->kind == AST_Subscript ? subscript_set(s, object, index, r)
                                    : attribute_set(s, object, private_name(s, t->Attribute.attr), r);
}

typedef struct augmented_item {
    const ast_node *statement;
    sval *object, *index;
} augmented_item;

static bool augmented_at(spec *s, const ast_node *n, sval *object, sval *index);

static sval *augment_object(spec *s, sval *part, void *data) {
    const augmented_item *d = data;
    return augmented_at(s, d->statement, part, d->index) ? sv_none(s) : NULL;
}
static sval *augment_index(spec *s, sval *part, void *data) {
    const augmented_item *d = data;
    return augmented_at(s, d->statement, d->object, part) ? sv_none(s) : NULL;
}

// Where the object or the index is one of two, the statement is done for each.
static bool augmented_at(spec *s, const ast_node *n, sval *object, sval *index) {
    augmented_item d = {n, object, index};
    if (object->kind == SV_CHOICE) return split_choice(s, object, augment_object, &d) != NULL;
    if (index->kind == SV_CHOICE) return split_choice(s, index, augment_index, &d) != NULL;
    return augmented_old(s, n, object, index, subscript(s, object, index));
}

static bool augmented(spec *s, const ast_node *n) {
    const ast_node *t = n->AugAssign.target;
    if (t->kind == AST_Name) {
        sval *old = eval_name(s, t);
        if (old && old->kind == SV_CHOICE && changes_in_place(old)) return augmented_either(s, n, old);
        return augmented_old(s, n, NULL, NULL, old);
    }
    if (t->kind == AST_Subscript) {
        sval *object = eval(s, t->Subscript.value), *index = object ? eval(s, t->Subscript.slice) : NULL;
        set_place(s, t);
        return index && augmented_at(s, n, object, index);
    }
    sval *object = eval(s, t->Attribute.value);
    return object && augmented_old(s, n, object, NULL, attribute(s, object, private_name(s, t->Attribute.attr)));
}

// ---- loops ----

static bool for_step(spec *s, void *data, sval *item) {
    const ast_node *n = data;
    return assign(s, n->For.target, item) && exec_body(s, &n->For.body, 0);
}

typedef struct else_data {
    const ast_list *body;
} else_data;

// The else of a loop runs unless `break` has ended it.
static scell *begin_else(spec *s, const ast_list *orelse) {
    scell *outer = s->frame->broke;
    s->frame->broke = orelse->n ? cell_new(s, sv_bool(s, false)) : NULL;
    return outer;
}

static bool else_body(spec *s, void *data) { return exec_body(s, data, 0); }

static bool run_else(spec *s, const ast_list *orelse, scell *outer) {
    scell *broke = s->frame->broke;
    s->frame->broke = outer;
    if (!broke) return true;
    ir_value *c = NULL;
    int const known = truth(s, broke->v, &c);
    if (known == -2) return false;
    if (known >= 0) return known || exec_body(s, orelse, 0);
    ir_value *whole = scalar_value(s, scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, c)));
    return branch(s, whole, else_body, NULL, (void *)orelse);
}

static bool exec_for(spec *s, const ast_node *n) {
    sval *it = eval(s, n->For.iter);
    if (!it) return false;
    set_place(s, n->For.iter);
    // Loops of the library over axes are unrolled.
    if (s->frame->module->is_library && strcmp(s->frame->module->name, "numpy.native") != 0 &&
        !(it = short_range(s, it)))
        return false;
    scell *outer = begin_else(s, &n->For.orelse);
    return loop_over(s, n, it, for_step, (void *)n) && run_else(s, &n->For.orelse, outer);
}

static bool while_test(spec *s, void *data, ir_value **cond, int *known) {
    const ast_node *n = data;
    sval *v = eval(s, n->While.test);
    if (!v) return false;
    set_place(s, n->While.test);
    *known = truth(s, v, cond);
    return *known != -2;
}

static bool while_step(spec *s, void *data, sval *index) {
    (void)index;
    return exec_body(s, &((const ast_node *)data)->While.body, 0);
}

static bool exec_while(spec *s, const ast_node *n) {
    loop_body body = {while_test, while_step, (void *)n, n};
    scell *outer = begin_else(s, &n->While.orelse);
    return loop_while(s, &body) && run_else(s, &n->While.orelse, outer);
}

// ---- definitions ----

static int count_nodes(const ast_node *n);
static bool count_child(const ast_node *n, void *data) {
    *(int *)data += count_nodes(n);
    return true;
}
static int count_nodes(const ast_node *n) {
    int c = 1;
    ast_each_child(n, count_child, &c);
    return c;
}

sval *make_function(spec *s, const ast_node *n) {
    sfunc *shared = map_get_ptr(&s->function_of, n);
    scope *sc = sema_scope_of(s->frame->module->scopes, n);
    if (!shared) {
        shared = ARENA_NEW(s->arena, sfunc);
        shared->node = n;
        shared->size = count_nodes(n);
        map_put_ptr(&s->function_of, n, shared);
        vec_push(s->arena, &s->functions, shared);
    }
    sfunc *f = ARENA_NEW(s->arena, sfunc);
    f->node = n;
    f->size = shared->size;
    f->name = n->kind == AST_Lambda ? intern(s->names, "<lambda>") : n->FunctionDef.name;
    f->module = s->frame->module;
    f->maker = s->frame->func;
    f->scope = sc;
    f->must_inline = shared->must_inline;
    f->free_cells = ARENA_ARRAY(s->arena, scell *, sc->free_count + 1);
    for (int i = 0; i < sc->free_count; i++)
        if (!(f->free_cells[i] = frame_cell(s, n, sc->free_names[i], false))) return NULL;
    const ast_node *p = n->kind == AST_Lambda ? n->Lambda.args : n->FunctionDef.args;
    f->default_count = p->arguments.defaults.n;
    f->defaults = ARENA_ARRAY(s->arena, sval *, f->default_count + 1);
    for (int i = 0; i < f->default_count; i++)
        if (!(f->defaults[i] = eval(s, p->arguments.defaults.data[i]))) return NULL;
    f->kw_defaults = ARENA_ARRAY(s->arena, sval *, p->arguments.kwonlyargs.n + 1);
    for (int i = 0; i < p->arguments.kw_defaults.n; i++) {
        const ast_node *d = p->arguments.kw_defaults.data[i];
        if (d && !(f->kw_defaults[i] = eval(s, d))) return NULL;
    }
    f->fields = cell_new(s, sv_new(s, SV_MAP));
    sval *v = sv_new(s, SV_FUNC);
    v->func = f;
    closure_made(s, f);
    return v;
}

static bool define_function(spec *s, const ast_node *n) {
    sval *v = make_function(s, n);
    for (int i = n->FunctionDef.decorator_list.n - 1; v && i >= 0; i--) {
        sval *d = eval(s, n->FunctionDef.decorator_list.data[i]);
        v = d ? call1(s, d, v) : NULL;
    }
    scell *c = v ? frame_cell(s, n, n->FunctionDef.name, true) : NULL;
    if (!c || !cell_writable(s, c)) return false;
    cell_set(s, c, v);
    return true;
}

// ---- the rest ----

static bool return_value(spec *s, const ast_node *value);
static bool return_body(spec *s, void *data) { return return_value(s, ((const ast_node *)data)->IfExp.body); }
static bool return_orelse(spec *s, void *data) { return return_value(s, ((const ast_node *)data)->IfExp.orelse); }

// return a if c else b: as an if statement, so that a recursive side may use the type of the other.
static bool return_either(spec *s, const ast_node *n) {
    sval *v = eval(s, n->IfExp.test);
    ir_value *c = NULL;
    set_place(s, n);
    int const known = v ? truth(s, v, &c) : -2;
    if (known == -2) return false;
    if (known >= 0) return return_value(s, known ? n->IfExp.body : n->IfExp.orelse);
    return branch(s, c, return_body, return_orelse, (void *)n);
}

static bool return_value(spec *s, const ast_node *value) {
    if (value->kind == AST_IfExp) return return_either(s, value);
    sval *v = eval(s, value);
    if (!v) return false;
    note_result(s, v);
    cell_set(s, s->frame->result, v);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_RETURN));
    return true;
}

static bool exec_return(spec *s, const ast_node *n) {
    if (n->Return.value && n->Return.value->kind == AST_IfExp) return return_either(s, n->Return.value);
    sval *v = n->Return.value ? eval(s, n->Return.value) : sv_none(s);
    if (!v) return false;
    if (is_dead(s)) return true;   // evaluating it certainly raised
    note_result(s, v);
    cell_set(s, s->frame->result, v);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_RETURN));
    return true;
}

typedef struct assert_data {
    const ast_node *n;
} assert_data;
static bool assert_failed(spec *s, void *data) {
    const ast_node *n = ((assert_data *)data)->n;
    sval *v = n->Assert.msg ? eval(s, n->Assert.msg) : NULL;
    if (n->Assert.msg && !v) return false;
    set_place(s, n);
    sclass *c = exception_class(s, intern(s->names, "AssertionError"))->cls;
    return raise_exception(s, exception_instance(s, c, v != NULL, &v));
}

// `assert a.ndim == 2` says the rank of an array that comes out of a file.
static bool learn(spec *s, const ast_node *t) {
    if (t->kind != AST_Compare || t->Compare.ops.n != 1 || t->Compare.ops.data[0] != OP_Eq) return true;
    const ast_node *a = t->Compare.left, *b = t->Compare.comparators.data[0];
    if (a->kind != AST_Attribute || strcmp(a->Attribute.attr, "ndim") != 0 || a->Attribute.value->kind != AST_Name)
        return true;
    scell *c = frame_cell(s, a, a->Attribute.value->Name.id, false);
    sval *v = c ? captured(s, c) : NULL;
    if (!v || v->kind != SV_LAZY) return v != NULL;
    sval *rank = eval(s, b);
    int64_t r;
    if (!rank) return false;
    if (!sval_known_int(rank, &r) || r < 0 || r > 8) return true;
    sval *array = lazy_array(s, v, (int)r);
    if (!array) return false;
    cell_set(s, c, array);
    return true;
}

static bool exec_assert(spec *s, const ast_node *n) {
    if (!learn(s, n->Assert.test)) return false;
    sval *v = eval(s, n->Assert.test);
    if (!v) return false;
    ir_value *cond = NULL;
    int const known = truth(s, v, &cond);
    if (known == -2) return false;
    assert_data d = {n};
    if (known == 1) return true;
    if (known == 0) return assert_failed(s, &d);
    ir_value *bad = scalar_value(s, scalar_unary(s, OP_Not, sv_scalar(s, ST_BOOL, cond)));
    return branch(s, bad, assert_failed, NULL, &d);
}

static bool exec_delete(spec *s, const ast_node *n) {
    for (int i = 0; i < n->Delete.targets.n; i++) {
        const ast_node *t = n->Delete.targets.data[i];
        if (t->kind == AST_Subscript) {
            sval *object = eval(s, t->Subscript.value), *index = object ? eval(s, t->Subscript.slice) : NULL;
            set_place(s, t);
            if (!index || !subscript_delete(s, object, index)) return false;
            continue;
        }
        if (t->kind != AST_Name) return unsupported(s, "del of an attribute") != NULL;
        scell *c = frame_cell(s, t, t->Name.id, true);
        if (!c || !cell_writable(s, c)) return false;
        if (c->v->kind == SV_RLIST)
            return unsupported(s, "del of a variable that a recursive function changes") != NULL;
        cell_set(s, c, sv_undef(s));
    }
    return true;
}

static bool is_yield(const ast_node *n) { return n->kind == AST_Yield || n->kind == AST_YieldFrom; }

static bool exec(spec *s, const ast_node *n) {
    switch (n->kind) {
    case AST_FunctionDef: return define_function(s, n);
    case AST_ClassDef: return define_class(s, n);
    case AST_Return: return exec_return(s, n);
    case AST_Delete: return exec_delete(s, n);
    case AST_Assign: {
        sval *v = is_yield(n->Assign.value) ? generator_yield(s, n->Assign.value, true) : eval(s, n->Assign.value);
        for (int i = 0; v && i < n->Assign.targets.n; i++)
            if (!assign(s, n->Assign.targets.data[i], v)) return false;
        return v != NULL;
    }
    case AST_AugAssign: return augmented(s, n);
    case AST_AnnAssign: {
        if (!n->AnnAssign.value) return true;
        sval *v = eval(s, n->AnnAssign.value);
        return v && assign(s, n->AnnAssign.target, v);
    }
    case AST_For: return exec_for(s, n);
    case AST_While: return exec_while(s, n);
    case AST_Raise: return exec_raise(s, n);
    case AST_Assert: return exec_assert(s, n);
    case AST_Import: return exec_import(s, n);
    case AST_ImportFrom: return exec_import_from(s, n);
    case AST_Global:
    case AST_Nonlocal:
    case AST_Pass: return true;
    case AST_Expr:
        if (is_yield(n->Expr.value)) return generator_yield(s, n->Expr.value, true) != NULL;
        if (s->frame->shows_values) {
            sval *v = eval(s, n->Expr.value);
            return v && show_value(s, v);
        }
        return n->Expr.value->kind == AST_Constant || eval(s, n->Expr.value) != NULL;
    case AST_Break:
        if (s->frame->broke) cell_set(s, s->frame->broke, sv_bool(s, true));
        cell_set(s, s->frame->exit, sv_int(s, EXIT_BREAK));
        return true;
    case AST_Continue: cell_set(s, s->frame->exit, sv_int(s, EXIT_CONTINUE)); return true;
    case AST_With: return exec_with(s, n);
    case AST_AsyncWith: return unsupported(s, "async with") != NULL;
    case AST_Try: return exec_try(s, n);
    case AST_TryStar: return unsupported(s, "except*") != NULL;
    case AST_Match: return exec_match(s, n);
    default: return unsupported(s, "this statement (%s)", ast_kind_name(n->kind)) != NULL;
    }
}
