#include "runtime/abi.h"

static nprt_str *of_digits(uint64_t v, bool negative) {
    char text[24], *p = text + sizeof text;
    do *--p = (char)('0' + v % 10);
    while (v /= 10);
    if (negative) *--p = '-';
    return nprt_str_new(p, text + sizeof text - p);
}

nprt_str *nprt_str_of_i64(int64_t v) { return of_digits(v < 0 ? 0 - (uint64_t)v : (uint64_t)v, v < 0); }
nprt_str *nprt_str_of_u64(int64_t v) { return of_digits((uint64_t)v, false); }
nprt_str *nprt_str_of_bool(bool v) { return v ? nprt_str_new("True", 4) : nprt_str_new("False", 5); }
