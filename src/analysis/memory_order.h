// How NumPy lays arrays out in memory, as far as that is known when compiling: whether their rows lie one after the
// other, and whether a reshape is a view. Nothing else depends on it: what is compiled lies in rows.
#pragma once
#include "analysis/arrays.h"

typedef enum reshape_kind { RESHAPE_UNKNOWN, RESHAPE_VIEW, RESHAPE_COPY } reshape_kind;

// Do the elements of v certainly lie in C order, in NumPy too?
bool order_is_contiguous(const arrays_function *f, const ir_value *v);
// Does the reshape op, or ravel, give a view? UNKNOWN: only the running program knows.
reshape_kind order_of_reshape(const arrays_function *f, const ir_op *op);
// A cast within a dtype, to a type that knows fewer sizes: the same array.
bool order_forgets_sizes(const ir_op *op);
