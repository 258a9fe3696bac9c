// Standard output and error. stdout is buffered, by line on a terminal; stderr is not, and comes after what stdout
// holds. What is written to stdout can be kept as a text instead.
#include "runtime/abi.h"
#include "runtime/buf.h"
#include "runtime/str.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static struct {
    char data[1 << 13];
    size_t n;
    enum { UNKNOWN, BY_BLOCK, BY_LINE } mode;
    bool failed;
    bool keeps;
    nprt_buf kept;
} out;

static bool write_all(int fd, const char *p, size_t n) {
    while (n) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

static void flush(void) {
    if (out.n && !write_all(1, out.data, out.n)) out.failed = true;
    out.n = 0;
}

void nprt_flush(void) { flush(); }
bool nprt_output_failed(void) { return out.failed; }
bool nprt_is_capturing(void) { return out.keeps; }
void nprt_capture(void) { out.keeps = true; }

nprt_str *nprt_captured(void) {
    out.keeps = false;
    return nprt_buf_to_str(&out.kept);
}

void nprt_write_bytes(const char *bytes, int64_t n, int32_t fd) {
    size_t size = (size_t)n;
    if (fd != 1) {
        flush();
        write_all(fd, bytes, size);
        return;
    }
    if (out.keeps) {
        nprt_buf_add(&out.kept, bytes, size);
        return;
    }
    if (out.mode == UNKNOWN) {
        int saved = errno;
        out.mode = isatty(1) ? BY_LINE : BY_BLOCK;
        errno = saved;
    }
    if (size > sizeof out.data - out.n) flush();
    if (size > sizeof out.data) {
        if (!write_all(1, bytes, size)) out.failed = true;
        return;
    }
    if (size) memcpy(out.data + out.n, bytes, size);
    out.n += size;
    if (out.mode == BY_LINE && size && memchr(bytes, '\n', size)) flush();
}

void nprt_write(const nprt_str *s, int32_t fd) { nprt_write_bytes(s->bytes, s->size, fd); }
