// The reference engine, as a command.
#pragma once
#include "driver/driver.h"

int driver_interpret(const driver_options *options);
