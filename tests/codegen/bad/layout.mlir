// error: has no translation
func.func @npcc_program(%m: memref<4xf32, affine_map<(d0) -> (d0 floordiv 2)>>) {
  return
}
