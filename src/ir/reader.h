// The state of reading IR text, shared by the files that parse.
#pragma once
#include "ir/asm.h"
#include "ir/internal.h"

#define READER_MAX_DEPTH 200

typedef enum token_kind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_INT,
    TOKEN_FLOAT,
    TOKEN_STRING,
    TOKEN_SYMBOL /* @x */,
    TOKEN_VALUE /* %x */,
    TOKEN_BLOCK /* ^x */,
    TOKEN_HASH /* #x */,
    TOKEN_BANG /* !x */,
    TOKEN_PUNCTUATION,
    TOKEN_BAD
} token_kind;

typedef struct token {
    token_kind kind;
    const char *start;
    size_t length;
} token;

// A name's values, or its uses so far when it is not yet defined.
typedef struct ssa_def {
    istr name;
    int count;   // results; 0: not yet defined
    ir_value **values;
    VEC(ir_value *) forward;   // by number: placeholders handed out before the definition
    int line, col;
} ssa_def;

typedef struct ssa_undo {
    istr name;
    ssa_def *before;
} ssa_undo;

typedef struct block_scope {
    struct block_scope *outer;
    map blocks;   // istr → ir_block
    ir_region *region;
} block_scope;

struct ir_parser {
    ir_context *c;
    const source_file *file;
    istr file_name;
    const char *at, *end;   // after the current token
    token tok;
    const char *last_end;   // end of the token before
    bool failed;
    int depth;
    const char *default_dialect;
    map values;   // istr → ssa_def, of the innermost isolated scope
    VEC(ssa_undo) undo;
    VEC(ssa_def *) pending;   // used before defined, in this isolated scope
    block_scope *blocks;
    map aliases;       // istr "#map" / "!t" → ir_attr or ir_type
    map loc_aliases;   // istr → ir_loc
    VEC(struct {
        ir_op *op;
        istr alias;
    })
    late_locs;
    map resources;   // istr key → blob*
};

typedef struct blob {
    const unsigned char *data;
    size_t size;
} blob;

void reader_next(ir_parser *p);                      // to the next token
void reader_restart(ir_parser *p, const char *at);   // reads the token at a place in the text
bool reader_is(const ir_parser *p, const char *text);
bool reader_enter(ir_parser *p);   // deeper nesting; false when too deep
void reader_leave(ir_parser *p);
void reader_place(const ir_parser *p, const char *at, int *out_line, int *out_col);
bool reader_error_at(ir_parser *p, const char *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool reader_string(ir_parser *p, istr *out);                   // a string literal, unescaped
bool reader_name(ir_parser *p, istr *out);                     // a word or a string
bool reader_loc(ir_parser *p, ir_loc *out, istr *out_alias);   // what stands in loc(…), parentheses included
bool reader_attr_of_kind(ir_parser *p, const op_attr *declared, ir_attr *out);
bool reader_by_format(ir_parser *p, const ir_op_info *info, ir_loc loc, ir_op **out);
bool reader_resources(ir_parser *p);   // the {-# … #-} section
int reader_hex(char c);
// Text up to the bracket that closes the one just read, kept as written; stops before that bracket.
bool reader_raw(ir_parser *p, const char **out_start, size_t *out_length);
bool reader_affine_map(ir_parser *p, ir_attr *out);   // after the word affine_map
