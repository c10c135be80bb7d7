"""Feeds of rate changes: one entry for each market day on which a rate moved.

Read from the years of the series, two items an instrument. A corrected day remains one entry with a later `updated`;
before and after are in the feed of corrections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from chautari.api import cache_control, syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints import rates
from chautari.api.rates import adopted_notices, stored
from chautari.api.rates.history import FOREX, METALS, days
from chautari.api.syndication import FeedItem, SyndicationFeed
from chautari.nepali.clock import today
from chautari.nepali.numerals import grouped
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.store import series as store

if TYPE_CHECKING:
    from chautari.rates.views.day_types import Change

IN_FEED, BACK = 50, timedelta(days=45)
# What is asked for where a reader names nothing: each costs a read.
WATCHED = ("gold", "silver", "USD")
ABOUT = "An entry a market day on which the rate moved. What is put right later: /v1/corrections.atom."


def feed(request: Request) -> Reply:
    """The newest changes of an instrument, or of the most requested ones."""
    asked, form = request.values.get("instrument"), request.values["form"]
    wanted = (asked,) if asked else WATCHED
    watched = [adopted_notices.required(request, rates.WATCHED, key) for key in wanted]
    entries = [entry for instrument in watched for entry in _entries(request, instrument)]
    newest = sorted(entries, key=lambda entry: entry.published, reverse=True)[:IN_FEED]
    named = {name: request.values[name] for name in ("instrument", "min_status") if name in request.values}
    query = f"?{urlencode(named)}" if named else ""
    address, home = f"{request.origin}/v1/rates.{form}{query}", f"{request.origin}/{_page(wanted[0])}"
    title = f"Chautari: {INSTRUMENTS[asked].name if asked else 'rates of Nepal'}"
    kept = cache_control.of_rates(request.now)
    return syndication.reply(SyndicationFeed(address, home, title, ABOUT, tuple(newest)), form, kept)


def _page(key: str) -> str:
    return f"en/{INSTRUMENTS[key].market}"


def _entries(request: Request, instrument: Instrument) -> Iterator[FeedItem]:
    market = METALS if instrument.market == "metals" else FOREX
    last = today(request.now)
    first = last - BACK
    series = store.series_of(instrument.key, stored.years_of(request, instrument.key, first.year - 1, last.year))
    for row in days(series, market, first, last):
        if row["change"] and Decimal(row["change"]["amount"]):
            yield _entry(request.origin, instrument, row)


def _entry(origin: str, instrument: Instrument, row: Mapping[str, Any]) -> FeedItem:
    at = datetime.fromisoformat(row["observed_at"])
    text = f"{_figures(row)}. {row['date_bs']} BS, {row['date']} AD. {row['status'].capitalize()}."
    return FeedItem(
        id=f"urn:chautari:rate:{instrument.key}:{row['date']}",
        url=f"{origin}/en/proof/{row['proof']}",
        title=f"{instrument.name}: {_figures(row)}, {moved(row['change'])}{_doubt(row)}",
        text=text,
        published=at,
        updated=at,
        category=instrument.key,
    )


def _doubt(row: Mapping[str, Any]) -> str:
    """The mark of a provisional rate in a title, since titles are read without their texts."""
    return " (provisional)" if row["status"] == "provisional" else ""


def _figures(row: Mapping[str, Any]) -> str:
    """The figures of a day in rupees: `3,05,200 a tola`, `buy 144.11, sell 144.71`."""
    if "price" in row:
        return f"Rs {grouped(row['price'])} a tola"
    sides = [f"{side} Rs {row[side]}" for side in ("buy", "sell") if row[side] is not None]
    return f"{', '.join(sides)} for {row['unit']}"


def moved(change: Change) -> str:
    """A change in words: `up 1,600 (0.52%)`."""
    amount = Decimal(change["amount"])
    return f"{'up' if amount > 0 else 'down'} {grouped(str(abs(amount)))} ({abs(Decimal(change['percent']))}%)"
