// Memory between compiling and running.
#pragma once

// Gives back what compiling left resident: free heap, and pages of the LLVM library that can be read again from its
// file.
void memory_give_back(void);
