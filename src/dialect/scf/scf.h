// The scf dialect: the opcodes of scf.def, and builders.
#pragma once
#include "dialect/dialects.h"

enum scf_opcode {
    SCF_BEFORE_FIRST_ = DIALECT_FIRST_OPCODE(scf) - 1,
#define OP(NAME, SIGNATURE, FORMAT, TRAITS, HOOKS, DOC) SCF_##NAME,
#include "dialect/scf/scf.def"
};
