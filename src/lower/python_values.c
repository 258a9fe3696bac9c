// Strings, sites and calls that lowerings of several files emit.
#include "dialect/arith/arith.h"
#include "dialect/builtin/builtin.h"
#include "dialect/func/func.h"
#include "dialect/llvm/llvm.h"
#include "dialect/scf/scf.h"
#include "lower/numpy_to_linalg.h"

#include <string.h>

ir_op *np_module_of(const ir_op *op) {
    ir_op *m = (ir_op *)op;
    while (ir_op_parent(m)) m = ir_op_parent(m);
    return m;
}

static ir_value *address_of(ir_builder *b, const char *name) {
    ir_type ptr = ir_type_ptr(b->context);
    ir_op *op = ir_build(b, LLVM_mlir_addressof, 0, NULL, 1, &ptr, 0);
    ir_op_set_attr(b->context, op, "global_name", ir_attr_symbol(b->context, name));
    return ir_result(op, 0);
}

ir_value *np_cstring(ir_builder *b, ir_op *module, const char *text, size_t n) {
    ir_context *c = b->context;
    arena *a = ir_arena(c);
    char *bytes = arena_alloc(a, n + 1);   // with the final NUL
    memcpy(bytes, text, n);
    ir_attr value = ir_attr_string_n(c, bytes, n + 1);
    uint64_t hash = hash_bytes(bytes, n + 1);
    for (;; hash++) {
        char *name = arena_printf(a, "str_%016llx", (unsigned long long)hash);
        ir_op *global = ir_symbol_lookup(module, name);
        if (global && ir_op_attr(global, "value") != value) continue;   // another text with this hash
        if (global) return address_of(b, name);
        ir_attr size = ir_attr_dialect(c, arena_printf(a, "%zu x i8", n + 1));
        ir_block *body = ir_module_body(module);
        ir_builder top = {c, body, body->first, ir_loc_unknown(c)};
        global = ir_build(&top, LLVM_mlir_global, 0, NULL, 0, NULL, 1);
        ir_op_set_attr(c, global, "sym_name", ir_attr_string(c, name));
        ir_op_set_attr(c, global, "global_type", ir_attr_type(c, ir_type_dialect(c, "llvm", "array", 1, &size)));
        ir_op_set_attr(c, global, "value", value);
        ir_op_set_attr(c, global, "linkage", ir_attr_dialect(c, "llvm.linkage<internal>"));
        ir_op_set_attr(c, global, "constant", ir_attr_unit(c));
        ir_op_set_attr(c, global, "addr_space", ir_attr_int(c, 0, ir_type_int(c, 32)));
        return address_of(b, name);
    }
}

static ir_value *site_of(ir_builder *b, ir_op *module, ir_loc loc) {
    bool known = loc && loc->file;
    const char *text = known ? arena_printf(ir_arena(b->context), "%s\x1f%d\x1f%s", loc->file, loc->line,
                                            loc->function ? loc->function : "<module>")
                             : "<unknown>\x1f"
                               "0\x1f<module>";
    return np_cstring(b, module, text, strlen(text));
}

ir_value *np_site(ir_builder *b, ir_op *module, const ir_op *op) {
    return site_of(b, module, report_user_location(op->loc));
}

int np_frames_push(ir_builder *b, ir_op *module, const ir_op *op) {
    ir_loc inner = report_user_location(op->loc), frames[64];
    int n = 0;
    for (ir_loc l = inner ? inner->caller : NULL; l && n < 64; l = l->caller)
        if (l->file && !report_is_library(l)) frames[n++] = l;
    for (int i = n - 1; i >= 0; i--) {
        ir_value *site = site_of(b, module, frames[i]);
        np_call(b, module, "nprt_frame_push", NULL, 1, &site, 0, NULL);
    }
    return n;
}

void np_frames_pop(ir_builder *b, ir_op *module, int n) {
    for (int i = 0; i < n; i++) np_call(b, module, "nprt_frame_pop", NULL, 0, NULL, 0, NULL);
}

ir_op *np_call(ir_builder *b, ir_op *module, const char *callee, const char *suffix, int n, ir_value *const *args,
               int n_results, const ir_type *results) {
    ir_context *c = b->context;
    arena *a = ir_arena(c);
    const char *name = suffix && *suffix ? arena_printf(a, "%s.%s", callee, suffix) : callee;
    if (!ir_symbol_lookup(module, name)) {
        ir_type *in = ARENA_ARRAY(a, ir_type, n + 1);
        for (int i = 0; i < n; i++) in[i] = np_storage(c, args[i]->type);
        rw_declare(module, name, ir_type_function(c, n, in, n_results, results));
    }
    return rw_call(b, name, n, args, n_results, results);
}

void np_raise_if(ir_builder *b, ir_op *module, const ir_op *op, ir_value *cond, const char *kind, const char *message) {
    ir_op *branch = rw_if(b, cond, 0, NULL, false);
    ir_builder in = rw_inside(b, branch, 0);
    np_frames_push(&in, module, op);
    ir_value *args[3] = {np_cstring(&in, module, kind, strlen(kind)), np_cstring(&in, module, message, strlen(message)),
                         np_site(&in, module, op)};
    np_call(&in, module, "nprt_fail", NULL, 3, args, 0, NULL);
    rw_yield(&in, 0, NULL);
}
