"""The order in which np.einsum contracts more than two arrays, two at a time."""
from math import prod

from numpy.contraction import _LETTERS, _parsed


def _expanded(text, shapes):
    """(subscripts of each operand, of the result) with letters for ellipses and for the result that is not given."""
    left, arrow, out = text.partition("->")
    terms = left.split(",")
    if len(terms) != len(shapes):
        raise ValueError("Number of einsum subscripts must be equal to the number of operands.")
    hidden = [len(s) - len(t.replace("...", "")) if "..." in t else 0 for t, s in zip(terms, shapes)]
    spare = "".join([c for c in _LETTERS if c not in text])[: max(hidden)]
    terms = [t.replace("...", spare[len(spare) - h :]) for t, h in zip(terms, hidden)]
    if not arrow:
        used = "".join(terms)
        out = spare + "".join(sorted([c for c in set(used) if used.count(c) == 1 and c not in spare]))
    return terms, out.replace("...", spare)


def _sizes(terms, shapes):
    sizes = {}
    for i, (term, shape) in enumerate(zip(terms, shapes)):
        if len(term) != len(shape):
            raise ValueError(f"Einstein sum subscript {term} does not contain the correct number of indices for operand {i}.")
        for c, n in zip(term, shape):
            if sizes.get(c, 1) not in (1, n) and n != 1:
                raise ValueError(f"Size of label '{c}' for operand {i} ({sizes[c]}) does not match previous terms ({n}).")
            sizes[c] = max(n, sizes.get(c, 1))
    return sizes


class _Order:
    """Chooses pairs: those first that free the most elements, of these the cheapest."""

    def __init__(self, terms, out, sizes, limit):
        self.live = {i: frozenset(t) for i, t in enumerate(terms)}   # by identity; a result gets the next number
        self.out, self.sizes, self.limit, self.spent, self.known = frozenset(out), sizes, limit, 0, []
        self.most = self.cost(self.contraction(tuple(self.live)), len(terms))

    def size(self, letters):
        return prod([self.sizes[c] for c in letters])

    def contraction(self, ids):
        """(letters of the result, all letters)"""
        inside = frozenset().union(*[self.live[i] for i in ids])
        outside = self.out.union(*[s for i, s in self.live.items() if i not in ids])
        return inside & outside, inside

    def cost(self, contraction, count):
        result, inside = contraction
        return self.size(inside) * (max(1, count - 1) + (result != inside))

    def consider(self, pairs, outer=False):
        for x, y in pairs:
            if not outer and self.live[x].isdisjoint(self.live[y]):
                continue
            c = self.contraction((x, y))
            new, cost = self.size(c[0]), self.cost(c, 2)
            if new <= self.limit and self.spent + cost <= self.most:
                self.known.append(((new - self.size(self.live[x]) - self.size(self.live[y]), cost), x, y))

    def pairs(self):
        ids = list(self.live)
        return [(x, y) for k, x in enumerate(ids) for y in ids[k + 1 :]]

    def path(self):
        steps, new = [], len(self.live)
        self.consider(self.pairs())
        while len(self.live) > 1:
            if not self.known:
                self.consider(self.pairs(), outer=True)
            places = list(self.live)
            if not self.known:
                steps.append(tuple(range(len(places))))
                break
            (freed, cost), x, y = min(self.known, key=lambda k: k[0])
            steps.append((places.index(x), places.index(y)))
            letters = self.contraction((x, y))[0]
            del self.live[x], self.live[y]
            self.known = [k for k in self.known if x not in k[1:] and y not in k[1:]]
            self.live[new] = letters
            self.spent += cost
            self.consider([(i, new) for i in self.live if i != new])
            new += 1
        return steps


def _chosen_path(optimize, terms, out, sizes):
    limit = None
    if isinstance(optimize, (list, tuple)) and optimize and optimize[0] == "einsum_path":
        return list(optimize[1:])
    if isinstance(optimize, (list, tuple)) and len(optimize) == 2 and isinstance(optimize[0], str):
        optimize, limit = optimize[0], int(optimize[1])
    if optimize not in (True, False, None, "greedy", "optimal"):
        raise TypeError(f"Did not understand the path: {optimize}")
    if optimize == "optimal":
        raise NotImplementedError("npcc: the path 'optimal' of einsum is not supported")
    letters = set("".join(terms))
    if optimize in (False, None) or len(terms) <= 2 or letters == set(out):
        return [tuple(range(len(terms)))]
    order = _Order(terms, out, sizes, 0)
    order.limit = max([order.size(t) for t in terms + [out]]) if limit is None else limit
    return order.path()


def _steps(path, terms, out, sizes):
    """(places from the right, subscripts, letters in all, what remains) of each step."""
    remaining, steps = list(terms), []
    for k, places in enumerate(path):
        places = sorted(places, reverse=True)
        taken = [remaining.pop(p) for p in places]
        inside = set("".join(taken))
        kept = inside & set(out).union(*[set(t) for t in remaining])
        result = out if k == len(path) - 1 else "".join([c for n, c in sorted([(sizes[c], c) for c in kept])])
        remaining.append(result)
        steps.append((places, ",".join(taken) + "->" + result, inside, kept, list(remaining)))
    if len(remaining) != 1:
        raise RuntimeError(f"Invalid einsum_path is specified: {len(remaining) - 1} more operands has to be contracted.")
    return steps


def plan(text, shapes, optimize):
    """What einsum does one after the other: (places of operands, from the right; subscripts)."""
    terms, out = _expanded(text, shapes)
    sizes = _sizes(terms, shapes)
    return [s[:2] for s in _steps(_chosen_path(optimize, terms, out, sizes), terms, out, sizes)]


def einsum_path(*operands, optimize="greedy", einsum_call=False):
    text, arrays = _parsed(operands)
    shapes = [a.shape for a in arrays]
    terms, out = _expanded(text, shapes)
    sizes = _sizes(terms, shapes)
    path = _chosen_path(optimize, terms, out, sizes)
    steps, letters = _steps(path, terms, out, sizes), set("".join(terms))
    amount = lambda chars: prod([sizes[c] for c in chars])
    naive = amount(letters) * (max(1, len(terms) - 1) + (sum([len(set(t)) for t in terms]) > len(letters)))
    costs = [amount(inside) * (max(1, len(places) - 1) + (kept != inside)) for places, _, inside, kept, _ in steps]
    best = sum(costs) + 1
    rows = [f"  Complete contraction:  {','.join(terms)}->{out}", f"         Naive scaling:  {len(letters)}",
            f"     Optimized scaling:  {max([len(s[2]) for s in steps])}", f"      Naive FLOP count:  {naive:.3e}",
            f"  Optimized FLOP count:  {best:.3e}", f"   Theoretical speedup:  {naive / best:3.3f}",
            f"  Largest intermediate:  {max([amount(s[3]) for s in steps]):.3e} elements", "-" * 74,
            f"{'scaling':>6} {'current':>24} {'remaining':>40}", "-" * 74]
    rows += [f"{len(inside):4d}    {step:>24} {','.join(rest) + '->' + out:>40}" for _, step, inside, _, rest in steps]
    return ["einsum_path"] + path, "\n".join(rows)
