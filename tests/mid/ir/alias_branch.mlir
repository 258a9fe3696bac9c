// FAIL: promote-arrays
// CHECK: 7:1: error: this changes an array that may alias another one, which is used afterwards: not supported in native code
// CHECK: help: make one of the two a .copy()
module {
  func.func @main(%c: i1, %x: f64, %i: index) -> f64 {
    %a = "numpy.empty"() : () -> !numpy.ndarray<tensor<4xf64>>
    %b = "numpy.empty"() : () -> !numpy.ndarray<tensor<4xf64>>
    %r = scf.if %c -> (!numpy.ndarray<tensor<4xf64>>) {
      scf.yield %a : !numpy.ndarray<tensor<4xf64>>
    } else {
      scf.yield %b : !numpy.ndarray<tensor<4xf64>>
    }
    "numpy.store"(%x, %r, %i) : (f64, !numpy.ndarray<tensor<4xf64>>, index) -> () loc("x.py":7:0)
    %y = "numpy.load"(%a, %i) : (!numpy.ndarray<tensor<4xf64>>, index) -> f64
    return %y : f64
  }
}
