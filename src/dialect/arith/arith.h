// The arith dialect: the opcodes of arith.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum arith_opcode {
    ARITH_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(arith) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) ARITH_##NAME,
#include "dialect/arith/arith.def"
};

// The values of the attribute `predicate`.
enum arith_int_predicate {
    ARITH_EQ,
    ARITH_NE,
    ARITH_SLT,
    ARITH_SLE,
    ARITH_SGT,
    ARITH_SGE,
    ARITH_ULT,
    ARITH_ULE,
    ARITH_UGT,
    ARITH_UGE
};
enum arith_float_predicate {
    ARITH_FALSE,
    ARITH_OEQ,
    ARITH_OGT,
    ARITH_OGE,
    ARITH_OLT,
    ARITH_OLE,
    ARITH_ONE,
    ARITH_ORD,
    ARITH_UEQ,
    ARITH_UGTF,
    ARITH_UGEF,
    ARITH_ULTF,
    ARITH_ULEF,
    ARITH_UNE,
    ARITH_UNO,
    ARITH_TRUE
};

ir_value *arith_constant(ir_builder *b, ir_attr value);   // a typed number, or dense
ir_value *arith_constant_index(ir_builder *b, int64_t v);
ir_value *arith_constant_int(ir_builder *b, int64_t v, ir_type t);
ir_value *arith_constant_float(ir_builder *b, double v, ir_type t);
ir_value *arith_binary(ir_builder *b, unsigned opcode, ir_value *lhs, ir_value *rhs);   // of lhs's type
ir_value *arith_cmpi(ir_builder *b, int predicate, ir_value *lhs, ir_value *rhs);
ir_value *arith_cmpf(ir_builder *b, int predicate, ir_value *lhs, ir_value *rhs);
ir_value *arith_select(ir_builder *b, ir_value *condition, ir_value *a, ir_value *c);
ir_value *arith_cast(ir_builder *b, unsigned opcode, ir_value *v, ir_type to);   // v when it has the type
