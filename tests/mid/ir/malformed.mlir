// FAIL: promote-arrays
// CHECK: numpy.view: its ranks, axes or number of operands do not fit together
// CHECK: numpy.transpose: its ranks
// CHECK: numpy.reduce: its ranks
// CHECK: numpy.add: its ranks
module {
  func.func @main(%a: !numpy.ndarray<tensor<3x4xf64>>, %i: index, %b: !numpy.ndarray<tensor<2xf64>>) {
    %v = "numpy.view"(%a, %i, %i, %i) {drop = array<i64: 0>} : (!numpy.ndarray<tensor<3x4xf64>>, index, index, index) -> !numpy.ndarray<tensor<4xf64>>
    %t = "numpy.transpose"(%a) {perm = array<i64: 1, 1>} : (!numpy.ndarray<tensor<3x4xf64>>) -> !numpy.ndarray<tensor<4x3xf64>>
    %r = "numpy.reduce"(%a) {kind = "add", axes = array<i64: 7>, keepdims = false} : (!numpy.ndarray<tensor<3x4xf64>>) -> !numpy.ndarray<tensor<3xf64>>
    %s = "numpy.add"(%a, %b) : (!numpy.ndarray<tensor<3x4xf64>>, !numpy.ndarray<tensor<2xf64>>) -> !numpy.ndarray<tensor<3x4xf64>>
    return
  }
}
