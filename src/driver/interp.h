// The reference engine, as a command.
#pragma once
#include "driver/driver.h"

// compiles: functions of the program are compiled while it runs, where native code supports them.
int driver_interpret(const driver_options *options, bool compiles);
