// SHA-256: names contents, and tells whether they changed.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct digest {
    uint8_t bytes[32];
} digest;

typedef struct sha256 {
    uint32_t state[8];
    uint64_t length;   // in bytes
    uint8_t block[64];
} sha256;

void sha256_init(sha256 *s);
void sha256_add(sha256 *s, const void *data, size_t n);
// Adds a string with its length, so that "ab", "c" and "a", "bc" differ.
void sha256_add_text(sha256 *s, const char *text, size_t n);
digest sha256_end(sha256 *s);
digest sha256_of(const void *data, size_t n);
// 64 digits and a NUL.
void digest_text(const digest *d, char out[65]);
