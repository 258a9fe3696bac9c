// Structured and unstructured control flow, calls, declarations.
module attributes {npcc.stage = "loops"} {
  llvm.mlir.global internal constant @str0("hi \22there\22\0A\00") {addr_space = 0 : i32}
  llvm.mlir.global internal constant @number(42 : i64) {addr_space = 0 : i32} : i64
  func.func private @nprt_print(!llvm.ptr, i64)
  func.func private @nprt_sum.f32.1(memref<*xf32>, index {npcc.a = 1 : i64}) -> (f32 {npcc.b}, index) attributes {npcc.captures = array<i64: 0>}
  func.func @br(%a: i1, %b: i32) -> i32 {
    cf.cond_br %a, ^bb1(%b : i32), ^bb2
  ^bb1(%0: i32):
    cf.br ^bb3(%0, %a : i32, i1)
  ^bb2:
    %c = arith.constant 3 : i32
    cf.br ^bb1(%c : i32)
  ^bb3(%1: i32, %2: i1):
    cf.assert %2, "oh \22no\22"
    return %1 : i32
  }
  func.func @loops(%n: index, %x: f32, %i: i64) -> (f32, f32) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %s:2 = scf.for %k = %c0 to %n step %c1 iter_args(%a = %x, %b = %x) -> (f32, f32) {
      %t = arith.addf %a, %b : f32
      scf.yield %b, %t : f32, f32
    }
    scf.for %k = %i to %i step %i : i64 {
      %true = arith.constant true
      scf.if %true {
        %p = llvm.mlir.addressof @str0 : !llvm.ptr
        func.call @nprt_print(%p, %k) : (!llvm.ptr, i64) -> ()
      }
    }
    scf.while : () -> () {
      %c = arith.cmpi slt, %n, %n : index
      scf.condition(%c)
    } do {
      scf.yield
    }
    %z = llvm.mlir.zero : !llvm.ptr
    %m = memref.alloc(%n) : memref<?xf32>
    %u = memref.cast %m : memref<?xf32> to memref<*xf32>
    %r:2 = call @nprt_sum.f32.1(%u, %c0) : (memref<*xf32>, index) -> (f32, index)
    %q = scf.parallel (%k) = (%c0) to (%n) step (%c1) init (%x) -> f32 {
      scf.reduce(%r#0 : f32) {
      ^bb0(%l: f32, %o: f32):
        %w = arith.addf %l, %o : f32
        scf.reduce.return %w : f32
      }
    }
    return %s#0, %q : f32, f32
  }
}
