# Object arrays in .npy and .npz files, and files that are pickles.
import io
import pickle

import numpy as np

a = np.array([[None, 1.5], ["text", {"k": [1, 2]}]], dtype=object)
np.save("a.npy", a)
print(open("a.npy", "rb").read())
b = np.load("a.npy", allow_pickle=True)
print(b, b.dtype, b.shape)
for wrong in (lambda: np.load("a.npy"), lambda: np.save("b.npy", a, allow_pickle=False)):
    try:
        wrong()
    except ValueError as e:
        print(e)
np.save("d.npy", {"weights": np.arange(3), "name": "net"})
d = np.load("d.npy", allow_pickle=True)
print(d.shape, d.item())
np.savez("z.npz", plain=np.arange(2), objects=a)
z = np.load("z.npz", allow_pickle=True)
print(sorted(z.files), z["plain"], z["objects"][1, 0])
z = np.load("z.npz")
print(z["plain"])
try:
    z["objects"]
except ValueError as e:
    print(e)
f = io.BytesIO()
np.save(f, a)
np.save(f, np.arange(4))
f.seek(0)
print(np.load(f, allow_pickle=True)[0, 1], np.load(f))
with open("p.pkl", "wb") as p:
    pickle.dump([np.float32(1.5), np.arange(3)], p)
print(np.load("p.pkl", allow_pickle=True))
for name, data, allowed in (("p.pkl", None, False), ("q.pkl", b"not one", True)):
    if data:
        open(name, "wb").write(data)
    try:
        np.load(name, allow_pickle=allowed)
    except (ValueError, pickle.UnpicklingError) as e:
        print(type(e).__name__, e)
