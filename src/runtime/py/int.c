// int and bool: 64-bit values, and GMP numbers beyond.
#include "runtime/py/impl.h"

#include <ctype.h>
#include <gmp.h>
#include <math.h>
#include <stdlib.h>

_Static_assert(sizeof(mp_limb_t) == 8, "digits are GMP limbs");

// ---- Making ints

py_object *py_int(int64_t v) {
    if (v >= PY_SMALL_INT_MIN && v <= PY_SMALL_INT_MAX)
        return py_incref((py_object *)py.small_ints[v - PY_SMALL_INT_MIN]);
    py_int_object *o = py_malloc(sizeof *o);
    o->ob = (py_object){1, &py_int_type};
    o->small = v;
    o->limbs = 0;
    return (py_object *)o;
}

py_object *py_bool(bool b) { return b ? py.true_object : py.false_object; }

static py_object *of_mpz(const mpz_t z) {
    if (mpz_fits_slong_p(z)) return py_int(mpz_get_si(z));
    size_t n = mpz_size(z);
    py_int_object *o = (py_int_object *)py_alloc(&py_int_type, n * 8);
    o->limbs = mpz_sgn(z) < 0 ? -(int64_t)n : (int64_t)n;
    memcpy(o->digits, mpz_limbs_read(z), n * 8);
    return (py_object *)o;
}

py_object *py_int_u64(uint64_t v) {
    if (v <= INT64_MAX) return py_int((int64_t)v);
    py_int_object *o = (py_int_object *)py_alloc(&py_int_type, 8);
    o->limbs = 1;
    o->digits[0] = v;
    return (py_object *)o;
}

// A read-only GMP view of an int; `digit` is room for a small one.
static mpz_srcptr view(const py_object *o, mpz_t z, mp_limb_t *digit) {
    const py_int_object *i = (const py_int_object *)o;
    if (i->limbs) return mpz_roinit_n(z, (const mp_limb_t *)i->digits, (mp_size_t)i->limbs);
    *digit = i->small < 0 ? 0 - (uint64_t)i->small : (uint64_t)i->small;
    return mpz_roinit_n(z, digit, i->small < 0 ? -1 : i->small > 0);
}

static size_t extra_bytes(const py_object *o) {
    int64_t n = ((const py_int_object *)o)->limbs;
    return (size_t)(n < 0 ? -n : n) * 8;
}

static void int_dealloc(py_object *o) { py_free_object(o, extra_bytes(o)); }

bool py_int_fits(py_object *o, int64_t *out) {
    if (PY_INT(o)->limbs) return false;
    *out = PY_INT(o)->small;
    return true;
}

bool py_int_is_negative(py_object *o) { return PY_INT(o)->limbs ? PY_INT(o)->limbs < 0 : PY_INT(o)->small < 0; }

py_object *py_int_from_double(double d) {
    if (isnan(d)) return py_raise(&py_ValueError, "cannot convert float NaN to integer");
    if (isinf(d)) return py_raise(&py_OverflowError, "cannot convert float infinity to integer");
    if (fabs(d) < 9e18) return py_int((int64_t)d);
    mpz_t z;
    mpz_init_set_d(z, d);
    py_object *r = of_mpz(z);
    mpz_clear(z);
    return r;
}

// |z| as a double, rounded to nearest even; false when it is too large.
static bool mpz_to_double(mpz_srcptr z, double *out) {
    size_t bits = mpz_sizeinbase(z, 2);
    if (bits > 1024) return false;
    if (bits <= 63) {
        *out = (double)mpz_get_si(z);
        return true;
    }
    // Keeps 64 bits, the last one sticky, so that one rounding remains.
    size_t shift = bits - 64;
    mpz_t t;
    mpz_init(t);
    mpz_abs(t, z);
    bool sticky = shift && mpz_scan1(t, 0) < shift;
    mpz_tdiv_q_2exp(t, t, shift);
    uint64_t m = mpz_get_ui(t) | sticky;
    mpz_clear(t);
    double d = ldexp((double)m, (int)shift);
    if (isinf(d)) return false;
    *out = mpz_sgn(z) < 0 ? -d : d;
    return true;
}

double py_int_to_double(py_object *o) {
    if (!PY_INT(o)->limbs) return (double)PY_INT(o)->small;
    mpz_t z;
    mp_limb_t digit;
    double d;
    if (mpz_to_double(view(o, z, &digit), &d)) return d;
    py_raise(&py_OverflowError, "int too large to convert to float");
    return -1;
}

// ---- Text

static const char digits36[] = "0123456789abcdefghijklmnopqrstuvwxyz";

py_object *py_int_text(py_object *o, int base) {
    if (!PY_INT(o)->limbs) {
        char b[72], *p = b + sizeof b;
        int64_t v = PY_INT(o)->small;
        uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
        do *--p = digits36[u % (unsigned)base];
        while (u /= (unsigned)base);
        if (v < 0) *--p = '-';
        return py_str_new(p, (size_t)(b + sizeof b - p));
    }
    mpz_t z;
    mp_limb_t digit;
    mpz_srcptr v = view(o, z, &digit);
    size_t n = mpz_sizeinbase(v, base) + 2;
    if (base == 10 && n > 4302) {
        size_t exact = n;
        if (exact > 4400 || mpz_sizeinbase(v, 10) > 4300)
            return py_raise(&py_ValueError, "Exceeds the limit (4300 digits) for integer string conversion; use "
                                            "sys.set_int_max_str_digits() to increase the limit");
    }
    char *text = py_malloc(n);
    mpz_get_str(text, base, v);
    py_object *r = py_str_cstr(text);
    py_free(text, n);
    return r;
}

static py_object *int_repr(py_object *o) { return py_int_text(o, 10); }

static void *bad_literal(const char *s, size_t n, int base) {
    py_object *text = py_str_new(s, n);
    py_object *r = py_repr(text);
    if (r) py_raise(&py_ValueError, "invalid literal for int() with base %d: %s", base, py_str_data(r));
    py_xdecref(r);
    py_decref(text);
    return NULL;
}

py_object *py_int_parse(const char *s, size_t n, int base) {
    const char *p = s, *e = s + n;
    int given = base;
    while (p < e && isspace((unsigned char)*p)) p++;
    while (e > p && isspace((unsigned char)e[-1])) e--;
    bool negative = false;
    if (p < e && (*p == '+' || *p == '-')) negative = *p++ == '-';
    if (e - p > 1 && *p == '0') {
        int c = tolower((unsigned char)p[1]), prefix = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
        if (prefix && (base == 0 || base == prefix)) {
            base = prefix;
            p += 2;
            if (p < e && *p == '_') p++;
        }
    }
    if (base == 0) {
        base = 10;
        if (e - p > 1 && *p == '0')
            for (const char *q = p; q < e; q++)
                if (*q != '0' && *q != '_') return bad_literal(s, n, given);
    }
    if (p == e) return bad_literal(s, n, given);
    char *clean = py_malloc((size_t)(e - p) + 1), *q = clean;
    size_t cap = (size_t)(e - p) + 1;
    bool ok = true;
    for (const char *c = p; c < e && ok; c++) {
        if (*c == '_') {
            ok = c > p && c + 1 < e && c[-1] != '_';
            continue;
        }
        int d = isdigit((unsigned char)*c)   ? *c - '0'
                : isalpha((unsigned char)*c) ? tolower((unsigned char)*c) - 'a' + 10
                                             : 99;
        ok = d < base;
        *q++ = *c;
    }
    *q = 0;
    if (!ok) {
        py_free(clean, cap);
        return bad_literal(s, n, given);
    }
    py_object *r;
    if (q - clean < 18 && base <= 10) {
        int64_t v = 0;
        for (char *c = clean; *c; c++) v = v * base + (*c - '0');
        r = py_int(negative ? -v : v);
    } else if (base == 10 && q - clean > 4300) {
        r = py_raise(&py_ValueError,
                     "Exceeds the limit (4300 digits) for integer string conversion: value has %d digits; use "
                     "sys.set_int_max_str_digits() to increase the limit",
                     (int)(q - clean));
    } else {
        mpz_t z;
        mpz_init_set_str(z, clean, base);
        if (negative) mpz_neg(z, z);
        r = of_mpz(z);
        mpz_clear(z);
    }
    py_free(clean, cap);
    return r;
}

// ---- Operators

static py_object *shift(py_object *a, py_object *b, py_binary_op op) {
    if (py_int_is_negative(b)) return py_raise(&py_ValueError, "negative shift count");
    bool zero = !PY_INT(a)->limbs && !PY_INT(a)->small;
    if (zero) return py_int(0);
    if (PY_INT(b)->limbs || PY_INT(b)->small > ((int64_t)1 << 36)) {
        if (op == PY_RSHIFT) return py_int(py_int_is_negative(a) ? -1 : 0);
        return py_raise(&py_OverflowError, "too many digits in integer");
    }
    int64_t n = PY_INT(b)->small;
    if (!PY_INT(a)->limbs) {
        int64_t v = PY_INT(a)->small;
        if (op == PY_RSHIFT) return py_int(n > 63 ? (v < 0 ? -1 : 0) : v >> n);
        if (n < 62 && v < ((int64_t)1 << (62 - n)) && v > -((int64_t)1 << (62 - n)))
            return py_int(v * ((int64_t)1 << n));
    }
    if (op == PY_LSHIFT && !py_memory_for(n / 8, 2)) return NULL;
    mpz_t za, r;
    mp_limb_t da;
    mpz_init(r);
    if (op == PY_LSHIFT)
        mpz_mul_2exp(r, view(a, za, &da), (mp_bitcnt_t)n);
    else
        mpz_fdiv_q_2exp(r, view(a, za, &da), (mp_bitcnt_t)n);
    py_object *o = of_mpz(r);
    mpz_clear(r);
    return o;
}

static py_object *power(py_object *a, py_object *b) {
    if (py_int_is_negative(b)) {
        double x = py_int_to_double(a), y = py_int_to_double(b);
        if (py_pending()) return NULL;
        if (x == 0) return py_raise(&py_ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return py_float(pow(x, y));
    }
    if (PY_INT(b)->limbs) {
        if (!PY_INT(a)->limbs && PY_INT(a)->small >= -1 && PY_INT(a)->small <= 1)
            return py_int(PY_INT(a)->small == -1 ? (PY_INT(b)->digits[0] & 1 ? -1 : 1) : PY_INT(a)->small);
        return py_memory_for(INT64_MAX, SIZE_MAX), NULL;
    }
    int64_t n = PY_INT(b)->small;
    if (!PY_INT(a)->limbs) {
        int64_t v = PY_INT(a)->small, r = 1, x = v;
        bool fits = true;
        for (int64_t k = n; k && fits; k >>= 1) {
            if (k & 1) fits = !__builtin_mul_overflow(r, x, &r);
            if (k > 1) fits = fits && !__builtin_mul_overflow(x, x, &x);
        }
        if (fits) return py_int(r);
    }
    mpz_t za, r;
    mp_limb_t da;
    mpz_srcptr va = view(a, za, &da);
    if (!py_memory_for(n, 2 * (mpz_sizeinbase(va, 2) / 8 + 1))) return NULL;
    mpz_init(r);
    mpz_pow_ui(r, va, (unsigned long)n);
    py_object *o = of_mpz(r);
    mpz_clear(r);
    return o;
}

// a / b correctly rounded.
static py_object *true_divide(py_object *a, py_object *b) {
    bool zero = !PY_INT(b)->limbs && !PY_INT(b)->small;
    if (zero) return py_raise(&py_ZeroDivisionError, "division by zero");
    const int64_t exact = (int64_t)1 << 53;
    if (!PY_INT(a)->limbs && !PY_INT(b)->limbs) {
        int64_t x = PY_INT(a)->small, y = PY_INT(b)->small;
        if (x <= exact && x >= -exact && y <= exact && y >= -exact) return py_float((double)x / (double)y);
    }
    mpz_t za, zb, n, d, q, rest;
    mp_limb_t da, db;
    mpz_srcptr va = view(a, za, &da), vb = view(b, zb, &db);
    if (!mpz_sgn(va)) return py_float(0);
    bool negative = mpz_sgn(va) * mpz_sgn(vb) < 0;
    mpz_inits(n, d, q, rest, NULL);
    mpz_abs(n, va);
    mpz_abs(d, vb);
    // The quotient gets 66 or more significant bits with a sticky last one, less when the result is subnormal.
    int64_t s = 66 - ((int64_t)mpz_sizeinbase(n, 2) - (int64_t)mpz_sizeinbase(d, 2));
    if (s > 1200) s = 1200;
    if (s > 0)
        mpz_mul_2exp(n, n, (mp_bitcnt_t)s);
    else
        mpz_mul_2exp(d, d, (mp_bitcnt_t)-s);
    mpz_tdiv_qr(q, rest, n, d);
    if (mpz_sgn(rest)) mpz_setbit(q, 0);
    int64_t bits = (int64_t)mpz_sizeinbase(q, 2), e = bits - s;   // value in [2^(e-1), 2^e)
    int64_t keep = e < -1021 ? 53 - (-1021 - e) : 53;             // mantissa bits that fit
    double r = 0;
    if (keep >= 0 && bits > keep) {
        int64_t drop = bits - keep;
        bool half = mpz_tstbit(q, (mp_bitcnt_t)drop - 1), sticky = drop > 1 && mpz_scan1(q, 0) < (mp_bitcnt_t)drop - 1;
        mpz_tdiv_q_2exp(q, q, (mp_bitcnt_t)drop);
        if (half && (sticky || mpz_tstbit(q, 0))) mpz_add_ui(q, q, 1);
        r = ldexp((double)mpz_get_ui(q), (int)(drop - s > 100000 ? 100000 : drop - s));
    } else if (keep >= 0) {
        r = ldexp(mpz_get_d(q), (int)-s);
    }
    mpz_clears(n, d, q, rest, NULL);
    if (isinf(r)) return py_raise(&py_OverflowError, "integer division result too large for a float");
    return py_float(negative ? -r : r);
}

static py_object *divide_big(py_object *a, py_object *b, py_binary_op op) {
    mpz_t za, zb, q, r;
    mp_limb_t da, db;
    mpz_srcptr va = view(a, za, &da), vb = view(b, zb, &db);
    mpz_inits(q, r, NULL);
    mpz_fdiv_qr(q, r, va, vb);
    py_object *o = op == PY_MOD ? of_mpz(r) : of_mpz(q);
    if (op == PY_DIVMOD) {
        py_object *rest = of_mpz(r), *pair = py_tuple_pack(2, o, rest);
        py_decref(o);
        py_decref(rest);
        o = pair;
    }
    mpz_clears(q, r, NULL);
    return o;
}

static py_object *divide(py_object *a, py_object *b, py_binary_op op) {
    if (!PY_INT(b)->limbs && !PY_INT(b)->small)
        return py_raise(&py_ZeroDivisionError,
                        op == PY_MOD ? "integer modulo by zero" : "integer division or modulo by zero");
    if (PY_INT(a)->limbs || PY_INT(b)->limbs || PY_INT(a)->small == INT64_MIN) return divide_big(a, b, op);
    int64_t x = PY_INT(a)->small, y = PY_INT(b)->small, q = x / y, r = x % y;
    if (r && (r < 0) != (y < 0)) q--, r += y;
    if (op == PY_FLOORDIV) return py_int(q);
    if (op == PY_MOD) return py_int(r);
    py_object *pair = py_tuple_new(2);
    PY_TUPLE(pair)->items[0] = py_int(q);
    PY_TUPLE(pair)->items[1] = py_int(r);
    return pair;
}

static py_object *big_binary(py_object *a, py_object *b, py_binary_op op) {
    mpz_t za, zb, r;
    mp_limb_t da, db;
    mpz_srcptr va = view(a, za, &da), vb = view(b, zb, &db);
    mpz_init(r);
    switch (op) {
    case PY_ADD: mpz_add(r, va, vb); break;
    case PY_SUB: mpz_sub(r, va, vb); break;
    case PY_MULT: mpz_mul(r, va, vb); break;
    case PY_OR: mpz_ior(r, va, vb); break;
    case PY_XOR: mpz_xor(r, va, vb); break;
    default: mpz_and(r, va, vb); break;
    }
    py_object *o = of_mpz(r);
    mpz_clear(r);
    return o;
}

py_object *py_int_binary(py_object *a, py_object *b, py_binary_op op) {
    if (!py_is_int(a) || !py_is_int(b)) PY_RETURN_NOT_IMPLEMENTED;
    bool small = !PY_INT(a)->limbs && !PY_INT(b)->limbs;
    int64_t x = PY_INT(a)->small, y = PY_INT(b)->small, r;
    switch (op) {
    case PY_ADD: return small && !__builtin_add_overflow(x, y, &r) ? py_int(r) : big_binary(a, b, op);
    case PY_SUB: return small && !__builtin_sub_overflow(x, y, &r) ? py_int(r) : big_binary(a, b, op);
    case PY_MULT: return small && !__builtin_mul_overflow(x, y, &r) ? py_int(r) : big_binary(a, b, op);
    case PY_OR: return small ? py_int(x | y) : big_binary(a, b, op);
    case PY_XOR: return small ? py_int(x ^ y) : big_binary(a, b, op);
    case PY_AND: return small ? py_int(x & y) : big_binary(a, b, op);
    case PY_DIV: return true_divide(a, b);
    case PY_MOD:
    case PY_FLOORDIV:
    case PY_DIVMOD: return divide(a, b, op);
    case PY_POW: return power(a, b);
    case PY_LSHIFT:
    case PY_RSHIFT: return shift(a, b, op);
    default: PY_RETURN_NOT_IMPLEMENTED;
    }
}

static py_object *int_unary(py_object *o, py_unary_op op) {
    if (!PY_INT(o)->limbs && PY_INT(o)->small != INT64_MIN) {
        int64_t v = PY_INT(o)->small;
        return py_int(op == PY_NEG ? -v : op == PY_INVERT ? ~v : op == PY_ABS && v < 0 ? -v : v);
    }
    mpz_t z, r;
    mp_limb_t digit;
    mpz_srcptr v = view(o, z, &digit);
    mpz_init_set(r, v);
    if (op == PY_NEG)
        mpz_neg(r, r);
    else if (op == PY_ABS)
        mpz_abs(r, r);
    else if (op == PY_INVERT)
        mpz_com(r, r);
    py_object *x = of_mpz(r);
    mpz_clear(r);
    return x;
}

static py_object *int_compare(py_object *a, py_object *b, py_compare_op op) {
    if (!py_is_int(a) || !py_is_int(b)) PY_RETURN_NOT_IMPLEMENTED;
    int c;
    if (!PY_INT(a)->limbs && !PY_INT(b)->limbs) {
        c = PY_INT(a)->small < PY_INT(b)->small ? -1 : PY_INT(a)->small > PY_INT(b)->small;
    } else {
        mpz_t za, zb;
        mp_limb_t da, db;
        c = mpz_cmp(view(a, za, &da), view(b, zb, &db));
    }
    return py_ordered(c, op);
}

static bool int_hash(py_object *o, int64_t *out) {
    const int64_t m = ((int64_t)1 << 61) - 1;
    int64_t h;
    if (PY_INT(o)->limbs) {
        mpz_t z;
        mp_limb_t digit;
        mpz_srcptr v = view(o, z, &digit);
        h = (int64_t)mpz_tdiv_ui(v, (unsigned long)m);
        if (mpz_sgn(v) < 0) h = -h;
    } else {
        h = PY_INT(o)->small % m;
    }
    *out = h == -1 ? -2 : h;
    return true;
}

static int int_truth(py_object *o) { return PY_INT(o)->limbs || PY_INT(o)->small; }

static py_object *exact_int(py_object *o) {
    if (o->type == &py_int_type) return py_incref(o);
    if (!PY_INT(o)->limbs) return py_int(PY_INT(o)->small);
    return int_unary(o, PY_POS);
}

// ---- int(x), int(text, base)

static py_object *parse_text(py_object *x, int64_t base) {
    if (base != 0 && (base < 2 || base > 36))
        return py_raise(&py_ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (py_is_str(x)) return py_int_parse(py_str_data(x), py_str_size(x), (int)base);
    return py_int_parse(py_bytes_data(x), py_bytes_size(x), (int)base);
}

static py_object *int_of(py_object *x) {
    if (py_is_int(x)) return exact_int(x);
    if (x->type->to_int) {
        py_object *r = x->type->to_int(x);
        if (r && !py_is_int(r)) {
            py_raise(&py_TypeError, "__int__ returned non-int (type %s)", r->type->name);
            PY_CLEAR(r);
        }
        return r;
    }
    if (x->type->index) return py_index(x);
    py_object *f = py_type_lookup(x->type, PN(__trunc__));
    if (f) return py_call1(f, x);
    if (py_is_str(x) || py_is_instance(x, &py_bytes_type) || py_is_instance(x, &py_bytearray_type))
        return parse_text(x, 10);
    return py_raise(&py_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'",
                    x->type->name);
}

static py_object *as_subtype(py_type *t, py_object *v) {
    if (!v || t == &py_int_type) return v;
    size_t n = extra_bytes(v);
    py_int_object *o = (py_int_object *)py_alloc(t, n);
    o->small = PY_INT(v)->small;
    o->limbs = PY_INT(v)->limbs;
    memcpy(o->digits, PY_INT(v)->digits, n);
    py_decref(v);
    return (py_object *)o;
}

static py_object *int_make(py_type *t, const py_args *a) {
    py_object *x = NULL, *base = NULL;
    if (!py_parse(a, "int", "x= / base=", &x, &base)) return NULL;
    if (!x) return as_subtype(t, py_int(0));
    if (!base) return as_subtype(t, int_of(x));
    int64_t b;
    if (!py_as_int64(base, &b)) return NULL;
    if (!py_is_str(x) && !py_is_instance(x, &py_bytes_type))
        return py_raise(&py_TypeError, "int() can't convert non-string with explicit base");
    return as_subtype(t, parse_text(x, b));
}

// ---- Methods

int py_int_bit_length(py_object *o, int64_t *out) {
    mpz_t z;
    mp_limb_t digit;
    mpz_srcptr v = view(o, z, &digit);
    *out = mpz_sgn(v) ? (int64_t)mpz_sizeinbase(v, 2) : 0;
    return 1;
}

static py_object *int_bit_length(py_object *o, const py_args *a) {
    (void)a;
    int64_t n;
    py_int_bit_length(o, &n);
    return py_int(n);
}

static py_object *int_bit_count(py_object *o, const py_args *a) {
    (void)a;
    mpz_t z, t;
    mp_limb_t digit;
    mpz_init(t);
    mpz_abs(t, view(o, z, &digit));
    int64_t n = (int64_t)mpz_popcount(t);
    mpz_clear(t);
    return py_int(n);
}

static py_object *int_to_bytes(py_object *o, const py_args *a) {
    py_object *length = NULL, *order = NULL, *is_signed = NULL;
    if (!py_parse(a, "to_bytes", "length= byteorder= * signed=", &length, &order, &is_signed)) return NULL;
    int64_t n = 1;
    if (length && !py_as_int64(length, &n)) return NULL;
    bool sign = is_signed && py_truth(is_signed) == 1, little = order && py_str_equals(order, "little");
    if (n < 0) return py_raise(&py_ValueError, "length argument must be non-negative");
    if (py_int_is_negative(o) && !sign) return py_raise(&py_OverflowError, "can't convert negative int to unsigned");
    mpz_t z, v;
    mp_limb_t digit;
    mpz_init_set(v, view(o, z, &digit));
    if (mpz_sgn(v) < 0) mpz_com(v, v);
    bool fits = (mpz_sgn(v) ? mpz_sizeinbase(v, 2) : 0) + sign <= (size_t)n * 8;
    mpz_set(v, view(o, z, &digit));
    if (mpz_sgn(v) < 0) {
        mpz_t m;
        mpz_init(m);
        mpz_setbit(m, (mp_bitcnt_t)n * 8);
        mpz_add(v, v, m);
        mpz_clear(m);
    }
    py_object *r = NULL;
    if (fits) {
        r = py_bytes_new(NULL, (size_t)n);
        char *p = py_bytes_data(r);
        size_t count = 0;
        if (mpz_sgn(v)) mpz_export(p, &count, -1, 1, 0, 0, v);
        if (!little)
            for (int64_t i = 0; i < n / 2; i++) {
                char t = p[i];
                p[i] = p[n - 1 - i];
                p[n - 1 - i] = t;
            }
    } else {
        py_raise(&py_OverflowError, "int too big to convert");
    }
    mpz_clear(v);
    return r;
}

static py_object *int_from_bytes(py_object *type, const py_args *a) {
    (void)type;
    py_object *data, *order = NULL, *is_signed = NULL;
    if (!py_parse(a, "from_bytes", "bytes byteorder= * signed=", &data, &order, &is_signed)) return NULL;
    py_object *b = py_call1((py_object *)&py_bytes_type, data);
    if (!b) return NULL;
    size_t n = py_bytes_size(b);
    bool little = order && py_str_equals(order, "little");
    mpz_t z;
    mpz_init(z);
    mpz_import(z, n, little ? -1 : 1, 1, 0, 0, py_bytes_data(b));
    if (n && is_signed && py_truth(is_signed) == 1 && mpz_tstbit(z, n * 8 - 1)) {
        mpz_t m;
        mpz_init(m);
        mpz_setbit(m, n * 8);
        mpz_sub(z, z, m);
        mpz_clear(m);
    }
    py_object *r = of_mpz(z);
    mpz_clear(z);
    py_decref(b);
    return r;
}

static py_object *int_self(py_object *o, const py_args *a) {
    (void)a;
    return exact_int(o);
}
static py_object *int_is_integer(py_object *o, const py_args *a) {
    (void)o;
    (void)a;
    return PY_TRUE;
}
static py_object *int_ratio(py_object *o, const py_args *a) {
    (void)a;
    py_object *n = exact_int(o), *one = py_int(1), *r = py_tuple_pack(2, n, one);
    py_decref(n);
    py_decref(one);
    return r;
}

static py_object *int_round(py_object *o, const py_args *a) {
    if (!py_arity(a, "__round__", 0, 1)) return NULL;
    int64_t n;
    if (!a->n || a->v[0] == PY_NONE) return exact_int(o);
    if (!py_as_int64(a->v[0], &n)) return NULL;
    if (n >= 0) return exact_int(o);
    if (n < -100000) return py_int(0);
    // Rounds half to even at 10^-n.
    mpz_t z, p, q, r;
    mp_limb_t digit;
    mpz_inits(p, q, r, NULL);
    mpz_ui_pow_ui(p, 10, (unsigned long)-n);
    mpz_srcptr v = view(o, z, &digit);
    mpz_fdiv_qr(q, r, v, p);
    mpz_mul_2exp(r, r, 1);
    int c = mpz_cmp(r, p);
    if (c > 0 || (c == 0 && mpz_odd_p(q))) mpz_add_ui(q, q, 1);
    mpz_mul(q, q, p);
    py_object *out = of_mpz(q);
    mpz_clears(p, q, r, NULL);
    return out;
}

static py_object *int_format(py_object *o, const py_args *a) {
    if (!py_arity(a, "__format__", 1, 1)) return NULL;
    if (!py_str_size(a->v[0])) return py_str(o);
    return py_format_int(o, py_str_data(a->v[0]), py_str_size(a->v[0]));
}

static const py_method_def int_methods[] = {{"bit_length", int_bit_length, PY_METHOD},
                                            {"bit_count", int_bit_count, PY_METHOD},
                                            {"to_bytes", int_to_bytes, PY_METHOD},
                                            {"from_bytes", int_from_bytes, PY_CLASSMETHOD},
                                            {"conjugate", int_self, PY_METHOD},
                                            {"__trunc__", int_self, PY_METHOD},
                                            {"__floor__", int_self, PY_METHOD},
                                            {"__ceil__", int_self, PY_METHOD},
                                            {"__round__", int_round, PY_METHOD},
                                            {"__format__", int_format, PY_METHOD},
                                            {"as_integer_ratio", int_ratio, PY_METHOD},
                                            {"is_integer", int_is_integer, PY_METHOD},
                                            {0}};

static py_object *int_real(py_object *o, void *data) {
    (void)data;
    return exact_int(o);
}
static py_object *int_constant(py_object *o, void *data) {
    (void)o;
    return py_int((intptr_t)data);
}
static const py_getset_def int_getset[] = {{"real", int_real, NULL, NULL},
                                           {"imag", int_constant, NULL, (void *)0},
                                           {"numerator", int_real, NULL, NULL},
                                           {"denominator", int_constant, NULL, (void *)1},
                                           {0}};

static py_object *int_to_float(py_object *o) {
    double d = py_int_to_double(o);
    return py_pending() ? NULL : py_float(d);
}

#define INT_OPS (PY_ALL_BINARY & ~PY_OP_BIT(PY_MATMULT))
py_type py_int_type = {PY_TYPE_HEAD("int"),    .size = sizeof(py_int_object),
                       .flags = PY_TYPE_INT,   .dealloc = int_dealloc,
                       .repr = int_repr,       .hash = int_hash,
                       .compare = int_compare, .binary = py_int_binary,
                       .binary_ops = INT_OPS,  .unary = int_unary,
                       .truth = int_truth,     .index = exact_int,
                       .to_int = exact_int,    .to_float = int_to_float,
                       .make = int_make,       .methods = int_methods,
                       .getset = int_getset};

// ---- bool

static py_object *bool_repr(py_object *o) { return py_str_cstr(PY_INT(o)->small ? "True" : "False"); }

static py_object *bool_make(py_type *t, const py_args *a) {
    (void)t;
    if (!py_arity(a, "bool", 0, 1)) return NULL;
    if (!a->n) return PY_FALSE;
    int r = py_truth(a->v[0]);
    return r < 0 ? NULL : py_bool(r);
}

static py_object *bool_binary(py_object *a, py_object *b, py_binary_op op) {
    if (a->type == &py_bool_type && b->type == &py_bool_type) {
        if (op == PY_AND) return py_bool(a == py.true_object && b == py.true_object);
        if (op == PY_OR) return py_bool(a == py.true_object || b == py.true_object);
        if (op == PY_XOR) return py_bool(a != b);
    }
    return py_int_binary(a, b, op);
}

py_type py_bool_type = {PY_TYPE_HEAD("bool"),   .base = &py_int_type,  .size = sizeof(py_int_object),
                        .flags = PY_TYPE_FINAL, .repr = bool_repr,     .str = bool_repr,
                        .binary = bool_binary,  .binary_ops = INT_OPS, .make = bool_make};

// pow(a, b, m); all three are ints.
py_object *py_int_powmod(py_object *a, py_object *b, py_object *m) {
    mpz_t za, zb, zm, r, base;
    mp_limb_t da, db, dm;
    mpz_srcptr va = view(a, za, &da), vb = view(b, zb, &db), vm = view(m, zm, &dm);
    if (!mpz_sgn(vm)) return py_raise(&py_ValueError, "pow() 3rd argument cannot be 0");
    mpz_init(r);
    mpz_init_set(base, va);
    py_object *o = NULL;
    if (mpz_sgn(vb) < 0 && !mpz_invert(base, va, vm)) {
        py_raise(&py_ValueError, "base is not invertible for the given modulus");
    } else {
        mpz_t e, am;
        mpz_init(e);
        mpz_init(am);
        mpz_abs(e, vb);
        mpz_abs(am, vm);
        mpz_powm(r, base, e, am);
        if (mpz_sgn(vm) < 0 && mpz_sgn(r)) mpz_add(r, r, vm);
        o = of_mpz(r);
        mpz_clear(e);
        mpz_clear(am);
    }
    mpz_clear(r);
    mpz_clear(base);
    return o;
}

// math.isqrt, math.gcd, math.factorial, math.comb.
py_object *py_int_function(const char *name, py_object *a, py_object *b) {
    mpz_t za, zb, r;
    mp_limb_t da, db;
    mpz_srcptr va = view(a, za, &da), vb = b ? view(b, zb, &db) : NULL;
    mpz_init(r);
    if (!strcmp(name, "isqrt"))
        mpz_sqrt(r, va);
    else if (!strcmp(name, "gcd"))
        mpz_gcd(r, va, vb);
    else if (!strcmp(name, "lcm"))
        mpz_lcm(r, va, vb);
    else if (!strcmp(name, "factorial"))
        mpz_fac_ui(r, mpz_get_ui(va));
    else
        mpz_bin_ui(r, va, mpz_get_ui(vb));
    py_object *o = of_mpz(r);
    mpz_clear(r);
    return o;
}

// log2 of |a| as mantissa in [0.5, 1) and exponent, for logarithms of big ints.
double py_int_frexp(py_object *a, long *exponent) {
    mpz_t z;
    mp_limb_t digit;
    return mpz_get_d_2exp(exponent, view(a, z, &digit));
}
