// Windows of one array, whose bounds are values of the program: are two the same, or apart?
//
// A window is what an extract_slice or insert_slice describes. Bounds are compared as linear forms of the values that
// they are computed from; positions of loops are within the bounds of their loops.
#pragma once
#include "ir/ir.h"

typedef enum window_relation {
    WINDOWS_SAME,
    WINDOWS_APART,     // no element in common
    WINDOWS_MAY_MEET   // not known
} window_relation;
// Of tensor.extract_slice and tensor.insert_slice ops on one array.
window_relation window_compare(const ir_op *a, const ir_op *b);
