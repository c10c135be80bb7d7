"""The addresses whose answers are composed: those of the endpoints that say of what, with each value of their paths."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from chautari.api.composed_replies import name_of
from chautari.api.endpoint import Endpoint
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE
from chautari.calendar.model import near_years
from chautari.composition import part_stamps
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.composed_answers import LIFE
from chautari.dynamodb.table import Table
from chautari.markets import declarations
from chautari.nepali.clock import today

# Of what is made anew where a part changed, and whose every writer ends it.
LONG_LIFE = timedelta(days=1)
_DATED = re.compile(r"/[a-z]{2}/calendar/\d{4}/\d")


class Address(NamedTuple):
    """An address with the values of its path; `name` is that of its item."""

    name: str
    endpoint: Endpoint
    values: Mapping[str, str]

    @property
    def path(self) -> str:
        """The address."""
        return self.endpoint.path.format(**self.values)

    @property
    def parts(self) -> tuple[str, ...]:
        """What its answer is composed of."""
        return of_market(self.values["market"]) if "market" in self.values else self.endpoint.composed_of

    @property
    def life(self) -> timedelta:
        """How long its answer is served at most."""
        return LIFE if part_stamps.is_short_lived(self.parts) else LONG_LIFE


def of_market(key: str) -> tuple[str, ...]:
    """The parts of a board: what the days of its market are kept in.

    Of a market whose prices hold until they are revised also the record: its board tells whether the page was read
    lately.
    """
    market = declarations.find(key)
    part = {"series": key, "banks": "counter", "boards": "boards"}[market.kept]
    return (part, "record") if market.validity == "until-revised" else (part,)


def is_dated(name: str) -> bool:
    """Whether an address is of a month or day: such ones are composed for a while, and end with their last day."""
    return _DATED.match(name) is not None


def of_site(table: Table, now: datetime) -> dict[str, Address]:
    """Every address by its name as of `now`; of two with one name the first."""
    every = [address for endpoint in (*ENDPOINTS, *SITE, *PAGES) for address in _addresses(endpoint, table, now)]
    return {address.name: address for address in reversed(every)}


def _addresses(endpoint: Endpoint, table: Table, now: datetime) -> Iterator[Address]:
    if not endpoint.composed_of:
        return
    for values in _values(endpoint, table, now):
        yield Address(name_of(endpoint, values), endpoint, values)


def _values(endpoint: Endpoint, table: Table, now: datetime) -> list[dict[str, str]]:
    if "{year}" in endpoint.path:
        named = [name for name in ("year", "month", "day") if f"{{{name}}}" in endpoint.path]
        return near_years.composed(named, today(now))
    if "{code}" in endpoint.path:
        return _currencies(table)
    return [{"market": key} for key in declarations.market_keys()] if "{market}" in endpoint.path else [{}]


def _currencies(table: Table) -> list[dict[str, str]]:
    """Those that have a rate: others have no page yet."""
    view = read_models.get(table, "forex")
    return [{"code": rate["code"]} for rate in codec.unpacked(view.body)["rates"]] if view else []
