// Units of dates and spans of time.
#pragma once
#include "runtime/descr.h"

// How many of the finer unit make one of the coarser: 0 when there is no fixed number (months in days), -1 when it does
// not fit in 64 bits.
int64_t nprt_time_factor(nprt_time_unit coarse, nprt_time_unit fine);
// The unit and step that two dtypes meet in; false when spans in months or years meet spans in other units.
bool nprt_time_common(const nprt_descr *a, const nprt_descr *b, nprt_time_unit *unit, int64_t *step);
