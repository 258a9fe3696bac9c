# Borders, repeated and deleted elements, bits in bytes, limits of types, and arrays made like others in a new shape.
import numpy as np
rng=np.random.RandomState(0)
a=rng.randn(4,5); b=rng.randint(0,9,(3,2,4)); 
for m in ("constant","edge","wrap","reflect","symmetric","maximum","minimum","mean","median","linear_ramp"):
    for w in (0,1,2,(1,3),((1,2),(0,3))):
        print(m,w,np.pad(a,w,mode=m).round(6).tolist())
    print(np.pad(b,((1,2),(0,1),(2,0)),mode=m).tolist())
    print(np.pad(np.asfortranarray(a),1,mode=m).round(6).tolist())
for m in ("reflect","symmetric"):
    print(np.pad(a,((9,3),(11,2)),mode=m,reflect_type="odd").round(6).tolist(), np.pad(b,3,mode=m,reflect_type="odd").tolist())
print(np.pad(a,2,constant_values=((1,2),(3,4))).tolist(), np.pad(b,1,constant_values=-7).tolist(), np.pad([1,2,3],(2,3),'linear_ramp',end_values=(5,-4)).tolist())
print(np.pad(np.array([True,False]),2).tolist(), np.pad(np.float64(3),()).tolist() if False else 0, np.pad(a[:0],1).tolist(), np.pad(np.zeros((0,2)),((2,1),(0,0))).tolist())
print(np.pad(a,1,mode="empty").shape, np.pad(a, 2, mode='mean', stat_length=2).round(6).tolist())
try: np.pad(np.zeros((0,2)),1,mode="edge")
except ValueError as e: print(e)
print(np.tile([1,2],3), np.tile(a,(1,1)).tolist()==a.tolist(), np.tile(a,1) is a, np.tile(b,(2,1,1,2)).shape, np.tile([1,2],0), np.tile([[1,2]],(2,2)).tolist())
for o in (0,-1,3,np.int64(2)): print(np.delete(a,o).shape, np.delete(a,o,0).tolist(), np.delete(a,o,1).tolist(), np.delete([1,2,3,4,5],o))
for o in (9,-9):
    try: np.delete([1,2,3],o)
    except IndexError as e: print(e)
for k in (-2,-1,0,1,3): print(np.diag([1,2,3],k).tolist(), np.diag(a[:,1],k).tolist())
print(np.diag([]).shape, np.resize([1,2,3],(2,4)).tolist(), np.resize(a,(3,2)).shape, np.resize([1],3), np.diag(np.array(['a','b'])).tolist())
for t in (float,'f4',np.float16,complex,np.complex64): 
    f=np.finfo(t); print(f.dtype,f.bits,f.eps,f.epsneg,f.max,f.min,f.tiny,f.smallest_normal,f.smallest_subnormal,f.minexp,f.maxexp,f.nmant,f.precision,f.resolution,type(f.eps))
try: np.finfo(int)
except ValueError as e: print(e)
print(np.packbits(np.array([[1,0,2,0,0,0,0,0,7],[0,0,0,1,0,0,0,1,0]])).tolist(), np.packbits(np.array([1,0,5],np.uint8).view(bool)), np.packbits(np.ones((3,11),bool),axis=0).tolist(), np.packbits(np.ones((3,11),bool),axis=1,bitorder='little').tolist(), np.packbits([],axis=None) if 0 else 1)
print(np.unpackbits(np.arange(256,dtype=np.uint8)).sum(), np.unpackbits(np.array([[2],[7]],np.uint8),axis=1,bitorder='little').tolist(), np.packbits(np.arange(100)%3==0).tolist(), np.packbits(np.zeros((0,3),bool),axis=1).shape, np.packbits(np.zeros((3,0),bool),axis=1).shape)
print(np.pad(np.asfortranarray(a),1).flags.f_contiguous, np.pad(a.T,1).flags.c_contiguous, np.empty_like(a.T,shape=(3,4)).strides, np.zeros_like(b.transpose(1,0,2),shape=(2,3,5)).strides, np.ones_like(a.T,shape=(3,)).strides, np.zeros_like(a.T,shape=(3,4),order='A').strides, np.zeros_like(a.T,shape=(3,4,2),order='F').strides,np.zeros_like(a,shape=7).shape)
