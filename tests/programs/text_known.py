"""Methods of texts that are known when compiling, which decide what is compiled."""
import numpy as np


def scaled(init):
    scale = init
    if str(init).lower() in ("relu", "he"):
        scale = np.sqrt(2.0 / 3)
    elif str(init).title() == "Xavier" or str(init).isdigit():
        scale = np.sqrt(1.0 / 3)
    return scale * np.ones(2)


print(scaled("ReLU"), scaled(0.1), scaled("xavier"), scaled(3))
for text in ("", "abc", "ABC dEF", "12", "a1 B2", "  \t", "x\vy\fz\x1cw", "3aB cD", "it's o'clock", "É a", "ß"):
    print([text.upper(), text.lower(), text.capitalize(), text.title(), text.split()])
    print(text.isdigit(), text.isalpha(), text.isspace(), text.isupper(), text.islower())
