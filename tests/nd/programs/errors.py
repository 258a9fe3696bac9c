import numpy as np


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = np.zeros((2, 3))
attempt(lambda: a + np.zeros((2, 4)))
attempt(lambda: a @ np.zeros((2, 4)))
attempt(lambda: a[5])
attempt(lambda: a[0, 0, 0])
attempt(lambda: a[[0, 9]])
attempt(lambda: a.reshape(4, 2))
attempt(lambda: a.sum(axis=3))
attempt(lambda: np.zeros(0).max())
attempt(lambda: bool(a))
attempt(lambda: np.array([1, 2]) ** -1)
attempt(lambda: -np.array([True]))
attempt(lambda: np.array([True]) - np.array([True]))
attempt(lambda: a["x"])
attempt(lambda: a[1.5])
attempt(lambda: np.concatenate([]))
attempt(lambda: np.concatenate([a, np.zeros((2, 2))]))
attempt(lambda: np.stack([a, np.zeros(2)]))
attempt(lambda: np.split(np.arange(5), 2))
attempt(lambda: np.linalg.inv(np.zeros((2, 2))))
attempt(lambda: np.linalg.cholesky(-np.eye(2)))
attempt(lambda: np.linalg.solve(np.zeros((2, 3)), np.zeros(2)))
attempt(lambda: np.dot(a, np.zeros(4)))
attempt(lambda: np.zeros((2, -1)))
attempt(lambda: np.arange(3).astype("nope"))
attempt(lambda: np.uint8([1, 2]) + 300)
attempt(lambda: len(np.array(1)))
attempt(lambda: [x for x in np.array(1)])
attempt(lambda: np.array([[1, 2], [3]]))
attempt(lambda: int(np.array([1, 2])))
attempt(lambda: np.random.randint(5, 2))
attempt(lambda: np.random.choice(3, 5, replace=False))
attempt(lambda: a.nothing)
attempt(lambda: np.squeeze(a, 0))
attempt(lambda: np.transpose(a, (0, 0)))
attempt(lambda: np.take(a, 9))
attempt(lambda: np.bitwise_and(1.5, 1))
attempt(lambda: np.ones(2) & np.ones(2))
def store():
    b = np.arange(3)
    b += 1.5
attempt(store)
def readonly():
    b = np.broadcast_to(np.zeros(3), (2, 3))
    b[0] = 1
attempt(readonly)
def mask():
    b = np.zeros(3)
    b[b == 0] = [1, 2]
attempt(mask)
