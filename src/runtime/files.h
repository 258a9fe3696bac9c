// Tensors in files: .npy, .npz and .safetensors. Files are not trusted: every size is checked against the file before
// it is used, and what is wrong is said in a ValueError.
//
// Functions return false (or NULL) after nprt_raise.
#pragma once
#include "runtime/array.h"
#include "runtime/object.h"

typedef struct nprt_reader {
    int fd;
    int64_t size;
    const char *path;   // for messages; not owned
} nprt_reader;

bool nprt_raise_errno(const char *path, int code);         // OSError, or what of it says what `code` is; false
bool nprt_reader_open(nprt_reader *r, const char *path);   // FileNotFoundError and the like as Python raises them
void nprt_reader_close(nprt_reader *r);
uint32_t nprt_crc32(uint32_t crc, const void *bytes, int64_t n);   // goes on from crc, 0 at first
bool nprt_reader_read(const nprt_reader *r, int64_t offset, void *out, int64_t n);

// Where a tensor lies in a file and how it is stored.
typedef struct nprt_stored {
    nprt_dtype dtype;   // as loaded; bfloat16 loads as float32
    bool bfloat16, swapped, fortran;
    int32_t rank;
    int64_t shape[NPRT_MAX_RANK];
    int64_t offset, bytes;
    bool checked;   // has a checksum: of what lies in the file from start to end, the data among it
    uint32_t crc;
    int64_t start, end;
} nprt_stored;

// bytes = elements * element_size; false with ValueError when that overflows or does not lie in [offset, limit).
bool nprt_stored_check(nprt_stored *t, int64_t element_size, int64_t limit, const nprt_reader *r, const char *name);
// Parses the .npy header at offset; the data must end by limit.
bool nprt_npy_parse(const nprt_reader *r, int64_t offset, int64_t limit, const char *name, nprt_stored *out);
// Loads into a new block, in C order. The array owns the block.
bool nprt_stored_load(const nprt_reader *r, const nprt_stored *t, nprt_array *out);
// np.fromfile: at most count numbers (-1: all) from a byte offset on, fewer when the file ends.
bool nprt_fromfile_read(const char *path, nprt_dtype dtype, int64_t count, int64_t offset, nprt_array *out);
// Bytes of a file as an array of uint8; the pages go with its block. Shared: what is written lands in the file;
// private: it does not; read: the array may not be written.
typedef enum nprt_map_mode { NPRT_MAP_READ, NPRT_MAP_PRIVATE, NPRT_MAP_SHARED } nprt_map_mode;
bool nprt_file_map(const char *path, nprt_map_mode mode, int64_t offset, int64_t size, nprt_array *out);
bool nprt_file_map_flush(const nprt_array *a);   // an array that nprt_file_map made, or a view of one
// Writes an array as np.save does. The path is used as it is.
bool nprt_npy_write(const char *path, const nprt_array *a);

// Archives. Names are those of the tensors (without ".npy").
typedef struct nprt_archive_entry {
    char *name;
    bool located;   // tensor is filled in (an .npz entry is looked at when it is first asked for)
    bool compressed;
    int64_t header, size;   // of an .npz entry: its local header and its stored bytes
    uint32_t crc;           // of those bytes
    nprt_stored tensor;
} nprt_archive_entry;

struct nprt_archive {
    nprt_object head;
    nprt_reader reader;
    char *path;
    nprt_archive_entry *entries;
    int64_t count, capacity;
};

nprt_archive *nprt_archive_read(const char *path);
nprt_archive_entry *nprt_archive_find(const nprt_archive *a, const char *name, int64_t size);   // NULL when absent
bool nprt_archive_load(nprt_archive *a, nprt_archive_entry *e, nprt_array *out);
// For the formats' own files: appends an entry of that name.
nprt_archive_entry *nprt_archive_add(nprt_archive *a, const char *name, int64_t size);
bool nprt_zip_read_directory(nprt_archive *a);
bool nprt_zip_locate(nprt_archive *a, nprt_archive_entry *e);
bool nprt_safetensors_read_header(nprt_archive *a);

// Packed arrays: a new array of the dtype with the values converted as C converts them. Takes over `a`.
bool nprt_convert(nprt_array *a, nprt_dtype dtype);
