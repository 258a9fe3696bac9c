#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ir/number.h"

static void every_half_float_goes_to_double_and_back(void **state) {
    (void)state;
    for (uint32_t h = 0; h < 65536; h++) {
        double const v = ir_half_value((uint16_t)h);
        if (isnan(v)) continue;
        assert_int_equal(ir_half_bits(v), h);
    }
    assert_int_equal(ir_half_bits(65519.99), 0x7bff);
    assert_int_equal(ir_half_bits(65520.0), 0x7c00);
    assert_int_equal(ir_half_bits(1.0 + 0x1p-11), 0x3c00);   // a tie goes to even
    assert_int_equal(ir_half_bits(1.0 + 0x1p-11 + 0x1p-30), 0x3c01);
    assert_int_equal(ir_half_bits(-0x1p-24), 0x8001);
}

static void float_text_reads_back_to_the_same_bits(void **state) {
    (void)state;
    struct ir_type_data const f32 = {.kind = IR_FLOAT, .width = 32}, f64 = {.kind = IR_FLOAT, .width = 64};
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        char text[40];
        double const d = ir_float_from_bits(seed, &f64), s = ir_float_from_bits(seed >> 32, &f32);
        if (isfinite(d)) {
            ir_float_text(d, &f64, text);
            assert_true(ir_float_bits(strtod(text, NULL), &f64) == seed);
        }
        if (isfinite(s)) {
            ir_float_text(s, &f32, text);
            assert_true(ir_float_bits(strtod(text, NULL), &f32) == seed >> 32);
        }
    }
    char text[40];
    ir_float_text(INFINITY, &f32, text);
    assert_string_equal(text, "0x7F800000");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_half_float_goes_to_double_and_back),
                                       cmocka_unit_test(float_text_reads_back_to_the_same_bits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
