// All dialects at once.
#pragma once
#include "ir/ir.h"

// Makes every dialect of dialects.def known to the context.
void ir_register_all(ir_context *c);
// IRDL text for our own dialects, numpy and python.
void ir_print_own_irdl(ir_context *c, FILE *out);
