"""Search of a feast by name: of each its kind, its days over years, and how well its rule fits print."""

from urllib.parse import quote

from chautari.web import parts
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def page(found: Answer | None, name: str, lang: Locale) -> WebPage:
    """The page of an answer of /v1/calendar/festivals; `found` is None if nothing is called `name`."""
    title = lang.say("festivals")
    main = [
        element("h1", title),
        search(name, lang),
        _found(found, lang) if found else element("p", lang.say("no_match"), role="status"),
    ]
    return WebPage(f"{title}: {name}", f"/calendar/festivals?name={quote(name)}", "calendar", main)


def search(name: str, lang: Locale) -> Markup:
    """The form that finds a festival by its name."""
    field = parts.text(lang.say("festival_name"), "name", name, lang.say("festival_hint"))
    return parts.form(f"/{lang.code}/calendar/festivals", lang.say("search"), field)


def _found(found: Answer, lang: Locale) -> Markup:
    first, last = found["first_year"], found["last_year"]
    years = lang.digits(first if first == last else f"{first} – {last}")
    return parts.section(
        f"{lang.say('bs')} {years}",
        element("ul", [_festival(each, lang) for each in found["festivals"]], class_="plain stories"),
    )


def _festival(festival: Answer, lang: Locale) -> Markup:
    attributes = [festival[name] for name in ("kind", "community", "region") if festival[name]]
    days = [_day(day, lang) for day in festival["days"]]
    return element(
        "li",
        element("h3", lang.of(festival["name"])),
        element("p", " · ".join(lang.of(each["name"]) for each in attributes), class_="soft"),
        element("ul", [element("li", day) for day in days], class_="plain"),
        [element("p", _by_method(each, festival["days"], lang), class_="soft") for each in festival["alternatives"]],
        element("p", _score(festival["score"], lang), class_="soft"),
        id=festival["key"],
    )


def _day(day: Answer, lang: Locale) -> list[Child]:
    year, month, number = map(int, day["date_bs"].split("-"))
    dates = (lang.bs(day["date_bs"]), lang.ad(day["date"]))
    predicted = [" · ", lang.say("confidence predicted")] if day["confidence"] == "predicted" else []
    return [link(" = ".join(dates), f"/{lang.code}/calendar/{year}/{month}/{number}#day"), *predicted]


def _by_method(other: Answer, published: list[Answer], lang: Locale) -> str:
    """The days of another method that are not published; a monthly fast has two dozen that are."""
    ours = {day["date"] for day in published}
    theirs = [day for day in other["days"] if day["date"] not in ours]
    days = ", ".join(f"{lang.bs(day['date_bs'])} = {lang.ad(day['date'])}" for day in theirs)
    return f"{lang.say('another_method')} ({lang.digits(other['year'])}, {other['method']}): {days or '–'}"


def _score(score: Answer | None, lang: Locale) -> str:
    unseen = score["unseen"] if score else {"compared": 0}
    if not unseen["compared"]:
        return lang.say("score_none")
    return lang.say("score_of_rule", hits=unseen["hits"], compared=unseen["compared"])
