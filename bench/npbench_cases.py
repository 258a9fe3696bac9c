"""One kernel of NPBench as a program: its initializer, its kernel and its sizes, read from the folder of the suite.

The program is plain Python; CPython and npcc run the same text. A peer's program differs in the module it imports.
"""
import glob
import json
import os

PROGRAM = '''\
import sys
import time
import numpy as np
{imports}
{constants}


def save(folder, name, value):
    if isinstance(value, tuple):
        for i, part in enumerate(value):
            np.save(folder + "/" + name + str(i) + ".npy", np.asarray(part))
    elif value is not None:
        np.save(folder + "/" + name + ".npy", np.asarray(value))


def fresh(array):
    """A copy that is made here, not where the kernel first changes it."""
    copy = array.copy()
    copy[:1] = array[:1]
    return copy


def disturbed(array, rng):
    if array.dtype.kind in "fc":
        return array + (0.125 * rng.random(array.shape)).astype(array.dtype)
    return array


def nudged(array):
    """Every second number moved by one unit in its last place."""
    if array.dtype.kind not in "fc":
        return array
    flat = array.reshape(-1).copy()
    flat[::2] *= 1 + np.finfo(array.real.dtype).eps
    return flat.reshape(array.shape)


def main(folder, budget, most):
    np.random.seed(0)
    {initialize}
{disturb}
    best, spent, runs = 1e30, 0.0, 0
    while runs < most and (runs < 2 or spent < budget or (runs < 4 and spent < 8 * budget)):
{copies}
        start = time.perf_counter()
        result = {call}
        seconds = time.perf_counter() - start
        if runs == 0:
            save(folder, "result", result)
{saves}
        best = min(best, seconds)
        if runs > 0:   # the first run of a peer may compile
            spent += seconds
        runs += 1
    print("seconds", best)


main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
'''


class Case:
    """What the suite says about one kernel."""

    def __init__(self, suite, path):
        with open(path) as f:
            info = json.load(f)["benchmark"]
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.info, self.function, self.module = info, info["func_name"], info["module_name"]
        self.folder = os.path.join(suite, "npbench", "benchmarks", info["relative_path"])
        self.sizes = info["parameters"]

    def variants(self, peer):
        """Suffixes of the modules that a peer has: numba_n, numba_np, …; pythran."""
        start = len(self.module) + 1
        names = sorted(os.path.basename(p)[start:-3] for p in glob.glob(os.path.join(self.folder, f"{self.module}_{peer}*.py")))
        return [n for n in names if not n.endswith("_o") and not n.endswith(("_op", "_opr"))]

    def odd_sizes(self, base):
        """The sizes of the smallest preset made small and odd; flags, steps and physical constants stay."""
        kept = {"R", "K", "slab_per_bc", "maxiter", "itermax", "horizon", "nit", "rho", "nu", "F", "G", "softening", "tEnd", "dt", "C_in"}
        grid = self.sizes["S"]
        return {k: v if k in kept or not isinstance(v, int) or v < 8 else base + len(grid) - i for i, (k, v) in enumerate(grid.items())}

    def program(self, sizes, variant="numpy", disturb=False, nudge=False):
        """disturb: random numbers are added to the inputs; nudge: rounding errors are."""
        info, init = self.info, self.info.get("init")
        arrays = [a for a in info["array_args"] if a in info["input_args"]]
        imports = [f"from {self.module}_{variant} import {self.function}"]
        initialize = "pass"
        if init:
            imports.append(f"from {self.module} import {init['func_name']}")
            initialize = f"{', '.join(init['output_args'])} = {init['func_name']}({', '.join(init['input_args'])})"
            if self.needs_files():
                initialize = "\n    ".join(f'{n} = np.fromfile(folder + "/{n}.bin", dtype=np.{v.dtype}).reshape({v.shape})'
                                           for n, v in self.inputs(sizes))
                imports.pop()
        lines = lambda indent, items: "\n".join(" " * indent + i for i in items)
        changed = [f"{a} = disturbed({a}, np.random.default_rng({i + 5}))" for i, a in enumerate(arrays)] if disturb else []
        if nudge:
            changed += [f"{a} = nudged({a})" for a in arrays]
            sizes = {k: v * (1 + 2.0 ** -52) if isinstance(v, float) else v for k, v in sizes.items()}
        renamed = {a: f"{a}_in" for a in arrays}
        return PROGRAM.format(
            imports="\n".join(imports), constants="\n".join(f"{k} = {v!r}" for k, v in sizes.items()), initialize=initialize,
            disturb=lines(4, changed),
            copies=lines(8, [f"{renamed[a]} = fresh({a})" for a in arrays]),
            call=f"{self.function}({', '.join(renamed.get(a, a) for a in info['input_args'])})",
            saves=lines(12, [f'save(folder, "{a}", {renamed[a]})' for a in arrays]))

    def needs_files(self):
        """An initializer that needs more than NumPy runs under CPython, which leaves the arrays in files."""
        init = os.path.join(self.folder, self.module + ".py")
        return os.path.exists(init) and "scipy" in open(init).read()

    def inputs(self, sizes):
        """The initializer's arrays, by CPython."""
        namespace, init = dict(sizes), self.info["init"]
        exec(open(os.path.join(self.folder, self.module + ".py")).read(), namespace)
        return list(zip(init["output_args"], namespace[init["func_name"]](*(sizes[a] for a in init["input_args"]))))

    def write_inputs(self, folder, sizes):
        for name, value in self.inputs(sizes):
            value.tofile(os.path.join(folder, name + ".bin"))

    def write(self, folder, name, text):
        """A program beside the suite's modules that it imports; files that are already there keep their dates."""
        os.makedirs(folder, exist_ok=True)
        for path in glob.glob(os.path.join(self.folder, self.module + "*.py")):
            target = os.path.join(folder, os.path.basename(path))
            if not os.path.exists(target):
                source = open(path).read()
                with open(target, "w") as f:
                    f.write(source.replace("nopython=True", "nopython=True, cache=True"))
        path = os.path.join(folder, name)
        with open(path, "w") as f:
            f.write(text)
        return path


def cases(suite, names):
    found = [Case(suite, p) for p in sorted(glob.glob(os.path.join(suite, "bench_info", "*.json")))]
    return [c for c in found if not names or c.name in names]
