#include "runtime/abi.h"
#include "runtime/format_spec.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

static nprt_str *finish(nprt_buf *b, bool ok, const char *site) {
    if (!ok) {
        nprt_buf_free(b);
        nprt_die_pending_at(site);
    }
    return nprt_buf_to_str(b);
}

nprt_str *nprt_str_format_i64(int64_t v, const nprt_str *spec, const char *site) {
    if (spec->size == 0) return nprt_str_of_i64(v);
    nprt_buf b = {0};
    return finish(&b, nprt_format_i64(&b, v, spec, "int"), site);
}

nprt_str *nprt_str_format_bool(bool v, const nprt_str *spec, const char *site) {
    if (spec->size == 0) return nprt_str_of_bool(v);
    nprt_buf b = {0};
    return finish(&b, nprt_format_i64(&b, v, spec, "bool"), site);
}

nprt_str *nprt_str_format_f64(double v, const nprt_str *spec, const char *site) {
    if (spec->size == 0) return nprt_str_of_f64(v);
    nprt_buf b = {0};
    return finish(&b, nprt_format_f64(&b, v, spec), site);
}

// NumPy's scalars format through Python's float, even without a specification.
nprt_str *nprt_str_format_f32(float v, const nprt_str *spec, const char *site) {
    return nprt_str_format_f64(v, spec, site);
}

nprt_str *nprt_str_format_complex(double re, double im, const nprt_str *spec, const char *site) {
    if (spec->size == 0) return nprt_str_of_complex(re, im);
    nprt_buf b = {0};
    return finish(&b, nprt_format_complex(&b, re, im, spec), site);
}

nprt_str *nprt_str_format_str(const nprt_str *s, const nprt_str *spec, const char *site) {
    nprt_buf b = {0};
    return finish(&b, nprt_format_str(&b, s, spec), site);
}
