// vector: memory, lanes, reductions, masks, rows.
func.func private @printF32(f32)
func.func private @printI64(i64)
func.func private @printNewline()
func.func private @show(%v: vector<16xf32>) {
  %m = memref.alloca() : memref<16xf32>
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  vector.store %v, %m[%c0] : memref<16xf32>, vector<16xf32>
  scf.for %i = %c0 to %c16 step %c1 {
    %x = memref.load %m[%i] : memref<16xf32>
    func.call @printF32(%x) : (f32) -> ()
    func.call @printNewline() : () -> ()
  }
  return
}
func.func private @show1(%x: f32) {
  func.call @printF32(%x) : (f32) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func @npcc_program() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c5 = arith.constant 5 : index
  %c40 = arith.constant 40 : index
  %m = memref.alloc(%c40) : memref<?xf32>
  scf.for %i = %c0 to %c40 step %c1 {
    %n = arith.index_cast %i : index to i64
    %f = arith.sitofp %n : i64 to f32
    %q = arith.constant 0.75 : f32
    %g = arith.mulf %f, %q : f32
    memref.store %g, %m[%i] : memref<?xf32>
  }
  %a = vector.load %m[%c3] : memref<?xf32>, vector<16xf32>
  %b = vector.load %m[%c5] : memref<?xf32>, vector<16xf32>
  %s = arith.addf %a, %b : vector<16xf32>
  func.call @show(%s) : (vector<16xf32>) -> ()
  %two = arith.constant 2.0 : f32
  %tv = vector.broadcast %two : f32 to vector<16xf32>
  %f = vector.fma %a, %tv, %b : vector<16xf32>
  func.call @show(%f) : (vector<16xf32>) -> ()
  %r0 = vector.reduction <add>, %f : vector<16xf32> into f32
  func.call @show1(%r0) : (f32) -> ()
  %r1 = vector.reduction <maximumf>, %f : vector<16xf32> into f32
  func.call @show1(%r1) : (f32) -> ()
  %r2 = vector.reduction <mul>, %tv, %two : vector<16xf32> into f32
  func.call @show1(%r2) : (f32) -> ()
  %lo = vector.extract_strided_slice %f {offsets = [0], sizes = [8], strides = [1]} : vector<16xf32> to vector<8xf32>
  %hi = vector.extract_strided_slice %f {offsets = [8], sizes = [8], strides = [1]} : vector<16xf32> to vector<8xf32>
  %half = arith.addf %lo, %hi : vector<8xf32>
  %x = vector.extract %half[3] : f32 from vector<8xf32>
  func.call @show1(%x) : (f32) -> ()
  %ins = vector.insert %x, %a [7] : f32 into vector<16xf32>
  func.call @show(%ins) : (vector<16xf32>) -> ()
  %put = vector.insert_strided_slice %half, %a {offsets = [4], strides = [1]} : vector<8xf32> into vector<16xf32>
  func.call @show(%put) : (vector<16xf32>) -> ()
  %sh = vector.shuffle %lo, %hi [15, 14, 13, 12, 11, 10, 9, 8, 0, 1, 2, 3, 4, 5, 6, 7] : vector<8xf32>, vector<8xf32>
  func.call @show(%sh) : (vector<16xf32>) -> ()
  %mask = vector.create_mask %c5 : vector<16xi1>
  %zero = arith.constant dense<-1.0> : vector<16xf32>
  %ml = vector.maskedload %m[%c1], %mask, %zero : memref<?xf32>, vector<16xi1>, vector<16xf32> into vector<16xf32>
  func.call @show(%ml) : (vector<16xf32>) -> ()
  vector.maskedstore %m[%c3], %mask, %zero : memref<?xf32>, vector<16xi1>, vector<16xf32>
  %again = vector.load %m[%c0] : memref<?xf32>, vector<16xf32>
  func.call @show(%again) : (vector<16xf32>) -> ()
  %cmp = arith.cmpf ogt, %a, %tv : vector<16xf32>
  %sel = arith.select %cmp, %a, %b : vector<16xi1>, vector<16xf32>
  func.call @show(%sel) : (vector<16xf32>) -> ()
  %k = arith.constant dense<[1, 2, 3, 4]> : vector<4xi32>
  %k2 = arith.muli %k, %k : vector<4xi32>
  %kr = vector.reduction <add>, %k2 : vector<4xi32> into i32
  %kl = arith.extsi %kr : i32 to i64
  func.call @printI64(%kl) : (i64) -> ()
  func.call @printNewline() : () -> ()
  %rows0 = arith.constant dense<0.0> : vector<2x16xf32>
  %rows1 = vector.insert %a, %rows0 [0] : vector<16xf32> into vector<2x16xf32>
  %rows2 = vector.insert %b, %rows1 [1] : vector<16xf32> into vector<2x16xf32>
  %rows3 = arith.mulf %rows2, %rows2 : vector<2x16xf32>
  %row = vector.extract %rows3[1] : vector<16xf32> from vector<2x16xf32>
  func.call @show(%row) : (vector<16xf32>) -> ()
  %wide = arith.extf %lo : vector<8xf32> to vector<8xf64>
  %sq = math.sqrt %wide : vector<8xf64>
  %narrow = arith.truncf %sq : vector<8xf64> to vector<8xf32>
  %back = vector.insert_strided_slice %narrow, %a {offsets = [0], strides = [1]} : vector<8xf32> into vector<16xf32>
  func.call @show(%back) : (vector<16xf32>) -> ()
  %tr = vector.transfer_read %m[%c3], %two {in_bounds = [true]} : memref<?xf32>, vector<16xf32>
  func.call @show(%tr) : (vector<16xf32>) -> ()
  memref.dealloc %m : memref<?xf32>
  return
}
