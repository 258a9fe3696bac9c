import numpy as np
def program():
    a = np.array([1, 2], dtype=np.uint8)
    b = np.array([1, -2], dtype=np.int8)
    try:
        a += b
    except Exception as e:
        print(type(e).__name__, e)
    print(a)
    try:
        np.add(a, b, out=a)
    except Exception as e:
        print(type(e).__name__, e)
    print(a)
    try:
        a += np.int64(3)
    except Exception as e:
        print(type(e).__name__, e)
    print(a)
    b += a[::-1]
    print(b)
    try:
        a *= np.array(2)
    except Exception as e:
        print(type(e).__name__, e)
    try:
        a[:1] -= np.array([2, 3])[:1]
    except Exception as e:
        print(type(e).__name__, e)
    print(a)
program()


def refused(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def out_and_copies():
    halves, whole = np.array([1.5, 2.5, 3.5]), np.array([1, 2, 3])
    refused(lambda: np.add(halves, halves, out=whole))
    refused(lambda: np.add(whole, 1, out=np.zeros(3, np.uint8)))
    refused(lambda: np.sqrt(halves, out=whole))
    refused(lambda: np.add(halves, 1, out=whole, where=halves > 2))
    refused(lambda: np.add(halves * 1j, 1, dtype=np.float64))
    refused(lambda: np.copyto(whole, halves))
    refused(lambda: np.copyto(whole, 1.5))
    refused(lambda: np.copyto(np.zeros(3, np.bool_), 1))
    print(whole)
    np.copyto(whole, halves, casting="unsafe")
    print(whole, np.mean(np.stack([halves, halves]), axis=0, out=whole), whole)
    np.copyto(whole, [7, 8, 9], where=halves > 2)
    print(whole)


out_and_copies()
