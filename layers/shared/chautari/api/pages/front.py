"""The front page."""

from collections.abc import Mapping
from typing import Any

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import bar, language, shared, shown
from chautari.api.pages.rate_trends import trends_of
from chautari.api.problems import Problem
from chautari.web import card_names, structured_data
from chautari.web import front as pages

TOP, OWN, OTHERS = "12", 8, 4


def front(request: Request) -> Reply:
    """Today, the rates and the top stories, those in the page's language first."""
    home, lang = reply_of(request, "home", bar(request)), language(request)
    said = answer(home)
    top = top_stories(request, lang.code)
    newest = answer(reply_of(request, "articles", {"language": lang.code, "limit": TOP}))["articles"]
    said["news"] = _in_language_first(top, newest + (said["news"] or []), lang.code)
    trends = {**trends_of(request, "metalTrends"), **trends_of(request, "currencyTrends")}
    page = pages.page(said, trends, _month(request, said["today"]), lang)
    pictured = [said["today"] and said["today"]["date"], said["metals"], said["forex"]]
    about = structured_data.of_site(lang, request.origin)
    return shown(shared(page, about, card=card_names.DAY, pictured=pictured), request, home.headers, home.until)


def _month(request: Request, today: dict[str, Any] | None) -> dict[str, Any] | None:
    """The month of today; None where the calendar has none."""
    if today is None:
        return None
    year, number = str(today["year"]), str(today["month"]["number"])
    month: dict[str, Any] = answer(reply_of(request, "month", bs_year=year, month=number))
    return month


def top_stories(request: Request, code: str) -> list[dict[str, Any]]:
    """The stories at the top; none where they cannot be said now."""
    try:
        top: list[dict[str, Any]] = answer(reply_of(request, "stories", {"language": code, "limit": TOP}))["stories"]
    except Problem:
        return []
    return top


def _in_language_first(top: list[dict[str, Any]], articles: list[dict[str, Any]], code: str) -> list[dict[str, Any]]:
    """Stories that are told in a language and its newest articles after them, then some in the other."""
    images = {entry["id"]: entry["image"] for entry in articles}
    in_stories = {report["id"] for story in top for report in story["reports"]}
    alone = list({entry["id"]: [entry] for entry in articles if entry["id"] not in in_stories}.values())
    stories = [_rows(story, code, images) for story in top]
    own = [rows for rows in (*stories, *alone) if rows[0]["language"] == code]
    others = [rows for rows in (*stories, *alone) if rows[0]["language"] != code]
    return [row for rows in (*own[:OWN], *others[:OTHERS]) for row in rows]


def _rows(story: dict[str, Any], code: str, images: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The reports of a story as rows of one entry: the first is that of its title in a language, or in the other."""
    told_in = code if story["titles"][code] else next(name for name, title in story["titles"].items() if title)
    title = story["titles"][told_in]
    shown_title = {"title": title["text"], "url": title["url"], "source": title["source"], "language": told_in}
    others = [report for report in story["reports"] if report["source"] != title["source"]]
    rows = [_row(report, story, images) for report in (story["reports"][0], *others)]
    return [{**rows[0], **shown_title}, *rows[1:]]


def _row(report: dict[str, Any], story: dict[str, Any], images: Mapping[str, Any]) -> dict[str, Any]:
    about = {"agency": None, "excerpt": "", "original": story["id"], "outlets": story["outlets"]}
    return {
        **report,
        **about,
        "image": images.get(report["id"]),
        "published_at": report["listed_at"],
        "published_exact": True,
    }
