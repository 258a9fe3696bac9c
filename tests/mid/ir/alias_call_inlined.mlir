// RUN: promote-arrays
// A call that changes an argument which is another argument, too: the body stands in its place.
module {
  func.func private @add_to(%a: !numpy.ndarray<tensor<?xf64>>, %b: !numpy.ndarray<tensor<?xf64>>) {
    %s = "numpy.add"(%a, %b) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> !numpy.ndarray<tensor<?xf64>>
    "numpy.assign"(%a, %s) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> ()
    "numpy.assign"(%a, %b) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> ()
    return
  }
  // CHECK-LABEL: @main
  func.func @main(%a: !numpy.ndarray<tensor<?xf64>>) {
    // CHECK: %[[S:.*]] = "numpy.add"(%[[A:.*]], %[[A]])
    // CHECK-NOT: call
    // CHECK: return %[[S]]
    func.call @add_to(%a, %a) : (!numpy.ndarray<tensor<?xf64>>, !numpy.ndarray<tensor<?xf64>>) -> ()
    return
  }
}
