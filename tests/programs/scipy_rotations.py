"""scipy.spatial.transform.Rotation."""
import numpy as np
from scipy.spatial.transform import Rotation as R

np.set_printoptions(precision=6, suppress=True)
rng = np.random.RandomState(1)
print(R.from_euler("z", 0.5).as_matrix()[:2, :2], R.from_euler("z", [0.1, 0.2]).as_matrix().shape)
print(R.from_euler("xyz", [10, 20, 30], degrees=True).as_quat())
many = R.from_euler("ZYX", rng.rand(4, 3))
print(many.as_matrix(), len(many), many[1].as_quat(), many[1:3].as_rotvec())
for seq in ("xyz", "zyx", "ZXY", "XYZ", "zxz", "ZYZ", "yxy"):
    r = R.from_euler(seq, rng.rand(3, 3) - 0.3)
    print(seq, r.as_euler(seq), r.as_euler("xyz", degrees=True), r.as_euler("ZXZ"))
    print(seq, R.from_euler(seq, [0.4, np.pi / 2, 0.2]).as_quat())
m = many[0].as_matrix()
print(R.from_matrix(m).as_quat(), R.from_matrix(np.diag([1.0, -1.0, -1.0])).as_quat())
v = R.from_rotvec([[0.1, 0.2, -0.3], [0, 0, 1e-5], [3.0, 0, 0]])
print(v.as_quat(), v.as_rotvec(), v.magnitude(), v.inv().as_quat())
p, q = R.from_quat([0, 0, 1, 1]), R.from_rotvec([0, 0.5, 0])
print((p * q).as_rotvec(), (p * many).as_quat(), (many * many.inv()).magnitude())
print(p.apply([1, 2, 3]), p.apply([[1, 0, 0], [0, 1, 0]]), many.apply([1, 0, 0]), p.apply([1, 2, 3], inverse=True))
print(R.identity().as_matrix(), R.identity(2).as_quat(), np.abs(many.mean().as_quat()))
