// The state that the parts of memory planning share.
//
//   plan_memory.c   the pass: which buffers of a scope may be planned, and the small ones of the machine's stack
//   plan_escape.c   which buffers nobody but their block knows
//   plan_frames.c   which buffers share a frame, and from where to where it lives
//   plan_emit.c     places in a frame, and the operations that make it
//
// A scope is what one thread runs through in program order: a function's body or the body of a parallel loop. Its
// operations are numbered in that order, nested ones included, so a buffer lives in an interval of numbers, and two
// buffers whose intervals are disjoint never live at the same time, loops and branches included.
#pragma once
#include "base/vec.h"
#include "ir/ir.h"
#include "rewrite/pass.h"

enum {
    PLAN_LINE = 64,
    PLAN_LIMIT = 1 << 20,   // buffers of more bytes stay on the heap, where their memory is free as soon as they die
    PLAN_LOCAL = 2 << 10,   // smaller ones of known size go to the machine's stack …
    PLAN_LOCALS = 4 << 10   // … until a scope has so many bytes of them: functions may be recursive
};

typedef struct plan_buffer {
    ir_op *alloc;
    VEC(ir_op *) deallocs;   // one on each path; in the block of alloc or in branches below it
    int start, end;          // numbers of alloc and of the last dealloc
    int64_t bytes;           // size, or of the known factor when symbolic
    bool symbolic;           // the type has unknown dimensions
    int64_t offset;          // of a known size: its place
    int slot;                // symbolic: its place
} plan_buffer;

typedef VEC(plan_buffer *) plan_buffers;

typedef struct plan_frame {
    ir_op *first, *last;   // lives from before first to after last, of one block
    plan_buffers buffers;
} plan_frame;

typedef struct plan_state {
    ir_context *c;
    arena *a;
    ir_op *module;
    rw_context *counts;
    map safe;   // argument of a function -> &plan_yes or &plan_no: the function keeps no reference
    // of the scope at hand
    ir_block *scope;
    map start, end;   // op -> its number, and that of the last op in it
    int next_number;
    VEC(plan_frame *) frames;   // outer before inner, and in program order
    VEC(ir_block *) scopes;     // bodies of parallel loops, still to do
} plan_state;

int plan_start(const plan_state *s, const ir_op *op);   // 0: not of this scope
int plan_end(const plan_state *s, const ir_op *op);

// Finds where b->alloc's buffer is released (not in order). False when a reference to it may outlive that or is
// unknown.
bool plan_is_local(plan_state *s, plan_buffer *b);
ir_op *plan_last_dealloc(const plan_state *s, const plan_buffer *b);

// Makes s->frames of the buffers in and below block, which are in program order.
void plan_frames(plan_state *s, ir_block *block, plan_buffers buffers);
// May v be computed before point? The value of v there; plan_can_hoist must hold.
bool plan_can_hoist(const plan_state *s, ir_value *v, const ir_op *point);
ir_value *plan_hoist(plan_state *s, ir_value *v, ir_op *point, map *done);

// Puts the frame's operations into the program.
void plan_emit(plan_state *s, plan_frame *f);
