"""Hamro Patro's gold page repeats the Federation's gold and silver, per tola. The third reading.

Its oddities: numbers are split into text runs by React's comments, the amount has Indian grouping (3,06,800), and the
date is that of the last update, a Bikram Sambat month and day without a year. Layout of 2026.
https://www.hamropatro.com/gold
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, time, timedelta

from bs4 import BeautifulSoup
from bs4.element import Tag

from chautari.domain import bikram
from chautari.domain.errors import BadRow, Changed
from chautari.domain.kathmandu import today
from chautari.domain.numerals import latin_digits, printed_amount
from chautari.domain.page import Ask, Page, Window
from chautari.domain.reading import Quote
from chautari.domain.rhythm import Rhythm
from chautari.domain.source import RateSource, Rows
from chautari.sources.answers import each

HOME = "https://www.hamropatro.com/gold"
# A page older than this is no reading of a day any more, and its year could not be told.
OLDEST = timedelta(days=30)
MOST_CARDS = 12

_UNITS = {"per tola": "tola", "प्रति तोला": "tola", "per 10 gram": "10g", "per 10 grams": "10g", "प्रति 10 ग्राम": "10g"}
_AMOUNT = re.compile(r"(?:NRs|Rs|रु|रू)\.?\s*[\d,]+(?:\.\d+)?", re.IGNORECASE)
_UPDATED = re.compile(r"(?:updated|अपडेट|अद्यावधिक)\D*?([^\W\d_][^\s\d:|]*)\s+(\d{1,2})\s*\|", re.IGNORECASE)


def asks(_: Window) -> Iterator[Ask]:
    """One page, which shows the latest day only."""
    yield Ask(HOME, accept="text/html")


def parse(page: Page) -> Rows:
    """A row a card: the metal, its unit and its price."""
    soup = BeautifulSoup(page.body, "html.parser")
    for unseen in soup(["script", "style", "svg", "template"]):
        unseen.decompose()
    on = _updated_on(soup, today(page.fetched_at))
    return each(_unit_labels(soup), lambda label: _card(label, on))


def _text(tag: Tag) -> str:
    return " ".join(latin_digits(tag.get_text()).split())


def _innermost(parent: Tag, is_it: Callable[[str], bool]) -> list[Tag]:
    """The elements below `parent` whose whole text `is_it`, without those that only wrap another such element."""
    return [
        tag
        for tag in parent.find_all(True)
        if is_it(_text(tag)) and not any(is_it(_text(c)) for c in tag.find_all(True))
    ]


def _is_unit(text: str) -> bool:
    return text.lower() in _UNITS


def _is_price(text: str) -> bool:
    """A price stands alone: `Increase Rs 1,600` is none."""
    return _AMOUNT.fullmatch(text) is not None


def _updated_on(soup: BeautifulSoup, fetched: date) -> date:
    """The stated month and day, in the year that lies nearest to the day of the answer."""
    found = set(_UPDATED.findall(_text(soup)))
    if len(found) != 1:
        raise Changed(f"{len(found)} dates of a last update, not one")
    (month, day), year = found.pop(), bikram.to_bs(fetched).year
    nearest = min(_in_years(range(year - 1, year + 2), month, day), key=lambda on: abs(on - fetched), default=None)
    if nearest is None or abs(nearest - fetched) > OLDEST:
        raise Changed(f"last updated on {month} {day}, fetched on {fetched}")
    return nearest


def _in_years(years: Iterable[int], month: str, day: str) -> Iterator[date]:
    for year in years:
        with suppress(bikram.NotADate):
            yield bikram.to_ad(bikram.parse(f"{day} {month} {year}"))


def _unit_labels(soup: BeautifulSoup) -> list[Tag]:
    labels = _innermost(soup, _is_unit)
    if not 0 < len(labels) <= MOST_CARDS:
        raise Changed(f"{len(labels)} cards with a unit")
    return labels


def _card(label: Tag, on: date) -> Iterator[Quote]:
    card = next((parent for parent in label.parents if _innermost(parent, _is_price)), None)
    if card is None or len(_innermost(card, _is_unit)) != 1:
        raise BadRow("no_amount", f"no price of its own beside {_text(label)}")
    prices = [_text(tag) for tag in _innermost(card, _is_price)]
    if len(prices) != 1:
        raise BadRow("ambiguous_amount", ", ".join(prices)[:60])
    title = next((_text(tag) for tag in label.find_all_previous(True) if not tag.find(True) and _text(tag)), "")
    yield Quote(_metal(title), on, {_UNITS[_text(label).lower()]: printed_amount(prices[0])}, stated={"label": title})


def _metal(title: str) -> str:
    label = title.lower()
    if "tajabi" in label or "tejabi" in label or "तेजाबी" in label:
        return "gold-tejabi"
    if "hallmark" in label or "छाप" in label:
        return "gold"
    if label in ("silver", "चाँदी", "चांदी"):
        return "silver"
    raise BadRow("unknown_label", title[:60])


SOURCE = RateSource(
    key="hamropatro",
    name="Hamro Patro",
    home=HOME,
    market="metals",
    origin="fenegosida",
    rank=2,
    rhythm=Rhythm(due=time(12, 30), saturdays=False),
    rows=((date.min, 2),),
    asks=asks,
    parse=parse,
    dated_by_update=True,
)
