// Dates and spans of time: 64-bit counts of a unit, NaT where there is none.
#pragma once
#include "runtime/nd/nd_element.h"

// A count in `from` as a count in `to`, both 'M' or both 'm'; OverflowError when it does not fit.
bool nd_time_convert(nprt_dtype from, nprt_dtype to, int64_t v, int64_t *out);

typedef struct nd_date {
    int64_t year;
    int month, day, hour, minute, second;
    int64_t atto;   // attoseconds in the second
} nd_date;

bool nd_date_of(nprt_dtype t, int64_t v, nd_date *out);
bool nd_date_count(nprt_dtype t, const nd_date *d, int64_t *out);

enum { ND_DATE_TEXT = 80 };
// ISO 8601 in a unit (NPRT_GENERIC: the dtype's own); "NaT".
bool nd_date_text(nprt_dtype t, int64_t v, nprt_time_unit unit, char out[ND_DATE_TEXT]);
// A text as a count; a generic dtype becomes that of the unit the text is written in.
bool nd_date_parse(const char *s, nprt_dtype *t, int64_t *out);
int nd_weekday(int64_t days);   // 0 is Monday
