# error: 2 'yield' outside function
yield 3
