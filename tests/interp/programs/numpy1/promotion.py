# NumPy 1's promotion: scalars count by their value when an array is there.
import numpy as np

arrays = [np.array([1, 2], dtype=t) for t in ("bool", "int8", "uint8", "int16", "uint16", "int32", "int64", "uint64", "float16", "float32",
                                            "float64", "complex64", "complex128")]
scalars = [True, 1, -1, 127, 128, 255, 256, -129, 40000, 2 ** 31, -2 ** 31 - 1, 0.5, 1e5, 1e300, 1j, np.int8(3), np.uint8(200), np.int64(5),
           np.int64(300), np.float32(1.5), np.float64(1.5), np.float64(1e50), np.float16(2), np.complex64(1j), np.bool_(True),
           np.array(7), np.array(7.5), np.uint64(2 ** 40)]
for a in arrays:
    row = []
    for s in scalars:
        for op in (np.add, np.multiply, np.true_divide, np.maximum):
            try:
                row.append(op(a, s).dtype.name)
            except (TypeError, ValueError, OverflowError) as e:
                row.append(type(e).__name__)
    print(a.dtype, row)
for x in scalars:
    row = []
    for y in scalars:
        try:
            row.append(np.add(x, y).dtype.name)
        except (TypeError, ValueError, OverflowError) as e:
            row.append(type(e).__name__)
    print(repr(x), row)
x = np.array([1.0, 2.0, 3.0], dtype=np.float32)
print((np.sqrt(2 / np.pi) * x).dtype, (x + np.float64(1)).dtype, (np.float32(1) + 1.5), type(np.float32(1) + 1.5), type(np.float32(3) * np.int64(2)))
print(np.float32(0.1) + 1.0, np.int32(5) + 2, type(np.int32(5) + 2), type(np.int8(5) * 2), np.uint8(200) + 100, np.int8(100) * np.int8(1))
print((x / 3).dtype, (x ** 2).dtype, (x * np.pi).dtype, (np.arange(3, dtype=np.int8) + 200).dtype, (np.arange(3, dtype=np.uint8) - 1))
x += 1e10
x *= np.float64(2)
print(x, x.dtype, np.where([True, False, True], x, 0.5).dtype, np.where([True, False], np.int8(1), 3).dtype)
print(np.result_type(np.int8, 3), np.result_type(np.array([1], np.int8), 300), np.result_type(np.float32, 1.0), np.concatenate([[1], [2.5]]).dtype)
print(np.clip(x, 0, 5).dtype, np.maximum(x, 1e300).dtype, np.sum(x).dtype, (x == 1e10), np.array([1], np.uint8) == -1)
