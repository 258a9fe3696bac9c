// FAIL: numpy-to-linalg python-to-calls
// CHECK: error: a call of nprt_str_len does not fit its declaration (argument 1)
module {
  func.func @main(%x: f64) {
    %n = "python.call"(%x) {callee = "nprt_str_len"} : (f64) -> i64
    return
  }
}
