"""Page of a year: twelve small months with days off and disputed days, and its holidays; one A4 sheet in print."""

from datetime import date

from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from chautari.web import holidays
from chautari.web.html import Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.month_grid import weekday_heads
from chautari.web.rates import Answer

DAYS_OF_WEEK = 7


def page(year: Answer, present: str, lang: Locale) -> WebPage:
    """The page of `year`; `present` is today's date."""
    title = lang.digits(year["year"])
    main = [
        element("h1", f"{lang.say('year')} {title}"),
        element("p", f"{lang.ad(year['first']['date'])} – {lang.ad(year['last']['date'])}", class_="soft"),
        _steps(year["year"], lang),
        element("div", [_month(month, year["year"], present, lang) for month in year["months"]], class_="year"),
        holidays.section(year, lang),
    ]
    return WebPage(title, f"/calendar/{year['year']}", "calendar", main)


def _steps(year: int, lang: Locale) -> Markup:
    """Links to the years before and after, and to today's month."""
    beside = [(f"‹ {lang.digits(year - 1)}", year - 1), (f"{lang.digits(year + 1)} ›", year + 1)]
    links = [link(name, f"/{lang.code}/calendar/{at}") for name, at in beside if FIRST_YEAR <= at <= LAST_YEAR]
    return element("p", links, link(lang.say("today"), f"/{lang.code}/calendar"), class_="steps")


def _month(month: Answer, year: int, present: str, lang: Locale) -> Markup:
    address = f"/{lang.code}/calendar/{year}/{month['month']['number']}"
    first = date.fromisoformat(month["first"]["date"])
    now = (date.fromisoformat(present) - first).days + 1
    days = [_cell(day, month, lang, is_now=day == now) for day in range(1, month["days"] + 1)]
    cells = [*[element("td")] * (first.isoweekday() % DAYS_OF_WEEK), *days]
    weeks = [element("tr", cells[at : at + DAYS_OF_WEEK]) for at in range(0, len(cells), DAYS_OF_WEEK)]
    caption = element("caption", link(lang.of(month["month"]["name"]), address))
    return element("table", caption, weekday_heads(lang), element("tbody", weeks), class_="small")


def _cell(day: int, month: Answer, lang: Locale, *, is_now: bool) -> Markup:
    kinds = (("off", day in month["off"]), ("disputed", day in month["disputed"]), ("now", is_now))
    title = lang.say("disputed_day") if day in month["disputed"] else None
    return element(
        "td",
        lang.digits(day),
        class_=" ".join(kind for kind, holds in kinds if holds) or None,
        title=title,
        aria_current="date" if is_now else None,
    )
