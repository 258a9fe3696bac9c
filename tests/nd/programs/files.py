import numpy as np, io
from io import StringIO, BytesIO
print(np.loadtxt(StringIO("0 1\n2 3")), np.loadtxt(StringIO("1,0,2\n3,0,4"), delimiter=',', usecols=(0,2), unpack=True))
print(np.loadtxt(StringIO("# c\n1;2 # x\n\n3;4\n5;6"), delimiter=';', dtype=int, skiprows=1, max_rows=2), np.loadtxt(["1 2","3 4"], ndmin=2, usecols=1))
print(np.loadtxt(StringIO('1.618, 2.296\n3.141, 4.669\n'), delimiter=",", converters={0: np.floor and (lambda x: float(x)//1), 1: lambda x: float(x)+.5}))
print(np.loadtxt(StringIO('"1","2,5"\n'), delimiter=",", quotechar='"', converters=lambda s: float(s.decode().replace(',','.'))))
for t in ("M F", "1 2\n3"):
    try: print(np.loadtxt(StringIO(t)))
    except ValueError as e: print(e)
print(np.genfromtxt(StringIO("1,,3\n4,x,6"), delimiter=','), np.genfromtxt(StringIO("11 22\n33 44"), dtype=int), np.genfromtxt(StringIO("1 2\n3 4"), filling_values=7, delimiter=2))
print(np.genfromtxt(StringIO("a b\n1 2\n3 4"), skip_header=1, usecols=1), np.genfromtxt(StringIO("1 2 3\n4 5 6"), skip_footer=1, dtype=None))
s = StringIO(); np.savetxt(s, np.arange(6.).reshape(2,3), fmt='%.2f', delimiter=',', header='a\nb', footer='end'); print(s.getvalue())
s = BytesIO(); np.savetxt(s, [1,2]); print(s.getvalue())
s = StringIO(); np.savetxt(s, np.array([[1+2j, 3-1j]]), fmt='%.1f'); print(s.getvalue())
s = StringIO(); np.savetxt(s, np.arange(4).reshape(2,2), fmt=['%d','%5.1f']); print(s.getvalue())
print(np.fromstring('1 2', dtype=int, sep=' '), np.fromstring('1, 2', sep=','))
f = BytesIO(); np.save(f, np.arange(3)); np.save(f, np.arange(4.).reshape(2,2)); f.seek(0); print(np.load(f), np.load(f))
f = BytesIO(); np.savez(f, np.arange(3), b=np.eye(2)); f.seek(0); z = np.load(f); print(z.files, z['arr_0'], z['b'], 'b' in z, z.f.b)
import os
np.savez('npcc_nd_z.npz', x=np.arange(3)); z = np.load('npcc_nd_z.npz'); print(z['x'], sorted(z.keys()))
np.savez_compressed('npcc_nd_z2', x=np.arange(3.)); z = np.load('npcc_nd_z2.npz'); print(z['x'])
f = BytesIO(); np.save(f, np.asfortranarray(np.arange(6).reshape(2,3))); f.seek(0); print(np.load(f))


def compressed_archives():
    a, b = np.arange(12.0).reshape(3, 4), np.array(["x", "yz"])
    f = io.BytesIO()
    np.savez_compressed(f, a, b=b, c=np.zeros(1000))
    print(len(f.getvalue()) < 2000)
    f.seek(0)
    z = np.load(f)
    print(sorted(z.files), z["arr_0"], z["b"], z["c"].sum())


compressed_archives()
