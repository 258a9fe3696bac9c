# error: 2 keyword argument repeated: sep
print(3, sep="", sep="")
