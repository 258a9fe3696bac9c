// math on scalars: libm's functions.
func.func private @printF64(f64)
func.func private @printNewline()
func.func private @show(%x: f64) {
  func.call @printF64(%x) : (f64) -> ()
  func.call @printNewline() : () -> ()
  return
}
func.func private @all(%x: f64, %y: f64) {
  %u0 = math.exp %x : f64
  func.call @show(%u0) : (f64) -> ()
  %u1 = math.exp2 %x : f64
  func.call @show(%u1) : (f64) -> ()
  %u2 = math.expm1 %x : f64
  func.call @show(%u2) : (f64) -> ()
  %u3 = math.log %x : f64
  func.call @show(%u3) : (f64) -> ()
  %u4 = math.log2 %x : f64
  func.call @show(%u4) : (f64) -> ()
  %u5 = math.log10 %x : f64
  func.call @show(%u5) : (f64) -> ()
  %u6 = math.log1p %x : f64
  func.call @show(%u6) : (f64) -> ()
  %u7 = math.sin %x : f64
  func.call @show(%u7) : (f64) -> ()
  %u8 = math.cos %x : f64
  func.call @show(%u8) : (f64) -> ()
  %u9 = math.tan %x : f64
  func.call @show(%u9) : (f64) -> ()
  %u10 = math.asin %x : f64
  func.call @show(%u10) : (f64) -> ()
  %u11 = math.acos %x : f64
  func.call @show(%u11) : (f64) -> ()
  %u12 = math.atan %x : f64
  func.call @show(%u12) : (f64) -> ()
  %u13 = math.sinh %x : f64
  func.call @show(%u13) : (f64) -> ()
  %u14 = math.cosh %x : f64
  func.call @show(%u14) : (f64) -> ()
  %u15 = math.tanh %x : f64
  func.call @show(%u15) : (f64) -> ()
  %u16 = math.asinh %x : f64
  func.call @show(%u16) : (f64) -> ()
  %u17 = math.acosh %x : f64
  func.call @show(%u17) : (f64) -> ()
  %u18 = math.atanh %x : f64
  func.call @show(%u18) : (f64) -> ()
  %u19 = math.erf %x : f64
  func.call @show(%u19) : (f64) -> ()
  %u20 = math.cbrt %x : f64
  func.call @show(%u20) : (f64) -> ()
  %u21 = math.sqrt %x : f64
  func.call @show(%u21) : (f64) -> ()
  %u22 = math.rsqrt %x : f64
  func.call @show(%u22) : (f64) -> ()
  %u23 = math.floor %x : f64
  func.call @show(%u23) : (f64) -> ()
  %u24 = math.ceil %x : f64
  func.call @show(%u24) : (f64) -> ()
  %u25 = math.trunc %x : f64
  func.call @show(%u25) : (f64) -> ()
  %u26 = math.round %x : f64
  func.call @show(%u26) : (f64) -> ()
  %u27 = math.roundeven %x : f64
  func.call @show(%u27) : (f64) -> ()
  %b0 = math.atan2 %x, %y : f64
  func.call @show(%b0) : (f64) -> ()
  %b1 = math.powf %x, %y : f64
  func.call @show(%b1) : (f64) -> ()
  %b2 = math.copysign %x, %y : f64
  func.call @show(%b2) : (f64) -> ()
  %f = math.fma %x, %y, %x : f64
  func.call @show(%f) : (f64) -> ()
  return
}
func.func @npcc_program() {
  %x0 = arith.constant 0.3 : f64
  %y0 = arith.constant 2.5 : f64
  func.call @all(%x0, %y0) : (f64, f64) -> ()
  %x1 = arith.constant 0.9 : f64
  %y1 = arith.constant -0.7 : f64
  func.call @all(%x1, %y1) : (f64, f64) -> ()
  %x2 = arith.constant 1.75 : f64
  %y2 = arith.constant 3.0 : f64
  func.call @all(%x2, %y2) : (f64, f64) -> ()
  %x3 = arith.constant 12.5 : f64
  %y3 = arith.constant 0.25 : f64
  func.call @all(%x3, %y3) : (f64, f64) -> ()
  %x4 = arith.constant 0.0 : f64
  %y4 = arith.constant 1.0 : f64
  func.call @all(%x4, %y4) : (f64, f64) -> ()
  return
}
