"""The tables of numbering plans, out of the metadata of the package phonenumbers."""

import re

import phonenumbers
from phonenumbers import PhoneMetadata

from automaton import LONGEST, Automaton
from encoding import units, write
from patterns import Program

# In the order of PhoneNumberType's cases.
TYPES = [
    "mobile", "fixed_line", "fixed_line_or_mobile", "toll_free", "premium_rate", "shared_cost", "voip", "personal_number",
    "pager", "uan", "voicemail",
]
# Which type a number has that the patterns of several describe: the first of these.
PRECEDENCE = [
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail", "fixed_line", "mobile",
]
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
# The plans: those of the regions, and after them those of calling codes that belong to none.
OTHER_CODES = sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS)
PLANS = [PhoneMetadata.metadata_for_region(region, None) for region in REGIONS] + [
    PhoneMetadata.metadata_for_nongeo_region(code, None) for code in OTHER_CODES
]
CALLING_CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


def plans_of(code):
    """The plans that share a calling code, the main one first."""
    if code in OTHER_CODES:
        return [len(REGIONS) + OTHER_CODES.index(code)]
    return [REGIONS.index(region) for region in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]]


def description(plan, kind):
    found = getattr(plan, kind)
    return found if found is not None and found.national_number_pattern else None


def validity(automaton, code):
    """The entry for national numbers of a calling code; a label is the plan's place among those of the code, and the type."""
    program, starts = Program(), {}

    def start(pattern, prefix=False):
        if (pattern, prefix) not in starts:
            starts[pattern, prefix] = program.add(pattern, (pattern, prefix), prefix)

    plans = [PLANS[index] for index in plans_of(code)]
    for plan in plans:
        if plan.leading_digits:
            start(plan.leading_digits, prefix=True)
        for kind in ["general_desc"] + PRECEDENCE:
            if found := description(plan, kind):
                start(found.national_number_pattern)

    def matches(plan, kind, tags, length):
        found = description(plan, kind)
        return (
            found is not None
            and (found.national_number_pattern, False) in tags
            and (not found.possible_length or length in found.possible_length)
        )

    def type_in(plan, tags, length):
        if not matches(plan, "general_desc", tags, length):
            return None
        kind = next((kind for kind in PRECEDENCE if matches(plan, kind, tags, length)), None)
        if kind == "fixed_line" and (plan.same_mobile_and_fixed_line_pattern or matches(plan, "mobile", tags, length)):
            return "fixed_line_or_mobile"
        return kind

    def label(tags, length):
        for place, plan in enumerate(plans):
            kind = type_in(plan, tags, length)
            # With one plan, or without a rule of its own, a plan has the numbers that it knows.
            claims = len(plans) == 1 or (
                (plan.leading_digits, True) in tags if plan.leading_digits else kind is not None
            )
            if claims:
                return None if kind is None else (place, TYPES.index(kind))
        return None

    return automaton.language(program, list(starts.values()), label)


# MARK: Forms


def groups(pattern):
    """The least and the greatest length of each group of a form's pattern."""
    parts = re.findall(r"\(\\d(?:\{(\d+)(?:,(\d+))?\})?\)", pattern)
    assert "".join(
        "(\\d)" if not low else "(\\d{%s})" % (low + ("," + high if high else "")) for low, high in parts
    ) == pattern or "{1}" in pattern, pattern
    return [(int(low or 1), int(high or low or 1)) for low, high in parts]


def template(rule, national_rule):
    """The groups (a figure each, two after a v for one of several lengths), a slash, and the text with letters for groups."""
    text = rule.format
    if national_rule:
        text = re.sub(r"\\\d", lambda match: national_rule.replace("\\1", match.group(0)), text, count=1)
    text = re.sub(r"\\(\d)", lambda match: chr(ord("A") + int(match.group(1)) - 1), text)
    spans = "".join(
        units(low, 1) if low == high else "v" + units(low, 1) + units(high, 1) for low, high in groups(rule.pattern)
    )
    return f"{spans}/{text}~"


class Forms:
    """The rules of all plans; one is where its beginning is looked for, its least and greatest length, and two templates."""

    SIZE = 11

    def __init__(self, automaton):
        self._automaton = automaton
        self._templates = {}
        self._entries = {}
        self.rules = []
        self.templates = ""

    def add(self, rules):
        """Where the rules begin among all, and how many they are."""
        first = len(self.rules)
        for rule in rules:
            leading = rule.leading_digits_pattern[-1] if rule.leading_digits_pattern else ""
            spans = groups(rule.pattern)
            self.rules.append(
                (
                    self._entry(leading),
                    sum(low for low, _ in spans),
                    sum(high for _, high in spans),
                    self._template(template(rule, rule.national_prefix_formatting_rule)),
                    self._template(template(rule, None)),
                )
            )
        return first, len(rules)

    def _entry(self, pattern):
        if pattern not in self._entries:
            self._entries[pattern] = self._automaton.beginning(pattern)
        return self._entries[pattern]

    def _template(self, text):
        if text not in self._templates:
            self._templates[text] = len(self.templates)
            self.templates += text
        return self._templates[text]

    def text(self, places):
        return "".join(
            units(places[entry], 3) + units(low, 1) + units(high, 1) + units(national, 3) + units(plain, 3)
            for entry, low, high, national, plain in self.rules
        )


# MARK: All of it


def mask(lengths):
    return sum(1 << length for length in lengths if 0 < length <= LONGEST)


def people_lengths(plan):
    """The lengths of numbers that people have, for telling how many digits are missing."""
    lengths = set()
    for kind in ("mobile", "fixed_line"):
        if found := description(plan, kind):
            lengths |= set(found.possible_length or plan.general_desc.possible_length)
    return mask(lengths - {-1}) or mask(plan.general_desc.possible_length)


def example(plan):
    """A number to show as an example, a mobile one if there are any, and its type."""
    for kind in ["mobile", "fixed_line"] + [kind for kind in TYPES if kind not in ("mobile", "fixed_line", "fixed_line_or_mobile")]:
        found = description(plan, kind)
        if found and found.example_number:
            return found.example_number
    raise AssertionError(f"{plan.id} has no example")


def transformation(plan):
    """Digits that are put in front, and the number of the group that is kept; none if the prefix is only taken off."""
    if not plan.national_prefix_transform_rule:
        return "", None
    inserted, group = re.fullmatch(r"(\d*)\\(\d)", plan.national_prefix_transform_rule).groups()
    return inserted, int(group)


def tables():
    """The texts of the tables by name, and constants by name."""
    automaton = Automaton()
    entries = []
    for plan in PLANS:
        _, group = transformation(plan)
        entries.append(
            (
                automaton.whole(plan.general_desc.national_number_pattern),
                automaton.prefix(plan.international_prefix) if plan.international_prefix else None,
                automaton.prefix(plan.national_prefix_for_parsing, group) if plan.national_prefix_for_parsing else None,
            )
        )
    forms = Forms(automaton)
    codes, members = [], ""
    for code in CALLING_CODES:
        indices = plans_of(code)
        main = PLANS[indices[0]]
        national = forms.add(main.number_format)
        international = forms.add(main.intl_number_format) if main.intl_number_format else national
        codes.append((code, validity(automaton, code), len(members) // 2, len(indices), national, international))
        members += "".join(units(index, 2) for index in indices)

    # Calling codes are found by an automaton too; the label is the place among all.
    program = Program()
    places_of_codes = {str(code): place for place, code in enumerate(CALLING_CODES)}
    starts = [program.add(code, code) for code in places_of_codes]

    def label(tags, length):
        for tag in tags:
            return (places_of_codes[tag] // 64, places_of_codes[tag] % 64)

    code_entry = automaton.language(program, starts, label)
    nodes, places = write(automaton)

    plan_text = ""
    for plan, (general, international, national) in zip(PLANS, entries):
        inserted, _ = transformation(plan)
        record = (
            (plan.id if plan.id != "001" else "00")
            + units(plan.country_code, 2)
            + units(places[general], 3)
            + units(0 if international is None else places[international], 3)
            + units(0 if national is None else places[national], 3)
            + units(mask(plan.general_desc.possible_length), 3)
            + units(mask(plan.general_desc.possible_length_local_only), 3)
            + units(people_lengths(plan), 3)
            + inserted.ljust(4)
            + example(plan).ljust(14)
        )
        assert len(record) == PLAN_SIZE, plan.id
        plan_text += record

    code_text = ""
    for code, entry, first, count, national, international in codes:
        record = units(places[entry], 3) + units(first, 2) + units(count, 1)
        for start, length in (national, international):
            record += units(start, 2) + units(length, 1)
        assert len(record) == CODE_SIZE
        code_text += record + units(code, 2)

    # Where the plan of two letters is: the letters as a number of base 26.
    letters = [63 * 64 + 63] * 676
    for index, region in enumerate(REGIONS):
        letters[(ord(region[0]) - 65) * 26 + ord(region[1]) - 65] = index
    texts = {
        "nodes": nodes,
        "plans": plan_text,
        "callingCodes": code_text,
        "members": members,
        "rules": forms.text(places),
        "templates": forms.templates,
        "letters": "".join(units(index, 2) for index in letters),
    }
    constants = {
        "regionCount": len(REGIONS),
        "planCount": len(PLANS),
        "codeEntry": places[code_entry],
    }
    return texts, constants, len(automaton.nodes)


PLAN_SIZE = 2 + 2 + 3 * 6 + 4 + 14
CODE_SIZE = 3 + 2 + 1 + 2 * 3
