"""Addresses taken apart, put together, and quoted."""
from collections import namedtuple

SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
HIERARCHICAL = {"", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu", "sftp",
                "svn", "svn+ssh", "ws", "wss"}
uses_relative = uses_netloc = sorted(HIERARCHICAL)


def quote_from_bytes(data, safe="/"):
    allowed = SAFE | set(safe if isinstance(safe, str) else safe.decode("ascii"))
    return "".join(chr(b) if chr(b) in allowed else f"%{b:02X}" for b in data)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " in string:
        return quote(string, safe + " ", encoding, errors).replace(" ", "+")
    return quote(string, safe, encoding, errors)


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else bytes(string)
    first, *rest = data.split(b"%")
    out = [first]
    for part in rest:
        try:
            out.append(bytes.fromhex(part[:2].decode("ascii")) + part[2:] if len(part) >= 2 and 32 not in part[:2] else b"%" + part)
        except ValueError:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    return unquote_to_bytes(string).decode(encoding, errors) if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    def coded(x):
        return quote_via(x if isinstance(x, (str, bytes)) else str(x), safe)
    pairs = []
    for k, v in query.items() if hasattr(query, "items") else query:
        many = doseq and not isinstance(v, (str, bytes)) and hasattr(v, "__iter__")
        pairs += [f"{coded(k)}={coded(x)}" for x in (v if many else [v])]
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    out = []
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        name, eq, value = part.partition("=")
        if not eq and strict_parsing:
            raise ValueError(f"bad query field: {part!r}")
        if value or keep_blank_values:
            out.append((unquote_plus(name), unquote_plus(value)))
    return out


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    out = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, separator=separator):
        out.setdefault(name, []).append(value)
    return out


class Host:
    """What the netloc of a split address holds."""

    def _parts(self):
        login, at, place = self.netloc.rpartition("@")
        user, colon, password = login.partition(":")
        if place.startswith("["):
            host, _, port = place[1:].partition("]")
            port = port[1:]
        else:
            host, _, port = place.partition(":")
        return user if at else None, password if colon else None, host.lower() or None, port or None

    username = property(lambda self: self._parts()[0])
    password = property(lambda self: self._parts()[1])
    hostname = property(lambda self: self._parts()[2])

    @property
    def port(self):
        text = self._parts()[3]
        if text is None:
            return None
        if not text.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {text!r}")
        if int(text) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(text)


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), Host):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), Host):
    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip("".join(map(chr, range(33)))).replace("\t", "").replace("\r", "").replace("\n", "")
    head, colon, rest = url.partition(":")
    if colon and head and head[0].isascii() and head[0].isalpha() and all(c.isascii() and (c.isalnum() or c in "+-.") for c in head):
        scheme, url = head.lower(), rest
    netloc = query = fragment = ""
    if url.startswith("//"):
        end = min((i for i in (url.find(c, 2) for c in "/?#") if i >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    s = urlsplit(url, scheme, allow_fragments)
    path, params = s.path, ""
    if s.scheme in HIERARCHICAL and ";" in path:
        i = path.find(";", path.rfind("/") + 1)
        if i >= 0:
            path, params = path[:i], path[i + 1:]
    return ParseResult(s.scheme, s.netloc, path, params, s.query, s.fragment)


def urlunsplit(parts):
    scheme, netloc, url, query, fragment = parts
    if netloc or scheme and scheme in HIERARCHICAL and url[:2] != "//":
        url = "//" + netloc + ("/" if url and url[0] != "/" else "") + url if netloc or url[:1] == "/" else url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(parts):
    scheme, netloc, url, params, query, fragment = parts
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    s = urlparse(url)
    return urlunparse((*s[:5], "")), s.fragment


def without_dots(segments):
    out = []
    for s in segments:
        if s == "..":
            if out:
                out.pop()
        elif s != ".":
            out.append(s)
    return out


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b, u = urlparse(base), urlparse(url, urlparse(base).scheme)
    if u.scheme != b.scheme or u.scheme not in HIERARCHICAL:
        return url
    if u.netloc:
        return u.geturl()
    if not u.path and not u.params:
        return urlunparse((b.scheme, b.netloc, b.path, b.params, u.query or b.query, u.fragment))
    old = b.path.split("/")
    if old[-1]:
        old.pop()
    if u.path.startswith("/"):
        segments = u.path.split("/")
    else:
        segments = old + u.path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    out = without_dots(segments)
    if segments[-1] in (".", ".."):
        out.append("")
    return urlunparse((u.scheme, b.netloc, "/".join(out) or "/", u.params, u.query, u.fragment))
