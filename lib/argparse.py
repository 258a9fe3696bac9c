"""Command-line options."""
import os as _os
import sys as _sys

SUPPRESS = "==SUPPRESS=="
REMAINDER = "..."


class ArgumentError(Exception):
    pass


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    pass


ArgumentDefaultsHelpFormatter = RawTextHelpFormatter = RawDescriptionHelpFormatter = HelpFormatter


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return f"Namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


class _Action:
    def __init__(self, flags, dest=None, action="store", nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        self.flags = [f for f in flags if f.startswith("-")]
        if not self.flags and flags:
            dest = dest or flags[0]
        long = [f for f in self.flags if f.startswith("--")] or self.flags
        self.dest = dest or long[0].lstrip("-").replace("-", "_")
        self.kind = action
        self.nargs = nargs
        self.const = True if action == "store_true" else False if action == "store_false" else const
        self.default = (action == "store_false" if default is None else default) if action in ("store_true", "store_false") else default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def name(self):
        return "/".join(self.flags) or self.metavar or self.dest

    def takes_value(self):
        return self.kind in ("store", "append", "extend")


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, add_help=True, formatter_class=None, **kwargs):
        self.prog = prog or _os.path.basename(_sys.argv[0] if _sys.argv else "")
        self.description = description
        self._actions = []
        self._defaults = {}
        if add_help:
            self._actions.append(_Action(["-h", "--help"], action="help", default=SUPPRESS, help="show this help message and exit"))

    def add_argument(self, *flags, **kwargs):
        kwargs.pop("version", None)
        action = _Action(flags, **kwargs)
        self._actions.append(action)
        return action

    def add_argument_group(self, *args, **kwargs):
        return self

    def add_mutually_exclusive_group(self, required=False):
        return self

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def error(self, message):
        _sys.stderr.write(f"{self.format_usage()}{self.prog}: error: {message}\n")
        _sys.exit(2)

    def format_usage(self):
        parts = []
        for a in self._actions:
            shown = a.metavar or ("{" + ",".join(map(str, a.choices)) + "}" if a.choices else a.dest.upper() if a.flags else a.dest)
            if not a.flags:
                parts.append({"*": f"[{shown} ...]", "+": f"{shown} [{shown} ...]", "?": f"[{shown}]"}.get(a.nargs, shown))
            else:
                text = a.flags[0] + (f" {shown}" if a.takes_value() else "")
                parts.append(text if a.required else f"[{text}]")
        options = [p for p, a in zip(parts, self._actions) if a.flags]
        return f"usage: {self.prog} {' '.join(options + [p for p, a in zip(parts, self._actions) if not a.flags])}\n"

    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_usage() + (f"\n{self.description}\n" if self.description else ""))

    def _convert(self, action, text):
        try:
            value = action.type(text) if action.type else text
        except ArgumentTypeError as e:
            self.error(f"argument {action.name()}: {e}")
        except (TypeError, ValueError):
            self.error(f"argument {action.name()}: invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}")
        if action.choices is not None and value not in action.choices:
            self.error(f"argument {action.name()}: invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")
        return value

    def _is_option(self, text):
        if len(text) < 2 or text[0] != "-":
            return False
        whole, _, part = text[1:].partition(".")
        return not (whole + part).isdigit()

    def _take(self, action, args, i, explicit):
        """The value of an option whose arguments start at i, and where the next begins."""
        if explicit is not None:
            return self._convert(action, explicit) if action.nargs is None else [self._convert(action, explicit)], i
        j = i
        for text in args[i:]:
            if self._is_option(text):
                break
            j += 1
        n = action.nargs
        if n is None:
            if j == i:
                self.error(f"argument {action.name()}: expected one argument")
            return self._convert(action, args[i]), i + 1
        if n == "?":
            return (self._convert(action, args[i]), i + 1) if j > i else (action.const, i)
        if isinstance(n, int):
            if j - i < n:
                self.error(f"argument {action.name()}: expected {n} argument{'s' * (n != 1)}")
            j = i + n
        elif n == "+" and j == i:
            self.error(f"argument {action.name()}: expected at least one argument")
        return [self._convert(action, a) for a in args[i:j]], j

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        result = namespace or Namespace()
        for a in self._actions:
            if a.default is not SUPPRESS and not hasattr(result, a.dest):
                default = a.default
                setattr(result, a.dest, self._convert(a, default) if isinstance(default, str) and a.type else default)
        for key, value in self._defaults.items():
            setattr(result, key, value)
        options = {f: a for a in self._actions for f in a.flags}
        seen, loose, unknown = set(), [], []
        begin = 0   # of what no option has taken
        for i, text in enumerate(args):
            if i < begin:
                continue
            begin = i + 1
            if text == "--":
                loose += args[begin:]
                break
            if not self._is_option(text):
                loose.append(text)
                continue
            flag, eq, explicit = text.partition("=")
            action = options.get(flag)
            if action is None and flag.startswith("--"):
                near = [f for f in options if f.startswith(flag)]
                action = options[near[0]] if len(near) == 1 else None
            value = explicit if eq else None
            if action is None and not text.startswith("--") and text[:2] in options:
                action, value = options[text[:2]], text[2:]
            if action is None:
                unknown.append(text)
                continue
            seen.add(action)
            if action.kind == "help":
                self.print_help()
                _sys.exit(0)
            elif action.kind == "count":
                setattr(result, action.dest, (getattr(result, action.dest) or 0) + 1)
            elif action.takes_value():
                value, begin = self._take(action, args, begin, value)
                if action.kind != "store":
                    old = list(getattr(result, action.dest) or [])
                    value = old + (value if action.kind == "extend" else [value])
                setattr(result, action.dest, value)
            else:
                setattr(result, action.dest, action.const)
        missing = [a.name() for a in self._actions if a.flags and a.required and a not in seen]
        positional = [a for a in self._actions if not a.flags]
        for k, a in enumerate(positional):
            later = sum(1 if p.nargs in (None, "+") else p.nargs if isinstance(p.nargs, int) else 0 for p in positional[k + 1:])
            room = max(len(loose) - later, 0)
            n = a.nargs
            if n is None or n == "?":
                if room:
                    setattr(result, a.dest, self._convert(a, loose.pop(0)))
                elif n is None:
                    missing.append(a.name())
                continue
            count = n if isinstance(n, int) else room
            if (isinstance(n, int) and room < n) or (n == "+" and not room):
                missing.append(a.name())
                continue
            if count or a.default is None:
                setattr(result, a.dest, [self._convert(a, x) for x in loose[:count]])
            del loose[:count]
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        return result, unknown + loose

    def parse_args(self, args=None, namespace=None):
        result, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return result
