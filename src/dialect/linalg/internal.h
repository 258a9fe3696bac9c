// The hooks of linalg, shared by its files.
#pragma once
#include "dialect/linalg/linalg.h"
#include "ir/asm.h"

bool linalg_verify_named(ir_op *op, diag_sink *d);
bool linalg_verify_generic(ir_op *op, diag_sink *d);
bool linalg_print_named(ir_op *op, ir_printer *p);
bool linalg_print_generic(ir_op *op, ir_printer *p);
bool linalg_print_dims(ir_op *op, ir_printer *p);
ir_op *linalg_parse_named(ir_parser *p, const ir_op_info *info, ir_loc loc);
ir_op *linalg_parse_generic(ir_parser *p, const ir_op_info *info, ir_loc loc);
ir_op *linalg_parse_dims(ir_parser *p, const ir_op_info *info, ir_loc loc);
