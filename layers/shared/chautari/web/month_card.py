"""A month as a small card: its days with today and the days off, and the names of its festivals and holidays."""

from collections.abc import Iterator
from datetime import date

from chautari.web import holidays, observances
from chautari.web.html import Markup, element, link
from chautari.web.locales import Locale
from chautari.web.month_grid import weekday_heads
from chautari.web.rates import Answer


def month_card(month: Answer, present: str, lang: Locale) -> Markup:
    """The card of `month`; `present` is today's date."""
    title = f"{lang.of(month['month']['name'])} {lang.digits(month['year'])}"
    weeks = [element("tr", [_cell(day, present, lang) for day in week]) for week in month["weeks"]]
    days = [day for week in month["weeks"] for day in week if day]
    return element(
        "section",
        element("h2", link(title, f"/{lang.code}/calendar")),
        element(
            "table",
            element("caption", title, class_="heard"),
            weekday_heads(lang),
            element("tbody", weeks),
            class_="month-card",
        ),
        element("ul", list(_named(days, lang)), class_="plain feasts"),
        class_="month-of-today",
    )


def _cell(day: Answer | None, present: str, lang: Locale) -> Markup:
    if day is None:
        return element("td")
    is_now = day["date"] == present
    kinds = (("off", day["is_off"]), ("now", is_now), ("feast", day["festivals"] or day["holidays"]))
    address = f"/{lang.code}/calendar/{day['year']}/{day['month']['number']}/{day['day']}#day"
    content = [element("b", lang.digits(day["day"])), element("small", lang.digits(int(day["date"][8:])))]
    return element(
        "td",
        link(content, address, aria_label=_label(day, lang), aria_current="date" if is_now else None),
        class_=" ".join(kind for kind, holds in kinds if holds) or None,
    )


def _label(day: Answer, lang: Locale) -> str:
    name, _ = observances.foremost(day, lang)
    off = lang.say("day_off") if day["is_off"] else ""
    return ", ".join(filter(None, (lang.bs(day["date_bs"]), lang.ad(day["date"]), off, name)))


def _named(days: list[Answer], lang: Locale) -> Iterator[Markup]:
    """The days with a festival or a holiday, each with its names."""
    for day in days:
        names = feasts(day, lang)
        if names:
            yield element("li", element("b", lang.digits(day["day"])), " ", ", ".join(names), class_=_off(day))


def feasts(day: Answer, lang: Locale) -> list[str]:
    """The names of a day's festivals and holidays, a holiday with whose it is; none that another name contains."""
    festivals = [lang.of(row["name"]) for row in day["festivals"]]
    names = list(dict.fromkeys([*(holidays.whose(row, lang) for row in day["holidays"]), *festivals]))
    return [name for name in names if not any(name != other and name in other for other in names)]


def next_holiday(month: Answer, present: str, lang: Locale) -> str:
    """The next day of the month with a holiday of the whole country, and in how many days; empty without one."""
    for week in month["weeks"]:
        for day in week:
            is_national = day and any(row["scope"]["key"] == "national" for row in day["holidays"])
            if is_national and day["date"] > present:
                days = (date.fromisoformat(day["date"]) - date.fromisoformat(present)).days
                words = lang.say("next_holiday", day=lang.bs(day["date_bs"]).rpartition(" ")[0], days=days)
                return f"{words} {expected(day, lang)}".rstrip()
    return ""


def expected(day: Answer, lang: Locale) -> str:
    """The mark of a day that is off by holidays which are expected by rule and not announced; empty for another."""
    statuses = {row["status"] for row in day["holidays"]}
    return f"({lang.say('expected')})" if statuses == {"expected"} else ""


def _off(day: Answer) -> str | None:
    return "off" if day["is_off"] else None
