// What str's methods know of characters, from tables.
#include "runtime/py/impl.h"

#include <ctype.h>

typedef struct range {
    uint32_t low, high;
} range;

typedef enum kind {
    KIND_ALPHA,
    KIND_DECIMAL,
    KIND_DIGIT,
    KIND_NUMERIC,
    KIND_SPACE,
    KIND_UPPERCASE,
    KIND_LOWERCASE,
    KIND_TITLECASE,
    KIND_IGNORABLE
} kind;

// The rows of a kind stand together and ascend; so do the kinds.
static const struct {
    uint8_t kind;
    range r;
} ranges[] = {
#define ALPHA(LOW, HIGH) {KIND_ALPHA, {LOW, HIGH}},
#define DECIMAL(LOW, HIGH) {KIND_DECIMAL, {LOW, HIGH}},
#define DIGIT(LOW, HIGH) {KIND_DIGIT, {LOW, HIGH}},
#define NUMERIC(LOW, HIGH) {KIND_NUMERIC, {LOW, HIGH}},
#define SPACE(LOW, HIGH) {KIND_SPACE, {LOW, HIGH}},
#define UPPERCASE(LOW, HIGH) {KIND_UPPERCASE, {LOW, HIGH}},
#define LOWERCASE(LOW, HIGH) {KIND_LOWERCASE, {LOW, HIGH}},
#define TITLECASE(LOW, HIGH) {KIND_TITLECASE, {LOW, HIGH}},
#define IGNORABLE(LOW, HIGH) {KIND_IGNORABLE, {LOW, HIGH}},
#include "runtime/py/unicode.def"
};

static const struct {
    uint32_t cp;
    const char *lower, *upper, *title, *fold;
} cases[] = {
#define CASE(CP, LOWER, UPPER, TITLE, FOLD) {CP, LOWER, UPPER, TITLE, FOLD},
#include "runtime/py/unicode.def"
};

static bool is_of(kind k, uint32_t c) {
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t const mid = (low + high) / 2;
        if (ranges[mid].kind < k || (ranges[mid].kind == k && ranges[mid].r.high < c))
            low = mid + 1;
        else
            high = mid;
    }
    return low < sizeof ranges / sizeof *ranges && ranges[low].kind == k && ranges[low].r.low <= c;
}

bool py_char_is_alpha(uint32_t c) { return c < 128 ? isalpha((int)c) != 0 : is_of(KIND_ALPHA, c); }
bool py_char_is_decimal(uint32_t c) { return c < 128 ? isdigit((int)c) != 0 : is_of(KIND_DECIMAL, c); }
bool py_char_is_digit(uint32_t c) { return c < 128 ? isdigit((int)c) != 0 : is_of(KIND_DIGIT, c); }
bool py_char_is_numeric(uint32_t c) { return c < 128 ? isdigit((int)c) != 0 : is_of(KIND_NUMERIC, c); }
bool py_char_is_space(uint32_t c) {
    return c < 128 ? (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x20) : is_of(KIND_SPACE, c);
}
bool py_char_is_upper(uint32_t c) { return c < 128 ? c >= 'A' && c <= 'Z' : is_of(KIND_UPPERCASE, c); }
bool py_char_is_lower(uint32_t c) { return c < 128 ? c >= 'a' && c <= 'z' : is_of(KIND_LOWERCASE, c); }
bool py_char_is_title(uint32_t c) { return c >= 128 && is_of(KIND_TITLECASE, c); }
bool py_char_is_cased(uint32_t c) { return py_char_is_upper(c) || py_char_is_lower(c) || py_char_is_title(c); }
bool py_char_is_case_ignorable(uint32_t c) {
    return c < 128 ? c == '\'' || c == '.' || c == ':' || c == '^' || c == '`' : is_of(KIND_IGNORABLE, c);
}

// The changed text of a character, or NULL where it stays.
static const char *changed(uint32_t c, py_case to) {
    size_t low = 0, high = sizeof cases / sizeof *cases;
    while (low < high) {
        size_t const mid = (low + high) / 2;
        if (cases[mid].cp < c)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == sizeof cases / sizeof *cases || cases[low].cp != c) return NULL;
    const char *text = to == PY_CASE_TITLE && *cases[low].title    ? cases[low].title
                       : to == PY_CASE_FOLD && *cases[low].fold    ? cases[low].fold
                       : to == PY_CASE_LOWER || to == PY_CASE_FOLD ? cases[low].lower
                                                                   : cases[low].upper;
    return *text ? text : NULL;
}

void py_buffer_case(py_buffer *b, uint32_t c, py_case to) {
    bool const small = to == PY_CASE_LOWER || to == PY_CASE_FOLD;
    const char *text = c < 128 ? NULL : changed(c, to);
    if (c < 128)
        py_buffer_char(b, (char)(small ? tolower((int)c) : toupper((int)c)));
    else if (text)
        py_buffer_cstr(b, text);
    else
        py_buffer_codepoint(b, c);
}
