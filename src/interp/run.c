// The machine: one function with a case per instruction; what is not short is in run_slow.c.
#include "interp/run.h"

engine interp;

frame *interp_frame_new(code_object *code, py_object *globals, py_object *locals) {
    int const size = code->slot_count + code->free_count + 1 + code->stack_size;
    frame *f = py_malloc(sizeof *f + (size_t)size * sizeof(py_object *));
    f->back = NULL;
    f->code = (code_object *)py_incref((py_object *)code);
    f->globals = globals;
    f->locals = locals;
    f->pc = f->sp = 0;
    f->size = size;
    memset(f->v, 0, (size_t)size * sizeof(py_object *));
    if (code->class_cell >= 0) f->v[code->class_cell] = py_cell_new(NULL);
    return f;
}

void interp_frame_free(frame *f) {
    for (int i = 0, n = f->code->slot_count + f->code->free_count + 1 + f->sp; i < n; i++) py_xdecref(f->v[i]);
    py_decref((py_object *)f->code);
    py_free(f, sizeof *f + (size_t)f->size * sizeof(py_object *));
}

#define TOP() sp[-1]
#define SECOND() sp[-2]
#define PUSH(X) (*sp++ = (X))
#define POP() (*--sp)
#define NAME(I) (k->names[I])

static inline bool both_small(const py_object *a, const py_object *b) {
    return a->type == &py_int_type && b->type == &py_int_type && !PY_INT(a)->limbs && !PY_INT(b)->limbs;
}
static inline bool both_float(const py_object *a, const py_object *b) {
    return a->type == &py_float_type && b->type == &py_float_type;
}

// The arithmetic that loops are made of; NULL when it is not one of the plain cases.
static inline py_object *fast_binary(py_object *a, py_object *b, int op) {
    if (both_small(a, b)) {
        int64_t const x = PY_INT(a)->small, y = PY_INT(b)->small;
        int64_t r;
        switch (op) {
        case PY_ADD: return __builtin_add_overflow(x, y, &r) ? NULL : py_int(r);
        case PY_SUB: return __builtin_sub_overflow(x, y, &r) ? NULL : py_int(r);
        case PY_MULT: return __builtin_mul_overflow(x, y, &r) ? NULL : py_int(r);
        case PY_AND: return py_int(x & y);
        case PY_MOD: return x >= 0 && y > 0 ? py_int(x % y) : NULL;
        case PY_FLOORDIV: return x >= 0 && y > 0 ? py_int(x / y) : NULL;
        default: return NULL;
        }
    }
    if (both_float(a, b)) {
        double const x = ((py_float_object *)a)->value, y = ((py_float_object *)b)->value;
        switch (op) {
        case PY_ADD: return py_float(x + y);
        case PY_SUB: return py_float(x - y);
        case PY_MULT: return py_float(x * y);
        case PY_DIV: return y != 0 ? py_float(x / y) : NULL;
        default: return NULL;
        }
    }
    return NULL;
}

// 1, 0, or -1 when it is not a plain case.
static inline int fast_compare(py_object *a, py_object *b, int op) {
    if (both_small(a, b)) {
        int64_t const x = PY_INT(a)->small, y = PY_INT(b)->small;
        return op == PY_EQ   ? x == y
               : op == PY_NE ? x != y
               : op == PY_LT ? x < y
               : op == PY_LE ? x <= y
               : op == PY_GT ? x > y
                             : x >= y;
    }
    if (both_float(a, b)) {
        double const x = ((py_float_object *)a)->value, y = ((py_float_object *)b)->value;
        return op == PY_EQ   ? x == y
               : op == PY_NE ? x != y
               : op == PY_LT ? x < y
               : op == PY_LE ? x <= y
               : op == PY_GT ? x > y
                             : x >= y;
    }
    return -1;
}

static inline py_object *fast_getitem(py_object *o, py_object *key) {
    if (key->type == &py_int_type && !PY_INT(key)->limbs) {
        int64_t i = PY_INT(key)->small;
        if (o->type == &py_list_type) {
            if (i < 0) i += PY_LIST(o)->n;
            if (i >= 0 && i < PY_LIST(o)->n) return py_incref(PY_LIST(o)->items[i]);
        } else if (o->type == &py_tuple_type) {
            if (i < 0) i += PY_TUPLE(o)->n;
            if (i >= 0 && i < PY_TUPLE(o)->n) return py_incref(PY_TUPLE(o)->items[i]);
        }
    }
    return NULL;
}

static inline py_object *hinted(py_object *dict, py_object *name, uint32_t hint) {
    const py_dict_object *d = PY_DICT(dict);
    return hint < d->n && d->entries[hint].key == name ? d->entries[hint].value : NULL;
}

// A value of a dictionary by an interned name; remembers where it was. Borrowed.
static py_object *lookup(py_object *dict, py_object *name, uint32_t *hint) {
    py_object *v = hinted(dict, name, *hint);
    if (v) return v;
    bool error = false;
    py_dict_entry *e = py_dict_find(PY_DICT(dict), name, py_str_hash(PY_STR(name)), &error);
    if (!e) return NULL;
    *hint = (uint32_t)(e - PY_DICT(dict)->entries);
    return e->value;
}

static py_object *load_attribute(py_object *o, py_object *name, uint32_t *hint) {
    py_type *t = o->type;
    if (t->getattr != py_generic_getattr || !(t->flags & PY_TYPE_DICT) || !*py_dict_slot(o)) return py_getattr(o, name);
    py_object *d = py_type_lookup(t, name);
    if (d && d->type->descr_set) return py_getattr(o, name);
    py_object *v = lookup(*py_dict_slot(o), name, hint);
    return v ? py_incref(v) : py_getattr(o, name);
}

static bool store_attribute(py_object *o, py_object *name, py_object *value, uint32_t *hint) {
    py_type *t = o->type;
    if (t->setattr == py_generic_setattr && (t->flags & (PY_TYPE_DICT | PY_TYPE_SLOTTED)) == PY_TYPE_DICT &&
        *py_dict_slot(o) && hinted(*py_dict_slot(o), name, *hint) && !py_type_lookup(t, name)) {
        py_dict_entry *e = &PY_DICT(*py_dict_slot(o))->entries[*hint];
        py_object *old = e->value;
        e->value = py_incref(value);
        py_decref(old);
        return true;
    }
    if (!py_setattr(o, name, value)) return false;
    if (t->flags & PY_TYPE_DICT && *py_dict_slot(o)) lookup(*py_dict_slot(o), name, hint);
    return true;
}

// o → function o for a method found in the class, else NULL and the attribute.
static bool load_method(py_object **at, py_object *name, uint32_t *hint) {
    py_object *o = at[0];
    py_type *t = o->type;
    if (t->getattr == py_generic_getattr) {
        py_object *d = py_type_lookup(t, name);
        bool binds = d && (d->type->flags & PY_TYPE_BINDS || (d->type == &py_method_descriptor_type &&
                                                              ((py_method_descriptor *)d)->def->kind == PY_METHOD));
        if (binds && !(t->flags & PY_TYPE_DICT && *py_dict_slot(o) && lookup(*py_dict_slot(o), name, hint))) {
            at[0] = py_incref(d);
            at[1] = o;
            return true;
        }
    }
    py_object *v = load_attribute(o, name, hint);
    if (!v) return false;
    at[0] = NULL;
    at[1] = v;
    py_decref(o);
    return true;
}

static inline void count_step(void) {
    if (--interp.steps < 0) py_stop("npcc: the program was stopped: it took too many steps");
}

static int truth(py_object *o) {
    if (o == py.true_object) return 1;
    if (o == py.false_object || o == PY_NONE) return 0;
    return py_truth(o);
}

py_object *interp_frame_run(frame *f, bool *yielded) {
    code_object *k = f->code;
    py_object **const base = f->v + k->slot_count + k->free_count + 1, **sp = base + f->sp, **const v = f->v;
    const instr *const ops = k->ops;
    int pc = f->pc;
    py_object *result = NULL;
    *yielded = false;
    count_step();
    f->back = interp.top;
    interp.top = f;
    if (py.error) {   // thrown into a generator
        f->sp = (int)(sp - base);
        if (!pc || !interp_throw_inside(f, &sp)) goto error;
        if (!py.error && interp_throw_yielded(f)) {
            result = POP();
            *yielded = true;
            goto leave;
        }
        if (py.error) goto error;
        pc = f->pc;
    }
    for (;;) {
        instr const in = ops[pc++];
        int const A = (int)(in >> 8);
        py_object *a, *b, *r;
        switch ((opcode)(in & 255)) {
        case OP_NOP_: break;
        case OP_CONST_: PUSH(py_incref(k->consts[A])); break;
        case OP_LOAD_FAST_:
            if (!(a = v[A])) {
                interp_unbound(k, A, false);
                goto error;
            }
            PUSH(py_incref(a));
            break;
        case OP_STORE_FAST_:
            a = v[A];
            v[A] = POP();
            py_xdecref(a);
            break;
        case OP_DELETE_FAST_:
            if (!v[A]) {
                interp_unbound(k, A, false);
                goto error;
            }
            PY_CLEAR(v[A]);
            break;
        case OP_LOAD_DEREF_:
            if (!(a = ((py_cell_object *)v[A])->value)) {
                interp_unbound(k, A, A >= k->slot_count);
                goto error;
            }
            PUSH(py_incref(a));
            break;
        case OP_STORE_DEREF_:
            a = ((py_cell_object *)v[A])->value;
            ((py_cell_object *)v[A])->value = POP();
            py_xdecref(a);
            break;
        case OP_DELETE_DEREF_:
            if (!((py_cell_object *)v[A])->value) {
                interp_unbound(k, A, A >= k->slot_count);
                goto error;
            }
            PY_CLEAR(((py_cell_object *)v[A])->value);
            break;
        case OP_LOAD_CELL_: PUSH(py_incref(v[A])); break;
        case OP_LOAD_CLASSDEREF_:
            if (!(a = py_dict_get(f->locals, NAME(A & 0xfff))) && !(a = ((py_cell_object *)v[A >> 12])->value)) {
                interp_unbound(k, A >> 12, true);
                goto error;
            }
            PUSH(py_incref(a));
            break;
        case OP_LOAD_GLOBAL_:
            if (!(a = lookup(f->globals, NAME(A), &k->hints[pc - 1])) && !(a = py_dict_get(py.builtins, NAME(A)))) {
                py_raise(&py_NameError, "name '%s' is not defined", py_str_data(NAME(A)));
                goto error;
            }
            PUSH(py_incref(a));
            break;
        case OP_STORE_GLOBAL_: {
            py_object *const d = f->globals;
            if (hinted(d, NAME(A), k->hints[pc - 1])) {
                py_dict_entry *e = &PY_DICT(d)->entries[k->hints[pc - 1]];
                a = e->value;
                e->value = POP();
                py_decref(a);
                break;
            }
            a = POP();
            py_dict_set(d, NAME(A), a);
            py_decref(a);
            lookup(d, NAME(A), &k->hints[pc - 1]);
            break;
        }
        case OP_LOAD_NAME_:
        case OP_STORE_NAME_:
        case OP_DELETE_NAME_:
        case OP_DELETE_GLOBAL_:
            if (!interp_name(f, (opcode)(in & 255), NAME(A), &sp)) goto error;
            break;
        case OP_LOAD_ATTR_:
            a = TOP();
            if (!(r = load_attribute(a, NAME(A), &k->hints[pc - 1]))) goto error;
            TOP() = r;
            py_decref(a);
            break;
        case OP_STORE_ATTR_:
            if (!store_attribute(TOP(), NAME(A), SECOND(), &k->hints[pc - 1])) goto error;
            py_decref(POP());
            py_decref(POP());
            break;
        case OP_DELETE_ATTR_:
            if (!py_setattr(TOP(), NAME(A), NULL)) goto error;
            py_decref(POP());
            break;
        case OP_LOAD_METHOD_:
            if (!load_method(sp - 1, NAME(A), &k->hints[pc - 1])) goto error;
            sp++;
            break;
        case OP_CALL_METHOD_:
        case OP_CALL_: {
            bool const method = (in & 255) == OP_CALL_METHOD_;
            py_object **args = sp - A;
            int n = A;
            if (method && args[-2]) args--, n++;
            f->pc = pc;
            a = args[-1];
            py_args const given = {args, n, NULL};
            r = a->type->call ? a->type->call(a, &given) : py_call(a, &given);
            py_object **const low = method ? sp - A - 2 : sp - A - 1;
            while (sp > low) {
                b = POP();
                py_xdecref(b);
            }
            if (!r) goto error;
            PUSH(r);
            break;
        }
        case OP_CALL_KW_: {
            int64_t const n = PY_TUPLE(TOP())->n;
            f->pc = pc;
            r = py_call(sp[-A - 2], &(py_args){sp - A - 1, A - n, TOP()});
            for (int i = 0; i < A + 2; i++) py_decref(POP());
            if (!r) goto error;
            PUSH(r);
            break;
        }
        case OP_CALL_EX_:
            f->pc = pc;
            if (!(r = interp_call_spread(&sp, A))) goto error;
            PUSH(r);
            break;
        case OP_POP_: py_xdecref(POP()); break;
        case OP_DUP_:
            a = TOP();
            PUSH(py_incref(a));
            break;
        case OP_DUP_TWO_:
            a = SECOND(), b = TOP();
            PUSH(py_incref(a));
            PUSH(py_incref(b));
            break;
        case OP_ROT_TWO_:
            a = TOP();
            TOP() = SECOND();
            SECOND() = a;
            break;
        case OP_ROT_THREE_:
            a = TOP();
            TOP() = SECOND();
            SECOND() = sp[-3];
            sp[-3] = a;
            break;
        case OP_ROT_FOUR_:
            a = TOP();
            TOP() = SECOND();
            SECOND() = sp[-3];
            sp[-3] = sp[-4];
            sp[-4] = a;
            break;
        case OP_BINARY_:
            b = TOP(), a = SECOND();
            r = fast_binary(a, b, A);
            if (!r) {
                f->pc = pc;   // where a warning is
                if (!(r = py_binary(a, b, (py_binary_op)A))) goto error;
            }
            sp--;
            TOP() = r;
            py_decref(a);
            py_decref(b);
            break;
        case OP_INPLACE_:
            b = TOP(), a = SECOND();
            r = fast_binary(a, b, A);
            if (!r) f->pc = pc;
            if (!r && A == PY_ADD && a->type == &py_str_type && b->type == &py_str_type)
                r = interp_append_text(f, &sp[-2], b, ops[pc]);
            if (!r && !(r = py_inplace(a, b, (py_binary_op)A))) goto error;
            a = SECOND();
            sp--;
            TOP() = r;
            py_xdecref(a);
            py_decref(b);
            break;
        case OP_UNARY_:
            a = TOP();
            f->pc = pc;
            if (!(r = py_unary(a, (py_unary_op)A))) goto error;
            TOP() = r;
            py_decref(a);
            break;
        case OP_NOT_: {
            int const t = truth(TOP());
            if (t < 0) goto error;
            py_decref(TOP());
            TOP() = py_bool(!t);
            break;
        }
        case OP_COMPARE_: {
            b = TOP(), a = SECOND();
            int const t = fast_compare(a, b, A);
            if (t < 0) f->pc = pc;
            if (t >= 0)
                r = py_bool(t);
            else if (!(r = py_compare(a, b, (py_compare_op)A)))
                goto error;
            sp--;
            TOP() = r;
            py_decref(a);
            py_decref(b);
            break;
        }
        case OP_IS_:
            b = POP(), a = TOP();
            TOP() = py_bool((a == b) != A);
            py_xdecref(a);
            py_xdecref(b);
            break;
        case OP_CONTAINS_: {
            int const t = py_contains(TOP(), SECOND());
            if (t < 0) goto error;
            py_decref(POP());
            py_decref(TOP());
            TOP() = py_bool(t != A);
            break;
        }
        case OP_GETITEM_:
            b = TOP(), a = SECOND();
            r = fast_getitem(a, b);
            if (!r && !(r = py_getitem(a, b))) goto error;
            sp--;
            TOP() = r;
            py_decref(a);
            py_decref(b);
            break;
        case OP_SETITEM_:
            f->pc = pc;
            if (!py_setitem(SECOND(), TOP(), sp[-3])) goto error;
            py_decref(POP());
            py_decref(POP());
            py_decref(POP());
            break;
        case OP_DELITEM_:
            if (!py_delitem(SECOND(), TOP())) goto error;
            py_decref(POP());
            py_decref(POP());
            break;
        case OP_BUILD_TUPLE_:
        case OP_BUILD_LIST_:
            r = (in & 255) == OP_BUILD_TUPLE_ ? py_tuple_new(A) : py_list_new(A);
            sp -= A;
            if (A) memcpy(py_is_tuple(r) ? PY_TUPLE(r)->items : PY_LIST(r)->items, sp, (size_t)A * sizeof r);
            PUSH(r);
            break;
        case OP_LIST_APPEND_:
            a = POP();
            py_list_append(sp[-A], a);
            py_decref(a);
            break;
        case OP_BUILD_SET_:
        case OP_BUILD_MAP_:
        case OP_BUILD_SLICE_:
        case OP_BUILD_STRING_:
        case OP_FORMAT_:
        case OP_SET_ADD_:
        case OP_MAP_ADD_:
        case OP_LIST_EXTEND_:
        case OP_SET_UPDATE_:
        case OP_DICT_UPDATE_:
        case OP_DICT_MERGE_:
        case OP_LIST_TO_TUPLE_:
            if (!interp_build(&sp, (opcode)(in & 255), A)) goto error;
            break;
        case OP_UNPACK_:
            a = TOP();
            if ((a->type == &py_tuple_type && PY_TUPLE(a)->n == A) ||
                (a->type == &py_list_type && PY_LIST(a)->n == A)) {
                py_object **items = a->type == &py_tuple_type ? PY_TUPLE(a)->items : PY_LIST(a)->items;
                sp--;
                for (int i = A - 1; i >= 0; i--) PUSH(py_incref(items[i]));
                py_decref(a);
                break;
            }
            if (!interp_unpack(&sp, A, -1)) goto error;
            break;
        case OP_UNPACK_EX_:
            if (!interp_unpack(&sp, A & 0xfff, A >> 12)) goto error;
            break;
        case OP_JUMP_:
            if (A < pc) count_step();
            pc = A;
            break;
        case OP_JUMP_IF_FALSE_:
        case OP_JUMP_IF_TRUE_: {
            a = POP();
            int const t = truth(a);
            py_decref(a);
            if (t < 0) goto error;
            if (t == ((in & 255) == OP_JUMP_IF_TRUE_)) pc = A;
            break;
        }
        case OP_JUMP_IF_FALSE_OR_POP_:
        case OP_JUMP_IF_TRUE_OR_POP_: {
            int const t = truth(TOP());
            if (t < 0) goto error;
            if (t == ((in & 255) == OP_JUMP_IF_TRUE_OR_POP_))
                pc = A;
            else
                py_decref(POP());
            break;
        }
        case OP_GET_ITER_:
            a = TOP();
            if (!(r = py_iter(a))) goto error;
            TOP() = r;
            py_decref(a);
            break;
        case OP_FOR_ITER_:
            f->pc = pc;
            a = TOP();
            if ((r = a->type->next(a))) {
                PUSH(r);
                break;
            }
            if (py.error) {
                if (!py_pending_is(&py_StopIteration)) goto error;
                py_clear_error();
            }
            pc = A;
            py_decref(POP());
            break;
        case OP_RETURN_: result = POP(); goto leave;
        case OP_YIELD_:
            result = POP();
            if (A) {   // in a cell: a value, not what an await yields
                a = result;
                result = py_cell_new(a);
                py_decref(a);
            }
            *yielded = true;
            goto leave;
        case OP_GET_YIELD_FROM_:
            if (TOP()->type == &interp_generator_type) break;
            a = TOP();
            if (!(r = py_iter(a))) goto error;
            TOP() = r;
            py_decref(a);
            break;
        case OP_SEND_: {
            b = POP();
            f->pc = pc;
            int const ended = interp_send(TOP(), b, &r);
            py_decref(b);
            if (ended < 0) goto error;
            if (ended) {
                py_decref(TOP());
                TOP() = r;
                pc = A;
                break;
            }
            result = r;
            *yielded = true;
            goto leave;
        }
        case OP_MAKE_FUNCTION_: interp_make_function(f, &sp, (code_object *)k->consts[A >> 4], A & 15); break;
        case OP_COMPREHENSION_:
            f->pc = pc;
            if (!interp_comprehension(f, &sp, (code_object *)k->consts[A >> 1], A & 1)) goto error;
            break;
        case OP_BUILD_CLASS_FN_: PUSH(py_incref(interp.build_class)); break;
        case OP_RAISE_:
            if (interp_raise(&sp, A)) goto unwind;
            goto error;
        case OP_RERAISE_: py.error = POP(); goto unwind;
        case OP_PUSH_EXC_:
            a = TOP();
            TOP() = py.handled;
            PUSH(py_incref(a));
            py.handled = a;
            break;
        case OP_POP_EXCEPT_: interp_set_handled(POP()); break;
        case OP_CLEANUP_:
            a = POP();
            interp_set_handled(POP());
            py.error = a;
            goto unwind;
        case OP_EXC_MATCH_: {
            int const t = interp_exception_matches(SECOND(), TOP());
            if (t < 0) goto error;
            py_decref(TOP());
            TOP() = py_bool(t);
            break;
        }
        default:
            f->pc = pc;
            if (!interp_slow(f, &sp, (opcode)(in & 255), A)) goto error;
        }
        continue;
    error:
        if (py.error && py.error->type->flags & PY_TYPE_EXCEPTION) interp_traceback_add(f, pc);
    unwind:;
        const handler_range *h = NULL;
        for (int i = 0; i < k->range_count && !h; i++)
            if (pc - 1 >= k->ranges[i].start && pc - 1 < k->ranges[i].end) h = &k->ranges[i];
        if (!h) break;
        while (sp > base + h->depth) {
            a = POP();
            py_xdecref(a);
        }
        PUSH(py.error);
        py.error = NULL;
        pc = h->handler;
    }
leave:
    f->pc = pc;
    f->sp = (int)(sp - base);
    interp.top = f->back;
    return result;
}
