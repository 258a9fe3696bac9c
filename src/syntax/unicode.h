// The little of Unicode that Python's syntax needs: UTF-8, identifiers (XID with NFKC), what repr() prints.
#pragma once
#include "base/arena.h"

#include <stdbool.h>

// Reads one code point of valid UTF-8 or a three-byte lone surrogate; returns its length, at least 1. A byte that
// begins nothing valid gives itself and length 1.
int utf8_decode(const char *s, const char *end, uint32_t *out);
// Writes 1 to 4 bytes (surrogates as three) and returns how many.
int utf8_encode(uint32_t c, char *out);
// Length of the valid UTF-8 prefix of text; surrogates are not valid here.
size_t utf8_valid_prefix(const char *text, size_t length);

bool unicode_is_id_start(uint32_t c);
bool unicode_is_id_continue(uint32_t c);
bool unicode_is_printable(uint32_t c);

// The character of a \N{name} escape, letter case aside. False for names that unicode_names.def does not have.
bool unicode_by_name(const char *name, size_t length, uint32_t *out);

// The NFKC form of an identifier (valid UTF-8 whose characters may all stand in one). *out_length is its length.
const char *unicode_nfkc_identifier(arena *a, const char *s, size_t length, size_t *out_length);
