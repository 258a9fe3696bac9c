# error: 2 'colour' is an invalid keyword argument for print()
print(3, colour="red")
