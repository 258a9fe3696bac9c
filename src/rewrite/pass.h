// Passes and pipelines.
//
// A pass changes a module in place. A pipeline runs passes in order, verifies after each, measures them, and
// stops at the first that fails; why is in the context's diagnostics.
#pragma once
#include "ir/ir.h"

typedef struct rw_stat {
    const char *name;   // "ops merged"
    int64_t value;
    struct rw_stat *next;
} rw_stat;

// What a pass gets: its options, and where it counts what it did.
typedef struct rw_context {
    ir_context *ir;
    const void *options;   // the pass's own options struct, or NULL
    rw_stat *stats;
} rw_context;

typedef struct rw_pass {
    const char *name;                                  // "canonicalise"
    const char *doc;                                   // one line
    bool (*run)(ir_op *module, rw_context *context);   // false: failed, with diagnostics
    const void *options;
} rw_pass;

// Adds n to the counter of that name. The name must be a literal.
void rw_count(rw_context *context, const char *name, int64_t n);

// What happened in one pass.
typedef struct rw_record {
    const rw_pass *pass;
    double seconds, verify_seconds;
    int ops_before, ops_after;
    rw_stat *stats;
} rw_record;

typedef struct rw_pipeline_options {
    bool no_verify;
    bool print_all;                           // print the module after every pass
    const char *print_before, *print_after;   // comma-separated names of passes
    FILE *print_to;                           // where; NULL is stderr
    ir_print_options print;
    bool count_ops;   // fill ops_before and ops_after
} rw_pipeline_options;

// Runs the n passes. records (n of them, or NULL) is filled for the passes that ran. Options may be NULL.
bool rw_run(ir_op *module, int n, const rw_pass *passes, const rw_pipeline_options *options, rw_record *records);
// A table of the records: time, ops, counters.
void rw_print_records(int n, const rw_record *records, FILE *out);
// Number of ops in the module, nested ones included.
int rw_count_ops(ir_op *module);
