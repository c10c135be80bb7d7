"""Pages of subjects: topics, people and places, and the news of one."""

from collections.abc import Iterable
from urllib.parse import urlencode

from chautari.web import news, parts, stories
from chautari.web.html import Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

KINDS = ("topics", "people", "places")
# Of places the page lists the large ones: each district's page lists those in it.
LISTED_LEVELS = ("province", "district", "metropolitan", "sub-metropolitan", None)


def index(subjects: Iterable[Answer], lang: Locale) -> WebPage:
    """The list, a part for each kind."""
    large = [subject for subject in subjects if subject["level"] in LISTED_LEVELS]
    main = [element("h1", lang.say("subjects"))]
    for kind in KINDS:
        main.append(parts.section(lang.say(kind), _links([row for row in large if row["kind"] == kind], lang)))
    return WebPage(lang.say("subjects"), "/subjects", "news", main)


def page(news_of: Answer, inside: list[Answer], lang: Locale) -> WebPage:
    """The newest articles of a subject; `inside` are the places in it."""
    subject = news_of["subject"]
    place = f"/subjects/{subject['kind']}/{subject['key']}"
    name, onward = _name(subject, lang), news_of["next"]
    older = link(lang.say("older"), f"/{lang.code}{place}?{urlencode({'cursor': onward})}") if onward else None
    listed = stories.listed(news_of["articles"], lang, excerpts=True) if news_of["articles"] else lang.say("no_news")
    main = [
        element("h1", name),
        element("section", listed, class_="card"),
        element("p", older) if older else None,
        parts.section(lang.say("places_within"), _links(inside, lang)) if inside else None,
        element("p", link(lang.say("subjects"), f"/{lang.code}/subjects")),
        news.feeds(f"/v1{place}/news", {}, lang),
    ]
    return WebPage(name, place, "news", main)


def _links(subjects: Iterable[Answer], lang: Locale) -> Markup:
    links = [
        element("li", link(_name(row, lang), f"/{lang.code}/subjects/{row['kind']}/{row['key']}")) for row in subjects
    ]
    return element("ul", links, class_="plain names")


def _name(subject: Answer, lang: Locale) -> str:
    return str(subject["name_ne"] if lang.code == "ne" else subject["name"])
