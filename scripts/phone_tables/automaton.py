"""One automaton for everything that is asked of digits, with equal nodes shared.

A node is a pair of a label and ten nodes, one for each digit; nothing after it is None. A label is a pair of numbers below 64.
"""

from patterns import DIGITS, Program

# All national numbers are at most this long.
LONGEST = 17


class Automaton:
    def __init__(self):
        self._numbers = {}
        self.nodes = []

    def node(self, label, children):
        """The number of a node; None for one that accepts nothing."""
        if label is None and all(child is None for child in children):
            return None
        key = (label, tuple(children))
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(key)
        return self._numbers[key]

    def language(self, program, starts, label):
        """The entry for whole numbers: `label` tells of a set of tags and a length what is accepted."""
        memory = {}

        def build(threads, length):
            key = (threads, length)
            if key not in memory:
                tags = frozenset(program.code[place][1] for place in threads if program.code[place][0] == "match")
                children = [None] * 10
                if length < LONGEST:
                    for digit in range(10):
                        after = _closure(
                            program,
                            [
                                place + 1
                                for place in threads
                                if program.code[place][0] == "digit" and str(digit) in program.code[place][1]
                            ],
                        )
                        children[digit] = build(frozenset(after), length + 1) if after else None
                memory[key] = self.node(label(tags, length), children)
            return memory[key]

        return build(frozenset(_closure(program, starts)), 0)

    def whole(self, pattern):
        """The entry for numbers that a pattern describes from end to end."""
        program = Program()
        start = program.add(pattern, True)
        return self.language(program, [start], lambda tags, length: (0, 0) if tags else None)

    def beginning(self, pattern):
        """The entry for what begins as a pattern says; nothing follows the node that has found it."""
        program = Program()
        start = program.add(pattern, True)

        def build(threads):
            if any(program.code[place][0] == "match" for place in threads):
                return self.node((0, 0), [None] * 10)
            children = []
            for digit in range(10):
                after = _closure(
                    program, [place + 1 for place in threads if str(digit) in program.code[place][1]]
                )
                children.append(build(frozenset(after)) if after else None)
            return self.node(None, children)

        return build(frozenset(_closure(program, [start])))

    def prefix(self, pattern, group=None):
        """The entry for a prefix that is taken off, of which the last label on the way counts.

        It is the prefix that a backtracking matcher finds: its threads have an order, and a thread that has matched ends those
        behind it. If `group` is a number, the label tells how to keep what that group has found: 1 + where it begins, and how
        many digits of the prefix follow it. Otherwise it is 0. 32 is added if the label counts only where the number ends.
        """
        program = Program()
        start = program.add(pattern, True)
        memory = {}

        def label(match, length):
            if match is None:
                return None
            at_end, begin, end = match
            first = 0 if begin is None else 1 + begin
            return (first + (32 if at_end else 0), 0 if begin is None else length - end)

        def build(threads, length):
            key = (threads, length)
            if key not in memory:
                match = None
                alive = []
                for place, at_end, begin, end in threads:
                    if program.code[place][0] == "match":
                        assert match is None, f"two matches of {pattern} end at one place"
                        match = (at_end, begin, end)
                        if not at_end:
                            break
                    elif not at_end:
                        alive.append((place, begin, end))
                children = []
                for digit in range(10):
                    after = _ordered(
                        program,
                        [(place + 1, begin, end) for place, begin, end in alive if str(digit) in program.code[place][1]],
                        length + 1,
                        group,
                    )
                    children.append(build(after, length + 1) if after else None)
                memory[key] = self.node(label(match, length), children)
            return memory[key]

        return build(_ordered(program, [(start, None, None)], 0, group), 0)


def _closure(program, places):
    """The instructions that wait for a digit or match, reached from places without a digit."""
    found, waiting = set(), list(places)
    seen = set()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        kind = program.code[place][0]
        if kind == "split":
            waiting += program.code[place][1]
        elif kind in ("open", "close"):
            waiting.append(place + 1)
        else:
            assert kind != "end", "an end is only understood in prefixes"
            found.add(place)
    return found


def _ordered(program, threads, length, group):
    """The same in the order of preference, with where the group begins and ends, and whether the number must end here."""
    found, seen = [], set()

    def follow(place, at_end, begin, end):
        if place in seen:
            return
        seen.add(place)
        instruction = program.code[place]
        kind = instruction[0]
        if kind == "split":
            for target in instruction[1]:
                follow(target, at_end, begin, end)
        elif kind == "open":
            follow(place + 1, at_end, length if instruction[1] == group else begin, end)
        elif kind == "close":
            follow(place + 1, at_end, begin, length if instruction[1] == group else end)
        elif kind == "end":
            follow(place + 1, True, begin, end)
        else:
            found.append((place, at_end, begin, end))

    for place, begin, end in threads:
        follow(place, False, begin, end)
    return tuple(found)
