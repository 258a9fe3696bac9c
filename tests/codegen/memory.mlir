// memref: allocation, views, strides, bool and complex elements, results and arguments, unranked memrefs.
func.func private @printF64(f64)
func.func private @printI64(i64)
func.func private @printNewline()
func.func private @show(%x: index) {
  %v = arith.index_cast %x : index to i64
  func.call @printI64(%v) : (i64) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func private @dump(%m: memref<?x?xf64, strided<[?, ?], offset: ?>>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %h = memref.dim %m, %c0 : memref<?x?xf64, strided<[?, ?], offset: ?>>
  %w = memref.dim %m, %c1 : memref<?x?xf64, strided<[?, ?], offset: ?>>
  func.call @show(%h) : (index) -> ()
  func.call @show(%w) : (index) -> ()
  scf.for %i = %c0 to %h step %c1 {
    scf.for %j = %c0 to %w step %c1 {
      %v = memref.load %m[%i, %j] : memref<?x?xf64, strided<[?, ?], offset: ?>>
      func.call @printF64(%v) : (f64) -> ()
      func.call @printNewline() : () -> ()
    }
  }
  return
}
func.func private @grid(%h: index, %w: index) -> memref<?x?xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = memref.alloc(%h, %w) : memref<?x?xf64>
  scf.for %i = %c0 to %h step %c1 {
    scf.for %j = %c0 to %w step %c1 {
      %k = arith.muli %i, %w : index
      %l = arith.addi %k, %j : index
      %n = arith.index_cast %l : index to i64
      %f = arith.sitofp %n : i64 to f64
      memref.store %f, %m[%i, %j] : memref<?x?xf64>
    }
  }
  return %m : memref<?x?xf64>
}
func.func private @pick(%c: i1, %a: memref<?xf64>, %b: memref<?xf64>) -> (memref<?xf64>, index) {
  %c0 = arith.constant 0 : index
  %r = scf.if %c -> (memref<?xf64>) {
    scf.yield %a : memref<?xf64>
  } else {
    scf.yield %b : memref<?xf64>
  }
  %n = memref.dim %r, %c0 : memref<?xf64>
  return %r, %n : memref<?xf64>, index
}
func.func private @bools() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %c2 = arith.constant 2 : index
  %m = memref.alloca() : memref<5xi1>
  scf.for %i = %c0 to %c5 step %c1 {
    %r = arith.remsi %i, %c2 : index
    %b = arith.cmpi eq, %r, %c0 : index
    memref.store %b, %m[%i] : memref<5xi1>
  }
  scf.for %i = %c0 to %c5 step %c1 {
    %b = memref.load %m[%i] : memref<5xi1>
    %v = arith.index_castui %b : i1 to index
    func.call @show(%v) : (index) -> ()
  }
  return
}
func.func private @complexes() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = arith.constant 1.5 : f64
  %b = arith.constant -2.0 : f64
  %m = memref.alloc() : memref<2xcomplex<f64>>
  %x = complex.create %a, %b : complex<f64>
  %y = complex.create %b, %a : complex<f64>
  memref.store %x, %m[%c0] : memref<2xcomplex<f64>>
  memref.store %y, %m[%c1] : memref<2xcomplex<f64>>
  %u = memref.load %m[%c0] : memref<2xcomplex<f64>>
  %v = memref.load %m[%c1] : memref<2xcomplex<f64>>
  %p = complex.mul %u, %v : complex<f64>
  %q = complex.div %p, %x : complex<f64>
  %s = complex.sub %q, %y : complex<f64>
  %t = complex.add %s, %p : complex<f64>
  %re = complex.re %t : complex<f64>
  %im = complex.im %t : complex<f64>
  func.call @printF64(%re) : (f64) -> ()
  func.call @printNewline() : () -> ()
  func.call @printF64(%im) : (f64) -> ()
  func.call @printNewline() : () -> ()
  memref.dealloc %m : memref<2xcomplex<f64>>
  return
}
func.func private @bytes() {
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %c64 = arith.constant 64 : index
  %raw = memref.alloc() : memref<256xi8>
  %v = memref.view %raw[%c64][%c3] : memref<256xi8> to memref<?xf64>
  %f = arith.constant 4.25 : f64
  memref.store %f, %v[%c0] : memref<?xf64>
  %n = memref.dim %v, %c0 : memref<?xf64>
  func.call @show(%n) : (index) -> ()
  %g = memref.load %v[%c0] : memref<?xf64>
  func.call @printF64(%g) : (f64) -> ()
  func.call @printNewline() : () -> ()
  memref.dealloc %raw : memref<256xi8>
  return
}
func.func private @unranked(%u: memref<*xf64>) {
  %m = memref.cast %u : memref<*xf64> to memref<?x?xf64, strided<[?, ?], offset: ?>>
  func.call @dump(%m) : (memref<?x?xf64, strided<[?, ?], offset: ?>>) -> ()
  return
}
func.func @npcc_program() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %m = func.call @grid(%c4, %c3) : (index, index) -> memref<?x?xf64>
  %all = memref.cast %m : memref<?x?xf64> to memref<?x?xf64, strided<[?, ?], offset: ?>>
  func.call @dump(%all) : (memref<?x?xf64, strided<[?, ?], offset: ?>>) -> ()
  %s = memref.subview %m[%c1, 0] [%c2, 2] [1, 2] : memref<?x?xf64> to memref<?x2xf64, strided<[?, 2], offset: ?>>
  %sd = memref.cast %s : memref<?x2xf64, strided<[?, 2], offset: ?>> to memref<?x?xf64, strided<[?, ?], offset: ?>>
  func.call @dump(%sd) : (memref<?x?xf64, strided<[?, ?], offset: ?>>) -> ()
  %row = memref.subview %m[%c2, 0] [1, %c3] [1, 1] : memref<?x?xf64> to memref<?xf64, strided<[1], offset: ?>>
  %r1 = memref.load %row[%c1] : memref<?xf64, strided<[1], offset: ?>>
  func.call @printF64(%r1) : (f64) -> ()
  func.call @printNewline() : () -> ()
  %base, %off, %sizes:2, %strides:2 = "memref.extract_strided_metadata"(%m) : (memref<?x?xf64>) -> (memref<f64>, index, index, index, index, index)
  func.call @show(%off) : (index) -> ()
  func.call @show(%strides#0) : (index) -> ()
  %t = memref.reinterpret_cast %base to offset: [0], sizes: [%sizes#1, %sizes#0], strides: [1, %strides#0] : memref<f64> to memref<?x?xf64, strided<[1, ?]>>
  %td = memref.cast %t : memref<?x?xf64, strided<[1, ?]>> to memref<?x?xf64, strided<[?, ?], offset: ?>>
  func.call @dump(%td) : (memref<?x?xf64, strided<[?, ?], offset: ?>>) -> ()
  %flat = memref.collapse_shape %m [[0, 1]] : memref<?x?xf64> into memref<?xf64>
  %n = memref.dim %flat, %c0 : memref<?xf64>
  func.call @show(%n) : (index) -> ()
  %ex = memref.expand_shape %flat [[0, 1]] output_shape [%c2, 6] : memref<?xf64> into memref<?x6xf64>
  %e = memref.load %ex[%c1, %c3] : memref<?x6xf64>
  func.call @printF64(%e) : (f64) -> ()
  func.call @printNewline() : () -> ()
  %u = memref.cast %m : memref<?x?xf64> to memref<*xf64>
  func.call @unranked(%u) : (memref<*xf64>) -> ()
  %dst = memref.alloc(%c3, %c4) : memref<?x?xf64>
  memref.copy %t, %dst : memref<?x?xf64, strided<[1, ?]>> to memref<?x?xf64>
  %dd = memref.cast %dst : memref<?x?xf64> to memref<?x?xf64, strided<[?, ?], offset: ?>>
  func.call @dump(%dd) : (memref<?x?xf64, strided<[?, ?], offset: ?>>) -> ()
  %a = memref.alloc(%c3) : memref<?xf64>
  %b = memref.alloc(%c4) : memref<?xf64>
  %true = arith.constant true
  %false = arith.constant false
  %p:2 = func.call @pick(%true, %a, %b) : (i1, memref<?xf64>, memref<?xf64>) -> (memref<?xf64>, index)
  %q:2 = func.call @pick(%false, %a, %b) : (i1, memref<?xf64>, memref<?xf64>) -> (memref<?xf64>, index)
  func.call @show(%p#1) : (index) -> ()
  func.call @show(%q#1) : (index) -> ()
  func.call @bools() : () -> ()
  func.call @complexes() : () -> ()
  func.call @bytes() : () -> ()
  memref.dealloc %a : memref<?xf64>
  memref.dealloc %b : memref<?xf64>
  memref.dealloc %m : memref<?x?xf64>
  memref.dealloc %dst : memref<?x?xf64>
  return
}
