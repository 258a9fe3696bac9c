// Truth values in bytes and in bits, along the last axis.
#pragma once
#include "runtime/nd/nd.h"

// uint8; zeros fill the last byte of a row. little: the first value is the lowest bit.
bool nd_packbits(const nprt_array *a, bool little, nprt_array *out);
bool nd_unpackbits(const nprt_array *a, bool little, nprt_array *out);
