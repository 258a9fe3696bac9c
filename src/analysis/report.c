#include "analysis/report.h"
#include "ir/dialect.h"

#include <stdarg.h>
#include <string.h>

bool report_is_library(ir_loc loc) { return loc && loc->file && strncmp(loc->file, "<library ", 9) == 0; }

ir_loc report_user_location(ir_loc loc) {
    ir_loc place = loc;
    while (place && report_is_library(place) && place->caller) place = place->caller;
    return place ? place : loc;
}

static source_range range_of(diag_sink *sink, ir_loc loc) {
    loc = report_user_location(loc);
    if (!loc || !loc->file) return (source_range){0};
    // The caret needs the text; when the file cannot be read the name and the line still say where it is.
    diag_sink quiet;
    diag_init(&quiet, sink->arena);
    const source_file *file = loc->file[0] == '<' ? NULL : source_read(sink->arena, &quiet, loc->file);
    if (!file) file = source_from_text(sink->arena, loc->file, "", 0);
    return (source_range){file, loc->line, loc->col, loc->line, loc->col + 1};
}

diagnostic *report_error(const ir_op *op, const char *format, ...) {
    diag_sink *sink = ir_diags(ir_op_context(op));
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(sink->arena, format, args);
    va_end(args);
    diagnostic *d = diag_error(sink, range_of(sink, op->loc), "%s", text);
    d->is_limit = true;
    return d;
}

void report_remark(const ir_op *op, const char *kind, const char *help, const char *format, ...) {
    diag_sink *sink = ir_remarks(ir_op_context(op));
    ir_loc const loc = report_user_location(op->loc);
    if (!sink || !loc || !loc->file || report_is_library(loc)) return;
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(sink->arena, format, args);
    va_end(args);
    diagnostic *d = diag_add(sink, DIAG_NOTE, range_of(sink, op->loc), "%s", text);
    d->kind = kind;
    d->help = help;
}
