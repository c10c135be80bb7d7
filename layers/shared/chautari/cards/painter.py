"""Painter: a canvas as PNG, in the letters of the font that travels with it.

Pillow shapes Devanagari by raqm, which its wheels carry. Imported here alone, by what draws: its layer is no other's.
"""

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from chautari.cards.canvas import HEIGHT, PAPER, WIDTH, Canvas, Shape, Text

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# Shapes are drawn so many times larger and shrunk, or their edges are stairs.
FINER = 4
# Of a few inks on one paper these are all shades that an eye tells apart: 20 kB instead of 65.
SHADES = 64


class LettersNotShaped(Exception):
    """Pillow is without raqm: it would set Devanagari letter by letter, which nobody can read."""


def png(canvas: Canvas) -> bytes:
    """The picture of a canvas; the same bytes for the same canvas. Raises LettersNotShaped."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    brush = ImageDraw.Draw(image)
    for part in canvas.parts:
        _write(brush, part) if isinstance(part, Text) else _draw(image, part)
    written = io.BytesIO()
    image.quantize(SHADES, dither=Image.Dither.NONE).save(written, format="PNG", optimize=True)
    return written.getvalue()


def _write(brush: "ImageDraw", text: Text) -> None:
    letters = font("Bold" if text.words.bold else "Regular", text.words.size)
    brush.text(text.at, text.text, text.words.fill, letters, anchor="rs" if text.words.ends else "ls")


def _draw(image: "Image", shape: Shape) -> None:
    from PIL import Image, ImageDraw

    edge = shape.stroke + 1
    left, top = (min(axis) - edge for axis in zip(*shape.points, strict=True))
    right, bottom = (max(axis) + edge for axis in zip(*shape.points, strict=True))
    mask = Image.new("L", ((right - left) * FINER, (bottom - top) * FINER))
    points = [((x - left) * FINER, (y - top) * FINER) for x, y in shape.points]
    brush = ImageDraw.Draw(mask)
    if not shape.stroke:
        brush.polygon(points, 255)
    elif len(points) == 1:
        brush.circle(points[0], shape.stroke * FINER // 2, 255)
    else:
        brush.line(points, 255, shape.stroke * FINER, "curve")
    image.paste(shape.fill, (left, top), mask.reduce(FINER))


@cache
def font(weight: str, size: int) -> "FreeTypeFont":
    """The letters of a weight, kept by a process. Raises LettersNotShaped."""
    from PIL import ImageFont, features

    if not features.check("raqm"):
        raise LettersNotShaped("this Pillow has no raqm")
    path = files("fontpkg_mukta") / "files" / f"Mukta-{weight}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)
