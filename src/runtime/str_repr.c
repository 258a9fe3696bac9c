#include "runtime/abi.h"
#include "runtime/str.h"

#include <string.h>

static void add_escaped(nprt_buf *b, uint32_t c) {
    static const char short_escapes[] = "\tt\nn\rr\\\\";
    const char *e = c && c < 0x80 ? strchr(short_escapes, (int)c) : NULL;
    if (e && (e - short_escapes) % 2 == 0) {
        nprt_buf_putc(b, '\\');
        nprt_buf_putc(b, e[1]);
    } else if (c <= 0xff) {
        nprt_buf_printf(b, "\\x%02x", c);
    } else if (c <= 0xffff) {
        nprt_buf_printf(b, "\\u%04x", c);
    } else {
        nprt_buf_printf(b, "\\U%08x", c);
    }
}

void nprt_add_repr(nprt_buf *b, const nprt_str *s) {
    bool single = memchr(s->bytes, '\'', (size_t)s->size), two = memchr(s->bytes, '"', (size_t)s->size);
    char quote = single && !two ? '"' : '\'';
    const char *p = s->bytes, *end = p + s->size;
    nprt_buf_putc(b, quote);
    while (p < end) {
        const char *start = p;
        uint32_t c = nprt_utf8_decode(p, end, &p);
        if (c == (unsigned char)quote) {
            nprt_buf_putc(b, '\\');
            nprt_buf_putc(b, quote);
        } else if (c == '\\' || !nprt_point_is_printable(c)) {
            add_escaped(b, c);
        } else {
            nprt_buf_add(b, start, (size_t)(p - start));
        }
    }
    nprt_buf_putc(b, quote);
}

nprt_str *nprt_str_repr(const nprt_str *s) {
    nprt_buf b = {0};
    nprt_add_repr(&b, s);
    return nprt_buf_to_str(&b);
}
