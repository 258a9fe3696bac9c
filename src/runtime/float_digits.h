// The shortest decimal digits that read back as the same floating-point number.
#pragma once
#include <stdbool.h>
#include <stdint.h>

// The value is 0.D1D2…Dn * 10^point.
typedef struct nprt_digits {
    char d[24];   // '0'..'9', NUL-terminated
    int n, point;
} nprt_digits;

// Of finite values greater than zero.
nprt_digits nprt_digits_of_f64(double v);
nprt_digits nprt_digits_of_f32(float v);
nprt_digits nprt_digits_of_f16(double v);   // v is a half float's value

enum { NPRT_FLOAT_TEXT = 40 };   // room for any of the texts below
// Python's repr(float); the text's length.
int nprt_text_of_f64(double v, char out[NPRT_FLOAT_TEXT]);
int nprt_text_of_f32(float v, char out[NPRT_FLOAT_TEXT]);    // str(np.float32(v))
int nprt_text_of_f16(double v, char out[NPRT_FLOAT_TEXT]);   // str(np.float16(v))
