// f64 error functions: fdlibm's rational approximations on four ranges, chosen by selects.
#include "dialect/math/math.h"
#include "lower/math_expand_impl.h"

#include <stddef.h>

typedef struct parts {
    V a, near, middle, tail;
} parts;

// near: (erf(x) - x) / x below 0.84375; middle: erf(|x|) - erx below 1.25; tail: erfc(|x|) from there on
static parts erf_parts(mx *m, V x) {
    parts p = {.a = mx_abs(m, x)};
    V one = mx_c(m, 1.0), z = mx_mul(m, x, x);
    V n = MX_POLY(m, z, -2.37630166566501626084e-05, -5.77027029648944159157e-03, -2.84817495755985104766e-02,
                  -3.25042107247001499370e-01, 1.28379167095512558561e-01);
    V d = MX_POLY(m, z, -3.96022827877536812320e-06, 1.32494738004321644526e-04, 5.08130628187576562776e-03,
                  6.50222499887672944485e-02, 3.97917223959155352819e-01, 1.0);
    p.near = mx_div(m, n, d);
    V s = mx_sub(m, p.a, one);
    n = MX_POLY(m, s, -2.16637559486879084300e-03, 3.54783043256182359371e-02, -1.10894694282396677476e-01,
                3.18346619901161753674e-01, -3.72207876035701323847e-01, 4.14856118683748331666e-01,
                -2.36211856075265944077e-03);
    d = MX_POLY(m, s, 1.19844998467991074170e-02, 1.36370839120290507362e-02, 1.26171219808761642112e-01,
                7.18286544141962662868e-02, 5.40397917702171048937e-01, 1.06420880400844228286e-01, 1.0);
    p.middle = mx_div(m, n, d);
    // from here with |x| held in [1.25, 28]
    V a = mx_select(m, mx_lt(m, p.a, mx_c(m, 1.25)), mx_c(m, 1.25), p.a);
    a = mx_select(m, mx_gt(m, a, mx_c(m, 28.0)), mx_c(m, 28.0), a);
    s = mx_div(m, one, mx_mul(m, a, a));
    V n1 = MX_POLY(m, s, -9.81432934416914548592e+00, -8.12874355063065934246e+01, -1.84605092906711035994e+02,
                   -1.62396669462573470355e+02, -6.23753324503260060396e+01, -1.05586262253232909814e+01,
                   -6.93858572707181764372e-01, -9.86494403484714822705e-03);
    V d1 = MX_POLY(m, s, -6.04244152148580987438e-02, 6.57024977031928170135e+00, 1.08635005541779435134e+02,
                   4.29008140027567833386e+02, 6.45387271733267880336e+02, 4.34565877475229228821e+02,
                   1.37657754143519042600e+02, 1.96512716674392571292e+01, 1.0);
    V n2 = MX_POLY(m, s, -4.83519191608651397019e+02, -1.02509513161107724954e+03, -6.37566443368389627722e+02,
                   -1.60636384855821916062e+02, -1.77579549177547519889e+01, -7.99283237680523006574e-01,
                   -9.86494292470009928597e-03);
    V d2 = MX_POLY(m, s, -2.24409524465858183362e+01, 4.74528541206955367215e+02, 2.55305040643316442583e+03,
                   3.19985821950859553908e+03, 1.53672958608443695994e+03, 3.25792512996573918826e+02,
                   3.03380607434824582924e+01, 1.0);
    V closer = mx_lt(m, a, mx_c(m, 1 / 0.35));
    V q = mx_div(m, mx_select(m, closer, n1, n2), mx_select(m, closer, d1, d2)), top = mx_head(m, a);
    // exp(-a² - 0.5625 + q), with top² exact and the sum in two parts
    V square = mx_sub(m, mx_neg(m, mx_mul(m, top, top)), mx_c(m, 0.5625));
    V more = mx_fma(m, mx_sub(m, top, a), mx_add(m, top, a), q), sum = mx_add(m, square, more);
    V rest = mx_add(m, mx_sub(m, square, sum), more);
    p.tail = mx_div(m, mx_exp_f64(m, sum, &rest, 0), a);
    return p;
}

static const double ERX = 8.45062911510467529297e-01;

static V erf_f64(mx *m, V x) {
    parts p = erf_parts(m, x);
    V small = mx_fma(m, x, p.near, x);
    V y =
        mx_select(m, mx_lt(m, p.a, mx_c(m, 1.25)), mx_add(m, mx_c(m, ERX), p.middle), mx_sub(m, mx_c(m, 1.0), p.tail));
    y = mx_select(m, mx_lt(m, p.a, mx_c(m, 0.84375)), small, mx_copysign(m, y, x));
    return mx_select(m, mx_eq(m, x, x), y, x);
}

static V erfc_f64(mx *m, V x) {
    parts p = erf_parts(m, x);
    V one = mx_c(m, 1.0), half = mx_c(m, 0.5), negative = mx_lt(m, x, mx_c(m, 0.0));
    V lower = mx_sub(m, one, mx_fma(m, x, p.near, x));
    V upper = mx_sub(m, half, mx_fma(m, x, p.near, mx_sub(m, x, half)));
    V small = mx_select(m, mx_lt(m, x, mx_c(m, 0.25)), lower, upper);
    V right = mx_sub(m, mx_c(m, 1.0 - 8.45062911510467529297e-01), p.middle);
    V middle = mx_select(m, negative, mx_add(m, one, mx_add(m, mx_c(m, ERX), p.middle)), right);
    V far = mx_select(m, negative, mx_sub(m, mx_c(m, 2.0), p.tail), p.tail);
    V y = mx_select(m, mx_lt(m, p.a, mx_c(m, 1.25)), middle, far);
    y = mx_select(m, mx_lt(m, p.a, mx_c(m, 0.84375)), small, y);
    return mx_select(m, mx_eq(m, x, x), y, x);
}

V mx_f64_erf(mx *m, unsigned opcode, int n, V const *x) {
    (void)n;
    if (opcode == MATH_erf) return erf_f64(m, x[0]);
    return opcode == MATH_erfc ? erfc_f64(m, x[0]) : NULL;
}
