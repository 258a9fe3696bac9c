#include "runtime/buf.h"
#include "runtime/abi.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *nprt_buf_reserve(nprt_buf *b, size_t n) {
    if (b->capacity - b->n < n) {
        size_t capacity = b->capacity * 2 > b->n + n ? b->capacity * 2 : b->n + n + 64;
        b->data = nprt_xrealloc(b->data, capacity);
        b->capacity = capacity;
    }
    return b->data + b->n;
}

void nprt_buf_add(nprt_buf *b, const char *bytes, size_t n) {
    if (n == 0) return;
    memcpy(nprt_buf_reserve(b, n), bytes, n);
    b->n += n;
}

void nprt_buf_puts(nprt_buf *b, const char *text) { nprt_buf_add(b, text, strlen(text)); }
void nprt_buf_putc(nprt_buf *b, char c) { nprt_buf_add(b, &c, 1); }

void nprt_buf_fill(nprt_buf *b, char c, int64_t count) {
    if (count <= 0) return;
    memset(nprt_buf_reserve(b, (size_t)count), c, (size_t)count);
    b->n += (size_t)count;
}

void nprt_buf_printf(nprt_buf *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0) return;
    char *p = nprt_buf_reserve(b, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    b->n += (size_t)n;
}

void nprt_buf_free(nprt_buf *b) {
    free(b->data);
    *b = (nprt_buf){0};
}

nprt_str *nprt_buf_to_str(nprt_buf *b) {
    nprt_str *s = nprt_str_new(b->data, (int64_t)b->n);
    nprt_buf_free(b);
    return s;
}
