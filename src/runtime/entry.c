#include "runtime/entry.h"
#include "runtime/traceback.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local struct {
    jmp_buf *back;   // NULL: no entry's code runs
    nprt_list *arguments, *result;
    nprt_buf message;
    nprt_entry_failure failure;
} entry;

nprt_list *nprt_entry_arguments(void) { return entry.arguments; }

void nprt_entry_return(nprt_list *result) {
    nprt_object_retain(result);
    entry.result = result;
}

nprt_list *nprt_entry_call(void (*code)(void), nprt_list *arguments, nprt_entry_failure *out) {
    jmp_buf back;
    void *const temporaries = nprt_arena_push(1);
    int64_t const depth = nprt_calls_depth();
    entry.arguments = arguments;
    entry.result = NULL;
    entry.back = &back;
    if (setjmp(back) == 0)
        code();
    else
        *out = entry.failure;
    entry.back = NULL;
    nprt_calls_cut(depth);
    nprt_arena_pop(temporaries);
    return entry.result;
}

void nprt_entry_fail(const char *kind, const char *message, size_t size) {
    if (!entry.back) return;
    entry.message.n = 0;
    nprt_buf_add(&entry.message, message, size);
    nprt_buf_putc(&entry.message, 0);
    entry.failure = (nprt_entry_failure){kind, entry.message.data};
    nprt_object_release(entry.result);
    entry.result = NULL;
    longjmp(*entry.back, 1);
}
