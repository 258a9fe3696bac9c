// The entry of name resolution, and what its passes share.
#include "sema/sema.h"

#include <stdarg.h>

void sema_fail(sema *s, const ast_node *at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(s->arena, format, args);
    va_end(args);
    diag_error(s->diags, ast_range(s->file, at), "%s", message)->kind = "SyntaxError";
    longjmp(s->failed, 1);
}

istr sema_mangle(intern_table *names, istr private_class, istr name) {
    size_t const n = istr_len(name);
    if (!private_class || n < 3 || name[0] != '_' || name[1] != '_') return name;
    if ((name[n - 1] == '_' && name[n - 2] == '_') || memchr(name, '.', n)) return name;
    const char *class_name = private_class;
    while (*class_name == '_') class_name++;
    if (!*class_name) return name;
    size_t const m = strlen(class_name);
    VEC(char) text = {0};
    vec_push(names->arena, &text, '_');
    for (size_t i = 0; i < m; i++) vec_push(names->arena, &text, class_name[i]);
    for (size_t i = 0; i < n; i++) vec_push(names->arena, &text, name[i]);
    return intern_n(names, text.data, (size_t)text.n);
}

symbol *sema_symbol(const sema *s, const building *b, istr name) {
    (void)s;
    return map_get_ptr(&b->pub.by_name, name);
}

symbol *sema_symbol_add(sema *s, building *b, istr name, const ast_node *at, unsigned flags) {
    istr const mangled = sema_mangle(s->names, s->private_class, name);
    symbol *y = map_get_ptr(&b->pub.by_name, mangled);
    if (!y) {
        y = ARENA_NEW(s->arena, symbol);
        y->pub.name = mangled;
        y->pub.slot = -1;
        map_put_ptr(&b->pub.by_name, mangled, y);
        vec_push(s->arena, &b->names, &y->pub);
    }
    if (mangled != name) map_put_ptr(&b->pub.by_name, name, y);
    if (flags & y->flags & N_PARAM) sema_fail(s, at, "duplicate argument '%s' in function definition", name);
    if (b->in_target && ((flags | y->flags) & (N_GLOBAL | N_NONLOCAL)))
        sema_fail(s, at, "comprehension inner loop cannot rebind assignment expression target '%s'", name);
    y->flags |= flags | (b->in_target ? N_ITERATION : 0);
    if ((flags & N_GLOBAL) && b->pub.parent) {   // the module has the name, too
        building *top = (building *)s->table->top;
        istr const private_class = s->private_class;
        s->private_class = NULL;
        sema_symbol_add(s, top, mangled, at, N_GLOBAL);
        s->private_class = private_class;
    }
    return y;
}

scope_table *sema_resolve(arena *a, intern_table *names, diag_sink *diags, const source_file *file,
                          const ast_node *module) {
    sema s = {.arena = a,
              .names = names,
              .diags = diags,
              .file = file,
              .table = ARENA_NEW(a, scope_table),
              .s_class = intern(names, "__class__"),
              .s_super = intern(names, "super"),
              .s_debug = intern(names, "__debug__"),
              .s_future = intern(names, "__future__")};
    map_init(&s.table->by_node, a);
    if (setjmp(s.failed)) return NULL;
    sema_find_future(&s, module);
    sema_collect(&s, module);
    sema_analyse(&s, (building *)s.table->top);
    sema_check(&s, module);
    return s.table;
}
