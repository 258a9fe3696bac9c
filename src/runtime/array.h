// Arrays as the runtime sees them: typed, strided views of reference-counted blocks.
//
// A block is memory with a hidden header that counts references. An array holds one reference to its block (or
// none, when it describes memory that somebody else keeps alive). Compiled code passes arrays as MLIR memref
// descriptors; nprt_array_of_memref turns one into an nprt_array without copying.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nprt_complex64 {
    float re, im;
} nprt_complex64;
typedef struct nprt_complex128 {
    double re, im;
} nprt_complex128;

typedef enum nprt_dtype {
#define DTYPE(NAME, C_TYPE, SIZE, KIND, CHAR, MLIR) NPRT_##NAME,
#include "runtime/dtype.def"
    NPRT_DTYPE_COUNT
} nprt_dtype;

enum { NPRT_MAX_RANK = 32 };

// These take the dtypes of descr.h too, whose values lie above NPRT_DTYPE_COUNT.
size_t nprt_dtype_size(nprt_dtype t);        // bytes of one element
char nprt_dtype_kind(nprt_dtype t);          // 'b' 'i' 'u' 'f' 'c'
const char *nprt_dtype_name(nprt_dtype t);   // "float32"
// NumPy's promotion of two array dtypes (np.promote_types).
nprt_dtype nprt_dtype_promote(nprt_dtype a, nprt_dtype b);

typedef struct nprt_array {
    void *block;   // reference-counted block that holds the data, or NULL when the data is borrowed
    char *data;    // first element
    nprt_dtype dtype;
    int32_t rank;
    int64_t shape[NPRT_MAX_RANK];
    int64_t strides[NPRT_MAX_RANK];   // in bytes
    bool readonly;
} nprt_array;

// Blocks. Size is in bytes; memory is 64-byte aligned and not cleared. NULL when memory is exhausted or the size
// overflows. A fresh block has one reference. Retain and release are thread-safe and accept NULL.
void *nprt_block_new(int64_t size);
void nprt_block_retain(void *block);
void nprt_block_release(void *block);
bool nprt_block_is_shared(const void *block);   // more than one reference
// Calls finish(block, size, tag) before the block's memory goes back: for elements that hold references.
void nprt_block_finish_with(void *block, void (*finish)(void *block, int64_t size, int tag), int64_t size, int tag);

// memmove, at its best wherever the two lie (copy.c).
void nprt_copy(void *to, const void *from, size_t n);

// MLIR's memref descriptor; sizes and strides follow each other, strides in elements.
typedef struct nprt_memref {
    void *allocated;   // the block, or NULL
    char *aligned;
    int64_t offset;
    int64_t sizes_strides[];   // rank sizes, then rank strides
} nprt_memref;

// A borrowed view of what a descriptor describes (no reference is taken).
nprt_array nprt_array_of_memref(int64_t rank, const nprt_memref *m, nprt_dtype dtype);

static inline int64_t nprt_array_size(const nprt_array *a) {
    int64_t n = 1;
    for (int32_t i = 0; i < a->rank; i++) n *= a->shape[i];
    return n;
}

// Copies the elements between arrays of one shape and dtype that do not overlap.
void nprt_array_copy(const nprt_array *to, const nprt_array *from);
// The strides of a's shape in C order, nothing between the elements.
void nprt_array_pack_strides(nprt_array *a);
// A copy in a new block, packed in C order, which the caller owns. Ends the program with MemoryError when there is no
// memory.
nprt_array nprt_array_packed(const nprt_array *a);
