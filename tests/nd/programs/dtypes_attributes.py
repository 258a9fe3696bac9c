import numpy as np

record = np.dtype([("x", "f4"), ("y", "i4", (2,)), (("title", "z"), "S3")])
codes = ["S", "U", "a5", "O", "V8", "V", "M8", "M8[D]", "m8[25s]", "datetime64[us]", "str", "bytes", "object", "void",
         ">i4", "<i4", "=i4", "|i4", "i4,f8", "i4, (2,3)f8, S10", "(2,3)f8", "3int8", "i4,", "datetime64[2D]", "U10",
         ">U10", "x", "i3", "O8", "b", "?", "S0", "c", "f8[3]", "str_", "bytes_", "object_", "string", "complex"]
for code in codes:
    try:
        print(code, repr(np.dtype(code)))
    except TypeError as e:
        print(code, e)
for name in ("name kind char num type str byteorder itemsize alignment names fields descr isbuiltin isnative flags hasobject "
             "isalignedstruct metadata ndim shape subdtype base").split():
    print(name, [getattr(np.dtype(t), name) for t in (record, "i4", ">i4", "U3", "S3", "O", "M8[D]", "V8", ("i4", (2, 3)))])
described = [
    record, np.dtype([("a", "i1"), ("b", "f8")], align=True),
    np.dtype({"names": ["a", "b"], "formats": ["i1", "f8"], "offsets": [0, 4]}),
    np.dtype({"x": ("i4", 0), "y": ("f8", 8)}), np.dtype((np.int32, (2, 3))), np.dtype((np.void, 10)),
    np.dtype(("U", 10)), np.dtype(dict), np.dtype([("f0", ">i4")]), np.dtype([("a", [("b", "i4"), ("c", "U3")])]),
    np.dtype("i4", metadata={"a": 1})]
for t in described:
    print(repr(t), "|", str(t), "|", t.isalignedstruct, t.metadata)
print(repr(record["y"]), repr(record[0]), repr(record[["x", "z"]]), len(record))
print(repr(np.dtype("i4").newbyteorder()), repr(np.dtype(">i4").newbyteorder("=")), repr(record.newbyteorder(">")))
for f in (lambda: record["q"], lambda: np.dtype("i4")["a"], lambda: np.dtype([("a", "i4"), ("a", "i4")])):
    try:
        f()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
for pair in (("i4", "S4"), ("i4", "U"), ("M8[D]", "M8[h]"), ("m8[s]", "i4"), ("O", "f8"), ("S3", "U2"), (">i4", "i8"), ("f4", "U5")):
    print(pair, np.promote_types(*pair), np.can_cast(*pair), np.can_cast(pair[1], pair[0], "same_kind"))
