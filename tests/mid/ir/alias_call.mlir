// FAIL: promote-arrays
// CHECK: 5:1: error: the function changes an argument that may share memory with another argument
module {
  func.func private @add_to(%a: !numpy.ndarray<tensor<?xf64>>, %b: !numpy.ndarray<tensor<?xf64>>) {
    %s = "numpy.add"(%a, %b) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> !numpy.ndarray<tensor<?xf64>>
    "numpy.assign"(%a, %s) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> ()
    return
  }
  func.func @main(%a: !numpy.ndarray<tensor<?xf64>>) {
    func.call @add_to(%a, %a) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> () loc("x.py":5:0)
    return
  }
}
