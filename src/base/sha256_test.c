// SHA-256 against the examples of FIPS 180-4, and in pieces.
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *text, size_t n, const char *want) {
    digest const d = sha256_of(text, n);
    char got[65];
    digest_text(&d, got);
    assert_string_equal(got, want);
}

static void known_answers(void **state) {
    (void)state;
    static char million[1000000];
    memset(million, 'a', sizeof million);
    expect("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect(million, sizeof million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void pieces_make_the_whole(void **state) {
    (void)state;
    char text[300];
    for (int i = 0; i < 300; i++) text[i] = (char)i;
    for (size_t n = 0; n < 300; n += 7) {
        for (size_t cut = 0; cut <= n; cut += 13) {
            sha256 s;
            sha256_init(&s);
            sha256_add(&s, text, cut);
            sha256_add(&s, text + cut, n - cut);
            digest const got = sha256_end(&s), want = sha256_of(text, n);
            assert_memory_equal(got.bytes, want.bytes, 32);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(known_answers), cmocka_unit_test(pieces_make_the_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
