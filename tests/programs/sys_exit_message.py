import sys
print("one")
sys.exit("message")
