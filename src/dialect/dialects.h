// What the dialects share: the ranges of opcodes, and the columns of the `.def` files.
#pragma once
#include "ir/dialect.h"
#include "ir/ir.h"

enum dialect_number {
#define DIALECT(NAME, NUMBER, DOC) DIALECT_##NAME = NUMBER,
#include "dialect/dialects.def"
};
#define DIALECT_FIRST_OPCODE(D) (DIALECT_##D * IR_OPCODES_PER_DIALECT)

// The HOOKS column of a row: HOOKS(.fold = fold_addi, .verify = …), or NULL.
#define HOOKS(...) (&(const ir_op_hooks){__VA_ARGS__})
// Expands to a row of the table of a dialect.
#define DIALECT_ROW(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS_, DOC) {#NAME, SIGNATURE, FORMAT, TRAITS, HOOKS_, DOC},
#define DIALECT_ROW_NAMED(NAME, TEXT, SIGNATURE, FORMAT, TRAITS, HOOKS_, DOC)                                          \
    {TEXT, SIGNATURE, FORMAT, TRAITS, HOOKS_, DOC},
// Defines the dialect D from its rows; DIALECT_DEFINE_OWN: one that MLIR does not have.
#define DIALECT_DEFINE(D, ROWS) DIALECT_DEFINE_AS(D, ROWS, false)
#define DIALECT_DEFINE_OWN(D, ROWS) DIALECT_DEFINE_AS(D, ROWS, true)
#define DIALECT_DEFINE_AS(D, ROWS, FOREIGN)                                                                            \
    const ir_dialect dialect_##D = {.name = #D,                                                                        \
                                    .first_opcode = DIALECT_FIRST_OPCODE(D),                                           \
                                    .op_count = (int)(sizeof(ROWS) / sizeof((ROWS)[0])),                               \
                                    .rows = (ROWS),                                                                    \
                                    .foreign = (FOREIGN)};

#define DIALECT(NAME, NUMBER, DOC) extern const ir_dialect dialect_##NAME;
#include "dialect/dialects.def"
