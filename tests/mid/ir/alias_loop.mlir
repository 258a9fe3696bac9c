// RUN: promote-arrays
// What a loop leaves in a variable that had no value before is a view of the array: only its place is carried.
module {
  // CHECK-LABEL: @main
  func.func @main(%n: index, %x: f64) -> f64 {
    %zero = arith.constant 0 : index
    %one = arith.constant 1 : index
    %four = arith.constant 4 : index
    %a = "numpy.full"(%x) : (f64) -> !numpy.ndarray<tensor<4x4xf64>>
    %unset = "numpy.empty"() {unset} : () -> !numpy.ndarray<tensor<4xf64>>
    // CHECK: scf.for {{.*}} -> ({{.*}}index
    %row = scf.for %i = %zero to %n step %one iter_args(%last = %unset) -> (!numpy.ndarray<tensor<4xf64>>) {
      %v = "numpy.view"(%a, %i, %one, %one, %zero, %four, %one) {drop = array<i64: 0>} : (!numpy.ndarray<tensor<4x4xf64>>, index, index, index, index, index, index) -> !numpy.ndarray<tensor<4xf64>>
      scf.yield %v : !numpy.ndarray<tensor<4xf64>>
    }
    // CHECK: "numpy.inserted"({{.*}}) : (!numpy.ndarray<tensor<4x4xf64>>
    "numpy.store"(%x, %row, %one) : (f64, !numpy.ndarray<tensor<4xf64>>, index) -> ()
    %r = "numpy.load"(%a, %one, %one) : (!numpy.ndarray<tensor<4x4xf64>>, index, index) -> f64
    return %r : f64
  }
}
