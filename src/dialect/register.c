#include "dialect/register.h"

#include "dialect/dialects.h"

void ir_register_all(ir_context *c) {
#define DIALECT(NAME, NUMBER, DOC) ir_register_dialect(c, &dialect_##NAME);
#include "dialect/dialects.def"
}

void ir_print_own_irdl(ir_context *c, FILE *out) { ir_irdl_print(c, 2, (const char *const[]){"numpy", "python"}, out); }
