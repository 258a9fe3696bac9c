"""What ends a program whose only running thread waits for another."""


class Deadlock(BaseException):   # so that no handler of the program takes it for an error of its own
    __module__ = "threading"

    def __init__(self, what):
        BaseException.__init__(self, f"npcc: {what} would wait for ever; threads run one after the other, each to its end")
