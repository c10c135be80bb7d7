"""Answers of the Kalimati board, in the shape of real ones, and the web that serves them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chautari.core.errors import SourceError, Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.transports import Fetch
from chautari.markets.declarations.vegetables import KEY_OF_ENGLISH, MARKET
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import devanagari_digits

MONDAY = date(2026, 8, 17)
NOON = datetime(2026, 8, 17, 12, 0, tzinfo=NPT)
TOMATO, RADISH, BANANA = "golabheda-thulo-nepali", "mula-rato", "kera-nepali"
USUAL = [key for key, declared in MARKET.instruments.items() if declared.usual or key in (TOMATO, RADISH, BANANA)]
ENGLISH = {key: printed for printed, key in KEY_OF_ENGLISH.items()}
UNITS = {"kg": ("KG", "के.जी."), "dozen": ("Per Dozen", "दर्जन"), "piece": ("1 Pc", "प्रति गोटा")}
Price = tuple[str, str, str]


@dataclass(frozen=True)
class Printed:
    """What the board prints on a day: prices by key, and names of its own by key."""

    on: date = MONDAY
    prices: Mapping[str, Price] = field(default_factory=lambda: whole())
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def with_price(self, key: str, *price: str, name: tuple[str, str] | None = None) -> "Printed":
        low, high, average = price
        names = {**self.names, **({key: name} if name else {})}
        return replace(self, prices={**self.prices, key: (low, high, average)}, names=names)

    def without(self, *keys: str) -> "Printed":
        return replace(self, prices={key: price for key, price in self.prices.items() if key not in keys})


def whole(raised: int = 0) -> dict[str, Price]:
    """Sixty rows with a price for each, `raised` by as many rupees."""
    rest = [key for key in MARKET.instruments if key not in USUAL]
    names = [*USUAL, *rest][:60]
    rupees = enumerate(names, 40 + raised)
    return {key: (f"{least}.00", f"{least + 10}.00", f"{least + 5}.50") for least, key in rupees}


def np(printed: Printed) -> bytes:
    """The answer of `/api/daily-prices/np`."""
    rows = [
        [_name(printed, key, 1), UNITS[_unit(key)][1], *map(devanagari_digits, price)]
        for key, price in printed.prices.items()
    ]
    return _answer(devanagari_digits(str(printed.on)), rows)


def en(printed: Printed) -> bytes:
    """The answer of `/api/daily-prices/en`."""
    rows = [[_name(printed, key, 0), UNITS[_unit(key)][0], *price] for key, price in printed.prices.items()]
    return _answer(str(printed.on), rows)


def page(printed: Printed) -> bytes:
    """The page `/price`."""
    bs = bikram_sambat.to_bs(printed.on)
    stated = devanagari_digits(f"{bikram_sambat.MONTHS_NE[bs.month - 1]} {bs.day:02}, {bs.year}")
    lines = "".join(
        f"<tr><td>{_name(printed, key, 1)}</td><td>{UNITS[_unit(key)][1]}</td>"
        + "".join(f"<td>रू {devanagari_digits(figure)}</td>" for figure in price)
        + "</tr>"
        for key, price in printed.prices.items()
    )
    heads = "".join(f"<th>{head}</th>" for head in ("कृषि उपज", "ईकाइ", "न्यूनतम", "अधिकतम", "औसत"))
    return (
        f"<!DOCTYPE html><html><body><h4>संकलित दैनिक थोक मूल्य बारे जानकारी - वि.सं. {stated}</h4>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></body></html>"
    ).encode()


def _name(printed: Printed, key: str, place: int) -> str:
    if key in printed.names:
        return printed.names[key][place]
    return (ENGLISH[key], MARKET.instruments[key].name_ne)[place]


def _unit(key: str) -> str:
    return MARKET.instruments[key].unit if key in MARKET.instruments else "kg"


def _answer(on: str, rows: list[list[str]]) -> bytes:
    fields = ("commodityname", "commodityunit", "minprice", "maxprice", "avgprice")
    prices = [dict(zip(fields, row, strict=True)) for row in rows]
    return json.dumps({"status": 200, "date": on, "prices": prices}, ensure_ascii=False).encode()


BODIES: dict[str, Callable[[Printed], bytes]] = {"np": np, "en": en, "price": page}


def answer(body: bytes, name: str = "np", at: datetime = NOON) -> HttpResponse:
    path = "price" if name == "price" else f"api/daily-prices/{name}"
    return HttpResponse(f"https://kalimatimarket.gov.np/{path}", 200, {}, body, at)


def web(printed: Printed, at: datetime = NOON, **instead: Printed | bytes | SourceError) -> Fetch:
    """A web in which the addresses print `printed`; those named in `instead` print, send or fail otherwise."""

    def fetch(request: HttpRequest) -> HttpResponse:
        name = request.url.rpartition("/")[2]
        content = instead.get(name, printed)
        if isinstance(content, SourceError):
            raise content
        return answer(content if isinstance(content, bytes) else BODIES[name](content), name, at)

    return fetch


SILENT = Unreachable("no answer")
