// Elements that are no numbers: how they move, convert, compare and own what they hold.
//
// Elements of dtype object are pointers to Python objects (NULL stands for None). Who owns those objects gives this
// folder its functions once (nd_set_objects); it counts references through them and asks them for every conversion
// that needs Python's own rules. New memory for such elements is zeroed, so that a store may always drop what was
// there.
#pragma once
#include "runtime/descr.h"
#include "runtime/nd/nd.h"

typedef struct nd_object_hooks {
    void (*retain)(void *object);
    void (*release)(void *object);
    bool (*truth)(void *object, bool *out);
    bool (*less)(void *x, void *y, bool *out);
    bool (*equal)(void *x, void *y, bool *out);
    // One element of any dtype as an object (a new reference) that is to become a `to`, and an object stored as an
    // element.
    bool (*box)(nprt_dtype t, nprt_dtype to, const char *p, void **out);
    bool (*unbox)(nprt_dtype t, char *p, void *object);
} nd_object_hooks;

void nd_set_objects(const nd_object_hooks *hooks);   // NULL: objects are not to be touched any more
const nd_object_hooks *nd_objects(void);             // NULL in a program without Python objects

// Zeroes a new block whose elements hold objects (or have gaps), and makes it drop them with its last reference.
void nd_prepare_block(void *block, int64_t size, nprt_dtype dtype);
// Copies n elements of one dtype; dst and src do not overlap.
void nd_move(nprt_dtype dtype, char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t n);
// n elements from one dtype to another, for any two. False with an error raised.
bool nd_convert(nprt_dtype from, nprt_dtype to, char *dst, int64_t dst_stride, const char *src, int64_t src_stride,
                int64_t n);
// The bytes of one element of a swapped dtype in this machine's order, and back.
void nd_swap_element(nprt_dtype dtype, char *dst, const char *src);
// bool(element): text is true when it has a character that is no blank.
bool nd_truth(nprt_dtype dtype, const char *p, bool *out);
// -1, 0, 1: texts, dates and other elements in sorting order (NaT last). Not for numbers.
bool nd_element_compare(nprt_dtype dtype, const char *x, const char *y, int *out);
int nd_text_compare(nprt_dtype tx, const char *x, nprt_dtype ty, const char *y);   // padding does not count
int64_t nd_text_length(nprt_dtype t, const char *p);                               // in characters, without padding
#define ND_NAT INT64_MIN
