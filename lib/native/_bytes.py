"""`bytes` and `bytearray` of native code. A byte is kept as the character of the same number: what texts can do, they can."""
from _bytetext import _codes, _of_codes, _utf8, _is_utf8, _of_utf8, _of_array, _to_array
from _numpy import dtype as _dtype, ndarray as _ndarray
from _textfile import _refuse

_SPACE = " \t\n\r\v\f"
_UTF_8 = ("utf-8", "utf8", "utf_8", "UTF-8", "UTF8", "U8")
_ASCII = ("ascii", "us-ascii", "ASCII", "US-ASCII", "646")
_LATIN_1 = ("latin-1", "latin1", "latin_1", "iso-8859-1", "iso8859-1", "8859", "L1")


def encoded(text, encoding, errors):
    """The text of characters below 256 that stands for the bytes of a text."""
    if errors != "strict":
        _refuse("encode() with errors=")
    if encoding in _UTF_8:
        return _utf8(text)
    if encoding not in _ASCII and encoding not in _LATIN_1:
        _refuse("this encoding")
    limit = 128 if encoding in _ASCII else 256
    for c in text:
        if ord(c) >= limit:
            raise NotImplementedError("native code: a UnicodeEncodeError")
    return text


def decoded(codes, encoding, errors):
    if errors != "strict":
        _refuse("decode() with errors=")
    if encoding in _UTF_8:
        if not _is_utf8(codes):
            raise NotImplementedError("native code: a UnicodeDecodeError")
        return _of_utf8(codes)
    if encoding not in _ASCII and encoding not in _LATIN_1:
        _refuse("this encoding")
    if encoding in _ASCII and any([c >= 128 for c in _codes(codes)]):
        raise NotImplementedError("native code: a UnicodeDecodeError")
    return codes


def represented(codes):
    quote = '"' if "'" in codes and '"' not in codes else "'"
    parts = []
    for char, code in zip(codes, _codes(codes)):
        if code == 9:
            parts.append("\\t")
        elif code == 10:
            parts.append("\\n")
        elif code == 13:
            parts.append("\\r")
        elif code < 32 or code > 126:
            parts.append("\\x%02x" % code)
        elif char == "\\" or char == quote:
            parts.append("\\" + char)
        else:
            parts.append(char)
    return "b" + quote + "".join(parts) + quote


def checked(codes):
    for code in codes:
        if not 0 <= code < 256:
            raise ValueError("bytes must be in range(0, 256)")
    return _of_codes(codes)


def text_of(source, encoding, errors):
    """What bytes(source, encoding, errors) holds."""
    if isinstance(source, str):
        if encoding is None:
            raise TypeError("string argument without an encoding")
        return encoded(source, encoding, "strict" if errors is None else errors)
    if encoding is not None or errors is not None:
        raise TypeError("encoding without a string argument")
    if source is None:
        return ""
    if isinstance(source, _ByteSequence):
        return source._text
    if isinstance(source, _ndarray):
        return _of_array(source)
    if isinstance(source, int):
        if source < 0:
            raise ValueError("negative count")
        return "\0" * source
    return checked([code for code in source])


def operand(x):
    if not isinstance(x, _ByteSequence):
        raise TypeError("a bytes-like object is required, not '" + type(x).__name__ + "'")
    return x._text


def part(x):
    """What find(), count() and `in` look for."""
    if isinstance(x, int):
        if not 0 <= x < 256:
            raise ValueError("byte must be in range(0, 256)")
        return _of_codes([x])
    if not isinstance(x, _ByteSequence):
        raise TypeError("argument should be integer or bytes-like object, not '" + type(x).__name__ + "'")
    return x._text


def only_ascii(codes):
    if any([code > 127 for code in _codes(codes)]):
        raise NotImplementedError("native code: this method of bytes that are not ASCII")
    return codes


class _ByteSequence:
    __module__ = "builtins"

    def _new(self, text):
        made = bytes()
        made._text = text
        return made

    def __len__(self):
        return len(self._text)

    def __iter__(self):
        return iter(_codes(self._text))

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._new(self._text[index])
        n = len(self._text)
        if not -n <= index < n:
            raise IndexError(self._range_error)
        return _codes(self._text[index])[0]

    def __contains__(self, x):
        return part(x) in self._text

    def __add__(self, other):
        if not isinstance(other, _ByteSequence):
            raise TypeError("can't concat " + type(other).__name__ + " to " + type(self).__name__)
        return self._new(self._text + other._text)

    def __mul__(self, count):
        return self._new(self._text * count)

    def __rmul__(self, count):
        return self._new(self._text * count)

    def __eq__(self, other):
        return isinstance(other, _ByteSequence) and self._text == other._text

    def __ne__(self, other):
        return not isinstance(other, _ByteSequence) or self._text != other._text

    def __lt__(self, other):
        return self._text < operand(other)

    def __le__(self, other):
        return self._text <= operand(other)

    def __gt__(self, other):
        return self._text > operand(other)

    def __ge__(self, other):
        return self._text >= operand(other)

    def decode(self, encoding="utf-8", errors="strict"):
        return decoded(self._text, encoding, errors)

    def hex(self, sep=None, bytes_per_sep=1):
        if bytes_per_sep != 1:
            _refuse("hex() in groups")
        return ("" if sep is None else sep).join(["%02x" % code for code in _codes(self._text)])

    def join(self, parts):
        return self._new(self._text.join([p._text for p in parts]))

    def find(self, x):
        return self._text.find(part(x))

    def rfind(self, x):
        return self._text.rfind(part(x))

    def index(self, x):
        at = self._text.find(part(x))
        if at < 0:
            raise ValueError("subsection not found")
        return at

    def count(self, x):
        return self._text.count(part(x))

    def startswith(self, prefix):
        return self._text.startswith(operand(prefix))

    def endswith(self, suffix):
        return self._text.endswith(operand(suffix))

    def replace(self, old, new):
        return self._new(self._text.replace(operand(old), operand(new)))

    def split(self, sep):
        return [self._new(p) for p in self._text.split(operand(sep))]

    def strip(self, chars=None):
        return self._new(self._text.strip(_SPACE if chars is None else operand(chars)))

    def lstrip(self, chars=None):
        return self._new(self._text.lstrip(_SPACE if chars is None else operand(chars)))

    def rstrip(self, chars=None):
        return self._new(self._text.rstrip(_SPACE if chars is None else operand(chars)))

    def upper(self):
        return self._new(only_ascii(self._text).upper())

    def lower(self):
        return self._new(only_ascii(self._text).lower())

    def isdigit(self):
        return only_ascii(self._text).isdigit()

    def isalpha(self):
        return only_ascii(self._text).isalpha()


class bytes(_ByteSequence):
    __module__ = "builtins"
    _range_error = "index out of range"

    def __init__(self, source=None, encoding=None, errors=None):
        self._text = text_of(source, encoding, errors)

    def __hash__(self):
        _refuse("hash() of bytes")

    def __repr__(self):
        return represented(self._text)

    @staticmethod
    def fromhex(text):
        return bytes(codes_of_hex(text))


class bytearray(_ByteSequence):
    __module__ = "builtins"
    _range_error = "bytearray index out of range"

    def __init__(self, source=None, encoding=None, errors=None):
        self._text = text_of(source, encoding, errors)

    def _new(self, text):
        made = bytearray()
        made._text = text
        return made

    def __repr__(self):
        return "bytearray(" + represented(self._text) + ")"

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            _refuse("assignment to a slice of a bytearray")
        n = len(self._text)
        if not -n <= index < n:
            raise IndexError("bytearray index out of range")
        if not 0 <= value < 256:
            raise ValueError("byte must be in range(0, 256)")
        at = index + n if index < 0 else index
        self._text = self._text[:at] + _of_codes([value]) + self._text[at + 1:]

    def append(self, value):
        if not 0 <= value < 256:
            raise ValueError("byte must be in range(0, 256)")
        self._text = self._text + _of_codes([value])

    def extend(self, values):
        self._text = self._text + (values._text if isinstance(values, _ByteSequence) else checked([v for v in values]))

    def __iadd__(self, other):
        self._text = self._text + operand(other)
        return self

    @staticmethod
    def fromhex(text):
        return bytearray(codes_of_hex(text))


def codes_of_hex(text):
    digits = text.replace(" ", "")
    if len(digits) % 2:
        raise NotImplementedError("native code: fromhex() of an odd number of digits")
    return [int(digits[i:i + 2], 16) for i in range(0, len(digits), 2)]


def literal(text):
    made = bytes()
    made._text = text
    return made


def encode(text, encoding="utf-8", errors="strict"):
    return literal(encoded(text, encoding, errors))


def of_array(array, order="C"):
    if order != "C":
        _refuse("tobytes() in another order")
    return literal(_of_array(array))


def from_bytes(source, byteorder="big", *, signed=False):
    codes = _codes(source._text) if isinstance(source, _ByteSequence) else [code for code in source]
    if byteorder != "big":
        if byteorder != "little":
            raise ValueError("byteorder must be either 'little' or 'big'")
        codes = codes[::-1]
    value = 0
    first = True
    for code in codes:
        if first and signed and code >= 128:
            code -= 256
        first = False
        value = value * 256 + code
    return value


def to_bytes(number, length=1, byteorder="big", *, signed=False):
    if byteorder != "big" and byteorder != "little":
        raise ValueError("byteorder must be either 'little' or 'big'")
    if length < 0:
        raise ValueError("length argument must be non-negative")
    if number < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    codes = []
    rest = number
    for i in range(length):
        codes.append(rest % 256)
        rest //= 256
    fits = rest == 0
    if signed:
        top = length > 0 and codes[-1] >= 128
        fits = rest == -1 and top if number < 0 else rest == 0 and not top
    if not fits and not (length == 0 and number == 0):
        raise OverflowError("int too big to convert")
    if byteorder == "big":
        codes.reverse()
    return literal(_of_codes(codes))


def elements(buffer, dtype, count, offset):
    """np.frombuffer: the array shares its memory with what can be changed, so that is refused."""
    if not isinstance(buffer, bytes):
        _refuse("np.frombuffer() of anything but bytes")
    size = _dtype(dtype).itemsize
    left = len(buffer) - offset
    if left < 0 or offset < 0:
        raise ValueError("offset must be non-negative and no greater than buffer length (" + str(len(buffer)) + ")")
    if count < 0:
        if left % size:
            raise ValueError("buffer size must be a multiple of element size")
        count = left // size
    if count * size > left:
        raise ValueError("buffer is smaller than requested size")
    return _to_array(buffer._text[offset:offset + count * size], dtype)
