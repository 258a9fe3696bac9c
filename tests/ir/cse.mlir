// RUN: --pass=cse
// Branches that differ in one predicate or constant inside are two; equal ones, and a sum turned round, are one; a difference turned round is not.
module {
  func.func @main(%c: i1, %x: i64, %y: i64) -> (i1, i1, i1, i64, i64, i64, i64) {
    %a = scf.if %c -> (i1) {
      %p = arith.cmpi slt, %x, %y : i64
      scf.yield %p : i1
    } else {
      scf.yield %c : i1
    }
    %b = scf.if %c -> (i1) {
      %p = arith.cmpi sle, %x, %y : i64
      scf.yield %p : i1
    } else {
      scf.yield %c : i1
    }
    %d = scf.if %c -> (i1) {
      %p = arith.cmpi slt, %x, %y : i64
      scf.yield %p : i1
    } else {
      scf.yield %c : i1
    }
    %s = arith.addi %x, %y : i64
    %t = arith.addi %y, %x : i64
    %u = arith.subi %x, %y : i64
    %v = arith.subi %y, %x : i64
    return %a, %b, %d, %s, %t, %u, %v : i1, i1, i1, i64, i64, i64, i64
  }
}
