// numpy → tensor, second half: python ops and calls that write into arrays become calls of declared functions.
//
//   "python.check"(%ok) {kind, message}      →   scf.if %not { func.call @nprt_fail(%kind, %message, %site) }
//   %s = "python.call"(%a) {callee = "f"}    →   %m = bufferization.to_buffer %a; %u = memref.cast %m
//                                                %s = func.call @f.f32(%u, %dtype)
//
// What a function takes comes from the runtime's table (abi.def): parameters that the op leaves out, such as site and
// dtype, are filled in by their names, and scalars are converted to the types that stand there.
#include "dialect/arith/arith.h"
#include "dialect/bufferization/bufferization.h"
#include "dialect/complex/complex.h"
#include "dialect/func/func.h"
#include "dialect/llvm/llvm.h"
#include "dialect/memref/memref.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "dialect/scf/scf.h"
#include "dialect/tensor/tensor.h"
#include "lower/lower.h"
#include "lower/numpy_to_linalg.h"

#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

// ---- the runtime's table ----------------------------------------------------------------------------------------
enum { MAX_PARAMS = 16 };

typedef struct abi_row {
    const char *name, *signature, *doc;
} abi_row;

static const abi_row abi[] = {
#define ABI(NAME, SIGNATURE, DOC) {#NAME, SIGNATURE, DOC},
#include "runtime/abi.def"
};

typedef struct text {
    const char *s;
    size_t n;
} text;

typedef struct signature {
    int n;
    text types[MAX_PARAMS], names[MAX_PARAMS], result;
    bool borrowed;
} signature;

static bool is(text t, const char *s) { return t.n == strlen(s) && memcmp(t.s, s, t.n) == 0; }

// The items between the parentheses that s starts with; returns how many, and what follows.
static int split_list(const char *s, text *out, const char **rest) {
    int n = 0;
    for (s++; *s != ')';) {
        size_t len = strcspn(s, ",)");
        if (n < MAX_PARAMS) out[n++] = (text){s, len};
        s += len;
        while (*s == ',' || *s == ' ') s++;
    }
    *rest = s + 1;
    return n;
}

static bool signature_of(const char *name, signature *out) {
    for (size_t i = 0; i < sizeof abi / sizeof *abi; i++) {
        if (strcmp(abi[i].name, name) != 0) continue;
        const char *rest, *after_names;
        out->n = split_list(abi[i].signature, out->types, &rest);
        split_list(abi[i].doc, out->names, &after_names);
        rest += strspn(rest, " ->");
        out->result = (text){rest, strcmp(rest, "()") == 0 ? 0 : strlen(rest)};
        out->borrowed = strstr(after_names, "borrowed") != NULL;
        return true;
    }
    return false;
}

// ---- arguments --------------------------------------------------------------------------------------------------
typedef struct call_state {
    ir_builder *b;
    ir_op *module, *op;
    ir_value *args[2 * MAX_PARAMS];
    int n;
    char suffix[128];
    int operand_of[2 * MAX_PARAMS];   // which operand an argument came from, -1 for none
} call_state;

static void push(call_state *s, ir_value *v, int operand) {
    s->operand_of[s->n] = operand;
    s->args[s->n++] = v;
}

static void add_suffix(call_state *s, const char *word) {
    size_t n = strlen(s->suffix);
    snprintf(s->suffix + n, sizeof s->suffix - n, "%s%s", n ? "." : "", word);
}

static void add_element_suffix(call_state *s, ir_type elem) {
    char *t = ir_type_text(elem, ir_arena(s->b->context));
    for (char *p = t; *p; p++)
        if (*p == '<' || *p == '>') *p = '_';
    add_suffix(s, t);
}

static int dtype_at(const ir_op *op, const char *attr, int i) {
    ir_attr a = ir_op_attr(op, attr);
    return a && i < a->count ? (int)a->ints[i] : -1;
}

static ir_value *unranked(ir_builder *b, ir_value *memref) {
    return rw_memref_cast(b, memref, ir_type_unranked_memref(b->context, memref->type->element));
}

static ir_value *read_only_buffer(ir_builder *b, ir_value *tensor) {
    ir_type t = ir_type_memref_strided(b->context, tensor->type);
    ir_op *op = ir_build(b, BUFFERIZATION_to_buffer, 1, &tensor, 1, &t, 0);
    ir_op_set_attr(b->context, op, "read_only", ir_attr_unit(b->context));
    return ir_result(op, 0);
}

// A scalar as the parameter type that the table states.
static ir_value *convert_scalar(call_state *s, ir_value *v, int dtype, text want) {
    ir_builder *b = s->b;
    ir_context *c = b->context;
    ir_type t = v->type;
    int width = is(want, "i32") ? 32 : is(want, "i64") ? 64 : 0;
    bool is_unsigned = dtype == 0 || (dtype >= 5 && dtype <= 8);
    if (width && t->kind == IR_INDEX) return rw_op1(b, ARITH_index_cast, v, ir_type_int(c, width));
    if (width && t->kind == IR_INTEGER && t->width != width)
        return rw_op1(b,
                      t->width > width ? ARITH_trunci
                      : is_unsigned    ? ARITH_extui
                                       : ARITH_extsi,
                      v, ir_type_int(c, width));
    int bits = is(want, "f32") ? 32 : is(want, "f64") ? 64 : 0;
    if (bits && t->kind == IR_FLOAT && t->width != bits)
        return rw_op1(b, t->width < bits ? ARITH_extf : ARITH_truncf, v, ir_type_float(c, bits));
    if (bits && t->kind == IR_INTEGER)
        return rw_op1(b, is_unsigned ? ARITH_uitofp : ARITH_sitofp, v, ir_type_float(c, bits));
    if (is(want, "i1") && t->kind == IR_INTEGER && t->width != 1) return rw_cmp(b, RW_NE, v, rw_int(b, 0, t));
    return v;
}

static bool fits(const ir_value *v, text want) {
    ir_type t = v->type;
    if (strncmp(want.s, "memref", 6) == 0) return t->kind == IR_TENSOR || t->kind == IR_MEMREF;
    if (is(want, "!llvm.ptr")) return t->kind == IR_DIALECT_TYPE;
    if (want.s[0] == 'f') return t->kind == IR_FLOAT || t->kind == IR_INTEGER || t->kind == IR_COMPLEX;
    return t->kind == IR_INTEGER || t->kind == IR_INDEX;
}

// buffers[i], when not NULL, is the memref that stands for array operand i (a buffer the call may write).
static void push_operand(call_state *s, int i, ir_value *const *buffers, text want) {
    ir_builder *b = s->b;
    ir_value *v = ir_operand(s->op, i);
    if (v->type->kind == IR_TENSOR) {
        ir_value *m = buffers && buffers[i] ? buffers[i] : read_only_buffer(b, v);
        if (want.s && memchr(want.s, '?', want.n)) add_element_suffix(s, v->type->element);
        push(s, unranked(b, m), i);
        return;
    }
    if (v->type->kind == IR_COMPLEX && want.s) {
        ir_type part = v->type->element;
        push(s, convert_scalar(s, rw_op1(b, COMPLEX_re, v, part), -1, want), i);
        push(s, convert_scalar(s, rw_op1(b, COMPLEX_im, v, part), -1, want), i);
        return;
    }
    push(s, want.s ? convert_scalar(s, v, dtype_at(s->op, "npcc.dtypes", i), want) : v, i);
}

// A parameter that the op leaves out. NULL when its name does not say what it is.
static ir_value *implied(call_state *s, text name, int last_array) {
    ir_context *c = s->b->context;
    ir_type i32 = ir_type_int(c, 32);
    ir_type result = s->op->result_count ? ir_result(s->op, 0)->type : NULL;
    bool makes_array = result && result->kind == IR_TENSOR;
    if (is(name, "site")) return np_site(s->b, s->module, s->op);
    if (is(name, "rank") && makes_array) return rw_int(s->b, result->rank, i32);
    if (is(name, "dtype")) {
        int code =
            last_array >= 0 ? dtype_at(s->op, "npcc.dtypes", last_array) : dtype_at(s->op, "npcc.result_dtypes", 0);
        return code < 0 ? NULL : rw_int(s->b, code, i32);
    }
    ir_attr text_attr = ir_op_attr(s->op, "text");
    if ((is(name, "kinds") || is(name, "type")) && text_attr)
        return np_cstring(s->b, s->module, text_attr->text, istr_len(text_attr->text));
    return NULL;
}

static bool can_imply(text name) {
    return is(name, "site") || is(name, "rank") || is(name, "dtype") || is(name, "kinds") || is(name, "type");
}

static bool push_arguments(call_state *s, const signature *sig, ir_value *const *buffers) {
    ir_op *op = s->op;
    int given = 0, left_out, operand = 0, last_array = -1;
    for (int i = 0; i < op->operand_count; i++) given += ir_operand(op, i)->type->kind == IR_COMPLEX ? 2 : 1;
    left_out = sig->n - given;
    bool implied_site = left_out > 0 && sig->n && is(sig->names[sig->n - 1], "site");
    if (implied_site) left_out--;
    for (int p = 0; p < sig->n; p++) {
        bool site = implied_site && p == sig->n - 1;
        if (site || (left_out > 0 && can_imply(sig->names[p]) && !is(sig->names[p], "site"))) {
            ir_value *v = implied(s, sig->names[p], last_array);
            if (!v)
                return report_error(op, "%s: '%.*s' is not known here", ir_op_attr(op, "callee")->text,
                                    (int)sig->names[p].n, sig->names[p].s),
                       false;
            push(s, v, -1);
            left_out -= !site;
            continue;
        }
        if (operand >= op->operand_count || !fits(ir_operand(op, operand), sig->types[p])) break;
        if (ir_operand(op, operand)->type->kind == IR_TENSOR) last_array = operand;
        if (ir_operand(op, operand)->type->kind == IR_COMPLEX) p++;
        push_operand(s, operand++, buffers, sig->types[p]);
    }
    if (s->n == sig->n && operand == op->operand_count) return true;
    return report_error(op, "a call of %s does not fit its declaration (argument %d)", ir_op_attr(op, "callee")->text,
                        s->n + 1),
           false;
}

// ---- results ----------------------------------------------------------------------------------------------------

// Of arrays that the runtime returns: adjacent elements along the last dimension, anything along the others.
static ir_type rows_type(ir_context *c, int rank, const int64_t *dims, ir_type element) {
    if (rank == 0) return ir_type_memref(c, 0, NULL, element, NULL);
    int64_t strides[NP_MAX_RANK];
    for (int i = 0; i < rank; i++) strides[i] = i == rank - 1 ? 1 : IR_DYNAMIC;
    return ir_type_memref(c, rank, dims, element, ir_attr_strided(c, IR_DYNAMIC, rank, strides));
}

static ir_type result_type(call_state *s, const signature *sig, ir_type wanted) {
    ir_context *c = s->b->context;
    if (wanted->kind == IR_TENSOR) {
        int64_t dims[NP_MAX_RANK];
        for (int i = 0; i < wanted->rank; i++) dims[i] = IR_DYNAMIC;
        char rank[16];
        snprintf(rank, sizeof rank, "%d", wanted->rank);
        add_element_suffix(s, wanted->element);
        add_suffix(s, rank);
        return rows_type(c, wanted->rank, dims, wanted->element);
    }
    if (wanted->kind == IR_DIALECT_TYPE || !sig) return wanted->kind == IR_DIALECT_TYPE ? ir_type_ptr(c) : wanted;
    if (sig->result.s[0] == 'i') return ir_type_int(c, atoi(sig->result.s + 1));
    if (sig->result.s[0] == 'f') return ir_type_float(c, atoi(sig->result.s + 1));
    return wanted;
}

static ir_value *from_buffer(ir_builder *b, ir_value *memref, ir_type tensor, bool writable) {
    ir_type t = ir_type_tensor(b->context, memref->type->rank, memref->type->dims, memref->type->element);
    ir_op *op = ir_build(b, BUFFERIZATION_to_tensor, 1, &memref, 1, &t, 0);
    ir_op_set_attr(b->context, op, "restrict", ir_attr_unit(b->context));
    if (writable) ir_op_set_attr(b->context, op, "writable", ir_attr_unit(b->context));
    ir_value *v = ir_result(op, 0);
    return t == tensor ? v : ir_build1(b, TENSOR_cast, 1, &v, tensor);
}

static ir_value *convert_result(call_state *s, ir_value *v, ir_type wanted, bool borrowed) {
    ir_builder *b = s->b;
    if (wanted->kind == IR_TENSOR) {
        ir_value *handle = unranked(b, v);
        char saved[sizeof s->suffix];
        memcpy(saved, s->suffix, sizeof saved);
        s->suffix[0] = 0;
        add_element_suffix(s, wanted->element);
        if (borrowed) np_call(b, s->module, "nprt_array_retain", s->suffix, 1, &handle, 0, NULL);
        memcpy(s->suffix, saved, sizeof saved);
        return from_buffer(b, v, wanted, ir_op_attr(s->op, "writable") != NULL);
    }
    if (v->type == wanted || wanted->kind == IR_DIALECT_TYPE) return v;
    if (wanted->kind == IR_INDEX || v->type->kind == IR_INDEX) return rw_op1(b, ARITH_index_cast, v, wanted);
    if (wanted->kind == IR_INTEGER && v->type->kind == IR_INTEGER)
        return rw_op1(b,
                      wanted->width < v->type->width ? ARITH_trunci
                      : v->type->width == 1          ? ARITH_extui
                                                     : ARITH_extsi,
                      v, wanted);
    if (wanted->kind == IR_FLOAT && v->type->kind == IR_FLOAT)
        return rw_op1(b, wanted->width < v->type->width ? ARITH_truncf : ARITH_extf, v, wanted);
    return v;
}

static void note_captures(call_state *s, ir_op *call) {
    ir_attr captures = ir_op_attr(s->op, "captures");
    if (!captures || !captures->count) return;
    int64_t args[2 * MAX_PARAMS];
    int n = 0;
    for (int i = 0; i < captures->count; i++)
        for (int k = 0; k < s->n; k++)
            if (s->operand_of[k] == captures->ints[i]) args[n++] = k;
    ir_op_set_attr(s->b->context, call, "npcc.captures", ir_attr_i64_array(s->b->context, n, args));
}

// ---- calls ------------------------------------------------------------------------------------------------------

// A buffer with t's contents that the callee may write: new, and copied into unless the contents are undefined.
static ir_value *writable_buffer(ir_builder *b, ir_value *t) {
    ir_context *c = b->context;
    ir_value *sizes[NP_MAX_RANK];
    int n = 0;
    for (int i = 0; i < t->type->rank; i++)
        if (t->type->dims[i] == IR_DYNAMIC) sizes[n++] = rw_dim(b, t, i);
    ir_value *m = rw_alloc(b, ir_type_memref(c, t->type->rank, t->type->dims, t->type->element, NULL), sizes);
    const ir_op *def = ir_def(t);
    if (!def || def->opcode != TENSOR_empty) rw_copy(b, read_only_buffer(b, t), m);
    return m;
}

static bool lower_call(ir_builder *b, ir_op *module, ir_op *op) {
    const char *callee = ir_op_attr(op, "callee")->text;
    call_state s = {.b = b, .module = module, .op = op};
    signature sig = {.n = 0};
    bool known = signature_of(callee, &sig);
    ir_attr writes = op->opcode == NUMPY_call ? ir_op_attr(op, "writes") : NULL;
    if (op->operand_count > MAX_PARAMS) return report_error(op, "%s: too many arguments", callee), false;
    ir_value *buffers[MAX_PARAMS + 1] = {NULL};
    for (int i = 0; writes && i < writes->count; i++)
        buffers[writes->ints[i]] = writable_buffer(b, ir_operand(op, (int)writes->ints[i]));
    if (known) {
        if (!push_arguments(&s, &sig, buffers)) return false;
    } else {
        for (int i = 0; i < op->operand_count; i++) push_operand(&s, i, buffers, (text){NULL, 0});
        if (ir_op_attr(op, "site")) push(&s, np_site(b, module, op), -1);
    }
    int written = writes ? writes->count : 0,
        returned = written && op->result_count >= written ? op->result_count - written : op->result_count;
    if (returned > 1) return report_error(op, "%s: a call of the runtime has one result", callee), false;
    ir_type type = returned ? result_type(&s, known ? &sig : NULL, ir_result(op, 0)->type) : NULL;
    bool has_site = known && sig.n && is(sig.names[sig.n - 1], "site");
    int frames = has_site ? np_frames_push(b, module, op) : 0;
    ir_op *call = np_call(b, module, callee, s.suffix, s.n, s.args, returned, &type);
    np_frames_pop(b, module, frames);
    note_captures(&s, call);
    // A borrowed array that nobody looks at is not retained: nothing would release it.
    if (returned && !(sig.borrowed && ir_value_unused(ir_result(op, 0))))
        ir_value_replace(ir_result(op, 0),
                         convert_result(&s, ir_result(call, 0), ir_result(op, 0)->type, sig.borrowed));
    for (int i = returned; i < op->result_count; i++) {
        ir_value *old = ir_result(op, i);
        ir_value_replace(old, from_buffer(b, buffers[writes->ints[i - returned]], old->type, true));
    }
    ir_op_erase(op);
    return true;
}

static void lower_raise(ir_builder *b, ir_op *module, ir_op *op) {
    const char *kind = ir_op_attr(op, "kind")->text;
    ir_attr message = ir_op_attr(op, "message");
    np_frames_push(b, module, op);
    ir_value *args[3] = {np_cstring(b, module, kind, strlen(kind)), NULL, NULL};
    if (op->operand_count)
        args[1] = ir_operand(op, 0);
    else if (message)
        args[1] = np_cstring(b, module, message->text, strlen(message->text));
    else
        args[1] = ir_build1(b, LLVM_mlir_zero, 0, NULL, ir_type_ptr(b->context));
    args[2] = np_site(b, module, op);
    if (op->operand_count) {
        ir_type ptr = ir_type_ptr(b->context);
        rw_declare(module, "nprt_fail_str", ir_type_function(b->context, 3, (ir_type[]){ptr, ptr, ptr}, 0, NULL));
    }
    np_call(b, module, op->operand_count || !message ? "nprt_fail_str" : "nprt_fail", NULL, 3, args, 0, NULL);
    ir_op_erase(op);
}

static void lower_check(ir_builder *b, ir_op *module, ir_op *op) {
    ir_value *ok = ir_operand(op, 0);
    ir_value *bad = rw_op2(b, ARITH_xori, ok, rw_int(b, 1, ir_type_int(b->context, 1)));
    np_raise_if(b, module, op, bad, ir_op_attr(op, "kind")->text, ir_op_attr(op, "message")->text);
    ir_op_erase(op);
}

static void lower_string(ir_builder *b, ir_op *module, ir_op *op) {
    istr value = ir_op_attr(op, "value")->text;
    ir_type ptr = ir_type_ptr(b->context);
    ir_value *bytes = np_cstring(b, module, value, istr_len(value)), *v = bytes;
    if (ir_result(op, 0)->type != ptr) {   // an object; a result of type !llvm.ptr is the C string itself
        ir_value *args[2] = {bytes, rw_int(b, (int64_t)istr_len(value), ir_type_int(b->context, 64))};
        v = ir_result(np_call(b, module, "nprt_str_new", NULL, 2, args, 1, &ptr), 0);
    }
    ir_value_replace(ir_result(op, 0), v);
    ir_op_erase(op);
}

static void lower_count(ir_builder *b, ir_op *module, ir_op *op, const char *callee) {
    ir_type ptr = ir_type_ptr(b->context);
    ir_value *object = ir_operand(op, 0);
    rw_declare(module, callee, ir_type_function(b->context, 1, &ptr, 0, NULL));
    rw_call(b, callee, 1, &object, 0, NULL);
    ir_op_erase(op);
}

// A call of a Python function: its place is on the stack of frames while it runs.
static void bracket_frame(ir_builder *b, ir_op *module, ir_op *op) {
    int n = np_frames_push(b, module, op);
    ir_value *site = np_site(b, module, op);
    np_call(b, module, "nprt_frame_push", NULL, 1, &site, 0, NULL);
    ir_builder after = ir_builder_after(b->context, op);
    np_frames_pop(&after, module, n + 1);
    ir_op_set_attr(b->context, op, "python.frame", NULL);
}

// ---- the pass ---------------------------------------------------------------------------------------------------

static ir_type plain_type(ir_context *c, ir_type t) {
    if (t->kind == IR_DIALECT_TYPE && strcmp(t->dialect, "python") == 0) return ir_type_ptr(c);
    if (t->kind != IR_FUNCTION) return t;
    arena *a = ir_arena(c);
    ir_type *in = ARENA_ARRAY(a, ir_type, t->input_count + 1), *out = ARENA_ARRAY(a, ir_type, t->result_count + 1);
    for (int i = 0; i < t->input_count; i++) in[i] = plain_type(c, t->inputs[i]);
    for (int i = 0; i < t->result_count; i++) out[i] = plain_type(c, t->results[i]);
    return ir_type_function(c, t->input_count, in, t->result_count, out);
}

static void convert_handles(ir_op *op, void *data) {
    ir_context *c = data;
    for (int i = 0; i < op->result_count; i++) op->results[i].type = plain_type(c, op->results[i].type);
    for (int i = 0; i < op->attr_count; i++)
        if (op->attrs[i].value->kind == IR_TYPE_ATTR)
            op->attrs[i].value = ir_attr_type(c, plain_type(c, op->attrs[i].value->type));
    for (int r = 0; r < op->region_count; r++)
        for (ir_block *block = op->regions[r].first; block; block = block->next)
            for (int i = 0; i < block->arg_count; i++) block->args[i]->type = plain_type(c, block->args[i]->type);
}

typedef VEC(ir_op *) op_list;
typedef struct collection {
    arena *a;
    op_list ops;
} collection;

static void collect(ir_op *op, void *data) {
    collection *l = data;
    bool framed = op->opcode == FUNC_call && ir_op_attr(op, "python.frame");
    if (op->info->dialect == &dialect_python || op->opcode == NUMPY_call || framed) vec_push(l->a, &l->ops, op);
}

bool lower_python_to_calls(ir_op *module) {
    ir_context *c = ir_op_context(module);
    collection l = {ir_arena(c), {NULL, 0, 0}};
    bool ok = true;
    ir_walk(module, collect, &l);
    for (int i = 0; i < l.ops.n; i++) {
        ir_op *op = l.ops.data[i];
        ir_builder b = ir_builder_before(c, op);
        switch (op->opcode) {
        case PYTHON_call:
        case NUMPY_call: ok &= lower_call(&b, module, op); break;
        case PYTHON_check: lower_check(&b, module, op); break;
        case PYTHON_raise: lower_raise(&b, module, op); break;
        case PYTHON_string: lower_string(&b, module, op); break;
        case PYTHON_retain: lower_count(&b, module, op, "nprt_object_retain"); break;
        case PYTHON_release: lower_count(&b, module, op, "nprt_object_release"); break;
        case FUNC_call: bracket_frame(&b, module, op); break;
        default: ok = false, report_error(op, "%s has no lowering", op->info->name);
        }
    }
    if (ok) ir_walk(module, convert_handles, c);
    return ok;
}

static bool run(ir_op *module, rw_context *context) {
    (void)context;
    return lower_python_to_calls(module);
}

const rw_pass lower_python_to_calls_pass = {"python-to-calls", "python ops become calls of the runtime", run, NULL};
