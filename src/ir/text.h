// Printing of types and attributes, shared by the printer and the public functions.
#pragma once
#include "ir/internal.h"

#include <stdlib.h>

typedef struct ir_text {
    FILE *out;
    const map *aliases;   // ir_attr → "#map1", or NULL
} ir_text;

void ir_text_type(const ir_text *x, ir_type t);
void ir_text_attr(const ir_text *x, ir_attr a);
void ir_text_entries(const ir_text *x, int n, const ir_named_attr *entries);   // {a = 1}
void ir_text_map(FILE *out, ir_attr m);
void ir_text_string(FILE *out, const char *s, size_t n);   // quoted
void ir_text_name(FILE *out, istr s);                      // bare when possible, else quoted
void ir_text_hex(FILE *out, const unsigned char *data, size_t n);
// The alignment that a resource's data is written with: its element's size.
int ir_resource_alignment(ir_attr a);
void ir_text_loc(FILE *out, ir_loc l);
