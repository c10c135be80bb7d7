"""The page of a month of the calendar with one of its days, and the page of a year."""

from collections.abc import Mapping
from datetime import date

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shared, shown
from chautari.web import calendar as pages
from chautari.web import card_names, year_page
from chautari.web.rates import Answer


def calendar(request: Request) -> Reply:
    """The month and day of the path or the form; today's by default."""
    asked, now = request.values, reply_of(request, "today")
    today = answer(now)
    year, number = asked.get("year") or str(today["year"]), asked.get("month") or str(today["month"]["number"])
    month = answer(reply_of(request, "month", bs_year=year, month=number))
    day = answer(reply_of(request, "day", date=_date(month, today, asked)))
    lang, converted = language(request), _converted(request)
    page = pages.page(month, day, today["date"], converted, asked, lang, request.origin)
    page = shared(page, card=_card(day, today), pictured=day)
    return shown(page, request, now.headers)


def year(request: Request) -> Reply:
    """The year of the path."""
    now = reply_of(request, "today")
    whole = answer(reply_of(request, "year", bs_year=request.values["year"]))
    return shown(year_page.page(whole, answer(now)["date"], language(request)), request, now.headers)


def _card(day: Answer, today: Answer) -> str:
    return card_names.of_day_near(date.fromisoformat(day["date"]), day["date_bs"], date.fromisoformat(today["date"]))


def _converted(request: Request) -> Answer | None:
    """The day of the converter's form in both calendars."""
    written, calendar = request.values.get("date"), request.values.get("from") or "bs"
    return answer(reply_of(request, "convertDate", {calendar: written})) if written else None


def _date(month: Answer, today: Answer, asked: Mapping[str, str]) -> str:
    """The day of the path; else today if it is in the month; else the first of the month."""
    if "day" in asked:
        return f"bs:{month['year']}-{month['month']['number']}-{asked['day']}"
    inside = month["first"]["date"] <= today["date"] <= month["last"]["date"]
    return str(today["date"] if inside else month["first"]["date"])
