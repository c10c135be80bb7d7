"""Tools of days: the calendar, and what the news says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chautari.api.internal_calls import answer as json_of
from chautari.api.internal_calls import reply_of
from chautari.api.mcp import facts

if TYPE_CHECKING:
    from chautari.api.endpoint import Request
    from chautari.api.mcp.facts import Fact, ToolAnswer

# The index takes in what is new every two minutes.
INDEX_IS_OLD = timedelta(hours=2)


def calendar_date(request: Request) -> ToolAnswer:
    """A day in both calendars: tithi, festivals, holidays, whether it is off."""
    text = request.values.get("date")
    day = json_of(
        reply_of(request, "day", {"lang": "en"}, date=text) if text else reply_of(request, "today", {"lang": "en"})
    )
    tithi = day["panchanga"]["tithi"]
    lunar = f"{tithi['paksha']['name']['en']} {tithi['name']['en']}"
    festivals = [festival["name"]["en"] for festival in day["festivals"]]
    holidays = [
        f"{holiday['name']['en']} (holiday, {holiday['scope']}, {holiday['status']})" for holiday in day["holidays"]
    ]
    is_off = "a day off for everyone" if day["is_off"] else "no day off for everyone"
    answered = facts.fact(
        request,
        f"{day['weekday']['name']['en']}, {day['day']} {day['month']['name']['en']} {day['year']} BS,",
        "; ".join([f"tithi at sunrise {lunar}", *festivals, *holidays, is_off]),
        "",
        date.fromisoformat(day["date"]),
        day["confidence"],
        ("computed", "by the almanac; holidays as announced or expected"),
        facts.address(request, f"/v1/calendar/days/{day['date']}"),
        doubts=list(_doubts(day)),
        meanings=facts.STATUSES_OF_DAYS,
        details={
            name: day[name] for name in ("holidays", "festivals", "is_off", "fiscal_year", "panchanga", "sunrise")
        },
    )
    return facts.answer(request, [answered])


def _doubts(day: Mapping[str, Any]) -> Iterator[str]:
    if day["confidence"] in ("disputed", "predicted"):
        yield f"{day['confidence'].upper()} CALENDAR"
    if any(holiday["status"] == "expected" for holiday in day["holidays"]):
        yield "EXPECTED HOLIDAY, not announced"


def news_search(request: Request) -> ToolAnswer:
    """Articles by words, each with its outlet and the address to read it at."""
    answered = json_of(reply_of(request, "search", request.values))
    until = datetime.fromisoformat(answered["index"]["changed_until"])
    doubts = [f"THE INDEX IS OF {until:%Y-%m-%d %H:%M}"] if request.now - until > INDEX_IS_OLD else []
    notes = [f"{answered['total']} articles match, of {answered['index']['articles']} up to {until.isoformat()}."]
    return facts.answer(request, [_article(request, article, doubts) for article in answered["articles"]], notes)


def _article(request: Request, article: Mapping[str, Any], doubts: list[str]) -> Fact:
    at = article["published_at"] or article["listed_at"]
    kept = ("id", "excerpt", "language", "kind", "is_copy", "agency", "published_at")
    return facts.fact(
        request,
        f"“{article['title']}”",
        article["source"]["name"],
        "",
        date.fromisoformat(at[:10]),
        "stated",
        ("asked", f"published {at}"),
        article["url"],
        doubts=doubts,
        details={name: article[name] for name in kept},
    )
