# error: 3 math domain error
import math
print(math.sqrt(-1.0))
