// RUN: promote-arrays
// A function that returns its argument gives back the caller's array, in a loop as well.
module {
  func.func private @step(%w: !numpy.ndarray<tensor<4xf64>>, %x: f64) -> !numpy.ndarray<tensor<4xf64>> {
    "numpy.assign"(%w, %x) : (!numpy.ndarray<tensor<4xf64>>, f64) -> ()
    return %w : !numpy.ndarray<tensor<4xf64>>
  }
  // CHECK-LABEL: @train
  func.func @train(%w: !numpy.ndarray<tensor<4xf64>>, %x: f64, %n: index) -> !numpy.ndarray<tensor<4xf64>> {
    %zero = arith.constant 0 : index
    %one = arith.constant 1 : index
    // CHECK: %[[R:.*]] = scf.for {{.*}} iter_args(%[[A:.*]] = %{{.*}})
    // CHECK: %[[C:.*]]:2 = func.call @step(%[[A]]
    // CHECK: scf.yield %[[C]]#1
    // CHECK: return %[[R]], %[[R]]
    %r = scf.for %i = %zero to %n step %one iter_args(%v = %w) -> (!numpy.ndarray<tensor<4xf64>>) {
      %s = func.call @step(%v, %x) : (!numpy.ndarray<tensor<4xf64>>, f64) -> !numpy.ndarray<tensor<4xf64>>
      scf.yield %s : !numpy.ndarray<tensor<4xf64>>
    }
    return %r : !numpy.ndarray<tensor<4xf64>>
  }
}
