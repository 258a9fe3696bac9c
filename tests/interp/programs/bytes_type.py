b = b"abc\x00\xff"
print(b, b[0], b[1:3], len(b), b.hex(), bytes.fromhex("0aff"), bytes([1, 2]), bytes(3), b"a" + b"b", b"ab" * 2, b"x" in b"axb", list(b"hi"), b"a,b".split(b","), b" x ".strip(), b"abc".decode(), b"%d-%s" % (1, b"z"), b"a" < b"b", hash(b"a") == hash(b"a"))
a = bytearray(b"abc"); a[0] = 90; a.append(33); a += b"zz"; a.extend([1]); print(a, bytes(a), a.pop(), a.find(b"c"), a == b"Zbc!zz")
for bad in (lambda: b"a"[5], lambda: bytes([300]), lambda: b"a" + "b", lambda: b"\xff".decode(), lambda: "é".encode("ascii")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
