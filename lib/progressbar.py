"""Progress bars that show nothing: what they are given is gone through."""
from matplotlib import __getattr__


class ProgressBar:
    def __init__(self, widgets=None, maxval=None, max_value=None, **kwargs):
        self.widgets, self.maxval = widgets, maxval if maxval is not None else max_value

    def __call__(self, iterable):
        return iterable

    def start(self):
        return self

    def update(self, value=None):
        pass

    def finish(self):
        pass


def progressbar(iterator, **kwargs):
    return iterator
