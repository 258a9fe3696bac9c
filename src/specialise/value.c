#include "specialise/value.h"

#include "specialise/state.h"

#include <string.h>

static const struct {
    const char *name;
    char kind, code;
    int size;
} dtypes[DT_COUNT] = {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) [DT_##NAME] = {#NAME, KIND, CHAR, SIZE},
#include "runtime/dtype.def"
};

const char *dtype_name(dtype t) { return dtypes[t].name; }
char dtype_kind(dtype t) { return dtypes[t].kind; }
int dtype_size(dtype t) { return dtypes[t].size; }

static bool dtype_by_kind_size(char kind, int size, dtype *out) {
    for (int t = 0; t < DT_COUNT; t++)
        if (dtypes[t].kind == kind && dtypes[t].size == size) return *out = (dtype)t, true;
    return false;
}

bool dtype_by_name(const char *name, dtype *out) {
    static const struct {
        const char *name;
        dtype t;
    } others[] = {
        {"bool", DT_bool},          {"bool_", DT_bool},          {"int", DT_int64},         {"int_", DT_int64},
        {"uintp", DT_uint64},       {"uintc", DT_uint32},        {"ushort", DT_uint16},     {"ulonglong", DT_uint64},
        {"intp", DT_int64},         {"intc", DT_int32},          {"longlong", DT_int64},    {"short", DT_int16},
        {"byte", DT_int8},          {"ubyte", DT_uint8},         {"uint", DT_uint64},       {"float", DT_float64},
        {"float_", DT_float64},     {"double", DT_float64},      {"single", DT_float32},    {"half", DT_float16},
        {"complex", DT_complex128}, {"complex_", DT_complex128}, {"cfloat", DT_complex128}, {"csingle", DT_complex64}};
    for (int t = 0; t < DT_COUNT; t++)
        if (strcmp(dtypes[t].name, name) == 0) return *out = (dtype)t, true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i].name, name) == 0) return *out = others[i].t, true;
    if (*name == '<' || *name == '=' || *name == '|') name++;
    if (name[0] && !name[1])
        for (int t = 0; t < DT_COUNT; t++)
            if (dtypes[t].code == name[0]) return *out = (dtype)t, true;
    if (name[0] && name[1] >= '1' && name[1] <= '9') {
        int size = name[1] - '0';
        if (name[2] >= '0' && name[2] <= '9' && !name[3])
            size = size * 10 + name[2] - '0';
        else if (name[2])
            return false;
        return dtype_by_kind_size(name[0], size, out);
    }
    return false;
}

// NumPy's promotion: the smallest dtype to which both cast safely.
dtype dtype_promote(dtype a, dtype b) {
    if (a == b) return a;
    if (a == DT_bool) return b;
    if (b == DT_bool) return a;
    char const ka = dtype_kind(a), kb = dtype_kind(b);
    if (ka == kb) return dtype_size(a) >= dtype_size(b) ? a : b;
    static const char order[] = "iufc";
    if (strchr(order, ka) > strchr(order, kb)) return dtype_promote(b, a);
    dtype out = b;
    if (ka == 'i' && kb == 'u') {   // signed and unsigned: the signed type that holds both, else float64
        if (dtype_size(a) > dtype_size(b)) return a;
        return dtype_by_kind_size('i', dtype_size(b) * 2, &out) ? out : DT_float64;
    }
    if (kb == 'f') {   // integer and float
        int const need = dtype_size(a) == 1 ? 2 : dtype_size(a) == 2 ? 4 : 8;
        dtype_by_kind_size('f', need > dtype_size(b) ? need : dtype_size(b), &out);
        return out;
    }
    bool const wide = ka == 'f' ? a == DT_float64 : dtype_size(a) >= 4;   // with complex
    return wide || b == DT_complex128 ? DT_complex128 : DT_complex64;
}

dtype stype_dtype(int st) {
    static const dtype of[] = {
        [ST_BOOL] = DT_bool, [ST_INT] = DT_int64, [ST_FLOAT] = DT_float64, [ST_COMPLEX] = DT_complex128};
    return st >= ST_NP ? stype_np(st) : of[st];
}

const char *stype_name(int st) {
    static const char *const of[] = {
        [ST_BOOL] = "bool", [ST_INT] = "int", [ST_FLOAT] = "float", [ST_COMPLEX] = "complex"};
    return st >= ST_NP ? (stype_np(st) == DT_bool ? "numpy.bool_" : dtype_name(stype_np(st))) : of[st];
}

char stype_kind(int st) { return dtype_kind(stype_dtype(st)); }

ir_type dtype_ir(ir_context *c, dtype t, bool with_sign) {
    switch (dtype_kind(t)) {
    case 'b': return ir_type_int(c, 1);
    case 'i': return ir_type_int(c, dtype_size(t) * 8);
    case 'u': return with_sign ? ir_type_int_signed(c, dtype_size(t) * 8, 'u') : ir_type_int(c, dtype_size(t) * 8);
    case 'f': return ir_type_float(c, dtype_size(t) * 8);
    default: return ir_type_complex(c, ir_type_float(c, dtype_size(t) * 4));
    }
}

const char *sval_type_name(const sval *v) {
    switch (v->kind) {
    case SV_UNDEF: return "undefined";
    case SV_NONE: return "NoneType";
    case SV_ELLIPSIS: return "ellipsis";
    case SV_NUM:
    case SV_SCALAR: return stype_name(sval_stype(v));
    case SV_STR:
    case SV_RSTR: return "str";
    case SV_DTYPE: return "numpy.dtype";
    case SV_MODULE: return "module";
    case SV_BUILTIN: return "builtin_function_or_method";
    case SV_CLOSURE:
    case SV_FUNC: return "function";
    case SV_CLASS: return "type";
    case SV_BOUND: return "method";
    case SV_TUPLE:
    case SV_RTUPLE: return "tuple";
    case SV_LIST:
    case SV_RLIST:
    case SV_STARRED: return "list";
    case SV_DICT:
    case SV_RTABLE:
    case SV_MAP: return "dict";
    case SV_SET: return v->object.is_frozen ? "frozenset" : "set";
    case SV_INSTANCE: return v->object.cls->name;
    case SV_RANGE: return "range";
    case SV_SLICE: return "slice";
    case SV_ITER: {
        static const char *const of[] = {"zip",       "enumerate", "reversed",  "map",         "ndindex",
                                         "generator", "zip",       "dict_keys", "dict_values", "dict_items"};
        return of[v->iter.iter];
    }
    case SV_ARRAY:
    case SV_LAZY: return "numpy.ndarray";
    case SV_HANDLE: {
        static const char *const names[] = {[HANDLE_ARCHIVE] = "numpy.lib.npyio.NpzFile",
                                            [HANDLE_RNG] = "numpy.random._generator.Generator",
                                            [HANDLE_RANDOM_STATE] = "numpy.random.mtrand.RandomState",
                                            [HANDLE_PCG64] = "numpy.random._pcg64.PCG64"};
        return names[v->handle.handle];
    }
    case SV_REF: return sval_type_name(v->ref);
    case SV_RECORD: return "object";
    case SV_SUPER: return "super";
    case SV_CHOICE: return sval_type_name(v->choice.a);
    }
    return "object";
}

bool sval_is_number(const sval *v) { return v->kind == SV_NUM || v->kind == SV_SCALAR; }
int sval_stype(const sval *v) { return v->kind == SV_NUM ? v->num.st : v->scalar.st; }

bool sval_is_int(const sval *v) {
    if (!sval_is_number(v)) return false;
    int const st = sval_stype(v);
    return st == ST_INT || (stype_is_np(st) && (stype_kind(st) == 'i' || stype_kind(st) == 'u'));
}

bool sval_known_int(const sval *v, int64_t *out) {
    if (v->kind != SV_NUM) return false;
    char const k = stype_kind(v->num.st);
    if (k != 'b' && k != 'i' && k != 'u') return false;
    *out = v->num.i;
    return true;
}

static bool same_list(int n, sval *const *a, int m, sval *const *b) {
    if (n != m) return false;
    for (int i = 0; i < n; i++)
        if (a[i] != b[i] && (!a[i] || !b[i] || !sval_same(a[i], b[i]))) return false;
    return true;
}

static bool same_scalar(const sval *a, const sval *b) {
    if (a->scalar.st != b->scalar.st) return false;
    if (a->scalar.v == b->scalar.v) return true;
    return a->scalar.sym && a->scalar.sym == b->scalar.sym && a->scalar.off == b->scalar.off &&
           a->scalar.clamp == b->scalar.clamp;
}

bool sval_same(const sval *a, const sval *b) {
    if (a == b) return true;
    if (!a || !b || a->kind != b->kind) return false;
    switch (a->kind) {
    case SV_UNDEF:
    case SV_NONE:
    case SV_ELLIPSIS: return true;
    case SV_NUM:
        return a->num.st == b->num.st && a->num.i == b->num.i && memcmp(&a->num.f, &b->num.f, sizeof a->num.f) == 0 &&
               memcmp(&a->num.im, &b->num.im, sizeof a->num.im) == 0;
    case SV_STR: return a->text == b->text;
    case SV_DTYPE: return a->dt == b->dt;
    case SV_MODULE: return a->module == b->module;
    case SV_BUILTIN: return a->builtin == b->builtin;
    case SV_FUNC: return a->func == b->func;
    case SV_CLOSURE:
        return a->closure.code == b->closure.code &&
               same_list(a->closure.n, a->closure.values, b->closure.n, b->closure.values);
    case SV_CLASS: return a->cls == b->cls;
    case SV_BOUND: return sval_same(a->bound.self, b->bound.self) && sval_same(a->bound.callee, b->bound.callee);
    case SV_TUPLE: return same_list(a->tuple.n, a->tuple.items, b->tuple.n, b->tuple.items);
    case SV_MAP:
        return same_list(a->map.n, a->map.keys, b->map.n, b->map.keys) &&
               same_list(a->map.n, a->map.values, b->map.n, b->map.values);
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return a->object.cell == b->object.cell;
    case SV_RTABLE: return a->table.v && a->table.v == b->table.v;
    case SV_RECORD: return a->record.layout == b->record.layout && a->record.v == b->record.v;
    case SV_RANGE:
    case SV_SLICE:
        return same_list(1, (sval *[]){a->range.start}, 1, (sval *[]){b->range.start}) &&
               same_list(1, (sval *[]){a->range.stop}, 1, (sval *[]){b->range.stop}) &&
               same_list(1, (sval *[]){a->range.step}, 1, (sval *[]){b->range.step});
    case SV_ITER:
        return a->iter.iter == b->iter.iter && a->iter.state == b->iter.state &&
               same_list(a->iter.n, a->iter.parts, b->iter.n, b->iter.parts);
    case SV_SCALAR: return same_scalar(a, b);
    case SV_ARRAY: return a->array.v && a->array.v == b->array.v;   // templates have none
    case SV_RSTR:
    case SV_HANDLE: return a->handle.v == b->handle.v;
    case SV_RLIST:
    case SV_RTUPLE:
    case SV_STARRED: return a->rlist.v && a->rlist.v == b->rlist.v;
    case SV_LAZY:
        return a->lazy.dt == b->lazy.dt && sval_same(a->lazy.archive, b->lazy.archive) &&
               sval_same(a->lazy.name, b->lazy.name);
    case SV_REF: return sval_same(a->ref, b->ref);
    case SV_SUPER: return sval_same(a->bound.self, b->bound.self) && sval_same(a->bound.callee, b->bound.callee);
    case SV_CHOICE:
        return a->choice.cond == b->choice.cond && sval_same(a->choice.a, b->choice.a) &&
               sval_same(a->choice.b, b->choice.b);
    }
    return false;
}

static bool any_dynamic(int n, sval *const *v) {
    for (int i = 0; i < n; i++)
        if (v[i] && sval_is_dynamic(v[i])) return true;
    return false;
}

bool sval_is_dynamic(const sval *v) {
    switch (v->kind) {
    case SV_SCALAR:
    case SV_ARRAY:
    case SV_RSTR:
    case SV_RLIST:
    case SV_RTUPLE:
    case SV_RTABLE:
    case SV_RECORD:
    case SV_HANDLE:
    case SV_LAZY:
    case SV_CHOICE: return true;
    case SV_CLOSURE: return any_dynamic(v->closure.n, v->closure.values);
    case SV_TUPLE: return any_dynamic(v->tuple.n, v->tuple.items);
    case SV_MAP: return any_dynamic(v->map.n, v->map.values);
    case SV_LIST:
    case SV_DICT:
    case SV_SET:
    case SV_INSTANCE: return sval_is_dynamic(v->object.cell->v);
    case SV_RANGE:
    case SV_SLICE: return any_dynamic(3, (sval *[]){v->range.start, v->range.stop, v->range.step});
    case SV_ITER: return any_dynamic(v->iter.n, v->iter.parts);
    case SV_BOUND: return any_dynamic(2, (sval *[]){v->bound.self, v->bound.callee});
    default: return false;
    }
}

// ---- constructors ----

sval *sv_new(spec *s, sval_kind kind) {
    sval *v = ARENA_NEW(s->arena, sval);
    v->kind = kind;
    v->serial = ++s->serial;
    return v;
}

sval *sv_none(spec *s) { return sv_new(s, SV_NONE); }
sval *sv_undef(spec *s) { return sv_new(s, SV_UNDEF); }

sval *sv_num(spec *s, int st, int64_t i, double f) {
    sval *v = sv_new(s, SV_NUM);
    v->num.st = st;
    v->num.i = i;
    v->num.f = f;
    return v;
}

sval *sv_int(spec *s, int64_t v) { return sv_num(s, ST_INT, v, 0); }
sval *sv_bool(spec *s, bool v) { return sv_num(s, ST_BOOL, v, 0); }
sval *sv_float(spec *s, double v) { return sv_num(s, ST_FLOAT, 0, v); }

sval *sv_istr(spec *s, istr text) {
    sval *v = sv_new(s, SV_STR);
    v->text = text;
    // Texts with a NUL in them are left to the runtime: what is known is handled as C strings.
    return strlen(text) == istr_len(text) ? v : sv_rstr(s, str_ir(s, v));
}

sval *sv_str(spec *s, const char *text) { return sv_istr(s, intern(s->names, text)); }

sval *sv_dtype(spec *s, dtype t) {
    sval *v = sv_new(s, SV_DTYPE);
    v->dt = t;
    return v;
}

sval *sv_tuple(spec *s, int n, sval **items) {
    sval *v = sv_new(s, SV_TUPLE);
    v->tuple.n = n;
    v->tuple.items = items;
    return v;
}

sval *sv_slice(spec *s, sval *start, sval *stop, sval *step) {
    sval *v = sv_new(s, SV_SLICE), *none = sv_none(s);
    v->range.start = start ? start : none;
    v->range.stop = stop ? stop : none;
    v->range.step = step ? step : none;
    return v;
}

scell *cell_new(spec *s, sval *v) {
    scell *c = ARENA_NEW(s->arena, scell);
    c->v = v;
    c->serial = ++s->serial;
    return c;
}

sval *sv_list(spec *s, sval *contents) {
    sval *v = sv_new(s, SV_LIST);
    v->object.cell = cell_of(s, SV_LIST, contents);
    return v;
}

sval *sv_dict(spec *s, int n, sval **keys, sval **values) {
    sval *m = sv_new(s, SV_MAP);
    m->map.n = n;
    m->map.keys = keys;
    m->map.values = values;
    sval *v = sv_new(s, SV_DICT);
    v->object.cell = cell_of(s, SV_DICT, m);
    return v;
}

sval *sv_set(spec *s, sval *contents, bool is_frozen) {
    sval *v = sv_new(s, SV_SET);
    v->object.cell = cell_of(s, SV_SET, contents);
    v->object.is_frozen = is_frozen;
    return v;
}

scell *cell_of(spec *s, sval_kind kind, sval *contents) {
    scell *c = cell_new(s, contents);
    c->is_list = kind == SV_LIST;
    c->is_table = kind == SV_DICT || kind == SV_SET;
    return c;
}

sval *sv_int_range(spec *s, ir_value *v, int64_t lo, int64_t hi) {
    sval *r = sv_new(s, SV_SCALAR);
    r->scalar.st = ST_INT;
    r->scalar.v = v;
    r->scalar.lo = lo;
    r->scalar.hi = hi;
    r->scalar.sym = v;
    return r;
}

sval *sv_scalar(spec *s, int st, ir_value *v) {
    sval *r = sv_int_range(s, v, INT64_MIN, INT64_MAX);
    r->scalar.st = st;
    return r;
}

sval *sv_array(spec *s, dtype t, int rank, sval **dims, ir_value *value) {
    sval *v = sv_new(s, SV_ARRAY);
    v->array.dtype = t;
    v->array.rank = rank;
    v->array.dims = dims;
    v->array.v = value;
    return v;
}

sval *sv_rstr(spec *s, ir_value *value) {
    sval *v = sv_new(s, SV_RSTR);
    v->handle.v = value;
    return v;
}

sval *sv_builtin(spec *s, const struct builtin *b) {
    sval *v = sv_new(s, SV_BUILTIN);
    v->builtin = b;
    return v;
}

sval *sv_bound(spec *s, sval *self, sval *callee) {
    sval *v = sv_new(s, SV_BOUND);
    v->bound.self = self;
    v->bound.callee = callee;
    return v;
}
