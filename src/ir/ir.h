// The IR core: an MLIR-shaped library that knows no dialect.
//
//   context   owns types, attributes and the registered dialects, in one arena
//   op        operands, results, attributes, regions, successors, a location
//   region    a list of blocks;  block: arguments and a list of ops
//   value     a result of an op or an argument of a block; has one type and a list of uses
//
// Types and attributes are interned: equal ones are the same pointer. Ops, blocks and regions live in the
// context's arena as well; ir_op_erase unlinks an op and drops its uses (memory returns with the arena).
// Nothing here is global, so several contexts can be used by several threads at the same time.
#pragma once
#include "base/arena.h"
#include "base/diag.h"
#include "base/intern.h"
#include "base/map.h"

typedef struct ir_context ir_context;
typedef const struct ir_type_data *ir_type;
typedef const struct ir_attr_data *ir_attr;
typedef const struct ir_loc_data *ir_loc;
typedef struct ir_op ir_op;
typedef struct ir_block ir_block;
typedef struct ir_region ir_region;
typedef struct ir_value ir_value;
typedef struct ir_use ir_use;
typedef struct ir_op_info ir_op_info;
typedef struct ir_dialect ir_dialect;
struct ir_printer;   // ir/asm.h
struct ir_parser;

#define IR_DYNAMIC INT64_MIN   // an unknown dimension, stride or offset: `?`

// ---- types --------------------------------------------------------------------------------------------------
typedef enum ir_type_kind {
    IR_NONE_TYPE,   // none
    IR_INTEGER,     // i1, i64 (signless), si8, ui8
    IR_INDEX,       // index
    IR_FLOAT,       // f16 bf16 f32 f64
    IR_COMPLEX,     // complex<f64>
    IR_FUNCTION,    // (inputs) -> (results)
    IR_TUPLE,
    IR_TENSOR,            // tensor<4x?xf32>
    IR_UNRANKED_TENSOR,   // tensor<*xf32>
    IR_MEMREF,            // memref<4x?xf32, strided<[?, 1], offset: ?>, 1>
    IR_UNRANKED_MEMREF,   // memref<*xf32>
    IR_VECTOR,            // vector<16xf32>, vector<[4]xf32>
    IR_DIALECT_TYPE       // !dialect.name<params>, e.g. !llvm.ptr, !numpy.ndarray<tensor<?xf32>>
} ir_type_kind;

struct ir_type_data {
    ir_type_kind kind;
    int width;                       // IR_INTEGER, IR_FLOAT: bits
    char sign;                       // IR_INTEGER: 0 signless, 's', 'u';  IR_FLOAT: 'b' for bf16
    ir_type element;                 // shaped types and IR_COMPLEX
    int rank;                        // ranked shaped types
    const int64_t *dims;             // rank of them; IR_DYNAMIC for `?`
    uint32_t scalable;               // IR_VECTOR: bit i set when dimension i is scalable
    ir_attr layout;                  // IR_MEMREF: NULL (identity), an IR_STRIDED or an IR_AFFINE_MAP attribute
    ir_attr encoding;                // IR_TENSOR encoding or IR_MEMREF memory space, or NULL
    int input_count, result_count;   // IR_FUNCTION; IR_TUPLE uses inputs
    const ir_type *inputs, *results;
    istr dialect, name;   // IR_DIALECT_TYPE
    int param_count;
    const ir_attr *params;
    uint32_t id;   // order of creation
};

ir_type ir_type_none(ir_context *c);
ir_type ir_type_int(ir_context *c, int width);   // signless
ir_type ir_type_int_signed(ir_context *c, int width, char sign);
ir_type ir_type_index(ir_context *c);
ir_type ir_type_float(ir_context *c, int width);   // 16, 32, 64
ir_type ir_type_bf16(ir_context *c);
ir_type ir_type_complex(ir_context *c, ir_type element);
ir_type ir_type_function(ir_context *c, int n_in, const ir_type *in, int n_out, const ir_type *out);
ir_type ir_type_tuple(ir_context *c, int n, const ir_type *items);
ir_type ir_type_tensor(ir_context *c, int rank, const int64_t *dims, ir_type element);
ir_type ir_type_unranked_tensor(ir_context *c, ir_type element);
ir_type ir_type_memref(ir_context *c, int rank, const int64_t *dims, ir_type element, ir_attr layout);
ir_type ir_type_unranked_memref(ir_context *c, ir_type element);
ir_type ir_type_vector(ir_context *c, int rank, const int64_t *dims, ir_type element);
ir_type ir_type_dialect(ir_context *c, const char *dialect, const char *name, int n, const ir_attr *params);
ir_type ir_type_ptr(ir_context *c);   // !llvm.ptr
bool ir_type_is_dialect(ir_type t, const char *dialect, const char *name);
bool ir_type_is_shaped(ir_type t);   // ranked tensor, memref or vector
// The same shaped type with another shape / element.
ir_type ir_type_with_element(ir_context *c, ir_type shaped, ir_type element);
ir_type ir_type_with_dims(ir_context *c, ir_type shaped, int rank, const int64_t *dims);
// A memref of the tensor's shape with dynamic strides and offset (rank 0: identity).
ir_type ir_type_memref_strided(ir_context *c, ir_type shaped);
// Offset and strides of a memref type (IR_DYNAMIC where unknown). False when the layout is no strided form.
bool ir_memref_strides(ir_type memref, int64_t *out_offset, int64_t *out_strides);
void ir_type_print(ir_type t, FILE *out);
char *ir_type_text(ir_type t, arena *a);

// ---- affine maps (linalg indexing maps, memref layouts) -------------------------------------------------------
typedef enum ir_affine_kind {
    AFFINE_DIM,
    AFFINE_SYMBOL,
    AFFINE_CONST,
    AFFINE_ADD,
    AFFINE_MUL,
    AFFINE_MOD,
    AFFINE_FLOORDIV,
    AFFINE_CEILDIV
} ir_affine_kind;
typedef const struct ir_affine_expr {
    ir_affine_kind kind;
    int64_t value;   // DIM, SYMBOL: position; CONST: value
    const struct ir_affine_expr *lhs, *rhs;
} *ir_affine;
ir_affine ir_affine_dim(ir_context *c, int position);
ir_affine ir_affine_symbol(ir_context *c, int position);
ir_affine ir_affine_const(ir_context *c, int64_t value);
ir_affine ir_affine_binary(ir_context *c, ir_affine_kind kind, ir_affine lhs, ir_affine rhs);   // folds constants

// ---- attributes -----------------------------------------------------------------------------------------------
typedef enum ir_attr_kind {
    IR_UNIT,
    IR_INT_ATTR /* also bools: type i1 */,
    IR_FLOAT_ATTR,
    IR_STRING,
    IR_ARRAY,
    IR_DICT,
    IR_TYPE_ATTR,
    IR_SYMBOL,           // @name
    IR_DENSE,            // dense<…> : tensor/vector type; raw little-endian data
    IR_DENSE_RESOURCE,   // dense_resource<key> : type; data in the context, printed in the file's resource section
    IR_DENSE_ARRAY,      // array<i64: 1, 2>
    IR_AFFINE_MAP,
    IR_STRIDED,
    IR_DIALECT_ATTR   // #dialect<text> or #dialect.name<text>, text kept as written: #arith.fastmath<none>
} ir_attr_kind;

typedef struct ir_named_attr {
    istr name;
    ir_attr value;
} ir_named_attr;

struct ir_attr_data {
    ir_attr_kind kind;
    ir_type type;                   // INT, FLOAT, DENSE, DENSE_RESOURCE; TYPE_ATTR's value; DENSE_ARRAY's element
    int64_t i;                      // INT
    double f;                       // FLOAT
    istr text;                      // STRING, SYMBOL, DENSE_RESOURCE key, DIALECT_ATTR's text after '#'
    int count;                      // ARRAY, DICT, DENSE_ARRAY, STRIDED strides, AFFINE_MAP results
    const ir_attr *items;           // ARRAY
    const ir_named_attr *entries;   // DICT
    const int64_t *ints;            // DENSE_ARRAY of integers, STRIDED strides
    const void *data;               // DENSE: elements (one when splat); DENSE_RESOURCE
    size_t data_size;
    bool splat;
    int dim_count, symbol_count;   // AFFINE_MAP
    const ir_affine *exprs;
    int64_t offset;   // STRIDED
    uint32_t id;
};

ir_attr ir_attr_unit(ir_context *c);
ir_attr ir_attr_bool(ir_context *c, bool v);
ir_attr ir_attr_int(ir_context *c, int64_t v, ir_type t);
ir_attr ir_attr_index(ir_context *c, int64_t v);
ir_attr ir_attr_i64(ir_context *c, int64_t v);
ir_attr ir_attr_float(ir_context *c, double v, ir_type t);
ir_attr ir_attr_string(ir_context *c, const char *s);
ir_attr ir_attr_string_n(ir_context *c, const char *s, size_t n);   // may hold NUL bytes
ir_attr ir_attr_array(ir_context *c, int n, const ir_attr *items);
ir_attr ir_attr_dict(ir_context *c, int n, const ir_named_attr *entries);
ir_attr ir_attr_type(ir_context *c, ir_type t);
ir_attr ir_attr_symbol(ir_context *c, const char *name);
// Elements in row-major order, in the element's own width (i1 as one byte). Data is copied for DENSE, borrowed for a
// resource.
ir_attr ir_attr_dense(ir_context *c, ir_type shaped, const void *data, bool splat);
ir_attr ir_attr_dense_resource(ir_context *c, ir_type shaped, const char *key, const void *data, size_t size);
ir_attr ir_attr_i64_array(ir_context *c, int n, const int64_t *v);                    // array<i64: …>
ir_attr ir_attr_i32_array(ir_context *c, int n, const int64_t *v);                    // array<i32: …>
ir_attr ir_attr_int_array(ir_context *c, ir_type element, int n, const int64_t *v);   // any integer type
ir_attr ir_attr_affine_map(ir_context *c, int dims, int symbols, int n, const ir_affine *exprs);
ir_attr ir_attr_strided(ir_context *c, int64_t offset, int n, const int64_t *strides);
ir_attr ir_attr_dialect(ir_context *c, const char *text);   // "linalg.iterator_type<parallel>"
void ir_attr_print(ir_attr a, FILE *out);

// ---- locations ------------------------------------------------------------------------------------------------
// A Python position and, for inlined code, the call it was inlined at: loc(callsite("f.py":3:4 at "f.py":9:0)).
struct ir_loc_data {
    istr file, function;   // function: the Python function the line is in, "<module>" at top level
    int line, col;
    ir_loc caller;   // NULL when not inlined
};
ir_loc ir_loc_unknown(ir_context *c);
ir_loc ir_loc_at(ir_context *c, istr file, istr function, int line, int col);
ir_loc ir_loc_inlined(ir_context *c, ir_loc callee, ir_loc caller);   // innermost place first

// Makes a source file known, so that diagnostics at locations in it show its lines.
void ir_add_source(ir_context *c, const source_file *file);
// The place of a location (its innermost one) for diagnostics.
source_range ir_loc_range(const ir_context *c, ir_loc loc);
// Adds an error at the op's location.
diagnostic *ir_op_error(const ir_op *op, const char *format, ...) __attribute__((format(printf, 2, 3)));

// ---- operations -------------------------------------------------------------------------------------------------
struct ir_use {
    ir_value *value;
    ir_op *user;
    int index;              // operand number in user
    ir_use *next, **link;   // the value's list of uses
};

struct ir_value {
    ir_type type;
    ir_op *op;         // defining op, or NULL for a block argument
    ir_block *block;   // the block it is an argument of, or NULL
    int index;         // result or argument number
    ir_use *uses;
    istr name;   // a hint for printing (%x), or NULL
};

struct ir_region {
    ir_op *op;
    ir_block *first, *last;
};

struct ir_block {
    ir_region *region;
    ir_block *prev, *next;
    ir_op *first, *last;
    ir_value **args;
    int arg_count, arg_cap;
};

struct ir_op {
    const ir_op_info *info;
    unsigned opcode;   // == info->opcode: `switch (op->opcode) { case ARITH_addf: … }`
    ir_loc loc;
    ir_block *block;
    ir_op *prev, *next;
    int operand_count, result_count, attr_count, region_count, successor_count;
    ir_use *operands;
    ir_value *results;      // result_count of them, contiguous
    ir_named_attr *attrs;   // in order of setting
    ir_region *regions;
    ir_block **successors;   // arguments passed to successors are operands; see the terminator's info
};

enum ir_trait {
    IR_PURE = 1,   // no side effects: may be erased, hoisted, merged
    IR_TERMINATOR = 2,
    IR_COMMUTATIVE = 4,
    IR_SYMBOL_OP = 8,        // defines a symbol (sym_name)
    IR_ISOLATED = 16,        // its regions use no values from above
    IR_CONSTANT_LIKE = 32,   // no operands; attribute `value`
    IR_READS = 64,           // reads memory, writes none: may be erased
    IR_SYMBOL_TABLE = 128,
    IR_SAME_TYPE = 256,   // all operands and results have one type
    IR_SINGLE_BLOCK = 512,
    IR_NO_TERMINATOR = 1024,       // its blocks need no terminator
    IR_RECURSIVE_EFFECTS = 2048,   // has the effects of the ops in its regions, and no others
    IR_TENSOR_PURE = 4096,         // pure when no operand is a memref
    IR_TRAPS = 8192,               // pure, but undefined for some operands: may be merged and erased, not hoisted
    IR_ALLOCATES = 16384,          // makes a new array: may be erased, never merged
    IR_VIEW = 32768,               // a view of its first operand: may be erased, never merged
    IR_MIXED_OPERANDS = 65536      // the operands of its last group differ in type; see ir_irdl_print
};

// What a dialect declares of an op. The strings are parsed once, when the dialect is loaded; see dialect/README.md.
struct ir_op_info {
    unsigned opcode;
    istr name;   // "arith.addf"
    unsigned traits;
    const char *signature, *format, *doc;
    const ir_dialect *dialect;
    struct ir_op_hooks const *hooks;   // fold, irregular verify / print / parse; NULL when none
    void *compiled;                    // parsed signature and format
};

// A fold gives, for each result, either a constant attribute or an existing value.
typedef struct ir_fold_result {
    ir_attr constant;
    ir_value *value;
} ir_fold_result;

typedef struct ir_op_hooks {
    // constants[i] is the constant value of operand i, or NULL. False: nothing folded. True with empty results: op was
    // changed in place.
    bool (*fold)(ir_op *op, const ir_attr *constants, ir_fold_result *results);
    bool (*verify)(ir_op *op, diag_sink *d);
    bool (*print)(ir_op *op, struct ir_printer *p);   // false: print the generic form
    ir_op *(*parse)(struct ir_parser *p, const ir_op_info *info, ir_loc loc);
} ir_op_hooks;

// ---- context --------------------------------------------------------------------------------------------------
// Everything is allocated in a. Dialects are registered by dialect/register.h's ir_register_all(c).
ir_context *ir_context_new(arena *a, intern_table *names, diag_sink *diags);
arena *ir_arena(ir_context *c);
diag_sink *ir_diags(ir_context *c);
// Where passes say what they did and why, for who asks; NULL unless it was set.
void ir_set_remarks(ir_context *c, diag_sink *remarks);
diag_sink *ir_remarks(const ir_context *c);
istr ir_intern(ir_context *c, const char *s);
const ir_op_info *ir_op_info_of(ir_context *c, unsigned opcode);
const ir_op_info *ir_op_info_by_name(ir_context *c, const char *name, size_t n);   // NULL when unknown

// ---- building -----------------------------------------------------------------------------------------------
typedef struct ir_builder {
    ir_context *context;
    ir_block *block;   // where ops go
    ir_op *before;     // insert before this op; NULL: at the end of block
    ir_loc loc;        // given to new ops
} ir_builder;

static inline ir_builder ir_builder_at_end(ir_context *c, ir_block *b, ir_loc loc) {
    return (ir_builder){c, b, NULL, loc};
}
static inline ir_builder ir_builder_before(ir_context *c, ir_op *op) { return (ir_builder){c, op->block, op, op->loc}; }
static inline ir_builder ir_builder_after(ir_context *c, ir_op *op) {
    return (ir_builder){c, op->block, op->next, op->loc};
}

// Creates an op and inserts it at the builder's place. Regions are empty (add blocks with ir_block_new).
ir_op *ir_build(ir_builder *b, unsigned opcode, int n_operands, ir_value *const *operands, int n_results,
                const ir_type *result_types, int n_regions);
// The same for ops with one result: returns that result.
ir_value *ir_build1(ir_builder *b, unsigned opcode, int n_operands, ir_value *const *operands, ir_type result_type);
// Creates without inserting.
ir_op *ir_op_create(ir_context *c, const ir_op_info *info, ir_loc loc, int n_operands, ir_value *const *operands,
                    int n_results, const ir_type *result_types, int n_regions, int n_successors);
void ir_op_insert(ir_builder *b, ir_op *op);
ir_block *ir_block_new(ir_context *c, ir_region *r);   // appended to r
ir_value *ir_block_add_arg(ir_context *c, ir_block *b, ir_type t);
void ir_block_remove_arg(ir_block *b, int index);   // must have no uses

// ---- reading and changing -----------------------------------------------------------------------------------
static inline ir_value *ir_operand(const ir_op *op, int i) { return op->operands[i].value; }
static inline ir_value *ir_result(const ir_op *op, int i) { return &op->results[i]; }
static inline ir_region *ir_op_region(const ir_op *op, int i) { return &op->regions[i]; }
static inline ir_op *ir_block_parent(const ir_block *b) { return b->region ? b->region->op : NULL; }
static inline bool ir_has_trait(const ir_op *op, unsigned t) { return (op->info->traits & t) != 0; }
static inline ir_op *ir_def(const ir_value *v) { return v->op; }   // NULL for block arguments
ir_op *ir_op_parent(const ir_op *op);                              // the op whose region holds op
bool ir_op_is_inside(const ir_op *op, const ir_op *outer);        // outer itself, or in one of its regions
ir_op *ir_parent_of_kind(const ir_op *op, unsigned opcode);        // nearest enclosing, or NULL

ir_attr ir_op_attr(const ir_op *op, const char *name);                            // NULL when absent
void ir_op_set_attr(ir_context *c, ir_op *op, const char *name, ir_attr value);   // adds or replaces; NULL removes
void ir_op_set_operand(ir_op *op, int i, ir_value *v);
void ir_op_set_operands(ir_context *c, ir_op *op, int n, ir_value *const *v);   // replaces the whole list
void ir_op_erase(ir_op *op);    // results must have no uses; nested ops are erased too
void ir_op_detach(ir_op *op);   // out of its block, keeps operands
void ir_op_move_before(ir_op *op, ir_op *place);
void ir_op_move_to_end(ir_op *op, ir_block *b);
void ir_value_replace(ir_value *from, ir_value *to);   // all uses
bool ir_value_has_one_use(const ir_value *v);
bool ir_value_unused(const ir_value *v);
// Moves all blocks of from to the end of to.
void ir_region_take(ir_region *to, ir_region *from);
// A deep copy inserted at b; maps old values to new ones (map: ir_value* → ir_value*; values not in it stay).
// The context that the op was created in.
ir_context *ir_op_context(const ir_op *op);
// The operands of a group that the op's declaration names ("offsets"): the first one's number and how many.
// Groups follow operandSegmentSizes; without it, static_<group> tells, and the first open group takes what is left.
int ir_operand_group(const ir_op *op, const char *group, int *out_count);
ir_op *ir_op_clone(ir_builder *b, const ir_op *op, map *values);
// Is the value known to be a constant? NULL when not.
ir_attr ir_constant_of(const ir_value *v);
bool ir_constant_int(const ir_value *v, int64_t *out);   // integer and index constants
// Calls visit for op and everything nested in it, parents before children; children may be erased by visit.
void ir_walk(ir_op *op, void (*visit)(ir_op *op, void *data), void *data);
void ir_walk_post(ir_op *op, void (*visit)(ir_op *op, void *data),
                  void *data);   // children before parents; visit may erase op
// No effects, nested ops included: may be erased, and merged with an equal op.
bool ir_is_pure(const ir_op *op);
// Has no used result and no effect but reading and allocating: may be erased.
bool ir_is_dead(const ir_op *op);
bool ir_dominates(const ir_op *a, const ir_op *b);   // a's results are visible at b (structured and CFG regions)

// ---- modules ------------------------------------------------------------------------------------------------
ir_op *ir_module_new(ir_context *c);   // builtin.module with one empty block
static inline ir_block *ir_module_body(const ir_op *module) { return module->regions[0].first; }
ir_op *ir_symbol_lookup(const ir_op *module, const char *name);   // the op with that sym_name, or NULL

// ---- text ---------------------------------------------------------------------------------------------------
typedef struct ir_print_options {
    bool generic;     // "dialect.op"(…) for every op
    bool locations;   // loc(…) at the end of each op
    int elide_over;   // resources of more bytes are elided (0: never); elided text does not read back
} ir_print_options;
void ir_print(ir_op *op, FILE *out, const ir_print_options *options);   // options may be NULL
// Reads a module. NULL when the text is wrong (diagnostics with place in the context's sink).
ir_op *ir_parse(ir_context *c, const source_file *file);
// Checks structure, dominance, and every op against its declaration. False with diagnostics.
bool ir_verify(ir_op *op);
