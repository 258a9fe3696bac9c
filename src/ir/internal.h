// What the files of src/ir share and nobody else sees: the context, and parsed declarations.
#pragma once
#include "base/vec.h"
#include "ir/dialect.h"
#include "ir/ir.h"

#define IR_MAX_DIALECTS 32

// A set of interned structs: open addressing on their hashes.
typedef struct ir_set {
    struct ir_set_slot {
        uint64_t hash;
        const void *item;
    } *slots;
    uint32_t mask, count;
} ir_set;

struct ir_context {
    arena *arena;
    intern_table *names;
    diag_sink *diags;
    diag_sink *remarks;   // or NULL
    const ir_dialect *dialects[IR_MAX_DIALECTS];
    ir_op_info *infos[IR_MAX_DIALECTS];   // by number of the dialect: opcode / IR_OPCODES_PER_DIALECT
    const ir_op_info *unknown;            // ops that no dialect declares
    int dialect_count;
    map by_name;   // istr → ir_op_info*
    map op_infos_unregistered;
    ir_set types, attrs, affines, locs;
    uint32_t next_type, next_attr;
    ir_loc unknown_loc;
    ir_type index, i1, i32, i64, f32, f64;
    VEC(const source_file *) sources;
    istr s_value, s_sym_name, s_segments;
};

// ---- parsed declarations ----
typedef enum group_arity { ARITY_ONE, ARITY_OPTIONAL, ARITY_VARIADIC } group_arity;
typedef enum constraint_kind {
    CONSTRAINT_WORDS,     // one of a set of type classes
    CONSTRAINT_SAME,      // the type of another group
    CONSTRAINT_ELEMENT,   // its element type
    CONSTRAINT_BOOL,      // i1 in its shape
    CONSTRAINT_TYPEOF     // the type of an attribute
} constraint_kind;

typedef struct op_group {
    istr name;
    group_arity arity;
    constraint_kind constraint;
    uint64_t words;     // CONSTRAINT_WORDS: bits of type_word
    istr of;            // the others: the name they refer to
    const char *text;   // as written, for messages
    int text_length;
} op_group;

typedef enum attr_kind_word {
    ATTR_ANY,
    ATTR_INT,
    ATTR_I32,
    ATTR_I64,
    ATTR_INDEX,
    ATTR_FLOAT,
    ATTR_BOOL,
    ATTR_STR,
    ATTR_SYM,
    ATTR_TYPE,
    ATTR_ARRAY,
    ATTR_DICT,
    ATTR_DENSE,
    ATTR_MAP,
    ATTR_UNIT,
    ATTR_I64S,
    ATTR_INTS,
    ATTR_DIALECT,
    ATTR_ENUM
} attr_kind_word;

typedef struct op_attr {
    istr name;
    bool optional;
    attr_kind_word kind;
    istr dialect_name;   // ATTR_DIALECT: "arith.fastmath"
    int word_count;      // ATTR_ENUM
    istr *words;
} op_attr;

typedef struct op_region {
    istr name;
    group_arity arity;
} op_region;

typedef enum format_kind {
    FORMAT_LITERAL,
    FORMAT_OPERAND,
    FORMAT_ATTR,
    FORMAT_TYPE_OPERAND,
    FORMAT_TYPE_RESULT,
    FORMAT_FUNCTIONAL,
    FORMAT_ATTR_DICT,
    FORMAT_INDEX_LIST,
    FORMAT_OPTIONAL
} format_kind;

typedef struct format_element {
    format_kind kind;
    istr text;                         // LITERAL
    int index;                         // of the operand, attribute, region, …; INDEX_LIST: the operand group
    int index2;                        // INDEX_LIST: the attribute
    struct format_element *children;   // OPTIONAL
    int child_count, anchor;           // anchor: index in children
} format_element;

typedef struct op_declaration {
    ir_context *context;
    op_group *operands, *results;
    int operand_count, result_count;
    int variadic_operands;   // number of groups that are not ARITY_ONE
    int variadic_results;
    op_attr *attrs;
    int attr_count;
    op_region *regions;
    int region_count;
    istr *successors;
    int successor_count;
    format_element *format;
    int format_count;
    bool has_format;
    bool dynamic;   // known to mlir-opt by IRDL only: all attributes in one dictionary
} op_declaration;

static inline const op_declaration *ir_declaration(const ir_op_info *info) { return info->compiled; }

// Parses signature and format of info. False with an error in the diagnostics.
bool ir_declaration_parse(ir_context *c, ir_op_info *info);
// Counts of the operands of each group (declaration->operand_count of them). False when they do not fit.
// IRDL has no variadic group of mixed types: such a group is written as so many optional operands.
enum { IR_MIXED_SLOTS = 24 };
bool ir_operand_segments(const ir_op *op, int *out_counts);
bool ir_result_segments(const ir_op *op, int *out_counts);
bool ir_type_satisfies(ir_type t, uint64_t words);
// The type that a constraint other than words gives, from the types of what it refers to. NULL when not known.
ir_type ir_constraint_type(ir_context *c, const op_group *g, ir_type of);
bool ir_attr_satisfies(const op_attr *declared, ir_attr a);
bool ir_is_inherent_attr(const ir_op *op, istr name);   // declared, or operandSegmentSizes

// Looks for an equal item; NULL when there is none. Then ir_set_add it.
const void *ir_set_find(const ir_set *s, uint64_t hash, bool (*equal)(const void *a, const void *b), const void *key);
void ir_set_add(arena *a, ir_set *s, uint64_t hash, const void *item);

// The type with these fields.
ir_type ir_type_variant(ir_context *c, const struct ir_type_data *key);

// An op info for a name that no dialect declares (generic form only).
const ir_op_info *ir_unregistered_info(ir_context *c, istr name);
