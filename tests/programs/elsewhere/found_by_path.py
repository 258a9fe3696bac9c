from logging import DEBUG

NAME = __name__


def level():
    return DEBUG
