try:
    x = 1 + 1
except ValueError:
    x = 0
finally:
    print("finally")
print(x)
