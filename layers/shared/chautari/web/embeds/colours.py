"""Colours that a site chooses: text on them is black or white, whichever is read better.

Against the better of the two every colour has a contrast of at least 4.58, above the 4.5 of WCAG 2.2, 1.4.3.
"""

SHORT = 3
_BLACK, _WHITE = "#000000", "#ffffff"


def text_on(colour: str) -> str:
    """Black or white, for text on a colour (`#8f1d2f`)."""
    return max((_BLACK, _WHITE), key=lambda text: contrast(text, colour))


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    darker, lighter = sorted(map(_luminance, (first, second)))
    return (lighter + 0.05) / (darker + 0.05)


def normal(colour: str) -> str:
    """A colour of six or three digits, with or without `#`, as six: `0b5` is `#00bb55`."""
    digits = colour.removeprefix("#").lower()
    return f"#{''.join(digit * 2 for digit in digits) if len(digits) == SHORT else digits}"


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
