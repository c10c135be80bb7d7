"""Histories: rows that come page by page while one reads them, and a frame of pandas."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import pandas

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MetalDay:
    """A market day of a metal, in rupees a tola. A held or pending day has no price.

    `pending` is the row of a day whose status is below `min_status`; such a day is `held` too, without reasons.
    """

    on: date
    on_bs: str
    status: str
    price: Decimal | None
    proof: str
    pending: Json | None


@dataclass(frozen=True, slots=True)
class CurrencyDay:
    """A market day of a currency, in rupees for `unit`. A held or pending day has no figures; `pending` as a metal."""

    on: date
    on_bs: str
    status: str
    unit: int | None
    buy: Decimal | None
    sell: Decimal | None
    mid: Decimal | None
    proof: str
    pending: Json | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The served days of a period."""

    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    average: Decimal


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month or fiscal year. `complete` is false where market days are missing: look before you average.

    A metal has `price`, a currency `buy` and `sell`.
    """

    label: str
    on: date
    last: date
    days: int
    days_expected: int | None
    complete: bool
    price: Summary | None
    buy: Summary | None
    sell: Summary | None


Row = TypeVar("Row", MetalDay, CurrencyDay, Period)


class History(Generic[Row]):
    """The rows of a history, earliest first. Each reading asks for its pages anew, one when the one before is read."""

    def __init__(self, pages: Callable[[], Iterator[list[Json]]], read: Callable[[Json], Row]) -> None:
        self._pages = pages
        self._read: Callable[[Json], Row] = read

    def __iter__(self) -> Iterator[Row]:
        for page in self._pages():
            yield from map(self._read, page)

    def to_frame(self) -> "pandas.DataFrame":
        """The rows by day. Figures are floats, for statistics and not for accounts; a day without one has NaN."""
        import pandas

        frame = pandas.DataFrame([cells(row) for row in self])
        if "on" not in frame:
            return frame
        return frame.assign(on=pandas.to_datetime(frame["on"])).set_index("on")


def metal_day(row: Json) -> MetalDay:
    """A day of a metal's history."""
    shared = _day(row["date"]), row["date_bs"], row["status"]
    return MetalDay(*shared, _amount(row["price"]), row["proof"], row.get("pending"))


def currency_day(row: Json) -> CurrencyDay:
    """A day of a currency's history."""
    buy, sell, mid = (_amount(row[name]) for name in ("buy", "sell", "mid"))
    shared = _day(row["date"]), row["date_bs"], row["status"], row["unit"]
    return CurrencyDay(*shared, buy, sell, mid, row["proof"], row.get("pending"))


def period(row: Json) -> Period:
    """A period of either history."""
    first, last = (_day(row["period"][end]["date"]) for end in ("first", "last"))
    counts = row["days"], row["days_expected"], row["complete"]
    return Period(row["label"], first, last, *counts, *(_summary(row.get(name)) for name in ("tola", "buy", "sell")))


def _summary(row: Json | None) -> Summary | None:
    return Summary(*(Decimal(row[field.name]) for field in fields(Summary))) if row else None


def cells(row: MetalDay | CurrencyDay | Period) -> Json:
    """The members of a row as cells: those of a summary stand beside the others, as `price_high`."""
    values: Json = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Summary):
            values |= {f"{field.name}_{part.name}": float(getattr(value, part.name)) for part in fields(value)}
        elif field.name != "pending" and not (isinstance(row, Period) and value is None):
            values[field.name] = float(value) if isinstance(value, Decimal) else value
    return values


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
