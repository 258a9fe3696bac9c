// The attributes of the built-in types of Python and NumPy by name (type_attributes.def).
#ifndef NPCC_BASE_TYPE_ATTRIBUTES_H
#define NPCC_BASE_TYPE_ATTRIBUTES_H

#include <stdbool.h>

// Is the type one of those that are listed?
bool type_is_listed(const char *type);
// Have values of the listed type an attribute of that name? Not among them: what every object has, which is "object"'s.
bool type_lists(const char *type, const char *name);

#endif
