"""Kinds of embeds: the page behind each, what it is called, and the size of its frame."""

from dataclasses import dataclass

from chautari.rates.model.instruments import CURRENCIES, METALS
from chautari.web.locales import Locale

# In the narrowest nothing is cut at its side; what is higher than a frame is reached by scrolling.
WIDTH, NARROWEST = 320, 240


@dataclass(frozen=True, slots=True)
class EmbedKind:
    """A kind: `place` is the page behind it without the language; in `height` pixels its usual content is whole."""

    key: str
    place: str
    height: int

    def title(self, lang: Locale) -> str:
        """What is in the frame: for its heading, and for who does not see it."""
        priced = METALS.get(self.key) or CURRENCIES.get(self.key.upper())
        if priced:
            return priced.name_ne if lang.code == "ne" else priced.name
        return lang.say(f"embed {self.key}") if lang.knows(f"embed {self.key}") else self.key.upper()


_LISTED = (
    EmbedKind("metals", "/metals", 490),
    EmbedKind("gold", "/metals", 280),
    EmbedKind("silver", "/metals", 280),
    EmbedKind("forex", "/forex", 480),
    EmbedKind("calendar", "/calendar", 280),
    EmbedKind("news", "/news", 540),
)
OF_A_CURRENCY = 280
KINDS = {kind.key: kind for kind in _LISTED}


def kind_of(key: str) -> EmbedKind:
    """The kind called `key`; a key of none of KINDS is the code of a currency in small letters."""
    return KINDS.get(key) or EmbedKind(key, f"/forex/{key.upper()}", OF_A_CURRENCY)


def at_place(place: str) -> EmbedKind | None:
    """The kind that shows what a page (`/metals`, `/forex/USD`) shows; None where there is none."""
    code = place.removeprefix("/forex/")
    if code in CURRENCIES:
        return kind_of(code.lower())
    return next((kind for kind in _LISTED if kind.place == place), None)
