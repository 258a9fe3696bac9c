// RUN: promote-arrays
// The other reference is not used any more: the branch's result is an array of its own.
module {
  // CHECK-LABEL: @main
  func.func @main(%c: i1, %x: f64, %i: index) -> f64 {
    %a = "numpy.empty"() : () -> !numpy.ndarray<tensor<4xf64>>
    %b = "numpy.empty"() : () -> !numpy.ndarray<tensor<4xf64>>
    %r = scf.if %c -> (!numpy.ndarray<tensor<4xf64>>) {
      scf.yield %a : !numpy.ndarray<tensor<4xf64>>
    } else {
      scf.yield %b : !numpy.ndarray<tensor<4xf64>>
    }
    // CHECK: %[[N:.*]] = "numpy.inserted"
    "numpy.store"(%x, %r, %i) : (f64, !numpy.ndarray<tensor<4xf64>>, index) -> ()
    // CHECK: "numpy.load"(%[[N]]
    %y = "numpy.load"(%r, %i) : (!numpy.ndarray<tensor<4xf64>>, index) -> f64
    return %y : f64
  }
}
