// A growing run of bytes, for building text.
#pragma once
#include "runtime/object.h"

typedef struct nprt_buf {
    char *data;   // malloc'ed, or NULL
    size_t n, capacity;
} nprt_buf;

// Makes room for n more bytes and returns where they go; the caller adds to b->n what it wrote.
char *nprt_buf_reserve(nprt_buf *b, size_t n);
void nprt_buf_add(nprt_buf *b, const char *bytes, size_t n);
void nprt_buf_puts(nprt_buf *b, const char *text);
void nprt_buf_putc(nprt_buf *b, char c);
void nprt_buf_fill(nprt_buf *b, char c, int64_t count);   // nothing when count <= 0
void nprt_buf_printf(nprt_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void nprt_buf_free(nprt_buf *b);
// A new string of the bytes; frees the buffer.
nprt_str *nprt_buf_to_str(nprt_buf *b);
