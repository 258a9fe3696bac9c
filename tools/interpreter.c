// What `npcc build` puts a program's sources behind when native code does not support it.
#include "standalone/standalone.h"

int main(int argc, char **argv) { return standalone_run(argc, argv); }
