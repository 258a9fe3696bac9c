// error: no translation
func.func @npcc_program() {
  %t = tensor.empty() : tensor<4xf32>
  return
}
