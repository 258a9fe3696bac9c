// What the specialiser knows of a Python value.
//
// A value is either known now (numbers, strings, functions, modules, tuples of values…) or stands for something
// computed at run time: a scalar, array, string or list held in IR values. Values are immutable. What Python can
// change (variables, list and dict contents, instance fields) sits in cells, so that branches and loops can be
// specialised by recording, undoing and merging the writes to cells.
#pragma once
#include "base/map.h"
#include "ir/ir.h"
#include "sema/scope.h"
#include "syntax/ast.h"

typedef struct sval sval;

typedef enum dtype {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) DT_##NAME,
#include "runtime/dtype.def"
    DT_COUNT
} dtype;

// The type of a scalar: one of Python's, or a NumPy scalar of some dtype (ST_NP + dtype).
typedef enum stype { ST_BOOL, ST_INT, ST_FLOAT, ST_COMPLEX, ST_NP } stype;

typedef enum sval_kind {
    SV_UNDEF,   // no value: an unassigned variable
    SV_NONE,
    SV_ELLIPSIS,
    SV_NUM,     // a known number: num
    SV_STR,     // a known string: text
    SV_DTYPE,   // a dtype object or NumPy scalar type
    SV_MODULE,
    SV_BUILTIN,   // a function or type that C implements
    SV_FUNC,      // a Python function with its closure
    SV_CLASS,
    SV_BOUND,   // a method with its object
    SV_TUPLE,
    SV_LIST,       // object: cell holds an SV_TUPLE (items known) or an SV_RLIST (a run-time list)
    SV_DICT,       // object: cell holds an SV_MAP or an SV_RTABLE
    SV_SET,        // object: cell holds an SV_TUPLE (items known, in the order they came) or an SV_RTABLE
    SV_MAP,        // contents of a dict or instance: known keys, values
    SV_INSTANCE,   // object of a user class: cell holds an SV_MAP
    SV_RANGE,
    SV_SLICE,
    SV_ITER,      // zip, enumerate, reversed, map; views of a dict: lazily walked
    SV_SCALAR,    // a run-time number
    SV_ARRAY,     // a run-time array
    SV_RSTR,      // a run-time string
    SV_RLIST,     // a run-time list, of one item type
    SV_RTUPLE,    // a tuple whose length is known only at run time: an rlist that nobody changes
    SV_RTABLE,    // the contents of a dict or set whose keys are known only at run time
    SV_CLOSURE,   // a function that a record holds: its code is known, the variables it has captured are values
    SV_RECORD,    // the contents of an instance that is a record at run time
    SV_HANDLE,    // another runtime object: archive, generator
    SV_LAZY,      // an array in an archive whose dtype and rank the program has not said yet
    SV_STARRED,   // a run-time list given to print or zip with *
    SV_CHOICE,    // a if cond else b, kinds that cannot be one IR type
    SV_REF,       // in templates only: this very object, older than the branch or loop that merges it
    SV_SUPER      // super(): bound.self is the object, bound.callee the class whose method asks
} sval_kind;

typedef struct scell {
    sval *v;           // of a variable: SV_RLIST when it is boxed
    uint32_t serial;   // order of creation: a write to a cell older than a branch is what the branch changes
    bool is_result;    // holds what a function returns
    bool read_unset;   // was read where no assignment may have come before
    bool is_list;      // holds the contents of a list: known items may become a run-time list
    bool is_table;     // the same of a dict or set
    bool in_list;      // of an object that a run-time list holds a copy of, or that is such a copy: must not be written
    bool foreign;      // belongs to the caller of the function instance being specialised: must not be written
    struct scell *origin;   // of an argument's or a captured cell: the caller's
    uint32_t shared;        // when something else came to hold the run-time contents, too; 0: nothing does
} scell;

typedef enum iter_kind {
    ITER_ZIP,
    ITER_ENUMERATE,
    ITER_REVERSED,
    ITER_MAP,
    ITER_NDINDEX,
    ITER_GENERATOR,
    ITER_COLUMNS,   // zip(*rows): parts[0] is a run-time list of the rows
    ITER_KEYS,
    ITER_VALUES,
    ITER_ITEMS
} iter_kind;
typedef enum handle_kind { HANDLE_ARCHIVE, HANDLE_RNG, HANDLE_RANDOM_STATE, HANDLE_PCG64 } handle_kind;

struct builtin;
struct sfunc;
struct smodule;
struct sclass;
struct layout;
struct closure_code;

struct sval {
    sval_kind kind;
    uint32_t serial;   // order of creation: what is older than a branch is visible after it
    bool is_type;      // DTYPE: the scalar type np.float32 rather than the dtype object
    bool is_learned;   // an item's template that lists were made with before their items' type was known
    union {
        struct {
            int st;
            int64_t i;
            double f, im;
        } num;   // bool and integers in i, else f
        struct {
            int st;
            ir_value *v;
            int64_t lo, hi;
            ir_value *sym;
            int64_t off;
            bool clamp;
        } scalar;
        // lo..hi: range of a Python int.  sym: when set, the value is sym + off (max(0, sym + off) when clamp)
        struct {
            dtype dtype;
            int rank;
            ir_value *v;
            sval **dims;
        } array;   // dims: Python ints, known or SV_SCALAR
        istr text;
        dtype dt;
        struct smodule *module;
        const struct builtin *builtin;
        struct sfunc *func;
        struct sclass *cls;
        struct {
            sval *self, *callee;
        } bound;
        struct {
            int n;
            sval **items;
        } tuple;
        struct {
            int n;
            sval **keys, **values;
        } map;
        struct {
            scell *cell;
            struct sclass *cls;
            bool is_frozen;   // SET: a frozenset
        } object;             // LIST, DICT, SET, INSTANCE
        struct {
            sval *start, *stop, *step;
        } range;   // RANGE and SLICE (NULL or SV_NONE: absent)
        struct {
            iter_kind iter;
            int n;
            sval **parts;
            struct sfunc *func;           // GENERATOR: parts are its arguments
            const ast_node *expression;   // GENERATOR without a function: parts[0] is the first iterable
            struct frame *frame;          // where the expression stands
            scell *state;                 // has it been walked over? NULL: nobody can do so twice
        } iter;
        struct {
            ir_value *v;
            sval *item;
            int site;   // where such lists are made (list_sites.c); 0: not known
        } rlist;   // item: the item's template (its IR values are meaningless); SV_UNDEF: not known yet. It is shared
                   // by all values that stand for the list, and becomes the template when the first item is stored
        struct {
            ir_value *v;
            sval *key, *value;   // templates, shared and learned as a list's item; value: NULL in a set
        } table;
        struct {
            ir_value *v;
            struct layout *layout;
        } record;
        struct {
            struct closure_code *code;
            int n;
            sval **values;   // of the variables, in the order of the function's free cells
        } closure;
        struct {
            ir_value *v;
            handle_kind handle;
        } handle;   // RSTR uses v only
        struct {
            sval *archive, *name;
            int dt;
        } lazy;   // dt: -1 when not said
        struct {
            ir_value *cond;
            sval *a, *b;
        } choice;
        sval *ref;
    };
};

const char *dtype_name(dtype t);
char dtype_kind(dtype t);
int dtype_size(dtype t);
static inline bool dtype_is_unsigned(dtype t) { return dtype_kind(t) == 'u'; }
bool dtype_by_name(const char *name, dtype *out);   // "float32", "f4", "<f8", "d", "int"…
dtype dtype_promote(dtype a, dtype b);
// A Python scalar type's own dtype: bool, int64, float64, complex128; a NumPy scalar's dtype.
dtype stype_dtype(int st);
static inline bool stype_is_np(int st) { return st >= ST_NP; }
static inline dtype stype_np(int st) { return (dtype)(st - ST_NP); }
const char *stype_name(int st);   // "int", "float64"
char stype_kind(int st);          // as dtype_kind: b i u f c

// The IR element type that carries a dtype: with = true keeps unsigned types apart (ui8), as array types do.
ir_type dtype_ir(ir_context *c, dtype t, bool with_sign);

const char *sval_type_name(const sval *v);   // Python's name of the value's type, for messages: "int", "numpy.ndarray"
bool sval_is_number(const sval *v);          // SV_NUM or SV_SCALAR
int sval_stype(const sval *v);               // of a number
static inline bool is_text(const sval *v) { return v->kind == SV_STR || v->kind == SV_RSTR; }
bool sval_is_int(const sval *v);                    // a Python or NumPy integer (no bool)
bool sval_known_int(const sval *v, int64_t *out);   // a known integer or bool
// The same value for certain: equal constants, the same object, the same IR values.
bool sval_same(const sval *a, const sval *b);
bool sval_is_one(const sval *size);   // known to be 1
// Does the value hold IR values (anything not known now)?
bool sval_is_dynamic(const sval *v);
static inline bool is_object(const sval *v) {
    return v->kind == SV_LIST || v->kind == SV_DICT || v->kind == SV_SET || v->kind == SV_INSTANCE;
}
// Contents of an object that the running program holds: whoever has the object sees what is written.
static inline bool is_runtime_contents(const sval *contents) {
    return contents->kind == SV_RLIST || contents->kind == SV_RTABLE || contents->kind == SV_RECORD;
}
