// Exceptions that compiled code raises, with CPython's and NumPy's texts.
#include "runtime/abi.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

_Noreturn static void die(const char *kind, nprt_buf *b, const char *site) {
    // The text is freed by nobody: the process ends. It stays reachable from here.
    nprt_die_at(kind, b->data, b->n, site);
}

void nprt_fail_str(const char *kind, const nprt_str *message, const char *site) {
    nprt_die_at(kind, message ? message->bytes : "", message ? (size_t)message->size : 0, site);
}

void nprt_fail_index(int64_t index, int64_t axis, int64_t size, const char *site) {
    nprt_buf b = {0};
    nprt_buf_printf(&b, "index %lld is out of bounds for axis %lld with size %lld", (long long)index, (long long)axis,
                    (long long)size);
    die("IndexError", &b, site);
}

void nprt_fail_list_index(const char *what, const char *site) {
    nprt_buf b = {0};
    nprt_buf_printf(&b, "%s index out of range", what);
    die("IndexError", &b, site);
}

void nprt_fail_key(const nprt_str *key, const char *site) {
    nprt_buf b = {0};
    nprt_add_repr(&b, key);
    die("KeyError", &b, site);
}

void nprt_fail_key_i64(int64_t key, const char *site) {
    nprt_buf b = {0};
    nprt_buf_printf(&b, "%lld", (long long)key);
    die("KeyError", &b, site);
}

void nprt_fail_unpack(int64_t wanted, int64_t got, const char *site) {
    nprt_buf b = {0};
    if (got > wanted) {
        nprt_buf_printf(&b, "too many values to unpack (expected %lld)", (long long)wanted);
    } else {
        nprt_buf_printf(&b, "not enough values to unpack (expected %lld, got %lld)", (long long)wanted, (long long)got);
    }
    die("ValueError", &b, site);
}
