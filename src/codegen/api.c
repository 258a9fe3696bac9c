#include "codegen/codegen.h"

const codegen_api npcc_codegen = {.build = codegen_build_id,
                                  .compile = codegen_compile,
                                  .module_free = codegen_module_free,
                                  .module_times = codegen_module_times,
                                  .print_llvm = codegen_print_llvm,
                                  .print_asm = codegen_print_asm,
                                  .objects = codegen_objects,
                                  .build_program = codegen_build};
