class MyError(Exception):
    pass
try:
    raise MyError("first")
except MyError:
    raise MyError("second") from None
