// Measures the elementary functions of lower/math_expand.h: math_tool [STRIDE [POINTS [NAME]]]
//   f32: every STRIDE-th float (default 64) against f64 libm;  f64: POINTS (default 100000) against __float128.
// A line for each function with the largest error in ulp; status 1 when one is above its limit, when a special value is
// wrong, or when a scalar in a kernel differs from a vector's lane.
#include "base/arena.h"
#include "codegen/codegen.h"
#include "dialect/register.h"
#include "lower/math_expand.h"

#include <math.h>
#include <quadmath.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 65536 };

typedef struct row {
    const char *name;
    double (*ref64)(double);
    __float128 (*ref128)(__float128);
    double low, high, limit32, limit64;
} row;
static __float128 rsqrt_q(__float128 x) { return 1 / sqrtq(x); }
static double rsqrt_d(double x) { return 1 / sqrt(x); }

// low, high: where points for f64 are drawn (evenly in the exponent, both signs when low is negative).
static const row rows[] = {
    {"exp", exp, expq, -745, 709, 1.1, 1.0},
    {"exp2", exp2, exp2q, -1074, 1023, 1.1, 1.0},
    {"expm1", expm1, expm1q, -40, 709, 1.0, 1.6},
    {"log", log, logq, 1e-310, 1e308, 1.0, 1.0},
    {"log2", log2, log2q, 1e-310, 1e308, 1.0, 1.0},
    {"log10", log10, log10q, 1e-310, 1e308, 1.0, 1.2},
    {"log1p", log1p, log1pq, -0.999, 1e300, 1.0, 1.2},
    {"sin", sin, sinq, -1e6, 1e6, 1.6, 1.0},
    {"cos", cos, cosq, -1e6, 1e6, 1.6, 1.0},
    {"tan", tan, tanq, -1e6, 1e6, 1.0, 1.3},
    {"asin", asin, asinq, -1, 1, 1.0, 1.2},
    {"acos", acos, acosq, -1, 1, 1.0, 1.2},
    {"atan", atan, atanq, -1e300, 1e300, 1.0, 1.2},
    {"sinh", sinh, sinhq, -710, 710, 1.0, 2.0},
    {"cosh", cosh, coshq, -710, 710, 1.0, 2.0},
    {"tanh", tanh, tanhq, -22, 22, 1.6, 2.0},
    {"asinh", asinh, asinhq, -1e300, 1e300, 1.0, 2.0},
    {"acosh", acosh, acoshq, 1, 1e300, 1.0, 2.0},
    {"atanh", atanh, atanhq, -1, 1, 1.0, 2.0},
    {"erf", erf, erfq, -6, 6, 1.1, 1.2},
    {"erfc", erfc, erfcq, -6, 27, 1.0, 2.0},
    {"cbrt", cbrt, cbrtq, -1e300, 1e300, 1.0, 1.0},
    {"rsqrt", rsqrt_d, rsqrt_q, 1e-300, 1e300, 1.5, 1.5},
};

typedef void (*kernel)(void *, void *, void *, void *);
typedef void (*kernel2)(void *, void *, void *, void *, void *, void *);

// A loop over BLOCK elements: by vectors, or by scalars that carry npcc.kernel.
static char *kernel_text(arena *a, const char *name, const char *op, int bits, int width) {
    char *scalar = arena_printf(a, "f%d", bits), *memref = arena_printf(a, "memref<%dxf%d>", BLOCK, bits);
    char *type = width > 1 ? arena_printf(a, "vector<%dxf%d>", width, bits) : scalar;
    return arena_printf(
        a,
        "\"func.func\"() <{function_type = (%s, %s) -> (), sym_name = \"%s\"}> ({\n^bb0(%%in: %s, %%out: %s):\n"
        "  %%lo = \"arith.constant\"() <{value = 0 : index}> : () -> index\n"
        "  %%hi = \"arith.constant\"() <{value = %d : index}> : () -> index\n"
        "  %%step = \"arith.constant\"() <{value = %d : index}> : () -> index\n"
        "  \"scf.for\"(%%lo, %%hi, %%step) ({\n  ^bb0(%%i: index):\n"
        "    %%x = \"%s.load\"(%%in, %%i) : (%s, index) -> %s\n"
        "    %%y = \"math.%s\"(%%x) {npcc.kernel} : (%s) -> %s\n"
        "    \"%s.store\"(%%y, %%out, %%i) : (%s, %s, index) -> ()\n"
        "    \"scf.yield\"() : () -> ()\n  }) : (index, index, index) -> ()\n"
        "  \"func.return\"() : () -> ()\n}) : () -> ()\n",
        memref, memref, name, memref, memref, BLOCK, width, width > 1 ? "vector" : "memref", memref, type, op, type,
        type, width > 1 ? "vector" : "memref", type, memref);
}

static loaded_code *compile_text(arena *a, const char *op, const char *text, codegen_module **out) {
    diag_sink d;
    intern_table names;
    diag_init(&d, a);
    intern_init(&names, a);
    ir_context *c = ir_context_new(a, &names, &d);
    ir_register_all(c);
    ir_op *module = ir_parse(c, source_from_text(a, op, text, strlen(text)));
    loaded_code *j = NULL;
    *out = NULL;
    if (module && lower_math(module, NULL) && ir_verify(module)) {
        codegen_options o = {.opt_level = 2};
        *out = codegen_compile(module, &o, &d);
        loader_object objects[CODEGEN_MAX_PARTS];
        int const parts = *out ? codegen_objects(*out, objects, &d) : 0;
        if (parts) j = loader_load(parts, objects, 0, NULL, &d);
    }
    diag_print_all(&d, stderr, false);
    return j;
}

static loaded_code *compile(arena *a, const char *op, codegen_module **out) {
    char *text = arena_printf(a, "%s%s%s%s", kernel_text(a, "v32", op, 32, 16), kernel_text(a, "s32", op, 32, 1),
                              kernel_text(a, "v64", op, 64, 8), kernel_text(a, "s64", op, 64, 1));
    return compile_text(a, op, text, out);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static float in32[BLOCK], out32[BLOCK], tail32[BLOCK];
static double in64[BLOCK], out64[BLOCK], tail64[BLOCK];

typedef struct result {
    double ulp, at;
    bool special_bad, tail_bad;
    double special_at, ns;
} result;

static void check32(const row *r, int i, result *out) {
    double exact = r->ref64(in32[i]);
    float want = (float)exact, got = out32[i];
    if (memcmp(&got, &tail32[i], 4) != 0 && !(isnan(got) && isnan(tail32[i]))) out->tail_bad = true;
    if (isnan(want) || isinf(want) || isnan(got) || isinf(got)) {
        bool close_to_inf = isinf(want) != isinf(got) && fabs(exact) > 3.4028e38 && fabs(exact) < 3.40285e38;
        if (!(isnan(want) && isnan(got)) && want != got && !close_to_inf)
            out->special_bad = true, out->special_at = in32[i];
        return;
    }
    int e;
    frexpf(want, &e);
    double ulp = fabs((double)got - exact) / ldexp(1.0, (want == 0 || e < -125 ? -125 : e) - 24);
    if (want == 0 && got == 0 && signbit(want) != signbit(got)) out->special_bad = true, out->special_at = in32[i];
    if (ulp > out->ulp) out->ulp = ulp, out->at = in32[i];
}

static void run32(const row *r, kernel vector, kernel scalar, uint64_t stride, result *out) {
    double best = 1e9;
    for (uint64_t bits = 0; bits <= UINT32_MAX;) {
        int n = 0;
        for (; n < BLOCK && bits <= UINT32_MAX; n++, bits += stride) {
            uint32_t b = (uint32_t)bits;
            memcpy(&in32[n], &b, 4);
        }
        vector(NULL, in32, NULL, out32);
        scalar(NULL, in32, NULL, tail32);
        for (int i = 0; i < n; i++) check32(r, i, out);
    }
    for (int i = 0; i < BLOCK; i++) in32[i] = (float)(0.1 + 0.8 * i / BLOCK);
    for (int k = 0; k < 20; k++) {
        double t = now();
        vector(NULL, in32, NULL, out32);
        t = now() - t;
        if (t < best) best = t;
    }
    out->ns = best / BLOCK * 1e9;
}

static uint64_t random_bits(uint64_t *s) {
    return *s = *s * 6364136223846793005u + 1442695040888963407u, *s ^ *s >> 29;
}

static double draw(const row *r, uint64_t *s) {
    double u = (double)(random_bits(s) >> 11) * 0x1p-53,
           size = fabs(r->high) > fabs(r->low) ? fabs(r->high) : fabs(r->low);
    bool narrow = r->low > 0 && r->high / r->low > 1e10;
    if (random_bits(s) & 1 && !narrow) return r->low + u * (r->high - r->low);
    double least = r->low > 0 ? r->low : 1e-12;
    double x = exp(log(least) + u * (log(size) - log(least)));
    if (r->low < 0 && (random_bits(s) & 1)) x = -x;
    return x < r->low || x > r->high ? r->low + u * (r->high - r->low) : x;
}

static void check64(const row *r, int i, result *out) {
    double got = out64[i];
    if (memcmp(&got, &tail64[i], 8) != 0 && !(isnan(got) && isnan(tail64[i]))) out->tail_bad = true;
    __float128 exact = r->ref128(in64[i]);
    double want = (double)exact;
    if (isnan(want) || isinf(want) || isnan(got) || isinf(got)) {
        if (!(isnan(want) && isnan(got)) && want != got) out->special_bad = true, out->special_at = in64[i];
        return;
    }
    int e;
    frexp(want, &e);
    double ulp = (double)(fabsq(got - exact) / ldexpq(1, (want == 0 || e < -1021 ? -1021 : e) - 53));
    if (want == 0 && got == 0 && signbit(want) != signbit(got)) out->special_bad = true, out->special_at = in64[i];
    if (ulp > out->ulp) out->ulp = ulp, out->at = in64[i];
}

static void run64(const row *r, kernel vector, kernel scalar, int64_t points, result *out) {
    static const double specials[] = {0.0,
                                      -0.0,
                                      1.0,
                                      -1.0,
                                      0.5,
                                      -0.5,
                                      INFINITY,
                                      -INFINITY,
                                      NAN,
                                      5e-324,
                                      -5e-324,
                                      1e-310,
                                      -1e-310,
                                      2.2250738585072014e-308,
                                      1.7976931348623157e308,
                                      -1.7976931348623157e308,
                                      709.782712893384,
                                      -745.2,
                                      710.4758600739439,
                                      1e22,
                                      -1e300,
                                      2.0,
                                      3.0,
                                      1e-20,
                                      -1e-20,
                                      0.75,
                                      27.5,
                                      -27.5,
                                      1e5,
                                      1e6,
                                      1.5e6};
    int n_special = (int)(sizeof specials / sizeof *specials);
    uint64_t seed = 42;
    double best = 1e9;
    for (int64_t done = 0; done < points; done += BLOCK) {
        for (int i = 0; i < BLOCK; i++) in64[i] = i < n_special ? specials[i] : draw(r, &seed);
        vector(NULL, in64, NULL, out64);
        scalar(NULL, in64, NULL, tail64);
        for (int i = 0; i < BLOCK && done + i < points; i++) check64(r, i, out);
    }
    for (int i = 0; i < BLOCK; i++) in64[i] = 0.1 + 0.8 * i / BLOCK;
    for (int k = 0; k < 20; k++) {
        double t = now();
        vector(NULL, in64, NULL, out64);
        t = now() - t;
        if (t < best) best = t;
    }
    out->ns = best / BLOCK * 1e9;
}

static bool report(const char *name, int bits, const result *r, double limit) {
    bool ok = r->ulp <= limit && !r->special_bad && !r->tail_bad;
    printf("%-6s f%d %5.2f ulp at %-13.6g %5.2f ns%s", name, bits, r->ulp, r->at, r->ns, ok ? "" : "  FAILED");
    if (r->special_bad) printf(" special value %g", r->special_at);
    if (r->tail_bad) printf(" tail differs");
    printf("\n");
    return ok;
}

// ---- functions of two arguments: powf of f32 and atan2, on special and random pairs
static char *kernel2_text(arena *a, const char *op, int bits, int width) {
    char *memref = arena_printf(a, "memref<%dxf%d>", BLOCK, bits),
         *type = arena_printf(a, "vector<%dxf%d>", width, bits);
    return arena_printf(a,
                        "func.func @v%d(%%a: %s, %%b: %s, %%out: %s) {\n  %%lo = arith.constant 0 : index\n"
                        "  %%hi = arith.constant %d : index\n  %%step = arith.constant %d : index\n"
                        "  scf.for %%i = %%lo to %%hi step %%step {\n    %%x = vector.load %%a[%%i] : %s, %s\n"
                        "    %%y = vector.load %%b[%%i] : %s, %s\n    %%z = math.%s %%x, %%y : %s\n"
                        "    vector.store %%z, %%out[%%i] : %s, %s\n  }\n  return\n}\n",
                        bits, memref, memref, memref, BLOCK, width, memref, type, memref, type, op, type, memref, type);
}

static double any_number(uint64_t *s) {
    static const double special[] = {0.0, -0.0, 1,  -1,   INFINITY, -INFINITY, NAN,    0.5, 2,
                                     3,   -2,   -3, 1e30, -1e30,    1e-40,     -1e-40, 7,   -0.5};
    uint64_t r = random_bits(s);
    if (r % 4 == 0) return special[(r >> 8) % (sizeof special / sizeof *special)];
    double x = exp(((double)(r >> 11) * 0x1p-53 - 0.5) * (r & 64 ? 60 : 4));
    return r & 128 ? -x : x;
}

static double error_of(double got, __float128 exact, int digits, int least, bool *bad) {
    double want = digits == 24 ? (double)(float)exact : (double)exact;
    if (isnan(want) || isinf(want) || isnan(got) || isinf(got)) {
        if (!(isnan(want) && isnan(got)) && want != got) *bad = true;
        return 0;
    }
    if (want == 0 && got == 0 && signbit(want) != signbit(got)) *bad = true;
    int e;
    frexp(want, &e);
    return (double)(fabsq(got - exact) / ldexpq(1, (want == 0 || e < least ? least : e) - digits));
}

static bool check_pairs(const char *op, bool is_pow) {
    arena a;
    arena_init(&a);
    codegen_module *m;
    char *text = arena_printf(&a, "%s%s", kernel2_text(&a, op, 32, 16), is_pow ? "" : kernel2_text(&a, op, 64, 8));
    loaded_code *j = compile_text(&a, op, text, &m);
    if (!j) return false;
    static float b32[BLOCK];
    static double b64[BLOCK];
    uint64_t seed = 7;
    result r32 = {0}, r64 = {0};
    for (int i = 0; i < BLOCK; i++) {
        in64[i] = in32[i] = (float)any_number(&seed);
        b64[i] = b32[i] = (float)any_number(&seed);
    }
    ((kernel2)loader_find(j, "v32"))(NULL, in32, NULL, b32, NULL, out32);
    if (!is_pow) ((kernel2)loader_find(j, "v64"))(NULL, in64, NULL, b64, NULL, out64);
    for (int i = 0; i < BLOCK; i++) {
        __float128 exact = is_pow ? powq(in32[i], b32[i]) : atan2q(in32[i], b32[i]);
        bool bad = false;
        double e = error_of(out32[i], exact, 24, -125, &bad);
        if (e > r32.ulp) r32.ulp = e, r32.at = in32[i];
        if (bad) r32.special_bad = true, r32.special_at = in32[i];
        bad = false;
        e = is_pow ? 0 : error_of(out64[i], exact, 53, -1021, &bad);
        if (e > r64.ulp) r64.ulp = e, r64.at = in64[i];
        if (bad) r64.special_bad = true, r64.special_at = in64[i];
    }
    bool ok = report(op, 32, &r32, 1.0);
    if (!is_pow) ok = report(op, 64, &r64, 1.5) & ok;
    loader_free(j);
    codegen_module_free(m);
    arena_deinit(&a);
    return ok;
}

int main(int argc, char **argv) {
    uint64_t stride = argc > 1 ? strtoull(argv[1], NULL, 0) : 64;
    int64_t points = argc > 2 ? atoll(argv[2]) : 100000;
    bool ok = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const row *r = &rows[i];
        if (argc > 3 && strcmp(argv[3], r->name) != 0) continue;
        arena a;
        arena_init(&a);
        codegen_module *m;
        loaded_code *j = compile(&a, r->name, &m);
        if (!j) return 1;
        result r32 = {0}, r64 = {0};
        run32(r, (kernel)loader_find(j, "v32"), (kernel)loader_find(j, "s32"), stride, &r32);
        run64(r, (kernel)loader_find(j, "v64"), (kernel)loader_find(j, "s64"), points, &r64);
        ok = report(r->name, 32, &r32, r->limit32) & ok;
        ok = report(r->name, 64, &r64, r->limit64) & ok;
        loader_free(j);
        codegen_module_free(m);
        arena_deinit(&a);
    }
    if (argc <= 3) ok = check_pairs("powf", true) & check_pairs("atan2", false) & ok;
    return ok ? 0 : 1;
}
