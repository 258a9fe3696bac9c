// The initialisers of the modules written in C, one file mod_*.c each; listed in modules.def.
#pragma once
#include "runtime/py/impl.h"

#define MODULE(NAME, INIT) py_object *interp_module_##INIT(void);
#include "interp/modules.def"
