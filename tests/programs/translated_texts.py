# str.maketrans and translate.
import numpy as np

n = int(np.sum(np.ones(4)))
text = 'hello world' * (n // 2)
table = str.maketrans('abc', 'xyz')
print(table, 'aabbcc-d'.translate(table), text.translate(str.maketrans('lo', '01')))
print('a-b_c'.translate(str.maketrans('', '', '-_')), text.translate(str.maketrans('', '', 'l o')))
print('abc'.translate(str.maketrans({'a': '1', 'b': 'two'})), text.translate({ord('h'): 'J', ord('w'): 'W'}), 'ab'.translate({97: None}))
print('abc'.translate(str.maketrans('ab', 'AB', 'c')), text.translate(str.maketrans('helo', 'HELO', ' ')))
rot13 = str.maketrans('abcdefghijklmnopqrstuvwxyz', 'nopqrstuvwxyzabcdefghijklm')
print(text.translate(rot13), text.translate(rot13).translate(rot13) == text, [w.translate(rot13) for w in text.split()])
complement = str.maketrans('ATCG', 'TAGC')
for strand in ('GATTACA', 'CCGG' * n):
    print(strand.translate(complement)[::-1])
try:
    str.maketrans('ab', 'c')
except ValueError as e:
    print(e)
