// RUN: numpy-to-linalg python-to-calls
// Calls of the runtime: parameters that are left out are filled in, arrays become memrefs, handles pointers.
module {
  // CHECK-DAG: func.func private @nprt_str_of_array.f32(memref<*xf32>, i32, i1) -> !llvm.ptr
  // CHECK-DAG: func.func private @nprt_fail(!llvm.ptr, !llvm.ptr, !llvm.ptr)
  // CHECK-DAG: llvm.mlir.global internal constant @{{.*}}("hello\00")
  // CHECK-LABEL: func.func @main
  func.func @main(%c: i1, %a: !numpy.ndarray<tensor<?xf32>>, %l: !python.list, %u: !numpy.ndarray<tensor<4xui8>>) {
    // CHECK: call @nprt_str_new
    %s = "python.string"() {value = "hello"} : () -> !python.str
    %out = arith.constant 1 : i32
    // CHECK: call @nprt_write
    "python.call"(%s, %out) {callee = "nprt_write"} : (!python.str, i32) -> ()
    %no = arith.constant false
    // CHECK: bufferization.to_buffer {{.*}} read_only
    // CHECK: memref.cast {{.*}} to memref<*xf32>
    // CHECK: call @nprt_str_of_array.f32
    %t = "python.call"(%a, %no) {callee = "nprt_str_of_array"} : (!numpy.ndarray<tensor<?xf32>>, i1) -> !python.str
    // An unsigned array keeps its dtype number.
    // CHECK: arith.constant 5 : i32
    // CHECK: call @nprt_str_of_array.i8
    %t2 = "python.call"(%u, %no) {callee = "nprt_str_of_array"} : (!numpy.ndarray<tensor<4xui8>>, i1) -> !python.str
    %zero = arith.constant 0 : i64
    // CHECK: call @nprt_list_get_array.f64.2
    // CHECK: call @nprt_array_retain.f64
    // CHECK: bufferization.to_tensor {{.*}} restrict
    %x = "python.call"(%l, %zero, %zero) {callee = "nprt_list_get_array"} : (!python.list, i64, i64) -> !numpy.ndarray<tensor<2x?xf64>>
    // CHECK: call @nprt_list_set_array.f64
    // CHECK-SAME: npcc.captures = array<i64: 3>
    "python.call"(%l, %zero, %zero, %x) {callee = "nprt_list_set_array", captures = array<i64: 3>} : (!python.list, i64, i64, !numpy.ndarray<tensor<2x?xf64>>) -> ()
    // CHECK: call @nprt_list_new
    %k = "python.call"() {callee = "nprt_list_new", text = "io"} : () -> !python.list
    // CHECK: scf.if
    // CHECK: func.call @nprt_fail
    "python.check"(%c) {kind = "ValueError", message = "no"} : (i1) -> ()
    // CHECK: call @nprt_frame_push
    // CHECK: call @callee
    // CHECK: call @nprt_frame_pop
    func.call @callee(%s) {python.frame} : (!python.str) -> ()
    return
  }
  // CHECK: func.func private @callee(%{{.*}}: !llvm.ptr)
  func.func private @callee(%s: !python.str) {
    return
  }
}
