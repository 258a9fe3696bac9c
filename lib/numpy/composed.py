"""Ufuncs that are composed of others: what a function of scalars or arrays needs to be one."""
from _numpy import *
from _numpy import _divmod, _fabs, _frexp, _gcd, _lcm, _ldexp, _logaddexp2, _modf, _spacing
from numpy.functions import moveaxis, ndim


class composed:
    """A function of `nin` arrays with `nout` results as a ufunc. types: the dtypes of its loops, as in NumPy."""

    def __init__(self, function, name, nin, nout=1, identity=None, types=()):
        self.function, self.__name__ = function, name
        self.nin, self.nout, self.nargs, self.identity = nin, nout, nin + nout, identity
        self.types = list(types)
        self.ntypes = len(self.types)
        self.signature = None
        self.casts = name not in ("ldexp", "frexp")   # whether dtype= is that of the operands

    def __repr__(self):
        return "<ufunc '" + self.__name__ + "'>"

    def __call__(self, *args, out=None, where=True, dtype=None, casting="same_kind", order="K", subok=True):
        if len(args) > self.nin:
            if len(args) > self.nargs:
                raise TypeError(f"{self.__name__}() takes from {self.nin} to {self.nargs} positional arguments but "
                                f"{len(args)} were given")
            out = args[self.nin:]
            args = args[:self.nin]
        if len(args) < self.nin:
            raise TypeError(f"{self.__name__}() takes from {self.nin} to {self.nargs} positional arguments but "
                            f"{len(args)} were given")
        if dtype is not None and self.casts:
            args = [asanyarray(a).astype(dtype) for a in args]
        results = self.function(*args)
        if self.nout == 1:
            results = (results,)
        if dtype is not None:
            results = tuple([asanyarray(r).astype(dtype)[()] for r in results])
        if out is None and where is True:
            return results[0] if self.nout == 1 else results
        outs = out if isinstance(out, tuple) else (out,)
        outs = tuple(outs) + (None,) * (self.nout - len(outs))
        results = tuple([_stored(r, o, where, casting) for r, o in zip(results, outs)])
        return results[0] if self.nout == 1 else results

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        self._binary("reduce")
        a = asanyarray(array) if dtype is None else asanyarray(array).astype(dtype)
        if axis is None or isinstance(axis, tuple):
            axes = tuple(range(a.ndim)) if axis is None else axis
            for ax in sorted([x % a.ndim for x in axes], reverse=True):
                a = asanyarray(self.reduce(a, ax, initial=initial, keepdims=keepdims))
            return _stored(a[()], out)
        rows = moveaxis(a, axis, 0)
        if where is not True:
            mask = moveaxis(broadcast_to(where, a.shape), axis, 0)
        start = self.identity if initial is None else initial
        if len(rows) == 0 and start is None:
            raise ValueError(f"zero-size array to reduction operation {self.__name__} which has no identity")
        total = full(rows.shape[1:], start, dtype=a.dtype) if len(rows) == 0 or initial is not None or where is not True else None
        for i in range(len(rows)):
            if total is None:
                total = rows[i]
            elif where is True:
                total = self.function(total, rows[i])
            else:
                total = _where(mask[i], self.function(total, rows[i]), total)
        total = asanyarray(total)
        if keepdims:
            total = expand_dims(total, axis if axis >= 0 else axis + a.ndim)
        return _stored(total[()], out)

    def accumulate(self, array, axis=0, dtype=None, out=None):
        self._binary("accumulate")
        a = moveaxis(asanyarray(array), axis, 0)
        parts = [a[i] for i in range(1 if len(a) else 0)]
        for i in range(1, len(a)):
            parts.append(self.function(parts[-1], a[i]))
        r = empty(a.shape, dtype=result_type(*parts) if dtype is None and parts else dtype or a.dtype)
        for i in range(len(parts)):
            r[i] = parts[i]
        return _stored(moveaxis(r, 0, axis), out)

    def reduceat(self, array, indices, axis=0, dtype=None, out=None):
        self._binary("reduceat")
        a = moveaxis(asanyarray(array), axis, 0)
        at = [int(i) for i in indices]
        parts = []
        for k, i in enumerate(at):
            stop = at[k + 1] if k + 1 < len(at) else len(a)
            parts.append(self.reduce(a[i:stop if stop > i else i + 1], 0, dtype=dtype))
        r = empty((len(at),) + a.shape[1:], dtype=result_type(*parts) if dtype is None and parts else dtype or a.dtype)
        for k in range(len(at)):
            r[k] = parts[k]
        return _stored(moveaxis(r, 0, axis), out)

    def outer(self, A, B, **kwargs):
        self._binary("outer")
        A, B = asanyarray(A), asanyarray(B)
        return self(A.reshape(A.shape + (1,) * B.ndim), B, **kwargs)

    def at(self, a, indices, b=None):
        places = arange(a.size).reshape(a.shape)[indices]
        flat = a.ravel()
        values = None if b is None else broadcast_to(b, places.shape).ravel()
        for k, i in enumerate(places.ravel()):
            flat[i] = self.function(flat[i]) if b is None else self.function(flat[i], values[k])
        a[...] = flat.reshape(a.shape)

    def _binary(self, what):
        if self.nin != 2:
            raise ValueError(what + " only supported for binary functions")
        if self.nout != 1:
            raise ValueError(what + " only supported for functions returning a single value")


_where = where


def _stored(result, out, where=True, casting="same_kind"):
    """result, in out where a caller gave one."""
    if isinstance(out, tuple):
        out = out[0]
    if out is None:
        if where is True:
            return result
        out = empty(broadcast_to(result, asanyarray(result + asanyarray(where) * 0).shape).shape, asanyarray(result).dtype)
    if not can_cast(asanyarray(result).dtype, out.dtype, casting):
        raise TypeError("Cannot cast ufunc output from " + repr(asanyarray(result).dtype) + " to " + repr(out.dtype)
                        + " with casting rule '" + casting + "'")
    copyto(out, result, casting="unsafe", where=where)
    return out


_FLOATS = ("e->e", "f->f", "d->d", "g->g")


def _float_power(x1, x2):
    t = complex128 if "c" in asanyarray(x1).dtype.kind + asanyarray(x2).dtype.kind else float64
    return power(asanyarray(x1).astype(t), asanyarray(x2).astype(t))


gcd = composed(_gcd, "gcd", 2, identity=0, types=("bb->b", "BB->B", "hh->h", "HH->H", "ii->i", "II->I", "ll->l", "LL->L",
                                                  "qq->q", "QQ->Q"))
lcm = composed(_lcm, "lcm", 2, types=gcd.types)
frexp = composed(_frexp, "frexp", 1, 2, types=("e->ei", "f->fi", "d->di", "g->gi"))
ldexp = composed(_ldexp, "ldexp", 2, types=("ei->e", "fi->f", "el->e", "fl->f", "di->d", "dl->d", "gi->g", "gl->g"))
modf = composed(_modf, "modf", 1, 2, types=("e->ee", "f->ff", "d->dd", "g->gg"))
divmod = composed(_divmod, "divmod", 2, 2)
fabs = composed(_fabs, "fabs", 1, types=_FLOATS)
float_power = composed(_float_power, "float_power", 2, types=("dd->d", "gg->g", "DD->D", "GG->G"))
logaddexp2 = composed(_logaddexp2, "logaddexp2", 2, identity=-inf, types=("ee->e", "ff->f", "dd->d", "gg->g"))
spacing = composed(_spacing, "spacing", 1, types=_FLOATS)
