"""Reads pictures of QR codes, as they are or in a bad state.

Reads one request a line: what to do with the picture, its form and its bytes in Base64. A form is png, or svg:N for an SVG
picture drawn N pixels wide. What to do is none, noise (every twentieth pixel has another brightness), grain (every pixel is
off by about five per cent) or blur:R with a radius in pixels. The picture lies on a black page in any case.
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
    pixels = numpy.array(picture)
    hits = generator.random(pixels.shape) < 0.05
    pixels[hits] = generator.integers(0, 256, int(hits.sum()))
    return Image.fromarray(pixels)


def grainy(picture, generator):
    pixels = numpy.array(picture) + generator.normal(0, 0.05 * 255, (picture.height, picture.width))
    return Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))


generator = numpy.random.default_rng(2718)
for line in sys.stdin:
    state, form, content = line.rstrip("\n").split(" ")
    data = base64.b64decode(content)
    if form.startswith("svg:"):
        data = rasterised(data, form[4:])
    picture = on_black_page(Image.open(io.BytesIO(data)).convert("L"))
    if state == "noise":
        picture = noisy(picture, generator)
    elif state == "grain":
        picture = grainy(picture, generator)
    elif state.startswith("blur:"):
        picture = picture.filter(ImageFilter.GaussianBlur(float(state[5:])))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    print(found[0].bytes.hex() or "empty" if found else "-", flush=True)
