"""What examples in docstrings look like, and which output is the wanted one: for both engines."""

OPTIONFLAGS_BY_NAME = {
    "DONT_ACCEPT_TRUE_FOR_1": 1, "DONT_ACCEPT_BLANKLINE": 2, "NORMALIZE_WHITESPACE": 4, "ELLIPSIS": 8, "SKIP": 16,
    "IGNORE_EXCEPTION_DETAIL": 32, "REPORT_UDIFF": 64, "REPORT_CDIFF": 128, "REPORT_NDIFF": 256,
    "REPORT_ONLY_FIRST_FAILURE": 512, "FAIL_FAST": 1024}
DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL = 1, 2, 4, 8, 16, 32
REPORT_ONLY_FIRST_FAILURE, FAIL_FAST = 512, 1024
REPORT_DIFFS = 64 | 128 | 256
BLANKLINE_MARKER = "<BLANKLINE>"
DIVIDER = "*" * 70


# ---- what counts as the wanted output

def only_ascii(text):
    out = ""
    for c in text:
        n = ord(c)
        out += c if n < 128 else f"\\x{n:02x}" if n < 256 else f"\\u{n:04x}" if n < 65536 else f"\\U{n:08x}"
    return out


def with_blank_lines(want):
    lines = want.split("\n")
    return "\n".join(["" if x.startswith(BLANKLINE_MARKER) and not x[len(BLANKLINE_MARKER):].strip() else x for x in lines])


def without_spaces_only(got):
    return "\n".join([line if line.strip() else "" for line in got.split("\n")])


def ellipsis_match(want, got):
    if "..." not in want:
        return want == got
    pieces = want.split("...")
    first, last = pieces[0], pieces[len(pieces) - 1]
    at, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or at > end:
        return False
    for piece in pieces[1:len(pieces) - 1]:
        found = got[at:end].find(piece)
        if found < 0:
            return False
        at += found + len(piece)
    return True


def accepts(want, got, flags):
    if got == want:
        return True
    if not flags & DONT_ACCEPT_TRUE_FOR_1 and (got == "True\n" and want == "1\n" or got == "False\n" and want == "0\n"):
        return True
    if not flags & DONT_ACCEPT_BLANKLINE:
        want, got = with_blank_lines(want), without_spaces_only(got)
        if got == want:
            return True
    if flags & NORMALIZE_WHITESPACE:
        want, got = " ".join(want.split()), " ".join(got.split())
        if got == want:
            return True
    return bool(flags & ELLIPSIS) and ellipsis_match(want, got)


def type_of_exception(text):
    """What IGNORE_EXCEPTION_DETAIL leaves of an exception's type and text."""
    end = text.find("\n")
    line = text if end < 0 else text[:end]
    end = line.find(":")
    line = line if end < 0 else line[:end]
    return line[line.rfind(".") + 1:]


def terminated(text):
    return text if not text or text.endswith("\n") else text + "\n"


# ---- reports

def indented(text):
    return "\n".join(["    " + line if line else line for line in text.split("\n")])


def with_markers(got):
    """Blank lines as they stand in a docstring."""
    lines = got.split("\n")
    last = lines.pop()
    return "".join([(line if line.strip(" ") else BLANKLINE_MARKER + line.lstrip(" ")) + "\n" for line in lines]) + last


def difference(want, got, flags):
    if not flags & DONT_ACCEPT_BLANKLINE:
        got = with_markers(got)
    if want and got:
        return "Expected:\n" + indented(want) + "Got:\n" + indented(got)
    if want:
        return "Expected:\n" + indented(want) + "Got nothing\n"
    return "Expected nothing\nGot:\n" + indented(got) if got else "Expected nothing\nGot nothing\n"


def trial(source, want):
    return "Trying:\n" + indented(source) + ("Expecting:\n" + indented(want) if want else "Expecting nothing\n")


def header(filename, line, name, source):
    return f"{DIVIDER}\nFile \"{filename}\", line {line}, in {name}\nFailed example:\n{indented(source)}"


def judge(want, got, head, flags, quiet, verbose):
    """Is it the wanted output? Reports what it finds."""
    got = terminated(got)
    if accepts(only_ascii(want), only_ascii(got), flags):
        if verbose and not quiet:
            print("ok")
        return True
    if not quiet:
        print(head + difference(want, got, flags), end="")
    return False


def judge_raised(want, got, flags, quiet, verbose):
    if not accepts(only_ascii(want), only_ascii(got), flags):
        raise NotImplementedError("native code: an example raises another exception than it expects")
    if verbose and not quiet:
        print("ok")
    return True


def summary(outcomes, verbose):
    """outcomes: name, failures and tries of each docstring, by name."""
    failed = tried = failing = passing = 0
    for name, failures, tries in outcomes:
        failed += failures
        tried += tries
        if failures > 0:
            failing += 1
        elif tries > 0:
            passing += 1
    if verbose:
        without = [name for name, failures, tries in outcomes if tries == 0]
        if without:
            print(len(without), "items had no tests:")
            for name in without:
                print("   ", name)
        if passing > 0:
            print(passing, "items passed all tests:")
            for name, failures, tries in outcomes:
                if tries > 0 and failures == 0:
                    print(f" {tries:3d} tests in {name}")
    if failing > 0:
        print(DIVIDER)
        print(failing, "items had failures:")
        for name, failures, tries in outcomes:
            if failures > 0:
                print(f" {failures:3d} of {tries:3d} in {name}")
    if verbose:
        print(tried, "tests in", len(outcomes), "items.")
        print(tried - failed, "passed and", failed, "failed.")
    if failed > 0:
        print("***Test Failed***", failed, "failures.")
    elif verbose:
        print("Test passed.")
