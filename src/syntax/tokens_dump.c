// Tokens as `python -m tokenize` prints them: comments and blank lines are tokens, columns count characters, what the
// end of the file implies stands on the line after it.
#include "syntax/lexer.h"
#include "syntax/repr.h"

#include <stdlib.h>

typedef struct position {
    int line, col;
} position;

// A byte column to characters.
static position in_characters(const source_file *f, int line, int col) {
    position p = {line, 0};
    if (line < 1 || line > f->line_count) return (position){line, col};
    const char *s = f->text + f->line_starts[line - 1];
    for (int i = 0; i < col; i++) p.col += ((unsigned char)s[i] & 0xc0) != 0x80;
    return p;
}

// "%-20s%-15s%-15r"
static void print_token(position start, position end, const char *type, const char *text, size_t length, FILE *out) {
    char range[64], *shown = NULL;
    size_t size = 0;
    snprintf(range, sizeof range, "%d,%d-%d,%d:", start.line, start.col, end.line, end.col);
    FILE *memory = open_memstream(&shown, &size);
    if (!memory) return;
    repr_str(text, length, memory);
    fclose(memory);
    int width = 0;
    for (size_t i = 0; i < size; i++) width += ((unsigned char)shown[i] & 0xc0) != 0x80;
    fprintf(out, "%-20s%-15s%s%*s\n", range, type, shown, width < 15 ? 15 - width : 0, "");
    free(shown);
}

static void print(const source_file *f, const token *t, FILE *out) {
    position start = in_characters(f, t->line, t->col), end = in_characters(f, t->end_line, t->end_col);
    bool const at_end = t->start == f->length;
    if (at_end && (t->kind == TOK_END || t->kind == TOK_DEDENT)) {
        bool const ended = f->length == 0 || f->text[f->length - 1] == '\n';
        start = end = (position){f->line_count + !ended, 0};
    } else if (at_end && t->kind == TOK_NEWLINE) {   // the newline that is not there
        end.col++;
    }
    print_token(start, end, token_type_name(t->kind), f->text + t->start, t->end - t->start, out);
}

bool tokens_dump(diag_sink *diags, const source_file *file, FILE *out) {
    arena a;
    arena_init(&a);
    const char *encoding;
    file = source_normalise(diags->arena, diags, file, &encoding);
    lex_error error = {0};
    if (file) {
        token_list tokens = {0};
        lex(&a, &(lex_input){.text = file->text, .length = file->length, .line = 1, .keep_trivia = true}, &tokens,
            &error);
        if (error.kind) {
            source_range const where = {file, error.line, error.col, error.line, error.end_col};
            diag_error(diags, where, "%s", error.message)->kind = error.kind;
        } else {
            print_token((position){0, 0}, (position){0, 0}, "ENCODING", encoding, strlen(encoding), out);
            for (int i = 0; i < tokens.n; i++) print(file, &tokens.data[i], out);
        }
    }
    arena_deinit(&a);
    return file && !error.kind;
}
