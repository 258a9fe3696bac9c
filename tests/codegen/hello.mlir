llvm.mlir.global internal constant @str0("Hello, world\0A")
func.func private @nprt_write_bytes(!llvm.ptr, i64, i32)
func.func @npcc_program() {
  %p = llvm.mlir.addressof @str0 : !llvm.ptr
  %n = arith.constant 13 : i64
  %fd = arith.constant 1 : i32
  func.call @nprt_write_bytes(%p, %n, %fd) : (!llvm.ptr, i64, i32) -> ()
  return
}
