// Diagnostics about an operation, placed at the Python line it came from.
#pragma once
#include "ir/ir.h"

// Adds an error at op's location: the innermost place in the user's own files. Returns it, so that help can be set.
diagnostic *report_error(const ir_op *op, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Says what became of op, where ir_remarks wants to hear it and op comes from the program: kind is one word or two
// ("copied"), the text says why, help what to change.
void report_remark(const ir_op *op, const char *kind, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
// The innermost location that is not in npcc's own library, or the innermost one when all are.
ir_loc report_user_location(ir_loc loc);
// Is the file part of npcc's library? Such files are named "<library …>".
bool report_is_library(ir_loc loc);
