#include "runtime/error.h"

#include <stdarg.h>
#include <stdio.h>

static _Thread_local nprt_error pending;

bool nprt_raise(const char *type, const char *format, ...) {
    va_list args;
    va_start(args, format);
    pending.type = type;
    vsnprintf(pending.message, sizeof pending.message, format, args);
    va_end(args);
    return false;
}

const nprt_error *nprt_error_pending(void) { return pending.type ? &pending : NULL; }
void nprt_error_clear(void) { pending.type = NULL; }
