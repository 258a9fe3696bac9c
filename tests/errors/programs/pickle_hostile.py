# raises: 3-27 pickle
# Pickles that CPython would run: none of these may.
import os
import pickle


class Plain:
    pass


HOSTILE = [b"cos\nremove\n(S'/nowhere'\ntR.", b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R.", b"c__builtin__\neval\n(S'1'\ntR.",
           b"cbuiltins\nexec\n(S'1'\ntR.", b"cbuiltins\nopen\n(S'/dev/null'\ntR.", b"c__builtin__\n__import__\n(S'os'\ntR.",
           b"\x80\x04\x8c\x08__main__\x8c\x09os.system\x93\x8c\x04true\x85R.", b"\x80\x04\x8c\x08__main__\x8c\x02os\x93.",
           b"\x80\x04\x8c\x08__main__\x8c\x12Plain.__subclasses__\x93)R.", b"cbuiltins\ngetattr\n(c__main__\nPlain\nS'__init__'\ntR.",
           b"cbuiltins\ntype\n(S'X'\n(t(dtR.", b"c__main__\nPlain\n}S'__repr__'\nNsb.", b"cnumpy\nload\n(S'/dev/null'\ntR.",
           b"cio\nFileIO\n(S'/dev/null'\ntR.", b"cshutil\nrmtree\n(S'/nowhere'\ntR.", b"ccopyreg\ndispatch_table\n.",
           b"cpickle\nloads\n(S'N.'\ntR.", b"I1\n(tR.", b"\x82\x01."]
for data in HOSTILE:
    try:
        pickle.loads(data)
    except (pickle.UnpicklingError, ValueError):
        continue
    print("loaded", data)
    raise SystemExit(1)


pickle.loads(b"cos\nsystem\n(S'true'\ntR.")
