// error: loading compiled code
func.func private @missing_function(i64)
func.func @npcc_program() {
  %c = arith.constant 1 : i64
  func.call @missing_function(%c) : (i64) -> ()
  return
}
