# refused: match
def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case _:
            return "other"
print(f(0), f(2), f(9))
