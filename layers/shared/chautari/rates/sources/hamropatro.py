"""Hamro Patro's gold page: republishes the Federation's gold and silver, per tola. The third source of metals.

- Numbers are split into text runs by React's comments.
- Amounts have Indian grouping (3,06,800).
- The date is that of the last update, a Bikram Sambat month and day without a year.

Layout of 2026. https://www.hamropatro.com/gold
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
from chautari.rates.sources.parsing.records import describe, parse_rows, printed_number, printed_text
from chautari.rates.sources.parsing.soup import soup_of

HOME = "https://www.hamropatro.com/gold"
# An older page is of no use for a market day, and the year of its date would be ambiguous.
MAX_PAGE_AGE = timedelta(days=30)
MAX_CARDS, MAX_PRICES, MAX_ELEMENTS = 12, 50, 20_000
MAX_LABEL_LENGTH = 200

_UNITS = {"per tola": "tola", "प्रति तोला": "tola", "per 10 gram": "10g", "per 10 grams": "10g", "प्रति 10 ग्राम": "10g"}
_AMOUNT = re.compile(r"(?:NRs|Rs|रु|रू)\.?\s*[\d,]+(?:\.\d+)?", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\f\r]+")  # HTML shows these as one space, and no other: a no-break space stays
_UPDATED = re.compile(r"(?:updated|अपडेट|अद्यावधिक)\D{0,20}?([^\W\d_][^\s\d:|]{0,20}) (\d{1,2}) ?\|", re.IGNORECASE)

ElementTexts = list[tuple[Tag, str]]


def requests(_: DateRange) -> Iterator[HttpRequest]:
    """The one page, which shows the latest day only."""
    yield HttpRequest(HOME, accept="text/html")


def parse(page: HttpResponse) -> Rows:
    """One quote for each card: the metal, its unit and its price."""
    soup = soup_of(page)
    updated_on = _updated_on(_normalised(soup.get_text()), today(page.fetched_at))
    texts = _element_texts(soup)
    labels, prices = _innermost(texts, _is_unit), _innermost(texts, _is_price)
    if not 0 < len(labels) <= MAX_CARDS or len(prices) > MAX_PRICES:
        raise SchemaChanged(f"{len(labels)} cards with a unit, {len(prices)} prices")
    return parse_rows(labels, lambda label: _parse_card(label, labels, prices, updated_on))


def _normalised(text: str) -> str:
    return " ".join(latin_digits(text).split())


def _element_texts(soup: BeautifulSoup) -> ElementTexts:
    """Every element with its text; one too long for a label or a price is replaced by `MAX_LABEL_LENGTH` ellipses."""
    tags, text_by_id = soup.find_all(True), dict[int, str]()
    if len(tags) > MAX_ELEMENTS:
        raise SchemaChanged(f"{len(tags)} elements")
    for tag in reversed(tags):
        text = "".join(text_by_id[id(part)] if isinstance(part, Tag) else _text_run(part) for part in tag.children)
        text_by_id[id(tag)] = text if len(text) <= MAX_LABEL_LENGTH else "…" * MAX_LABEL_LENGTH
    return [(tag, _normalised(text_by_id[id(tag)])) for tag in tags]


def _text_run(part: PageElement) -> str:
    """The text of a text run; empty for the comments that React puts between runs."""
    return str(part) if type(part) is NavigableString else ""


def _innermost(texts: ElementTexts, predicate: Callable[[str], bool]) -> list[Tag]:
    """The elements whose whole text satisfies `predicate`, without those that only wrap another such element."""
    matches = [tag for tag, text in texts if predicate(text)]
    wrapper_ids = _ancestor_ids(matches)
    return [tag for tag in matches if id(tag) not in wrapper_ids]


def _ancestor_ids(tags: Iterable[Tag]) -> set[int]:
    """The `id()` of every element that contains one of `tags`."""
    ancestor_ids: set[int] = set()
    for tag in tags:
        for parent in tag.parents:
            if id(parent) in ancestor_ids:
                break
            ancestor_ids.add(id(parent))
    return ancestor_ids


def _is_unit(text: str) -> bool:
    return text.lower() in _UNITS


def _is_price(text: str) -> bool:
    """Whether the text is an amount and nothing else: `Increase Rs 1,600` is not a price."""
    return _AMOUNT.fullmatch(text) is not None


def _updated_on(text: str, fetched_on: date) -> date:
    """The date of the stated month and day, in the year that brings it nearest to the date of the response."""
    matches = set(_UPDATED.findall(text))
    if len(matches) != 1:
        raise SchemaChanged(f"{len(matches)} dates of a last update, not one")
    (month, day), year = matches.pop(), bikram_sambat.to_bs(fetched_on).year
    candidates = _candidate_dates(range(year - 1, year + 2), month, day)
    nearest = min(candidates, key=lambda candidate: abs(candidate - fetched_on), default=None)
    if nearest is None or abs(nearest - fetched_on) > MAX_PAGE_AGE:
        raise SchemaChanged(f"last updated on {month} {day}, fetched on {fetched_on}")
    return nearest


def _candidate_dates(years: Iterable[int], month: str, day: str) -> Iterator[date]:
    for year in years:
        with suppress(bikram_sambat.NotADate):
            yield bikram_sambat.to_ad(bikram_sambat.parse(f"{day} {month} {year}"))


def _parse_card(label: Tag, labels: list[Tag], prices: list[Tag], updated_on: date) -> Iterator[ParsedQuote]:
    """The quote of one card: the innermost element that encloses `label` and a price but no other label."""
    other_card_ids = _ancestor_ids(other_label for other_label in labels if other_label is not label)
    priced_ids = _ancestor_ids(prices)
    enclosing = list(takewhile(lambda parent: id(parent) not in other_card_ids, label.parents))
    card = next((parent for parent in enclosing if id(parent) in priced_ids), None)
    unit = _normalised(label.get_text())
    if card is None:
        raise InvalidRow("no_amount", f"no price of its own beside {unit}")
    amounts = [_normalised(price.get_text()) for price in prices if any(parent is card for parent in price.parents)]
    if len(amounts) != 1:
        raise InvalidRow("ambiguous_amount", ", ".join(amounts)[:60])
    title, figure = _title(label, enclosing[-1]), _UNITS[unit.lower()]
    yield ParsedQuote(
        _metal(title), updated_on, {figure: printed_number(amounts[0])}, stated={"label": printed_text(title)}
    )


def _title(label: Tag, card: Tag) -> str:
    """The last text before `label` within its own card; empty if there is none."""
    for tag in label.find_all_previous(True):
        if tag is card:
            break
        if not tag.find(True) and tag.get_text(strip=True):
            return _SPACES.sub(" ", tag.get_text()).strip(" ")
    return ""


def _metal(title: str) -> str:
    label = _normalised(title).lower()
    if label in ("silver", "चाँदी", "चांदी"):
        return "silver"
    if "silver" in label or "चाँदी" in label or "चांदी" in label:
        raise InvalidRow("unknown_label", describe(title))
    if "tajabi" in label or "tejabi" in label or "तेजाबी" in label:
        return "gold-tejabi"
    if "छाप" in label or ("hallmark" in label and ("gold" in label or "सुन" in label)):
        return "gold"
    raise InvalidRow("unknown_label", describe(title))


SOURCE = RateSource(
    key="hamropatro",
    name="Hamro Patro",
    name_ne="हाम्रो पात्रो",
    home=HOME,
    market="metals",
    origin="fenegosida",
    rank=2,
    schedule=PublicationSchedule(due=time(12, 30), saturdays=False),
    # It republishes the Federation's rates, so it is polled after it.
    polls=(PollTimes(range(10, 18), (12, 42), NOT_SATURDAYS), PollTimes((12,), (12,), SATURDAY_ONLY)),
    rows=((date.min, 2),),
    requests=requests,
    parse=parse,
    dated_by_update=True,
)
