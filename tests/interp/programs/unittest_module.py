# unittest: assertions, fixtures, what runs and in which order, results.
import io
import re
import sys
import unittest
import warnings

log = []


class Plain(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class up")

    @classmethod
    def tearDownClass(cls):
        log.append("class down")

    def setUp(self):
        self.addCleanup(log.append, "cleanup")
        log.append("up")

    def tearDown(self):
        log.append("down")

    def test_passes(self):
        """A docstring."""
        self.assertEqual(1, 1)
        self.assertAlmostEqual(1.0, 1.00000001)
        self.assertRaises(ValueError, int, "x")
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        with self.assertRaisesRegex(ValueError, "lit.*x"):
            int("x")
        with self.assertWarns(UserWarning):
            warnings.warn("hm")
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertIn(1, [1])
        self.assertIsInstance(1, int)
        self.assertRegex("abc", "b")
        self.assertDictEqual({1: 2}, {1: 2})

    def test_fails(self):
        self.assertEqual(1 + 1, 3, "sums")

    def test_error(self):
        {}["missing"]

    @unittest.skip("later")
    def test_skipped(self):
        raise RuntimeError

    def test_skips_itself(self):
        self.skipTest("now")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as known")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_parts(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)


class Derived(Plain):
    def setUp(self):
        raise OSError("no set-up")


@unittest.skipIf(True, "all of it")
class Skipped(unittest.TestCase):
    def test_one(self):
        log.append("never")


stream = io.StringIO()
suite = unittest.TestSuite()
for case in (Plain, Derived, Skipped):
    suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(case))
print(suite.countTestCases())
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures),
      len(result.unexpectedSuccesses), result.wasSuccessful())
print(log)
text = re.sub(r'File ".*", line \d+', "File", re.sub(r"in \d\.\d+s", "in a while", stream.getvalue()))
print("\n".join(line for line in text.split("\n") if not set(line.strip()) <= set("^~") or not line.strip()))

case = unittest.TestCase()
for check in (lambda: case.assertTrue(0), lambda: case.assertFalse([1]), lambda: case.assertEqual("a", 1), lambda: case.assertNotEqual(1, 1),
              lambda: case.assertIs(1, 2), lambda: case.assertIsNone(3), lambda: case.assertIsNotNone(None), lambda: case.assertIn(1, [2]),
              lambda: case.assertNotIn(1, [1]), lambda: case.assertLess(2, 1), lambda: case.assertGreaterEqual(1, 2),
              lambda: case.assertAlmostEqual(1, 1.1), lambda: case.assertAlmostEqual(1, 2, delta=0.5), lambda: case.assertNotAlmostEqual(1, 1.00000001),
              lambda: case.assertIsInstance(1, str), lambda: case.assertRegex("a", "b"), lambda: case.assertRaises(ValueError, int, "1"),
              lambda: case.assertCountEqual([1, 1], [2]), lambda: case.fail("why"), lambda: case.assertEqual(1, 2, "note")):
    try:
        check()
    except AssertionError as e:
        print(e)
unittest.main(argv=["x", "Plain.test_passes"], testRunner=unittest.TextTestRunner(stream=io.StringIO()), exit=False)
unittest.main(argv=["x", "Plain.test_fails"], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
