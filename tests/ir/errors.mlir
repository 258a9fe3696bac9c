// expect: unknown operation 'arith.nothing'
func.func @f() {
  %0 = arith.nothing : i32
  return
}
// -----
// expect: '%y' is not defined here
func.func @f(%x: f32) -> f32 {
  %0 = arith.addf %x, %y : f32
  return %0 : f32
}
// -----
// expect: '%x' has the type f32, but is used as f64
func.func @f(%x: f32) -> f64 {
  %0 = arith.negf %x : f64
  return %0 : f64
}
// -----
// expect: '%0' is defined twice
func.func @f(%x: f32) {
  %0 = arith.negf %x : f32
  %0 = arith.negf %x : f32
  return
}
// -----
// expect: operand 1 ('rhs') has the type f64, expected f32; declared as (lhs: float_like, rhs: =lhs)
func.func @f(%x: f32, %y: f64) {
  %0 = "arith.addf"(%x, %y) : (f32, f64) -> f32
  return
}
// -----
// expect: the attribute 'predicate' is missing
func.func @f(%x: i32) {
  %0 = "arith.cmpi"(%x, %x) : (i32, i32) -> i1
  return
}
// -----
// expect: is not defined before its use
func.func @f(%x: f32) -> f32 {
  %0 = "arith.negf"(%1) : (f32) -> f32
  %1 = arith.negf %x : f32
  return %0 : f32
}
// -----
// expect: the operands are not the results of the function
func.func @f(%x: f32) -> f64 {
  return %x : f32
}
// -----
// expect: there is no function '@g'
func.func @f() {
  call @g() : () -> ()
  return
}
// -----
// expect: the symbol '@f' is defined twice
func.func private @f()
func.func private @f(i32)
// -----
// expect: a block ends without a terminator
func.func @f(%x: f32) {
  %0 = arith.negf %x : f32
}
// -----
// expect: the block '^bb1' is not defined in this region
func.func @f() {
  cf.br ^bb1
}
// -----
// expect: a carried value has different types
func.func @f(%n: index, %x: f32, %y: f64) {
  %0 = "scf.for"(%n, %n, %n, %x) ({
  ^bb0(%i: index, %a: f64):
    scf.yield %a : f64
  }) : (index, index, index, f32) -> f64
  return
}
// -----
// expect: the slice goes beyond the array
func.func @f(%x: tensor<4xf32>) {
  %0 = tensor.extract_slice %x[2] [3] [1] : tensor<4xf32> to tensor<3xf32>
  return
}
// -----
// expect: an indexing map gives another number of indices than the operand has dimensions
func.func @f(%x: tensor<4xf32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> ()>], iterator_types = ["parallel"]} outs(%x : tensor<4xf32>) {
  ^bb0(%a: f32):
    linalg.yield %a : f32
  } -> tensor<4xf32>
  return
}
// -----
// expect: nested too deeply
func.func private @f(tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<tuple<i32>)
