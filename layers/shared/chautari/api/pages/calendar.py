"""The pages of the calendar: a month with one of its days, a year, and its feeds."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from chautari.api import cache_control
from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages import form_values
from chautari.api.pages.page_replies import language, shared, shown
from chautari.nepali import clock
from chautari.web import calendar as pages
from chautari.web import card_names, month_grid, subscriptions, year_page
from chautari.web.locales import Locale
from chautari.web.month_grid import DayCell
from chautari.web.rates import Answer

# Of a page that a deployment alone changes.
OF_FEEDS = {"Cache-Control": "public, max-age=3600"}


def calendar(request: Request) -> Reply:
    """The month and day of the path or the form; today's by default."""
    asked, today = request.values, clock.today(request.now)
    year, number = asked.get("year"), asked.get("month")
    if not (year and number):
        # Not reckoned here: a row of months after this code may have moved today into another month.
        now = answer(reply_of(request, "today"))
        year, number = year or str(now["year"]), number or str(now["month"]["number"])
    lang, converted = language(request), _converted(request)
    whole = reply_of(request, "month", bs_year=year, month=number)
    month, cells = _month(whole.body, whole.gzipped, str(today), lang)
    day = answer(reply_of(request, "day", date=_date(month, today, asked)))
    page = pages.page(month, cells, day, converted, asked, lang, request.origin)
    page = shared(page, card=_card(day, today), pictured=day)
    return shown(page, request, cache_control.of_today(request.now))


@lru_cache(maxsize=4)
def _month(body: bytes, gzipped: bool, present: str, lang: Locale) -> tuple[Answer, dict[str, DayCell]]:
    """A month and its cells, which are the same on the page of each of its days: half of what a day's page takes."""
    month = answer(Reply(body, "", gzipped=gzipped))
    return month, month_grid.cells_of(month, present, lang)


def year(request: Request) -> Reply:
    """The year of the path."""
    whole = answer(reply_of(request, "year", bs_year=request.values["year"]))
    page = year_page.page(whole, str(clock.today(request.now)), language(request))
    return shown(page, request, cache_control.of_today(request.now))


def feeds(request: Request) -> Reply:
    """Every feed of the calendar, those of some holidays and observances only among them."""
    return shown(subscriptions.page(language(request), request.origin), request, OF_FEEDS)


def _card(day: Answer, today: date) -> str:
    return card_names.of_day_near(date.fromisoformat(day["date"]), day["date_bs"], today)


def _converted(request: Request) -> Answer | None:
    """The day of the converter's form in both calendars."""
    written, calendar = request.values.get("date"), request.values.get("from") or "bs"
    return form_values.converted_day(request, calendar, written, "date") if written else None


def _date(month: Answer, today: date, asked: Mapping[str, str]) -> str:
    """The day of the path; else today if it is in the month; else the first of the month."""
    if "day" in asked:
        return f"bs:{month['year']}-{month['month']['number']}-{asked['day']}"
    inside = month["first"]["date"] <= str(today) <= month["last"]["date"]
    return str(today) if inside else str(month["first"]["date"])
