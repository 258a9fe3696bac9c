"""Arrays in text: loadtxt, genfromtxt, savetxt, fromregex, fromstring."""
from _numpy import *
from _numpy import dtype as _dtype, fromfile as _fromfile


def _lines(fname, encoding=None):
    """The lines of a file by name, of an open file, or of anything that gives lines."""
    if isinstance(fname, str) or hasattr(fname, "__fspath__"):
        with open(str(fname)) as f:
            for line in f:
                yield line
        return
    for line in fname:
        yield line.decode("latin-1") if isinstance(line, bytes) else line


def _text(x):
    return x.decode("latin-1") if isinstance(x, bytes) else x


def _without_comment(line, comments):
    for c in comments:
        line = line.split(c)[0]
    return line.rstrip("\r\n")


def _comment_list(comments):
    if comments is None:
        return []
    return [_text(c) for c in ([comments] if isinstance(comments, (str, bytes)) else comments)]


def _split_quoted(line, delimiter, quote):
    """The fields of a line in which quoted ones may hold delimiters."""
    fields, field, inside, i = [], "", False, 0
    while i < len(line):
        c = line[i]
        if inside:
            if c == quote and line[i + 1:i + 2] == quote:
                field += quote
                i += 1
            elif c == quote:
                inside = False
            else:
                field += c
        elif c == quote and not field.strip():
            inside, field = True, ""
        elif (delimiter is None and c in " \t") or c == delimiter:
            if delimiter is not None or field:
                fields.append(field)
            field = ""
        else:
            field += c
        i += 1
    if delimiter is not None or field:
        fields.append(field)
    return fields


def _plain_int(cell):
    try:
        return int(cell)
    except ValueError:
        if "_" in cell:
            raise
        return int(float(cell))


def _plain_bool(cell):
    return bool(int(cell))


def _bare_complex(cell):
    return complex(cell.replace(" ", ""))


_PARSERS = {"f": float, "i": _plain_int, "u": _plain_int, "c": _bare_complex, "b": _plain_bool}


def _field_types(t):
    """The dtypes of a row's cells: one for each field, or one for all."""
    if t.names is None:
        return None
    return [t[name] for name in t.names]


def _column_converters(converters, usecols, count):
    if converters is None:
        return {}
    if callable(converters):
        return {i: converters for i in range(count)}
    return converters


def _parsed(cell, t, row, column):
    if t.kind not in _PARSERS:
        return cell.encode("latin-1") if t.kind == "S" else cell
    try:
        if "_" in cell:
            raise ValueError
        return _PARSERS[t.kind](cell)
    except ValueError:
        raise ValueError(f"could not convert string {cell!r} to {t.name} at row {row}, column {column + 1}.")


def loadtxt(fname, dtype=float64, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False,
            ndmin=0, encoding="bytes", max_rows=None, *, quotechar=None, like=None):
    t = _dtype(dtype)
    types = _field_types(t)
    marks = _comment_list(comments)
    delimiter = None if delimiter is None else _text(delimiter)
    columns = None if usecols is None else [usecols] if isinstance(usecols, (int, integer)) else list(usecols)
    rows, width = [], None
    for number, line in enumerate(_lines(fname)):
        if number < skiprows:
            continue
        if max_rows is not None and len(rows) >= max_rows:
            break
        line = _without_comment(line, marks)
        if not line.strip(" \t" if delimiter is None else ""):
            continue
        cells = line.split(delimiter) if quotechar is None else _split_quoted(line, delimiter, quotechar)
        used = range(len(cells)) if columns is None else columns
        if columns is None and width is not None and len(cells) != width:
            raise ValueError(f"the number of columns changed from {width} to {len(cells)} at row {len(rows) + 1}; "
                             "use `usecols` to select a subset and avoid this error")
        width = len(cells)
        functions = _column_converters(converters, columns, width)
        row = []
        for k, c in enumerate(used):
            if not -width <= c < width:
                raise ValueError(f"invalid column index {c} at row {len(rows) + 1} with {width} columns")
            cell = cells[c] if delimiter is None or (t.kind in "US" and types is None) else cells[c].strip()
            f = functions.get(c, functions.get(c - width))
            one = t if types is None else types[k] if k < len(types) else types[-1]
            if f is not None:
                value = f(cell.encode("latin-1") if encoding == "bytes" else cell)
                row.append(value if not isinstance(value, (str, bytes)) else _parsed(_text(value), one, len(rows), c))
            else:
                row.append(_parsed(cell, one, len(rows), c))
        rows.append(row)
    if not rows:
        from warnings import warn
        warn(f'loadtxt: input contained no data: "{fname}"', UserWarning, stacklevel=3)
    if types is not None:
        a = array([tuple(r) for r in rows], dtype=t)
    elif rows:
        a = array(rows, dtype=t)
    else:
        a = zeros((0, 1 if columns is None else len(columns)), dtype=t)
    a = _dimensions(a, ndmin, types is not None)
    if not unpack:
        return a
    return [a[name] for name in t.names] if types is not None else a.T


def _dimensions(a, ndmin, structured):
    if a.ndim > ndmin:
        a = squeeze(a) if a.size else a.reshape(tuple([n for n in a.shape if n != 1]))
    if ndmin == 1:
        return a.reshape(1) if a.ndim == 0 else a
    if ndmin == 2 and a.ndim < 2:
        return a.reshape((1, 1)) if a.ndim == 0 else a.reshape((-1, 1))
    return a


# ---- genfromtxt: missing values, names, columns of fixed width ----


def _fixed_width(line, widths):
    cells, at = [], 0
    for w in widths:
        cells.append(line[at:at + w])
        at += w
    return cells


def _splitter(delimiter, autostrip):
    def split(line):
        if delimiter is None or isinstance(delimiter, str):
            cells = line.split(delimiter)
        elif isinstance(delimiter, (int, integer)):
            cells = _fixed_width(line, [delimiter] * (-(-len(line) // delimiter)))
        else:
            cells = _fixed_width(line, delimiter)
        strip = autostrip or not isinstance(delimiter, str)
        return [c.strip() for c in cells] if strip else cells
    return split


_FILLINGS = {"f": nan, "i": -1, "u": -1, "c": complex(nan, 0), "b": False, "U": "???", "S": b"???"}


def _lower_bool(cell):
    text = cell.strip().upper()
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    raise ValueError("Cannot convert string to bool")


def _guess(cells, encoding):
    """The dtype that holds a column of text, as genfromtxt(dtype=None) finds it."""
    for t, parse in ((bool_, _lower_bool), (int64, int), (float64, float), (complex128, _bare_complex)):
        try:
            for c in cells:
                if c.strip():
                    parse(c.strip())
            return _dtype(t)
        except ValueError:
            pass
    width = 1
    for c in cells:
        width = len(c) if len(c) > width else width
    return _dtype(("S" if encoding == "bytes" else "U") + str(width))


def _by_column(spec, names, columns, default):
    """A per-column setting that was given as one value, a sequence, or a dictionary by name or number."""
    if isinstance(spec, dict):
        found = []
        for k, c in enumerate(columns):
            name = names[k] if names else None
            found.append(spec.get(name, spec.get(c, default)))
        return found
    if isinstance(spec, (list, tuple)):
        return list(spec) + [default] * (len(columns) - len(spec))
    return [default if spec is None else spec] * len(columns)


def _valid_names(names, replace_space, deletechars, excludelist, case_sensitive, count, defaultfmt):
    remove = set(deletechars if deletechars is not None else "~!@#$%^&*()-=+~\\|]}[{';: /?.>,<\"")
    exclude = list(excludelist or []) + ["return", "file", "print"]
    result, seen = [], {}
    for i in range(count):
        name = names[i] if i < len(names) else ""
        if case_sensitive is False or case_sensitive == "upper":
            name = name.upper()
        elif case_sensitive == "lower":
            name = name.lower()
        name = name.strip().replace(" ", replace_space)
        name = "".join([c for c in name if c not in remove])
        if not name:
            name = defaultfmt % i
        if name in exclude:
            name += "_"
        n = seen.get(name, 0)
        seen[name] = n + 1
        result.append(name if n == 0 else name + "_" + str(n))
    return result


def genfromtxt(fname, dtype=float64, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None,
               missing_values=None, filling_values=None, usecols=None, names=None, excludelist=None, deletechars=None,
               replace_space="_", autostrip=False, case_sensitive=True, defaultfmt="f%i", unpack=None, usemask=False,
               loose=True, invalid_raise=True, max_rows=None, encoding="bytes", *, ndmin=0, like=None):
    if usemask:
        raise NotImplementedError("npcc: genfromtxt(usemask=True) is not supported")
    marks = _comment_list(comments)
    delimiter = _text(delimiter)
    split = _splitter(delimiter, autostrip)
    lines = list(_lines([fname] if isinstance(fname, str) and "\n" in fname else fname))[skip_header:]
    if names is True:
        while lines:
            first = lines.pop(0)
            for c in marks:
                first = first.strip().lstrip(c) if first.strip().startswith(c) else first.split(c)[0]
            if first.strip():
                break
        names = [c.strip() for c in split(first.strip())]
    elif isinstance(names, str):
        names = [c.strip() for c in names.split(",")]
    rows = []
    for number, line in enumerate(lines):
        line = _without_comment(line, marks)
        if line.strip():
            cells = split(line)
            rows.append((number + 1 + skip_header, cells))
    if skip_footer:
        rows = rows[:-skip_footer]
    if max_rows is not None:
        rows = rows[:max_rows]
    if not rows:
        from warnings import warn
        warn(f'genfromtxt: Empty input file: "{fname}"', stacklevel=2)
        return array([], dtype=_dtype(dtype))
    width = len(names) if names and usecols is None else len(rows[0][1])
    if isinstance(usecols, str):
        usecols = [c.strip() for c in usecols.split(",")]
    if usecols is not None:
        usecols = [usecols] if isinstance(usecols, (int, integer)) else list(usecols)
        usecols = [names.index(c) if isinstance(c, str) else c for c in usecols]
    bad = [(n, len(c)) for n, c in rows if len(c) != width and usecols is None]
    if bad:
        text = "Some errors were detected !\n" + "\n".join([f"    Line #{n} (got {k} columns instead of {width})" for n, k in bad])
        if invalid_raise:
            raise ValueError(text)
        rows = [r for r in rows if len(r[1]) == width]
    columns = [c % width for c in usecols] if usecols is not None else list(range(width))
    kept_names = [names[c] for c in columns] if names and usecols is not None and len(names) == width else names
    cells = [[r[1][c] for r in rows] for c in columns]
    return _table(cells, columns, dtype, kept_names, converters, missing_values, filling_values, loose, encoding,
                  (replace_space, deletechars, excludelist, case_sensitive), defaultfmt, unpack, ndmin)


def _table(cells, columns, dtype, names, converters, missing_values, filling_values, loose, encoding, naming, defaultfmt,
           unpack, ndmin):
    """An array of the columns of text."""
    t = None if dtype is None else _dtype(dtype)
    types = [None] * len(columns) if t is None else _field_types(t) or [t] * len(columns)
    missing = _by_column(missing_values, names, columns, "")
    filling = _by_column(filling_values, names, columns, None)
    if t is not None and t.names is not None and not names:
        names = list(t.names)
    functions = {}
    for key, f in (converters or {}).items():
        functions[names.index(key) if isinstance(key, str) else columns.index(key)] = f
    values = []
    for k, column in enumerate(cells):
        gaps = missing[k] if isinstance(missing[k], (list, tuple)) else [missing[k]]
        gaps = [str(_text(g)) for g in gaps] + [""]
        one = types[k]
        if one is None:
            one = types[k] = _guess([c for c in column if c.strip() not in gaps], encoding)
        values.append(_column(column, one, gaps, filling[k], functions.get(k), loose, encoding))
        if types[k].kind in "OV" or (k in functions and t is None):
            types[k] = asanyarray(values[-1]).dtype
    structured = (t is not None and t.names is not None) or names or (t is None and len(set([str(x) for x in types])) > 1)
    if structured:
        if t is None or t.names is None or names:
            names = _valid_names(names or [], *naming, len(columns), defaultfmt)
            t = _dtype([(n, x) for n, x in zip(names, types)])
        a = array([tuple(r) for r in zip(*values)], dtype=t)
    else:
        a = array(values, dtype=types[0]).T.copy()
    a = _dimensions(a, ndmin, structured)
    if unpack:
        return [a[n] for n in t.names] if structured else a.T
    return a


def _column(cells, t, gaps, filling, function, loose, encoding):
    filling = _FILLINGS.get(t.kind) if filling is None else filling
    parse = _lower_bool if t.kind == "b" else int if t.kind in "iu" else _PARSERS.get(t.kind)
    values = []
    for c in cells:
        if function is not None:
            values.append(function(c.encode("latin-1") if encoding == "bytes" else c))
        elif c.strip() in gaps and not (loose and parse is None):
            values.append(filling)
        elif parse is None:
            values.append(c.encode("latin-1") if t.kind == "S" else c)
        else:
            try:
                values.append(parse(c))
            except ValueError:
                if not loose:
                    raise ValueError(f"Cannot convert string '{c}'")
                values.append(filling)
    return values


# ---- writing ----


def _row_format(fmt, delimiter, columns, is_complex):
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {fmt!s}")
        return delimiter.join(fmt)
    n = fmt.count("%")
    if n == 1:
        return delimiter.join([f" ({fmt}+{fmt}j)" if is_complex else fmt] * columns)
    if n != (2 * columns if is_complex else columns):
        raise ValueError(f"fmt has wrong number of % formats:  {fmt}")
    return fmt


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = asanyarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    if X.ndim == 1 and X.dtype.names is None:
        X = X.reshape((-1, 1))
    is_complex = X.dtype.kind == "c"
    columns = len(X.dtype.names) if X.dtype.names is not None else X.shape[1]
    line = _row_format(fmt, _text(delimiter), columns, is_complex)
    out = []
    if header:
        out.append(comments + header.replace("\n", "\n" + comments) + newline)
    for row in X:
        values = []
        for v in row:
            values += [v.real, v.imag] if is_complex else [v]
        text = line % tuple(values)
        out.append((text.replace("+-", "-") if is_complex else text) + newline)
    if footer:
        out.append(comments + footer.replace("\n", "\n" + comments) + newline)
    text = "".join(out)
    if isinstance(fname, str) or hasattr(fname, "__fspath__"):
        with open(str(fname), "w") as f:
            f.write(text)
        return
    try:
        fname.write(text)
    except TypeError:   # a binary file
        fname.write(text.encode("latin-1"))


# ---- other text ----


def fromregex(file, regexp, dtype, encoding=None):
    import re
    if isinstance(file, str) or hasattr(file, "__fspath__"):
        with open(str(file)) as f:
            content = f.read()
    else:
        content = _text(file.read())
    pattern = regexp.pattern if hasattr(regexp, "pattern") else regexp
    found = re.findall(_text(pattern), content)
    t = _dtype(dtype)
    if found and not isinstance(found[0], tuple):
        return array([(_cell(v, t[t.names[0]]),) for v in found], dtype=t)
    return array([tuple([_cell(v, t[n]) for v, n in zip(r, t.names)]) for r in found], dtype=t)


def _cell(text, t):
    return _PARSERS[t.kind](text) if t.kind in _PARSERS else text.encode("latin-1") if t.kind == "S" else text


def fromstring(string, dtype=float64, count=-1, *, sep="", like=None):
    t = _dtype(dtype)
    if sep == "":
        from warnings import warn
        warn("The binary mode of fromstring is deprecated, as it behaves surprisingly on unicode inputs. Use frombuffer "
             "instead", DeprecationWarning, stacklevel=2)
        return frombuffer(string.encode() if isinstance(string, str) else string, dtype=t, count=count).copy()
    text = _text(string)
    cells = text.split() if not sep.strip() else [c.strip() for c in text.split(sep.strip())]
    if cells and not cells[-1]:
        cells.pop()
    if count >= 0:
        if len(cells) < count:
            raise ValueError(f"string is smaller than requested size")
        cells = cells[:count]
    return array([_PARSERS[t.kind](c) for c in cells], dtype=t)


def fromfile(file, dtype=float64, count=-1, sep="", offset=0, *, like=None):
    if sep != "":
        with open(str(file)) as f:
            return fromstring(f.read(), dtype, count, sep=sep)
    if not hasattr(file, "read"):
        return _fromfile(file, dtype, count, "", offset)
    file.seek(offset, 1)
    t = _dtype(dtype)
    data = file.read() if count < 0 else file.read(count * t.itemsize)
    n = len(data) // t.itemsize
    return frombuffer(data[:n * t.itemsize], dtype=t).copy() if n else zeros(0, dtype=t)


def _tofile(self, fid, sep="", format="%s"):
    """The method of arrays: their bytes, or their elements as text."""
    if self.dtype.hasobject:
        raise OSError("cannot write object arrays to a file in binary mode")
    if not hasattr(fid, "write"):
        with open(fid, "wb") as f:
            return _tofile(self, f, sep, format)
    if sep == "":
        fid.write(self.tobytes())
    else:
        fid.write(sep.join([format % (x,) for x in self.ravel().tolist()]).encode("latin-1"))
