"""Keyed digests."""
import hashlib


def compare_digest(a, b):
    return type(a) is type(b) and a == b


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda d=b"": hashlib.new(digestmod, d)
        self._inner = make()
        size = self._inner.block_size
        key = (make(key).digest() if len(key) > size else bytes(key)).ljust(size, b"\0")
        self._inner.update(bytes(b ^ 0x36 for b in key))
        self._outer = make(bytes(b ^ 0x5C for b in key))
        self.digest_size, self.block_size, self.name = self._inner.digest_size, size, "hmac-" + self._inner.name
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
