// CRC-32 as zip files have it, eight bytes a step.
#include "runtime/files.h"

#include <string.h>

enum { STEP = 8 };

// table[k][b]: what byte b does to the checksum when k more bytes follow it. Filling it costs as much as a few KiB.
static void fill(uint32_t table[STEP][256]) {
    for (uint32_t b = 0; b < 256; b++) {
        uint32_t c = b;
        for (int bit = 0; bit < 8; bit++) c = c >> 1 ^ (c & 1 ? 0xedb88320u : 0);
        table[0][b] = c;
    }
    for (int k = 1; k < STEP; k++)
        for (int b = 0; b < 256; b++) table[k][b] = table[k - 1][b] >> 8 ^ table[0][table[k - 1][b] & 255];
}

uint32_t nprt_crc32(uint32_t crc, const void *bytes, int64_t n) {
    const unsigned char *p = bytes;
    uint32_t table[STEP][256];
    fill(table);
    crc = ~crc;
    for (; n >= STEP; p += STEP, n -= STEP) {
        uint32_t const low = crc ^ ((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
        crc = table[7][low & 255] ^ table[6][low >> 8 & 255] ^ table[5][low >> 16 & 255] ^ table[4][low >> 24] ^
              table[3][p[4]] ^ table[2][p[5]] ^ table[1][p[6]] ^ table[0][p[7]];
    }
    for (; n; p++, n--) crc = crc >> 8 ^ table[0][(crc ^ *p) & 255];
    return ~crc;
}
