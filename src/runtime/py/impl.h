// Layouts of the built-in objects and the state of the runtime: for the files of this folder and for the engine's
// fast paths. Everybody else uses object.h.
#pragma once
#include "runtime/py/object.h"

#include <setjmp.h>
#include <string.h>

typedef struct py_int_object {
    py_object ob;
    int64_t small;   // the value when limbs == 0
    int64_t limbs;   // count of 64-bit digits, negative for a negative number; 0: small
    uint64_t digits[];
} py_int_object;

typedef struct py_float_object {
    py_object ob;
    double value;
} py_float_object;
typedef struct py_complex_object {
    py_object ob;
    double re, im;
} py_complex_object;

typedef struct py_str_object {
    py_object ob;
    int64_t hash;     // 0: not computed
    size_t size;      // bytes
    int64_t length;   // code points
    bool interned;
    char data[];
} py_str_object;

typedef struct py_bytes_object {
    py_object ob;
    size_t size;
    char data[];
} py_bytes_object;
typedef struct py_bytearray_object {
    py_object ob;
    size_t size, cap;
    char *data;
} py_bytearray_object;

// Characters (unicode.c)
typedef enum py_case { PY_CASE_LOWER, PY_CASE_UPPER, PY_CASE_TITLE, PY_CASE_FOLD } py_case;
bool py_char_is_alpha(uint32_t c);
bool py_char_is_decimal(uint32_t c);
bool py_char_is_digit(uint32_t c);
bool py_char_is_numeric(uint32_t c);
bool py_char_is_space(uint32_t c);
bool py_char_is_upper(uint32_t c);
bool py_char_is_lower(uint32_t c);
bool py_char_is_title(uint32_t c);
bool py_char_is_cased(uint32_t c);
bool py_char_is_case_ignorable(uint32_t c);
void py_buffer_case(py_buffer *b, uint32_t c, py_case to);

bool py_is_bytearray(const py_object *o);
bool py_is_bytes(const py_object *o);   // or a bytearray
void py_bytearray_resize(py_object *o, size_t n);
py_object *py_bytes_like(const py_object *like, const char *data, size_t n);   // of the same kind
py_object *py_bytes_of(py_object *x);   // of an iterable of ints, a bytes-like object or a length
bool py_byte_value(py_object *x, unsigned char *out);
py_object *py_bytes_as_text(py_object *o);                    // its bytes as latin-1
py_object *py_bytes_of_text(py_object *like, py_object *x);   // the other way; takes x; also inside lists and tuples
py_object *py_bytearray_inplace(py_object *a, py_object *b, py_binary_op op);
extern const py_method_def py_bytes_methods[], py_bytearray_methods[];
typedef struct py_tuple_object {
    py_object ob;
    int64_t n;
    py_object *items[];
} py_tuple_object;
typedef struct py_list_object {
    py_object ob;
    int64_t n, cap;
    py_object **items;
} py_list_object;

typedef struct py_dict_entry {
    int64_t hash;
    py_object *key, *value;
} py_dict_entry;   // key NULL: deleted
typedef struct py_dict_object {
    py_object ob;
    int64_t used;     // live entries
    int64_t n, cap;   // entries[0..n) in insertion order
    py_dict_entry *entries;
    int32_t *index;   // mask + 1 slots: index into entries, -1 free, -2 deleted
    uint32_t mask;
} py_dict_object;

typedef struct py_set_entry {
    py_object *key;
    int64_t hash;
} py_set_entry;
typedef struct py_set_object {
    py_object ob;
    int64_t fill, used, mask, hash, finger;   // fill counts deleted slots too; hash -1: not computed
    py_set_entry *table;
} py_set_object;

typedef struct py_slice_object {
    py_object ob;
    py_object *start, *stop, *step;
} py_slice_object;
typedef struct py_range_object {
    py_object ob;
    int64_t start, stop, step, length;
} py_range_object;
typedef struct py_cell_object {
    py_object ob;
    py_object *value;
} py_cell_object;
typedef struct py_method_object {
    py_object ob;
    py_object *function, *self;
} py_method_object;
typedef struct py_wrapped_object {
    py_object ob;
    py_object *function;
} py_wrapped_object;   // staticmethod, classmethod
typedef struct py_property_object {
    py_object ob;
    py_object *get, *set, *del, *doc, *name;
} py_property_object;
typedef struct py_cfunction_object {
    py_object ob;
    const py_method_def *def;
    py_object *self;
    const char *module;
} py_cfunction_object;
typedef struct py_method_descriptor {
    py_object ob;
    py_type *owner;
    const py_method_def *def;
} py_method_descriptor;
typedef struct py_module_object {
    py_object ob;
    py_object *dict;
} py_module_object;

typedef struct py_exception_object {
    py_object ob;
    py_object *args, *context, *cause, *traceback;
    bool suppress_context;
} py_exception_object;

typedef struct py_exception_group_object {
    py_exception_object exception;
    py_object *message, *exceptions;   // a str, a tuple
} py_exception_group_object;

typedef struct py_place {
    int line, end_line, column, end_column;   // columns in bytes; -1: not known
} py_place;

typedef struct py_traceback_object {
    py_object ob;
    struct py_traceback_object *next;   // towards the place of the raise
    py_object *file, *function, *code, *globals;
    py_place place;
} py_traceback_object;

enum { PY_SMALL_INT_MIN = -16, PY_SMALL_INT_MAX = 1024, PY_CACHE_SIZE = 4096, PY_NAME_COUNT = 512 };

typedef struct py_cache_entry {
    py_type *type;
    py_object *name, *value;
} py_cache_entry;

typedef struct py_state {
    py_object *error;     // the pending exception
    py_object *handled;   // the exception that an except clause handles now, borrowed
    int depth, depth_limit;
    char *stack_limit;   // lowest address the C stack may reach
    int dealloc_depth;
    py_object **dead;   // objects whose release waits until the stack is shallow again
    int dead_n, dead_cap;
    py_object **repr_stack;   // containers being printed
    int repr_n, repr_cap;
    py_object *interned;             // dict of the interned strings
    py_object *modules, *builtins;   // dict, dict
    py_object *(*import_hook)(const char *name);
    bool (*source_reader)(const char *path, struct py_buffer *b);   // the text of a source file; false: not there
    int (*call_depth_probe)(void);
    // Where the operator of an expression stands, or the brackets of a subscript, in bytes of its text.
    bool (*operator_finder)(const char *text, size_t n, int *from, int *to);
    py_object *empty_str, *empty_tuple;
    py_object *true_object, *false_object;
    py_int_object *small_ints[PY_SMALL_INT_MAX - PY_SMALL_INT_MIN + 1];
    py_object *ascii_chars[128];
    struct {
#define PY_NAME(X) py_object *X;
#include "runtime/py/names.def"
    } names;
    py_object *binary_names[PY_BINARY_COUNT], *reflected_names[PY_BINARY_COUNT], *inplace_names[PY_BINARY_COUNT];
    py_cache_entry cache[PY_CACHE_SIZE];   // (type, name) → attribute
    void *externals;
    void *heap;
    size_t memory_limit;   // of the heap's large blocks together, in bytes; 0: none
    jmp_buf *stop;         // where a run ends that cannot go on; NULL: the process aborts
} py_state;

extern py_state py;   // the one runtime of the process

#define PN(X) (py.names.X)
#define PY_INT(O) ((py_int_object *)(O))
#define PY_STR(O) ((py_str_object *)(O))
#define PY_TUPLE(O) ((py_tuple_object *)(O))
#define PY_LIST(O) ((py_list_object *)(O))
#define PY_DICT(O) ((py_dict_object *)(O))
#define PY_SET(O) ((py_set_object *)(O))
#define PY_EXC(O) ((py_exception_object *)(O))

// Ends the run: prints why, and drops what it was doing. The heap may only be released after that.
_Noreturn void py_stop(const char *why);
// Counts a level of recursion; false with RecursionError when too deep.
bool py_enter(const char *where);
static inline void py_leave(void) { py.depth--; }
bool py_repr_enter(py_object *o);   // false when o is being printed already
void py_repr_leave(void);

void py_heap_release(void);
void py_externals_release(void);
void py_flush_cache(void);
void py_type_update_slots(py_type *t);
py_object *py_slot_wrapper_call(py_object *self, const py_args *a);
bool py_slot_wrapper_slot(py_object *wrapper, int row, void (**out)(void));
void py_add_slot_wrappers(py_type *t);
void py_set_class_slots(py_type *t);

int64_t py_hash_double(double d);
int64_t py_hash_pointer(const void *p);
py_dict_entry *py_dict_find(py_dict_object *d, py_object *key, int64_t hash, bool *error);
int64_t py_str_hash(py_str_object *s);
py_object *py_str_concat(py_object *a, py_object *b);
py_object *py_str_substring(py_object *s, int64_t start, int64_t stop);   // code points
py_object *py_str_percent(py_object *format, py_object *args);
py_object *py_str_format_method(py_object *self, const py_args *a);
size_t py_utf8_offset(const py_str_object *s, int64_t index);   // byte offset of a code point
uint32_t py_utf8_next(const char **p);
size_t py_utf8_encode(uint32_t c, char *out);
int64_t py_utf8_count(const char *s, size_t n);
void py_float_repr(double v, char out[40]);
py_object *py_int_binary(py_object *a, py_object *b, py_binary_op op);
py_object *py_int_powmod(py_object *a, py_object *b, py_object *m);
py_object *py_int_function(const char *name, py_object *a, py_object *b);   // isqrt gcd lcm factorial comb
double py_int_frexp(py_object *a, long *exponent);
bool py_int_is_negative(py_object *o);
int py_int_bit_length(py_object *o, int64_t *out);
py_object *py_format_int(py_object *v, const char *spec, size_t n);
py_object *py_format_float(double v, const char *spec, size_t n);
py_object *py_format_str(py_object *s, const char *spec, size_t n);
py_object *py_format_complex(double re, double im, const char *spec, size_t n);
py_object *py_sequence_compare(py_object **a, int64_t n, py_object **b, int64_t m, py_compare_op op);
py_object *py_seq_iter_new(py_object *sequence);
py_object *py_cell_new(py_object *value_or_null);
py_object *py_slice_new(py_object *start, py_object *stop, py_object *step);
py_object *py_getset_new(py_type *owner, const py_getset_def *def);
py_object *py_method_descriptor_new(py_type *owner, const py_method_def *def);
void py_traceback_add(py_object *exception, const py_traceback_object *where);   // its objects are borrowed
typedef struct py_print_options {
    bool module;    // as the module traceback prints, not as the end of a program
    bool chain;     // what caused it too
    bool limited;   // of the calls only the first `limit`, or the last -limit
    int64_t limit, group_width, group_depth;
} py_print_options;
void py_print_exception(py_object *exception, const py_print_options *options_or_null, py_buffer *b);
void py_print_exception_only(py_object *exception, py_buffer *b);   // without its calls
// The lines of one call: file, place, function, and the source line with its marks. line: NULL to read the file.
void py_print_call(py_buffer *b, py_object *file, py_object *function, py_place at, py_object *line, bool module);
py_object *py_exception_make(py_type *t, const py_args *a);
void py_exception_dealloc(py_object *o);
py_object *py_syntax_error_attribute(py_object *o, int which);   // borrowed, NULL for None
py_object *py_syntax_error_text(py_object *o);
py_object *py_exception_group_new(const char *message, py_object *exceptions);
// The parts of a group that the condition (a function, a type, a tuple of types) takes and leaves, None for empty ones.
bool py_exception_group_split(py_object *group, py_object *condition, py_object **taken, py_object **left);
// The part of a group whose leaves are among those of the exceptions; None when there are none.
py_object *py_exception_group_project(py_object *group, py_object *exceptions);
void py_exception_groups_prepare(void);
static inline py_object *py_or_none(py_object *o) { return py_incref(o ? o : PY_NONE); }
py_object *py_repr_percent(py_object *o, char conversion);
py_object *py_ascii(py_object *o);
py_object *py_type_new_instance(py_type *t, const py_args *a);
py_object *py_builtins_make(void);
bool py_write_text(py_object *file, const char *text, size_t n);
bool py_sort(py_object **items, int64_t n, py_object *key, bool reverse);
py_object *py_set_binary(py_object *a, py_object *b, py_binary_op op);
bool py_set_update(py_object *s, py_object *iterable);
py_object *py_file_open(const py_args *a);
py_object *py_stream_writelines(py_object *o, const py_args *a);   // by its write
py_object *py_stream_enter(py_object *o, const py_args *a);
py_object *py_file_std(FILE *f, const char *name, const char *mode);
void py_exceptions_ready(void);
void py_file_flush_all(void);
