"""Reports: articles as they are compared with each other. A report is kept for the window and then forgotten."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from chautari.nepali.quantities import quantities
from chautari.news.stories.terms import LONGEST_TEXT, Term, terms

# A count below is everywhere: three people, the second day.
LEAST_NUMBER = Decimal(20)
# What holds more numbers is a table of prices, which meets everything.
MOST_NUMBERS = 40


@dataclass(frozen=True, slots=True)
class Report:
    """An article as it is compared.

    - at: its place in lists. original: the id of the article that it is a near-copy of; its own if it is none.
    - headline, lead: their terms in order. numbers: what its text counts, as plain decimals.
    - address: terms of the English words in the address of a Nepali article.
    - series: the daily series that it is an issue of; empty if of none.
    - is_opinion: it comments on what happened, and reports none of it.
    - event, story: what it was joined to; empty before.
    """

    id: str
    source: str
    language: str
    at: datetime
    original: str
    headline: tuple[Term, ...]
    lead: tuple[Term, ...]
    numbers: frozenset[str]
    address: tuple[Term, ...] = ()
    series: str = ""
    is_opinion: bool = False
    event: str = ""
    story: str = ""


def numbers_of(text: str) -> frozenset[str]:
    """The values that `text` counts, to three digits; none of a small count, none of a table.

    Outlets round differently: 80.7 and 81 billion are one value.
    """
    values = [quantity.value for quantity in quantities(text[:LONGEST_TEXT])]
    kept = {_rounded(value) for value in values if value >= LEAST_NUMBER or value != int(value)}
    return frozenset(kept) if len(kept) <= MOST_NUMBERS else frozenset()


def text_terms(text: str) -> tuple[Term, ...]:
    """The distinct terms of a text, in order of their first appearance."""
    return tuple(dict.fromkeys(terms(text)))


def _rounded(value: Decimal) -> str:
    """Three digits that count, in plain notation: 302,700 is 303000."""
    return f"{Decimal(f'{value:.2e}').normalize():f}"
