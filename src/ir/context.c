// The context: arena, interning, dialects, source files.
#include "ir/internal.h"

#include <stdarg.h>

ir_context *ir_context_new(arena *a, intern_table *names, diag_sink *diags) {
    ir_context *c = ARENA_NEW(a, ir_context);
    c->arena = a;
    c->names = names;
    c->diags = diags;
    map_init(&c->by_name, a);
    map_init(&c->op_infos_unregistered, a);
    c->index = ir_type_index(c);
    c->i1 = ir_type_int(c, 1);
    c->i32 = ir_type_int(c, 32);
    c->i64 = ir_type_int(c, 64);
    c->f32 = ir_type_float(c, 32);
    c->f64 = ir_type_float(c, 64);
    c->s_value = ir_intern(c, "value");
    c->s_sym_name = ir_intern(c, "sym_name");
    c->s_segments = ir_intern(c, "operandSegmentSizes");
    c->unknown_loc = ARENA_NEW(a, struct ir_loc_data);
    return c;
}

arena *ir_arena(ir_context *c) { return c->arena; }
diag_sink *ir_diags(ir_context *c) { return c->diags; }
void ir_set_remarks(ir_context *c, diag_sink *remarks) { c->remarks = remarks; }
diag_sink *ir_remarks(const ir_context *c) { return c->remarks; }
istr ir_intern(ir_context *c, const char *s) { return intern(c->names, s); }
int ir_dialect_count(const ir_context *c) { return c->dialect_count; }
const ir_dialect *ir_dialect_at(const ir_context *c, int i) { return c->dialects[i]; }

bool ir_register_dialect(ir_context *c, const ir_dialect *d) {
    unsigned const number = d->first_opcode / IR_OPCODES_PER_DIALECT;
    if (number >= IR_MAX_DIALECTS || c->infos[number] || d->op_count > IR_OPCODES_PER_DIALECT) {
        diag_error(c->diags, (source_range){0},
                   "dialect '%s' cannot be registered: its range of opcodes is taken or too large", d->name);
        return false;
    }
    ir_op_info *infos = ARENA_ARRAY(c->arena, ir_op_info, d->op_count);
    bool ok = true;
    for (int i = 0; i < d->op_count; i++) {
        const ir_op_row *row = &d->rows[i];
        infos[i] = (ir_op_info){.opcode = d->first_opcode + (unsigned)i,
                                .name = ir_intern(c, arena_printf(c->arena, "%s.%s", d->name, row->name)),
                                .traits = row->traits,
                                .signature = row->signature,
                                .format = row->format,
                                .doc = row->doc,
                                .dialect = d,
                                .hooks = row->hooks};
        if (!ir_declaration_parse(c, &infos[i])) ok = false;
        map_put_ptr(&c->by_name, infos[i].name, &infos[i]);
    }
    c->infos[number] = infos;
    c->dialects[c->dialect_count++] = d;
    return ok;
}

const ir_op_info *ir_op_info_of(ir_context *c, unsigned opcode) {
    ir_op_info *infos = c->infos[opcode / IR_OPCODES_PER_DIALECT];
    return infos ? &infos[opcode % IR_OPCODES_PER_DIALECT] : NULL;
}

const ir_op_info *ir_op_info_by_name(ir_context *c, const char *name, size_t n) {
    return map_get_ptr(&c->by_name, intern_n(c->names, name, n));
}

const ir_op_info *ir_unregistered_info(ir_context *c, istr name) {
    ir_op_info *info = map_get_ptr(&c->op_infos_unregistered, name);
    if (info) return info;
    info = ARENA_NEW(c->arena, ir_op_info);
    *info = (ir_op_info){.name = name, .signature = NULL};
    op_declaration *d = ARENA_NEW(c->arena, op_declaration);
    d->context = c;
    d->dynamic = true;
    info->compiled = d;
    map_put_ptr(&c->op_infos_unregistered, name, info);
    return info;
}

// ---- sets of interned structs ----
const void *ir_set_find(const ir_set *s, uint64_t hash, bool (*equal)(const void *a, const void *b), const void *key) {
    if (!s->slots) return NULL;
    for (uint32_t i = (uint32_t)(hash >> 32) & s->mask; s->slots[i].item; i = (i + 1) & s->mask)
        if (s->slots[i].hash == hash && equal(s->slots[i].item, key)) return s->slots[i].item;
    return NULL;
}

static void set_place(ir_set *s, uint64_t hash, const void *item) {
    uint32_t i = (uint32_t)(hash >> 32) & s->mask;
    while (s->slots[i].item) i = (i + 1) & s->mask;
    s->slots[i] = (struct ir_set_slot){hash, item};
}

void ir_set_add(arena *a, ir_set *s, uint64_t hash, const void *item) {
    if (!s->slots || s->count * 2 > s->mask) {
        ir_set const old = *s;
        s->mask = old.slots ? old.mask * 2 + 1 : 127;
        s->slots = arena_alloc(a, sizeof *s->slots * ((size_t)s->mask + 1));
        for (uint32_t i = 0; old.slots && i <= old.mask; i++)
            if (old.slots[i].item) set_place(s, old.slots[i].hash, old.slots[i].item);
    }
    set_place(s, hash, item);
    s->count++;
}

// ---- locations and diagnostics ----
ir_loc ir_loc_unknown(ir_context *c) { return c->unknown_loc; }

static uint64_t mix_pointer(uint64_t h, const void *p) { return hash_mix(h, (uint64_t)(uintptr_t)p); }

static bool loc_equal(const void *a, const void *b) {
    ir_loc x = a, y = b;
    return x->file == y->file && x->function == y->function && x->line == y->line && x->col == y->col &&
           x->caller == y->caller;
}

static ir_loc loc_unique(ir_context *c, const struct ir_loc_data *key) {
    uint64_t h = mix_pointer(mix_pointer(mix_pointer(0, key->file), key->function), key->caller);
    h = hash_mix(h, (uint64_t)(uint32_t)key->line << 32 | (uint32_t)key->col);
    ir_loc found = ir_set_find(&c->locs, h, loc_equal, key);
    if (found) return found;
    ir_loc made = arena_copy(c->arena, key, sizeof *key);
    ir_set_add(c->arena, &c->locs, h, made);
    return made;
}

ir_loc ir_loc_at(ir_context *c, istr file, istr function, int line, int col) {
    return loc_unique(c, &(struct ir_loc_data){.file = file, .function = function, .line = line, .col = col});
}

ir_loc ir_loc_inlined(ir_context *c, ir_loc callee, ir_loc caller) {
    if (!callee || !callee->file) return caller;
    struct ir_loc_data l = *callee;
    l.caller = l.caller ? ir_loc_inlined(c, l.caller, caller) : caller;
    return loc_unique(c, &l);
}

void ir_add_source(ir_context *c, const source_file *file) {
    for (int i = 0; i < c->sources.n; i++)
        if (c->sources.data[i] == file) return;
    vec_push(c->arena, &c->sources, file);
}

source_range ir_loc_range(const ir_context *c, ir_loc loc) {
    source_range r = {0};
    if (!loc || !loc->file) return r;
    for (int i = c->sources.n - 1; i >= 0 && !r.file; i--)
        if (strcmp(c->sources.data[i]->name, loc->file) == 0) r.file = c->sources.data[i];
    if (!r.file || loc->line < 1 || loc->line > r.file->line_count) return (source_range){0};
    r.line = r.end_line = loc->line;
    size_t length;
    source_line(r.file, loc->line, &length);
    r.col = loc->col < 0 ? 0 : (size_t)loc->col > length ? (int)length : loc->col;
    r.end_col = r.col + 1;
    return r;
}

diagnostic *ir_op_error(const ir_op *op, const char *format, ...) {
    ir_context *c = ir_op_context(op);
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(c->arena, format, args);
    va_end(args);
    source_range const where = ir_loc_range(c, op->loc);
    if (where.file || !op->loc || !op->loc->file)
        return diag_error(c->diags, where, "'%s': %s", op->info->name, message);
    return diag_error(c->diags, where, "%s:%d:%d: '%s': %s", op->loc->file, op->loc->line, op->loc->col, op->info->name,
                      message);
}
