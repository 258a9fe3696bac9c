module {
  func.func @f(%a: !numpy.ndarray<tensor<?x3xf32>>, %s: !python.str, %i: index) -> !numpy.ndarray<tensor<?x3xf32>> {
    %0 = "numpy.add"(%a, %a) : (!numpy.ndarray<tensor<?x3xf32>>, !numpy.ndarray<tensor<?x3xf32>>) -> !numpy.ndarray<tensor<?x3xf32>>
    %1 = "numpy.reduce"(%0) {kind = "add", axes = array<i64: 0>, keepdims = false} : (!numpy.ndarray<tensor<?x3xf32>>) -> !numpy.ndarray<tensor<3xf32>>
    %2 = "numpy.view"(%0, %i, %i, %i, %i, %i, %i) {drop = array<i64>} : (!numpy.ndarray<tensor<?x3xf32>>, index, index, index, index, index, index) -> !numpy.ndarray<tensor<?x?xf32>>
    %c = arith.constant true
    "python.check"(%c) {kind = "IndexError", message = "no"} : (i1) -> ()
    %3 = "python.string"() {value = "hi"} : () -> !python.str
    %4 = "python.call"(%3) {callee = "nprt_x", site} : (!python.str) -> !python.list
    return %0 : !numpy.ndarray<tensor<?x3xf32>>
  }
}
