// A target of the fuzzer: takes any bytes, must not crash, hang or touch memory that is not its own.
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
