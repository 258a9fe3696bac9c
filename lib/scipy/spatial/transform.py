"""Rotations in three dimensions, kept as unit quaternions x, y, z, w."""
import numpy as np


def _product(p, q):
    px, py, pz, pw = p[:, 0], p[:, 1], p[:, 2], p[:, 3]
    qx, qy, qz, qw = q[:, 0], q[:, 1], q[:, 2], q[:, 3]
    return np.stack((pw * qx + px * qw + py * qz - pz * qy,
                     pw * qy - px * qz + py * qw + pz * qx,
                     pw * qz + px * qy - py * qx + pz * qw,
                     pw * qw - px * qx - py * qy - pz * qz), axis=1)


def _about(axis, angles):
    """Rotations about one axis."""
    place = "xyz".index(axis)
    half = angles / 2
    zero = np.zeros(half.shape)
    parts = [np.sin(half) if k == place else zero for k in range(3)]
    return np.stack((parts[0], parts[1], parts[2], np.cos(half)), axis=1)


def _axes(seq):
    intrinsic, extrinsic = all([c in "XYZ" for c in seq]), all([c in "xyz" for c in seq])
    if not intrinsic and not extrinsic:
        raise ValueError(f"Expected axes from `seq` to be from ['x', 'y', 'z'] or ['X', 'Y', 'Z'], got {seq}")
    for k in range(len(seq) - 1):
        if seq[k] == seq[k + 1]:
            raise ValueError(f"Expected consecutive axes to be different, got {seq}")
    return seq.lower(), intrinsic


def _normal(q):
    norms = np.sqrt((q * q).sum(axis=1))
    if np.any(norms == 0):
        raise ValueError("Found zero norm quaternions in `quat`.")
    return q / norms[:, None]


class Rotation:
    def __init__(self, quat, normalize=True, copy=True):
        quat = np.asarray(quat, dtype=float)
        if quat.ndim not in (1, 2) or quat.shape[-1] != 4:
            raise ValueError(f"Expected `quat` to have shape (4,) or (N, 4), got {quat.shape}.")
        self.single = quat.ndim == 1
        rows = quat.reshape(-1, 4)
        self._quat = _normal(rows) if normalize else rows

    @staticmethod
    def from_quat(quat):
        return Rotation(quat)

    @staticmethod
    def identity(num=None):
        one = np.array([0.0, 0.0, 0.0, 1.0])
        return Rotation(one) if num is None else Rotation(np.tile(one, (num, 1)))

    @staticmethod
    def from_euler(seq, angles, degrees=False):
        if len(seq) < 1 or len(seq) > 3:
            raise ValueError(f"Expected axis specification to be a non-empty string of upto 3 characters, got {seq}")
        axes, intrinsic = _axes(seq)
        a = np.asarray(angles, dtype=float)
        if degrees:
            a = np.deg2rad(a)
        single = a.ndim == 0 or (a.ndim == 1 and len(seq) > 1)
        rows = a.reshape(-1, 1) if len(seq) == 1 else a.reshape(-1, len(seq))
        q = _about(axes[0], rows[:, 0])
        for k in range(1, len(seq)):
            turn = _about(axes[k], rows[:, k])
            q = _product(q, turn) if intrinsic else _product(turn, q)
        return Rotation(q[0] if single else q, False)

    @staticmethod
    def from_rotvec(rotvec, degrees=False):
        v = np.asarray(rotvec, dtype=float)
        if degrees:
            v = np.deg2rad(v)
        rows = v.reshape(-1, 3)
        angle = np.sqrt((rows * rows).sum(axis=1))
        near = angle <= 1e-3
        square = angle * angle
        scale = np.where(near, 0.5 - square / 48 + square * square / 3840, np.sin(angle / 2) / np.where(near, 1.0, angle))
        q = np.concatenate((rows * scale[:, None], np.cos(angle / 2)[:, None]), axis=1)
        return Rotation(q[0] if v.ndim == 1 else q, False)

    @staticmethod
    def from_matrix(matrix):
        given = np.asarray(matrix, dtype=float)
        m = given.reshape(-1, 3, 3)
        q = np.zeros((m.shape[0], 4))
        for r in range(m.shape[0]):
            t = m[r, 0, 0] + m[r, 1, 1] + m[r, 2, 2]
            i = int(np.array([m[r, 0, 0], m[r, 1, 1], m[r, 2, 2], t]).argmax())
            if i == 3:
                q[r, 0], q[r, 1], q[r, 2] = m[r, 2, 1] - m[r, 1, 2], m[r, 0, 2] - m[r, 2, 0], m[r, 1, 0] - m[r, 0, 1]
                q[r, 3] = 1 + t
            else:
                j, k = (i + 1) % 3, (i + 2) % 3
                q[r, i], q[r, j], q[r, k] = 1 - t + 2 * m[r, i, i], m[r, j, i] + m[r, i, j], m[r, k, i] + m[r, i, k]
                q[r, 3] = m[r, k, j] - m[r, j, k]
        return Rotation(q[0] if given.ndim == 2 else q)

    def _given(self, rows):
        return rows[0] if self.single else rows

    def as_quat(self):
        return self._given(self._quat.copy())

    def as_matrix(self):
        x, y, z, w = self._quat[:, 0], self._quat[:, 1], self._quat[:, 2], self._quat[:, 3]
        rows = (np.stack((x * x - y * y - z * z + w * w, 2 * (x * y - z * w), 2 * (x * z + y * w)), axis=1),
                np.stack((2 * (x * y + z * w), -x * x + y * y - z * z + w * w, 2 * (y * z - x * w)), axis=1),
                np.stack((2 * (x * z - y * w), 2 * (y * z + x * w), -x * x - y * y + z * z + w * w), axis=1))
        return self._given(np.stack(rows, axis=1))

    def as_rotvec(self, degrees=False):
        q = np.where(self._quat[:, 3:] < 0, -self._quat, self._quat)
        angle = 2 * np.arctan2(np.sqrt((q[:, :3] * q[:, :3]).sum(axis=1)), q[:, 3])
        near = angle <= 1e-3
        square = angle * angle
        scale = np.where(near, 2 + square / 12 + 7 * square * square / 2880, angle / np.where(near, 1.0, np.sin(angle / 2)))
        v = q[:, :3] * scale[:, None]
        return self._given(np.rad2deg(v) if degrees else v)

    def as_euler(self, seq, degrees=False):
        """Bernardes and Viollet, Quaternion to Euler angles conversion, PLOS ONE 17 (2022)."""
        if len(seq) != 3:
            raise ValueError(f"Expected 3 axes, got {seq}.")
        axes, intrinsic = _axes(seq)
        order = axes[::-1] if intrinsic else axes
        i, j, k = "xyz".index(order[0]), "xyz".index(order[1]), "xyz".index(order[2])
        symmetric = i == k
        if symmetric:
            k = 3 - i - j
        sign = (i - j) * (j - k) * (k - i) // 2
        q = self._quat
        if symmetric:
            a, b, c, d = q[:, 3], q[:, i], q[:, j], q[:, k] * sign
        else:
            a, b, c, d = q[:, 3] - q[:, j], q[:, i] + q[:, k] * sign, q[:, j] + q[:, 3], q[:, k] * sign - q[:, i]
        middle = 2 * np.arctan2(np.hypot(c, d), np.hypot(a, b))
        small, large = np.abs(middle) <= 1e-7, np.abs(middle - np.pi) <= 1e-7
        half_sum, half_diff = np.arctan2(b, a), np.arctan2(d, c)
        first, third = half_sum - half_diff, half_sum + half_diff
        if intrinsic:
            first, third = third, first
        lost = small | large
        first = np.where(small, 2 * half_sum, np.where(large, 2 * half_diff * (1 if intrinsic else -1), first))
        third = np.where(lost, 0.0, third)
        if not symmetric:
            if intrinsic:
                first = first * sign
            else:
                third = third * sign
            middle = middle - np.pi / 2
        angles = np.stack((first, middle, third), axis=1)
        angles = np.where(angles < -np.pi, angles + 2 * np.pi, np.where(angles > np.pi, angles - 2 * np.pi, angles))
        return self._given(np.rad2deg(angles) if degrees else angles)

    def apply(self, vectors, inverse=False):
        v = np.asarray(vectors, dtype=float)
        m = Rotation(self._quat, False).as_matrix()
        if inverse:
            m = m.transpose(0, 2, 1)
        rows = (m * v.reshape(-1, 1, 3)).sum(axis=2)
        return rows[0] if self.single and v.ndim == 1 else rows

    def inv(self):
        q = self._quat * np.array([1.0, 1.0, 1.0, -1.0])
        return Rotation(self._given(q), False)

    def magnitude(self):
        q = self._quat
        angles = 2 * np.arctan2(np.sqrt((q[:, :3] * q[:, :3]).sum(axis=1)), np.abs(q[:, 3]))
        return angles[0] if self.single else angles

    def mean(self, weights=None):
        w = np.ones(self._quat.shape[0]) if weights is None else np.asarray(weights, dtype=float)
        values, vectors = np.linalg.eigh((self._quat * w[:, None]).T @ self._quat)
        return Rotation(vectors[:, -1])

    def __mul__(self, other):
        p, q = np.broadcast_arrays(self._quat, other._quat)
        product = _normal(_product(p, q))
        return Rotation(product[0] if self.single and other.single else product, False)

    def __len__(self):
        if self.single:
            raise TypeError("Single rotation has no len().")
        return self._quat.shape[0]

    def __getitem__(self, index):
        if self.single:
            raise TypeError("Single rotation is not subscriptable.")
        return Rotation(self._quat[index], False)
