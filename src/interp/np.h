// The numpy primitives as Python objects: what the np_*.c files share. The C module is called `_numpy`; lib/numpy
// composes the rest of NumPy of it.
//
//   np_array.c    ndarray: life, attributes                np_convert.c, np_sequence.c  Python values to arrays
//   np_iterator.c iteration, a.flat
//   np_element.c  single elements of any dtype             np_flexible.c, np_time.c  scalars that are no numbers
//   np_extended*.c, np_object.c, np_time_ufunc.c  ufuncs on them
//   np_operator.c operators and comparisons                 np_index.c    subscripts
//   np_scalar.c   numpy scalars                             np_dtype*.c   dtype objects
//   np_flags.c    a.flags                                 np_subclass.c arrays of the program's own classes
//   np_errors.c   np.seterr and its like
//   np_ufunc.c    ufunc objects                             np_method.c   methods of ndarray
//   np_create.c, np_manip.c, np_linalg.c, np_search.c, np_random.c, np_file.c, np_print.c  functions of the module
//   np_module.c   puts the module together
#pragma once
#include "runtime/nd/nd.h"
#include "runtime/nd/nd_element.h"
#include "runtime/nd/nd_index.h"
#include "runtime/nd/nd_ufunc.h"
#include "runtime/py/object.h"

typedef struct np_array_object {
    py_object ob;
    nprt_array a;      // holds a reference to its block
    py_object *base;   // the array that this is a view of, or NULL
} np_array_object;

// A numpy scalar: its dtype follows from its type; the payload lies where float and complex keep theirs.
typedef struct np_scalar_object {
    py_object ob;
    union {
        int64_t i;
        uint64_t u;
        double f;
        nprt_complex128 c;
    };
} np_scalar_object;

typedef struct np_dtype_object {
    py_object ob;
    nprt_dtype dtype;
    py_object *metadata;   // a dict, or NULL
    py_object *scalar;     // the class of its elements, numpy.record, or NULL: the usual one; an array does not keep it
} np_dtype_object;

// datetime64 and timedelta64.
typedef struct np_time_object {
    py_object ob;
    nprt_dtype dtype;
    int64_t v;
} np_time_object;

extern py_type np_array_type, np_dtype_type, np_ufunc_type, np_flatiter_type, np_flags_type, np_generic_type;
extern py_type np_scalar_types[NPRT_DTYPE_COUNT];   // of the numbers
// Scalars that are no numbers. A void is an array of rank 0: of a record it is a view into its array.
extern py_type np_str_type, np_bytes_type, np_void_type, np_object_type, np_datetime64_type, np_timedelta64_type;
extern py_type np_AxisError, np_UFuncTypeError, np_LinAlgError, np_ComplexWarning;

// The context of the process's interpreter: error state and promotion.
nd_context *np_context(void);
void *np_raise(void);   // turns the runtime's pending error into an exception; always NULL

// Arrays as objects. The functions take over the reference in `a`.
void np_release_external(py_object *o);                    // what is left when the runtime ends
py_object *np_wrap(nprt_array *a);                         // always an ndarray
py_object *np_wrap_view(nprt_array *a, py_object *base);   // an ndarray with a base
// Over the first axis, and a.flat (np_iterator.c).
py_object *np_iterate(py_object *array);
py_object *np_flat(py_object *array);
bool np_flat_set(py_object *array, py_object *value);      // a.flat = value
py_object *np_result(nprt_array *a);                       // a scalar when rank is 0
py_object *np_scalar(nd_scalar v);

// Arrays of the program's own classes (np_subclass.c). `from`: the array that __array_finalize__ is told of, or NULL.
bool np_has_class(const py_object *o);   // an array whose class is not ndarray
py_object *np_wrap_as(py_type *t, nprt_array *a, py_object *base, py_object *from);
py_object *np_base_for(py_object *o, const py_type *t);    // borrowed: the base of a view of o
py_object *np_view_like(py_object *self, nprt_array *a);   // of the class of self, a view of it
py_object *np_copy_like(py_object *self, nprt_array *a);   // of the class of self, with its own memory
// What a ufunc of these operands gives: a scalar, an array, or what __array_wrap__ makes of it. context: NULL or a
// tuple.
py_object *np_wrap_result(py_object *const *in, int n, py_object *context, nprt_array *r);
py_object *np_join_result(py_object *const *in, int n, nprt_array *r);     // of concatenate
py_object *np_product_result(py_object *a, py_object *b, nprt_array *r);   // of dot
// Whether an operand handles ufuncs itself (__array_ufunc__); if so, *out is what it gave.
bool np_ufunc_override(py_object *ufunc, const char *method, const py_args *a, py_object **out);
bool np_wants_ufunc(py_object *o);   // operators with it go through ufunc objects
bool np_defers_to(py_object *other);
py_object *np_array_finalize(py_object *self, const py_args *a);
py_object *np_array_wrap(py_object *self, const py_args *a);
py_object *np_array_ufunc(py_object *self, const py_args *a);
py_object *np_array_priority(py_object *o, void *data);

static inline bool np_is_array(const py_object *o) { return py_is_instance(o, &np_array_type); }
static inline nprt_array *np_array_of(py_object *o) { return &((np_array_object *)o)->a; }
bool np_is_scalar(const py_object *o);   // a numpy scalar
nd_scalar np_scalar_value(py_object *o);
py_object *np_item(nd_scalar v);   // the Python bool, int, float or complex
static inline bool np_is_void(const py_object *o) { return py_is_instance(o, &np_void_type); }
static inline bool np_is_time(const py_object *o) {
    return o->type == &np_datetime64_type || o->type == &np_timedelta64_type;
}
bool np_is_generic(const py_object *o);   // any numpy scalar

// Elements of any dtype (np_element.c).
py_object *np_element(nprt_dtype t, const char *p);        // as a numpy scalar
py_object *np_element_item(nprt_dtype t, const char *p);   // as item() and tolist() give it
// The scalar that a[i] is: a record's shares the array's memory.
py_object *np_element_view(const nprt_array *a, char *p, py_object *base);
bool np_element_set(nprt_dtype t, char *p, py_object *o);
void np_objects_start(void);   // lets arrays hold Python objects; until py_finish

// Any Python value as an array (np.asarray). dtype NPRT_DTYPE_COUNT: found from the values. *out holds a reference.
bool np_convert(py_object *o, nprt_dtype dtype, nprt_array *out);
bool np_convert_safely(py_object *o, nprt_dtype dtype, nprt_array *out);   // arrays only where no value can change
bool np_convert_sequence(py_object *o, nprt_dtype dtype, nprt_array *out);   // anything that is no array
bool np_is_sequence(py_object *o);
bool np_settle_dtype(const nprt_array *a, nprt_dtype *t);
bool np_nativise(nprt_array *a);   // an array in the other byte order becomes a copy in this machine's
// As an operand of a ufunc: also tells whether it is a Python number.
bool np_operand(py_object *o, nprt_array *out, nd_weakness *out_weak);
bool np_is_number(py_object *o);                   // bool, int, float, complex or numpy scalar
bool np_casting(py_object *o, char *out);          // a casting= argument as nd_can_cast() wants it; NULL: out stays
bool np_int_fits(py_object *o, nprt_dtype t);      // NumPy 2: a Python int that the dtype cannot hold raises
bool np_to_scalar(py_object *o, nd_scalar *out);   // a number; TypeError otherwise

// Arguments.
bool np_dtype_arg(py_object *o, nprt_dtype *out);   // NULL and None leave it alone
py_object *np_dtype_object_of(nprt_dtype t);        // borrowed
bool np_shape_arg(py_object *o, int *rank, int64_t *shape);
bool np_axis_arg(py_object *o, int *axis);           // None: ND_AXIS_NONE
bool np_axes_arg(py_object *o, int *n, int *axes);   // None: n = -1
bool np_char_arg(py_object *o, char *out);           // first letter of a str
// The kind of a sort, None being quicksort: 'q', 'h' or 's' (nd_sort).
bool np_sort_kind(py_object *kind, char *out);
py_object *np_shape_tuple(int rank, const int64_t *values);

py_object *np_subscript(py_object *array, py_object *key);
bool np_subscript_set(py_object *array, py_object *key, py_object *value);
enum { NP_INDEX_ITEMS = 2 * NPRT_MAX_RANK };
// Parses a subscript. *n items; the arrays among them live in `owned` (to be released by np_index_release).
typedef struct np_index {
    int n, owned_n;
    nd_index_item items[NP_INDEX_ITEMS];
    nprt_array owned[NPRT_MAX_RANK];
} np_index;
bool np_index_parse(py_object *key, np_index *out);
void np_index_release(np_index *index);
void np_dtype_reset(void);   // when the runtime starts anew

py_object *np_array_repr(py_object *o);
py_object *np_array_str(py_object *o);
py_object *np_array_binary(py_object *a, py_object *b, py_binary_op op);
py_object *np_array_inplace(py_object *a, py_object *b, py_binary_op op);
py_object *np_array_unary(py_object *o, py_unary_op op);
py_object *np_array_compare(py_object *a, py_object *b, py_compare_op op);
py_object *np_ufunc_object(nd_ufunc id);
py_object *np_flags_of(py_object *array);
bool np_set_writeable(py_object *array, bool on);   // an array over memory that may not be written stays as it is
py_object *np_forward(py_object *self,
                      py_object *name);   // a numpy function bound as a method, or NULL without exception
extern const py_method_def np_array_methods[];
extern const py_getset_def np_array_getset[];

// Tables of functions of the module.
extern const py_method_def np_create_functions[], np_manip_functions[], np_linalg_functions[], np_file_functions[],
    np_print_functions[], np_error_functions[], np_time_functions[], np_search_functions[], np_sort_functions[],
    np_composed_functions[], np_places_functions[];
// Whether the program handles this floating point error itself; if so, *out_ok: it raised nothing.
bool np_error_is_handled(const char *message, bool *out_ok);
bool np_errors_only_warn(void);   // no floating point error does more than warn
bool np_scalar_types_ready(void);
bool np_add_types(py_object *module);
