// Integer and float arithmetic, comparisons, casts.
func.func private @printF64(f64)
func.func private @printI64(i64)
func.func private @printNewline()
func.func private @show(%x: i64) {
  func.call @printI64(%x) : (i64) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func private @showf(%x: f64) {
  func.call @printF64(%x) : (f64) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func private @ints(%a: i64, %b: i64) {
  %0 = arith.addi %a, %b : i64
  func.call @show(%0) : (i64) -> ()
  %1 = arith.subi %a, %b : i64
  func.call @show(%1) : (i64) -> ()
  %2 = arith.muli %a, %b : i64
  func.call @show(%2) : (i64) -> ()
  %3 = arith.divsi %a, %b : i64
  func.call @show(%3) : (i64) -> ()
  %4 = arith.remsi %a, %b : i64
  func.call @show(%4) : (i64) -> ()
  %5 = arith.floordivsi %a, %b : i64
  func.call @show(%5) : (i64) -> ()
  %6 = arith.ceildivsi %a, %b : i64
  func.call @show(%6) : (i64) -> ()
  %7 = arith.maxsi %a, %b : i64
  func.call @show(%7) : (i64) -> ()
  %8 = arith.minui %a, %b : i64
  func.call @show(%8) : (i64) -> ()
  %9 = arith.xori %a, %b : i64
  func.call @show(%9) : (i64) -> ()
  %c = arith.cmpi slt, %a, %b : i64
  %10 = arith.extui %c : i1 to i64
  func.call @show(%10) : (i64) -> ()
  %11 = arith.select %c, %a, %b : i64
  func.call @show(%11) : (i64) -> ()
  %n = arith.trunci %a : i64 to i8
  %12 = arith.extsi %n : i8 to i64
  func.call @show(%12) : (i64) -> ()
  %s3 = arith.constant 3 : i64
  %13 = arith.shrsi %a, %s3 : i64
  func.call @show(%13) : (i64) -> ()
  %14 = arith.shli %a, %s3 : i64
  func.call @show(%14) : (i64) -> ()
  return
}
func.func private @floats(%a: f64, %b: f64) {
  %0 = arith.addf %a, %b : f64
  func.call @showf(%0) : (f64) -> ()
  %1 = arith.subf %a, %b : f64
  func.call @showf(%1) : (f64) -> ()
  %2 = arith.mulf %a, %b : f64
  func.call @showf(%2) : (f64) -> ()
  %3 = arith.divf %a, %b : f64
  func.call @showf(%3) : (f64) -> ()
  %4 = arith.remf %a, %b : f64
  func.call @showf(%4) : (f64) -> ()
  %5 = arith.maximumf %a, %b : f64
  func.call @showf(%5) : (f64) -> ()
  %6 = arith.minnumf %a, %b : f64
  func.call @showf(%6) : (f64) -> ()
  %7 = arith.negf %a : f64
  func.call @showf(%7) : (f64) -> ()
  %c = arith.cmpf olt, %a, %b : f64
  %8 = arith.extui %c : i1 to i64
  func.call @show(%8) : (i64) -> ()
  %u = arith.cmpf une, %a, %a : f64
  %9 = arith.extui %u : i1 to i64
  func.call @show(%9) : (i64) -> ()
  %t = arith.truncf %a : f64 to f32
  %10 = arith.extf %t : f32 to f64
  func.call @showf(%10) : (f64) -> ()
  %i = arith.fptosi %b : f64 to i64
  func.call @show(%i) : (i64) -> ()
  %11 = arith.sitofp %i : i64 to f64
  func.call @showf(%11) : (f64) -> ()
  %12 = math.absf %a : f64
  func.call @showf(%12) : (f64) -> ()
  %13 = math.floor %a : f64
  func.call @showf(%13) : (f64) -> ()
  %14 = math.roundeven %b : f64
  func.call @showf(%14) : (f64) -> ()
  %15 = math.exp %b : f64
  func.call @showf(%15) : (f64) -> ()
  %16 = math.copysign %b, %a : f64
  func.call @showf(%16) : (f64) -> ()
  %17 = arith.bitcast %a : f64 to i64
  func.call @show(%17) : (i64) -> ()
  return
}
func.func @npcc_program() {
  %c7 = arith.constant 7 : i64
  %cm7 = arith.constant -7 : i64
  %c3 = arith.constant 3 : i64
  %cm3 = arith.constant -3 : i64
  %big = arith.constant 9223372036854775807 : i64
  func.call @ints(%c7, %c3) : (i64, i64) -> ()
  func.call @ints(%cm7, %c3) : (i64, i64) -> ()
  func.call @ints(%c7, %cm3) : (i64, i64) -> ()
  func.call @ints(%big, %cm7) : (i64, i64) -> ()
  %f1 = arith.constant 1.5 : f64
  %f2 = arith.constant -2.25 : f64
  %f3 = arith.constant 1.0e300 : f64
  %f0 = arith.constant 0.0 : f64
  %inf = arith.constant 0x7FF0000000000000 : f64
  func.call @floats(%f1, %f2) : (f64, f64) -> ()
  func.call @floats(%f2, %f1) : (f64, f64) -> ()
  func.call @floats(%f3, %f1) : (f64, f64) -> ()
  func.call @floats(%inf, %f1) : (f64, f64) -> ()
  func.call @floats(%f1, %f0) : (f64, f64) -> ()
  return
}
