# refused: 'DEBUG' of module 'logging'
from logging import DEBUG

print("before")
if DEBUG > 3:
    print("more")
