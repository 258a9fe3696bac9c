"""abi.def and abi.h state the same functions."""
import re

from library import abi_rows, preprocessed, split_types


def c_parameters(name, signature, doc):
    """The C parameter types that a row asks for; pointers only as '*'."""
    args, result = signature.split(" -> ")
    kinds = {
        "i1": "bool",
        "i32": "int32_t",
        "i64": "int64_t",
        "f32": "float",
        "f64": "double",
        "!llvm.ptr": "*",
        "()": "void",
    }
    out = ["nprt_memref *"] if result.startswith("memref") else []
    for kind in split_types(args[1:-1]):
        out += ["int64_t", "nprt_memref *"] if kind.startswith("memref") else [kinds[kind]]
    return kinds.get(result, "void"), out


def declared(text):
    """{name: (result, [types])} of a header's prototypes, pointers (and function pointers) as '*'."""
    found = {}
    for result, name, parameters in re.findall(r"^((?:_Noreturn )?[\w ]+?[\s*]+)(nprt_\w+)\(([^;]*?)\);", text, re.M):

        def simple(t):
            t = t.strip().replace("_Noreturn ", "").replace("const ", "")
            if t.startswith("nprt_memref"):
                return "nprt_memref *"
            if t.startswith("_Bool"):
                return "bool"
            return "*" if "*" in t or t.startswith("nprt_range_fn") else t.split()[0]

        types = [] if parameters.strip() == "void" else [simple(p) for p in parameters.split(",")]
        found[name] = (simple(result), types)
    return found


def run(rt, check):
    headers = declared(preprocessed('#include "runtime/abi.h"\n'))
    for name, signature, doc in abi_rows():
        names = split_types(doc[1 : doc.index(")")])
        check.equal(f"{name}: parameters named", len(names), len(split_types(signature.split(" -> ")[0][1:-1])))
        check.equal(f"{name}: C prototype", headers.get(name), c_parameters(name, signature, doc))
        check.equal(f"{name}: defined", hasattr(rt.dll, name), True)
