import sys
print("one")
if len(sys.argv) < 5:
    sys.exit(3)
print("never")
