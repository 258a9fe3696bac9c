"""Random numbers from the system."""
import base64
import binascii
import os
from hmac import compare_digest
from random import Random

DEFAULT_ENTROPY = 32


class SystemRandom(Random):
    def random(self):
        return (int.from_bytes(os.urandom(7), "big") >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        size = (k + 7) // 8
        return int.from_bytes(os.urandom(size), "big") >> size * 8 - k

    def seed(self, *args, **kwds):
        return None


_random = SystemRandom()
randbits, choice = _random.getrandbits, _random.choice


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return binascii.hexlify(token_bytes(nbytes)).decode("ascii")


def token_urlsafe(nbytes=None):
    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
