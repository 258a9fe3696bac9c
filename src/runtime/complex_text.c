// str(complex): the real part is left out when it is +0; parts print without a trailing ".0".
#include "runtime/abi.h"
#include "runtime/float_digits.h"
#include "runtime/str.h"

#include <math.h>
#include <string.h>

static int part_text(double v, bool single, char out[NPRT_FLOAT_TEXT]) {
    int n = single ? nprt_text_of_f32((float)v, out) : nprt_text_of_f64(v, out);
    if (n > 2 && memcmp(out + n - 2, ".0", 2) == 0) n -= 2;
    return n;
}

static nprt_str *complex_text(double re, double im, bool single) {
    char text[NPRT_FLOAT_TEXT];
    nprt_buf b = {0};
    bool both = re != 0 || signbit(re) || isnan(re);
    if (both) {
        nprt_buf_putc(&b, '(');
        nprt_buf_add(&b, text, (size_t)part_text(re, single, text));
        if (!signbit(im) || isnan(im)) nprt_buf_putc(&b, '+');
    }
    nprt_buf_add(&b, text, (size_t)part_text(im, single, text));
    nprt_buf_puts(&b, both ? "j)" : "j");
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_str_of_complex(double re, double im) { return complex_text(re, im, false); }
nprt_str *nprt_str_of_complex64(float re, float im) { return complex_text(re, im, true); }
