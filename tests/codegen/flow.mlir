// scf and cf: loops that carry values, while, if, blocks with arguments.
func.func private @printF64(f64)
func.func private @printI64(i64)
func.func private @printNewline()
func.func private @show(%x: i64) {
  func.call @printI64(%x) : (i64) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func private @fib(%n: index) -> (i64, i64) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = arith.constant 0 : i64
  %b = arith.constant 1 : i64
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a, %y = %b) -> (i64, i64) {
    %z = arith.addi %x, %y : i64
    scf.yield %y, %z : i64, i64
  }
  return %r#0, %r#1 : i64, i64
}
func.func private @collatz(%n: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %three = arith.constant 3 : i64
  %r:2 = scf.while (%x = %n, %steps = %zero) : (i64, i64) -> (i64, i64) {
    %go = arith.cmpi ne, %x, %one : i64
    scf.condition(%go) %x, %steps : i64, i64
  } do {
  ^bb0(%x: i64, %steps: i64):
    %m = arith.remsi %x, %two : i64
    %even = arith.cmpi eq, %m, %zero : i64
    %next = scf.if %even -> (i64) {
      %h = arith.divsi %x, %two : i64
      scf.yield %h : i64
    } else {
      %t = arith.muli %x, %three : i64
      %u = arith.addi %t, %one : i64
      scf.yield %u : i64
    }
    %s = arith.addi %steps, %one : i64
    scf.yield %next, %s : i64, i64
  }
  return %r#1 : i64
}
func.func private @gcd(%a: i64, %b: i64) -> i64 {
  %zero = arith.constant 0 : i64
  cf.br ^test(%a, %b : i64, i64)
^test(%x: i64, %y: i64):
  %done = arith.cmpi eq, %y, %zero : i64
  cf.cond_br %done, ^exit(%x : i64), ^step
^step:
  %r = arith.remsi %x, %y : i64
  cf.br ^test(%y, %r : i64, i64)
^exit(%g: i64):
  return %g : i64
}
func.func private @ackermann(%m: i64, %n: i64) -> i64 {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %m0 = arith.cmpi eq, %m, %zero : i64
  %r = scf.if %m0 -> (i64) {
    %a = arith.addi %n, %one : i64
    scf.yield %a : i64
  } else {
    %m1 = arith.subi %m, %one : i64
    %n0 = arith.cmpi eq, %n, %zero : i64
    %b = scf.if %n0 -> (i64) {
      %c = func.call @ackermann(%m1, %one) : (i64, i64) -> i64
      scf.yield %c : i64
    } else {
      %n1 = arith.subi %n, %one : i64
      %d = func.call @ackermann(%m, %n1) : (i64, i64) -> i64
      %e = func.call @ackermann(%m1, %d) : (i64, i64) -> i64
      scf.yield %e : i64
    }
    scf.yield %b : i64
  }
  return %r : i64
}
func.func @npcc_program() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c10 = arith.constant 10 : index
  %n90 = arith.constant 90 : index
  scf.for %i = %c0 to %c10 step %c3 {
    %v = arith.index_cast %i : index to i64
    func.call @show(%v) : (i64) -> ()
    %f:2 = func.call @fib(%i) : (index) -> (i64, i64)
    func.call @show(%f#0) : (i64) -> ()
    func.call @show(%f#1) : (i64) -> ()
  }
  scf.for %i = %c10 to %c3 step %c1 {
    %v = arith.index_cast %i : index to i64
    func.call @show(%v) : (i64) -> ()
  }
  %f:2 = func.call @fib(%n90) : (index) -> (i64, i64)
  func.call @show(%f#0) : (i64) -> ()
  %n27 = arith.constant 27 : i64
  %c = func.call @collatz(%n27) : (i64) -> i64
  func.call @show(%c) : (i64) -> ()
  %a = arith.constant 1071 : i64
  %b = arith.constant 462 : i64
  %g = func.call @gcd(%a, %b) : (i64, i64) -> i64
  func.call @show(%g) : (i64) -> ()
  %two = arith.constant 2 : i64
  %three = arith.constant 3 : i64
  %k = func.call @ackermann(%two, %three) : (i64, i64) -> i64
  func.call @show(%k) : (i64) -> ()
  return
}
