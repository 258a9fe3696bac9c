// Entries as they are kept, found, refused and dropped.
#include "cache/cache.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct fixture {
    arena a;
    char root[64], directory[80];
} fixture;

static int setup(void **state) {
    fixture *f = calloc(1, sizeof *f);
    arena_init(&f->a);
    strcpy(f->root, "/tmp/npcc-cache-test-XXXXXX");
    if (!mkdtemp(f->root)) return 1;
    snprintf(f->directory, sizeof f->directory, "%s/a/b", f->root);
    unsetenv("NPCC_CACHE_LIMIT");
    *state = f;
    return 0;
}

static int teardown(void **state) {
    fixture *f = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", f->root);
    arena_deinit(&f->a);
    int const status = system(command);
    free(f);
    return status;
}

static digest key_of(int i) { return sha256_of(&i, sizeof i); }

static bool keep(fixture *f, int i, const char *bytes, size_t size, int n, const cache_dependency *d) {
    digest const key = key_of(i);
    cache_entry e = {.object_count = 2, .dependency_count = n, .dependencies = d};
    e.objects[0] = (loader_object){"first", 5};
    e.objects[1] = (loader_object){bytes, size};
    return cache_store(f->directory, &key, &e);
}

static bool is_kept(fixture *f, int i) {
    digest const key = key_of(i);
    cache_entry e;
    bool const found = cache_find(f->directory, &key, &f->a, &e);
    cache_close(&e);
    return found;
}

static char *path_of(fixture *f, int i) {
    digest const key = key_of(i);
    char name[65];
    digest_text(&key, name);
    return arena_printf(&f->a, "%s/%s.code", f->directory, name);
}

static void write_file(const char *path, const char *text) {
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void what_is_kept_is_found(void **state) {
    fixture *f = *state;
    digest const key = key_of(1);
    cache_entry e;
    assert_false(is_kept(f, 1));
    assert_true(keep(f, 1, "second object", 13, 0, NULL));
    assert_false(is_kept(f, 2));
    assert_true(cache_find(f->directory, &key, &f->a, &e));
    assert_int_equal(e.object_count, 2);
    assert_int_equal(e.objects[1].size, 13);
    assert_memory_equal(e.objects[1].bytes, "second object", 13);
    assert_int_equal((uintptr_t)e.objects[1].bytes % 8, 0);
    cache_close(&e);
}

static void dependencies_must_be_as_they_were(void **state) {
    fixture *f = *state;
    const char *there = arena_printf(&f->a, "%s/there.py", f->root),
               *absent = arena_printf(&f->a, "%s/absent.py", f->root);
    write_file(there, "x = 1\n");
    cache_dependency const d[] = {{there, true, sha256_of("x = 1\n", 6)}, {absent, false, {{0}}}};
    assert_true(keep(f, 1, "x", 1, 2, d));
    assert_true(is_kept(f, 1));
    write_file(there, "x = 2\n");
    assert_false(is_kept(f, 1));
    write_file(there, "x = 1\n");
    assert_true(is_kept(f, 1));
    write_file(absent, "");
    assert_false(is_kept(f, 1));
    unlink(absent);
    unlink(there);
    assert_false(is_kept(f, 1));
}

static void every_damaged_entry_is_refused(void **state) {
    fixture *f = *state;
    assert_true(keep(f, 1, "some bytes", 10, 1, &(cache_dependency){"/nowhere/x", false, {{0}}}));
    char *path = path_of(f, 1), bytes[512];
    FILE *in = fopen(path, "rb");
    size_t const size = fread(bytes, 1, sizeof bytes, in);
    fclose(in);
    for (size_t i = 0; i < size; i++) {
        FILE *out = fopen(path, "wb");
        bytes[i] ^= 1;
        fwrite(bytes, 1, size, out);
        bytes[i] ^= 1;
        fclose(out);
        assert_false(is_kept(f, 1));
    }
    for (size_t n = 0; n < size; n++) {
        FILE *out = fopen(path, "wb");
        fwrite(bytes, 1, n, out);
        fclose(out);
        assert_false(is_kept(f, 1));
    }
}

static void what_others_may_write_is_refused(void **state) {
    fixture *f = *state;
    assert_true(keep(f, 1, "x", 1, 0, NULL));
    chmod(path_of(f, 1), 0666);
    assert_false(is_kept(f, 1));
    chmod(path_of(f, 1), 0600);
    assert_true(is_kept(f, 1));
}

static void what_was_used_last_stays(void **state) {
    fixture *f = *state;
    char *large = arena_alloc(&f->a, 400000);
    assert_true(keep(f, 1, large, 400000, 0, NULL));
    assert_true(keep(f, 2, large, 400000, 0, NULL));
    struct timespec const old[2] = {{100000, 0}, {100000, 0}}, older[2] = {{50000, 0}, {50000, 0}};
    utimensat(AT_FDCWD, path_of(f, 1), old, 0);
    utimensat(AT_FDCWD, path_of(f, 2), older, 0);
    assert_true(is_kept(f, 2));   // used now
    setenv("NPCC_CACHE_LIMIT", "1", 1);
    assert_true(keep(f, 3, large, 400000, 0, NULL));
    assert_false(is_kept(f, 1));
    assert_true(is_kept(f, 2));
    assert_true(is_kept(f, 3));
    assert_true(cache_measure(f->directory).bytes <= cache_limit());
    char *huge = arena_alloc(&f->a, 2000000);
    assert_false(keep(f, 4, huge, 2000000, 0, NULL));
    unsetenv("NPCC_CACHE_LIMIT");
}

static void clearing_leaves_other_files(void **state) {
    fixture *f = *state;
    assert_true(keep(f, 1, "x", 1, 0, NULL));
    assert_true(keep(f, 2, "x", 1, 0, NULL));
    const char *other = arena_printf(&f->a, "%s/notes.code", f->directory);
    write_file(other, "mine");
    truncate(path_of(f, 2), 0);
    assert_int_equal(cache_clear(f->directory).entries, 2);
    assert_int_equal(cache_measure(f->directory).entries, 0);
    assert_int_equal(access(other, R_OK), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_kept_is_found, setup, teardown),
        cmocka_unit_test_setup_teardown(dependencies_must_be_as_they_were, setup, teardown),
        cmocka_unit_test_setup_teardown(every_damaged_entry_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(what_others_may_write_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_used_last_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(clearing_leaves_other_files, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
