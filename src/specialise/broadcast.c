// Broadcasting. Sizes known when compiling decide it then. Those known only at run time are compared at run time: where
// they are equal, nothing happens; an array whose size turns out to be 1 is replaced by a view that repeats it.
//
//     a[n] + b[m]     →     t = 1 if n is 1 … else n;  if n != t: a = a[0, repeated t times];  the same for b;  a + b
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "specialise/state.h"

#include <string.h>

const char *dims_text(spec *s, int rank, sval *const *dims) {
    arena *a = s->diags->arena;
    const char *text = "";
    for (int i = 0; i < rank; i++) {
        const char *comma = i || rank == 1 ? "," : "";
        int64_t d;
        const char *size = sval_known_int(dims[i], &d) ? arena_printf(a, "%lld", (long long)d) : "?";
        text = rank == 1 ? arena_printf(a, "%s,", size) : arena_printf(a, "%s%s%s", text, comma, size);
    }
    return arena_printf(a, "(%s)", text);
}

static bool is_index_error(const char *what) { return strcmp(what, "index_shapes") == 0; }

// The result goes into an array, whose shape is named, too.
static bool is_in_place(const spec *s, const char *what) { return s->in_place && strcmp(what, "broadcast") == 0; }

static bool cannot_broadcast(spec *s, int n, sval *const *v, const char *what) {
    const char *text = "";
    for (int i = 0; i < n + is_in_place(s, what); i++) {
        const sval *x = i < n ? v[i] : s->in_place;
        text = arena_printf(s->diags->arena, "%s %s", text,
                            x->kind == SV_ARRAY ? dims_text(s, x->array.rank, x->array.dims) : "()");
    }
    if (strchr(text, '?'))   // run time knows the shapes
        return shapes_misfit(s, &(misfit){what, n, v, 0, 0}), false;
    if (is_index_error(what))
        return fail(s, "IndexError", NULL,
                    "shape mismatch: indexing arrays could not be broadcast together with shapes%s ", text),
               false;
    return fail(s, "ValueError", "make the two sizes equal, or one of them 1",
                "operands could not be broadcast together with shapes%s ", text),
           false;
}

// ---- shapes that do not fit, found at run time ----

// States the shapes, and raises with the text that `what` names: nprt_fail_WHAT, nprt_say_WHAT in the runtime.
bool shapes_misfit(spec *s, void *data) {
    misfit const *m = data;
    for (int i = 0; i < m->n + is_in_place(s, m->what); i++) {
        const sval *x = i < m->n ? m->arrays[i] : s->in_place;
        emit_call(s, "nprt_shape_begin", 0, NULL, 0, NULL, false);
        for (int k = 0; x->kind == SV_ARRAY && k < x->array.rank; k++) {
            ir_value *d = scalar_value(s, scalar_convert(s, x->array.dims[k], ST_INT));
            emit_call(s, "nprt_shape_dim", 1, &d, 0, NULL, false);
        }
    }
    ir_value *args[2] = {emit_const_int(s, m->axis, type_i64(s)), emit_const_int(s, m->index, type_i64(s))};
    int const n = strcmp(m->what, "concatenate") == 0 ? 2 : 0;
    if (s->attempt) {
        const char *say = intern(s->names, arena_printf(s->arena, "nprt_say_%s", m->what));
        sval *text = sv_rstr(s, emit_call1(s, say, n, args, type_str(s), false));
        return raise_with_text(s, is_index_error(m->what) ? "IndexError" : "ValueError", text);
    }
    emit_call(s, intern(s->names, arena_printf(s->arena, "nprt_fail_%s", m->what)), n, args, 0, NULL, true);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return true;
}

bool shapes_fail_if(spec *s, sval *wrong, const char *what, int n, sval *const *arrays) {
    misfit m = {what, n, arrays, 0, 0};
    if (wrong->kind == SV_NUM) return wrong->num.i ? shapes_misfit(s, &m) : true;
    return branch(s, scalar_value(s, wrong), shapes_misfit, NULL, &m);
}

// Are dimensions a of x and b of y one size? The error names both shapes.
bool shapes_must_fit(spec *s, sval *x, sval *y, sval *a, sval *b, const char *what, const char *message, sval **out) {
    *out = a->kind == SV_NUM ? a : b->kind == SV_NUM ? b : a;
    if (sval_same(a, b)) return true;
    if (a->kind == SV_NUM && b->kind == SV_NUM) return dims_must_equal(s, a, b, message, out);
    sval *differ = scalar_compare(s, OP_NotEq, a, b);
    if (differ->kind == SV_NUM) return differ->num.i ? dims_must_equal(s, a, b, message, out) : true;
    return shapes_fail_if(s, differ, what, 2, (sval *[]){x, y});
}

bool dims_must_equal(spec *s, sval *a, sval *b, const char *message, sval **out) {
    *out = a->kind == SV_NUM ? a : b->kind == SV_NUM ? b : a;
    if (sval_same(a, b)) return true;
    if (a->kind == SV_NUM && b->kind == SV_NUM)
        return fail(s, "ValueError", "make the two sizes equal, or one of them 1", "%s: sizes %lld and %lld differ",
                    message, (long long)a->num.i, (long long)b->num.i),
               false;
    sval *same = scalar_compare(s, OP_Eq, a, b);
    if (same->kind == SV_NUM) {
        if (same->num.i) return true;
        return fail(s, "ValueError", NULL, "%s: the sizes differ", message), false;
    }
    emit_check(s, scalar_value(s, same), "ValueError", message);
    return true;
}

// ---- stretching ----

bool sval_is_one(const sval *d) {
    int64_t n;
    return sval_known_int(d, &n) && n == 1;
}

static ir_type with_dim(spec *s, ir_type tensor, int axis, sval *size) {
    int64_t dims[64];
    for (int i = 0; i < tensor->rank; i++) dims[i] = tensor->dims[i];
    if (!sval_known_int(size, &dims[axis])) dims[axis] = IR_DYNAMIC;
    ir_attr const param = ir_attr_type(s->ir, ir_type_tensor(s->ir, tensor->rank, dims, tensor->element));
    return ir_type_dialect(s->ir, "numpy", "ndarray", 1, &param);
}

static ir_type tensor_of(const ir_value *v) { return v->type->params[0]->type; }

static ir_value *dim_of(spec *s, ir_value *v, int axis) {
    ir_value *d = emit_un(s, NUMPY_dim, v, ir_type_index(s->ir));
    ir_op_set_attr(s->ir, ir_def(d), "axis", ir_attr_i64(s->ir, axis));
    return d;
}

// v[:, …, :1, …], repeated along the axis.
static ir_value *repeated(spec *s, ir_value *v, int axis, sval *size) {
    ir_type const t = tensor_of(v);
    value_list ranges = {0}, dims = {0};
    vec_push(s->arena, &ranges, v);
    ir_value *zero = index_value(s, sv_int(s, 0)), *one = index_value(s, sv_int(s, 1));
    for (int i = 0; i < t->rank; i++) {
        ir_value *d = i == axis                  ? one
                      : t->dims[i] != IR_DYNAMIC ? index_value(s, sv_int(s, t->dims[i]))
                                                 : dim_of(s, v, i);
        ir_value *const range[3] = {zero, d, one};
        for (int k = 0; k < 3; k++) vec_push(s->arena, &ranges, range[k]);
        if (i == axis ? size->kind != SV_NUM : t->dims[i] == IR_DYNAMIC)
            vec_push(s->arena, &dims, i == axis ? index_value(s, size) : d);
    }
    ir_value *r = emit1(s, NUMPY_view, ranges.n, ranges.data, with_dim(s, t, axis, sv_int(s, 1)));
    ir_op_set_attr(s->ir, ir_def(r), "drop", ir_attr_i64_array(s->ir, 0, NULL));
    ir_value **operands = ARENA_ARRAY(s->arena, ir_value *, dims.n + 1);
    operands[0] = r;
    if (dims.n) memcpy(operands + 1, dims.data, (size_t)dims.n * sizeof *operands);
    return emit1(s, NUMPY_broadcast, dims.n + 1, operands, with_dim(s, t, axis, size));
}

// Either v or v repeated, as an scf.if that yields one of two arrays.
static ir_value *repeated_if(spec *s, ir_value *differs, ir_value *v, int axis, sval *size) {
    ir_type const t = with_dim(s, tensor_of(v), axis, size);
    ir_op *op = ir_build(&s->b, SCF_if, 1, &differs, 1, &t, 2);
    ir_builder const outer = s->b;
    for (int k = 0; k < 2; k++) {
        s->b = ir_builder_at_end(s->ir, ir_block_new(s->ir, ir_op_region(op, k)), outer.loc);
        ir_value *r = k == 0 ? repeated(s, v, axis, size) : v->type == t ? v : emit_un(s, NUMPY_cast, v, t);
        ir_build(&s->b, SCF_yield, 1, &r, 0, NULL, 0);
    }
    s->b = outer;
    return ir_result(op, 0);
}

// ---- stretching what an expression is made of ----

static bool is_elementwise(const ir_op *op) {
    switch (op->opcode) {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) case NUMPY_##NAME:
#include "base/ufuncs.def"
    case NUMPY_cast:
    case NUMPY_select: return true;
    default: return false;
    }
}

static void find_write(ir_op *op, void *data) {
    bool const flow = op->opcode == SCF_if || ir_has_trait(op, IR_TERMINATOR);
    bool const raises = op->opcode == PYTHON_raise || op->opcode == PYTHON_check;
    ir_attr const callee = op->opcode == PYTHON_call ? ir_op_attr(op, "callee") : NULL;
    if (callee && (strncmp(callee->text, "nprt_fail_", 10) == 0 || strncmp(callee->text, "nprt_shape_", 11) == 0 ||
                   strncmp(callee->text, "nprt_say_", 9) == 0))
        return;
    if (!flow && !raises && !ir_has_trait(op, IR_PURE | IR_READS | IR_ALLOCATES | IR_VIEW)) *(bool *)data = true;
}

// Was v computed just now, from arrays that nothing has changed since? Then it may be computed again from others.
static bool is_expression(spec *s, const ir_value *v) {
    enum { FAR = 200 };
    ir_op *def = ir_def(v);
    if (!def || def->block != s->b.block || s->b.before || !is_elementwise(def)) return false;
    bool written = false;
    int n = 0;
    for (ir_op *op = def->next; op && !written; op = op->next) {
        if (++n > FAR) return false;
        ir_walk(op, find_write, &written);
    }
    return !written;
}

// The leaves of element-wise expressions are stretched rather than their results, so that these stay one loop.
static ir_value *stretch_value(spec *s, ir_value *differs, ir_value *v, int axis, sval *size) {
    if (!is_expression(s, v)) return repeated_if(s, differs, v, axis, size);
    ir_op *def = ir_def(v);
    int const rank = tensor_of(v)->rank, n = def->operand_count;
    ir_value *operands[3];
    for (int i = 0; i < n; i++) {
        operands[i] = ir_operand(def, i);
        if (operands[i]->type->kind != IR_DIALECT_TYPE) continue;   // a scalar
        int const own = axis - (rank - tensor_of(operands[i])->rank);
        if (own >= 0 && tensor_of(operands[i])->dims[own] != 1)
            operands[i] = stretch_value(s, differs, operands[i], own, size);
    }
    ir_value *r = emit1(s, def->opcode, n, operands, with_dim(s, tensor_of(v), axis, size));
    for (int i = 0; i < def->attr_count; i++) ir_op_set_attr(s->ir, ir_def(r), def->attrs[i].name, def->attrs[i].value);
    return r;
}

static sval *array_as(spec *s, sval *a, int axis, sval *size, ir_value *v) {
    sval **dims = arena_copy(s->arena, a->array.dims, (size_t)a->array.rank * sizeof(sval *));
    dims[axis] = size;
    return sv_array(s, a->array.dtype, a->array.rank, dims, v);
}

static bool must_be_one(spec *s, void *data) {
    void **d = data;
    sval *wrong = scalar_compare(s, OP_NotEq, d[0], sv_int(s, 1));
    if (wrong->kind == SV_NUM) return wrong->num.i ? shapes_misfit(s, d[1]) : true;
    return branch(s, scalar_value(s, wrong), shapes_misfit, NULL, d[1]);
}

sval *array_stretch(spec *s, sval *a, int axis, sval *size, const char *what, int n, sval *const *arrays) {
    sval *d = a->array.dims[axis];
    if (sval_is_one(d) || sval_same(d, size)) return a;
    sval *differ = scalar_compare(s, OP_NotEq, d, size);
    misfit m = {what, n, arrays, 0, 0};
    void *data[2] = {d, &m};
    if (differ->kind == SV_NUM && !differ->num.i) {
        ir_type const type = with_dim(s, tensor_of(a->array.v), axis, size);
        return array_as(s, a, axis, size,
                        a->array.v->type == type ? a->array.v : emit_un(s, NUMPY_cast, a->array.v, type));
    }
    if (differ->kind == SV_NUM && !must_be_one(s, data)) return NULL;
    if (differ->kind != SV_NUM && !branch(s, scalar_value(s, differ), must_be_one, NULL, data)) return NULL;
    if (is_dead(s)) return NULL;
    return array_as(s, a, axis, size, stretch_value(s, scalar_value(s, differ), a->array.v, axis, size));
}

// ---- operands of one operation ----

// The size of two operands along a dimension, where neither is known to be 1.
static sval *common_size(spec *s, sval *x, sval *y) {
    if (sval_same(x, y) || x->kind == SV_NUM) return x;
    if (y->kind == SV_NUM) return y;
    ir_value *one = scalar_value(s, scalar_compare(s, OP_Eq, x, sv_int(s, 1)));
    ir_value *size =
        emit1(s, ARITH_select, 3, (ir_value *[]){one, scalar_value(s, y), scalar_value(s, x)}, type_i64(s));
    int64_t const hi = x->scalar.hi > y->scalar.hi ? x->scalar.hi : y->scalar.hi;
    return sv_int_range(s, size, 0, hi);
}

bool broadcast_operands(spec *s, int n, sval **v, int core, const char *what, int *out_rank, sval ***out) {
    int rank = 0;
    for (int i = 0; i < n; i++)
        if (v[i]->kind == SV_ARRAY && v[i]->array.rank - core > rank) rank = v[i]->array.rank - core;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i < n; i++) {
        int const own = v[i]->kind == SV_ARRAY ? v[i]->array.rank - core : 0;
        for (int k = 0; k < own; k++) {
            sval *d = v[i]->array.dims[k], **have = &dims[rank - own + k];
            if (*have && !sval_is_one(*have) && !sval_is_one(d) && d->kind == SV_NUM && (*have)->kind == SV_NUM &&
                !sval_same(d, *have))
                return cannot_broadcast(s, n, v, what);
            *have = !*have || sval_is_one(*have) ? d : sval_is_one(d) ? *have : common_size(s, *have, d);
        }
    }
    sval **given = arena_copy(s->arena, v, (size_t)n * sizeof *v);
    for (int i = 0; i < n; i++) {
        int const own = v[i]->kind == SV_ARRAY ? v[i]->array.rank - core : 0;
        for (int k = 0; k < own; k++)
            if (!(v[i] = array_stretch(s, v[i], k, dims[rank - own + k], what, n, given))) return false;
    }
    *out_rank = rank;
    *out = dims;
    return true;
}
