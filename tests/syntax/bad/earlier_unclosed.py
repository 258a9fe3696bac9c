y = (
x = a b
