// Numeric literals.
#include "syntax/parse.h"

#include <locale.h>
#include <stdlib.h>

enum { MAX_DECIMAL_DIGITS = 4300, MAX_RADIX_DIGITS = 65536 };

// A natural number in base 10^18, least limb first: enough arithmetic to turn a hexadecimal literal into decimal text.
typedef VEC(uint64_t) limbs;
static const uint64_t LIMB = 1000000000000000000u;

static void multiply_add(arena *a, limbs *n, uint64_t factor, uint64_t carry) {
    for (int i = 0; i < n->n; i++) {
        __uint128_t const x = (__uint128_t)n->data[i] * factor + carry;
        n->data[i] = (uint64_t)(x % LIMB);
        carry = (uint64_t)(x / LIMB);
    }
    if (carry) vec_push(a, n, carry);
}

static istr limbs_to_text(parser *p, const limbs *n) {
    char *text = arena_alloc(p->arena, (size_t)n->n * 18 + 2);
    int length = sprintf(text, "%llu", (unsigned long long)n->data[n->n - 1]);
    for (int i = n->n - 2; i >= 0; i--) length += sprintf(text + length, "%018llu", (unsigned long long)n->data[i]);
    return intern_n(p->names, text, (size_t)length);
}

static int digit_value(char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; }

// digits: without prefix and underscores.
static void radix_constant(parser *p, const token *t, const char *digits, int bits, ast_constant *out) {
    while (*digits == '0') digits++;
    size_t const n = strlen(digits);
    if (n > MAX_RADIX_DIGITS)
        parse_fail_token(p, t, "integer literal of %zu digits is too long; at most %d are supported", n,
                         MAX_RADIX_DIGITS);
    if (n * (size_t)bits <= 62) {
        for (; *digits; digits++) out->i = out->i << bits | digit_value(*digits);
        return;
    }
    limbs value = {0};
    for (; *digits; digits++) multiply_add(p->arena, &value, 1u << bits, (uint64_t)digit_value(*digits));
    uint64_t const top = value.n > 1 ? value.data[1] : 0;
    if (value.n <= 2 && top <= 9 && value.data[0] + top * LIMB <= INT64_MAX) {
        out->i = (int64_t)(value.data[0] + top * LIMB);
        return;
    }
    out->is_big = true;
    out->text = limbs_to_text(p, &value);
}

static void decimal_constant(parser *p, const token *t, const char *digits, ast_constant *out) {
    while (*digits == '0' && digits[1]) digits++;
    size_t const n = strlen(digits);
    if (n < 19 || (n == 19 && strcmp(digits, "9223372036854775807") <= 0)) {
        for (; *digits; digits++) out->i = out->i * 10 + (*digits - '0');
        return;
    }
    if (n > MAX_DECIMAL_DIGITS) {
        p->error.help = "write such a number in hexadecimal";
        parse_fail_token(p, t,
                         "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
                         "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
                         "literals to avoid decimal conversion limits.",
                         MAX_DECIMAL_DIGITS, n);
    }
    out->is_big = true;
    out->text = intern_n(p->names, digits, n);
}

void parse_number_value(parser *p, const token *t, ast_constant *out) {
    char small[64];
    size_t const length = t->end - t->start;
    char *s = length < sizeof small ? small : arena_alloc(p->arena, length + 1);
    char const point = *localeconv()->decimal_point;   // what strtod expects
    size_t n = 0;
    bool is_real = false;
    const char *text = p->text + t->start;
    bool const is_radix =
        length > 1 && text[0] == '0' && ((text[1] | 32) == 'x' || (text[1] | 32) == 'o' || (text[1] | 32) == 'b');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '_') continue;
        is_real |= text[i] == '.' || (text[i] | 32) == 'e';
        s[n++] = text[i] == '.' ? point : text[i];
    }
    s[n] = 0;
    *out = (ast_constant){.kind = CONST_INT};
    if (is_radix) {
        radix_constant(p, t, s + 2, (s[1] | 32) == 'x' ? 4 : (s[1] | 32) == 'o' ? 3 : 1, out);
    } else if ((s[n - 1] | 32) == 'j') {
        *out = (ast_constant){.kind = CONST_COMPLEX, .f = strtod(s, NULL)};
    } else if (is_real) {
        *out = (ast_constant){.kind = CONST_FLOAT, .f = strtod(s, NULL)};
    } else {
        decimal_constant(p, t, s, out);
    }
}

ast_node *parse_number(parser *p) {
    const token *first = expect(p, TOK_NUMBER);
    ast_node *n = node_new(p, AST_Constant, first);
    parse_number_value(p, first, &n->Constant.value);
    return n;
}
