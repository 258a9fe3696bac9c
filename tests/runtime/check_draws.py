"""Ten thousand draws of every distribution and generator; draws.py makes more."""
import draws


def run(rt, check):
    draws.run(rt, check, 10000)
