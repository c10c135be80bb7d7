"""Hamro Patro's gold page repeats the Federation's gold and silver, per tola. The third reading.

Its oddities: numbers are split into text runs by React's comments, the amount has Indian grouping (3,06,800), and the
date is that of the last update, a Bikram Sambat month and day without a year. Layout of 2026.
https://www.hamropatro.com/gold
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, time, timedelta
from itertools import takewhile

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import today
from chautari.nepali.numerals import latin_digits
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import NOT_SATURDAYS, SATURDAY_ONLY, PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import each, shown, stated_number, stated_text
from chautari.rates.sources.parsing.soup import soup_of

HOME = "https://www.hamropatro.com/gold"
# A page older than this is no reading of a day any more, and its year could not be told.
OLDEST = timedelta(days=30)
MOST_CARDS, MOST_PRICES, MOST_ELEMENTS = 12, 50, 20_000
LONGEST_LABEL = 200

_UNITS = {"per tola": "tola", "प्रति तोला": "tola", "per 10 gram": "10g", "per 10 grams": "10g", "प्रति 10 ग्राम": "10g"}
_AMOUNT = re.compile(r"(?:NRs|Rs|रु|रू)\.?\s*[\d,]+(?:\.\d+)?", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\f\r]+")  # HTML shows these as one space, and no other: a no-break space stays
_UPDATED = re.compile(r"(?:updated|अपडेट|अद्यावधिक)\D{0,20}?([^\W\d_][^\s\d:|]{0,20}) (\d{1,2}) ?\|", re.IGNORECASE)

Texts = list[tuple[Tag, str]]


def asks(_: DateRange) -> Iterator[HttpRequest]:
    """One page, which shows the latest day only."""
    yield HttpRequest(HOME, accept="text/html")


def parse(page: HttpResponse) -> Rows:
    """A row a card: the metal, its unit and its price."""
    soup = soup_of(page)
    on = _updated_on(_collapsed(soup.get_text()), today(page.fetched_at))
    texts = _texts(soup)
    labels, prices = _innermost(texts, _is_unit), _innermost(texts, _is_price)
    if not 0 < len(labels) <= MOST_CARDS or len(prices) > MOST_PRICES:
        raise SchemaChanged(f"{len(labels)} cards with a unit, {len(prices)} prices")
    return each(labels, lambda label: _card(label, labels, prices, on))


def _collapsed(text: str) -> str:
    return " ".join(latin_digits(text).split())


def _texts(soup: BeautifulSoup) -> Texts:
    """Every element with its text, or "" where that is too long to be a label or a price."""
    tags, known = soup.find_all(True), dict[int, str]()
    if len(tags) > MOST_ELEMENTS:
        raise SchemaChanged(f"{len(tags)} elements")
    for tag in reversed(tags):
        text = "".join(known[id(part)] if isinstance(part, Tag) else _run(part) for part in tag.children)
        known[id(tag)] = text if len(text) <= LONGEST_LABEL else "…" * LONGEST_LABEL
    return [(tag, _collapsed(known[id(tag)])) for tag in tags]


def _run(part: PageElement) -> str:
    """A text run; React's comments between the runs are none."""
    return str(part) if type(part) is NavigableString else ""


def _innermost(texts: Texts, is_it: Callable[[str], bool]) -> list[Tag]:
    """The elements whose whole text `is_it`, without those that only wrap another such element."""
    found = [tag for tag, text in texts if is_it(text)]
    wrapping = _above(found)
    return [tag for tag in found if id(tag) not in wrapping]


def _above(tags: Iterable[Tag]) -> set[int]:
    """The identities of all elements that hold one of `tags`."""
    above: set[int] = set()
    for tag in tags:
        for parent in tag.parents:
            if id(parent) in above:
                break
            above.add(id(parent))
    return above


def _is_unit(text: str) -> bool:
    return text.lower() in _UNITS


def _is_price(text: str) -> bool:
    """A price stands alone: `Increase Rs 1,600` is none."""
    return _AMOUNT.fullmatch(text) is not None


def _updated_on(text: str, fetched: date) -> date:
    """The stated month and day, in the year that lies nearest to the day of the answer."""
    found = set(_UPDATED.findall(text))
    if len(found) != 1:
        raise SchemaChanged(f"{len(found)} dates of a last update, not one")
    (month, day), year = found.pop(), bikram_sambat.to_bs(fetched).year
    nearest = min(_in_years(range(year - 1, year + 2), month, day), key=lambda on: abs(on - fetched), default=None)
    if nearest is None or abs(nearest - fetched) > OLDEST:
        raise SchemaChanged(f"last updated on {month} {day}, fetched on {fetched}")
    return nearest


def _in_years(years: Iterable[int], month: str, day: str) -> Iterator[date]:
    for year in years:
        with suppress(bikram_sambat.NotADate):
            yield bikram_sambat.to_ad(bikram_sambat.parse(f"{day} {month} {year}"))


def _card(label: Tag, labels: list[Tag], prices: list[Tag], on: date) -> Iterator[ParsedQuote]:
    """The row of the card around `label`: what surrounds it without surrounding another label."""
    others, priced = _above(other for other in labels if other is not label), _above(prices)
    around = list(takewhile(lambda parent: id(parent) not in others, label.parents))
    card = next((parent for parent in around if id(parent) in priced), None)
    unit = _collapsed(label.get_text())
    if card is None:
        raise InvalidRow("no_amount", f"no price of its own beside {unit}")
    amounts = [_collapsed(price.get_text()) for price in prices if any(parent is card for parent in price.parents)]
    if len(amounts) != 1:
        raise InvalidRow("ambiguous_amount", ", ".join(amounts)[:60])
    title, figure = _title(label, around[-1]), _UNITS[unit.lower()]
    yield ParsedQuote(_metal(title), on, {figure: stated_number(amounts[0])}, stated={"label": stated_text(title)})


def _title(label: Tag, card: Tag) -> str:
    """The last text before `label` within its card, and never of the card before it."""
    for tag in label.find_all_previous(True):
        if tag is card:
            break
        if not tag.find(True) and tag.get_text(strip=True):
            return _SPACES.sub(" ", tag.get_text()).strip(" ")
    return ""


def _metal(title: str) -> str:
    label = _collapsed(title).lower()
    if label in ("silver", "चाँदी", "चांदी"):
        return "silver"
    if "silver" in label or "चाँदी" in label or "चांदी" in label:
        raise InvalidRow("unknown_label", shown(title))
    if "tajabi" in label or "tejabi" in label or "तेजाबी" in label:
        return "gold-tejabi"
    if "छाप" in label or ("hallmark" in label and ("gold" in label or "सुन" in label)):
        return "gold"
    raise InvalidRow("unknown_label", shown(title))


SOURCE = RateSource(
    key="hamropatro",
    name="Hamro Patro",
    name_ne="हाम्रो पात्रो",
    home=HOME,
    market="metals",
    origin="fenegosida",
    rank=2,
    schedule=PublicationSchedule(due=time(12, 30), saturdays=False),
    # It repeats the Federation, so it is asked after it.
    polls=(PollTimes(range(10, 18), (12, 42), NOT_SATURDAYS), PollTimes((12,), (12,), SATURDAY_ONLY)),
    rows=((date.min, 2),),
    requests=asks,
    parse=parse,
    dated_by_update=True,
)
