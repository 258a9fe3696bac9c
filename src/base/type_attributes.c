#include "base/type_attributes.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *type, *names;
} table[] = {
#define TYPE_ATTRIBUTES(TYPE, NAMES) {TYPE, NAMES},
#include "base/type_attributes.def"
};

static const char *names_of(const char *type) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].type, type) == 0) return table[i].names;
    return NULL;
}

bool type_is_listed(const char *type) { return names_of(type) != NULL; }

bool type_lists(const char *type, const char *name) {
    const char *const names = names_of(type);
    size_t const n = strlen(name);
    for (const char *at = names; n && at && (at = strstr(at, name)); at += n)
        if ((at == names || at[-1] == ' ') && (at[n] == ' ' || !at[n])) return true;
    return false;
}
