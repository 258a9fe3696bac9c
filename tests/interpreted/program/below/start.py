"""A program whose modules are in folders that it puts into sys.path."""
import json
import os
import sys
from pathlib import Path

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
sys.path.append(str(Path(__file__).resolve().parent.parent / "nowhere"))
sys.path.insert(1, os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + "")
sys.path.append(os.path.join(os.pardir, "aside"))

import found_aside
from parts import core
from space.only import WHERE

print(json.dumps([core.other.TWO, WHERE, core.leaf.NAME, found_aside.TEXT]))
