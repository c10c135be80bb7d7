"""Page of revisions: what outlets changed in published articles, removed and added words marked."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from chautari.news.model.revision_difference import marked_words
from chautari.web.html import Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

FEEDS = ("rss", "atom", "json")
_ELEMENTS: Mapping[str, str] = {"removed": "del", "added": "ins", "same": "span"}


def page(answer: Answer, lang: Locale) -> WebPage:
    """The page of an answer of /v1/revisions."""
    rows = [_row(revision, lang) for revision in answer["revisions"]]
    listed = element("ul", rows, class_="plain stories") if rows else element("p", lang.say("no_revisions"))
    feeds = [[link(form.upper(), f"/v1/revisions.{form}"), " "] for form in FEEDS]
    main = [
        element("h1", lang.say("revisions")),
        element("p", lang.say("about revisions"), class_="soft"),
        element("section", listed, class_="card"),
        element("p", lang.say("as_feed"), " ", feeds, class_="soft"),
    ]
    return WebPage(lang.say("revisions"), "/revisions", "news", main)


def _row(revision: Answer, lang: Locale) -> Markup:
    article, difference = revision["article"], revision["difference"]
    before = difference["title_before"]
    spoken = {"lang": article["language"]} if article["language"] not in (None, lang.code) else {}
    counted = lang.say("sentences", removed=difference["removed_count"], added=difference["added_count"])
    about = [article["source"]["name"], lang.moment(article["changed_at"]), counted]
    return element(
        "li",
        link(article["title"], article["url"], **spoken),
        element("p", _marked(before, article["title"]), **spoken) if before else None,
        [element("p", sentence, **spoken) for sentence in _sentences(difference)],
        element("p", " · ".join(about), class_="soft"),
    )


def _sentences(difference: Answer) -> Iterator[Markup]:
    """Each removed sentence with the one that came in its place, their words marked."""
    for removed, added in zip_longest(difference["removed"], difference["added"], fillvalue=""):
        yield _marked(removed, added)


def _marked(before: str, after: str) -> Markup:
    return joined([[element(_ELEMENTS[mark], words), " "] for mark, words in marked_words(before, after)])
