"""Encodes by the public reference encoder.

Reads one request a line: level (0 to 3), mode (b, n or a), mask (-1 for automatic) and the content in hexadecimal.
Answers each with version, mask and the modules of all rows as one hexadecimal number.
"""

import sys

from qrcodegen import QrCode, QrSegment

LEVELS = [QrCode.Ecc.LOW, QrCode.Ecc.MEDIUM, QrCode.Ecc.QUARTILE, QrCode.Ecc.HIGH]


def segment(mode, content):
    if mode == "b":
        return QrSegment.make_bytes(content)
    text = content.decode("ascii")
    return QrSegment.make_numeric(text) if mode == "n" else QrSegment.make_alphanumeric(text)


for line in sys.stdin:
    level, mode, mask, content = line.rstrip("\n").split(" ")
    segments = [segment(mode, bytes.fromhex(content))]
    code = QrCode.encode_segments(segments, LEVELS[int(level)], 1, 40, int(mask), False)
    size = code.get_size()
    modules = "".join("1" if code.get_module(x, y) else "0" for y in range(size) for x in range(size))
    print(code.get_version(), code.get_mask(), format(int(modules, 2), "x"))
