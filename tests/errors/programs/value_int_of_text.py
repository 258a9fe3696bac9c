# raises: 2 invalid literal for int() with base 10: 'abc'
print(int("abc"))
