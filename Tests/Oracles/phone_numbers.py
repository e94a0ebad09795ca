"""Reads phone numbers by libphonenumber's port to Python.

Reads one request a line: `count` asks how many examples the metadata have, `example N` for one of them, `random SEED` for a number that
is drawn by that seed from the patterns of a plan, perhaps spoilt, and typed in some way. Answers each with fields between tabs: the
way of typing, the chosen region or `-`, the text; and if it is a valid number its E.164 form, region, type, national and
international form.
"""

import os
import random
import sys

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType

sys.path.append(os.path.join(os.path.dirname(__file__), "..", "..", "scripts", "phone_tables"))
sys.dont_write_bytecode = True
from patterns import parse  # noqa: E402

KINDS = {
    "fixed_line": "fixedLine", "mobile": "mobile", "toll_free": "tollFree", "premium_rate": "premium", "shared_cost": "sharedCost",
    "voip": "voip", "personal_number": "personal", "pager": "pager", "uan": "uan", "voicemail": "voicemail",
    "fixed_line_or_mobile": "fixedLineOrMobile",
}
TYPES = {getattr(PhoneNumberType, kind.upper()): name for kind, name in KINDS.items()}
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
PLANS = [PhoneMetadata.metadata_for_region(region, None) for region in REGIONS] + [
    PhoneMetadata.metadata_for_nongeo_region(code, None) for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS)
]
DESCRIPTIONS = [
    (plan, description)
    for plan in PLANS
    for description in (getattr(plan, kind) for kind in KINDS if kind != "fixed_line_or_mobile")
    if description is not None and description.national_number_pattern
]
EXAMPLES = [(plan, description.example_number) for plan, description in DESCRIPTIONS if description.example_number]
phonenumbers.re_util.enable_pattern_cache()


def drawn(chance, tree):
    """A text that a pattern describes."""
    kind = tree[0]
    if kind == "set":
        return chance.choice(sorted(tree[1]))
    if kind == "all":
        return "".join(drawn(chance, part) for part in tree[1])
    if kind == "any":
        return drawn(chance, chance.choice(tree[1]))
    if kind == "group":
        return drawn(chance, tree[1])
    if kind == "times":
        return "".join(drawn(chance, tree[1]) for _ in range(chance.randint(tree[2], tree[3])))
    return ""


def spoilt(chance, digits):
    way = chance.randrange(5)
    place = chance.randrange(len(digits))
    digit = chance.choice("0123456789")
    if way == 0:
        return digits[:place] + digit + digits[place + 1 :]
    if way == 1:
        return digits[:place] + digits[place + 1 :]
    if way == 2:
        return digits[:place] + digit + digits[place:]
    if way == 3:
        return digits[1:] + digits[:1]
    return digits[: chance.randrange(len(digits) + 1)] + "".join(chance.choice("0123456789") for _ in range(chance.randrange(5)))


def national_form(plan, digits):
    number = phonenumbers.PhoneNumber(country_code=plan.country_code, national_number=int(digits))
    if digits[0] == "0" and len(digits) > 1:
        number.italian_leading_zero = True
        number.number_of_leading_zeros = min(len(digits) - len(digits.lstrip("0")), len(digits) - 1)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def separated(chance, text):
    signs = " -.()/\u00a0\u2011\u2013\u3000\u2060\uff0d\u2212"
    return "".join(letter + (chance.choice(signs) if chance.random() < 0.3 else "") for letter in text[:-1]) + text[-1:]


def in_script(chance, text):
    zero = chance.choice([0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1D7CE])
    text = "".join(chr(zero + int(letter)) if letter in "0123456789" else letter for letter in text)
    return text.replace("+", "\uff0b") if chance.random() < 0.5 else text


def typed(chance, plan, digits):
    """A way of typing, and what is typed then."""
    code = str(plan.country_code)
    prefix = plan.national_prefix or "0"
    way = chance.choice(
        [
            "e164", "international", "abroad", "abroad", "national", "national", "bare", "prefixed", "prefixed", "code without plus",
            "bracketed zero", "link", "link with context", "script", "separated", "separated", "within area", "mobile 15",
            "carrier", "plus and 00", "shared code", "marks", "extension", "letters",
        ]
    )
    if way == "abroad":
        start = chance.choice(["00", "011", "810", "0011", "009", "0015", "00", "990", "1400", "16", "010"])
        return way, start + code + digits
    text = {
        "e164": "+" + code + digits,
        "international": "+" + code + " " + national_form(plan, digits),
        "national": national_form(plan, digits),
        "bare": digits,
        "prefixed": prefix + digits,
        "code without plus": code + digits,
        "bracketed zero": f"+{code} ({prefix}) {digits}",
        "link": f"tel:+{code}-{digits}",
        "link with context": f"tel:{digits};phone-context=+{code}",
        "script": in_script(chance, chance.choice(["+" + code, "", prefix]) + digits),
        "separated": separated(chance, chance.choice(["+" + code, "", prefix]) + digits),
        "within area": digits[chance.randint(1, 4) :],
        "mobile 15": "0" + digits[1:4] + "15" + digits[4:] if digits[0] == "9" else "0" + digits[:3] + "15" + digits[3:],
        "carrier": chance.choice(["0", "90", "000", "1", "003768", "180020", "8"]) + chance.choice(["15", "21", "41", "99", "1", ""]) + digits,
        "plus and 00": "+00" + code + digits,
        "shared code": "+" + chance.choice(["1", "44", "7", "47", "590", "39", "262", code]) + digits,
        "marks": "\u202a" + "\u200e".join(["+" + code, digits]) + "\u202c",
        "extension": "+" + code + digits + chance.choice([" ext. 5", "x12", ";ext=3", " #7", ",,9"]),
        "letters": "+" + code + digits[:-4] + chance.choice(["HOME", "call", "Taxi"]),
    }[way]
    return way, text


# What says in which direction text runs comes with numbers that are pasted. It is read over; libphonenumber refuses it.
MARKS = {ord(mark): None for mark in "\u200e\u202a\u202c"}


def read(text, region):
    text = text.translate(MARKS)
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return []
    if not phonenumbers.is_valid_number(number):
        return []
    forms = [
        phonenumbers.format_number(number, form)
        for form in (PhoneNumberFormat.E164, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL)
    ]
    return [forms[0], phonenumbers.region_code_for_number(number), TYPES[phonenumbers.number_type(number)], *forms[1:]]


def answer(request):
    if request == "count":
        return [str(len(EXAMPLES))]
    kind, argument = request.split(" ")
    if kind == "example":
        plan, digits = EXAMPLES[int(argument)]
        way, region, text = "example", None, f"+{plan.country_code}{digits}"
    else:
        chance = random.Random(argument)
        plan, description = chance.choice(DESCRIPTIONS)
        if chance.random() < 0.5:
            description = plan.mobile if plan.mobile and plan.mobile.national_number_pattern else description
        digits = drawn(chance, parse(description.national_number_pattern)) or "0"
        if chance.random() < 0.3:
            digits = spoilt(chance, digits) or "0"
        way, text = typed(chance, plan, digits)
        luck = chance.random()
        own = plan.id if plan.id != "001" else None
        region = own if luck < 0.7 else chance.choice(REGIONS) if luck < 0.9 else None
    return [way, region or "-", text, *read(text, region)]


for line in sys.stdin:
    print("\t".join(answer(line.rstrip("\n"))))
