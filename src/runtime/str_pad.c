#include "runtime/abi.h"
#include "runtime/str.h"

static nprt_str *pad(const nprt_str *s, int64_t left, int64_t right, const nprt_str *fill) {
    nprt_buf b = {0};
    for (int64_t i = 0; i < left; i++) nprt_buf_add(&b, fill ? fill->bytes : " ", fill ? (size_t)fill->size : 1);
    nprt_buf_add(&b, s->bytes, (size_t)s->size);
    for (int64_t i = 0; i < right; i++) nprt_buf_add(&b, fill ? fill->bytes : " ", fill ? (size_t)fill->size : 1);
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_str_ljust(const nprt_str *s, int64_t width, const nprt_str *fill) {
    return pad(s, 0, width - s->length, fill);
}

nprt_str *nprt_str_rjust(const nprt_str *s, int64_t width, const nprt_str *fill) {
    return pad(s, width - s->length, 0, fill);
}

nprt_str *nprt_str_center(const nprt_str *s, int64_t width, const nprt_str *fill) {
    int64_t room = width > s->length ? width - s->length : 0;
    int64_t left = room / 2 + (room & width & 1);   // CPython's choice of the side of an odd space
    return pad(s, left, room - left, fill);
}

nprt_str *nprt_str_zfill(const nprt_str *s, int64_t width) {
    bool sign = s->size && (s->bytes[0] == '-' || s->bytes[0] == '+');
    nprt_buf b = {0};
    nprt_buf_add(&b, s->bytes, sign);
    nprt_buf_fill(&b, '0', width - s->length);
    nprt_buf_add(&b, s->bytes + sign, (size_t)(s->size - sign));
    return nprt_buf_to_str(&b);
}
