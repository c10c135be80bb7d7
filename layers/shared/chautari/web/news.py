"""News page: articles of a section, an outlet and a language, each linking to its outlet."""

from collections.abc import Mapping
from urllib.parse import urlencode

from chautari.news.model.sections import SECTIONS
from chautari.web import parts, stories
from chautari.web.html import Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

FILTERS = ("q", "section", "source", "language")
FEEDS = ("rss", "atom", "json")
# Of the page without a selection: one read unit is 8 kB, and an excerpt in Nepali takes 130 bytes compressed.
EXCERPTS = 6


def page(found: Mapping[str, Answer], outlets: Mapping[str, str], asked: Mapping[str, str], lang: Locale) -> WebPage:
    """The page of answers of /v1/articles by language, in their order; "" is the form's own selection.

    `outlets` are the names by key, `asked` the form.
    """
    kept = {name: asked[name] for name in FILTERS if asked.get(name)}
    filled = {code: answer for code, answer in found.items() if answer["articles"]}
    main = [
        element("h1", lang.say("news")),
        _filters(outlets, asked, lang),
        [_list(code, answer, kept, lang, 0 if at else EXCERPTS) for at, (code, answer) in enumerate(filled.items())],
        None if filled else element("section", lang.say("no_news"), class_="card"),
        element("p", link(lang.say("revisions"), f"/{lang.code}/revisions"), class_="soft"),
        element("p", link(lang.say("subjects"), f"/{lang.code}/subjects")),
        None if "q" in kept else feeds("/v1/articles", kept, lang),
    ]
    return WebPage(lang.say("news"), "/news", "news", main, embed="" if kept else "news", pictures=True)


def _list(code: str, answer: Answer, kept: Mapping[str, str], lang: Locale, excerpts: int) -> Markup:
    """The articles in a language under its name, with a link to older ones; all excerpts of what was looked for."""
    excerpts = excerpts if code else len(answer["articles"])
    heading = element("h2", Locale(code).say("language_name"), lang=code) if code else None
    older = {**kept, "language": code} if code else kept
    heading = element("h2", lang.say("hits", count=answer["total"])) if "total" in answer else heading
    listed = stories.listed(answer["articles"], lang, excerpts, pictures=True)
    return joined([element("section", heading, listed, class_="card"), _onward(answer["next"], older, lang)])


def _filters(outlets: Mapping[str, str], asked: Mapping[str, str], lang: Locale) -> Markup:
    all_of = {"": lang.say("all")}
    languages = {**all_of, "ne": Locale("ne").say("language_name"), "en": Locale("en").say("language_name")}
    named = {**all_of, **{each.key: each.name_ne if lang.code == "ne" else each.name for each in SECTIONS.values()}}
    return element(
        "section",
        parts.form(
            f"/{lang.code}/news",
            lang.say("show"),
            parts.text(lang.say("search"), "q", asked.get("q"), lang.say("search_hint"), most=200),
            element(
                "details",
                element("summary", lang.say("narrower")),
                parts.choice(lang.say("section"), "section", named, asked.get("section", "")),
                parts.choice(lang.say("outlet"), "source", {**all_of, **outlets}, asked.get("source", "")),
                parts.choice(lang.say("language"), "language", languages, asked.get("language", "")),
                open=any(asked.get(name) for name in ("section", "source", "language")),
            ),
        ),
        class_="card",
    )


def _onward(cursor: str | None, kept: Mapping[str, str], lang: Locale) -> Markup | None:
    if cursor is None:
        return None
    return element("p", link(lang.say("older"), f"/{lang.code}/news?{urlencode({**kept, 'cursor': cursor})}"))


def feeds(address: str, kept: Mapping[str, str], lang: Locale) -> Markup:
    """Links to a list of articles as feeds, in the forms that there are."""
    query = f"?{urlencode(kept)}" if kept else ""
    links = [[link(form.upper(), f"{address}.{form}{query}"), " "] for form in FEEDS]
    return element("p", lang.say("as_feed"), " ", links, class_="soft")
