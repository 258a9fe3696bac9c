// Examples in the text of a docstring.
#pragma once
#include "base/arena.h"

typedef struct doctest_example {
    const char *source;      // without prompts and indentation; ends with a newline
    const char *want;        // what it should print: "" or lines
    const char *exception;   // type and text of the exception that it should raise; NULL: none
    int line, last_line;     // of the source, from 0
    int on, off;             // flags that its directives set and clear
} doctest_example;

typedef struct doctest_text {
    doctest_example *data;
    int n;
    const char *mistake;   // NULL, or the text of the ValueError that doctest raises
} doctest_text;

// name: of the docstring, for the mistake.
doctest_text doctest_read(arena *a, const char *docstring, const char *name);
