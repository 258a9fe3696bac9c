#include "loader/loader.h"
#include "base/vec.h"
#include "loader/relocate.h"

#include <dlfcn.h>
#include <elf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Sections lie in three runs of pages, by what may be done with them.
enum { CODE, CONSTANTS, DATA, RUNS };
static const int protection[RUNS] = {PROT_READ | PROT_EXEC, PROT_READ, PROT_READ | PROT_WRITE};

typedef struct object {
    const loader_object *file;
    const Elf64_Shdr *sections;
    int section_count;
    uint8_t **places;   // where each section lies, NULL when it takes no memory
    const Elf64_Sym *symbols;
    int symbol_count;
    const char *names;   // of symbols
    size_t names_size;
    int *slots;   // for each symbol: its slot and bridge, or -1
} object;

struct loaded_code {
    arena a;
    uint8_t *memory;
    size_t size;
    VEC(loader_symbol) defined;   // global symbols of all objects
};

typedef struct loading {
    loaded_code *code;
    const relocator *machine;
    object *objects;
    int object_count, symbol_count, slot_count;
    const loader_symbol *symbols;
    size_t run_size[RUNS], run_start[RUNS], bridges_at, slots_at;   // the last two from their run's start
    diag_sink *d;
} loading;

static bool fail(loading *l, const char *what, const char *name) {
    diag_error(l->d, (source_range){0}, "loading compiled code: %s%s", what, name);
    return false;
}

static const relocator *this_machine(void) {
#if defined __x86_64__
    return &relocate_x86_64;
#elif defined __aarch64__
    return &relocate_aarch64;
#else
    return NULL;
#endif
}

// ---- reading

static bool inside(const object *o, uint64_t offset, uint64_t size) {
    return offset <= o->file->size && size <= o->file->size - offset;
}

// A table of the file, whose rows start where the processor may read them.
static bool table_inside(const object *o, uint64_t offset, uint64_t size) {
    return inside(o, offset, size) && (uintptr_t)(o->file->bytes + offset) % 8 == 0;
}

static bool read_symbols(loading *l, object *o, const Elf64_Shdr *s) {
    if (s->sh_link >= (unsigned)o->section_count || !table_inside(o, s->sh_offset, s->sh_size))
        return fail(l, "a symbol table leaves the file", "");
    const Elf64_Shdr *strings = &o->sections[s->sh_link];
    if (!inside(o, strings->sh_offset, strings->sh_size) || !strings->sh_size ||
        o->file->bytes[strings->sh_offset + strings->sh_size - 1])
        return fail(l, "the names of symbols leave the file", "");
    o->symbols = (const Elf64_Sym *)(o->file->bytes + s->sh_offset);
    o->symbol_count = (int)(s->sh_size / sizeof *o->symbols);
    o->names = o->file->bytes + strings->sh_offset;
    o->names_size = strings->sh_size;
    o->slots = ARENA_ARRAY(&l->code->a, int, o->symbol_count + 1);
    for (int i = 0; i < o->symbol_count; i++) {
        o->slots[i] = -1;
        if (o->symbols[i].st_name >= o->names_size) return fail(l, "a symbol has no name", "");
    }
    return true;
}

static bool read_object(loading *l, object *o) {
    const Elf64_Ehdr *h = (const Elf64_Ehdr *)(const void *)o->file->bytes;
    if (!table_inside(o, 0, sizeof *h) || memcmp(h->e_ident, ELFMAG, SELFMAG) != 0 ||
        h->e_ident[EI_CLASS] != ELFCLASS64 || h->e_type != ET_REL)
        return fail(l, "not an object file", "");
    if (h->e_machine != l->machine->elf_machine) return fail(l, "an object for another machine", "");
    o->section_count = h->e_shnum;
    if (!table_inside(o, h->e_shoff, (uint64_t)h->e_shnum * sizeof(Elf64_Shdr)))
        return fail(l, "sections leave the file", "");
    o->sections = (const Elf64_Shdr *)(o->file->bytes + h->e_shoff);
    o->places = ARENA_ARRAY(&l->code->a, uint8_t *, o->section_count + 1);
    for (int i = 0; i < o->section_count; i++) {
        const Elf64_Shdr *s = &o->sections[i];
        if (s->sh_flags & SHF_TLS) return fail(l, "thread-local storage is not supported", "");
        if (s->sh_type == SHT_INIT_ARRAY || s->sh_type == SHT_FINI_ARRAY)
            return fail(l, "constructors are not supported", "");
        if (s->sh_type != SHT_NOBITS && !inside(o, s->sh_offset, s->sh_size))
            return fail(l, "a section leaves the file", "");
        if (s->sh_type == SHT_SYMTAB && !read_symbols(l, o, s)) return false;
    }
    return true;
}

// ---- layout

static size_t round_up(size_t n, size_t to) { return (n + to - 1) / to * to; }

static int run_of(const Elf64_Shdr *s) {
    return s->sh_flags & SHF_EXECINSTR ? CODE : s->sh_flags & SHF_WRITE ? DATA : CONSTANTS;
}

static bool takes_memory(const Elf64_Shdr *s) { return (s->sh_flags & SHF_ALLOC) && s->sh_size; }

// Sections get offsets in their run; places holds them (plus one, so that NULL is none) until memory is there.
static bool place_sections(loading *l, object *o) {
    for (int i = 0; i < o->section_count; i++) {
        const Elf64_Shdr *s = &o->sections[i];
        if (!takes_memory(s)) continue;
        size_t *size = &l->run_size[run_of(s)];
        *size = round_up(*size, s->sh_addralign ? s->sh_addralign : 1);
        o->places[i] = (uint8_t *)(uintptr_t)(*size + 1);
        *size += s->sh_size;
        if (s->sh_addralign > 4096 || *size > (size_t)1 << 30) return fail(l, "a section is too large", "");
    }
    return true;
}

typedef struct relocations {
    const Elf64_Rela *items;
    int n;
    uint8_t *section;   // what they change
    size_t section_size;
} relocations;

// The relocations of section i, when it holds some for a section that is in memory.
static bool relocations_of(loading *l, const object *o, int i, relocations *out) {
    const Elf64_Shdr *s = &o->sections[i];
    *out = (relocations){0};
    if (s->sh_type == SHT_REL) return fail(l, "relocations without addends are not supported", "");
    if (s->sh_type != SHT_RELA || s->sh_info >= (unsigned)o->section_count || !o->places[s->sh_info]) return true;
    if (!table_inside(o, s->sh_offset, s->sh_size)) return fail(l, "relocations leave the file", "");
    *out = (relocations){(const Elf64_Rela *)(o->file->bytes + s->sh_offset), (int)(s->sh_size / sizeof(Elf64_Rela)),
                         o->places[s->sh_info], o->sections[s->sh_info].sh_size};
    for (int k = 0; k < out->n; k++)
        if (ELF64_R_SYM(out->items[k].r_info) >= (unsigned)o->symbol_count ||
            out->items[k].r_offset >= out->section_size)
            return fail(l, "a relocation leaves its section", "");
    return true;
}

static bool count_slots(loading *l, object *o) {
    relocations r;
    for (int i = 0; i < o->section_count; i++) {
        if (!relocations_of(l, o, i, &r)) return false;
        for (int k = 0; k < r.n; k++) {
            unsigned const symbol = ELF64_R_SYM(r.items[k].r_info);
            uint32_t const type = ELF64_R_TYPE(r.items[k].r_info);
            bool const wanted = l->machine->wants_slot(type) ||
                                (l->machine->wants_bridge(type) && o->symbols[symbol].st_shndx == SHN_UNDEF);
            if (wanted && o->slots[symbol] < 0) o->slots[symbol] = l->slot_count++;
        }
    }
    return true;
}

static bool map_memory(loading *l) {
    loaded_code *c = l->code;
    l->bridges_at = round_up(l->run_size[CODE], 16);
    l->run_size[CODE] = l->bridges_at + (size_t)(l->slot_count * l->machine->bridge_bytes);
    l->slots_at = round_up(l->run_size[CONSTANTS], 8);
    l->run_size[CONSTANTS] = l->slots_at + (size_t)l->slot_count * 8;
    for (int r = 0; r < RUNS; r++) {
        l->run_start[r] = c->size;
        c->size += round_up(l->run_size[r], (size_t)sysconf(_SC_PAGESIZE));
    }
    if (!c->size) return true;
    void *p = mmap(NULL, c->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return fail(l, "no memory", "");
    c->memory = p;
    return true;
}

static void copy_sections(loading *l, object *o) {
    for (int i = 0; i < o->section_count; i++) {
        const Elf64_Shdr *s = &o->sections[i];
        if (!o->places[i]) continue;
        o->places[i] = l->code->memory + l->run_start[run_of(s)] + ((uintptr_t)o->places[i] - 1);
        if (s->sh_type != SHT_NOBITS) memcpy(o->places[i], o->file->bytes + s->sh_offset, s->sh_size);
    }
}

// ---- symbols

#if defined __x86_64__
// LLVM calls these for half floats on processors without instructions for them; libgcc.a holds them.
float __extendhfsf2(_Float16 h);
_Float16 __truncsfhf2(float v);
_Float16 __truncdfhf2(double v);
static const loader_symbol support[] = {{"__extendhfsf2", (void *)__extendhfsf2},
                                        {"__truncsfhf2", (void *)__truncsfhf2},
                                        {"__truncdfhf2", (void *)__truncdfhf2}};
#else
static const loader_symbol support[] = {{"", NULL}};
#endif

static void *find_in(int n, const loader_symbol *symbols, const char *name) {
    for (int i = 0; i < n; i++)
        if (strcmp(symbols[i].name, name) == 0) return symbols[i].address;
    return NULL;
}

static void *find_outside(const loading *l, const char *name) {
    void *p = find_in(l->symbol_count, l->symbols, name);
    if (!p) p = find_in((int)(sizeof support / sizeof *support), support, name);
    return p ? p : dlsym(RTLD_DEFAULT, name);   // the C library's
}

static bool address_of(loading *l, const object *o, unsigned symbol, uint64_t *out) {
    const Elf64_Sym *s = &o->symbols[symbol];
    const char *name = o->names + s->st_name;
    if (s->st_shndx == SHN_ABS) return *out = s->st_value, true;
    if (s->st_shndx == SHN_UNDEF) {
        void *p = find_in(l->code->defined.n, l->code->defined.data, name);
        if (!p && symbol) p = find_outside(l, name);
        *out = (uint64_t)(uintptr_t)p;
        return p || !symbol || ELF64_ST_BIND(s->st_info) == STB_WEAK || fail(l, "nothing is called ", name);
    }
    if (s->st_shndx >= o->section_count || !o->places[s->st_shndx] || s->st_value > o->sections[s->st_shndx].sh_size)
        return fail(l, "a symbol lies nowhere: ", name);
    *out = (uint64_t)(uintptr_t)o->places[s->st_shndx] + s->st_value;
    return true;
}

static bool collect_defined(loading *l, const object *o) {
    for (int i = 1; i < o->symbol_count; i++) {
        const Elf64_Sym *s = &o->symbols[i];
        uint64_t address;
        if (s->st_shndx == SHN_UNDEF || ELF64_ST_BIND(s->st_info) == STB_LOCAL) continue;
        if (s->st_shndx == SHN_COMMON || !address_of(l, o, (unsigned)i, &address)) return false;
        loader_symbol const d = {arena_strdup(&l->code->a, o->names + s->st_name), (void *)(uintptr_t)address};
        vec_push(&l->code->a, &l->code->defined, d);
    }
    return true;
}

// ---- relocating

static uint64_t slot_address(const loading *l, int slot) {
    return (uint64_t)(uintptr_t)(l->code->memory + l->run_start[CONSTANTS] + l->slots_at) + (uint64_t)slot * 8;
}

static uint8_t *bridge_address(const loading *l, int slot) {
    return l->code->memory + l->run_start[CODE] + l->bridges_at + slot * l->machine->bridge_bytes;
}

static bool fill_slots(loading *l, const object *o) {
    for (int i = 0; i < o->symbol_count; i++) {
        uint64_t address;
        if (o->slots[i] < 0) continue;
        if (!address_of(l, o, (unsigned)i, &address)) return false;
        memcpy((void *)(uintptr_t)slot_address(l, o->slots[i]), &address, 8);
        l->machine->write_bridge(bridge_address(l, o->slots[i]), slot_address(l, o->slots[i]));
    }
    return true;
}

static bool relocate(loading *l, const object *o) {
    relocations r;
    for (int i = 0; i < o->section_count; i++) {
        if (!relocations_of(l, o, i, &r)) return false;
        for (int k = 0; k < r.n; k++) {
            const Elf64_Rela *x = &r.items[k];
            unsigned const symbol = ELF64_R_SYM(x->r_info);
            relocation one = {.place = r.section + x->r_offset, .type = ELF64_R_TYPE(x->r_info)};
            if (x->r_offset + (uint64_t)l->machine->width(one.type) > r.section_size)
                return fail(l, "a relocation leaves its section", "");
            if (!address_of(l, o, symbol, &one.target)) return false;
            one.target += (uint64_t)x->r_addend;
            if (o->slots[symbol] >= 0) {
                one.slot = slot_address(l, o->slots[symbol]) + (uint64_t)x->r_addend;
                one.bridge = (uint64_t)(uintptr_t)bridge_address(l, o->slots[symbol]) + (uint64_t)x->r_addend;
            }
            if (!l->machine->apply(&one))
                return fail(l, "a reference cannot be made to ", o->names + o->symbols[symbol].st_name);
        }
    }
    return true;
}

static bool protect(loading *l) {
    loaded_code *c = l->code;
    __builtin___clear_cache((char *)c->memory, (char *)c->memory + c->size);
    for (int r = 0; r < RUNS; r++) {
        size_t const size = round_up(l->run_size[r], (size_t)sysconf(_SC_PAGESIZE));
        if (size && mprotect(c->memory + l->run_start[r], size, protection[r]))
            return fail(l, "the system does not let memory be executed", "");
    }
    return true;
}

static bool load(loading *l) {
    bool ok = true;
    for (int i = 0; ok && i < l->object_count; i++) {
        object *o = &l->objects[i];
        ok = read_object(l, o) && place_sections(l, o) && count_slots(l, o);
    }
    ok = ok && map_memory(l);
    for (int i = 0; ok && i < l->object_count; i++) copy_sections(l, &l->objects[i]);
    for (int i = 0; ok && i < l->object_count; i++) ok = collect_defined(l, &l->objects[i]);
    for (int i = 0; ok && i < l->object_count; i++) ok = fill_slots(l, &l->objects[i]) && relocate(l, &l->objects[i]);
    return ok && (!l->code->size || protect(l));
}

loaded_code *loader_load(int object_count, const loader_object *objects, int symbol_count, const loader_symbol *symbols,
                         diag_sink *d) {
    loading l = {.machine = this_machine(),
                 .object_count = object_count,
                 .symbol_count = symbol_count,
                 .symbols = symbols,
                 .d = d};
    if (!l.machine) return fail(&l, "not supported on this machine", ""), NULL;
    l.code = calloc(1, sizeof *l.code);
    if (!l.code) return fail(&l, "no memory", ""), NULL;
    arena_init(&l.code->a);
    l.objects = ARENA_ARRAY(&l.code->a, object, object_count + 1);
    for (int i = 0; i < object_count; i++) l.objects[i].file = &objects[i];
    if (load(&l)) return l.code;
    loader_free(l.code);
    return NULL;
}

void *loader_find(const loaded_code *c, const char *name) { return find_in(c->defined.n, c->defined.data, name); }

void loader_free(loaded_code *c) {
    if (!c) return;
    if (c->memory) munmap(c->memory, c->size);
    arena_deinit(&c->a);
    free(c);
}
