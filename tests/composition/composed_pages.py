"""A table of everything that a page shows, and what is served of it: composed, or made of the parts."""

import gzip
from dataclasses import dataclass
from datetime import datetime, timedelta
from pkgutil import resolve_name

from chautari.api import composed_replies
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.pages import LANGUAGES
from chautari.calendar.model import near_years
from chautari.composition import addresses
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb.table import Table
from chautari.nepali.clock import today
from tests.api import data

SITE = "https://chautari.example.np"
MINUTE = timedelta(minutes=1)
OF_NEWS = {"/ne", "/en", "/ne/news", "/en/news"}
OF_RECORD = {"/ne/status", "/en/incidents", "/v1/sources", "/v1/runs"}
OF_FOREX = {"/ne/forex", "/en/forex/USD", "/en/forex/KWD", "/ne", "/sitemap.xml"}
# What is longer than a unit, and how many it is.
LONG = {"/v1/calendar/festivals": 2, "/v1/calendar/observances": 3}


@dataclass(frozen=True)
class Scene:
    """The table at the instant `at`, and minutes after it."""

    table: Table
    at: datetime

    def request(self, name: str, minutes: float = 0, origin: str = SITE, **values: str) -> Request:
        """A request to the address of a composed answer, with the values of a form."""
        address = addresses.of_site(self.table, self.at)[name]
        checked = {**address.endpoint.values(address.values, ""), **values}
        return Request(address.path, checked, self.table, self.at + minutes * MINUTE, origin=origin)

    def passed(self, name: str, minutes: float = 0, origin: str = SITE, **values: str) -> Reply | None:
        """The composed answer to a request; None where its parts are read."""
        endpoint = addresses.of_site(self.table, self.at)[name].endpoint
        return composed_replies.reply(endpoint, self.request(name, minutes, origin, **values))

    def of_parts(self, name: str, minutes: float = 0) -> Reply:
        """The same made of its parts."""
        endpoint = addresses.of_site(self.table, self.at)[name].endpoint
        reply: Reply = resolve_name(endpoint.answer)(self.request(name, minutes))
        return reply

    def holding(self, minutes: float = 0) -> set[str]:
        """The names of the composed answers that are served."""
        return {name for name in self.names() if self.passed(name, minutes)}

    def names(self) -> set[str]:
        """The names of what is composed here: all but the years that the table lacks."""
        lacking = set(near_years.years(today(self.at))) - set(data.YEARS)
        unmade = {f"/{code}/calendar/{year}" for code in LANGUAGES for year in lacking}
        return set(addresses.of_site(self.table, self.at)) - unmade

    def page(self, name: str) -> str:
        """The text of a composed answer."""
        reply = self.passed(name)
        assert reply
        return gzip.decompress(reply.body).decode()

    def compose(self, composer: PageComposer | None = None, minutes: float = 0, site: str = SITE) -> set[str]:
        """The names of what a dispatch stores, by a process that knows of nothing unless `composer` does."""
        return set((composer or PageComposer()).compose(self.table, self.at + minutes * MINUTE, site))
