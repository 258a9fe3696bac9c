# error: 2 cannot import name 'nothing' from 'math'
from math import nothing
