// Loops that round floats to whole numbers. Private to the loop files of this folder.
#pragma once
#include "runtime/nd/nd_ufunc.h"

nd_loop nd_floor_float32, nd_floor_float64, nd_ceil_float32, nd_ceil_float64, nd_trunc_float32, nd_trunc_float64;
nd_loop nd_rint_float32, nd_rint_float64;
