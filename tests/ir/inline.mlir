// RUN: --pass=inline --pass=cse --pass=dce
func.func private @square(%x: f32) -> f32 {
  %y = arith.mulf %x, %x : f32
  return %y : f32
}
func.func private @unused() {
  return
}
func.func private @fact(%n: i64) -> i64 {
  %c1 = arith.constant 1 : i64
  %stop = arith.cmpi sle, %n, %c1 : i64
  %r = scf.if %stop -> (i64) {
    scf.yield %c1 : i64
  } else {
    %m = arith.subi %n, %c1 : i64
    %f = func.call @fact(%m) : (i64) -> i64
    %p = arith.muli %n, %f : i64
    scf.yield %p : i64
  }
  return %r : i64
}
func.func @main(%x: f32, %n: i64) -> (f32, i64) {
  %a = call @square(%x) : (f32) -> f32
  %b = call @square(%x) : (f32) -> f32
  %c = arith.addf %a, %b : f32
  %dead = call @square(%c) : (f32) -> f32
  %f = call @fact(%n) : (i64) -> i64
  return %c, %f : f32, i64
}
