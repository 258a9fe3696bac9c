// Source text to tokens. The whole text becomes one array of tokens, which the parser indexes freely; a lexical
// error ends the array with a TOK_ERROR, so that the parser decides which of two errors is reported.
#pragma once
#include "base/diag.h"
#include "base/vec.h"

typedef enum token_kind {
#define TOKEN(NAME, TYPE) TOK_##NAME,
#define KEYWORD(NAME, TEXT) TOK_##NAME,
#define PUNCT(NAME, TEXT) TOK_##NAME,
#include "syntax/token.def"
    TOK_COUNT
} token_kind;

// Lines count from 1, columns from 0 in bytes; start and end are byte offsets in the text.
typedef struct token {
    uint32_t start, end;
    int line, col, end_line, end_col;
    uint8_t kind;    // token_kind
    uint8_t level;   // open brackets after this token
} token;

typedef VEC(token) token_list;

typedef struct lex_error {
    const char *kind;   // "SyntaxError", "IndentationError", "TabError"; NULL: no error
    const char *message;
    int line, col, end_col;
    bool deferred;   // counts only where the parser gets to it: an earlier syntax error is reported instead
    char bracket;    // the innermost bracket that is open there, or 0: after its line, an error of the parser
    int bracket_line, bracket_col;   // means that the bracket was never closed
} lex_error;

// A piece of text to split. The defaults (all zero) suit a whole file, except for text, length and line.
typedef struct lex_input {
    const char *text;   // text[length] is NUL
    size_t length;
    uint32_t offset;    // of text[0] in the file: added to start and end
    int line, col;      // of text[0]
    bool keep_trivia;   // also COMMENT and NL
} lex_input;

void lex(arena *a, const lex_input *in, token_list *out, lex_error *error);

// The text as the lexer wants it: UTF-8, without byte order mark, lines ended by '\n'. The same file when it is so
// already; NULL with a diagnostic when its encoding is not supported or broken. *out_encoding, unless NULL, is the name
// of its encoding.
const source_file *source_normalise(arena *a, diag_sink *diags, const source_file *file, const char **out_encoding);

const char *token_type_name(token_kind k);   // "NAME", "OP", …: as the tokenize module prints it
const char *token_text(token_kind k);        // of keywords and punctuation; else NULL

// Prints the tokens of a file as CPython's `python -m tokenize` does. False, with a diagnostic, when the text cannot
// be split.
bool tokens_dump(diag_sink *diags, const source_file *file, FILE *out);
