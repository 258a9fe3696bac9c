// The C side of abi.def: what compiled code calls. abi.def documents each function.
#pragma once
#include "runtime/array.h"
#include "runtime/object.h"

typedef void (*nprt_range_fn)(void *ctx, int64_t begin, int64_t end);

typedef struct nprt_abi_entry {
    const char *name, *signature;
    void *address;
} nprt_abi_entry;

// All rows of abi.def, for a JIT to resolve symbols from. Its file is linked only where this is called.
const nprt_abi_entry *nprt_abi_table(int *out_count);

// The life of a program. nprt_start stores the arguments; nprt_finish flushes and returns the exit status (0, or 120
// when stdout cannot be written). main.c calls them around the program's entry point.
void nprt_start(int argc, char **argv);
int nprt_finish(void);
void npcc_program(void);   // defined by the compiled program

// Program
int64_t nprt_argv_count(void);
nprt_str *nprt_argv_get(int64_t i);
nprt_list *nprt_argv_list(void);
_Noreturn void nprt_exit(int64_t status);
_Noreturn void nprt_exit_str(const nprt_str *message);
double nprt_time(void);
double nprt_perf_counter(void);
void nprt_sleep(double seconds);
nprt_str *nprt_getenv(const nprt_str *name);

// Functions of complex numbers
void nprt_complex64_exp(nprt_complex64 *z);
void nprt_complex128_exp(nprt_complex128 *z);
void nprt_complex64_sin(nprt_complex64 *z);
void nprt_complex128_sin(nprt_complex128 *z);
void nprt_complex64_cos(nprt_complex64 *z);
void nprt_complex128_cos(nprt_complex128 *z);
void nprt_complex64_log(nprt_complex64 *z);
void nprt_complex128_log(nprt_complex128 *z);
void nprt_complex64_log1p(nprt_complex64 *z);
void nprt_complex128_log1p(nprt_complex128 *z);
void nprt_complex64_expm1(nprt_complex64 *z);
void nprt_complex128_expm1(nprt_complex128 *z);
void nprt_complex64_sqrt(nprt_complex64 *z);
void nprt_complex128_sqrt(nprt_complex128 *z);
void nprt_complex64_tan(nprt_complex64 *z);
void nprt_complex128_tan(nprt_complex128 *z);
void nprt_complex64_tanh(nprt_complex64 *z);
void nprt_complex128_tanh(nprt_complex128 *z);
void nprt_complex64_pow(nprt_complex64 *z, const nprt_complex64 *w);
void nprt_complex128_pow(nprt_complex128 *z, const nprt_complex128 *w);

// Calls and errors
void nprt_frame_push(const char *site);
void nprt_frame_pop(void);
_Noreturn void nprt_fail(const char *kind, const char *text, const char *site);
_Noreturn void nprt_fail_str(const char *kind, const nprt_str *message, const char *site);
_Noreturn void nprt_fail_index(int64_t index, int64_t axis, int64_t size, const char *site);
_Noreturn void nprt_fail_list_index(const char *what, const char *site);
_Noreturn void nprt_fail_key(const nprt_str *key, const char *site);
_Noreturn void nprt_fail_key_i64(int64_t key, const char *site);
void nprt_shape_begin(void);
void nprt_shape_dim(int64_t size);
_Noreturn void nprt_fail_broadcast(const char *site);
_Noreturn void nprt_fail_broadcast_into(const char *site);
_Noreturn void nprt_fail_index_values(const char *site);
_Noreturn void nprt_fail_mask_values(const char *site);
_Noreturn void nprt_fail_output(const char *site);
_Noreturn void nprt_fail_broadcast_to(const char *site);
_Noreturn void nprt_fail_index_shapes(const char *site);
_Noreturn void nprt_fail_matmul(const char *site);
_Noreturn void nprt_fail_dot(const char *site);
_Noreturn void nprt_fail_reshape(const char *site);
nprt_str *nprt_say_broadcast(void);
nprt_str *nprt_say_broadcast_into(void);
nprt_str *nprt_say_index_values(void);
nprt_str *nprt_say_mask_values(void);
nprt_str *nprt_say_output(void);
nprt_str *nprt_say_broadcast_to(void);
nprt_str *nprt_say_index_shapes(void);
nprt_str *nprt_say_matmul(void);
nprt_str *nprt_say_dot(void);
nprt_str *nprt_say_reshape(void);
nprt_str *nprt_say_concatenate(int64_t axis, int64_t index);
_Noreturn void nprt_fail_concatenate(int64_t axis, int64_t index, const char *site);
_Noreturn void nprt_fail_unpack(int64_t wanted, int64_t got, const char *site);
void nprt_warn_at(const char *kind, const char *text, const char *site);
void nprt_warn_str(const nprt_str *kind, const nprt_str *text, const char *site);

// Handles and memory
void nprt_object_retain(void *object);
void nprt_object_release(void *object);
void *nprt_null(void);
bool nprt_is_same(void *a, void *b);
int64_t nprt_object_id(void *object);
void *nprt_block_new_at(int64_t size, const char *site);
void *nprt_arena_push(int64_t size);
void nprt_arena_pop(void *memory);
void nprt_parallel_for(nprt_range_fn fn, void *ctx, int64_t n, int64_t grain);
int64_t nprt_thread_count(void);

// Strings
nprt_str *nprt_str_new(const char *bytes, int64_t n);
int64_t nprt_str_len(const nprt_str *s);
nprt_str *nprt_str_concat(const nprt_str *a, const nprt_str *b);
nprt_str *nprt_str_repeat(const nprt_str *s, int64_t n);
bool nprt_str_eq(const nprt_str *a, const nprt_str *b);
int32_t nprt_str_cmp(const nprt_str *a, const nprt_str *b);
int64_t nprt_str_hash(const nprt_str *s);
bool nprt_str_contains(const nprt_str *s, const nprt_str *part);
nprt_str *nprt_str_index(const nprt_str *s, int64_t i, const char *site);
nprt_str *nprt_str_slice(const nprt_str *s, int64_t start, int64_t stop, int64_t step, int32_t flags);
bool nprt_str_startswith(const nprt_str *s, const nprt_str *part);
bool nprt_str_endswith(const nprt_str *s, const nprt_str *part);
int64_t nprt_str_find(const nprt_str *s, const nprt_str *part);
int64_t nprt_str_rfind(const nprt_str *s, const nprt_str *part);
int64_t nprt_str_count(const nprt_str *s, const nprt_str *part);
nprt_str *nprt_str_upper(const nprt_str *s);
nprt_str *nprt_str_lower(const nprt_str *s);
nprt_str *nprt_str_capitalize(const nprt_str *s);
nprt_str *nprt_str_title(const nprt_str *s);
nprt_str *nprt_str_strip(const nprt_str *s, const nprt_str *chars);
nprt_str *nprt_str_lstrip(const nprt_str *s, const nprt_str *chars);
nprt_str *nprt_str_rstrip(const nprt_str *s, const nprt_str *chars);
nprt_str *nprt_str_replace(const nprt_str *s, const nprt_str *part, const nprt_str *by);
nprt_list *nprt_str_split(const nprt_str *s, const nprt_str *sep, const char *site);
nprt_list *nprt_str_splitlines(const nprt_str *s);
nprt_str *nprt_str_join(const nprt_str *sep, nprt_list *list);
nprt_list *nprt_str_chars(const nprt_str *s);
nprt_str *nprt_str_zfill(const nprt_str *s, int64_t width);
nprt_str *nprt_str_ljust(const nprt_str *s, int64_t width, const nprt_str *fill);
nprt_str *nprt_str_rjust(const nprt_str *s, int64_t width, const nprt_str *fill);
nprt_str *nprt_str_center(const nprt_str *s, int64_t width, const nprt_str *fill);
bool nprt_str_isdigit(const nprt_str *s);
bool nprt_str_isalpha(const nprt_str *s);
bool nprt_str_isupper(const nprt_str *s);
bool nprt_str_islower(const nprt_str *s);
bool nprt_str_isspace(const nprt_str *s);
int64_t nprt_str_ord(const nprt_str *s, const char *site);
nprt_str *nprt_str_chr(int64_t code, const char *site);
int64_t nprt_str_to_i64(const nprt_str *s, const char *site);
int64_t nprt_str_to_i64_base(const nprt_str *s, int64_t base, const char *site);   // base: 2 to 36
double nprt_str_to_f64(const nprt_str *s, const char *site);
bool nprt_str_is_i64(const nprt_str *s);
bool nprt_str_is_f64(const nprt_str *s);

// Values as text
nprt_str *nprt_str_of_i64(int64_t v);
nprt_str *nprt_str_of_u64(int64_t v);
nprt_str *nprt_str_of_f64(double v);
nprt_str *nprt_str_of_f32(float v);
nprt_str *nprt_str_of_f16(float v);
nprt_str *nprt_str_of_bool(bool v);
nprt_str *nprt_str_of_complex(double re, double im);
nprt_str *nprt_str_of_complex64(float re, float im);
nprt_str *nprt_str_of_array(int64_t array_rank, const nprt_memref *array, int32_t dtype, bool repr);
int64_t nprt_print_option(int64_t which);
void nprt_set_print_options(int64_t precision, int64_t threshold, int64_t edgeitems, int64_t linewidth,
                            int32_t suppress);
nprt_str *nprt_str_repr(const nprt_str *s);
nprt_str *nprt_str_format_i64(int64_t v, const nprt_str *spec, const char *site);
nprt_str *nprt_str_format_bool(bool v, const nprt_str *spec, const char *site);
nprt_str *nprt_str_format_f64(double v, const nprt_str *spec, const char *site);
nprt_str *nprt_str_format_complex(double re, double im, const nprt_str *spec, const char *site);
nprt_str *nprt_str_format_f32(float v, const nprt_str *spec, const char *site);
nprt_str *nprt_str_format_str(const nprt_str *s, const nprt_str *spec, const char *site);
nprt_str *nprt_str_percent_i64(const nprt_str *spec, int64_t v, const char *site);
nprt_str *nprt_str_percent_f64(const nprt_str *spec, double v, const char *site);
nprt_str *nprt_str_percent_str(const nprt_str *spec, const nprt_str *s, const char *site);
nprt_str *nprt_percent_literal(const nprt_str *format, int64_t k);
nprt_str *nprt_percent_conversion(const nprt_str *format, int64_t k, const char *site);
void nprt_percent_end(const nprt_str *format, int64_t n, const char *site);

// Lists: items of K slots; see list.h for kinds and for repr's descriptors
nprt_box *nprt_box_new(int64_t array_rank, const nprt_memref *array, int32_t dtype);
nprt_box *nprt_box_view(nprt_box *box);
void nprt_box_slice(nprt_box *view, int64_t axis, int64_t offset, int64_t size, int64_t step);
void nprt_box_drop(nprt_box *view, int64_t axis);
void nprt_box_expand(nprt_box *view, int64_t axis);
void nprt_box_swap(nprt_box *view, int64_t i, int64_t j);
void nprt_box_diagonal(nprt_box *view, int64_t row, int64_t column, int64_t size);
void nprt_box_part(nprt_box *view, bool imag);
void nprt_box_broadcast(nprt_box *view, int64_t dims_rank, const nprt_memref *dims);
void nprt_box_reshape(nprt_box *view, int64_t dims_rank, const nprt_memref *dims, bool ravel);
int64_t nprt_box_dim(nprt_box *box, int64_t axis);
int64_t nprt_box_stride(nprt_box *box, int64_t axis);
void nprt_box_read(nprt_memref *result, nprt_box *box, int32_t rank);
void nprt_box_assign(nprt_box *box, int64_t array_rank, const nprt_memref *array, int32_t dtype);
int64_t nprt_box_load_i64(nprt_box *box, int64_t offset);
double nprt_box_load_f64(nprt_box *box, int64_t offset);
void nprt_box_store_i64(nprt_box *box, int64_t offset, int64_t value);
void nprt_box_store_f64(nprt_box *box, int64_t offset, double value);

nprt_list *nprt_list_new(const char *kinds);
nprt_list *nprt_record_new(const char *kinds);
void nprt_list_adopt(nprt_list *list, const char *kinds);
int64_t nprt_list_len(nprt_list *list);
int64_t nprt_list_add_item(nprt_list *list);
int64_t nprt_list_insert_item(nprt_list *list, int64_t i);
void nprt_list_set_i64(nprt_list *list, int64_t i, int64_t slot, int64_t v);
void nprt_list_set_f64(nprt_list *list, int64_t i, int64_t slot, double v);
void nprt_list_set_object(nprt_list *list, int64_t i, int64_t slot, void *object);
void nprt_list_set_array(nprt_list *list, int64_t i, int64_t slot, int64_t array_rank, const nprt_memref *array,
                         int32_t dtype);
int64_t nprt_list_get_i64(nprt_list *list, int64_t i, int64_t slot);
double nprt_list_get_f64(nprt_list *list, int64_t i, int64_t slot);
void *nprt_list_get_object(nprt_list *list, int64_t i, int64_t slot);
void nprt_list_get_array(nprt_memref *result, nprt_list *list, int64_t i, int64_t slot, int32_t rank);
void nprt_list_take_array(nprt_memref *result, nprt_list *list, int64_t i, int64_t slot, int32_t rank);
int64_t nprt_list_index_normal(nprt_list *list, int64_t i, const char *site);
int64_t nprt_tuple_index_normal(nprt_list *list, int64_t i, const char *site);
int64_t nprt_list_pop_index(nprt_list *list, int64_t i, const char *site);
void nprt_list_delete(nprt_list *list, int64_t i);
void nprt_list_delete_slice(nprt_list *list, int64_t start, int64_t stop, int64_t step, int32_t flags);
void nprt_list_assign_slice(nprt_list *list, int64_t start, int64_t stop, int64_t step, int32_t flags,
                            const nprt_list *from, const char *site);
void nprt_list_clear(nprt_list *list);
void nprt_list_reverse(nprt_list *list);
void nprt_list_extend(nprt_list *list, nprt_list *other);
nprt_list *nprt_list_concat(nprt_list *a, nprt_list *b);
nprt_list *nprt_list_repeat(nprt_list *list, int64_t n);
nprt_list *nprt_list_slice(nprt_list *list, int64_t start, int64_t stop, int64_t step, int32_t flags);
nprt_list *nprt_list_copy(nprt_list *list);
nprt_list *nprt_list_deep_copy(nprt_list *list);
void nprt_list_sort_i64(nprt_list *list, int64_t slot, bool reverse);
void nprt_list_sort_f64(nprt_list *list, int64_t slot, bool reverse);
void nprt_list_sort_str(nprt_list *list, int64_t slot, bool reverse);
void nprt_list_sort(nprt_list *list, const char *type, bool reverse);
int64_t nprt_list_order(nprt_list *a, nprt_list *b, const char *type);
bool nprt_list_eq(nprt_list *a, nprt_list *b, const char *type);
bool nprt_list_contains_i64(nprt_list *list, int64_t v);
bool nprt_list_contains_f64(nprt_list *list, double v);
bool nprt_list_contains_str(nprt_list *list, const nprt_str *s);
int64_t nprt_list_index_i64(nprt_list *list, int64_t v, const char *site);
int64_t nprt_list_index_f64(nprt_list *list, double v, const char *site);
int64_t nprt_list_index_str(nprt_list *list, const nprt_str *s, const char *site);
int64_t nprt_list_count_i64(nprt_list *list, int64_t v);
int64_t nprt_list_count_f64(nprt_list *list, double v);
int64_t nprt_list_count_str(nprt_list *list, const nprt_str *s);

// Dictionaries and sets: see table.h
nprt_table *nprt_table_new(const char *kinds);
void nprt_table_adopt(nprt_table *t, const char *kinds);
int64_t nprt_table_len(nprt_table *t);
nprt_list *nprt_table_items(nprt_table *t);
int64_t nprt_table_probe(nprt_table *t);
int64_t nprt_table_find(nprt_table *t);
int64_t nprt_table_insert(nprt_table *t);
void nprt_table_remove(nprt_table *t, int64_t item);
int64_t nprt_table_last(nprt_table *t);
int64_t nprt_table_pop_place(nprt_table *t);
void nprt_table_clear(nprt_table *t);
int64_t nprt_table_next(nprt_table *t, int64_t at);
int64_t nprt_table_entry(nprt_table *t, int64_t at);
nprt_list *nprt_table_part(nprt_table *t, int64_t from, const char *kinds);
nprt_table *nprt_table_copy(nprt_table *t);
void nprt_table_update(nprt_table *t, nprt_table *other);
bool nprt_table_eq(nprt_table *a, nprt_table *b, const char *value_type);
nprt_table *nprt_set_and(nprt_table *a, nprt_table *b);
nprt_table *nprt_set_or(nprt_table *a, nprt_table *b);
nprt_table *nprt_set_sub(nprt_table *a, nprt_table *b);
nprt_table *nprt_set_xor(nprt_table *a, nprt_table *b);
void nprt_set_keep_common(nprt_table *a, nprt_table *b);
void nprt_set_discard_all(nprt_table *a, nprt_table *b);
void nprt_set_toggle_all(nprt_table *a, nprt_table *b);
bool nprt_set_le(nprt_table *a, nprt_table *b);
bool nprt_set_isdisjoint(nprt_table *a, nprt_table *b);
nprt_str *nprt_typed_repr(void *object, const char *type);

// Functions that are compiled one by one: see entry.h
nprt_list *nprt_entry_arguments(void);
void nprt_entry_return(nprt_list *result);

// Output and input
void nprt_write(const nprt_str *s, int32_t fd);
void nprt_write_bytes(const char *bytes, int64_t n, int32_t fd);
void nprt_flush(void);
void nprt_capture(void);
nprt_str *nprt_captured(void);
nprt_str *nprt_input(const nprt_str *prompt, const char *site);
int64_t nprt_text_open(const nprt_str *path, const nprt_str *mode, const char *site);
nprt_str *nprt_text_line(int64_t handle, const char *site);
nprt_str *nprt_text_read(int64_t handle, int64_t n, const char *site);
int64_t nprt_text_write(int64_t handle, const nprt_str *s, const char *site);
void nprt_text_flush(int64_t handle, const char *site);
void nprt_text_close(int64_t handle, const char *site);
int64_t nprt_path_mode(const nprt_str *path);
int64_t nprt_path_size(const nprt_str *path, const char *site);
double nprt_path_modified(const nprt_str *path, const char *site);
void nprt_path_mkdir(const nprt_str *path, const char *site);
void nprt_path_rmdir(const nprt_str *path, const char *site);
void nprt_path_remove(const nprt_str *path, const char *site);
void nprt_path_chdir(const nprt_str *path, const char *site);
void nprt_path_rename(const nprt_str *from, const nprt_str *to, const char *site);
nprt_list *nprt_path_list(const nprt_str *path, const char *site);
nprt_str *nprt_path_current(void);
nprt_str *nprt_path_real(const nprt_str *path);
bool nprt_environment_has(const nprt_str *name);
nprt_str *nprt_environment_get(const nprt_str *name);

// Arrays
void nprt_nd_sort(int64_t array_rank, const nprt_memref *array, int32_t dtype, int64_t axis, int64_t stable);
void nprt_nd_argsort(int64_t out_rank, const nprt_memref *out, int64_t array_rank, const nprt_memref *array,
                     int32_t dtype, int64_t axis, int64_t stable);
void nprt_eig(int64_t rank_a, const nprt_memref *a, int64_t rank_w, const nprt_memref *w, int64_t rank_v,
              const nprt_memref *v, bool vectors, const char *site);

// np.random
nprt_rng *nprt_rng_new(int64_t seed, const char *site);
nprt_rng *nprt_rng_new_entropy(void);
nprt_rng *nprt_rng_new_legacy(int64_t seed, const char *site);
nprt_rng *nprt_rng_new_legacy_entropy(void);
nprt_rng *nprt_rng_global(void);
void nprt_rng_seed(nprt_rng *rng, int64_t seed, const char *site);
void nprt_rng_seed_entropy(nprt_rng *rng);
void nprt_rng_random(nprt_rng *rng, int64_t out_rank, const nprt_memref *out, int32_t dtype);
double nprt_rng_random_f64(nprt_rng *rng);
void nprt_rng_standard_normal(nprt_rng *rng, int64_t out_rank, const nprt_memref *out);
void nprt_rng_single_normal(nprt_rng *rng, int64_t out_rank, const nprt_memref *out);
double nprt_rng_standard_normal_f64(nprt_rng *rng);
// What each shape of base/distributions.def takes.
#define NPRT_TAKES_F_
#define NPRT_TAKES_F_F double x,
#define NPRT_TAKES_F_FF double x, double y,
#define NPRT_TAKES_F_FFF double x, double y, double z,
#define NPRT_TAKES_I_F double x,
#define NPRT_TAKES_I_FF double x, double y,
#define NPRT_TAKES_I_IF int64_t x, double y,
#define NPRT_TAKES_I_III int64_t x, int64_t y, int64_t z,
#define NPRT_DRAW_F(NAME, SHAPE)                                                                                       \
    void nprt_rng_##NAME(nprt_rng *rng, int64_t out_rank, const nprt_memref *out,                                      \
                         NPRT_TAKES_##SHAPE const char *site);                                                         \
    double nprt_rng_##NAME##_f64(nprt_rng *rng, NPRT_TAKES_##SHAPE const char *site);
#define NPRT_DRAW_I(NAME, SHAPE)                                                                                       \
    void nprt_rng_##NAME(nprt_rng *rng, int64_t out_rank, const nprt_memref *out,                                      \
                         NPRT_TAKES_##SHAPE const char *site);                                                         \
    int64_t nprt_rng_##NAME##_i64(nprt_rng *rng, NPRT_TAKES_##SHAPE const char *site);
#define NPRT_DRAW_F_ NPRT_DRAW_F
#define NPRT_DRAW_F_F NPRT_DRAW_F
#define NPRT_DRAW_F_FF NPRT_DRAW_F
#define NPRT_DRAW_F_FFF NPRT_DRAW_F
#define NPRT_DRAW_I_F NPRT_DRAW_I
#define NPRT_DRAW_I_FF NPRT_DRAW_I
#define NPRT_DRAW_I_IF NPRT_DRAW_I
#define NPRT_DRAW_I_III NPRT_DRAW_I
#define DISTRIBUTION(NAME, SHAPE, ...) NPRT_DRAW_##SHAPE(NAME, SHAPE)
#include "base/distributions.def"
void nprt_rng_multinomial(nprt_rng *rng, int64_t out_rank, const nprt_memref *out, int64_t n, int64_t p_rank,
                          const nprt_memref *p, const char *site);
void nprt_rng_dirichlet(nprt_rng *rng, int64_t out_rank, const nprt_memref *out, int64_t alpha_rank,
                        const nprt_memref *alpha, const char *site);
void nprt_rng_integers(nprt_rng *rng, int64_t out_rank, const nprt_memref *out, int32_t dtype, int64_t low,
                       int64_t high, const char *site);
int64_t nprt_rng_integers_i64(nprt_rng *rng, int64_t low, int64_t high, const char *site);
void nprt_rng_permutation(nprt_rng *rng, int64_t out_rank, const nprt_memref *out);
void nprt_rng_shuffle(nprt_rng *rng, int64_t array_rank, const nprt_memref *array, int32_t dtype);
void nprt_rng_shuffle_list(nprt_rng *rng, nprt_list *list);
void nprt_rng_choice(nprt_rng *rng, int64_t out_rank, const nprt_memref *out, int64_t n, bool replace, bool shuffle,
                     const char *site);
void nprt_rng_choice_p(nprt_rng *rng, int64_t out_rank, const nprt_memref *out, int64_t p_rank, const nprt_memref *p,
                       bool replace, const char *site);

// Python's random module
void nprt_pyrandom_seed(int64_t seed);
double nprt_pyrandom_random(void);
double nprt_pyrandom_uniform(double low, double high);
double nprt_pyrandom_gauss(double mu, double sigma);
int64_t nprt_pyrandom_randint(int64_t low, int64_t high, const char *site);
int64_t nprt_pyrandom_randbelow(int64_t n);
void nprt_pyrandom_shuffle(nprt_list *list);

// Files
nprt_archive *nprt_archive_open(const nprt_str *path, const char *site);
bool nprt_archive_contains(nprt_archive *archive, const nprt_str *name);
nprt_list *nprt_archive_names(nprt_archive *archive);
void nprt_archive_get(nprt_memref *result, nprt_archive *archive, const nprt_str *name, int32_t dtype, int32_t rank,
                      const char *site);
nprt_list *nprt_bytes_codes(const nprt_str *s);
nprt_str *nprt_bytes_of_codes(nprt_list *codes);
nprt_str *nprt_bytes_encode(const nprt_str *text);
nprt_str *nprt_bytes_decode(const nprt_str *s);
bool nprt_bytes_are_utf8(const nprt_str *s);
nprt_str *nprt_bytes_of_array(int64_t rank, const nprt_memref *m, int32_t dtype);
void nprt_bytes_to_array(nprt_memref *result, const nprt_str *s, int32_t dtype);
void nprt_fromfile(nprt_memref *result, const nprt_str *path, int32_t dtype, int64_t count, int64_t offset,
                   const char *site);
void nprt_npy_load(nprt_memref *result, const nprt_str *path, int32_t dtype, int32_t rank, const char *site);
void nprt_npy_save(const nprt_str *path, int64_t array_rank, const nprt_memref *array, int32_t dtype, const char *site);
