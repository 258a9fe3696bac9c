// What compiled code is kept by. The key holds everything that compiling depends on and is known before it starts: this
// build of the compiler, the processor, the folder, the command line (options, the program's name, its arguments, which
// may be folded into the code) and the program's text. Files that it reads while compiling are the entry's
// dependencies.
#include "driver/driver.h"
#include "interp/interp.h"

#include <limits.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The linker's digest of this executable, from its notes. The executable names the code generation it belongs to, and
// holds the library.
static int find_build_id(struct dl_phdr_info *info, size_t size, void *out) {
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        if (p->p_type != PT_NOTE) continue;
        const char *at = (const char *)(info->dlpi_addr + p->p_vaddr), *end = at + p->p_memsz;
        while (at + sizeof(ElfW(Nhdr)) <= end) {
            const ElfW(Nhdr) *n = (const void *)at;
            const char *name = at + sizeof *n, *content = name + ((n->n_namesz + 3) & ~3u);
            if (n->n_type == NT_GNU_BUILD_ID && n->n_namesz == 4 && memcmp(name, "GNU", 4) == 0)
                return sha256_add_text(out, content, n->n_descsz), 1;
            at = content + ((n->n_descsz + 3) & ~3u);
        }
    }
    return -1;   // the executable comes first; there is no use in looking at libraries
}

static bool wants_to_see_compilation(const driver_options *o) {
    return o->time || o->print_all || o->print_before || o->print_after || !o->verify;
}

// An option of npcc's, not of the program's, that the code does not depend on.
static bool is_report_option(const driver_options *o, int word) {
    return word < o->word_count - o->argc && strcmp(o->words[word], "--summary") == 0;
}

// Begins a key with what every compilation depends on; false when this one is not to be kept.
static bool begin_key(driver *d, sha256 *s) {
    const driver_options *o = d->options;
    char processor[256];
    if (o->no_cache || wants_to_see_compilation(o) || !cache_directory(&d->arena) || !d->source) return false;
    sha256_init(s);
    if (dl_iterate_phdr(find_build_id, s) != 1) return false;
    machine_describe_here(processor, sizeof processor);
    sha256_add_text(s, processor, strlen(processor));
    return true;
}

bool kept_key(driver *d, digest *out) {
    const driver_options *o = d->options;
    sha256 s;
    char folder[PATH_MAX];
    if (!begin_key(d, &s) || !getcwd(folder, sizeof folder)) return false;
    sha256_add_text(&s, folder, strlen(folder));   // __file__
    for (int i = 0; i < o->word_count; i++)
        if (!is_report_option(o, i)) sha256_add_text(&s, o->words[i], strlen(o->words[i]));
    sha256_add_text(&s, d->source->text, d->source->length);
    *out = sha256_end(&s);
    return true;
}

bool kept_function_key(driver *d, const struct interp_request *r, digest *out) {
    const driver_options *o = d->options;
    sha256 s;
    if (!begin_key(d, &s)) return false;
    const char *const words[] = {
        "function",
        r->file,
        r->name,
        arena_printf(&d->arena, "%d -O%d --numpy=%d --strict=%d", r->line, o->opt_level, o->numpy1, o->strict),
        r->arguments,
        o->cpu ? o->cpu : "",
        o->file};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) sha256_add_text(&s, words[i], strlen(words[i]));
    sha256_add_text(&s, d->source->text, d->source->length);
    *out = sha256_end(&s);
    return true;
}

void kept_store_refusal(driver *d, const digest *key, const char *note) {
    cache_entry const e = {.dependency_count = d->read.n, .dependencies = d->read.data, .note = note};
    cache_store(cache_directory(&d->arena), key, &e);
}

void kept_store(driver *d, const digest *key, int count, const loader_object *objects) {
    if (d->diags.first) return;   // what compiling says is said each time
    cache_entry e = {.dependency_count = d->read.n, .object_count = count, .dependencies = d->read.data};
    memcpy(e.objects, objects, (size_t)count * sizeof *objects);
    cache_store(cache_directory(&d->arena), key, &e);
}
