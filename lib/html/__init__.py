"""Characters as HTML writes them."""
import re

NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae", "euro": "\u20ac",
         "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c",
         "rdquo": "\u201d", "laquo": "\xab", "raquo": "\xbb", "times": "\xd7", "deg": "\xb0", "middot": "\xb7", "bull": "\u2022",
         "eacute": "\xe9", "egrave": "\xe8", "agrave": "\xe0", "ccedil": "\xe7", "uuml": "\xfc", "ouml": "\xf6", "auml": "\xe4",
         "szlig": "\xdf", "ntilde": "\xf1"}
REFERENCE = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;)")


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def character(m):
    name = m[1].rstrip(";")
    if name[0] != "#":
        if name not in NAMED:
            raise NotImplementedError(f"npcc: html.unescape() of &{name};")
        return NAMED[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def unescape(s):
    return REFERENCE.sub(character, s) if "&" in s else s
