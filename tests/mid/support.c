// What the end-to-end tests call: prints an array's shape and elements with all digits.
#include "runtime/array.h"

#include <stdio.h>

static void print_dim(const nprt_memref *m, int64_t rank, int64_t dim, int64_t at) {
    if (dim == rank) {
        printf(" %.17g", ((const double *)m->aligned)[at]);
        return;
    }
    for (int64_t i = 0; i < m->sizes_strides[dim]; i++)
        print_dim(m, rank, dim + 1, at + i * m->sizes_strides[rank + dim]);
}

void test_print(int64_t rank, const nprt_memref *m);
void test_print(int64_t rank, const nprt_memref *m) {
    printf("@ %lld", (long long)rank);
    for (int64_t i = 0; i < rank; i++) printf(" %lld", (long long)m->sizes_strides[i]);
    printf(" :");
    print_dim(m, rank, 0, m->offset);
    printf("\n");
    fflush(stdout);
}

void test_print_scalar(double v);
void test_print_scalar(double v) {
    printf("@ 0 : %.17g\n", v);
    fflush(stdout);
}

// Fills an array of rank 1 with 1, 2, 3, …
void test_count_up(int64_t rank, const nprt_memref *m);
void test_count_up(int64_t rank, const nprt_memref *m) {
    (void)rank;
    for (int64_t i = 0; i < m->sizes_strides[0]; i++)
        ((double *)m->aligned)[m->offset + i * m->sizes_strides[1]] = (double)(i + 1);
}
