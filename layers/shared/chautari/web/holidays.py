"""Holidays on the pages of the calendar: of a month or a year, what they rest on, and those without a day."""

from chautari.web import parts
from chautari.web.html import Markup, element
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def whose(holiday: Answer, lang: Locale) -> str:
    name, scope = lang.of(holiday["name"]), holiday["scope"]
    return name if scope["key"] == "national" else f"{name} ({lang.of(scope['name'])})"


def section(month: Answer, lang: Locale) -> Markup:
    """The holidays of a month or a year, what they rest on, and those without a day."""
    rows = [(_span(each, lang), whose(each, lang)) for each in month["holidays"]]
    status = lang.say(f"holidays {month['holidays_status']}")
    missing = [(_expected(each, lang), whose(each, lang)) for each in month["missing"]]
    return parts.section(
        lang.say("holidays"),
        parts.facts(rows),
        element("p", status, class_="soft"),
        [element("h3", lang.say("holidays_missing")), parts.facts(missing)] if missing else None,
    )


def _expected(holiday: Answer, lang: Locale) -> str:
    between = holiday["expected"]
    return f"{_span(between, lang)} ({lang.say('expected_between')})" if between else lang.say("date_unknown")


def _span(holiday: Answer, lang: Locale) -> str:
    first, last = (lang.bs(holiday[end]["date_bs"]).rpartition(" ")[0] for end in ("first", "last"))
    return first if first == last else f"{first} – {last}"
