# pathlib: parts of paths, and files.
from pathlib import Path

p = Path("/tmp") / "a" / "b.tar.gz"
print(p, str(p), p.name, p.stem, p.suffix, p.parent, p.parent.name, p.exists(), p.parts, p.with_suffix(".txt"))
print(p.joinpath("x", "y"), Path("rel/x.py").is_absolute(), p.is_absolute(), Path("rel/x.py") == Path("rel") / "x.py", f"{p}")
f = Path("/tmp/npcc_paths_program.txt")
f.write_text("hello\nworld\n")
print(f.read_text().split(), f.exists(), Path("/tmp").is_dir(), f.is_file(), Path(__file__).name)
with open(f) as lines:
    print([line.strip() for line in lines])
