"""Times libphonenumber's port to Python: reads a region, a tab and a number a line, and prints nanoseconds of CPU time for one."""

import sys
import time

import phonenumbers


def read(region, text):
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.number_type(number), phonenumbers.region_code_for_number(number)


corpus = [line.rstrip("\n").split("\t") for line in sys.stdin]
phonenumbers.re_util.enable_pattern_cache()
rounds = []
for _ in range(12):
    start = time.thread_time_ns()
    for region, text in corpus:
        read(region, text)
    rounds.append((time.thread_time_ns() - start) / len(corpus))
# The first round loads the metadata and compiles the patterns.
print(int(sorted(rounds[1:])[5]))
