"""The client: a method for each address that most need, called as its operation in the OpenAPI document."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Literal, cast, overload

from chautari_client import history, rates
from chautari_client.answers import (
    Article,
    Articles,
    CalendarDay,
    ConvertedDay,
    Holidays,
    ListedArticle,
    Stories,
    Story,
)
from chautari_client.conversion import Conversion, conversion
from chautari_client.history import CurrencyDay, History, MetalDay, Period
from chautari_client.rates import Currency, Metal, Permitted, State
from chautari_client.transport import JsonObject, Transport

MinStatus = Literal["official", "confirmed"]
Grouped = Literal["week", "month", "bs-month", "fiscal-year"]
Side = Literal["buy", "sell", "mid"]
Query = str | int | None


class Chautari:
    """The API at `address`, as `https://chautari.example.np`.

    - `min_status`: the least status that counts as a rate, in every answer; None takes all.
    - `oldest`: the oldest freshness whose figures are given; `stale` permits all.
    - `timeout`: seconds until a request is given up.
    """

    def __init__(
        self,
        address: str,
        *,
        min_status: MinStatus | None = None,
        oldest: State = "carried",
        timeout: float = 10,
    ) -> None:
        self.min_status, self.oldest = min_status, oldest
        self.transport = Transport(address, timeout)

    def get(self, path: str, **query: Query) -> JsonObject:
        """The JSON of any address. A name that Python keeps for itself has `_` behind it: `from_`."""
        named = {name.removesuffix("_"): str(value) for name, value in query.items() if value is not None}
        return self.transport.json(path, named)

    def metals(self, *, on: str | None = None, carried: bool = False) -> dict[str, Metal]:
        """Gold, tejabi gold and silver by key, the latest or those of the day `on`; of an earlier one if `carried`."""
        answer = self.get("/v1/metals", on=on, min_status=self.min_status)
        permitted = Permitted(self.oldest, carried)
        return {row["instrument"]: rates.metal(row, permitted) for row in answer["metals"]}

    def forex(self, *, codes: str | None = None, on: str | None = None, carried: bool = False) -> dict[str, Currency]:
        """Currencies by code, all or those in `codes` (`USD,SAR`); days as of metals."""
        answer = self.get("/v1/forex", codes=codes, on=on, min_status=self.min_status)
        permitted = Permitted(self.oldest, carried)
        return {row["code"]: rates.currency(row, permitted) for row in answer["rates"]}

    @overload
    def metal_history(
        self, instrument: str, from_: str | None = None, to: str | None = None, *, group: Literal["day"] = "day"
    ) -> History[MetalDay]: ...

    @overload
    def metal_history(
        self, instrument: str, from_: str | None = None, to: str | None = None, *, group: Grouped
    ) -> History[Period]: ...

    def metal_history(
        self,
        instrument: str,
        from_: str | None = None,
        to: str | None = None,
        *,
        group: Literal["day"] | Grouped = "day",
    ) -> History[MetalDay] | History[Period]:
        """The market days of a metal, or its weeks, months or fiscal years."""
        pages = partial(self._pages, f"/v1/metals/{instrument}/history", from_=from_, to=to, group=group)
        return History(pages, history.metal_day) if group == "day" else History(pages, history.period)

    @overload
    def currency_history(
        self, code: str, from_: str | None = None, to: str | None = None, *, group: Literal["day"] = "day"
    ) -> History[CurrencyDay]: ...

    @overload
    def currency_history(
        self, code: str, from_: str | None = None, to: str | None = None, *, group: Grouped
    ) -> History[Period]: ...

    def currency_history(
        self,
        code: str,
        from_: str | None = None,
        to: str | None = None,
        *,
        group: Literal["day"] | Grouped = "day",
    ) -> History[CurrencyDay] | History[Period]:
        """The market days of a currency, or its weeks, months or fiscal years."""
        pages = partial(self._pages, f"/v1/forex/{code}/history", from_=from_, to=to, group=group)
        return History(pages, history.currency_day) if group == "day" else History(pages, history.period)

    def convert(
        self, amount: object, from_: str, to: str, *, side: Side | None = None, on: str | None = None
    ) -> Conversion:
        """An amount (`str`, `int` or `Decimal`) of one thing in another: `USD`, `NPR`, `gold:tola`."""
        query = {"amount": str(amount), "from_": from_, "to": to, "side": side, "on": on, "min_status": self.min_status}
        answer = self.get("/v1/convert", **query)
        return conversion(answer, self.oldest)

    def day(self, on: str) -> CalendarDay:
        """A day of the calendar: `2026-08-17` or `bs:2083-05-01`."""
        return cast(CalendarDay, self.get(f"/v1/calendar/days/{on}"))

    def today(self) -> CalendarDay:
        """Today in Nepal."""
        return cast(CalendarDay, self.get("/v1/calendar/today"))

    def convert_date(self, *, ad: str | None = None, bs: str | None = None) -> ConvertedDay:
        """A day in the other calendars."""
        return cast(ConvertedDay, self.get("/v1/calendar/convert", ad=ad, bs=bs))

    def holidays(self, year: int | None = None, *, scope: str | None = None) -> Holidays:
        """The public holidays of a BS year; this year without one."""
        return cast(Holidays, self.get("/v1/calendar/holidays", year=year, scope=scope))

    def articles(self, **query: Query) -> Iterator[ListedArticle]:
        """All articles, newest first, page by page: stop when you have enough."""
        while True:
            page = cast(Articles, self.get("/v1/articles", **query))
            yield from page["articles"]
            if page["next"] is None:
                return
            query["cursor"] = page["next"]

    def article(self, id: str) -> Article:
        """One article."""
        return cast(Article, self.get(f"/v1/articles/{id}"))

    def stories(self, **query: Query) -> Stories:
        """What several articles tell, once."""
        return cast(Stories, self.get("/v1/stories", **query))

    def story(self, id: str) -> Story:
        """One story."""
        return cast(Story, self.get(f"/v1/stories/{id}"))

    def _pages(self, path: str, **query: Query) -> Iterator[list[dict[str, Any]]]:
        answer = self.get(path, **query, min_status=self.min_status)
        yield answer["rates"]
        while answer["next"] is not None:
            answer = self.get(path, **query, min_status=self.min_status, cursor=answer["next"])
            yield answer["rates"]
