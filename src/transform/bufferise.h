// The state that the parts of bufferisation share.
//
//   bufferise.c          functions, blocks, structured control flow, calls
//   bufferise_own.c      who owns a buffer, when it dies, when it may be overwritten
//   bufferise_tensor.c   tensor.* and bufferization.* operations
//   bufferise_linalg.c   linalg.* operations
//
// A tensor value is represented by a memref. Some values own the buffer behind it (its owner record is live in one
// block), the others are views of an owner's buffer or are borrowed (function arguments, constants).
// The invariant: what a loop carries, a branch yields and a function returns is a whole buffer with the identity
// layout, owned by nobody else, so it can be overwritten as soon as its last reader has run.
#pragma once
#include "analysis/window.h"
#include "base/vec.h"
#include "ir/ir.h"

typedef struct buf_owner {
    ir_value *root;     // the tensor value that stands for the buffer
    ir_value *memref;   // what to release
    ir_block *block;    // where it is owned
    ir_op *last;        // last op of block that uses it or a view of it; NULL when nothing does
    bool exclusive;     // no other reference exists: may be overwritten
    bool live;
} buf_owner;

typedef struct buf_state {
    ir_context *c;
    arena *a;
    ir_op *module;
    map memref_of;             // tensor value -> memref value
    map root_of;               // view -> root tensor value (absent: itself)
    map owner_of;              // root -> buf_owner
    map order;                 // op -> its position in its block, from 1
    map whole;                 // view -> itself when it covers its root's whole buffer (reshapes, casts)
    map forwarded;             // insert_slice -> itself when its source was computed in place
    VEC(buf_owner *) owners;   // the live ones, and some dead
    VEC(ir_op *) dead;         // replaced ops, erased at the end, users first
    int constants;             // globals made so far
    bool failed;
} buf_state;

// ---- ownership ----------------------------------------------------------------------------------------------
ir_value *buf_root(buf_state *s, ir_value *v);
ir_value *buf_memref(buf_state *s, ir_builder *b, ir_value *v);   // the memref of a tensor; allocates for tensor.empty
void buf_map(buf_state *s, ir_value *v, ir_value *memref);
void buf_map_view(buf_state *s, ir_value *view, ir_value *source, ir_value *memref, bool whole);
// v owns memref in block from now on. Released after its last use, or at once after `def` when it has none.
void buf_own(buf_state *s, ir_value *v, ir_value *memref, ir_block *block, bool exclusive);
// May op, in the block that owns v's buffer, overwrite or take over that buffer? Operands of op may use it `uses`
// times.
bool buf_can_take(buf_state *s, ir_value *v, ir_op *op, int uses);
// The buffer of v for op to own: taken over when possible, else a fresh copy. Identity layout, type of v's tensor.
ir_value *buf_take(buf_state *s, ir_builder *b, ir_value *v, ir_op *op, int uses);
void buf_consume(buf_state *s, ir_value *v);                     // v's owner no longer owns
void buf_release_dead(buf_state *s, ir_op *op);                  // deallocates what op used last
void buf_release_unused(buf_state *s, ir_block *block);          // owners that enter block and are never used in it
bool buf_aliases(buf_state *s, ir_value *v, ir_value *root);     // is v root or a view of it?
int buf_operand_uses(buf_state *s, ir_op *op, ir_value *root);   // operands of op that alias root
bool buf_used_inside(buf_state *s, ir_op *op, ir_value *root);   // do op's regions use root or a view of it?
bool buf_used_between(buf_state *s, ir_op *from, ir_op *to, ir_value *root);   // exclusive ends, same block
ir_op *buf_ancestor_in(ir_block *block, ir_op *op);   // op or the op around it that is in block; NULL

// ---- helpers ------------------------------------------------------------------------------------------------
bool buf_is_view_op(const ir_op *op);
ir_type buf_identity_type(buf_state *s, ir_type tensor);
ir_type buf_argument_type(buf_state *s, ir_type tensor);   // rows contiguous, everything else dynamic
bool buf_is_contiguous(ir_type memref);                    // identity layout, or provably the same
ir_value *buf_alloc_like(buf_state *s, ir_builder *b, ir_type tensor, ir_value *memref);
ir_value *buf_copy(buf_state *s, ir_builder *b, ir_type tensor, ir_value *memref);
void buf_error(buf_state *s, ir_op *op, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Where v lies in relation to the window that insert_slice `into` writes; not known unless v is a part of that array.
window_relation buf_compare_window(const ir_value *v, const ir_op *into);
// The memref of the window that an extract_slice (first = 1) or insert_slice (first = 2) describes, in the shape t.
ir_value *buf_slice(buf_state *s, ir_builder *b, ir_op *op, int first, ir_value *memref, ir_type t);

// ---- operations ---------------------------------------------------------------------------------------------
bool buf_tensor_op(buf_state *s, ir_op *op);   // true when op was one of its kind
bool buf_linalg_op(buf_state *s, ir_op *op);
void buf_number(buf_state *s, ir_block *block);   // gives the ops of a block their positions; before buf_block
void buf_block(buf_state *s, ir_block *block);    // converts the ops of a block; owners of its arguments already made
