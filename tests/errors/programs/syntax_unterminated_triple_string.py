# error: 2 unterminated triple-quoted string literal
x = """abc
def f(): pass
