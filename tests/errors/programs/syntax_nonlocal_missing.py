# error: 3 no binding for nonlocal 'q' found
def f():
    nonlocal q
