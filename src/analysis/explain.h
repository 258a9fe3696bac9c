// What can be read off a module about how its program will run, said through report_remark. Passes say themselves why
// they copy or do not fuse.
#pragma once
#include "base/map.h"
#include "ir/ir.h"

// numpy stage: functions that were compiled more than once.
void explain_functions(ir_op *module);
// numpy stage: classes whose objects are records.
void explain_records(ir_op *module);
// linalg stage: what each iteration of the program's own loops checks or leaves to the runtime. The loops' locations
// are added to loops, for explain_memory.
void explain_loops(ir_op *module, map *loops);
// loops stage: what each iteration of those loops allocates.
void explain_memory(ir_op *module, const map *loops);
