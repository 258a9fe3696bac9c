#include "runtime/log_gamma.h"

#include <math.h>

// The first terms of Stirling's series, at x + n >= 7.
double nprt_log_gamma(double x) {
    static const double terms[] = {8.333333333333333e-02,  -2.777777777777778e-03, 7.936507936507937e-04,
                                   -5.952380952380952e-04, 8.417508417508418e-04,  -1.917526917526918e-03,
                                   6.410256410256410e-03,  -2.955065359477124e-02, 1.796443723688307e-01,
                                   -1.39243221690590e+00};
    const double log_2pi = 1.8378770664093453e+00;
    if (x == 1.0 || x == 2.0) return 0.0;
    int64_t n = x < 7.0 ? (int64_t)(7 - x) : 0;
    double at = x + (double)n, inverse2 = (1.0 / at) * (1.0 / at), sum = terms[9];
    for (int i = 8; i >= 0; i--) sum = sum * inverse2 + terms[i];
    double result = sum / at + 0.5 * log_2pi + (at - 0.5) * log(at) - at;
    for (int64_t i = 0; i < n; i++) {
        result -= log(at - 1.0);
        at -= 1.0;
    }
    return result;
}

double nprt_log_factorial(int64_t k) {
    static const double table[] = {
#include "runtime/log_factorial.def"
    };
    if (k < (int64_t)(sizeof table / sizeof *table)) return table[k];
    const double half_log_2pi = 0.9189385332046728;
    double x = (double)k;
    return (x + 0.5) * log(x) - x + (half_log_2pi + (1.0 / x) * (1 / 12.0 - 1 / (360.0 * x * x)));
}
