"""Currencies as banks name them: `USD`, `JPY (10)`, `Thai Bhat`, `Australian Dollar Cash`."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from chautari.core.errors import InvalidRow

_CODE = re.compile("[A-Z]{3}")
_UNIT = re.compile(r"\s*\(\s*(\d{1,6})\s*\)\s*$")
_CASH = re.compile(r"[\s-]+cash$", re.IGNORECASE)
# Every spelling met on a bank's page, in small letters and without dots.
_NAMES = {
    "USD": ("us dollar",),
    "EUR": ("euro", "european euro"),
    "GBP": ("pound sterling", "sterling pound", "uk pound sterling"),
    "CHF": ("swiss franc", "swiss frank"),
    "AUD": ("australian dollar",),
    "CAD": ("canadian dollar",),
    "SGD": ("singapore dollar",),
    "JPY": ("japanese yen",),
    "CNY": ("chinese yuan",),
    "SAR": ("saudi riyal", "saudi rial", "saudi arabian riyal"),
    "QAR": ("qatari riyal", "qatari rial"),
    "THB": ("thai baht", "thai bhat"),
    "AED": ("uae dirham",),
    "MYR": ("malaysian ringgit", "malaysian ringit"),
    "KRW": ("korean won", "s korean won", "south korean won"),
    "SEK": ("swedish kroner", "swedish krona"),
    "DKK": ("danish kroner", "danish krone"),
    "HKD": ("hongkong dollar", "hong kong dollar"),
    "KWD": ("kuwaiti dinar", "kuwaity dinar"),
    "BHD": ("bahrain dinar", "bahraini dinar"),
    "OMR": ("omani riyal", "omani rial"),
    "INR": ("indian rupee", "indian rupees"),
}
_CODE_OF = {name: code for code, names in _NAMES.items() for name in names}


class NamedCurrency(NamedTuple):
    """A currency as a row names it: its code, the unit in brackets if there is one, and whether it is of notes only."""

    code: str
    unit: int | None
    notes_only: bool


def currency_named(texts: Iterable[str]) -> NamedCurrency:
    """The currency that all of `texts` name. Raises InvalidRow if none is known, or if two are different."""
    currencies = {currency for text in texts if (currency := _currency_in(text)) is not None}
    if len({currency.code for currency in currencies}) > 1:
        raise InvalidRow("two_currencies", " and ".join(sorted(currency.code for currency in currencies)))
    if not currencies:
        raise InvalidRow("unknown_currency", " ".join(texts)[:40])
    units = {currency.unit for currency in currencies if currency.unit is not None}
    if len(units) > 1:
        raise InvalidRow("two_units", " ".join(texts)[:40])
    notes_only = any(currency.notes_only for currency in currencies)
    return NamedCurrency(currencies.pop().code, units.pop() if units else None, notes_only)


def _currency_in(text: str) -> NamedCurrency | None:
    bare = " ".join(text.split())
    unit = _UNIT.search(bare)
    bare = _UNIT.sub("", bare)
    name = _CASH.sub("", bare)
    code = name if _CODE.fullmatch(name) else _CODE_OF.get(name.lower().replace(".", ""))
    return NamedCurrency(code, int(unit[1]) if unit else None, name != bare) if code else None
