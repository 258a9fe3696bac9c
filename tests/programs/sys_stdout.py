import sys
sys.stdout.write("a\n")
print("b", file=sys.stderr)
sys.stdout.flush()
n = sys.stdout.write("xyz" * 3 + "\n")
print(n)
