"""Names of regions in every language, each list in the order of its own language."""

import unicodedata

from babel import Locale

# In the order of Language's cases.
LANGUAGES = ["nb", "nn", "sv", "da", "fi", "en", "de"]

# Letters that stand after z, in order, each with those that are sorted as if they were it.
_NORDIC_WEST = ["æä", "øö", "å"]
_NORDIC_EAST = ["å", "äæ", "öø"]
AFTER_Z = {"nb": _NORDIC_WEST, "nn": _NORDIC_WEST, "da": _NORDIC_WEST, "sv": _NORDIC_EAST, "fi": _NORDIC_EAST, "en": [], "de": []}
# Others that are not sorted as the letter under their accent.
AS = {language: {"ü": "y"} if AFTER_Z[language] else {} for language in LANGUAGES}

# What is no letter stands before all letters, in this order.
_SIGNS = " -–,:.’()&"


def folded(letter):
    """The plain letters of one letter: for searching, and for sorting where a language has no rule for it."""
    special = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n",
               "ŧ": "t", "ĸ": "k", "ŀ": "l", "ĳ": "ij", "ŉ": "n", "ſ": "s"}
    letter = letter.lower()
    if letter in special:
        return special[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    return plain if "a" <= plain <= "z" else ""


def order(name, language):
    """What a name is sorted by: its letters first, and only where those are the same its accents, and then its capitals."""
    letters = []
    for letter in name.lower():
        if letter in _SIGNS:
            letters.append(_SIGNS.index(letter))
            continue
        own = next((place for place, same in enumerate(AFTER_Z[language]) if letter in same), None)
        if own is not None:
            letters.append(200 + own)
        else:
            letters += [ord(plain) for plain in AS[language].get(letter) or folded(letter)]
    return letters, name.lower(), name


def names(regions):
    """For each language the regions' codes and names, one after the other in its order, each ended by a line."""
    texts = []
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        ordered = sorted(regions, key=lambda region: order(territories[region], language))
        texts.append([f"{region}{territories[region]}" for region in ordered])
    return texts


def folding():
    """The plain letters of U+00C0 to U+017F, two characters each, of which a space is none."""
    return "".join(folded(chr(code)).ljust(2) for code in range(0xC0, 0x180))
