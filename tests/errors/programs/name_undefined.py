# error: 2 name 'undefined_name' is not defined
print(undefined_name)
