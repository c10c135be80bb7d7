"""Ranges of a metal's price: of the day, thirty days, the year and all years, each with its lowest and highest."""

from collections.abc import Iterator
from decimal import Decimal

from chautari.web import parts
from chautari.web.html import Child, Markup, element, joined
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def table(rate: Answer, trend: Answer | None, years: Answer, lang: Locale) -> Markup:
    """The ranges of a served metal, of its trend and of its history by fiscal year."""
    heads = [lang.say(key) for key in ("time", "low", "high")]
    whole = parts.table(lang.say("ranges_in_rupees"), heads, list(_rows(rate, trend, years, lang)))
    return joined([whole, _provisional(years, lang)])


def _provisional(years: Answer, lang: Locale) -> Markup | None:
    """How many of the days of all years one source alone says."""
    days = sum(row["days"] for row in years["rates"])
    count = sum(row["statuses"].get("provisional", 0) for row in years["rates"])
    words = lang.say("of_which_provisional", days=days, count=count)
    return element("p", words, class_="soft") if count else None


def _rows(rate: Answer, trend: Answer | None, years: Answer, lang: Locale) -> Iterator[Markup]:
    printed = _printed_today(rate)
    if len({*printed}) > 1:
        yield parts.row(lang.day(rate), *(lang.amount(str(end(printed))) for end in (min, max)))
    if trend and trend["value"] == rate["price"]:
        month = [value for value in trend["values"] if value is not None]
        counted = lang.say("of_days", days=len(month))
        yield parts.row(
            [lang.say("last_thirty"), " ", counted], *(lang.amount(end(month, key=Decimal)) for end in (min, max))
        )
        year = trend["year"]
        days = lang.say("of_days", days=year["days"])
        yield parts.row([lang.say("last_year"), " ", days], *(_dated(year[end], lang) for end in ("low", "high")))
    priced = [row for row in years["rates"] if row["tola"]]
    if priced:
        lowest = min(priced, key=lambda row: Decimal(row["tola"]["low"]))
        highest = max(priced, key=lambda row: Decimal(row["tola"]["high"]))
        since = lang.say("all_since", day=lang.day(priced[0]["first_market_day"]))
        ends = ((lowest, "low"), (highest, "high"))
        yield parts.row(since, *(_of_year(row, end, lang) for row, end in ends))


def _printed_today(rate: Answer) -> list[Decimal]:
    """The prices per tola that were served of the rate's day: the one in force, and the surer one before it."""
    before = rate.get("superseded") or {"figures": {}}
    return [Decimal(text) for text in (rate["price"], before["figures"].get("tola")) if text is not None]


def _dated(of: Answer, lang: Locale) -> Child:
    return joined([lang.amount(of["value"]), " · ", lang.day(of)])


def _of_year(row: Answer, end: str, lang: Locale) -> Child:
    return joined([lang.amount(row["tola"][end]), " · ", lang.say("fiscal_year_of", year=row["label"])])
