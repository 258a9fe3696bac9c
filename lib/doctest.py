"""Examples in docstrings: found, run, and compared with what they should print."""
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

TestResults = namedtuple("TestResults", "failed attempted")
DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL = (1 << i for i in range(6))
REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST = (1 << i for i in range(6, 11))
OPTIONFLAGS_BY_NAME = {
    "DONT_ACCEPT_TRUE_FOR_1": 1, "DONT_ACCEPT_BLANKLINE": 2, "NORMALIZE_WHITESPACE": 4, "ELLIPSIS": 8, "SKIP": 16,
    "IGNORE_EXCEPTION_DETAIL": 32, "REPORT_UDIFF": 64, "REPORT_CDIFF": 128, "REPORT_NDIFF": 256, "REPORT_ONLY_FIRST_FAILURE": 512,
    "FAIL_FAST": 1024}
STARS = "*" * 70
OPTION = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)
EXCEPTION = re.compile(r"Traceback \((?:most recent call last|innermost last)\):\s*$")


class Example:
    def __init__(self, source, want, lineno=0, indent=0, options=None, exc_msg=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.lineno, self.indent, self.options, self.exc_msg = lineno, indent, options or {}, exc_msg


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, dict(globs), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring


def options_of(source):
    found = {}
    for m in OPTION.finditer(source):
        for word in m[1].replace(",", " ").split():
            found[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
    return found


def expected_exception(want):
    """The last lines of an expected traceback: what the exception's type and text are."""
    lines = want.split("\n")
    if not EXCEPTION.match(lines[0]):
        return None
    for i, line in enumerate(lines[1:], 1):
        if line and not line[0].isspace():
            return "\n".join(lines[i:]) + "\n"
    return None


class DocTestParser:
    def get_examples(self, string, name="<string>"):
        lines, examples, i = string.expandtabs().split("\n"), [], 0
        while i < len(lines):
            stripped = lines[i].lstrip()
            if not (stripped.startswith(">>> ") or stripped == ">>>"):
                i += 1
                continue
            start, indent = i, len(lines[i]) - len(stripped)
            source = [stripped[4:]]
            i += 1
            while i < len(lines) and lines[i][indent:indent + 4].rstrip() == "..." and not lines[i][:indent].strip():
                source.append(lines[i][indent + 4:])
                i += 1
            want = []
            while i < len(lines) and lines[i].strip() and not lines[i].lstrip().startswith(">>>"):
                want.append(lines[i][indent:])
                i += 1
            code, text = "\n".join(source), "\n".join(want)
            if code.strip() and not all(s.strip().startswith("#") or not s.strip() for s in source):
                examples.append(Example(code, text, start, indent, options_of(code), expected_exception(text)))
        return examples

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^<BLANKLINE>\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            want, got = " ".join(want.split()), " ".join(got.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        expected = "Expected:\n" + indented(want) if want else "Expected nothing\n"
        return expected + ("Got:\n" + indented(got) if got else "Got nothing\n")


def ellipsis_match(want, got):
    if "..." not in want:
        return want == got
    first, *middle, last = want.split("...")
    if not got.startswith(first) or not got.endswith(last) or len(got) < len(first) + len(last):
        return False
    at, end = len(first), len(got) - len(last)
    for piece in middle:
        found = got.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def docstring_line(obj, filename):
    """The line, from 0, where the docstring of a function or class begins; None where that is not known."""
    if not hasattr(obj, "__qualname__"):
        return 0
    try:
        with open(filename) as file:
            lines = file.read().split("\n")
    except (OSError, TypeError):
        return None
    code = getattr(obj, "__code__", None)
    if code is not None:
        start = code.co_firstlineno - 1
    else:
        head = re.compile(rf"\s*class\s+{obj.__name__}\b")
        start = next((i for i, line in enumerate(lines) if head.match(line)), None)
    if start is None:
        return None
    quote = re.compile(r"(^|.*:)\s*\w*(\"|')")
    return next((i for i in range(start, len(lines)) if quote.match(lines[i])), None)


def indented(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


class DocTestFinder:
    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self.parser, self.recurse, self.exclude_empty = parser or DocTestParser(), recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = name or obj.__name__
        if globs is None:
            globs = dict(vars(module if module is not None else obj if hasattr(obj, "__file__") else sys.modules[obj.__module__]))
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        tests, seen = [], set()
        self._collect(tests, obj, name, globs, seen)
        return sorted(tests, key=lambda t: t.name)

    def _collect(self, tests, obj, name, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = getattr(obj, "__doc__", None)
        if isinstance(doc, str):
            test = self.parser.get_doctest(doc, globs, name, globs.get("__file__"), docstring_line(obj, globs.get("__file__")))
            if test.examples or not self.exclude_empty:
                tests.append(test)
        if not self.recurse:
            return
        home = globs.get("__name__")
        for key, value in list(getattr(obj, "__dict__", {}).items()):
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            if isinstance(value, property):
                value = value.fget if value.fget else value
            value = getattr(value, "__wrapped__", value)
            if isinstance(value, type) or hasattr(value, "__code__"):
                if getattr(value, "__module__", home) == home:
                    self._collect(tests, value, f"{name}.{key}", globs, seen)
        for key, value in list(getattr(obj, "__test__", {}).items()) if not isinstance(obj, type) else ():
            if isinstance(value, str):
                tests.append(self.parser.get_doctest(value, globs, f"{name}.__test__.{key}", None, 0))
            else:
                self._collect(tests, value, f"{name}.__test__.{key}", globs, seen)


class DocTestRunner:
    def __init__(self, checker=None, verbose=None, optionflags=0):
        self.checker, self.optionflags = checker or OutputChecker(), optionflags
        self.verbose = "-v" in sys.argv if verbose is None else verbose
        self.tries = self.failures = 0
        self.by_name = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = out or sys.stdout.write
        failures = tries = 0
        for number, example in enumerate(test.examples):
            flags = self.optionflags
            for flag, on in example.options.items():
                flags = flags | flag if on else flags & ~flag
            if flags & SKIP:
                continue
            tries += 1
            got, error = run_example(example, test.globs, f"<doctest {test.name}[{number}]>")
            if self.passes(example, got, error, flags):
                if self.verbose:
                    out(f"Trying:\n{indented(example.source)}Expecting" + (f":\n{indented(example.want)}" if example.want else " nothing\n") + "ok\n")
                continue
            failures += 1
            out(self.report(test, example, got, error, flags))
        self.tries, self.failures = self.tries + tries, self.failures + failures
        self.by_name[test.name] = failures, tries
        return TestResults(failures, tries)

    def passes(self, example, got, error, flags):
        if error is None:
            return example.exc_msg is None and self.checker.check_output(example.want, got, flags)
        if example.exc_msg is None:
            return False
        text = "".join(traceback.format_exception_only(type(error), error))
        if self.checker.check_output(example.exc_msg, text, flags):
            return True
        return bool(flags & IGNORE_EXCEPTION_DETAIL) and example.exc_msg.split(":")[0].split(".")[-1].strip() == type(error).__name__

    def report(self, test, example, got, error, flags):
        head = f"{STARS}\nFile \"{test.filename or test.globs.get('__file__', test.name)}\", line {(test.lineno or 0) + example.lineno + 1}, in {test.name}\n"
        head += f"Failed example:\n{indented(example.source)}"
        if error is not None:
            return head + "Exception raised:\n" + indented("".join(traceback.format_exception(type(error), error, error.__traceback__)))
        return head + self.checker.output_difference(example, got, flags)

    def summarize(self, verbose=None):
        failed = sorted((name, f, t) for name, (f, t) in self.by_name.items() if f)
        if failed:
            print(STARS)
            print(len(failed), "items had failures:")
            for name, f, t in failed:
                print(f" {f:3d} of {t:3d} in {name}")
            print(f"***Test Failed*** {self.failures} failures.")
        elif verbose or self.verbose:
            print(f"{self.tries} tests in {len(self.by_name)} items.\n{self.tries} passed and 0 failed.\nTest passed.")
        return TestResults(self.failures, self.tries)


def run_example(example, globs, filename):
    """What the example printed, and the exception that it raised."""
    saved, sys.stdout, error = sys.stdout, StringIO(), None
    shown = sys.stdout
    try:
        exec(compile(example.source, filename, "single"), globs)
    except KeyboardInterrupt:
        raise
    except BaseException as e:
        error = e
    finally:
        sys.stdout = saved
    return shown.getvalue(), error


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    m = m or sys.modules["__main__"]
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs or vars(m), extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test)
