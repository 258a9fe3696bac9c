# iter() and next() of sequences, objects with __next__, zip() and map() of generator functions.
import itertools

import numpy as np

n = int(np.sum(np.ones(4)))
xs = [i * i for i in range(n)]

it = iter(xs)
print(next(it), next(it), list(it), next(it, 'end'), list(it))
it = iter('abc')
for c in it:
    print(c, next(it, None))
it = iter((1, 2.5, 'x'))
print(next(it), next(it), next(it))
try:
    next(it)
except StopIteration:
    print('stopped')
it = iter(range(n))
total = 0
for x in it:
    if x == 2:
        break
    total += x
print(total, list(it))
it = iter(xs)
while True:
    pair = next(it, None)
    if pair is None:
        break
    print(pair, end=' ')
print()
print(next(iter({'a': 1, 'b': 2})), next(iter(xs)), next(iter(np.array([3, 4]))), next(iter({n: 1}.values())))
d = {}
for x in xs:
    d[x] = -x
print(next(iter(d)), next(iter(d.items())), list(iter(d)))


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left


print(list(Countdown(n)), sum(Countdown(n)), max(Countdown(n)), [x for x in Countdown(3)], sorted(Countdown(n)))
c = Countdown(n)
print(next(c), next(c), list(c), next(c, 'none'), list(c))
for i, x in enumerate(Countdown(n)):
    print(i, x, end=' ')
print()
c = Countdown(6)
for x in c:
    if x % 2:
        continue
    if x == 2:
        break
    print(x, next(c))
print(list(c), tuple(Countdown(2)), ','.join(str(x) for x in Countdown(3)))
a, b = list(Countdown(2))
print(a, b, list(zip(Countdown(3), xs)), list(zip(xs, Countdown(3))), list(map(str, Countdown(2))))


def squares(count):
    print('begin')
    for i in range(count):
        print('make', i)
        yield i * i
    print('end')


for x, y in zip(squares(3), xs):
    print(x, y)
for x, y in zip(squares(9), 'ab'):
    print(x, y)
for y, x in zip('ab', squares(9)):
    print(y, x)
for y, x, z in zip(xs, squares(2), range(10)):
    print(y, x, z)
print(list(zip([], squares(2))), list(zip(squares(2), [])))
print(list(map(lambda x: x + 1, squares(2))), sum(map(abs, squares(2))), list(map(lambda x, y: x * y, squares(2), [5, 6, 7])))
print([k for k, _ in zip(itertools.cycle('ab'), range(5))], list(zip(itertools.count(10), 'xyz')))
print(list(map(''.join, itertools.permutations('abc'))), ' '.join(map(str, itertools.chain(xs, (7, 8)))))


class Bag:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for x in self.items:
            yield x


bag = Bag(xs)
print(list(bag), list(zip(bag, 'abcd')), list(map(lambda x: -x, bag)), [x + y for x, y in zip(xs, bag)], max(bag), list(enumerate(bag)))
for x, y in zip(bag, xs):
    if x > 1:
        break
    print(x, y)
else:
    print('all')
for x, y in zip(bag, xs[:2]):
    print(x, y)
else:
    print('all')
print([''.join(p) for p in zip(*[iter('abcdefg')] * 3)], list(zip(*[iter(xs)] * 2)))
it = iter(xs)
print(list(zip(it, it)), list(zip(Countdown(2), Countdown(3))), list(map(lambda x, y: x - y, Countdown(3), xs)))
print(list(zip(Countdown(3))), list(map(lambda x: x * 2, iter(xs))))


class Outer:
    def __init__(self, bag):
        self.bag = bag

    def __iter__(self):
        return iter(self.bag)


print(list(Outer(bag)), [x for x in Outer(bag)], next(iter(Outer(xs))))
print(list(filter(lambda x: x > 2, xs)), list(filter(None, [0, 1, '', 'a'])), next(filter(lambda x: x > 3, xs)), sum(filter(None, xs)))
print(list(filter(str.isdigit, 'a1b2')), list(filter(lambda x: x % 2, range(n))), sorted(filter(lambda p: p[1] > 0, zip('abcd', xs)), reverse=True))
print(tuple(filter(lambda x: x, squares(2))), [x for x in filter(lambda x: x != 1, Countdown(n))], ''.join(filter(str.isalpha, 'x1y')))
print(list(map(int, filter(str.isdigit, '1a2'))), list(filter(lambda x: x > 0, map(lambda x: x - 1, xs))), list(enumerate(filter(None, xs))))
