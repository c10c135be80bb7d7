"""Numerals as printed on Nepali pages: Devanagari digits, Indian grouping (3,06,800), a currency mark, a final `/-`.

Strict on purpose: a text that is not plainly one number is a bad row. `Rs 97, 300` and `90500`` ` were both really
printed, and guessing at such a text would publish a number that no source stated.
"""

import re
import unicodedata
from decimal import Decimal


class NotAnAmount(ValueError):
    """The text is not plainly one amount."""


_TO_DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
_TO_LATIN = str.maketrans("०१२३४५६७८९", "0123456789")
_GROUPED = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}|[0-9]{1,3}(?:,[0-9]{3})+")
_PLAIN = re.compile(r"[0-9]+")
_LAKHS = re.compile(r"(?<=\d)(?=(?:\d\d)*\d{3}$)")
_MARK = re.compile(r"^(?:Rs\.?|NRs\.?|NPR|रु\.?|रू\.?)\s*", re.IGNORECASE)


def latin_digits(text: str) -> str:
    """`text` in NFC with Devanagari digits as 0-9 and nothing else changed."""
    return unicodedata.normalize("NFC", text).translate(_TO_LATIN)


def devanagari_digits(text: str) -> str:
    """`text` with 0-9 as Devanagari digits and nothing else changed."""
    return text.translate(_TO_DEVANAGARI)


def printed_amount(text: str) -> str:
    """The digits of an amount as printed, without mark and grouping: `रु ३,०६,८००.५०` gives `306800.50`.

    Raises NotAnAmount.
    """
    bare = _MARK.sub("", latin_digits(text).strip()).removesuffix("/-").strip()
    whole, point, fraction = bare.partition(".")
    if not (_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)) or (point and not _PLAIN.fullmatch(fraction)):
        raise NotAnAmount(repr(text[:40]))
    return whole.replace(",", "") + point + fraction


def plain(amount: Decimal) -> str:
    """Format a Decimal without exponent, trailing zeros and minus zero: `306800.00` gives `306800`."""
    text = format(amount or Decimal(0), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(text: str) -> str:
    """Group the digits of a decimal text in thousands and lakhs, as Nepal does: `306800.50` gives `3,06,800.50`."""
    whole, point, fraction = text.partition(".")
    return f"{_LAKHS.sub(',', whole)}{point}{fraction}"
