// Python objects: reference-counted values, their types, and how C code defines, calls and raises with them.
//
// Conventions
//  - A function returning py_object* returns a new reference, or NULL with an exception pending; "borrowed" is said
//    where it is so. A function returning bool returns false with an exception pending. Arguments are borrowed.
//  - `next` slots return NULL without an exception at the end.
//  - One runtime lives in a process at a time (py_start … py_finish); types written in C are static objects that
//    py_type_ready completes. py_finish gives all memory back, also that of cycles.
#pragma once
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct py_object py_object;
typedef struct py_type py_type;

struct py_object {
    int64_t refs;
    py_type *type;
};

// The order of the operators is that of the syntax tree's.
typedef enum py_binary_op {
#define BINARY_SLOT(NAME, TEXT, DUNDER, REFLECTED, INPLACE) PY_##NAME,
#include "runtime/py/slots.def"
    PY_BINARY_COUNT
} py_binary_op;

typedef enum py_compare_op { PY_EQ, PY_NE, PY_LT, PY_LE, PY_GT, PY_GE } py_compare_op;
typedef enum py_unary_op { PY_NEG, PY_POS, PY_INVERT, PY_ABS, PY_UNARY_COUNT } py_unary_op;

// The arguments of a call: v[0..n) are positional; kwnames is NULL or a tuple of str whose values are v[n..].
typedef struct py_args {
    py_object *const *v;
    int64_t n;
    py_object *kwnames;
} py_args;

typedef py_object *(*py_cfunction)(py_object *self, const py_args *a);

typedef enum py_method_kind { PY_METHOD, PY_CLASSMETHOD, PY_STATICMETHOD } py_method_kind;

typedef struct py_method_def {
    const char *name;   // a table ends with NULL
    py_cfunction fn;    // self: the object; for PY_CLASSMETHOD the type; for functions of a module NULL
    py_method_kind kind;
} py_method_def;

typedef struct py_getset_def {
    const char *name;
    py_object *(*get)(py_object *self, void *data);
    bool (*set)(py_object *self, py_object *value_or_null, void *data);   // NULL: read-only
    void *data;
} py_getset_def;

enum {
    PY_TYPE_READY = 1,
    PY_TYPE_HEAP = 2,         // made by a class statement
    PY_TYPE_DICT = 4,         // instances have a __dict__ (kept in front of the object: py_dict_slot)
    PY_TYPE_FINAL = 8,        // may not be a base class
    PY_TYPE_BINDS = 16,       // as a class attribute, becomes a method by taking self as first argument
    PY_TYPE_DEL = 32,         // instances have a __del__
    PY_TYPE_EXCEPTION = 64,   // derives from BaseException
    PY_TYPE_SLOTTED = 128,    // __slots__ without a __dict__
    PY_TYPE_ABSTRACT = 256,   // has abstract methods
    PY_TYPE_INT = 512,
    PY_TYPE_STR = 1024,
    PY_TYPE_TUPLE = 2048,
    PY_TYPE_LIST = 4096,
    PY_TYPE_DICTTYPE = 8192,
    PY_TYPE_TYPE = 16384,
    PY_TYPE_FLOAT = 32768,        // instances have the layout of this built-in
    PY_TYPE_CHANGED = 65536,      // an attribute without underscores was set after the class statement
    PY_TYPE_CHECKED = 131072,     // for the engine: what it found out of the class holds until an attribute is set
    PY_TYPE_UNORDERED = 262144,   // has items, but they are not walked over by their numbers
    PY_TYPE_INHERITED = PY_TYPE_UNORDERED | PY_TYPE_DICT | PY_TYPE_EXCEPTION | PY_TYPE_INT | PY_TYPE_STR |
                        PY_TYPE_TUPLE | PY_TYPE_LIST | PY_TYPE_DICTTYPE | PY_TYPE_TYPE | PY_TYPE_FLOAT | PY_TYPE_DEL
};

struct py_type {
    py_object ob;
    const char *name;
    size_t size;   // bytes of an instance, without what a variable-size object adds
    uint32_t flags;
    py_type *base;
    // Slots; NULL ones are inherited from base.
    void (*dealloc)(py_object *o);   // drops what the object holds, then calls py_free_object
    py_object *(*repr)(py_object *o);
    py_object *(*str)(py_object *o);
    bool (*hash)(py_object *o, int64_t *out);
    py_object *(*compare)(py_object *a, py_object *b, py_compare_op op);   // or Py_NotImplemented
    py_object *(*binary)(py_object *a, py_object *b,
                         py_binary_op op);   // either operand may be of the type; or NotImplemented
    py_object *(*inplace)(py_object *a, py_object *b,
                          py_binary_op op);              // NULL or NotImplemented: falls back to binary
    py_object *(*unary)(py_object *o, py_unary_op op);   // or NotImplemented
    int (*truth)(py_object *o);                          // 1, 0, or -1 on error; NULL: len() != 0, else true
    py_object *(*index)(py_object *o);                   // __index__
    py_object *(*to_int)(py_object *o);                  // __int__
    py_object *(*to_float)(py_object *o);                // __float__
    int64_t (*len)(py_object *o);                        // -1 on error
    py_object *(*getitem)(py_object *o, py_object *key);
    bool (*setitem)(py_object *o, py_object *key, py_object *value_or_null);   // NULL: delete
    int (*contains)(py_object *o, py_object *item);
    py_object *(*iter)(py_object *o);
    py_object *(*next)(py_object *o);
    py_object *(*call)(py_object *o, const py_args *a);
    py_object *(*getattr)(py_object *o, py_object *name);
    bool (*setattr)(py_object *o, py_object *name, py_object *value_or_null);
    py_object *(*descr_get)(py_object *descr, py_object *obj_or_null, py_type *type);
    bool (*descr_set)(py_object *descr, py_object *obj, py_object *value_or_null);
    py_object *(*make)(py_type *t, const py_args *a);   // __new__
    bool (*init)(py_object *self, const py_args *a);
    const py_method_def *methods;
    const py_getset_def *getset;
    uint32_t binary_ops;   // bits of py_binary_op that `binary` handles and that show as dunder methods
    // Filled by py_type_ready or the class statement.
    py_object *dict, *bases, *mro, *qualname, *module, *slot_names;
    py_object *body;   // of a class statement: its code
    py_type **subclasses;
    int subclass_count;
};

#define PY_IMMORTAL ((int64_t)1 << 60)
#define PY_TYPE_HEAD(NAME) .ob = {PY_IMMORTAL, &py_type_type}, .name = (NAME)
#define PY_ALL_BINARY 0xffffffffu
#define PY_OP_BIT(OP) (1u << (OP))

#define TYPE(NAME) extern py_type py_##NAME##_type;
#include "runtime/py/types.def"
#define EXCEPTION(NAME, BASE) extern py_type py_##NAME;
#include "runtime/py/exceptions.def"

extern py_object py_none, py_not_implemented, py_ellipsis;
#define PY_NONE (&py_none)
#define PY_NOT_IMPLEMENTED (&py_not_implemented)
#define PY_TRUE py_bool(true)
#define PY_FALSE py_bool(false)

// ---- References

void py_dealloc(py_object *o);
static inline py_object *py_incref(py_object *o) {
    o->refs++;
    return o;
}
static inline void py_decref(py_object *o) {
    if (--o->refs == 0) py_dealloc(o);
}
static inline py_object *py_xincref(py_object *o) {
    if (o) o->refs++;
    return o;
}
static inline void py_xdecref(py_object *o) {
    if (o && --o->refs == 0) py_dealloc(o);
}
#define PY_CLEAR(X)                                                                                                    \
    do {                                                                                                               \
        py_object *t_ = (py_object *)(X);                                                                              \
        (X) = NULL;                                                                                                    \
        py_xdecref(t_);                                                                                                \
    } while (0)
#define PY_RETURN_NONE return py_incref(PY_NONE)
#define PY_RETURN_NOT_IMPLEMENTED return py_incref(PY_NOT_IMPLEMENTED)

// ---- Memory

void *py_malloc(size_t n);   // never NULL
// Whether n items of so many bytes can be had; else MemoryError. To be asked where the program chooses n.
bool py_memory_for(int64_t n, size_t size);
void *py_realloc(void *p, size_t old_size, size_t n);
void py_free(void *p, size_t n);   // n: the size it was allocated with
// A zeroed instance (plus extra bytes) with one reference; py_free_object takes the same extra.
py_object *py_alloc_bare(py_type *t, size_t extra);   // a type without __dict__; nothing after its head is cleared
py_object *py_alloc(py_type *t, size_t extra);
void py_free_object(py_object *o, size_t extra);
static inline py_object **py_dict_slot(py_object *o) {
    return &((py_object **)o)[-1];
}   // types with PY_TYPE_DICT only
// Calls fn(o) at py_finish if o is still alive then: for objects that hold memory or files of others.
// py_external_forget must be called by their dealloc.
void py_external_remember(py_object *o, void (*fn)(py_object *o));
void py_external_forget(py_object *o);

// ---- Types

bool py_type_ready(py_type *t);   // completes a static type; once per py_start
bool py_type_add_base(py_type *t, py_type *base);   // a second one, of a type that is ready
bool py_is_subtype(const py_type *a, const py_type *b);
static inline bool py_is_exact(const py_object *o, const py_type *t) { return o->type == t; }
static inline bool py_is_instance(const py_object *o, const py_type *t) {
    return o->type == t || py_is_subtype(o->type, t);
}
int py_isinstance(py_object *o, py_object *type_or_tuple);   // as isinstance(): 1, 0, -1
int py_issubclass(py_object *o, py_object *type_or_tuple);
py_object *py_type_lookup(py_type *t,
                          py_object *name);   // borrowed, through the MRO; NULL without exception when absent
py_type *py_class_new(py_type *meta, py_object *name, py_object *bases, py_object *dict, const py_args *keywords);

// ---- Errors

void *py_raise(py_type *exception, const char *format, ...) __attribute__((format(printf, 2, 3)));   // always NULL
void *py_raise_object(py_type *exception, py_object *arg);   // args = (arg,); always NULL
void *py_raise_instance(py_object *exception);               // takes no reference; always NULL
void *py_raise_nprt(void);            // turns the runtime's pending error (error.h) into an exception
void *py_raise_key(py_object *key);   // KeyError
bool py_pending(void);
bool py_pending_is(const py_type *exception);
void py_clear_error(void);
py_object *py_take_error(void);   // the pending exception, which is then cleared
void *py_type_error_operand(const char *op, py_object *a, py_object *b);
bool py_warn(py_type *category, const char *format, ...) __attribute__((format(printf, 2, 3)));   // warnings.warn

// ---- Operations (what the language's operators do)

py_object *py_repr(py_object *o);
py_object *py_str(py_object *o);
py_object *py_format(py_object *o, py_object *spec);
bool py_hash(py_object *o, int64_t *out);
py_object *py_compare(py_object *a, py_object *b, py_compare_op op);
int py_compare_bool(py_object *a, py_object *b, py_compare_op op);   // 1, 0, -1
int py_equal(py_object *a, py_object *b);                            // `is` or ==; 1, 0, -1
int py_truth(py_object *o);
py_object *py_binary(py_object *a, py_object *b, py_binary_op op);
py_object *py_inplace(py_object *a, py_object *b, py_binary_op op);
py_object *py_unary(py_object *o, py_unary_op op);
int64_t py_len(py_object *o);
py_object *py_getitem(py_object *o, py_object *key);
bool py_setitem(py_object *o, py_object *key, py_object *value);
bool py_delitem(py_object *o, py_object *key);
int py_contains(py_object *o, py_object *item);
py_object *py_iter(py_object *o);
py_object *py_next(py_object *it);
py_object *py_getattr(py_object *o, py_object *name);
py_object *py_getattr_str(py_object *o, const char *name);
int py_getattr_optional(py_object *o, py_object *name, py_object **out);   // 1 found, 0 AttributeError (cleared), -1
bool py_setattr(py_object *o, py_object *name, py_object *value_or_null);
bool py_setattr_str(py_object *o, const char *name, py_object *value);
py_object *py_generic_getattr(py_object *o, py_object *name);
bool py_generic_setattr(py_object *o, py_object *name, py_object *value_or_null);
bool py_callable(py_object *o);
py_object *py_call(py_object *f, const py_args *a);
py_object *py_call0(py_object *f);
py_object *py_call1(py_object *f, py_object *x);
py_object *py_call2(py_object *f, py_object *x, py_object *y);
py_object *py_call3(py_object *f, py_object *x, py_object *y, py_object *z);
py_object *py_call_tuple(py_object *f, py_object *args, py_object *kwargs_dict_or_null);
py_object *py_call_method(py_object *o, const char *name, int n, ...);   // n objects follow
py_object *py_index(py_object *o);                                       // an int, by __index__
bool py_as_int64(py_object *o, int64_t *out);                            // by __index__; OverflowError when too big
bool py_as_double(py_object *o, double *out);                            // by __float__ or __index__
bool py_as_index(py_object *o, int64_t *out);                            // as int64, clipped instead of overflowing

// ---- Arguments
//
// py_parse(a, "name", "x y= / z= * key=", &x, &y, &z, &key): a name per output (py_object **, borrowed, left as it
// is when absent), `=` marks an optional one, `/` ends the positional-only, `*` begins the keyword-only,
// `*args` collects the rest in a new tuple, `**kw` in a new dict (both to be released by the caller).
bool py_parse(const py_args *a, const char *function, const char *spec, ...);
bool py_no_keywords(const py_args *a, const char *function);
bool py_arity(const py_args *a, const char *function, int min,
              int max);                                      // no keywords, and the count; raises TypeError
py_object *py_keyword(const py_args *a, const char *name);   // borrowed, or NULL

// ---- bool, int, float, complex

py_object *py_bool(bool b);   // immortal: need not be released, may be
// What a comparison answers where a is below, equal to or above b: c negative, 0 or positive.
static inline py_object *py_ordered(int c, py_compare_op op) {
    return py_bool(op == PY_EQ   ? !c
                   : op == PY_NE ? c != 0
                   : op == PY_LT ? c < 0
                   : op == PY_LE ? c <= 0
                   : op == PY_GT ? c > 0
                                 : c >= 0);
}
py_object *py_int(int64_t v);
py_object *py_int_u64(uint64_t v);
py_object *py_int_parse(const char *s, size_t n, int base);   // as int(str, base); ValueError
py_object *py_int_from_double(double d);                      // truncates; OverflowError, ValueError
bool py_int_fits(py_object *o, int64_t *out);     // o is an int: false when it needs more than 64 bits (no exception)
double py_int_to_double(py_object *o);            // -1 and OverflowError when too large (check py_pending)
py_object *py_int_text(py_object *o, int base);   // digits as str
py_object *py_float(double v);
py_object *py_complex(double re, double im);
static inline bool py_is_int(const py_object *o) { return o->type->flags & PY_TYPE_INT; }   // bools too
static inline bool py_is_float(const py_object *o) { return o->type->flags & PY_TYPE_FLOAT; }
bool py_is_complex(const py_object *o);
double py_float_value(const py_object *o);
void py_complex_value(const py_object *o, double *re, double *im);

// ---- str, bytes

py_object *py_str_new(const char *utf8, size_t n);
py_object *py_str_cstr(const char *utf8);
py_object *py_str_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
py_object *py_str_intern(const char *utf8);    // one object per text; a new reference
const char *py_str_data(const py_object *o);   // UTF-8, NUL-terminated
size_t py_str_size(const py_object *o);        // bytes
int64_t py_str_length(const py_object *o);     // code points
bool py_str_equals(const py_object *o, const char *text);
static inline bool py_is_str(const py_object *o) { return o->type->flags & PY_TYPE_STR; }
py_object *py_bytes_new(const char *data, size_t n);   // data may be NULL: zeros, to be filled
char *py_bytes_data(const py_object *o);               // of bytes and bytearray
size_t py_bytes_size(const py_object *o);

// A growing buffer of text.
typedef struct py_buffer {
    char *data;
    size_t n, cap;
} py_buffer;
void py_buffer_add(py_buffer *b, const char *s, size_t n);
void py_buffer_cstr(py_buffer *b, const char *s);
void py_buffer_char(py_buffer *b, char c);
void py_buffer_codepoint(py_buffer *b, uint32_t c);
void py_buffer_printf(py_buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool py_buffer_repr(py_buffer *b, py_object *o);   // adds repr(o)
py_object *py_buffer_finish(py_buffer *b);         // the str; empties b
void py_buffer_free(py_buffer *b);

// ---- Containers

py_object *py_tuple_new(int64_t n);     // items are NULL: to be filled before use
py_object *py_tuple_pack(int n, ...);   // n borrowed objects
py_object *py_tuple_of(py_object *iterable);
int64_t py_tuple_size(const py_object *o);
py_object **py_tuple_items(const py_object *o);
static inline bool py_is_tuple(const py_object *o) { return o->type->flags & PY_TYPE_TUPLE; }
py_object *py_list_new(int64_t n);   // n NULL items, to be filled
py_object *py_list_of(py_object *iterable);
bool py_list_append(py_object *list, py_object *item);
int64_t py_list_size(const py_object *o);
py_object **py_list_items(const py_object *o);
bool py_list_extend(py_object *list, py_object *iterable);
static inline bool py_is_list(const py_object *o) { return o->type->flags & PY_TYPE_LIST; }
// Items of a list or tuple without copying; of another iterable as a new list. *out_owner is to be released.
bool py_sequence_fast(py_object *o, py_object **out_owner, py_object ***out_items, int64_t *out_n);
py_object *py_dict_new(void);
static inline bool py_is_dict(const py_object *o) { return o->type->flags & PY_TYPE_DICTTYPE; }
py_object *py_dict_get(py_object *d, py_object *key);        // borrowed; NULL: absent or exception (unhashable)
py_object *py_dict_get_str(py_object *d, const char *key);   // borrowed
bool py_dict_set(py_object *d, py_object *key, py_object *value);
bool py_dict_set_str(py_object *d, const char *key, py_object *value);
int py_dict_delete(py_object *d, py_object *key);   // 1, 0 absent (no exception), -1
int64_t py_dict_size(const py_object *d);
bool py_dict_next(py_object *d, int64_t *pos, py_object **key, py_object **value);   // borrowed; start with *pos = 0
bool py_dict_update(py_object *d, py_object *mapping_or_pairs);
py_object *py_dict_copy(py_object *d);
py_object *py_set_new(py_object *iterable_or_null);
py_object *py_frozenset_new(py_object *iterable_or_null);
bool py_set_add(py_object *s, py_object *item);
bool py_is_slice(const py_object *o);
void py_slice_parts(const py_object *slice, py_object **start, py_object **stop,
                    py_object **step);   // borrowed; PY_NONE when absent
bool py_slice_indices(py_object *slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);

// ---- Functions and modules

py_object *py_function_new(const py_method_def *def, py_object *self_or_null, const char *module);
py_object *py_method_new(py_object *function, py_object *self);
py_object *py_module_new(const char *name);
py_object *py_module_dict(py_object *module);                                // borrowed
bool py_module_add(py_object *module, const char *name, py_object *value);   // takes the reference of value
bool py_module_functions(py_object *module, const py_method_def *table);
// Built-in modules: `init` makes the module when it is first imported. A name may be dotted ("numpy.linalg").
typedef py_object *(*py_module_init)(void);
void py_register_module(const char *name, py_module_init init);
py_module_init py_find_module(const char *name);
// Imports by full name through the hook of the engine: returns the module named (not its top package).
py_object *py_import(const char *name);

// ---- The runtime's life

bool py_start(void);
void py_finish(void);
