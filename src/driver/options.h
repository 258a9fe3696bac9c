// The command line.
#pragma once

// Everything the npcc command does; returns the exit status.
int npcc_main(int argc, char **argv);
