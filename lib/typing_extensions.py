"""typing_extensions: what typing has here, which is all of Python 3.12's."""
from typing import *
