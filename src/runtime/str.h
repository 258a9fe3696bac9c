// Strings: immutable UTF-8, NUL-terminated, with the number of code points beside the number of bytes.
#pragma once
#include "runtime/buf.h"

struct nprt_str {
    nprt_object head;
    int64_t size;     // bytes, without the NUL
    int64_t length;   // code points
    char bytes[];
};

static inline bool nprt_str_is_ascii(const nprt_str *s) { return s->size == s->length; }

// A string of `size` bytes that the caller fills in, then hands to nprt_str_count_points.
nprt_str *nprt_str_alloc(int64_t size);
nprt_str *nprt_str_count_points(nprt_str *s);
nprt_str *nprt_str_of_text(const char *text);
// The byte where code point i begins; i in [0, length].
int64_t nprt_str_byte_of_point(const nprt_str *s, int64_t i);
// Decodes the code point at p (p < end) and stores where the next begins. A byte that is not UTF-8 stands for itself.
uint32_t nprt_utf8_decode(const char *p, const char *end, const char **out_next);
int nprt_utf8_encode(uint32_t code, char out[4]);   // bytes written
bool nprt_point_is_space(uint32_t code);            // str.isspace of one code point
bool nprt_point_is_printable(uint32_t code);        // str.isprintable of one code point

// Where `part` first occurs in bytes [from, size) of s, or -1.
int64_t nprt_str_find_bytes(const nprt_str *s, int64_t from, const char *part, int64_t part_size);

// Python's normalised slice of a sequence: how many items, from where, by which step.
typedef struct nprt_range {
    int64_t start, step, count;
} nprt_range;
nprt_range nprt_slice_range(int64_t length, int64_t start, int64_t stop, int64_t step, int32_t flags);

// Appends repr(s), quotes and escapes as Python's.
void nprt_add_repr(nprt_buf *b, const nprt_str *s);
// Python's float(text): false when it is not a number.
bool nprt_parse_float(const char *text, int64_t size, double *out);

bool nprt_output_failed(void);
bool nprt_is_capturing(void);
