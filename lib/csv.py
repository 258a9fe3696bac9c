"""Tables as text with separators."""
import re

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter, quotechar, escapechar, doublequote, skipinitialspace = ",", '"', None, True, False
    lineterminator, quoting, strict = "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


DIALECTS = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


def register_dialect(name, dialect=Dialect, **options):
    DIALECTS[name] = settings(dialect, options)


def unregister_dialect(name):
    if name not in DIALECTS:
        raise Error("unknown dialect")
    del DIALECTS[name]


def get_dialect(name):
    if name not in DIALECTS:
        raise Error("unknown dialect")
    return DIALECTS[name]


def list_dialects():
    return list(DIALECTS)


def field_size_limit(limit=None):
    return 131072


def settings(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in OPTIONS:
        setattr(made, name, getattr(base, name, getattr(Dialect, name)))
    for name, value in options.items():
        if name not in OPTIONS:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if made.quotechar is None:
        if made.quoting not in (QUOTE_NONE, QUOTE_MINIMAL):
            raise TypeError("quotechar must be set if quoting enabled")
        made.quoting = QUOTE_NONE
    return made


class reader:
    """The rows of an iterable of lines; a quoted field may go on over several."""

    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect, self._lines, self.line_num = settings(dialect, options), iter(csvfile), 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field, self._state, self._numeric = [], [], "start", False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == "quoted":
                    if self.dialect.strict:
                        raise Error("unexpected end of data")
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            for c in line:
                self._take(c)
            if self._state == "quoted":
                continue
            if self._state != "start" or self._fields:
                self._end_row()
            return self._fields

    def _end_row(self):
        if self._state != "end":
            self._save()
        self._state = "end"

    def _save(self):
        text = "".join(self._field)
        self._fields.append(float(text) if self._numeric and text is not None and self.dialect.quoting == QUOTE_NONNUMERIC else text)
        self._field, self._numeric, self._state = [], False, "start field"

    def _take(self, c):
        d, state = self.dialect, self._state
        if state == "end":
            if c not in "\r\n":
                raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
        elif state in ("start", "start field"):
            if c in "\r\n":
                if state == "start field":
                    self._save()
                self._state = "end" if state == "start field" else "start"
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._state = "quoted"
            elif c == d.escapechar:
                self._state = "escape"
            elif c == " " and d.skipinitialspace:
                self._state = "start field"
            elif c == d.delimiter:
                self._save()
            else:
                self._numeric = d.quoting == QUOTE_NONNUMERIC
                self._field.append(c)
                self._state = "plain"
        elif state == "plain":
            if c in "\r\n":
                self._end_row()
            elif c == d.escapechar:
                self._state = "escape"
            elif c == d.delimiter:
                self._save()
            else:
                self._field.append(c)
        elif state == "escape":
            self._field.append(c)
            self._state = "plain"
        elif state == "quoted":
            if c == d.escapechar:
                self._state = "quoted escape"
            elif c == d.quotechar:
                self._state = "quote"
            else:
                self._field.append(c)
        elif state == "quoted escape":
            self._field.append(c)
            self._state = "quoted"
        elif c == d.quotechar and d.doublequote:   # a quote inside quotes
            self._field.append(c)
            self._state = "quoted"
        elif c == d.delimiter:
            self._save()
        elif c in "\r\n":
            self._end_row()
        elif d.strict:
            raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
        else:
            self._field.append(c)
            self._state = "plain"


class writer:
    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect, self._write = settings(dialect, options), csvfile.write

    def writerow(self, row):
        d = self.dialect
        row = list(row)
        fields = [self._quoted(x, len(row) == 1) for x in row]
        return self._write(d.delimiter.join(fields) + d.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _quoted(self, x, alone):
        d = self.dialect
        text = "" if x is None else x if isinstance(x, str) else repr(x) if isinstance(x, float) else str(x)
        special = {d.delimiter, d.quotechar, d.escapechar, "\n", "\r"} | set(d.lineterminator)
        quote = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not isinstance(x, (int, float)) or \
            d.quoting == QUOTE_MINIMAL and (any(c in special for c in text) or alone and not text)
        if d.quoting == QUOTE_NONE:
            if alone and not text:
                raise Error("single empty field record must be quoted")
            if any(c in special for c in text) and d.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join(d.escapechar + c if c in special else c for c in text)
        if not quote:
            return text
        for c in {d.quotechar, d.escapechar} - {None}:
            if c == d.quotechar and d.doublequote:
                text = text.replace(c, c + c)
            elif d.escapechar:
                text = text.replace(c, d.escapechar + c)
            elif c in text:
                raise Error("need to escape, but no escapechar set")
        return d.quotechar + text + d.quotechar


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval = list(fieldnames) if fieldnames is not None else None, restkey, restval
        self.reader, self.dialect, self.line_num = reader(f, dialect, *args, **kwds), dialect, 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        d = dict(zip(names, row))
        if len(row) > len(names):
            d[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            d[name] = self.restval
        return d


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [repr(k) for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(wrong))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.split("\n") if line.strip()]
        candidates = delimiters or self.preferred + ["|"]
        for c in candidates:
            counts = {re.sub(r'"[^"]*"', "", line).count(c) for line in lines}
            if len(counts) == 1 and 0 not in counts:
                found = type("dialect", (excel,), {"delimiter": c, "lineterminator": "\r\n"})
                return found
        raise Error("Could not determine delimiter")
