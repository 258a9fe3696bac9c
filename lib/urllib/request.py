"""Requests: there is no network, and every request fails as it does where none is reached."""
from urllib.error import URLError


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers, self.method = url, data, dict(headers), method

    def add_header(self, key, val):
        self.headers[key] = val

    def get_full_url(self):
        return self.full_url

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")


def urlopen(url, data=None, timeout=None, **kwargs):
    raise URLError("npcc has no network")


def urlretrieve(url, filename=None, reporthook=None, data=None):
    raise URLError("npcc has no network")
