# error: 3 module 'math' has no attribute 'sine'
import math
print(math.sine(3))
