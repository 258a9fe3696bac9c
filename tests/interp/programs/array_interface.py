import numpy as np
a=np.arange(24.).reshape(4,6)
print(np.byte_bounds(a)[1]-np.byte_bounds(a)[0], np.byte_bounds(a[::-1, ::2])[1]-np.byte_bounds(a[::-1,::2])[0])
for x in (a, a[::2], a.T, np.array(["a","bc"]), np.array([object]), np.zeros(3, [("a","i4"),("b","f8",2)]), np.zeros(2,bool)[:1], np.float16([1]), np.array(3), np.zeros((0,3))):
    i = x.__array_interface__
    print({k: v for k, v in i.items() if k != "data"}, i["data"][1], sorted(i))
b = a[1:, 2:]
print(b.__array_interface__["data"][0] - a.__array_interface__["data"][0])
a.flags.writeable = False
print(a.__array_interface__["data"][1])
