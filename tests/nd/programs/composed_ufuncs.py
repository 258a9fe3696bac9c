import numpy as np
print(np.gcd.reduce([15,25,35]), np.lcm(12,20), np.lcm.reduce([3,12,20]), np.gcd(np.arange(6),20))
print(np.frexp([0.,1,2.5,-3e300,np.inf,np.nan,5e-324]), np.ldexp(5,np.arange(4)), np.ldexp(np.float32(1.5),[2000,-149]))
print(np.modf([0,3.5,-2.5,np.inf]), np.divmod(7,3), np.divmod(np.arange(5),3), np.fabs(-1), np.fabs([-1.2,1.2]))
print(np.float_power([0,1,2],3), np.logaddexp2([1.,-np.inf],[2.,-np.inf]), np.spacing([1.,2**-1074.,np.inf]), np.logaddexp2.reduce([1.,2.,3.]))
print(np.gcd.outer([4,6],[6,8]), np.lcm.accumulate([1,2,3,4]), np.fabs([-1.,2.],out=np.zeros(2),where=[True,False]))
print(np.mintypecode(['d','f','S']), np.common_type(np.arange(2,dtype=np.float32)), np.find_common_type([],[np.int64,np.float32,complex]),np.typename('d'))
