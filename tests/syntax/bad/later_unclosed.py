x = a b
y = (
