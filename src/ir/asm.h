// Text hooks of dialects: what an op with irregular syntax prints itself by, and reads itself back by.
//
// A print hook writes what follows the op's name. A parse hook reads the same and makes the op (not inserted);
// on an error it returns NULL after ir_parse_error. All parse functions return false on an error, which is reported.
#pragma once
#include "ir/ir.h"

typedef struct ir_printer ir_printer;
typedef struct ir_parser ir_parser;

// ---- printing ----
void ir_p(ir_printer *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ir_p_value(ir_printer *p, const ir_value *v);
void ir_p_operands(ir_printer *p, const ir_op *op, int first, int n);        // %a, %b
void ir_p_operand_types(ir_printer *p, const ir_op *op, int first, int n);   // f32, f32
void ir_p_result_types(ir_printer *p, const ir_op *op);
void ir_p_type(ir_printer *p, ir_type t);
void ir_p_attr(ir_printer *p, ir_attr a);
void ir_p_symbol(ir_printer *p, const char *name);
void ir_p_string(ir_printer *p, const char *s, size_t n);
void ir_p_block(ir_printer *p, const ir_block *b);
// " {a = 1}" with the attributes that are not in `elided` (NULL-terminated, may be NULL); nothing when none are left.
// prefix goes before the brace (" attributes"), or "".
void ir_p_attr_dict(ir_printer *p, const ir_op *op, const char *prefix, const char *const *elided);
// "{ … }". entry_args: print the entry block's label even when it is the only block. A terminator without operands is
// left out when implicit_end.
void ir_p_region(ir_printer *p, const ir_region *r, bool entry_args, bool implicit_end, const char *default_dialect);
ir_context *ir_p_context(ir_printer *p);

// ---- parsing ----
typedef struct ir_operand_ref {
    istr name;    // without '%'
    int number;   // of %x#1
    int line, col;
} ir_operand_ref;

typedef struct ir_parsed_arg {
    ir_operand_ref name;
    ir_type type;
    ir_attr attrs;   // a dictionary, or NULL
} ir_parsed_arg;

typedef struct ir_operand_list {
    ir_operand_ref *data;
    int n, cap;
} ir_operand_list;

typedef struct ir_type_list {
    ir_type *data;
    int n, cap;
} ir_type_list;

typedef struct ir_attr_list {
    ir_named_attr *data;
    int n, cap;
} ir_attr_list;

ir_context *ir_parse_context(ir_parser *p);
bool ir_parse_error(ir_parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));   // gives false
bool ir_parse_at(ir_parser *p, const char *token);    // is the next token this punctuation or word?
bool ir_parse_eat(ir_parser *p, const char *token);   // the same, and reads it
bool ir_parse_need(ir_parser *p, const char *token);
bool ir_parse_word(ir_parser *p, istr *out);
bool ir_parse_int(ir_parser *p, int64_t *out);
bool ir_parse_string(ir_parser *p, ir_attr *out);
bool ir_parse_symbol(ir_parser *p, istr *out);   // @name
bool ir_parse_symbol_next(ir_parser *p);         // is the next token an @name?
bool ir_parse_type(ir_parser *p, ir_type *out);
bool ir_parse_types(ir_parser *p, ir_type_list *out);          // one or more, by commas
bool ir_parse_result_types(ir_parser *p, ir_type_list *out);   // T or (T, U) or ()
bool ir_parse_attr(ir_parser *p, ir_attr *out);
bool ir_parse_skip_loc(ir_parser *p);   // loc(…) when there is one
bool ir_parse_at_value(ir_parser *p);   // is the next token a %name?
bool ir_parse_operand(ir_parser *p, ir_operand_ref *out);
bool ir_parse_operands(ir_parser *p, ir_operand_list *out);   // zero or more, by commas
bool ir_parse_attr_dict(ir_parser *p, ir_attr_list *out);     // {…} when there is one
bool ir_parse_region(ir_parser *p, ir_region *r, int n_args, const ir_parsed_arg *args, const char *default_dialect,
                     bool isolated);
bool ir_parse_successor(ir_parser *p, ir_block **out);
ir_region *ir_parse_new_region(ir_parser *p);   // to parse into before the op exists
// "[%a, 4, ?]": dynamic ones are added to operands, and IR_DYNAMIC to the array.
bool ir_parse_index_list(ir_parser *p, ir_operand_list *operands, ir_attr *out);
bool ir_resolve(ir_parser *p, const ir_operand_ref *ref, ir_type t, ir_value **out);
bool ir_resolve_all(ir_parser *p, const ir_operand_list *refs, const ir_type *types, ir_value **out);   // refs->n types
// Makes the op with these attributes; regions are taken.
ir_op *ir_parse_finish(ir_parser *p, const ir_op_info *info, ir_loc loc, int n_operands, ir_value *const *operands,
                       int n_results, const ir_type *results, const ir_attr_list *attrs, int n_regions,
                       ir_region *const *regions, int n_successors, ir_block *const *successors);
void ir_attr_list_add(ir_parser *p, ir_attr_list *l, const char *name, ir_attr value);
