// Bytes as texts: byte n is the character n, so that a text of characters below 256 stands for a sequence of bytes.
#include "runtime/list.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>

static void add_code(nprt_buf *b, uint32_t code) {
    char utf8[4];
    nprt_buf_add(b, utf8, (size_t)nprt_utf8_encode(code, utf8));
}

static nprt_str *text_of_bytes(const char *bytes, int64_t size) {
    nprt_buf b = {0};
    for (int64_t i = 0; i < size; i++) add_code(&b, (unsigned char)bytes[i]);
    return nprt_buf_to_str(&b);
}

nprt_list *nprt_bytes_codes(const nprt_str *s) {
    nprt_list *list = nprt_list_new("i");
    for (const char *p = s->bytes, *end = p + s->size; p < end;) {
        uint32_t const code = nprt_utf8_decode(p, end, &p);
        nprt_list_set_i64(list, nprt_list_add_item(list), 0, code);
    }
    return list;
}

nprt_str *nprt_bytes_of_codes(nprt_list *codes) {
    nprt_buf b = {0};
    for (int64_t i = 0; i < codes->count; i++) add_code(&b, (uint32_t)nprt_list_item(codes, i)->i);
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_bytes_encode(const nprt_str *text) { return text_of_bytes(text->bytes, text->size); }

nprt_str *nprt_bytes_decode(const nprt_str *s) {
    nprt_str *text = nprt_str_alloc(s->length);
    char *to = text->bytes;
    for (const char *p = s->bytes, *end = p + s->size; p < end;) *to++ = (char)nprt_utf8_decode(p, end, &p);
    return nprt_str_count_points(text);
}

// The bytes of one character, as UTF-8 is defined: none too long, no halves of pairs. 0: they are none.
static int64_t character_size(const unsigned char *p, int64_t left) {
    int64_t const n = *p < 0x80 ? 1 : *p < 0xc2 ? 0 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : *p < 0xf5 ? 4 : 0;
    if (!n || n > left) return 0;
    for (int64_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80) return 0;
    bool const too_long = (*p == 0xe0 && p[1] < 0xa0) || (*p == 0xf0 && p[1] < 0x90);
    bool const too_large = (*p == 0xed && p[1] > 0x9f) || (*p == 0xf4 && p[1] > 0x8f);
    return too_long || too_large ? 0 : n;
}

bool nprt_bytes_are_utf8(const nprt_str *s) {
    nprt_str *text = nprt_bytes_decode(s);
    const unsigned char *p = (const unsigned char *)text->bytes;
    int64_t left = text->size, n = 1;
    for (; left && n; p += n, left -= n) n = character_size(p, left);
    nprt_object_release(text);
    return n != 0;
}

nprt_str *nprt_bytes_of_array(int64_t rank, const nprt_memref *m, int32_t dtype) {
    nprt_array const a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype), packed = nprt_array_packed(&a);
    nprt_str *s = text_of_bytes(packed.data, nprt_array_size(&a) * (int64_t)nprt_dtype_size(a.dtype));
    nprt_block_release(packed.block);
    return s;
}

void nprt_bytes_to_array(nprt_memref *result, const nprt_str *s, int32_t dtype) {
    nprt_str *bytes = nprt_bytes_decode(s);
    int64_t const item = (int64_t)nprt_dtype_size((nprt_dtype)dtype), n = bytes->size / item;
    void *block = nprt_block_new_at(n * item, NULL);
    memcpy(block, bytes->bytes, (size_t)(n * item));
    nprt_object_release(bytes);
    *result = (nprt_memref){block, block, 0};
    result->sizes_strides[0] = n;
    result->sizes_strides[1] = 1;
}
