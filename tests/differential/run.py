#!/usr/bin/python3
"""The part of the random programs that runs with every test: 2,000 in the interpreter, 200 of them as native code."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
os.execv(sys.executable, [sys.executable, os.path.join(HERE, "compare.py"), "--count", "2000", "--native", "200", *sys.argv[1:]])
