"""format() and % against Python, values and errors."""
import random

from library import in_child

SITE = b"program.py\x1f1\x1f<module>"


def outcome(action):
    try:
        return action()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def compare(check, what, run, want, budget):
    """Errors end the process, so they are tried in a child; only so many of them."""
    expected = outcome(want)
    try:
        want()
        check.equal(what, run(), expected)
    except Exception:
        if budget[0] > 0:
            budget[0] -= 1
            status, text = in_child(run)
            check.equal(what, (status, text.strip().split("\n")[-1]), (1, expected))


def random_spec(rng, types):
    return (
        rng.choice(["", "", "", "<", ">", "^", "=", "*<", "x^", "0>", "é="])
        + rng.choice(["", "", "", "+", "-", " "])
        + rng.choice(["", "", "", "", "z"])
        + rng.choice(["", "", "", "#"])
        + rng.choice(["", "", "", "0"])
        + rng.choice(["", "", "5", "12", "30", "1"])
        + rng.choice(["", "", "", ",", "_"])
        + rng.choice(["", "", ".0", ".1", ".3", ".10", ".20"])
        + rng.choice(types)
    )


def random_number(rng):
    return rng.choice(
        [
            0.0,
            -0.0,
            1.0,
            -1.5,
            1e22,
            123456789.123,
            0.00001234,
            1e-10,
            5e-324,
            1.7976931348623157e308,
            0.5,
            2.5,
            float("inf"),
            float("-inf"),
            float("nan"),
            1234567.0,
            999999.5,
            0.1,
            100.0,
            -0.0001,
            rng.uniform(-1000, 1000),
            rng.gauss(0, 1) * 10.0 ** rng.randint(-12, 12),
            float(rng.randint(-(10**6), 10**6)),
        ]
    )


def random_int(rng):
    return rng.choice(
        [0, 1, -1, 255, -255, 1234, 1234567, -1234567, 65, 2**63 - 1, -(2**63), rng.randint(-(10**9), 10**9)]
    )


def check_specs(rt, check):
    rng = random.Random(4)
    budget = [400]
    for _ in range(12000):
        v, spec = random_number(rng), random_spec(
            rng,
            ["", "e", "f", "g", "E", "F", "G", "%", "n", "d", "s"]
            if rng.random() < 0.1
            else ["", "e", "f", "g", "E", "G", "%"],
        )
        compare(
            check,
            f"format({v!r}, {spec!r})",
            lambda: rt.str("str_format_f64", v, spec, SITE),
            lambda: format(v, spec),
            budget,
        )
        i = random_int(rng)
        spec = random_spec(rng, ["", "d", "x", "X", "b", "o", "n", "c", "e", "f", "g", "%"])
        if rng.random() < 0.8:
            spec = (
                spec.replace("z", "")
                .replace(".10", "")
                .replace(".20", "")
                .replace(".0", "")
                .replace(".1", "")
                .replace(".3", "")
            )
        compare(
            check,
            f"format({i!r}, {spec!r})",
            lambda: rt.str("str_format_i64", i, spec, SITE),
            lambda: format(i, spec),
            budget,
        )
    for _ in range(3000):
        s = rng.choice(["", "a", "hello", "héllo wörld", "日本語"])
        spec = random_spec(rng, ["", "s", "d"])
        if rng.random() < 0.8:
            for c in "z+- #=,_d":
                spec = spec.replace(c, "")
        compare(
            check,
            f"format({s!r}, {spec!r})",
            lambda: rt.str("str_format_str", s, spec, SITE),
            lambda: format(s, spec),
            budget,
        )
    for spec in ("", "5", "d", "x", ">8", "s"):
        compare(
            check,
            f"format(True, {spec!r})",
            lambda: rt.str("str_format_bool", True, spec, SITE),
            lambda: format(True, spec),
            [9],
        )


def check_percent(rt, check):
    rng = random.Random(5)
    budget = [200]
    for _ in range(8000):
        head = (
            "%"
            + rng.choice(["", "", "-", "+", " ", "#", "0", "-0", "+0", "#0"])
            + rng.choice(["", "", "5", "12", "30"])
        )
        precision = rng.choice(["", "", ".0", ".1", ".3", ".10", "."])
        v = random_number(rng)
        spec = head + precision + rng.choice("eEfFgGdisr")
        compare(check, f"{spec!r} % {v!r}", lambda: rt.str("str_percent_f64", spec, v, SITE), lambda: spec % v, budget)
        i = random_int(rng)
        spec = head + precision + rng.choice("dixXoeEfgGsruc")
        compare(check, f"{spec!r} % {i!r}", lambda: rt.str("str_percent_i64", spec, i, SITE), lambda: spec % i, budget)
        s = rng.choice(["", "a", "hello", "héllo wörld", "it's"])
        spec = head.replace("#", "").replace("+", "") + precision + rng.choice("ssssrrcdxf")
        compare(check, f"{spec!r} % {s!r}", lambda: rt.str("str_percent_str", spec, s, SITE), lambda: spec % s, budget)


def run(rt, check):
    check_specs(rt, check)
    check_percent(rt, check)
