"""Patterns of the metadata as programs for threads that walk over digits.

The patterns know digits, classes, groups, alternatives, `?`, `{n}`, `{n,m}` and a `$` at an end. Whatever else there may be
one day is refused here, so that it is noticed when the tables are generated.
"""

DIGITS = frozenset("0123456789")


def parse(pattern):
    """A tree: ("set", digits), ("end",), ("group", tree), ("all", trees), ("any", trees), ("times", tree, low, high)."""
    tree, place = _alternatives(pattern, 0)
    assert place == len(pattern), f"a bracket too many in {pattern}"
    return tree


def _alternatives(pattern, place):
    branches = [[]]
    while place < len(pattern) and pattern[place] != ")":
        if pattern[place] == "|":
            branches.append([])
            place += 1
            continue
        atom, place = _atom(pattern, place)
        atom, place = _repeated(atom, pattern, place)
        branches[-1].append(atom)
    trees = [("all", branch) for branch in branches]
    return (trees[0] if len(trees) == 1 else ("any", trees)), place


def _atom(pattern, place):
    if pattern[place] == "(":
        silent = pattern.startswith("(?:", place)
        tree, place = _alternatives(pattern, place + (3 if silent else 1))
        assert pattern[place] == ")"
        return (tree if silent else ("group", tree)), place + 1
    if pattern[place] == "[":
        close = pattern.index("]", place)
        return ("set", _members(pattern[place + 1 : close])), close + 1
    if pattern.startswith("\\d", place):
        return ("set", DIGITS), place + 2
    if pattern[place] == "$":
        return ("end",), place + 1
    assert pattern[place] in DIGITS, f"{pattern[place]} in {pattern}"
    return ("set", frozenset(pattern[place])), place + 1


def _members(text):
    members, place = set(), 0
    while place < len(text):
        last = text[place + 2] if text[place + 1 : place + 2] == "-" else text[place]
        members |= {str(digit) for digit in range(int(text[place]), int(last) + 1)}
        place += 3 if text[place + 1 : place + 2] == "-" else 1
    return frozenset(members)


def _repeated(atom, pattern, place):
    if pattern[place : place + 1] == "?":
        return ("times", atom, 0, 1), place + 1
    if pattern[place : place + 1] == "{":
        close = pattern.index("}", place)
        bounds = [int(bound) for bound in pattern[place + 1 : close].split(",")]
        return ("times", atom, bounds[0], bounds[-1]), close + 1
    assert pattern[place : place + 1] not in ("*", "+"), f"{pattern} has no end"
    return atom, place


class Program:
    """Instructions of several patterns: ("digit", set), ("end",), ("open", n), ("close", n), ("match", tag), ("split", places).

    All but a split go on with the next instruction; a split prefers its earlier places.
    """

    def __init__(self):
        self.code = []

    def add(self, pattern, tag, prefix=False):
        """Compiles a pattern, and gives where it starts; `prefix` lets any digits follow."""
        start = len(self.code)
        self._groups = 0
        self._emit(parse(pattern))
        if prefix:
            here = len(self.code)
            self.code += [("split", (here + 1, here + 2)), ("match", tag), ("digit", DIGITS), ("split", (here,))]
        else:
            self.code.append(("match", tag))
        return start

    def _emit(self, tree):
        kind = tree[0]
        if kind == "set":
            self.code.append(("digit", tree[1]))
        elif kind == "end":
            self.code.append(("end",))
        elif kind == "all":
            for part in tree[1]:
                self._emit(part)
        elif kind == "group":
            self._groups += 1
            number = self._groups
            self.code.append(("open", number))
            self._emit(tree[1])
            self.code.append(("close", number))
        elif kind == "times":
            for _ in range(tree[2]):
                self._emit(tree[1])
            skips = []
            for _ in range(tree[3] - tree[2]):
                skips.append(len(self.code))
                self.code.append(None)
                self._emit(tree[1])
            for skip in skips:
                self.code[skip] = ("split", (skip + 1, len(self.code)))
        else:
            splits, jumps = [], []
            for branch in tree[1]:
                splits.append(len(self.code))
                self.code.append(None)
                self._emit(branch)
                jumps.append(len(self.code))
                self.code.append(None)
            end = len(self.code)
            for index, split in enumerate(splits):
                places = (split + 1,) + ((splits[index + 1],) if index + 1 < len(splits) else ())
                self.code[split] = ("split", places)
            for jump in jumps:
                self.code[jump] = ("split", (end,))
