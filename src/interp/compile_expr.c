// Expressions, and the targets of assignments.
#include "interp/compile.h"

#include <string.h>

_Static_assert((int)PY_ADD == (int)OP_Add && (int)PY_FLOORDIV == (int)OP_FloorDiv,
               "the operators of objects are in the tree's order");
_Static_assert((int)PY_GE - (int)PY_EQ == (int)OP_GtE - (int)OP_Eq, "so are the comparisons");

py_object *comp_constant(const ast_constant *k) {
    switch (k->kind) {
    case CONST_NONE: return py_incref(PY_NONE);
    case CONST_TRUE: return PY_TRUE;
    case CONST_FALSE: return PY_FALSE;
    case CONST_ELLIPSIS: return py_incref(&py_ellipsis);
    case CONST_INT: return k->is_big ? py_int_parse(k->text, istr_len(k->text), 10) : py_int(k->i);
    case CONST_FLOAT: return py_float(k->f);
    case CONST_COMPLEX: return py_complex(0, k->f);
    case CONST_STR:
        return strlen(k->text) == istr_len(k->text) && istr_len(k->text) < 64 ? py_str_intern(k->text)
                                                                              : py_str_new(k->text, istr_len(k->text));
    case CONST_BYTES: return py_bytes_new(k->text, istr_len(k->text));
    }
    return py_incref(PY_NONE);
}

void comp_exprs(compiler *c, const ast_list *l) {
    for (int i = 0; i < l->n; i++) comp_expr(c, l->data[i]);
}

static bool has_star(const ast_list *l) {
    for (int i = 0; i < l->n; i++)
        if (l->data[i]->kind == AST_Starred) return true;
    return false;
}

static void sequence(compiler *c, const ast_list *l, opcode build, opcode add, opcode extend) {
    if (!has_star(l) && l->n < 60) {
        comp_exprs(c, l);
        comp_emit(c, build, l->n);
        return;
    }
    comp_emit(c, build, 0);
    for (int i = 0; i < l->n; i++) {
        bool const star = l->data[i]->kind == AST_Starred;
        comp_expr(c, star ? l->data[i]->Starred.value : l->data[i]);
        comp_emit(c, star ? extend : add, 1);
    }
}

static py_object *constant_tuple(compiler *c, const ast_list *l);

// The value of what is constant: literals, numbers with a sign, tuples of such; NULL for the rest.
static py_object *constant_value(compiler *c, const ast_node *n) {
    if (n->kind == AST_Constant) return comp_pooled(c, comp_constant(&n->Constant.value));
    if (n->kind == AST_Tuple) return constant_tuple(c, &n->Tuple.elts);
    if (n->kind != AST_UnaryOp || n->UnaryOp.op != OP_USub) return NULL;
    const ast_node *o = n->UnaryOp.operand;
    if (o->kind != AST_Constant || (o->Constant.value.kind != CONST_INT && o->Constant.value.kind != CONST_FLOAT))
        return NULL;
    py_object *v = comp_constant(&o->Constant.value), *r = v ? py_unary(v, PY_NEG) : NULL;
    py_xdecref(v);
    return comp_pooled(c, r);
}

static py_object *constant_tuple(compiler *c, const ast_list *l) {
    py_object *t = py_tuple_new(l->n);
    for (int i = 0; i < l->n; i++) {
        py_object *v = constant_value(c, l->data[i]);
        if (!v) {
            py_clear_error();
            for (int k = i; k < l->n; k++) PY_TUPLE(t)->items[k] = py_incref(PY_NONE);
            py_decref(t);
            return NULL;
        }
        PY_TUPLE(t)->items[i] = v;
    }
    return comp_pooled(c, t);
}

static void tuple(compiler *c, const ast_list *l) {
    py_object *constant = l->n ? constant_tuple(c, l) : NULL;
    if (constant) {
        comp_const(c, constant);
        return;
    }
    if (!has_star(l) && l->n < 60) {
        comp_exprs(c, l);
        comp_emit(c, OP_BUILD_TUPLE_, l->n);
        return;
    }
    sequence(c, l, OP_BUILD_LIST_, OP_LIST_APPEND_, OP_LIST_EXTEND_);
    comp_emit(c, OP_LIST_TO_TUPLE_, 0);
}

static void dict(compiler *c, const ast_node *n) {
    comp_emit(c, OP_BUILD_MAP_, 0);
    for (int i = 0; i < n->Dict.values.n; i++) {
        if (n->Dict.keys.data[i]) {
            comp_expr(c, n->Dict.keys.data[i]);
            comp_expr(c, n->Dict.values.data[i]);
            comp_emit(c, OP_MAP_ADD_, 1);
        } else {
            comp_expr(c, n->Dict.values.data[i]);
            comp_emit(c, OP_DICT_UPDATE_, 1);
        }
    }
}

static void bool_op(compiler *c, const ast_node *n) {
    int end = comp_label(c);
    opcode const jump = n->BoolOp.op == OP_And ? OP_JUMP_IF_FALSE_OR_POP_ : OP_JUMP_IF_TRUE_OR_POP_;
    for (int i = 0; i < n->BoolOp.values.n; i++) {
        comp_expr(c, n->BoolOp.values.data[i]);
        if (i + 1 < n->BoolOp.values.n) comp_jump(c, jump, end);
    }
    comp_place(c, end);
}

static void compare_op(compiler *c, ast_operator op) {
    if (op == OP_Is || op == OP_IsNot)
        comp_emit(c, OP_IS_, op == OP_IsNot);
    else if (op == OP_In || op == OP_NotIn)
        comp_emit(c, OP_CONTAINS_, op == OP_NotIn);
    else
        comp_emit(c, OP_COMPARE_, (int)op - (int)OP_Eq);
}

static void compare(compiler *c, const ast_node *n) {
    int const count = n->Compare.ops.n;
    comp_expr(c, n->Compare.left);
    if (count == 1) {
        comp_expr(c, n->Compare.comparators.data[0]);
        compare_op(c, n->Compare.ops.data[0]);
        return;
    }
    int end = comp_label(c), cleanup = comp_label(c);
    for (int i = 0; i < count; i++) {
        comp_expr(c, n->Compare.comparators.data[i]);
        if (i + 1 == count) {
            compare_op(c, n->Compare.ops.data[i]);
            break;
        }
        comp_emit(c, OP_DUP_, 0);
        comp_emit(c, OP_ROT_THREE_, 0);
        compare_op(c, n->Compare.ops.data[i]);
        comp_jump(c, OP_JUMP_IF_FALSE_OR_POP_, cleanup);
    }
    comp_jump(c, OP_JUMP_, end);
    comp_place(c, cleanup);   // other result: the kept operand goes
    c->u->depth++;
    comp_emit(c, OP_ROT_TWO_, 0);
    comp_emit(c, OP_POP_, 0);
    comp_place(c, end);
}

void comp_test(compiler *c, const ast_node *n, bool jump_if, int label) {
    if (n->kind == AST_UnaryOp && n->UnaryOp.op == OP_Not) {
        comp_test(c, n->UnaryOp.operand, !jump_if, label);
        return;
    }
    if (n->kind == AST_BoolOp) {
        bool const stop = n->BoolOp.op == OP_Or;   // the value that decides
        int other = comp_label(c);
        for (int i = 0; i < n->BoolOp.values.n; i++) {
            bool const last = i + 1 == n->BoolOp.values.n;
            if (last)
                comp_test(c, n->BoolOp.values.data[i], jump_if, label);
            else
                comp_test(c, n->BoolOp.values.data[i], stop, stop == jump_if ? label : other);
        }
        comp_place(c, other);
        return;
    }
    if (n->kind == AST_Compare) comp_at(c, n);   // and what follows it, as in CPython
    comp_expr(c, n);
    comp_jump(c, jump_if ? OP_JUMP_IF_TRUE_ : OP_JUMP_IF_FALSE_, label);
}

// ---- Calls

static void keyword_dict(compiler *c, const ast_list *keywords) {
    comp_emit(c, OP_BUILD_MAP_, 0);
    for (int i = 0; i < keywords->n; i++) {
        const ast_node *k = keywords->data[i];
        if (k->keyword.arg) {
            comp_const(c, comp_intern(comp_mangle(c, k->keyword.arg)));
            comp_expr(c, k->keyword.value);
            comp_emit(c, OP_BUILD_MAP_, 1);
        } else {
            comp_expr(c, k->keyword.value);
        }
        comp_emit(c, OP_DICT_MERGE_, 1);
    }
}

// The function and `already` arguments are on the stack.
void comp_call_arguments(compiler *c, const ast_list *args, const ast_list *keywords, int already) {
    bool spread = has_star(args) || args->n + already > 250;
    for (int i = 0; i < keywords->n; i++) spread |= !keywords->data[i]->keyword.arg;
    if (!spread) {
        comp_exprs(c, args);
        for (int i = 0; i < keywords->n; i++) comp_expr(c, keywords->data[i]->keyword.value);
        if (keywords->n) {
            py_object *names = py_tuple_new(keywords->n);
            for (int i = 0; i < keywords->n; i++)
                PY_TUPLE(names)->items[i] = comp_intern(comp_mangle(c, keywords->data[i]->keyword.arg));
            comp_const(c, names);
        }
        comp_emit(c, keywords->n ? OP_CALL_KW_ : OP_CALL_, already + args->n + keywords->n);
        return;
    }
    comp_emit(c, OP_BUILD_LIST_, already);
    for (int i = 0; i < args->n; i++) {
        bool const star = args->data[i]->kind == AST_Starred;
        comp_expr(c, star ? args->data[i]->Starred.value : args->data[i]);
        comp_emit(c, star ? OP_LIST_EXTEND_ : OP_LIST_APPEND_, star ? 1 | 1 << 8 : 1);
    }
    if (keywords->n) keyword_dict(c, keywords);
    comp_emit(c, OP_CALL_EX_, keywords->n > 0);
}

static bool is_bare_super(compiler *c, const ast_node *n) {
    if (n->Call.func->kind != AST_Name || strcmp(n->Call.func->Name.id, "super") || n->Call.args.n ||
        n->Call.keywords.n)
        return false;
    const scope *s = c->u->scope;
    const scope_name *k = sema_name_in(s, intern(c->names, "__class__"));
    return s->kind == SCOPE_FUNCTION && k && k->kind == NAME_FREE && s->slot_count > 0;
}

// A name after a dot on a line of its own is the place of what is done with it.
void comp_at_attribute(compiler *c, const ast_node *n) {
    if (c->u->at.line == n->end_line) return;
    c->u->at.line = n->end_line;
    c->u->at.column = n->end_col - (int)istr_len(n->Attribute.attr);
}

// CPython places calls of methods that have few arguments, and none that are spread, by the method's name.
static bool is_short_call(const ast_node *n) {
    int const keywords = n->Call.keywords.n;
    for (int i = 0; i < keywords; i++)
        if (!n->Call.keywords.data[i]->keyword.arg) return false;
    return !has_star(&n->Call.args) && n->Call.args.n + keywords + (keywords > 0) < 30;
}

void comp_call(compiler *c, const ast_node *n) {
    const ast_node *f = n->Call.func;
    if (is_bare_super(c, n)) {   // super() is super(__class__, first argument)
        comp_expr(c, f);
        comp_name(c, intern(c->names, "__class__"), CTX_Load);
        const ast_node *args = c->u->scope->node->FunctionDef.args;
        const ast_node *first = args->arguments.posonlyargs.n ? args->arguments.posonlyargs.data[0]
                                : args->arguments.args.n      ? args->arguments.args.data[0]
                                                              : args->arguments.vararg;
        if (first) comp_name(c, first->arg.arg, CTX_Load);
        comp_emit(c, OP_CALL_, first ? 2 : 1);
        return;
    }
    bool simple = !has_star(&n->Call.args) && !n->Call.keywords.n && n->Call.args.n < 200;
    if (f->kind == AST_Attribute && simple) {
        comp_expr(c, f->Attribute.value);
        comp_at(c, f);
        comp_at_attribute(c, f);
        comp_emit(c, OP_LOAD_METHOD_, comp_name_index(c, comp_mangle(c, f->Attribute.attr)));
        comp_exprs(c, &n->Call.args);
        comp_at(c, n);
        if (is_short_call(n)) comp_at_attribute(c, f);
        comp_emit(c, OP_CALL_METHOD_, n->Call.args.n);
        return;
    }
    comp_expr(c, f);
    if (f->kind == AST_Attribute && is_short_call(n)) comp_at_attribute(c, f);
    comp_call_arguments(c, &n->Call.args, &n->Call.keywords, 0);
}

// ---- f-strings

static void formatted(compiler *c, const ast_node *n) {
    comp_expr(c, n->FormattedValue.value);
    int const conversion = n->FormattedValue.conversion < 0 ? 0 : n->FormattedValue.conversion;
    if (n->FormattedValue.format_spec) comp_expr(c, n->FormattedValue.format_spec);
    comp_emit(c, OP_FORMAT_, conversion << 1 | (n->FormattedValue.format_spec != NULL));
}

static void slice(compiler *c, const ast_node *n) {
    const ast_node *const parts[] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
    int const count = n->Slice.step ? 3 : 2;
    for (int i = 0; i < count; i++) {
        if (parts[i])
            comp_expr(c, parts[i]);
        else
            comp_none(c);
    }
    comp_emit(c, OP_BUILD_SLICE_, count);
}

static void unary(compiler *c, const ast_node *n) {
    const ast_node *o = n->UnaryOp.operand;
    py_object *constant = constant_value(c, n);
    if (constant) {
        comp_const(c, constant);
        return;
    }
    py_clear_error();
    comp_expr(c, o);
    if (n->UnaryOp.op == OP_Not)
        comp_emit(c, OP_NOT_, 0);
    else
        comp_emit(c, OP_UNARY_, n->UnaryOp.op == OP_USub ? PY_NEG : n->UnaryOp.op == OP_UAdd ? PY_POS : PY_INVERT);
}

static void conditional(compiler *c, const ast_node *n) {
    int other = comp_label(c), end = comp_label(c);
    comp_test(c, n->IfExp.test, false, other);
    comp_expr(c, n->IfExp.body);
    comp_jump(c, OP_JUMP_, end);
    c->u->depth--;
    comp_place(c, other);
    comp_expr(c, n->IfExp.orelse);
    comp_place(c, end);
}

// Drives the iterator on top to its end, yielding what it yields; its result takes its place.
static void delegate(compiler *c) {
    int loop = comp_label(c), end = comp_label(c);
    comp_none(c);
    comp_place(c, loop);
    comp_jump(c, OP_SEND_, end);
    comp_jump(c, OP_JUMP_, loop);
    comp_place(c, end);
    c->u->depth--;
}

void comp_await(compiler *c) {
    comp_emit(c, OP_GET_AWAITABLE_, 0);
    delegate(c);
}

void comp_async_next(compiler *c, int stopped) {
    int const depth = c->u->depth, start = c->u->ops.n;
    comp_emit(c, OP_GET_ANEXT_, 0);
    delegate(c);
    handler_range r = {start, c->u->ops.n, stopped, depth};
    vec_push(c->arena, &c->u->ranges, r);
}

static void expression(compiler *c, const ast_node *n) {
    switch (n->kind) {
    case AST_Constant: {
        py_object *v = comp_pooled(c, comp_constant(&n->Constant.value));
        if (!v) {
            py_clear_error();
            comp_refuse(c, n, "an integer literal this large");
            v = py_incref(PY_NONE);
        }
        comp_const(c, v);
        break;
    }
    case AST_Name: comp_name(c, n->Name.id, CTX_Load); break;
    case AST_BinOp:
        comp_expr(c, n->BinOp.left);
        comp_expr(c, n->BinOp.right);
        comp_emit(c, OP_BINARY_, (int)n->BinOp.op);
        break;
    case AST_UnaryOp: unary(c, n); break;
    case AST_BoolOp: bool_op(c, n); break;
    case AST_Compare: compare(c, n); break;
    case AST_Call: comp_call(c, n); break;
    case AST_Attribute:
        comp_expr(c, n->Attribute.value);
        comp_at_attribute(c, n);
        comp_emit(c, OP_LOAD_ATTR_, comp_name_index(c, comp_mangle(c, n->Attribute.attr)));
        break;
    case AST_Subscript:
        comp_expr(c, n->Subscript.value);
        comp_expr(c, n->Subscript.slice);
        comp_emit(c, OP_GETITEM_, 0);
        break;
    case AST_Slice: slice(c, n); break;
    case AST_Tuple: tuple(c, &n->Tuple.elts); break;
    case AST_List: sequence(c, &n->List.elts, OP_BUILD_LIST_, OP_LIST_APPEND_, OP_LIST_EXTEND_); break;
    case AST_Set: sequence(c, &n->Set.elts, OP_BUILD_SET_, OP_SET_ADD_, OP_SET_UPDATE_); break;
    case AST_Dict: dict(c, n); break;
    case AST_IfExp: conditional(c, n); break;
    case AST_Lambda: comp_function(c, n); break;
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp: comp_comprehension(c, n); break;
    case AST_NamedExpr:
        comp_expr(c, n->NamedExpr.value);
        comp_emit(c, OP_DUP_, 0);
        comp_store(c, n->NamedExpr.target);
        break;
    case AST_JoinedStr:
        comp_exprs(c, &n->JoinedStr.values);
        comp_emit(c, OP_BUILD_STRING_, n->JoinedStr.values.n);
        break;
    case AST_FormattedValue: formatted(c, n); break;
    case AST_Yield:
        if (n->Yield.value)
            comp_expr(c, n->Yield.value);
        else
            comp_none(c);
        comp_emit(c, OP_YIELD_, c->u->scope->is_coroutine);
        break;
    case AST_YieldFrom:
        comp_expr(c, n->YieldFrom.value);
        comp_emit(c, OP_GET_YIELD_FROM_, 0);
        delegate(c);
        break;
    case AST_Await:
        comp_expr(c, n->Await.value);
        comp_await(c);
        break;
    case AST_Starred:
        comp_refuse(c, n, "a starred expression here");
        comp_none(c);
        break;
    default: comp_refuse(c, n, ast_kind_name(n->kind)); comp_none(c);
    }
}

void comp_expr(compiler *c, const ast_node *n) {
    py_place const outer = c->u->at;
    comp_at(c, n);
    expression(c, n);
    c->u->at = outer;
}

// ---- Targets

static void unpack(compiler *c, const ast_list *l) {
    int star = -1;
    for (int i = 0; i < l->n; i++)
        if (l->data[i]->kind == AST_Starred) star = i;
    if (star < 0)
        comp_emit(c, OP_UNPACK_, l->n);
    else
        comp_emit(c, OP_UNPACK_EX_, (l->n - star - 1) << 12 | star);
    for (int i = 0; i < l->n; i++) comp_store(c, i == star ? l->data[i]->Starred.value : l->data[i]);
}

static void store(compiler *c, const ast_node *n) {
    switch (n->kind) {
    case AST_Name: comp_name(c, n->Name.id, CTX_Store); break;
    case AST_Attribute:
        comp_expr(c, n->Attribute.value);
        comp_at_attribute(c, n);
        comp_emit(c, OP_STORE_ATTR_, comp_name_index(c, comp_mangle(c, n->Attribute.attr)));
        break;
    case AST_Subscript:
        comp_expr(c, n->Subscript.value);
        comp_expr(c, n->Subscript.slice);
        comp_emit(c, OP_SETITEM_, 0);
        break;
    case AST_Tuple: unpack(c, &n->Tuple.elts); break;
    case AST_List: unpack(c, &n->List.elts); break;
    default: comp_refuse(c, n, "this target"); comp_emit(c, OP_POP_, 0);
    }
}

void comp_store(compiler *c, const ast_node *n) {
    py_place const outer = c->u->at;
    comp_at(c, n);
    store(c, n);
    c->u->at = outer;
}

static void remove_target(compiler *c, const ast_node *n) {
    switch (n->kind) {
    case AST_Name: comp_name(c, n->Name.id, CTX_Del); break;
    case AST_Attribute:
        comp_expr(c, n->Attribute.value);
        comp_at_attribute(c, n);
        comp_emit(c, OP_DELETE_ATTR_, comp_name_index(c, comp_mangle(c, n->Attribute.attr)));
        break;
    case AST_Subscript:
        comp_expr(c, n->Subscript.value);
        comp_expr(c, n->Subscript.slice);
        comp_emit(c, OP_DELITEM_, 0);
        break;
    case AST_Tuple:
    case AST_List:
        for (int i = 0; i < n->Tuple.elts.n; i++) comp_delete(c, n->Tuple.elts.data[i]);
        break;
    default: comp_refuse(c, n, "this target");
    }
}

void comp_delete(compiler *c, const ast_node *n) {
    py_place const outer = c->u->at;
    comp_at(c, n);
    remove_target(c, n);
    c->u->at = outer;
}
