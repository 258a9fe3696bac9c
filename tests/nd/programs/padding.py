import numpy as np
a = [1,2,3,4,5]
print(np.pad(a,(2,3),'constant',constant_values=(4,6)), np.pad(a,(2,3),'edge'), np.pad(a,(2,3),'linear_ramp',end_values=(5,-4)), np.pad(a,(2,),'maximum'), np.pad(a,2,'mean'))
print(np.pad(a,2,'median'), np.pad([[1,2],[3,4]],((3,2),(2,3)),'minimum'), np.pad(a,(2,3),'reflect'), np.pad(a,(2,3),'reflect',reflect_type='odd'), np.pad(a,(7,9),'symmetric',reflect_type='odd'), np.pad(a,(2,3),'wrap'))
print(np.pad(np.arange(6.).reshape(2,3)/3,1,'mean',stat_length=1), np.pad(np.arange(6.).reshape(2,3)/3,1,'linear_ramp',end_values=2.5))
