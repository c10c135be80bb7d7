"""Observances on the pages of a month and a day: each with its kind, and who alone prints it."""

from chautari.calendar.model.observance_names import EVENTS, KINDS
from chautari.web import parts
from chautari.web.html import Child, Markup, element, link
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def foremost(day: Answer, lang: Locale) -> tuple[str | None, str]:
    """The one name that a cell of the month has room for, and its class: a festival, a holiday, another observance."""
    for each in (*day["festivals"], *day["holidays"]):
        return lang.of(each["name"]), "festival"
    others = sorted(day["observances"], key=lambda each: (not each["by_rule"], each["kind"] in EVENTS))
    return (lang.of(others[0]["name"]) if others else None), "observance"


def of_day(day: Answer, lang: Locale) -> list[Markup]:
    """The observances of a day, if there are any, each with a link to what is known of it."""
    if not day["observances"]:
        return []
    address = f"/{lang.code}/calendar/festivals?name="
    rows = [_named(each, link(lang.of(each["name"]), f"{address}{each['key']}"), lang) for each in day["observances"]]
    return [element("h3", lang.say("observances")), _list(rows)]


def of_month(month: Answer, lang: Locale) -> Markup:
    """The observances of a month by day, behind one line."""
    days = [day for week in month["weeks"] for day in week if day and day["observances"]]
    rows: list[tuple[Child, Child]] = [
        (_day(day, lang), _list([_named(each, lang.of(each["name"]), lang) for each in day["observances"]]))
        for day in days
    ]
    return element(
        "section",
        element("details", element("summary", lang.say("observances_of_month")), parts.facts(rows)),
        class_="card",
        id="observances",
    )


def _list(rows: list[list[Child]]) -> Markup:
    return element("ul", [element("li", row) for row in rows], class_="plain")


def _day(day: Answer, lang: Locale) -> Markup:
    address = f"/{lang.code}/calendar/{day['year']}/{day['month']['number']}/{day['day']}#day"
    return link(f"{lang.digits(day['day'])} {lang.of(day['month']['name'])}", address)


def _named(observance: Answer, name: str, lang: Locale) -> list[Child]:
    """Its `name`, the kind, and of a day that the rule does not have who prints it."""
    said = [lang.of(KINDS[observance["kind"]])]
    if not observance["by_rule"]:
        printers = ", ".join(each["publisher"] for each in observance["printed"])
        said.append(lang.say("printed_by", publishers=printers))
    return [name, " ", element("span", " · ".join(said), class_="soft")]
