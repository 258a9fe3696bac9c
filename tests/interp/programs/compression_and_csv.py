"""zlib, gzip, csv, memoryview, and what bytearrays do."""
import os, tempfile
os.chdir(tempfile.mkdtemp())
import zlib, gzip, csv, io, sys
d = b"hello world " * 1000 + bytes(range(256))*3
for level in (-1,0,1,6,9):
    c = zlib.compress(d, level); print(level, len(c), zlib.crc32(c)); assert zlib.decompress(c) == d
print(zlib.adler32(d), zlib.crc32(d), zlib.crc32(d, 5))
g = gzip.compress(d, mtime=0); print(len(g), g[:10], zlib.crc32(g)); assert gzip.decompress(g)==d
for bad in (b'abc', c[:20], b''):
    try: zlib.decompress(bad)
    except zlib.error as e: print(e)
with gzip.open('x.gz','wb') as f: f.write(d)
with gzip.open('x.gz') as f: assert f.read()==d
with gzip.open('x.gz','wt') as f: f.write("a\nb\n")
with gzip.open('x.gz','rt') as f: print(list(f))
try: gzip.decompress(b'xxxx')
except OSError as e: print(type(e).__name__, e)
rows = list(csv.reader(io.StringIO('a,b,c\n1,"x,y",3\n"multi\nline",2,"q""q"\n\n,,\n a, "b" ,c\n')))
print(rows)
print(list(csv.reader(['1;2;"3"','4;5'], delimiter=';', quoting=csv.QUOTE_NONNUMERIC)))
out = io.StringIO()
w = csv.writer(out); w.writerow([1,2.5,'a,b','q"q',None,'line\nx','']); w.writerow(['']); w.writerows([[1],[2]])
w = csv.writer(out, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n'); w.writerow(['a',1])
w = csv.writer(out, quoting=csv.QUOTE_NONE, escapechar='\\'); w.writerow(['a,b','c"d',3])
w = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC); w.writerow(['a',3,2.0])
print(repr(out.getvalue()))
for r in csv.DictReader(io.StringIO('x,y\n1,2\n3\n4,5,6\n')): print(r)
o=io.StringIO(); dw=csv.DictWriter(o,['a','b']); dw.writeheader(); dw.writerow({'a':1,'b':2}); print(repr(o.getvalue()))
try: dw.writerow({'c':1})
except ValueError as e: print(e)
m = memoryview(bytearray(b'abcdef')); print(m[1], m[1:3].tobytes(), m[::-1].tolist(), len(m), m.readonly, bytes(m)); m[0]=90; m[1:3]=b'xy'; print(m.obj, m==b'Zxydef')
try: memoryview(b'a')[0]=1
except TypeError as e: print(e)
b = bytearray(b'hello'); b.insert(0,33); b.remove(ord('l')); b.reverse(); print(b, b.copy()); b.clear(); print(b)
print(b'abc'.translate(bytes.maketrans(b'ab',b'xy')), b'abc'.translate(None,b'a'), b'ab\xe9'.hex(':'), b'abcdef'.hex('-',2), b'a b'.removeprefix(b'a'), b'Ab'.swapcase(), b'ab'.islower(), b'a-b-c'.rpartition(b'-'))
b = bytearray(range(10)); b[::2] = b'abcde'; print(b); del b[1::3]; print(b); del b[::-2]; print(b)
try: b[::2] = b'x'
except ValueError as e: print(e)
