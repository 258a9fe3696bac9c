// scf.parallel: one and two dimensions, captured memrefs and scalars, nested loops, empty ranges.
func.func private @printF64(f64)
func.func private @printNewline()
func.func private @sum(%m: memref<?x?xf64>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 0.0 : f64
  %h = memref.dim %m, %c0 : memref<?x?xf64>
  %w = memref.dim %m, %c1 : memref<?x?xf64>
  %s = scf.for %i = %c0 to %h step %c1 iter_args(%a = %z) -> (f64) {
    %t = scf.for %j = %c0 to %w step %c1 iter_args(%b = %a) -> (f64) {
      %v = memref.load %m[%i, %j] : memref<?x?xf64>
      %n = arith.addf %b, %v : f64
      scf.yield %n : f64
    }
    scf.yield %t : f64
  }
  func.call @printF64(%s) : (f64) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func @npcc_program() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %h = arith.constant 1000 : index
  %w = arith.constant 37 : index
  %scale = arith.constant 0.5 : f64
  %m = memref.alloc(%h, %w) : memref<?x?xf64>
  scf.parallel (%i) = (%c0) to (%h) step (%c1) {
    scf.for %j = %c0 to %w step %c1 {
      %k = arith.muli %i, %j : index
      %n = arith.index_cast %k : index to i64
      %f = arith.sitofp %n : i64 to f64
      %g = arith.mulf %f, %scale : f64
      memref.store %g, %m[%i, %j] : memref<?x?xf64>
    }
    scf.reduce
  } {npcc.grain = 16 : index}
  func.call @sum(%m) : (memref<?x?xf64>) -> ()
  scf.parallel (%i, %j) = (%c1, %c2) to (%h, %w) step (%c3, %c2) {
    %v = memref.load %m[%i, %j] : memref<?x?xf64>
    %n = arith.addf %v, %scale : f64
    memref.store %n, %m[%i, %j] : memref<?x?xf64>
    scf.reduce
  }
  func.call @sum(%m) : (memref<?x?xf64>) -> ()
  scf.parallel (%i) = (%h) to (%c0) step (%c1) {
    memref.store %scale, %m[%i, %c0] : memref<?x?xf64>
    scf.reduce
  }
  func.call @sum(%m) : (memref<?x?xf64>) -> ()
  scf.parallel (%i) = (%c0) to (%h) step (%c2) {
    scf.parallel (%j) = (%c0) to (%w) step (%c1) {
      %v = memref.load %m[%i, %j] : memref<?x?xf64>
      %n = arith.mulf %v, %scale : f64
      memref.store %n, %m[%i, %j] : memref<?x?xf64>
      scf.reduce
    }
    scf.reduce
  }
  func.call @sum(%m) : (memref<?x?xf64>) -> ()
  memref.dealloc %m : memref<?x?xf64>
  return
}
