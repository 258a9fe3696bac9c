import numpy as np
f=np.format_float_positional; g=np.format_float_scientific
print(f(np.float32(np.pi)), f(np.float16(np.pi)), f(np.float16(0.3)), f(np.float16(0.3), unique=False, precision=10))
print(f(3.0), f(3.0,trim='-'), f(3.0,trim='0'), f(1e22), f(1.5,precision=3), f(1.5,precision=3,unique=False), f(12345.678,precision=2), f(-0.00012), f(12.5,precision=0), f(0.0), f(1e-5), f(np.inf), f(2.5,pad_left=4,pad_right=4)+'|', f(123456.789,precision=3,fractional=False), f(1.2345,precision=3,fractional=False),f(0.1,unique=False,precision=20), f(1.5,min_digits=4), f(2.0,sign=True,trim='-',pad_right=2)+'|')
print(g(np.float32(np.pi)), g(np.float32(1.23e24), unique=False, precision=15), g(np.float32(1.23e24), exp_digits=4), g(0.0), g(9.996,precision=2), g(123.0), g(-1e-300), g(1.5,precision=4,unique=False), g(1.5,min_digits=3), g(1234.5,precision=1,trim='-'))
x=np.arange(3); print(np.array2string(x, formatter={'int':lambda x: hex(x)}), np.array2string(np.arange(6.).reshape(2,3),formatter={'float_kind':lambda x:"%.2f"%x}, separator=','))
np.set_printoptions(formatter={'all':lambda x: 'int: '+str(-x)}); print(x, repr(x)); print(np.arange(40)); np.set_printoptions()
print(x)
np.set_string_function(lambda a: 'HA', repr=True); print([x], x); np.set_string_function(None); print([x])
with np.printoptions(precision=2): print(np.array([1.23456]))
print(np.array([1.23456]), np.get_printoptions()['precision'])
np.set_printoptions(formatter={'float': '{: 0.3f}'.format}); print(repr(np.array([1.5,2],dtype=np.float32)))
