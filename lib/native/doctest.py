"""Examples in docstrings, for native code: they are found when compiling, and compiled as functions of the program."""
import sys
from collections import namedtuple
from _doctest import *
from _docstrings import bind, capture, captured, examples, found, main, name_of, refuse, run, scope, text

TestResults = namedtuple("TestResults", "failed attempted")


def _raised(error):
    """The last line of a traceback, or the exception's name alone where nothing asks for its text."""
    detail = str(error)
    return name_of(type(error)) + (": " + detail if detail else "") + "\n"


def _try(place, number, want, exception, head, flags, quiet, verbose):
    if flags & REPORT_DIFFS:
        refuse("reports of doctest as differences")
    capture()
    if exception is None:
        run(place, number)
        return judge(text(want), captured(), text(head), flags, quiet, verbose)
    raised = ""
    by_name = flags & IGNORE_EXCEPTION_DETAIL
    try:
        run(place, number)
    except BaseException as error:
        raised = name_of(type(error)) if by_name else _raised(error)
    got = captured()
    if raised == "":
        return judge(text(want), got, text(head), flags, quiet, verbose)
    if by_name:
        exception, raised = type_of_exception(exception), raised[raised.rfind(".") + 1:]
    return judge_raised(text(exception), text(raised), flags, quiet, verbose)


def _run(place, name, filename, line, optionflags, verbose):
    """The failures, as known when the program runs, and the examples that were tried."""
    failures = tries = 0
    for number, (source, want, exception, at, on, off) in enumerate(examples(place)):
        flags = optionflags & ~off | on
        if flags & FAIL_FAST:
            refuse("FAIL_FAST of doctest")
        if not flags & SKIP:
            tries += 1
            quiet = bool(flags & REPORT_ONLY_FIRST_FAILURE) and failures > 0
            if verbose and not quiet:
                print(trial(source, want), end="")
            head = header(filename, "?" if line is None else line + at + 1, name, source)
            if not _try(place, number, want, exception, head, flags, quiet, verbose):
                failures += 1
    return failures, tries


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    if globs is not None or raise_on_error:
        refuse("doctest.testmod() with globs or raise_on_error")
    if m is None:
        m = main
    if name is None:
        name = m.__name__
    if verbose is None:
        verbose = "-v" in sys.argv
    tests = []
    for title, docstring, line, first in found(m, name):
        if docstring or not exclude_empty:
            place = scope(m, title, docstring, first)
            if extraglobs is not None:
                for key, value in extraglobs.items():
                    bind(place, key, value)
            tests.append((title, line, place))
    outcomes = []
    for title, line, place in tests:
        failures, tries = _run(place, title, m.__file__, line, optionflags, verbose)
        outcomes.append((title, failures, tries))
    if report:
        summary(outcomes, verbose)
    failed = attempted = 0
    for title, failures, tries in outcomes:
        failed += failures
        attempted += tries
    return TestResults(failed, attempted)
