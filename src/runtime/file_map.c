// Files in memory: bytes of a file as an array, which the kernel reads and writes.
#include "runtime/error.h"
#include "runtime/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// What the array's block holds: where the pages are. They lie elsewhere than the block.
typedef struct mapping {
    char *pages;
    size_t size;
} mapping;

static void unmap(void *block, int64_t size, int tag) {
    (void)size;
    (void)tag;
    mapping *m = block;
    if (m->pages) munmap(m->pages, m->size);
}

static bool failed(const char *path) {
    return nprt_raise("OSError", "[Errno %d] %s: '%.400s'", errno, strerror(errno), path);
}

// A read-only map is private and writable to the processor, so that nothing but the array's own flag protects it: a
// write that gets past the flag stays in this process.
static bool map_pages(int fd, const char *path, nprt_map_mode mode, int64_t offset, mapping *m) {
    int const share = mode == NPRT_MAP_SHARED ? MAP_SHARED : MAP_PRIVATE;
    m->pages = mmap(NULL, m->size, PROT_READ | PROT_WRITE, share, fd, offset);
    if (m->pages != MAP_FAILED) return true;
    m->pages = NULL;
    return failed(path);
}

static bool map_open(int fd, const char *path, nprt_map_mode mode, int64_t offset, int64_t size, nprt_array *out) {
    struct stat st;
    if (fstat(fd, &st)) return failed(path);
    if (offset < 0 || size < 0 || offset > st.st_size || size > st.st_size - offset)
        return nprt_raise("ValueError", "mmap length is greater than file size");
    int64_t const before = offset % sysconf(_SC_PAGESIZE);
    mapping *m = nprt_block_new(sizeof *m);
    if (!m) return nprt_raise("MemoryError", "cannot map '%.400s'", path);
    *m = (mapping){NULL, (size_t)(before + size)};
    nprt_block_finish_with(m, unmap, 0, 0);
    if (size && !map_pages(fd, path, mode, offset - before, m)) {
        nprt_block_release(m);
        return false;
    }
    *out = (nprt_array){.block = m, .dtype = NPRT_uint8, .rank = 1, .readonly = mode == NPRT_MAP_READ};
    out->data = size ? m->pages + before : (char *)m;
    out->shape[0] = size;
    out->strides[0] = 1;
    return true;
}

bool nprt_file_map(const char *path, nprt_map_mode mode, int64_t offset, int64_t size, nprt_array *out) {
    int fd = open(path, (mode == NPRT_MAP_SHARED ? O_RDWR : O_RDONLY) | O_CLOEXEC);
    if (fd < 0) return failed(path);
    bool ok = map_open(fd, path, mode, offset, size, out);
    close(fd);   // the pages keep the file
    return ok;
}

bool nprt_file_map_flush(const nprt_array *a) {
    const mapping *m = a->block;
    return !m->pages || msync(m->pages, m->size, MS_SYNC) == 0 ||
           nprt_raise("OSError", "[Errno %d] %s", errno, strerror(errno));
}
