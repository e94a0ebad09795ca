"""Numbers as printable ASCII, six bits a character, and the automaton written with them."""

# From "0" to "o": a reader subtracts 48.
FIRST = 48


def units(number, count):
    """A number in so many characters, the most significant first."""
    assert 0 <= number < 64**count, f"{number} does not fit into {count} characters"
    return "".join(chr(FIRST + (number >> 6 * (count - 1 - place) & 63)) for place in range(count))


def write(automaton):
    """The text of all nodes, and where each begins.

    A node is a head: the number of its runs, and 32 if it has a label, whose two numbers follow. A run is its last digit and
    where it leads to: 0 nowhere, 16 to a place that is told as the distance back from the head, in two characters, or
    32 to one that is told in three. Digits after the last run lead nowhere. At 0 there is a node that leads nowhere.
    """
    text = [units(0, 1)]
    size = 1
    places = []
    for label, children in automaton.nodes:
        runs = []
        for digit, child in enumerate(children):
            if runs and runs[-1][1] == child:
                runs[-1] = (digit, child)
            else:
                runs.append((digit, child))
        if runs[-1][1] is None:
            runs.pop()
        node = units(len(runs) + (0 if label is None else 32), 1)
        if label is not None:
            node += units(label[0], 1) + units(label[1], 1)
        for last, child in runs:
            if child is None:
                node += units(last, 1)
            elif size - places[child] < 64**2:
                node += units(last + 16, 1) + units(size - places[child], 2)
            else:
                node += units(last + 32, 1) + units(places[child], 3)
        places.append(size)
        text.append(node)
        size += len(node)
    return "".join(text), places
