// FAIL: promote-arrays
// CHECK: 6:1: error: the function changes an argument that may share memory with another argument
// A body that calls itself cannot stand in the place of its call.
module {
  func.func private @add_to(%a: !numpy.ndarray<tensor<?xf64>>, %b: !numpy.ndarray<tensor<?xf64>>, %again: i1) {
    %s = "numpy.add"(%a, %b) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> !numpy.ndarray<tensor<?xf64>>
    "numpy.assign"(%a, %s) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> ()
    scf.if %again {
      func.call @add_to(%s, %b, %again) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>, i1) -> ()
    }
    return
  }
  func.func @main(%a: !numpy.ndarray<tensor<?xf64>>, %c: i1) {
    func.call @add_to(%a, %a, %c) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>, i1) -> () loc("x.py":6:0)
    return
  }
}
