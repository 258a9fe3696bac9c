"""The doctests of TheAlgorithms/Python, one case a file. ALGORITHMS: the folder of a checkout."""
import ast
import os
import pathlib

import suite

# What these need cannot be had on any engine: a network, a display, a server.
OUTSIDE = {"requests", "httpx", "bs4", "cv2", "PIL", "sklearn", "tensorflow", "keras", "torch", "qiskit", "rich", "tweepy",
           "fake_useragent", "lxml", "xgboost", "statsmodels", "pandas", "sympy", "tkinter", "pygame", "turtle", "yulewalker",
           "skfuzzy", "imageio", "seaborn", "cupy", "psutil", "socket", "qrcode", "matplotlib", "subprocess", "multiprocessing",
           "threading", "webbrowser", "urllib"}


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name.split(".")[0] for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            doc = ast.get_docstring(node)
            if doc and ">>>" in doc:
                yield doc


def cases(everything):
    root = os.environ.get("ALGORITHMS")
    if not root:
        return None
    out = []
    root = pathlib.Path(root).resolve()
    for path in sorted(root.rglob("*.py")):
        source = path.read_text()
        try:
            tree = ast.parse(source)
        except SyntaxError:
            continue
        if OUTSIDE & set(imports(tree)):
            continue
        future = [n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
        rest = [n for n in tree.body if n not in future]
        module = "\n".join(map(ast.unparse, future)) + f"\n__name__, __file__ = 'case', {str(path)!r}\nimport sys\nsys.path.insert(0, {str(root)!r})\n" + ast.unparse(ast.Module(rest, [])) + "\n"
        text, n = suite.doctest_program(docstrings(tree), module)
        if n:
            out.append(suite.Case(str(path.relative_to(root))[:-3], text, n, str(root)))
    return out if everything else out[::12]
