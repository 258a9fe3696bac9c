"""Examples in docstrings: found, run, and compared with what they should print."""
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO
from _doctest import *

TestResults = namedtuple("TestResults", "failed attempted")


class Example:
    def __init__(self, source, want, lineno=0, indent=0, options=None, exc_msg=None):
        self.source, self.want = source if source.endswith("\n") else source + "\n", terminated(want)
        self.lineno, self.indent, self.options, self.exc_msg = lineno, indent, options or {}, exc_msg


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, dict(globs), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring


def is_blank(line):
    return not line.strip(" ")


def margin(line):
    return len(line) - len(line.lstrip(" "))


def begins(line, prompt):
    return line.lstrip(" ").startswith(prompt)


def is_comment(source):
    return re.match(r"^[ ]*(#.*)?$", source) is not None


def options_of(source, name, lineno):
    """The flags that `# doctest: +FLAG` turns on or off."""
    options = {}
    for m in re.finditer(r"#\s*doctest:\s*([^\n'\"]*)$", source, re.MULTILINE):
        for word in m[1].replace(",", " ").split():
            if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                raise ValueError(f"line {lineno + 1!r} of the doctest for {name} has an invalid option: {word!r}")
            options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
    if options and is_comment(source):
        raise ValueError(f"line {lineno!r} of the doctest for {name} has an option directive on a line with no example: {source!r}")
    return options


def expected_exception(want):
    """The last lines of an expected traceback: what the exception's type and text are."""
    m = re.match(r"Traceback \((?:most recent call last|innermost last)\):\s*$.*?^(\w+.*)", want, re.MULTILINE | re.DOTALL)
    return terminated(m[1]) if m else None


class DocTestParser:
    def get_examples(self, string, name="<string>"):
        lines, examples, i = string.expandtabs().split("\n"), [], 0
        least = min((margin(line) for line in lines if line.strip()), default=0)
        lines = [line[least:] for line in lines]
        while i < len(lines):
            if not begins(lines[i], ">>>"):
                i += 1
                continue
            start, indent = i, margin(lines[i])
            i += 1
            while i < len(lines) and begins(lines[i], "..."):
                i += 1
            source = lines[start:i]
            self._check_prompts(source, indent, name, start)
            self._check_margin(source[1:], " " * indent + ".", name, start)
            behind = i
            while i < len(lines) and not is_blank(lines[i]) and not begins(lines[i], ">>>"):
                i += 1
            self._check_margin(lines[behind:i], " " * indent, name, behind)
            code = "\n".join(line[indent + 4:] for line in source)
            want = "\n".join(line[indent:] for line in lines[behind:i])
            options = options_of(code, name, start)
            if not is_comment(code):
                examples.append(Example(code, want, start, least + indent, options, expected_exception(want)))
        return examples

    def _check_prompts(self, lines, indent, name, lineno):
        for i, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + i + 1!r} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}")

    def _check_margin(self, lines, prefix, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(f"line {lineno + i + 1!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}")

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class OutputChecker:
    def check_output(self, want, got, optionflags):
        return accepts(only_ascii(want), only_ascii(got), optionflags)

    def output_difference(self, example, got, optionflags):
        return difference(example.want, got, optionflags)


def docstring_line(obj, filename):
    """The line, from 0, where the docstring of a function or class begins; None where that is not known."""
    try:
        with open(filename) as file:
            lines = file.read().split("\n")
    except (OSError, TypeError):
        return None
    start = None
    if hasattr(obj, "__code__"):
        start = obj.__code__.co_firstlineno - 1
    elif not hasattr(obj, "__qualname__"):
        start = None if isinstance(obj, (str, property)) else 0   # a module
    elif isinstance(obj, type):
        head = re.compile(rf"\s*class\s+{obj.__name__}\b")
        start = next((i for i, line in enumerate(lines) if head.match(line)), None)
    if start is None:
        return None
    quote = re.compile(r"(^|.*:)\s*\w*(\"|')")
    return next((i for i in range(start, len(lines)) if quote.match(lines[i])), None)


def unwrapped(value):
    while hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    return value


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
        doc = obj.__doc__ if getattr(obj, "__doc__", None) is not None else ""
        if doc or not self.exclude_empty:
            file = globs.get("__file__")
            tests.append(self.parser.get_doctest(str(doc), globs, name, file, docstring_line(obj, file) if doc else None))
        if not self.recurse:
            return
        home, in_class = globs.get("__name__"), isinstance(obj, type)
        for key, value in list(getattr(obj, "__dict__", {}).items()):
            if in_class and isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            is_routine = hasattr(unwrapped(value), "__code__") or in_class and isinstance(value, property)
            if (is_routine or isinstance(value, type)) and getattr(value, "__module__", home) == home:
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
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            if self.verbose and not quiet:
                out(trial(example.source, example.want))
            got, error = run_example(example, test.globs, f"<doctest {test.name}[{number}]>")
            got = terminated(got)
            if not self.passes(example, got, error, flags):
                failures += 1
                if not quiet:
                    out(self.report(test, example, got, error, flags))
            elif self.verbose and not quiet:
                out("ok\n")
            if failures and flags & FAIL_FAST:
                break
        self.tries, self.failures = self.tries + tries, self.failures + failures
        before = self.by_name.get(test.name, (0, 0))
        self.by_name[test.name] = before[0] + failures, before[1] + tries
        return TestResults(failures, tries)

    def passes(self, example, got, error, flags):
        if error is None:
            return self.checker.check_output(example.want, got, flags)
        if example.exc_msg is None:
            return False
        lines = traceback.format_exception_only(type(error), error)
        text = lines[-1] if isinstance(error, SyntaxError) else "".join(lines)
        if self.checker.check_output(example.exc_msg, text, flags):
            return True
        return bool(flags & IGNORE_EXCEPTION_DETAIL) and self.checker.check_output(
            type_of_exception(example.exc_msg), type_of_exception(text), flags)

    def report(self, test, example, got, error, flags):
        filename = test.filename or test.globs.get("__file__", test.name)
        head = header(filename, "?" if test.lineno is None else test.lineno + example.lineno + 1, test.name, example.source)
        trace = "" if error is None else "".join(traceback.format_exception(type(error), error, error.__traceback__))
        if error is not None and example.exc_msg is None:
            return head + "Exception raised:\n" + indented(trace)
        return head + self.checker.output_difference(example, got + trace, flags)

    def summarize(self, verbose=None):
        summary([(name, f, t) for name, (f, t) in sorted(self.by_name.items())], self.verbose if verbose is None else verbose)
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
