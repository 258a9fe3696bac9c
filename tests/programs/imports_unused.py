"""Modules that native code lacks may be imported as long as nothing of them is read; sys.path says where modules are."""
import os
import sys

sys.path.append(os.path.join(os.path.dirname("tests/programs/x.py"), "nowhere"))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "elsewhere"))
import argparse
import json
import logging
import pickle
import urllib.error as problems
import urllib.request
from enum import Enum
from json import dumps, loads as read
from pathlib import Path

import found_by_path
import numpy as np


def save(data, name):
    with open(name, "w") as f:
        json.dump(data, f)


def here() -> Path:
    return Path(".")


def same(p: Path, kind: "Enum" = None) -> Path:
    return p


def import_it():
    import ends_in_error
    return ends_in_error


print(json is None, bool(json), logging is not None, sys.path[-1])
print(np.arange(3), same(2), found_by_path.NAME)
try:
    import gzip
    import module_that_nobody_has
except ImportError as e:
    print(type(e).__name__, e)
try:
    import cupy_that_nobody_has as xp
except ImportError:
    import numpy as xp
print(xp.ones(2))
for i in range(2):
    try:
        import_it()
    except ValueError as e:
        print("caught", e)
try:
    import ends_in_error
except ValueError:
    print("again")
try:
    import json
except ImportError:
    json = None
print(json is None)
