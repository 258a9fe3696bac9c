"""os module."""
import os
import os.path
import sys
import numpy as np
here = os.path.dirname(os.path.abspath(__file__))
print(os.path.basename(__file__), os.path.splitext("a/b.tar.gz"), os.path.join("a", "b", "/c", "d"), os.sep)
folder = os.path.join("/tmp", "npcc_paths_test")
os.makedirs(os.path.join(folder, "deep", "er"), exist_ok=True)
name = os.path.join(folder, "x.npy")
np.save(name, np.arange(6.0))
print(os.path.exists(name), os.path.isfile(name), os.path.isdir(name), os.path.isdir(folder), os.path.getsize(name))
print(sorted(os.listdir(folder)))
os.rename(name, name + ".old")
print(os.path.exists(name))
for f in sorted(os.listdir(folder)):
    print(f, os.path.isdir(os.path.join(folder, f)))
os.remove(name + ".old")
os.rmdir(folder + "/deep/er")
os.rmdir(folder + "/deep")
os.rmdir(folder)
print(os.path.exists(folder), "HOME" in os.environ, os.environ.get("NPCC_NO_SUCH", "none"), os.getenv("NPCC_NO_SUCH") is None)
out = os.environ.get("NPCC_TEST_OUT", "out")
print(os.path.join(out, "result_%d.txt" % 3), os.path.relpath("/a/b/c", "/a/d"), os.path.normpath("a/./b/../c//d"))
print(os.getcwd() == os.path.realpath("."), os.path.isabs("/x"), os.path.split("/a/b"))
if not os.path.exists("/no/such/file"):
    print("missing")
