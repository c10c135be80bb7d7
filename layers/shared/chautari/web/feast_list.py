"""Lists of the feasts of a year by day, each feast with for whom it is and how sure its day is.

What else is known of a feast stands where it is searched for: 315 feasts with all of it are 61,000 pixels of a phone.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chautari.calendar.almanac.calendar_names import MONTHS
from chautari.nepali.bikram_sambat import LAST_YEAR
from chautari.web import parts
from chautari.web.festivals import search
from chautari.web.html import Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.month_grid import short_weekday, weekday_of
from chautari.web.rates import Answer

LISTS = {"festivals": "/calendar/festivals", "jatras": "/calendar/jatras", "fasts": "/calendar/fasts"}
# The kinds on the lists beside the first, which has all others and what most people ask for: all on one do not fit in a
# read of the table.
_KINDS = {
    "jatras": frozenset({"jatra", "mela"}),
    "fasts": frozenset({"vrata", "ekadashi", "shraddha", "snan", "yugadi"}),
}
# Each feast had its anchor on the one list of all: a link to it is led to the feast where it is searched for. Not so
# a month without a feast, nor what comes once nothing does.
_ANCHORS = (
    "let at=(/^#(?!coming$)([a-z-]{{4,}})$/.exec(location.hash)||[])[1];"
    "if(at&&!document.getElementById(at))location.replace('/{code}/calendar/festivals?name='+at+'#'+at)"
)


class DayOfFeasts(NamedTuple):
    """A day in both calendars with its feasts."""

    on_bs: str
    on: str
    feasts: list[Answer]


def page(year: Answer, which: str, present: str, lang: Locale) -> WebPage:
    """The list `which` of LISTS of an answer of /v1/calendar/festivals for a year; `present` is today's date."""
    title = f"{lang.say(which)} {lang.digits(year['first_year'])}"
    months = _by_month(year, which)
    coming = min((day.on for days in months.values() for day in days if day.on >= present), default="")
    jumps = [link(MONTHS[lang.code][number - 1], f"#m{number}") for number in months]
    main = [
        element("h1", title),
        search("", lang),
        element(
            "p",
            element("b", link(lang.say("from_today"), "#coming")) if coming else None,
            [[" ", jump] for jump in (*jumps, *_next_year(year["first_year"], lang))],
            class_="onward",
        ),
        element("ul", [element("li", _list(other, lang)) for other in LISTS if other != which], class_="plain"),
        [element("p", words, class_="soft") for words in _how_sure(year, lang)],
        element("div", [_month(number, days, coming, lang) for number, days in months.items()], class_="grid"),
    ]
    return WebPage(title, LISTS[which], "calendar", main, line=_ANCHORS.format(code=lang.code))


def list_of(feast: Answer) -> str:
    """The list that a feast is on."""
    return next((which for which, kinds in _KINDS.items() if feast["kind"]["key"] in kinds), "festivals")


def _list(which: str, lang: Locale) -> Markup:
    return link(lang.say(f"see {which}"), f"/{lang.code}{LISTS[which]}")


def _next_year(year: int, lang: Locale) -> Iterator[Markup]:
    """The page of the next year: in Chaitra the next Dashain is on no list of the present one."""
    if year < LAST_YEAR:
        yield link(f"{lang.digits(year + 1)} ›", f"/{lang.code}/calendar/{year + 1}")


def _by_month(year: Answer, which: str) -> dict[int, list[DayOfFeasts]]:
    """The days of a list by the number of their month."""
    days: dict[str, DayOfFeasts] = {}
    for feast in year["festivals"]:
        if list_of(feast) == which:
            for day in feast["days"]:
                on = day["date"]
                days.setdefault(on, DayOfFeasts(day["date_bs"], on, [])).feasts.append(feast)
    months: defaultdict[int, list[DayOfFeasts]] = defaultdict(list)
    for on in sorted(days):
        months[int(days[on].on_bs.split("-")[1])].append(days[on])
    return months


def _how_sure(year: Answer, lang: Locale) -> Iterator[str]:
    """How sure the days are, and what the figures beside names are."""
    if any(day["confidence"] == "predicted" for feast in year["festivals"] for day in feast["days"]):
        yield lang.say("feasts_predicted")
    yield lang.say("figures_of_feasts")


def _month(number: int, days: list[DayOfFeasts], coming: str, lang: Locale) -> Markup:
    rows = [[_day(day, lang, is_coming=day.on == coming), _feasts(day, lang)] for day in days]
    beside = dict.fromkeys(lang.months[int(day.on[5:7]) - 1] for day in (days[0], days[-1]))
    heading = [MONTHS[lang.code][number - 1], element("small", f" {' – '.join(beside)}", class_="soft")]
    return parts.section(heading, element("dl", rows, class_="feasts-of"), place=f"m{number}")


def _day(day: DayOfFeasts, lang: Locale, *, is_coming: bool) -> Markup:
    year, month, number = map(int, day.on_bs.split("-"))
    on = date.fromisoformat(day.on)
    shown = f"{lang.digits(number)} {short_weekday(weekday_of(on, lang), lang)}"
    return element(
        "dt",
        link(shown, f"/{lang.code}/calendar/{year}/{month}/{number}#day"),
        element("small", lang.digits(on.day)),
        id="coming" if is_coming else None,
    )


def _feasts(day: DayOfFeasts, lang: Locale) -> list[Markup]:
    return [element("dd", lang.of(feast["name"]), _beside(feast, day.on, lang)) for feast in day.feasts]


def _beside(feast: Answer, on: str, lang: Locale) -> Markup | None:
    """For whom a feast is, how well its rule fits where that is less than wholly, and its day by another method."""
    whose = [lang.of(feast[of]["name"]) for of in ("community", "region") if feast[of]]
    words = " · ".join([*whose, *_fit(feast, lang), *_otherwise(feast, on, lang)])
    return element("small", f" {words}") if words else None


def _fit(feast: Answer, lang: Locale) -> Iterator[str]:
    unseen = feast["score"] and feast["score"]["unseen"]
    if not (unseen and unseen["compared"]):
        yield "–"
    elif unseen["hits"] < unseen["compared"]:
        yield lang.digits(f"{unseen['hits']}/{unseen['compared']}")


def _otherwise(feast: Answer, on: str, lang: Locale) -> Iterator[str]:
    """The nearest day that another method has and that is not published, if it does not have this one."""
    published, by_rule = {day["date"] for day in feast["days"]}, date.fromisoformat(on)
    for method in feast["alternatives"]:
        if all(day["date"] != on for day in method["days"]):
            days = [day for day in method["days"] if day["date"] not in published]
            nearest = min(days, key=lambda day: abs(date.fromisoformat(day["date"]) - by_rule), default=None)
            yield f"? {lang.bs(nearest['date_bs']).rpartition(' ')[0]}" if nearest else "?"
