// Floats as text and bits.
#pragma once
#include "ir/ir.h"

uint16_t ir_half_bits(double v);   // nearest even
double ir_half_value(uint16_t bits);
uint16_t ir_bfloat_bits(double v);
double ir_float_round(double v, ir_type t);   // to t's precision
uint64_t ir_float_bits(double v, ir_type t);
double ir_float_from_bits(uint64_t bits, ir_type t);
// "1.000000e-01"; hexadecimal bits for inf and nan. Reads back exactly.
void ir_float_text(double v, ir_type t, char out[40]);
int ir_element_size(ir_type element);   // bytes of an element in dense data; 0: no such data
