# error: 2 invalid character '€' (U+20AC)
x = 3€
