"""einsum_path, and einsum in that order."""
import numpy as np
rng = np.random.RandomState(0)
def show(sub, *shapes, **k):
    ops = [rng.rand(*s) for s in shapes]
    p = np.einsum_path(sub, *ops, **k); print(p[0]); print(p[1])
    print(np.allclose(np.einsum(sub, *ops, optimize=p[0]), np.einsum(sub, *ops)), np.allclose(np.einsum(sub, *ops, optimize=True), np.einsum(sub, *ops)))
show('ij,jk,kl->il', (3,4),(4,5),(5,6))
show('ij,jk->ik', (3,4),(4,5)); show('ij,jk,kl->il', (3,4),(4,5),(5,6), optimize=False)
show('ea,fb,abcd,gc,hd->efgh', (4,4),(4,4),(4,4,4,4),(4,4),(4,4))
show('ijk,ilm,njm,nlk,abc->', (2,3,4),(2,5,6),(7,3,6),(7,5,4),(2,2,2))
show('i,j,k->ijk', (3,),(4,),(5,)); show('i,j,i->', (3,),(4,),(3,)); show('ij,ij,ij', (3,3),(3,3),(3,3)); show('a,b,c', (2,),(3,),(4,))
show('ij,jk,kl,lm,mn->in', (10,3),(3,20),(20,4),(4,30),(30,2))
show('bqd,bkd,bkv->bqv', (2,3,4),(2,5,4),(2,5,6)); show('ij,jk,kl->il', (3,4),(4,5),(5,6), optimize=('greedy', 5)); show('ij,kj,kl->il', (3,1),(5,4),(5,6))
show('ij,jk,kl->il', (30,4),(4,50),(50,6), optimize=['einsum_path', (0, 1), (0, 1)])
for bad in [lambda: np.einsum_path('ij,jk', np.ones((2,3))), lambda: np.einsum_path('ij,jk->ik', np.ones((2,3)), np.ones((4,5))), lambda: np.einsum_path('ij,jk,kl->il', *[np.ones((3,3))]*3, optimize=['einsum_path', (0,1)])]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
a = [rng.rand(30, 30) for k in range(5)]
x = np.einsum('ab,bc,cd,de,ef->af', *a, optimize='optimal')
print(np.allclose(x, np.linalg.multi_dot(a)), np.einsum('i,i,i->', [1., 2], [3., 4], [5., 6], optimize=True))
print(np.einsum('...i,...i,...i->...', np.ones((2, 3)), np.ones((2, 3)), np.ones(3), optimize=True), np.einsum(np.ones((2,2)), [0,1], np.ones((2,2)), [1,2], np.ones((2,2)), [2,3], [0,3], optimize=True))
