// Arrays of compiled programs as text, by the program's print options.
#include "runtime/abi.h"
#include "runtime/array_format.h"

static struct {
    nprt_print_options options;
    bool set;
} printing;

static nprt_print_options *options(void) {
    if (!printing.set) printing.options = nprt_print_defaults;
    printing.set = true;
    return &printing.options;
}

void nprt_set_print_options(int64_t precision, int64_t threshold, int64_t edgeitems, int64_t linewidth,
                            int32_t suppress) {
    nprt_print_options *o = options();
    if (precision >= 0) o->precision = (int)precision;
    if (threshold >= 0) o->threshold = threshold > INT32_MAX ? INT32_MAX : (int)threshold;
    if (edgeitems >= 0) o->edgeitems = (int)edgeitems;
    if (linewidth >= 0) o->linewidth = linewidth > INT32_MAX ? INT32_MAX : (int)linewidth;
    if (suppress >= 0) o->suppress = suppress;
}

int64_t nprt_print_option(int64_t which) {
    const nprt_print_options *o = options();
    int const values[] = {o->precision, o->threshold, o->edgeitems, o->linewidth, o->suppress};
    return which >= 0 && which < 5 ? values[which] : -1;
}

nprt_str *nprt_array_repr(const nprt_array *a) {
    nprt_buf b = {0};
    nprt_add_array(&b, a, options(), true);
    return nprt_buf_to_str(&b);
}

nprt_str *nprt_str_of_array(int64_t rank, const nprt_memref *m, int32_t dtype, bool repr) {
    nprt_array a = nprt_array_of_memref(rank, m, (nprt_dtype)dtype);
    nprt_buf b = {0};
    nprt_add_array(&b, &a, options(), repr);
    return nprt_buf_to_str(&b);
}
