# error: 2 future feature flying is not defined
from __future__ import flying
