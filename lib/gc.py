"""Objects are released when their last reference goes; cycles at the end of the program."""


def collect(generation=2): return 0
def enable(): pass
def disable(): pass
def isenabled(): return False
def get_count(): return (0, 0, 0)
