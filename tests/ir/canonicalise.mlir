// RUN: --pass=canonicalise
func.func @sums(%x: index, %f: f32, %b: i1, %t: tensor<4x?xf32>) -> (index, index, f32, i1, index, index) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %one = arith.constant 1.0 : f32
  %true = arith.constant true
  %a = arith.addi %c1, %x : index
  %s = arith.subi %a, %c2 : index
  %p = arith.muli %c1, %c2 : index
  %m = arith.mulf %one, %f : f32
  %lt = arith.cmpi slt, %x, %c2 : index
  %ge = arith.xori %lt, %true : i1
  %d = tensor.dim %t, %c1 : tensor<4x?xf32>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %t, %c0 : tensor<4x?xf32>
  %e = tensor.empty(%d) : tensor<4x?xf32>
  %fill = linalg.fill ins(%f : f32) outs(%e : tensor<4x?xf32>) -> tensor<4x?xf32>
  %d2 = tensor.dim %fill, %c1 : tensor<4x?xf32>
  %dead = math.exp %f : f32
  return %s, %p, %m, %ge, %d0, %d2 : index, index, f32, i1, index, index
}
func.func @control(%n: index, %x: f32, %b: i1) -> (f32, f32, f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %true = arith.constant true
  %r = scf.if %true -> (f32) {
    %y = arith.addf %x, %x : f32
    scf.yield %y : f32
  } else {
    scf.yield %x : f32
  }
  %s = scf.for %i = %c0 to %c1 step %c1 iter_args(%a = %r) -> (f32) {
    %y = arith.mulf %a, %a : f32
    scf.yield %y : f32
  }
  %u:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %k = %s) -> (f32, f32) {
    %y = arith.addf %a, %k : f32
    scf.yield %y, %k : f32, f32
  }
  "python.check"(%true) {kind = "IndexError", message = "no"} : (i1) -> ()
  return %r, %u#0, %u#1 : f32, f32, f32
}
// Beyond 64 bits only what is known to fit is folded.
func.func @wide(%x: i64) -> (i128, i128, i1, i64) {
  %big = arith.constant 9223372036854775807 : i64
  %three = arith.constant 3 : i64
  %a = arith.extsi %big : i64 to i128
  %b = arith.extsi %three : i64 to i128
  %overflows = arith.addi %a, %b : i128
  %fits = arith.subi %a, %b : i128
  %less = arith.cmpi slt, %overflows, %fits : i128
  %t = arith.trunci %fits : i128 to i64
  return %overflows, %fits, %less, %t : i128, i128, i1, i64
}
