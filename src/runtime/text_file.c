// Text files of compiled programs: UTF-8, lines end in \n however the file ends them. A handle is a FILE's address.
#include "runtime/abi.h"
#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static FILE *file_of(int64_t handle) { return (FILE *)(uintptr_t)handle; }

int64_t nprt_text_open(const nprt_str *path, const nprt_str *mode, const char *site) {
    struct stat st;
    FILE *f = fopen(path->bytes, mode->bytes);
    if (f && !fstat(fileno(f), &st) && S_ISDIR(st.st_mode)) {
        fclose(f);
        f = NULL, errno = EISDIR;
    }
    if (!f) {
        nprt_raise_errno(path->bytes, errno);
        nprt_die_pending_at(site);
    }
    return (int64_t)(uintptr_t)f;
}

static bool is_continuation(int byte) { return (byte & 0xc0) == 0x80; }

// The bytes that follow one that begins a code point; -1: none begins so.
static int bytes_after(int first) {
    return first < 0x80                     ? 0
           : first >= 0xc2 && first <= 0xdf ? 1
           : first >= 0xe0 && first <= 0xef ? 2
           : first >= 0xf0 && first <= 0xf4 ? 3
                                            : -1;
}

// The next byte, \r\n and \r as \n.
static int next_byte(FILE *f) {
    int c = getc(f);
    if (c != '\r') return c;
    int const after = getc(f);
    if (after != '\n' && after != EOF) ungetc(after, f);
    return '\n';
}

// Appends one code point; false at the end of the file.
static bool add_point(nprt_buf *b, FILE *f, const char *site) {
    int const first = next_byte(f);
    if (first == EOF) return false;
    char point[4] = {(char)first};
    int const more = bytes_after(first);
    bool good = more >= 0;
    for (int i = 1; i <= more && good; i++) {
        int const c = getc(f);
        good = c != EOF && is_continuation(c) && !(i == 1 && first == 0xe0 && c < 0xa0) &&
               !(i == 1 && first == 0xed && c > 0x9f) && !(i == 1 && first == 0xf0 && c < 0x90) &&
               !(i == 1 && first == 0xf4 && c > 0x8f);
        point[i] = (char)c;
    }
    if (!good) {
        nprt_raise("UnicodeDecodeError", "'utf-8' codec can't decode byte 0x%02x in position %ld", first, ftell(f) - 1);
        nprt_die_pending_at(site);
    }
    nprt_buf_add(b, point, (size_t)more + 1);
    return true;
}

static nprt_str *taken(nprt_buf *b) {
    nprt_str *s = nprt_str_new(b->data ? b->data : "", (int64_t)b->n);
    nprt_buf_free(b);
    return s;
}

nprt_str *nprt_text_line(int64_t handle, const char *site) {
    nprt_buf b = {0};
    while (add_point(&b, file_of(handle), site) && b.data[b.n - 1] != '\n') continue;
    return taken(&b);
}

nprt_str *nprt_text_read(int64_t handle, int64_t n, const char *site) {
    nprt_buf b = {0};
    for (int64_t i = 0; n < 0 || i < n; i++)
        if (!add_point(&b, file_of(handle), site)) break;
    return taken(&b);
}

static _Noreturn void cannot_write(const char *site) {
    nprt_raise("OSError", "[Errno %d] %s", errno, strerror(errno));
    nprt_die_pending_at(site);
}

int64_t nprt_text_write(int64_t handle, const nprt_str *s, const char *site) {
    if (fwrite(s->bytes, 1, (size_t)s->size, file_of(handle)) != (size_t)s->size) cannot_write(site);
    return s->length;
}

void nprt_text_flush(int64_t handle, const char *site) {
    if (fflush(file_of(handle))) cannot_write(site);
}

void nprt_text_close(int64_t handle, const char *site) {
    if (fclose(file_of(handle))) cannot_write(site);
}
