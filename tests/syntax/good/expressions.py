0, 00, 0_0, 1, 1_000, 0xFF, 0XfF_f, 0o17, 0O1_7, 0b101, 0B1_0, 9223372036854775807, 9223372036854775808, 0x7fffffffffffffff
0xffffffffffffffff, 0x123456789abcdef0123456789abcdef, 0b1111111111111111111111111111111111111111111111111111111111111111111
0o7777777777777777777777777777, 123456789012345678901234567890, 1000000000000000000, 10000000000000000000, 00000
1., .5, 1.5, 1e5, 1E-5, 1e+5, 1_0.0_1e1_0, 1e400, 5e-324, 1e16, 1e15, 123456789012345678.0, 0.0001, 0.00001, 1e22, 1e23
2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0, 0.1, 0.30000000000000004, 100.0, 1e100, 4.35, 0.000123
1j, 1.5J, 1e5j, 0j, 1e400j, 1_0j, .5j, 10000000000000000j, 1e16j
1if a else 2, 1or 2, 0x1for x in y
'a', "b", '''c''', """d""", r'\n', R"\\", b'a', B"\x00\xff", br'\x', Rb"\n", u'a', U'b', 'a' "b", b'a' b"b", u'a' 'b', 'a' u'b'
'\a\b\f\n\r\t\v\\\'\"\0\1\12\123\x41\u0041\U00000041\U0001F600\ud800\q\
end', '\N{DEGREE SIGN}\N{greek small letter pi}'
"it's", 'say "hi"', 'it\'s "both"', '\x7f\x80\xa0\xad\u200b\u2028\ue000\uffff\U000e0001\U0010ffff é 日本 𝔘', '\400\777'
b'\400\777\x7f"\'', b"it's", b'''a
b''', """a
	b\
c""", ''
None, True, False, ..., __debug__
a, a.b, a.b.c, a[0], a[0, 1], a[0:1], a[:], a[::], a[1:], a[:1], a[::2], a[1:2:3], a[..., None], a[:, 0], a[*b], a[*b, c], a[b:=1], a[(b, c)], a[b,]
a[lambda: 1:lambda: 2], a[b if c else d:e]
a(), a(b), a(b,), a(*b), a(**b), a(b, *c, d, e=1, *f, g=2, **h, **i), a(b for b in c), a((b for b in c), d), a(b := 1), a(b=1,), a(*b, c)
a(b)(c)[d].e, (a)(b), (a).b, [a][0], {a}(b), "a".b, 1 .a, 1.0.a, 1..a
+a, -a, ~a, not a, not not a, - - a, -a ** -b, a ** b ** c, (-a) ** b, -1, - 1
a + b - c * d / e // f % g @ h, a << b >> c, a & b | c ^ d, (a + b) * c, a + (b + c), a - (b - c)
a < b <= c == d != e > f >= g, a in b, a not in b, a is b, a is not b, not a in b, a in b in c
a and b and c or d and e or not f, (a and b) and c, a or (b or c)
a if b else c if d else e, (a if b else c) if d else e, lambda a: b if c else d
(), (a,), (a, b), (a, *b), (*a,), [], [a], [a, b,], [*a], {}, {a: b}, {a: b,}, {**a}, {a: b, **c}, {a}, {a, b,}, {*a}, {a: b if c else d}
[a for b in c], [a for b in c if d if e for f, *g in h], {a for b in c}, {a: b for c in d}, (a for b in c)
[a for b, in c], [a for (b) in c], [a for b.c in d], [a for b[0] in d], [[a for a in b] for b in c], [a for a in (b for b in c)], [lambda: a for a in b]
[a for a in b if c or d], [(b := a) for a in c], [a for a in b if (c := a)]
(a := b), [a := b, c], {a := b}, (a := b, c := d), f(a := b), (a := (b := c))
(yield_), *a, b
a if (b) else (c), (((a))), (a)
x = (  # comment
    a +
    b  # comment
    ,
)
