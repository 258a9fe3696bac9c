# Sequences of bytes: literals, texts encoded and decoded, integers, arrays.
import numpy as np

n = int(np.sum(np.ones(4)))
b = b'hello\x00\xff\n"quoted"'
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], bool(b), bool(b''), repr(b''))
print(b"it's", b'both \' and "', b'\\', b'\t\r\x7f', bytes([39]), str(b'abc'), f'{b"x"} {b"y"!r}')
print(b == b'hello', b[:5] == b'hello', b != b'', b < b'help', b'a' <= b'a', b == 'hello', b'' == [])
print(b'ell' in b, 255 in b, 104 in b, b'xyz' in b, list(b[:4]), [x for x in b'abc'], sum(b'abc'), max(b'abc'))
print(b + b'!', b'ab' * 3, 2 * b'x', b'-'.join([b'a', b'b', b'c']), b'' + b'')
print(type(b), isinstance(b, bytes), isinstance('a', bytes), isinstance(b, (str, bytes)), type(b) is bytes, type(b).__name__)
text = 'naïve ' + chr(8364) + ' text' * n
e = text.encode()
print(e, len(e), len(text), e.decode() == text, e.decode('utf-8')[2], text.encode('utf-8') == e)
print('abc'.encode('ascii'), 'é'.encode('latin-1'), b'\xe9t\xe9'.decode('latin-1'), bytes('abc', 'utf-8'), bytes('é', encoding='utf8'))
print(bytes(3), bytes(n), bytes([1, 2, 255]), bytes(range(n)), bytes((65, 66)), bytes(b'xy'), bytes(), bytes(i * 2 for i in range(n)))
for bad in ([256], [-1]):
    try:
        print(bytes(bad))
    except ValueError as error:
        print(error)
try:
    print(b'abc'[n])
except IndexError as error:
    print(error)
print(b.find(b'l'), b.rfind(b'l'), b.find(b'z'), b.count(b'l'), b.index(b'o'), b.startswith(b'he'), b.endswith(b'"'))
print(b' pad \n'.strip(), b'xxaxx'.strip(b'x'), b'a,b,,c'.split(b','), b'abc'.replace(b'b', b'--'), b'aBc'.upper(), b'aBc'.lower())
print(b'\x00\xffAz'.hex(), bytes.fromhex('00ff 417a'), b'abc'.hex(':'))
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\x01\x02', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes(b'', 'big'))
print((258).to_bytes(2, 'big'), (258).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), (n * 1000).to_bytes(2, 'big'), (0).to_bytes(0, 'big'))
for number, length, signed in ((256, 1, False), (-1, 2, False), (128, 1, True), (-129, 1, True), (-128, 1, True), (127, 1, True)):
    try:
        print(number.to_bytes(length, 'big', signed=signed))
    except OverflowError as error:
        print(error)
a = np.arange(n, dtype=np.int16) * 300
print(a.tobytes(), np.array([[1, 2], [3, 4]], dtype=np.uint8).T.tobytes(), np.float32(1.5).tobytes(), bytes(np.arange(3, dtype=np.uint8)))
c = np.frombuffer(a.tobytes(), dtype=np.int16)
print(c, c.dtype, np.frombuffer(b'\x01\x02\x03\x04', dtype=np.uint8), np.frombuffer(b'abcd' * 4, dtype='<i4'), c.sum())
print(np.frombuffer(b'\x00\x01\x02\x03\x04\x05', np.uint8, 2, 3), np.frombuffer(np.linspace(0, 1, n).tobytes()))
ba = bytearray(b'abc')
ba.append(100)
ba[0] = 65
ba.extend(b'ef')
ba += b'!'
print(ba, len(ba), ba[1], bytes(ba), ba == b'Abcdef!', bytearray(3), ba.decode())


def checksum(data):
    low, high = 1, 0
    for byte in data:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high * 65536 + low


print(checksum(b'Wikipedia'), checksum('Wikipedia'.encode()), checksum(e), hex(checksum(b'')))


class Packet:
    def __init__(self, payload: bytes):
        self.payload = payload

    def framed(self):
        return bytes([len(self.payload)]) + self.payload


packets = [Packet(b'abc'), Packet(b'defgh')]
print([p.framed() for p in packets], b''.join([p.framed() for p in packets]))
chunks = [e[i:i + n] for i in range(0, len(e), n)]
print(chunks, b''.join(chunks) == e)
print([hex(x) for x in b'\x01\xfe'], ''.join(chr(x) for x in b'abc'))
