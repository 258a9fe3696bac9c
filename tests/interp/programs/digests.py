"""hashlib, base64, binascii, hmac."""
import hashlib, base64, binascii, hmac
for n in (0, 1, 3, 55, 56, 64, 111, 112, 129, 136, 200):
    d = bytes(i*7%256 for i in range(n))
    for h in ('md5','sha1','sha224','sha256','sha384','sha512','sha3_224','sha3_256','sha3_512'):
        print(n, h, hashlib.new(h,d).hexdigest())
    print(hashlib.shake_128(d).hexdigest(20), hashlib.shake_256(d).hexdigest(200))
    for f in (base64.b64encode, base64.b32encode, base64.b16encode, base64.b85encode, base64.a85encode, base64.urlsafe_b64encode, binascii.hexlify, base64.encodebytes):
        print(f(d))
    assert base64.b64decode(base64.b64encode(d))==d
    assert base64.b32decode(base64.b32encode(d))==d
    assert base64.b85decode(base64.b85encode(d))==d
    assert base64.a85decode(base64.a85encode(d))==d
print(hmac.new(b'key', b'msg', 'sha256').hexdigest(), hashlib.pbkdf2_hmac('sha1', b'p', b's', 3).hex())
h=hashlib.sha256(); h.update(b'abc'); g=h.copy(); h.update(b'd'*100); print(h.hexdigest(), g.hexdigest(), h.digest_size, h.block_size, h.name)
for bad in ('abc', 'a', 'ab=', 'YWJj=', '####', 'YW=Jj'):
    try: print(base64.b64decode(bad))
    except Exception as e: print(type(e).__name__, e)
try: hashlib.md5('x')
except TypeError as e: print(e)
try: binascii.unhexlify('abc')
except Exception as e: print(type(e), e)
