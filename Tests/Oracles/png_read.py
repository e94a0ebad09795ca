"""Reads PNG pictures of QR codes with a quiet zone of four modules.

Reads one request a line: the pixels of a module, and the file in Base64.
Answers each with the modules as text of 0 and 1 if every pixel agrees with its module, and the size of the compressed pixels
as a share of what zlib makes of them at level 9.
"""

import base64
import io
import struct
import sys
import zlib

import numpy
from PIL import Image


def compressed_pixels(data):
    place, found = 8, b""
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        content = data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + content)
        if kind == b"IDAT":
            found += content
        place += 12 + length
    return found


for line in sys.stdin:
    scale, content = line.split()
    scale, data = int(scale), base64.b64decode(content)
    picture = Image.open(io.BytesIO(data))
    picture.verify()
    pixels = numpy.array(Image.open(io.BytesIO(data)).convert("L")) < 128
    modules = pixels[::scale, ::scale]
    agrees = (numpy.repeat(numpy.repeat(modules, scale, 0), scale, 1) == pixels).all()
    framed = not (modules[:4].any() or modules[-4:].any() or modules[:, :4].any() or modules[:, -4:].any())
    text = "".join("1" if dark else "0" for dark in modules[4:-4, 4:-4].flatten())
    packed = compressed_pixels(data)
    share = len(packed) / len(zlib.compress(zlib.decompress(packed), 9))
    print(text if agrees and framed else "-", share)
