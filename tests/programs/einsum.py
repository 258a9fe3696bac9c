import numpy as np
a = np.arange(6.0).reshape(2, 3)
b = np.arange(24.0).reshape(2, 3, 4)
print(np.einsum("ij->ji", a), np.einsum("ij,ij->", a, a), np.einsum("bij,bi->bj", b, a), np.einsum("ii", np.eye(3)))


def refused(text, *arrays):
    try:
        print(np.einsum(text, *arrays))
    except ValueError as e:
        print(e)


def zeros_and_refusals():
    for dt in (np.float64, np.float32):
        for du in (np.float64, np.float32):
            a = np.array([0.0, -1.0, 2.0], dtype=dt)
            b = np.array([-2.0, -0.0], dtype=du)
            m = np.array([[0.0, -1.0, 2.0], [-0.0, 1.0, -2.0]], dtype=dt)
            n = np.array([[0.0, -1.0], [-0.0, 1.0]], dtype=du)
            print(np.einsum('i,j->ij', a, b), np.einsum('i,j->ji', a, b), np.einsum('ij->ji', m))
            print(np.einsum('ij,jk->jk', n, m), np.einsum('ki,kj->kij', m, n), np.einsum('ij,j->ij', n, b))
            print(np.einsum('ij->j', m * 0), np.einsum('i,i->', a * 0, -np.abs(a)), np.einsum('ij,ij->ij', m, m[::-1]))
            print(np.einsum('i,i,i->i', b, b, b), np.einsum('i,i->i', b + 0j, 1j * b[::-1]))
    c = np.arange(4)
    print(np.einsum('i,j->ij', c, c > 1), np.einsum('i,j->ij', c > 2, c > 1))
    refused('ij->j', c)
    refused('i->i', m)
    refused('i,ij->ij', c[:2], c)
    refused('i,j->ij', c)
    refused('i->i', c, c)


zeros_and_refusals()
