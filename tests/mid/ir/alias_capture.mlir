// FAIL: promote-arrays
// CHECK: 9:1: error: this changes an array that was stored in a list or object before
module {
  func.func @main(%l: !python.list<"a">, %x: f64, %i: index, %k: i64) {
    %a = "numpy.empty"() : () -> !numpy.ndarray<tensor<4xf64>>
    "python.call"(%l, %k, %k, %a) {callee = "nprt_list_set_array", captures = array<i64: 3>} : (!python.list<"a">, i64, i64, !numpy.ndarray<tensor<4xf64>>) -> ()
    "numpy.store"(%x, %a, %i) : (f64, !numpy.ndarray<tensor<4xf64>>, index) -> () loc("x.py":9:0)
    return
  }
}
