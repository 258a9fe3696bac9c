#include "runtime/error.h"
#include "runtime/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool nprt_raise_errno(const char *path, int code) {
    const char *type = code == ENOENT    ? "FileNotFoundError"
                       : code == EACCES  ? "PermissionError"
                       : code == EISDIR  ? "IsADirectoryError"
                       : code == ENOTDIR ? "NotADirectoryError"
                                         : "OSError";
    return nprt_raise(type, "[Errno %d] %s: '%.400s'", code, strerror(code), path);
}

bool nprt_reader_open(nprt_reader *r, const char *path) {
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return nprt_raise_errno(path, errno);
    if (fstat(fd, &st) || S_ISDIR(st.st_mode)) {
        int code = S_ISDIR(st.st_mode) ? EISDIR : errno;
        close(fd);
        return nprt_raise_errno(path, code);
    }
    *r = (nprt_reader){fd, st.st_size, path};
    return true;
}

void nprt_reader_close(nprt_reader *r) {
    if (r->fd >= 0) close(r->fd);
    r->fd = -1;
}

bool nprt_reader_read(const nprt_reader *r, int64_t offset, void *out, int64_t n) {
    char *p = out;
    while (n > 0) {
        ssize_t k = pread(r->fd, p, (size_t)(n < (1 << 30) ? n : 1 << 30), offset);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return nprt_raise_errno(r->path, errno);
        if (k == 0) return nprt_raise("ValueError", "%.300s: the file ends too early", r->path);
        p += k, offset += k, n -= k;
    }
    return true;
}
