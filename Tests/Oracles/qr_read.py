"""Reads pictures of QR codes, as they are or in a bad state.

Reads one request a line: what to do with the picture, its form and its bytes in Base64. A form is png, or svg:N for an SVG
picture drawn N pixels wide. What to do is none, noise, blur, or small for the size as it is on a black page.
Answers each with what is in the code in hexadecimal, or a dash.
"""

import base64
import io
import subprocess
import sys

import numpy
import zxingcpp
from PIL import Image, ImageFilter


def rasterised(svg, width):
    command = ["rsvg-convert", "--width", width, "--height", width]
    return subprocess.run(command, input=svg, capture_output=True, check=True).stdout


def on_black_page(picture):
    page = Image.new("L", (picture.width + 200, picture.height + 200), 0)
    page.paste(picture, (100, 100))
    return page


def noisy(picture, generator):
    """Every twentieth pixel has another brightness."""
    pixels = numpy.array(picture)
    hits = generator.random(pixels.shape) < 0.05
    pixels[hits] = generator.integers(0, 256, int(hits.sum()))
    return Image.fromarray(pixels)


generator = numpy.random.default_rng(2718)
for line in sys.stdin:
    state, form, content = line.rstrip("\n").split(" ")
    data = base64.b64decode(content)
    if form.startswith("svg:"):
        data = rasterised(data, form[4:])
    picture = on_black_page(Image.open(io.BytesIO(data)).convert("L"))
    if state == "noise":
        picture = noisy(picture, generator)
    elif state == "blur":
        picture = picture.filter(ImageFilter.GaussianBlur(picture.width / 400))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    print(found[0].bytes.hex() or "empty" if found else "-", flush=True)
