"""Message digests."""
import math

MASK32, MASK64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
algorithms_guaranteed = algorithms_available = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256",
                                                "sha3_384", "sha3_512", "shake_128", "shake_256"}


def primes(n):
    found = []
    k = 2
    while len(found) < n:
        if all(k % p for p in found):
            found.append(k)
        k += 1
    return found


def root_bits(n, root, bits):
    """The first bits of the fractional part of the square or cube root of n."""
    scaled = n << root * bits
    low, high = 0, 1 << bits + 6
    while low + 1 < high:
        middle = (low + high) // 2
        if middle ** root <= scaled:
            low = middle
        else:
            high = middle
    return low & (1 << bits) - 1


MD5_SINES = [int(abs(math.sin(i + 1)) * 2 ** 32) for i in range(64)]
MD5_TURNS = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
TABLES = {}


def sha2_constants(bits):
    if bits not in TABLES:
        count = 64 if bits == 32 else 80
        TABLES[bits] = [root_bits(p, 3, bits) for p in primes(count)]
    return TABLES[bits]


def turn_left(x, n):
    return (x << n | x >> 32 - n) & MASK32


def md5_block(state, block):
    words = [int.from_bytes(block[i:i + 4], "little") for i in range(0, 64, 4)]
    a, b, c, d = state
    for i in range(64):
        if i < 16:
            f, g = b & c | ~b & d, i
        elif i < 32:
            f, g = d & b | ~d & c, (5 * i + 1) % 16
        elif i < 48:
            f, g = b ^ c ^ d, (3 * i + 5) % 16
        else:
            f, g = c ^ (b | ~d & MASK32), 7 * i % 16
        f = (f + a + MD5_SINES[i] + words[g]) & MASK32
        a, d, c, b = d, c, b, (b + turn_left(f, MD5_TURNS[i])) & MASK32
    return [(x + y) & MASK32 for x, y in zip(state, (a, b, c, d))]


def sha1_block(state, block):
    words = [int.from_bytes(block[i:i + 4], "big") for i in range(0, 64, 4)]
    for i in range(16, 80):
        words.append(turn_left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
    a, b, c, d, e = state
    for i in range(80):
        if i < 20:
            f, k = b & c | ~b & d, 0x5A827999
        elif i < 40:
            f, k = b ^ c ^ d, 0x6ED9EBA1
        elif i < 60:
            f, k = b & c | b & d | c & d, 0x8F1BBCDC
        else:
            f, k = b ^ c ^ d, 0xCA62C1D6
        a, b, c, d, e = (turn_left(a, 5) + f + e + k + words[i]) & MASK32, a, turn_left(b, 30), c, d
    return [(x + y) & MASK32 for x, y in zip(state, (a, b, c, d, e))]


def sha2_block(bits, shifts):
    """The compression of one block in words of so many bits."""
    mask, size, rounds = (1 << bits) - 1, bits // 8, 64 if bits == 32 else 80
    (a0, a1, a2), (e0, e1, e2), (s0, s1, s2), (t0, t1, t2) = shifts

    def turn(x, n):
        return (x >> n | x << bits - n) & mask

    def compress(state, block):
        constants = sha2_constants(bits)
        w = [int.from_bytes(block[i:i + size], "big") for i in range(0, 16 * size, size)]
        for i in range(16, rounds):
            x, y = w[i - 15], w[i - 2]
            w.append((w[i - 16] + (turn(x, s0) ^ turn(x, s1) ^ x >> s2) + w[i - 7] + (turn(y, t0) ^ turn(y, t1) ^ y >> t2)) & mask)
        a, b, c, d, e, f, g, h = state
        for i in range(rounds):
            one = h + (turn(e, e0) ^ turn(e, e1) ^ turn(e, e2)) + (e & f ^ ~e & g) + constants[i] + w[i]
            two = (turn(a, a0) ^ turn(a, a1) ^ turn(a, a2)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (one + two) & mask, a, b, c, (d + one) & mask, e, f, g
        return [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return compress


SHA256 = sha2_block(32, ((2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10)))
SHA512 = sha2_block(64, ((28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6)))
KECCAK_TURNS = [[0, 36, 3, 41, 18], [1, 44, 10, 45, 2], [62, 6, 43, 15, 61], [28, 55, 25, 21, 56], [27, 20, 39, 8, 14]]


def keccak_rounds():
    """The constants of the rounds, from a shift register."""
    register, out = 1, []
    for _ in range(24):
        constant = 0
        for j in range(7):
            if register & 1:
                constant |= 1 << (1 << j) - 1
            register = register << 1 ^ (0x171 if register & 0x80 else 0)
        out.append(constant)
    return out


KECCAK_ROUNDS = keccak_rounds()


def keccak(a):
    for constant in KECCAK_ROUNDS:
        c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
        d = [c[x - 1] ^ (c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63) & MASK64 for x in range(5)]
        b = [[0] * 5 for _ in range(5)]
        for x in range(5):
            for y in range(5):
                v, n = a[x][y] ^ d[x], KECCAK_TURNS[x][y]
                b[y][(2 * x + 3 * y) % 5] = (v << n | v >> 64 - n) & MASK64
        a = [[b[x][y] ^ ~b[(x + 1) % 5][y] & b[(x + 2) % 5][y] for y in range(5)] for x in range(5)]
        a[0][0] ^= constant
    return a


def sponge(data, rate, suffix, size):
    data += bytes([suffix]) + bytes(-(len(data) + 1) % rate)
    data = data[:-1] + bytes([data[-1] | 0x80])
    a = [[0] * 5 for _ in range(5)]
    for start in range(0, len(data), rate):
        for i in range(rate // 8):
            a[i % 5][i // 5] ^= int.from_bytes(data[start + 8 * i:start + 8 * i + 8], "little")
        a = keccak(a)
    out = b""
    while True:
        out += b"".join(a[i % 5][i // 5].to_bytes(8, "little") for i in range(rate // 8))
        if len(out) >= size:
            return out[:size]
        a = keccak(a)


class Hash:
    """Of a chain of blocks: state, then what has not filled a block yet."""

    def __init__(self, name, digest_size, block_size, state, compress, order, data=b""):
        self.name, self.digest_size, self.block_size = name, digest_size, block_size
        self._state, self._compress, self._order, self._rest, self._length = state, compress, order, b"", 0
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = bytes(data)
        self._length += len(data)
        data, n = self._rest + data, self.block_size
        whole = len(data) - len(data) % n
        for i in range(0, whole, n):
            self._state = self._compress(self._state, data[i:i + n])
        self._rest = data[whole:]

    def digest(self):
        n = self.block_size
        field = n // 8
        tail = self._rest + b"\x80" + bytes(-(len(self._rest) + 1 + field) % n) + (8 * self._length).to_bytes(field, self._order)
        state = self._state
        for i in range(0, len(tail), n):
            state = self._compress(state, tail[i:i + n])
        return b"".join(x.to_bytes(n // 16, self._order) for x in state)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


class Sponge(Hash):
    def __init__(self, name, digest_size, block_size, suffix, data=b""):
        self.name, self.digest_size, self.block_size, self._suffix, self._data = name, digest_size, block_size, suffix, b""
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += bytes(data)

    def digest(self, length=None):
        return sponge(self._data, self.block_size, self._suffix, self.digest_size if length is None else length)

    def hexdigest(self, length=None):
        return self.digest(length).hex()


MD5_START = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]


def md5(string=b"", *, usedforsecurity=True):
    return Hash("md5", 16, 64, MD5_START, md5_block, "little", string)


def sha1(string=b"", *, usedforsecurity=True):
    return Hash("sha1", 20, 64, MD5_START + [0xC3D2E1F0], sha1_block, "big", string)


def sha256(string=b"", *, usedforsecurity=True):
    return Hash("sha256", 32, 64, [root_bits(p, 2, 32) for p in primes(8)], SHA256, "big", string)


def sha224(string=b"", *, usedforsecurity=True):
    start = [root_bits(p, 2, 64) & MASK32 for p in primes(16)[8:]]
    return Hash("sha224", 28, 64, start, SHA256, "big", string)


def sha512(string=b"", *, usedforsecurity=True):
    return Hash("sha512", 64, 128, [root_bits(p, 2, 64) for p in primes(8)], SHA512, "big", string)


def sha384(string=b"", *, usedforsecurity=True):
    return Hash("sha384", 48, 128, [root_bits(p, 2, 64) for p in primes(16)[8:]], SHA512, "big", string)


def sha3(bits):
    def make(string=b"", *, usedforsecurity=True):
        return Sponge(f"sha3_{bits}", bits // 8, 200 - bits // 4, 6, string)
    return make


sha3_224, sha3_256, sha3_384, sha3_512 = map(sha3, (224, 256, 384, 512))


def shake_128(string=b"", *, usedforsecurity=True):
    return Sponge("shake_128", 0, 168, 0x1F, string)


def shake_256(string=b"", *, usedforsecurity=True):
    return Sponge("shake_256", 0, 136, 0x1F, string)


def new(name, string=b"", *, usedforsecurity=True):
    made = globals().get(name.lower().replace("-", "_"))
    if name.lower().replace("-", "_") not in algorithms_available or made is None:
        raise ValueError(f"unsupported hash type {name}")
    return made(string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    from hmac import digest
    size = new(hash_name).digest_size
    dklen, out, block = dklen or size, b"", 1
    while len(out) < dklen:
        u = digest(password, salt + block.to_bytes(4, "big"), hash_name)
        total = int.from_bytes(u, "big")
        for _ in range(iterations - 1):
            u = digest(password, u, hash_name)
            total ^= int.from_bytes(u, "big")
        out, block = out + total.to_bytes(size, "big"), block + 1
    return out[:dklen]
