// The table of the modules written in C.
#include "interp/modules.h"
#include "interp/frame.h"

void interp_register_modules(void) {
#define MODULE(NAME, INIT) py_register_module(NAME, interp_module_##INIT);
#include "interp/modules.def"
}
