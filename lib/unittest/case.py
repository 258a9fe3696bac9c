"""unittest's test cases: what they assert, and how one is run."""
import warnings as _warnings


class SkipTest(Exception):
    __module__ = "unittest.case"


def _shown(x, short=False):
    try:
        text = repr(x)
    except Exception:
        text = object.__repr__(x)
    return text if not short or len(text) < 80 else text[:80] + " [truncated]..."


def skip(reason):
    def mark(item):
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Raises:
    """The context of assertRaises and, with a pattern, of assertRaisesRegex."""

    def __init__(self, case, expected, pattern=None):
        self._case, self.expected, self._pattern, self.msg, self.by = case, expected, pattern, None, ""

    def _name(self):
        one = lambda e: getattr(e, "__name__", str(e))
        return ", ".join(map(one, self.expected)) if isinstance(self.expected, tuple) else one(self.expected)

    def _check_text(self, text):
        import re
        pattern = re.compile(self._pattern) if isinstance(self._pattern, str) else self._pattern
        if not pattern.search(text):
            raise self._case._failure(f'"{pattern.pattern}" does not match "{text}"', self.msg)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            raise self._case._failure(f"{self._name()} not raised{self.by}", self.msg)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self._pattern is not None:
            self._check_text(str(value))
        return True


class _Warns(_Raises):
    def __enter__(self):
        self._context = _warnings.catch_warnings(record=True)
        self.warnings = self._context.__enter__()
        _warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self._context.__exit__(kind, value, tb)
        if kind is not None:
            return False
        for w in self.warnings:
            if isinstance(w.message, self.expected):
                self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
                if self._pattern is not None:
                    self._check_text(str(w.message))
                return False
        raise self._case._failure(f"{self._name()} not triggered{self.by}", self.msg)


class _SubTest:
    def __init__(self, case, message, params):
        self._case, self._message, self._params = case, message, params

    def __enter__(self):
        return None

    def __exit__(self, kind, value, tb):
        if kind is None:
            return False
        if self._case._outcome is None or not issubclass(kind, Exception):
            return False
        self._case._outcome.add_subtest(self._case, self._description(), value)
        return True

    def _description(self):
        parts = [f"[{self._message}]"] if self._message is not None else []
        if self._params:
            parts.append("(" + ", ".join([f"{k}={v!r}" for k, v in self._params.items()]) + ")")
        return " ".join(parts or ["(<subtest>)"])


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        if methodName != "runTest" and not hasattr(self, methodName):
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._cleanups, self._outcome, self._equalities = [], None, {}

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = getattr(type(self), self._testMethodName, self).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        return f"{self._testMethodName} ({type(self).__module__}.{type(self).__qualname__}.{self._testMethodName})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def run(self, result=None):
        from unittest.runner import TestResult
        result = TestResult() if result is None else result
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, item.__unittest_skip_why__)
                    return result
            self._outcome = result
            self._attempt(method, result, getattr(method, "__unittest_expecting_failure__", False))
        finally:
            result.stopTest(self)
        return result

    __call__ = run

    def _attempt(self, method, result, expecting):
        failed = [len(result.failures), len(result.errors)]
        outside = [self._step(self.setUp)]   # what was raised around the test
        error = None
        if outside[0] is None:
            error = self._step(method)
            outside.append(self._step(self.tearDown))
        outside = [e for e in [*outside, self._step(self.doCleanups)] if e is not None]
        expected = expecting and error is not None and not isinstance(error, SkipTest)
        problems = outside if expected or error is None else [error, *outside]
        for e in problems:
            self._report(e, result)
        if problems or failed != [len(result.failures), len(result.errors)]:
            return
        if not expecting:
            result.addSuccess(self)
        elif expected:
            result.addExpectedFailure(self, error)
        else:
            result.addUnexpectedSuccess(self)

    def _report(self, error, result):
        if isinstance(error, SkipTest):
            result.addSkip(self, str(error))
        elif isinstance(error, self.failureException):
            result.addFailure(self, error)
        else:
            result.addError(self, error)

    def _step(self, function):
        """What was raised, without the frames of this module."""
        try:
            function()
        except KeyboardInterrupt:
            raise
        except BaseException as e:
            return e

    # ---- Assertions

    def _failure(self, standard, message):
        if message is None:
            return self.failureException(standard)
        return self.failureException(f"{standard} : {message}" if self.longMessage else message)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _require(self, truth, standard, msg):
        if not truth:
            raise self._failure(standard, msg)

    def assertTrue(self, expr, msg=None):
        self._require(expr, f"{_shown(expr)} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._require(not expr, f"{_shown(expr)} is not false", msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._equalities[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._equalities:
            self._equalities[type(first)](first, second, msg=msg)
            return
        if not first == second:
            raise self._failure(_difference(first, second), msg)

    def assertNotEqual(self, first, second, msg=None):
        self._require(first != second, f"{_shown(first)} == {_shown(second)}", msg)

    def assertIs(self, a, b, msg=None):
        self._require(a is b, f"{_shown(a)} is not {_shown(b)}", msg)

    def assertIsNot(self, a, b, msg=None):
        self._require(a is not b, f"unexpectedly identical: {_shown(a)}", msg)

    def assertIsNone(self, obj, msg=None):
        self._require(obj is None, f"{_shown(obj)} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._require(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._require(member in container, f"{_shown(member)} not found in {_shown(container)}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._require(member not in container, f"{_shown(member)} unexpectedly found in {_shown(container)}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._require(isinstance(obj, cls), f"{_shown(obj)} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._require(not isinstance(obj, cls), f"{_shown(obj)} is an instance of {cls!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._require(a < b, f"{_shown(a)} not less than {_shown(b)}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._require(a <= b, f"{_shown(a)} not less than or equal to {_shown(b)}", msg)

    def assertGreater(self, a, b, msg=None):
        self._require(a > b, f"{_shown(a)} not greater than {_shown(b)}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._require(a >= b, f"{_shown(a)} not greater than or equal to {_shown(b)}", msg)

    def _is_near(self, first, second, places, delta):
        if first == second:
            return True, None
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        gap = abs(first - second)
        if delta is not None:
            return gap <= delta, f"within {_shown(delta)} delta ({_shown(gap)} difference)"
        places = 7 if places is None else places
        return round(gap, places) == 0, f"within {places!r} places ({_shown(gap)} difference)"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, how = self._is_near(first, second, places, delta)
        self._require(near, f"{_shown(first)} != {_shown(second)} {how}", msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, how = self._is_near(first, second, places, delta)
        how = (how or "within 7 places").split(" (")[0]
        self._require(not near, f"{_shown(first)} == {_shown(second)} {how}", msg)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type else "sequence"
        for order, seq in (("First", seq1), ("Second", seq2)):
            if seq_type and not isinstance(seq, seq_type):
                raise self.failureException(f"{order} sequence is not a {name}: {_shown(seq)}")
        if not (len(seq1) == len(seq2) and all(a == b for a, b in zip(seq1, seq2))):
            raise self._failure(_difference(seq1, seq2, name.capitalize() + "s"), msg)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertDictEqual(self, d1, d2, msg=None):
        for order, d in (("First", d1), ("Second", d2)):
            self.assertIsInstance(d, dict, f"{order} argument is not a dictionary")
        self._require(d1 == d2, _difference(d1, d2), msg)

    def assertSetEqual(self, set1, set2, msg=None):
        self._require(not (set1 - set2 or set2 - set1), _difference(set1, set2), msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        self._require(first == second, _difference(first, second), msg)

    def assertCountEqual(self, first, second, msg=None):
        a, b = list(first), list(second)
        missing = []
        for x in a:
            if x in b:
                b.remove(x)
            else:
                missing.append(x)
        if missing or b:
            lines = [f"First has {missing.count(x)}, Second has 0:  {x!r}" for x in _distinct(missing)]
            lines += [f"First has 0, Second has {b.count(x)}:  {x!r}" for x in _distinct(b)]
            raise self._failure("Element counts were not equal:\n" + "\n".join(lines), msg)

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        self._require(pattern.search(text), f"Regex didn't match: {pattern.pattern!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        found = pattern.search(text)
        if found:
            raise self._failure(f"Regex matched: {found.group()!r} matches {pattern.pattern!r} in {text!r}", msg)

    def _expect(self, context, args, kwargs):
        if not args:
            context.msg = kwargs.pop("msg", None)
            return context
        function, *rest = args
        if function is None:
            return context
        context.by = " by " + getattr(function, "__name__", str(function))
        with context:
            function(*rest, **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._expect(_Raises(self, expected_exception), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._expect(_Raises(self, expected_exception, expected_regex), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._expect(_Warns(self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._expect(_Warns(self, expected_warning, expected_regex), args, kwargs)

    assertEquals, assertNotEquals, assert_, assertAlmostEquals = assertEqual, assertNotEqual, assertTrue, assertAlmostEqual
    assertRegexpMatches, assertRaisesRegexp, failUnless, failIf = assertRegex, assertRaisesRegex, assertTrue, assertFalse


def _distinct(items):
    out = []
    for x in items:
        if x not in out:
            out.append(x)
    return out


def _difference(a, b, kind=None):
    """Why two values are not equal; for containers without the line by line comparison that CPython adds."""
    names = {list: "Lists", tuple: "Tuples"}
    kind = kind or (names.get(type(a)) if type(a) is type(b) else None)
    standard = f"{_shown(a)} != {_shown(b)}"
    if kind is None:
        return standard
    for i, (x, y) in enumerate(zip(a, b)):
        if x != y:
            return f"{kind} differ: {standard}\n\nFirst differing element {i}:\n{_shown(x, True)}\n{_shown(y, True)}\n"
    longer, n = ("First", len(a) - len(b)) if len(a) > len(b) else ("Second", len(b) - len(a))
    at = min(len(a), len(b))
    name = kind[:-1].lower()
    return (f"{kind} differ: {standard}\n\n{longer} {name} contains {n} additional elements.\nFirst extra element {at}:\n"
            f"{_shown((a if longer == 'First' else b)[at])}\n")


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._set_up, self._tear_down = testFunc, setUp, tearDown

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()
