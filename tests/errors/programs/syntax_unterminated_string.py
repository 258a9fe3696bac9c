# error: 2 unterminated string literal
x = "abc
