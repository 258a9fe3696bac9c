// f16: elements of arrays, scalars and vectors.
func.func private @printF32(f32)
func.func private @printNewline()
func.func @npcc_program() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %m = memref.alloc(%c4) : memref<?xf16>
  scf.for %i = %c0 to %c4 step %c1 {
    %n = arith.index_cast %i : index to i64
    %f = arith.sitofp %n : i64 to f16
    %k = arith.constant 0.3 : f16
    %g = arith.mulf %f, %k : f16
    memref.store %g, %m[%i] : memref<?xf16>
  }
  %v = vector.load %m[%c0] : memref<?xf16>, vector<4xf16>
  %w = arith.addf %v, %v : vector<4xf16>
  vector.store %w, %m[%c0] : memref<?xf16>, vector<4xf16>
  scf.for %i = %c0 to %c4 step %c1 {
    %f = memref.load %m[%i] : memref<?xf16>
    %g = arith.extf %f : f16 to f32
    func.call @printF32(%g) : (f32) -> ()
    func.call @printNewline() : () -> ()
  }
  memref.dealloc %m : memref<?xf16>
  return
}
