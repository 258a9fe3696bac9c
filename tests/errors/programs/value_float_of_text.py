# raises: 2 could not convert string to float: 'abc'
print(float("abc"))
