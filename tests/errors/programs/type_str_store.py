# error: 3 'str' object does not support item assignment
t = "ab"
t[0] = "c"
