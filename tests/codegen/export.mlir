// npcc.export: functions for C. The test's own C program calls them.
func.func private @scale(%m: memref<?xf32>, %by: f32) -> (memref<?xf32>, index) attributes {npcc.export = "test_scale"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = memref.dim %m, %c0 : memref<?xf32>
  %r = memref.alloc(%n) : memref<?xf32>
  scf.for %i = %c0 to %n step %c1 {
    %x = memref.load %m[%i] : memref<?xf32>
    %y = arith.mulf %x, %by : f32
    memref.store %y, %r[%i] : memref<?xf32>
  }
  return %r, %n : memref<?xf32>, index
}
func.func private @add(%a: i64, %b: i64) -> i64 attributes {npcc.export = "test_add"} {
  %c = arith.addi %a, %b : i64
  return %c : i64
}
func.func @npcc_program() {
  return
}
