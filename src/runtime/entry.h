// Functions of a program that are compiled one by one, while the interpreter runs the rest: how values go in and out.
//
// Compiled code is a program of its own, npcc_program, that takes its arguments from a list of one item and gives its
// results as another. A text says of which type they are, one word a value:
//
//   n  None     b0 b1  a known bool     s5:hello  a known string     I7;  a known int     F0x1p-1;  a known float
//   i  int      d  float                N9;  a NumPy scalar of dtype 9
//   A9,2:3,-1;  an array: dtype, rank, sizes (-1: any)
//   (…)  a tuple     […]  a list, item by item     {…}  a dict: known keys, each with its value
//   O4:Name{…}  an instance of the class of that name at the file's top level: its fields
//   L…  a list of items of one type, which the runtime has made     C…… one of two numbers: which, then both
//
// and of a global variable of the program also
//
//   M5:numpy  a module     f12;  the function that line 12 of the same file defines     K4:Name  a class of it     x  something else
//
// Behind the type of what a function returns stand, for each instance among the arguments that no list or dict holds, the
// fields that have changed, {…}.
//
// Values that are not known take slots of the list, in the order of the text, as list.h has them: int and bool
// scalars i, float scalars d, arrays a, strings and lists o. Behind the results stand all arrays among the
// arguments, as the function has left them.
#pragma once
#include "runtime/list.h"

// Runs the code with the arguments; the result is a new reference. NULL: it raised; out says what, until the next call.
// What the call held is lost then. The arrays in the arguments are taken out of the list.
typedef struct nprt_entry_failure {
    const char *kind, *message;
} nprt_entry_failure;
nprt_list *nprt_entry_call(void (*code)(void), nprt_list *arguments, nprt_entry_failure *out);

// Called by traceback.c where a program would end: does not return while an entry's code runs on this thread.
void nprt_entry_fail(const char *kind, const char *message, size_t size);
