// The python dialect: the opcodes of python.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum python_opcode {
    PYTHON_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(python) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) PYTHON_##NAME,
#include "dialect/python/python.def"
};
