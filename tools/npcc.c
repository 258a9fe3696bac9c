// The npcc command.
#include "driver/driver.h"
#include "driver/options.h"

int main(int argc, char **argv) { return npcc_main(argc, argv); }
