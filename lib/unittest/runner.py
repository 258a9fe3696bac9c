"""Finding tests, running them, and telling what came out, as unittest does on stderr."""
import sys
import time
import traceback
from unittest.case import SkipTest, TestCase


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun, self.shouldStop, self.failfast = 0, False, False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def stop(self):
        self.shouldStop = True

    def _failed(self):
        if self.failfast:
            self.stop()

    def addSuccess(self, test):
        pass

    def addFailure(self, test, error):
        self.failures.append((test, self._text(error)))
        self._failed()

    def addError(self, test, error):
        self.errors.append((test, self._text(error)))
        self._failed()

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, error):
        self.expectedFailures.append((test, self._text(error)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._failed()

    def add_subtest(self, test, description, error):
        kept = self.failures if isinstance(error, test.failureException) else self.errors
        kept.append((f"{test} {description}", self._text(error)))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def _text(self, error):
        """Its traceback without the frames of unittest."""
        error = error[1] if isinstance(error, tuple) else error
        lines, out, hidden = traceback.format_exception(error), [], False
        for line in lines:
            if line.startswith("  File "):
                hidden = '"<library>/unittest' in line
            elif not line.startswith("    "):
                hidden = False
            if not hidden:
                out.append(line)
        return "".join(out)


class TextTestResult(TestResult):
    """A letter or a line for each test."""

    def __init__(self, stream, descriptions=True, verbosity=1):
        super().__init__()
        self._stream, self._verbosity, self._at_start = stream, verbosity, True

    def _describe(self, test):
        doc = test.shortDescription() if isinstance(test, TestCase) else None
        return f"{test}\n{doc}" if doc else str(test)

    def _note(self, letter, word):
        if self._verbosity > 1:
            self._stream.write(word + "\n")
            self._at_start = True
        elif self._verbosity:
            self._stream.write(letter)

    def startTest(self, test):
        super().startTest(test)
        if self._verbosity > 1:
            self._stream.write(self._describe(test) + " ... ")
            self._at_start = False

    def add_subtest(self, test, description, error):
        super().add_subtest(test, description, error)
        failure = isinstance(error, test.failureException)
        if self._verbosity > 1:
            self._stream.write(("" if self._at_start else "\n") + f"  {test} {description} ... ")
        self._note("F" if failure else "E", "FAIL" if failure else "ERROR")

    def addSuccess(self, test):
        self._note(".", "ok")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._note("F", "FAIL")

    def addError(self, test, error):
        super().addError(test, error)
        self._note("E", "ERROR")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, error):
        super().addExpectedFailure(test, error)
        self._note("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note("u", "unexpected success")

    def printErrors(self):
        if self._verbosity:
            self._stream.write("\n")
        for kind, items in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in items:
                self._stream.write("=" * 70 + f"\n{kind}: {self._describe(test)}\n" + "-" * 70 + f"\n{text}\n")
        if self.unexpectedSuccesses:
            self._stream.write("=" * 70 + "\n")
            for test in self.unexpectedSuccesses:
                self._stream.write(f"UNEXPECTED SUCCESS: {self._describe(test)}\n")


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([t.countTestCases() for t in self._tests])

    def run(self, result):
        self._run(result, [None])
        return result

    __call__ = run

    def _run(self, result, ready):
        """ready: the class whose setUpClass has run, in a list; None where it failed or there was none."""
        top = ready == [None]
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test._run(result, ready)
                continue
            self._change_class(type(test), ready, result)
            if ready[0] is type(test) and getattr(type(test), "_set_up_failed", False):
                continue
            test(result)
        if top:
            self._change_class(None, ready, result)

    def _change_class(self, cls, ready, result):
        before = ready[0]
        if before is cls:
            return
        ready[0] = cls
        if before is not None and not getattr(before, "_set_up_failed", False) and not getattr(before, "__unittest_skip__", False):
            self._guarded(before, "tearDownClass", result)
        if cls is not None and not getattr(cls, "__unittest_skip__", False):
            cls._set_up_failed = not self._guarded(cls, "setUpClass", result)

    def _guarded(self, cls, name, result):
        try:
            getattr(cls, name, lambda: None)()
            return True
        except SkipTest as e:
            result.addSkip(f"{name} ({cls.__module__}.{cls.__qualname__})", str(e))
        except Exception as e:
            result.addError(f"{name} ({cls.__module__}.{cls.__qualname__})", e)
        return False


class TestLoader:
    testMethodPrefix, suiteClass = "test", TestSuite

    def getTestCaseNames(self, testCaseClass):
        return sorted([n for n in dir(testCaseClass) if n.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, n))])

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(n) for n in names])

    def loadTestsFromModule(self, module):
        found = [getattr(module, n) for n in dir(module)]
        from unittest.case import FunctionTestCase
        classes = [c for c in found if isinstance(c, type) and issubclass(c, TestCase) and c not in (TestCase, FunctionTestCase)]
        return self.suiteClass([self.loadTestsFromTestCase(c) for c in classes])

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        owner = module
        if owner is None:
            __import__(parts[0])
            owner, parts = sys.modules[parts[0]], parts[1:]
        parent = None
        for part in parts:
            parent, owner = owner, getattr(owner, part)
        if isinstance(owner, type) and issubclass(owner, TestCase):
            return self.loadTestsFromTestCase(owner)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        return self.loadTestsFromModule(owner)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(n, module) for n in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        raise NotImplementedError("npcc: unittest's discovery of tests in folders is not supported")


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *,
                 tb_locals=False):
        self.stream = sys.stderr if stream is None else stream
        self.verbosity, self.failfast = verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, True, self.verbosity)
        result.failfast = self.failfast
        started = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = time.perf_counter() - started
        result.printErrors()
        n = result.testsRun
        self.stream.write("-" * 70 + f"\nRan {n} test{'' if n == 1 else 's'} in {taken:.3f}s\n\n")
        counts = [("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                  ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses)]
        notes = [f"{name}={len(items)}" for name, items in counts if items]
        self.stream.write(("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(notes)})" if notes else "") + "\n")
        self.stream.flush()
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.module = sys.modules[module] if isinstance(module, str) else module
        names = []
        for word in (sys.argv if argv is None else argv)[1:]:
            if word in ("-v", "--verbose"):
                verbosity = 2
            elif word in ("-q", "--quiet"):
                verbosity = 0
            elif word in ("-f", "--failfast"):
                failfast = True
            elif word.startswith("-"):
                raise NotImplementedError(f"npcc: unittest's option {word} is not supported")
            else:
                names.append(word)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        tests = testLoader.loadTestsFromNames(names, self.module) if names else testLoader.loadTestsFromModule(self.module)
        runner = testRunner if testRunner is not None else TextTestRunner
        runner = runner(verbosity=verbosity, failfast=bool(failfast)) if isinstance(runner, type) else runner
        getattr(self.module, "setUpModule", lambda: None)()
        self.result = runner.run(tests)
        getattr(self.module, "tearDownModule", lambda: None)()
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
