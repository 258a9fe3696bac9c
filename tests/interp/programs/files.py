import io, os
p = "/tmp/npcc_interp_files_test.txt"
with open(p, "w") as f:
    print("line 1", file=f); f.write("line 2\n"); f.writelines(["a\n", "b"])
with open(p) as f: print(f.read())
with open(p) as f: print([l.rstrip() for l in f], f.closed)
print(f.closed, os.path.exists(p), os.path.getsize(p), os.path.basename(p), os.path.splitext(p))
with open(p, "a") as f: f.write("!")
with open(p) as f: print(f.readline(), f.readlines(), f.read() == "")
with open(p, "rb") as f: print(f.read(4))
os.remove(p); print(os.path.exists(p))
try: open(p)
except FileNotFoundError as e: print(e.errno, e, e.filename)
s = io.StringIO("x\ny\n"); print(s.readline(), list(s)); o = io.StringIO(); o.write("hi"); print("there", file=o); print(repr(o.getvalue()))
try: f.read()
except ValueError as e: print("closed")
