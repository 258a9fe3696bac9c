// ndarray operations over nprt_array: types, creation, copies and views.
//
// Conventions of every header in this folder:
//   - Inputs are borrowed. A result `out` is written only on success and then holds one reference to its block;
//     nd_release gives it back. A view shares its operand's block (and retains it).
//   - A function that can fail returns false after nprt_raise, with NumPy 1.24's exception and text.
//   - nd_context carries what NumPy keeps per thread: the promotion rule, the error state, where warnings go.
#pragma once
#include "runtime/array.h"
#include "runtime/error.h"

// What a floating-point event does (np.seterr).
typedef enum nd_err_mode { ND_ERR_IGNORE, ND_ERR_WARN, ND_ERR_RAISE, ND_ERR_PRINT } nd_err_mode;

typedef struct nd_context {
    bool numpy1;   // NumPy 1's value-based promotion for scalars instead of NEP 50
    nd_err_mode divide, over, under, invalid;
    // Receives warnings; returns false when it turned the warning into a pending exception. NULL: nprt_warn.
    bool (*warn)(void *user, const char *category, const char *message);
    void *user;
    struct nd_fft_plans *fft_plans;   // kept from one transform to the next (nd_fft.c), or NULL
} nd_context;

void nd_context_init(nd_context *ctx);   // NEP 50; divide, over, invalid warn; under is ignored
bool nd_warn(nd_context *ctx, const char *category, const char *message);
// Clears the FP flags before a loop; afterwards reports what was raised as "divide by zero encountered in NAME".
void nd_fp_clear(void);
bool nd_fp_report(nd_context *ctx, const char *name);
// Reports every event whose FE_ flag is in `flags`, as nd_fp_report does for what the processor says.
bool nd_fp_report_flags(nd_context *ctx, int flags, const char *name);

// One value of any dtype. Which member holds it follows from the dtype's kind: b and u in u, i in i, f in f, c in c.
typedef struct nd_scalar {
    nprt_dtype dtype;
    union {
        int64_t i;
        uint64_t u;
        double f;
        nprt_complex128 c;
    };
} nd_scalar;

nd_scalar nd_scalar_bool(bool v);
nd_scalar nd_scalar_int(int64_t v);    // int64
nd_scalar nd_scalar_float(double v);   // float64
nd_scalar nd_scalar_load(nprt_dtype dtype, const char *p);
void nd_scalar_store(nd_scalar v, nprt_dtype dtype, char *p);   // casts as astype does
nd_scalar nd_scalar_cast(nd_scalar v, nprt_dtype dtype);

float nd_half_to_float(uint16_t h);
uint16_t nd_half_from_float(float f);
uint16_t nd_half_from_double(double d);

// References.
void nd_retain(const nprt_array *a);
void nd_release(nprt_array *a);
nprt_array nd_view(const nprt_array *a);                    // the same view, with its own reference
void nd_set_view(nprt_array *to, const nprt_array *from);   // as *to = *from, but only the axes in use

// Creation. Shapes are checked: negative dimensions and sizes that overflow raise ValueError.
bool nd_empty(nprt_dtype dtype, int rank, const int64_t *shape, nprt_array *out);                     // C order
bool nd_empty_order(nprt_dtype dtype, int rank, const int64_t *shape, char order, nprt_array *out);   // 'C' or 'F'
bool nd_empty_like(const nprt_array *a, nprt_dtype dtype, char order, nprt_array *out);   // 'K' keeps a's axis order
bool nd_zeros(nprt_dtype dtype, int rank, const int64_t *shape, nprt_array *out);
bool nd_full(nprt_dtype dtype, int rank, const int64_t *shape, nd_scalar value, nprt_array *out);
bool nd_from_scalar(nd_scalar value, nprt_array *out);   // rank 0
// np.arange; the length is ceil((stop - start) / step), values are start + i * delta in dtype as NumPy fills them.
bool nd_arange(nprt_dtype dtype, nd_scalar start, nd_scalar stop, nd_scalar step, nprt_array *out);

// Contiguity, as NumPy's flags.
bool nd_is_c_contiguous(const nprt_array *a);
bool nd_is_f_contiguous(const nprt_array *a);
bool nd_may_overlap(const nprt_array *a, const nprt_array *b);   // memory ranges meet
bool nd_same_view(const nprt_array *a, const nprt_array *b);     // same elements in the same order

// Casting rules: 'n'o, 'e'quiv, 's'afe, same_'k'ind, 'u'nsafe.
bool nd_can_cast(nprt_dtype from, nprt_dtype to, char casting);
const char *nd_casting_name(char casting);
typedef void nd_cast_fn(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t n);
nd_cast_fn *nd_cast_get(nprt_dtype from, nprt_dtype to);

// Copies.
bool nd_copy(const nprt_array *a, char order, nprt_array *out);   // 'C' 'F' 'K' 'A'
bool nd_astype(nd_context *ctx, const nprt_array *a, nprt_dtype dtype, char order, nprt_array *out);
bool nd_ascontiguous(const nprt_array *a, nprt_array *out);   // a view when a is C-contiguous already
bool nd_packed_as(nd_context *ctx, const nprt_array *a, nprt_dtype dtype, nprt_array *out);   // a view when a is so
// a without the leading axes of size 1 that make it deeper than rank. Borrows a's data.
nprt_array nd_without_leading_ones(const nprt_array *a, int rank);
// Whether a broadcasts to dst's shape; if not, "could not broadcast WHAT from shape…".
bool nd_fills(const nprt_array *a, const nprt_array *dst, const char *what);
// dst[...] = src with broadcasting, any cast, safe when they overlap. "could not broadcast input array from shape…".
bool nd_assign(nd_context *ctx, const nprt_array *dst, const nprt_array *src);
bool nd_fill(nd_context *ctx, const nprt_array *dst, nd_scalar value);
nd_scalar nd_item(const nprt_array *a, const int64_t *index);   // no bounds check
nd_scalar nd_item_flat(const nprt_array *a, int64_t flat);      // C order; no bounds check
char *nd_flat_pointer(const nprt_array *a, int64_t flat);

// Views.
bool nd_reshape(const nprt_array *a, int rank, const int64_t *shape, char order,
                nprt_array *out);                                  // copies when it must
bool nd_ravel(const nprt_array *a, char order, nprt_array *out);   // 'C' 'F' 'K' 'A'; a view when possible
bool nd_transpose(const nprt_array *a, const int *perm,
                  nprt_array *out);   // NULL reverses the axes; perm may be negative
bool nd_swapaxes(const nprt_array *a, int i, int j, nprt_array *out);
bool nd_expand_dims(const nprt_array *a, int n_axes, const int *axes, nprt_array *out);
bool nd_squeeze(const nprt_array *a, int n_axes, const int *axes,
                nprt_array *out);   // n_axes < 0: every axis of size 1
bool nd_broadcast_to(const nprt_array *a, int rank, const int64_t *shape, nprt_array *out);     // read-only
bool nd_diagonal(const nprt_array *a, int64_t offset, int axis1, int axis2, nprt_array *out);   // read-only view
bool nd_real(const nprt_array *a, nprt_array *out);
bool nd_imag(const nprt_array *a, nprt_array *out);                           // zeros (read-only) for real dtypes
bool nd_view_dtype(const nprt_array *a, nprt_dtype dtype, nprt_array *out);   // a.view(dtype)
bool nd_as_strided(const nprt_array *a, int rank, const int64_t *shape, const int64_t *strides, nprt_array *out);
bool nd_flip(const nprt_array *a, int axis, nprt_array *out);

// Whether an operand holds numbers; TypeError otherwise.
bool nd_numbers_only(const nprt_array *a, const char *function);

// Shapes.
// Normalises a possibly negative axis; AxisError "axis 3 is out of bounds for array of dimension 2".
bool nd_axis(int64_t axis, int rank, int *out);
// Broadcasts n shapes; ValueError "operands could not be broadcast together with shapes (2,) (3,) ".
bool nd_broadcast_shapes(int n, const nprt_array *const *arrays, int *out_rank, int64_t *out_shape);
int nd_shape_text(int rank, const int64_t *shape, char *buffer, size_t size);   // "(2,3)"
