// Errors of the runtime: Python exceptions as values.
//
// A function that can fail returns false (or NULL) after nprt_raise has stored the exception of this thread.
// The interpreter turns it into an exception object; compiled code calls nprt_die, which prints Python's
// traceback form on stderr and ends the process with status 1.
#pragma once
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

// EXCEPTION(NAME): the built-in exceptions that the runtime itself raises.
typedef struct nprt_error {
    const char *type;   // "ValueError"; a static string
    char message[512];
} nprt_error;

// Stores the thread's pending exception (replacing another) and returns false.
bool nprt_raise(const char *type, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The pending exception, or NULL.
const nprt_error *nprt_error_pending(void);
void nprt_error_clear(void);
// Prints "TYPE: MESSAGE" of the pending exception after the traceback's lines and exits with status 1.
_Noreturn void nprt_die(void);
// NumPy's RuntimeWarning and Python's warnings, on stderr, in Python's form; repeated text from one place prints once.
void nprt_warn(const char *category, const char *message);
// Gives warnings of nprt_warn to somebody who knows where the program is (the interpreter); NULL for the runtime
// itself.
typedef void (*nprt_warn_handler)(void *context, const char *category, const char *message);
void nprt_set_warn_handler(nprt_warn_handler handler, void *context);

#ifdef __cplusplus
}
#endif
