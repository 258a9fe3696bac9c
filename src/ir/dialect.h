// How a dialect is declared to the IR: a name, a range of opcodes and one row per op.
//
// A row's signature is a string that is parsed once, when the dialect is registered:
//
//   signature  := "(" operands ")" ["{" attributes "}"] ["[" regions "]"] ["^(" successors ")"] ["->" "(" results ")"]
//   operand    := name ":" constraint [ "?" | "..." ]          (results alike)
//   constraint := word {"|" word} | "=" name | "elem(" name ")" | "bool(" name ")" | "typeof(" attribute ")"
//   attribute  := name ["?"] ":" kind
//   kind       := any | int | i32 | i64 | index | float | bool | str | sym | type | array | dict | dense | map | unit
//               | i64s | ints | #dialect.name | enum(word …)
//   region     := name [ "?" | "..." ]
//
// The format is MLIR's custom syntax, interpreted when printing and parsing; NULL prints the generic form:
//
//   `text`  $name  type($name)  functional-type($operands, $results)  attr-dict  index-list($dynamic, $static)
//   ( elements with one anchor^ )?   printed when the anchor is present
#pragma once
#include "ir/ir.h"

#define IR_OPCODES_PER_DIALECT 512

typedef struct ir_op_row {
    const char *name;   // without the dialect
    const char *signature, *format;
    unsigned traits;
    const ir_op_hooks *hooks;
    const char *doc;
} ir_op_row;

struct ir_dialect {
    const char *name;
    unsigned first_opcode;
    int op_count;
    const ir_op_row *rows;   // in order of opcode
    bool foreign;   // mlir-opt knows it by IRDL text only, and so no properties: all attributes in one dictionary
};

// Adds a dialect to the context. A row that does not parse is an error in the context's diagnostics.
bool ir_register_dialect(ir_context *c, const ir_dialect *d);
int ir_dialect_count(const ir_context *c);
const ir_dialect *ir_dialect_at(const ir_context *c, int i);

// Writes the given dialects' ops and types as irdl ops, so that mlir-opt --irdl-file knows them.
void ir_irdl_print(ir_context *c, int n, const char *const *dialects, FILE *out);
