// The entry point of a compiled program.
#include "runtime/abi.h"

int main(int argc, char **argv) {
    nprt_start(argc, argv);
    npcc_program();
    return nprt_finish();
}
