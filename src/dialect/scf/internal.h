// The hooks of scf, shared by its files.
#pragma once
#include "dialect/scf/scf.h"
#include "ir/asm.h"

bool scf_print_for(ir_op *op, ir_printer *p);
bool scf_print_if(ir_op *op, ir_printer *p);
bool scf_print_while(ir_op *op, ir_printer *p);
bool scf_print_parallel(ir_op *op, ir_printer *p);
bool scf_print_reduce(ir_op *op, ir_printer *p);
ir_op *scf_parse_for(ir_parser *p, const ir_op_info *info, ir_loc loc);
ir_op *scf_parse_if(ir_parser *p, const ir_op_info *info, ir_loc loc);
ir_op *scf_parse_while(ir_parser *p, const ir_op_info *info, ir_loc loc);
ir_op *scf_parse_parallel(ir_parser *p, const ir_op_info *info, ir_loc loc);
ir_op *scf_parse_reduce(ir_parser *p, const ir_op_info *info, ir_loc loc);
