"""What this runs on, in general terms."""


def system(): return "Linux"
def machine(): return "x86_64"
def python_version(): return "3.11.2"
def python_implementation(): return "npcc"
def platform(): return "Linux"
def processor(): return ""
def node(): return ""
def release(): return ""
