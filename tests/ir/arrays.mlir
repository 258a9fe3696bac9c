// Tensors, linalg, memrefs, vectors, bufferization, resources.
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1)[s0] -> (d0 * 2 + d1 floordiv 4 - s0, (d0 + d1) mod 8)>
func.func @tensors(%a: tensor<4x?xf32>, %i: index, %s: f32, %u: tensor<*xf32>) -> tensor<4x6xf32> {
  %c0 = arith.constant 0 : index
  %w = arith.constant dense_resource<blob1> : tensor<3xf32>
  %e = tensor.empty(%i) : tensor<4x?xf32>
  %x = tensor.extract %a[%c0, %i] : tensor<4x?xf32>
  %in = tensor.insert %x into %a[%c0, %c0] : tensor<4x?xf32>
  %sl = tensor.extract_slice %a[0, %i] [2, %i] [1, 1] : tensor<4x?xf32> to tensor<2x?xf32>
  %ins = tensor.insert_slice %sl into %a[0, %i] [2, %i] [1, 1] : tensor<2x?xf32> into tensor<4x?xf32>
  %ex = tensor.expand_shape %a [[0, 1], [2]] output_shape [2, 2, %i] : tensor<4x?xf32> into tensor<2x2x?xf32>
  %co = tensor.collapse_shape %ex [[0, 1, 2]] : tensor<2x2x?xf32> into tensor<?xf32>
  %d = tensor.dim %a, %c0 : tensor<4x?xf32>
  %ca = tensor.cast %a : tensor<4x?xf32> to tensor<4x6xf32>
  %fe = tensor.from_elements %s, %x : tensor<2xf32>
  %sp = tensor.splat %s : tensor<4xf32>
  %cc = tensor.concat dim(1) %ca, %ca : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x12xf32>
  %shape = tensor.from_elements %i, %i : tensor<2xindex>
  %re = tensor.reshape %a(%shape) : (tensor<4x?xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  %f = linalg.fill ins(%s : f32) outs(%ca : tensor<4x6xf32>) -> tensor<4x6xf32>
  %b = tensor.empty() : tensor<6x6xf32>
  %mm = linalg.matmul ins(%f, %b : tensor<4x6xf32>, tensor<6x6xf32>) outs(%f : tensor<4x6xf32>) -> tensor<4x6xf32>
  %mt = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>] ins(%f, %b : tensor<4x6xf32>, tensor<6x6xf32>) outs(%f : tensor<4x6xf32>) -> tensor<4x6xf32>
  %t6 = tensor.empty() : tensor<6x4xf32>
  %tr = linalg.transpose ins(%f : tensor<4x6xf32>) outs(%t6 : tensor<6x4xf32>) permutation = [1, 0]
  %t4 = tensor.empty() : tensor<4xf32>
  %sum:2 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "reduction"]} ins(%mm : tensor<4x6xf32>) outs(%t4, %t4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%p: f32, %q: f32, %r: f32):
    %k = linalg.index 1 : index
    %y = arith.addf %p, %q : f32
    linalg.yield %y, %r : f32, f32
  } -> (tensor<4xf32>, tensor<4xf32>)
  %br = linalg.broadcast ins(%t4 : tensor<4xf32>) outs(%f : tensor<4x6xf32>) dimensions = [1]
  return %mt : tensor<4x6xf32>
}
func.func @memrefs(%m: memref<4x8xf32>, %i: index, %s: f32, %bytes: memref<?xi8>, %um: memref<*xf32>, %am: memref<?x?xf32, affine_map<(d0, d1) -> (d1, d0)>>, %v16: vector<16xf32>) {
  %a = memref.alloc(%i) {alignment = 64 : i64} : memref<?x8xf32>
  %st = memref.alloca() : memref<16xf32>
  %x = memref.load %m[%i, %i] : memref<4x8xf32>
  memref.store %s, %m[%i, %i] : memref<4x8xf32>
  %sv = memref.subview %m[0, %i] [2, 4] [1, 2] : memref<4x8xf32> to memref<2x4xf32, strided<[8, 2], offset: ?>>
  %vw = memref.view %bytes[%i][%i] : memref<?xi8> to memref<?x4xf32>
  %ca = memref.cast %um : memref<*xf32> to memref<4x?xf32, strided<[?, 1], offset: ?>>
  %rc = memref.reinterpret_cast %um to offset: [%i], sizes: [4, %i], strides: [%i, 1] : memref<*xf32> to memref<4x?xf32, strided<[?, 1], offset: ?>>
  %base, %off, %sz:2, %str:2 = "memref.extract_strided_metadata"(%m) : (memref<4x8xf32>) -> (memref<f32>, index, index, index, index, index)
  %ptr = memref.extract_aligned_pointer_as_index %m : memref<4x8xf32> -> index
  memref.prefetch %m[%i, %i], read, locality<3>, data : memref<4x8xf32>
  %d = memref.dim %a, %i : memref<?x8xf32>
  memref.copy %sv, %sv : memref<2x4xf32, strided<[8, 2], offset: ?>> to memref<2x4xf32, strided<[8, 2], offset: ?>>
  memref.dealloc %a : memref<?x8xf32>
  %vl = vector.load %st[%i] : memref<16xf32>, vector<16xf32>
  vector.store %vl, %st[%i] : memref<16xf32>, vector<16xf32>
  %mask = vector.create_mask %i : vector<16xi1>
  %ml = vector.maskedload %st[%i], %mask, %vl : memref<16xf32>, vector<16xi1>, vector<16xf32> into vector<16xf32>
  vector.maskedstore %st[%i], %mask, %ml : memref<16xf32>, vector<16xi1>, vector<16xf32>
  %bc = vector.broadcast %s : f32 to vector<16xf32>
  %e0 = vector.extract %bc[3] : f32 from vector<16xf32>
  %e1 = vector.extract %bc[%i] : f32 from vector<16xf32>
  %in = vector.insert %s, %bc [0] : f32 into vector<16xf32>
  %fma = vector.fma %bc, %in, %vl : vector<16xf32>
  %rd = vector.reduction <add>, %fma : vector<16xf32> into f32
  %rm = vector.reduction <maximumf>, %fma, %rd : vector<16xf32> into f32
  %sh = vector.shuffle %bc, %fma [0, 17, 2, 19] : vector<16xf32>, vector<16xf32>
  %es = vector.extract_strided_slice %bc {offsets = [4], sizes = [8], strides = [1]} : vector<16xf32> to vector<8xf32>
  %is = vector.insert_strided_slice %es, %bc {offsets = [0], strides = [1]} : vector<8xf32> into vector<16xf32>
  %sc = vector.shape_cast %bc : vector<16xf32> to vector<4x4xf32>
  %tp = vector.transpose %sc, [1, 0] : vector<4x4xf32> to vector<4x4xf32>
  %step = vector.step : vector<8xindex>
  %bb = vector.bitcast %bc : vector<16xf32> to vector<16xi32>
  %cm = vector.constant_mask [4] : vector<16xi1>
  %tx = vector.transfer_read %m[%i, %i], %s {in_bounds = [true]} : memref<4x8xf32>, vector<8xf32>
  %cm2 = vector.constant_mask [2] : vector<4xi1>
  %ty = vector.transfer_read %m[%i, %i], %s, %cm2 {permutation_map = affine_map<(d0, d1) -> (d0)>} : memref<4x8xf32>, vector<4xf32>
  vector.transfer_write %tx, %m[%i, %i] : vector<8xf32>, memref<4x8xf32>
  %t = bufferization.to_tensor %m restrict writable : memref<4x8xf32> to tensor<4x8xf32>
  %bu = bufferization.to_buffer %t read_only : tensor<4x8xf32> to memref<4x8xf32, strided<[?, ?], offset: ?>>
  %at = bufferization.alloc_tensor(%i) : tensor<?xf32>
  %ac = bufferization.alloc_tensor() copy(%t) : tensor<4x8xf32>
  linalg.fill ins(%s : f32) outs(%m : memref<4x8xf32>)
  return
}
{-#
  dialect_resources: {
    builtin: {
      blob1: "0x040000000000803F0000004000004040"
    }
  }
#-}
