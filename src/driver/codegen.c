// Code generation is a shared object beside the executable's libraries, loaded when code is to be made: LLVM takes
// longer to load than most of what npcc does without it.
#include "driver/driver.h"

#include <dlfcn.h>
#include <string.h>

static const codegen_api *load(const driver_options *o, diag_sink *d) {
    arena *a = d->arena;
    void *library = dlopen(arena_printf(a, "%s/npcc-codegen.so", o->library_dir), RTLD_NOW | RTLD_LOCAL);
    const codegen_api *api = library ? dlsym(library, "npcc_codegen") : NULL;
    if (!api) {
        diag_error(d, (source_range){0}, "code generation cannot be loaded: %s", dlerror());
        return NULL;
    }
    if (strcmp(api->build, codegen_build_id) == 0) return api;
    diag_error(d, (source_range){0}, "%s/npcc-codegen.so is of another build of npcc", o->library_dir);
    return NULL;
}

const codegen_api *driver_codegen_api(driver *d) {
    if (!d->codegen) d->codegen = load(d->options, &d->diags);
    return d->codegen;
}

codegen_module *driver_codegen(driver *d, ir_op *module, bool pic) {
    const driver_options *o = d->options;
    const codegen_api *api = driver_codegen_api(d);
    codegen_options const co = {
        .target = o->target ? machine_find(o->target) : NULL, .cpu = o->cpu, .opt_level = o->opt_level, .pic = pic};
    codegen_module *m = api ? api->compile(module, &co, &d->diags) : NULL;
    if (!m) return NULL;
    const codegen_times *times = api->module_times(m);
    driver_add_time(d, "translate to LLVM", times->translate);
    driver_add_time(d, "LLVM optimise", times->optimise);
    return m;
}
