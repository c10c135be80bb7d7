"""A recorded answer taken apart into rows, amounts, labels and dates, each with its place in the text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from chautari.core.http_messages import HttpResponse
from chautari.nepali import bikram_sambat

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

MONTHS = (
    "Baisakh", "Jestha", "Asar", "Shrawan", "Bhadra", "Ashwin",
    "Kartik", "Mangsir", "Poush", "Magh", "Falgun", "Chaitra",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Some text of an answer, from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount: a `figure` of an `instrument` on market date `on`."""

    span: Span
    instrument: str
    figure: str
    on: date

    @property
    def amount(self) -> Decimal:
        """The amount as a number."""
        return Decimal(self.span.text.replace(",", ""))


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells; `labels` name what is priced and in which unit."""

    span: Span
    cells: tuple[Cell, ...]
    labels: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A market date as it stands there, in one of the forms of WRITTEN."""

    span: Span
    on: date
    form: str


WRITTEN: dict[str, Callable[[date], str]] = {
    "iso": str,
    "dotted": lambda on: "{2:02}.{1:02}.{0}".format(*bikram_sambat.to_bs(on)),
    "month": lambda on: MONTHS[bikram_sambat.to_bs(on).month - 1],
    "day": lambda on: str(bikram_sambat.to_bs(on).day),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer under the `name` of its folder; `key` is that of the readings which are made of it."""

    name: str
    key: str
    page: HttpResponse
    rows: tuple[Row, ...] = field(repr=False)
    dates: tuple[Stated, ...] = field(repr=False)

    @property
    def of_the_bank(self) -> bool:
        """Whether it is a bank's, which print currencies in units."""
        return self.key.startswith(("nrb", "bank"))

    @property
    def is_html(self) -> bool:
        """Whether it is a page, and not JSON."""
        return self.page.body.lstrip()[:1] == b"<"

    @property
    def text(self) -> str:
        """The body as text."""
        return self.page.body.decode("utf-8-sig")

    @property
    def last(self) -> date:
        """The newest market date."""
        return max(stated.on for stated in self.dates)

    @property
    def cells(self) -> list[Cell]:
        """Every amount."""
        return [cell for row in self.rows for cell in row.cells]


def edited(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """`text` with every span replaced by what stands beside it."""
    for span, new in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def without(text: str, spans: Iterable[Span]) -> str:
    """`text` without the elements at `spans`, and without the comma that parted each from its neighbours."""
    for span in sorted(spans, key=lambda each: each.start, reverse=True):
        head, tail = text[: span.start], text[span.end :]
        if tail.lstrip()[:1] == ",":
            tail = tail.lstrip()[1:]
        elif head.rstrip()[-1:] == ",":
            head = head.rstrip()[:-1]
        text = head + tail
    return text


def written_like(printed: str, amount: Decimal) -> str:
    """`amount` in the form of `printed`: grouped as in India, with as many places, or whole."""
    places = len(printed.partition(".")[2])
    text = f"{amount:.{places}f}"
    if not places and amount != amount.to_integral_value():
        text = f"{amount.normalize():f}"
    return grouped(text) if "," in printed else text


def grouped(text: str) -> str:
    """Digits in the grouping of India: 3,06,800."""
    whole, point, rest = text.partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail]) + point + rest


def moved(text: str, by: timedelta) -> str:
    """`text` with every AD date in it moved."""
    return _DATE.sub(lambda found: str(date.fromisoformat(found[0]) + by), text)


def with_body(page: HttpResponse, body: bytes) -> HttpResponse:
    """The same answer with another body."""
    return replace(page, body=body)
