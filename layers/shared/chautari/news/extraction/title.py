"""Headline of an article, from the head of the page and the visible `h1`; a site's name is removed only if proven.

The visible `h1` is the headline on most pages, but may be the site's name, a section or a slogan: it counts if the head
states nearly the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from chautari.news.extraction import json_ld
from chautari.news.extraction.document import Element
from chautari.news.extraction.page_facts import PageFacts

SHORTEST_NAME = 5  # letters
LONGEST, MOST_H1, MOST_PARTS = 400, 20, 20
NEAR = 0.5  # share of words
SENTENCE = 4  # words: what is shorter may be a section or a slogan
_SEPARATOR = re.compile(r"\s[|\-–—·•:»«/~]{1,2}\s|\s?[|»।]\s?|:\s|–|—")
_WORDS = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?[\u0900-\u097f]*")
_NO_LETTERS = re.compile(r"[\W_]+")
_QUOTES = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")
_HIDDEN = "nav, footer, aside, [aria-hidden=true], h1[hidden], noscript, template, dialog"


class Headline(NamedTuple):
    """The headline and the element that shows it, or None."""

    text: str
    element: Element | None = None


def read(facts: PageFacts) -> Headline:
    """The headline; an empty text where the page states none."""
    stated = _stated(facts)
    visible = _visible(facts)
    text = _of_news(facts, stated, visible) or _agreed(visible, stated) or _alone(visible, stated)
    return Headline(text, _showing(text, facts))


def clean(text: str) -> str:
    """A headline as one line, NFC, without zero-width marks other than joiners."""
    text = unicodedata.normalize("NFC", text.replace("\u200b", "").replace("\ufeff", "").replace("\u00ad", ""))
    return " ".join(text.split())


def word_overlap(first_headline: str, second_headline: str) -> float:
    """Similarity of two headlines, 0 to 1: F1 of their sets of words."""
    first, second = _words(first_headline), _words(second_headline)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """A comparison key: ignores case, kinds of quotation marks and dashes, and blanks."""
    return clean(text).translate(_QUOTES).casefold()


def without_site(text: str, sites: Iterable[str], statements: Iterable[str] = (), host: str = "") -> str:
    """A headline without the site's name after or before it.

    The name is proven by a name of the site or its host, or by another statement of the headline that equals the rest.
    """
    own = {squeezed(site) for site in sites} - {""}
    stated = {key(statement) for statement in statements}
    for cut in _cuts(text):
        kept, dropped = cut
        if key(kept) in stated or squeezed(dropped) in own or _is_most_of(squeezed(dropped), host):
            return without_site(kept, sites, statements, host)
    return text


def _is_most_of(name: str, host: str) -> bool:
    """Whether a name is at least half of the host's, as DianaHR is of getdianahr.com."""
    label = squeezed(host.partition(".")[0])
    return len(name) >= SHORTEST_NAME and name in label and 2 * len(name) >= len(label)


def _showing(headline: str, facts: PageFacts) -> Element | None:
    """The `h1` that shows the headline, or the `h2` if no `h1` does; else the only `h1`."""
    wanted = key(headline)
    first_level = facts.document.select("h1")[:MOST_H1]
    headings = [*first_level, *facts.document.select("h2")[:MOST_H1]]
    exact = next((heading for heading in headings if wanted and wanted in map(key, _readings(heading))), None)
    return exact or (first_level[0] if len(first_level) == 1 else None)


def _cuts(text: str) -> Iterable[tuple[str, str]]:
    """The headline split at each separator into what stays and what goes, from its end and from its start."""
    places = [(match.start(), match.end()) for match in _SEPARATOR.finditer(text[:LONGEST])]
    for start, end in places:
        if start and end < len(text):
            yield text[:start].strip(), text[end:].strip()
    for start, end in reversed(places):
        if start and end < len(text):
            yield text[end:].strip(), text[:start].strip()


def _stated(facts: PageFacts) -> list[str]:
    """The headlines in the head, the most trustworthy first, without the site's name."""
    title = facts.document.select_one("title")
    candidates = json_ld.texts(facts.article.get("headline"))[:1] or json_ld.texts(facts.article.get("name"))[:1]
    candidates += facts.contents(
        "og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title", "headline"
    )
    candidates += [title.text] if title else []
    texts = [clean(text) for text in candidates if len(text) <= LONGEST]
    names = [*facts.site_names, facts.host, facts.host.rpartition(".")[0], facts.host.partition(".")[0]]
    return [headline for text in texts if (headline := without_site(text, names, texts, facts.host))]


def _visible(facts: PageFacts) -> list[list[str]]:
    """The visible `h1`s in the page's order, each in its readings, without the site's name."""
    sites = {squeezed(name) for name in (*facts.site_names, facts.host.partition(".")[0])}
    visible_h1s = (h1 for h1 in facts.document.select("h1")[:MOST_H1] if h1.closest(_HIDDEN) is None)
    readings_by_h1 = [_readings(h1) for h1 in visible_h1s]
    return [readings for readings in readings_by_h1 if readings and squeezed(readings[0]) not in sites]


def _readings(h1: Element) -> list[str]:
    """The possible texts of an `h1`: its parts separated, then joined as written (a first letter set larger), then one
    part.

    It often holds a kicker, a byline or a second line beside the headline; a part counts if the head states it.
    """
    texts = [text for part in h1.strings if len(part) <= LONGEST and (text := clean(part))][:MOST_PARTS]
    parts = [text for n, text in enumerate(texts) if len(text.split()) < SENTENCE or text not in texts[:n]]
    # The same headline twice is there for two widths of screen.
    whole = [" ".join(parts), clean(h1.text)] if parts == texts else [" ".join(parts)]
    return [text for text in whole + parts[:5] if 0 < len(text) <= LONGEST]


def _of_news(facts: PageFacts, stated: list[str], visible: list[list[str]]) -> str:
    """The headline of a news article's JSON-LD where Open Graph gives the same and no `h1` continues it."""
    if not stated or not any(kind.endswith("NewsArticle") for kind in json_ld.types(facts.article)):
        return ""
    headline = key(stated[0])
    agreeing = [text for text in stated[1:2] if key(text) == headline]
    clipped = headline.endswith(("…", "...")) or any(
        key(text).startswith(headline) for readings in visible for text in readings
    )
    return stated[0] if agreeing and not clipped else ""


def _agreed(visible: list[list[str]], stated: list[str]) -> str:
    """The `h1`, in the reading nearest to the head's statement, if it is near enough."""
    keys = {key(text) for text in stated}
    readings = [text for h1_readings in visible for text in h1_readings]
    same = next((text for text in readings if key(text) in keys), "")
    whole = [text for h1_readings in visible for text in h1_readings[:2]]
    nearest = max(whole, key=lambda text: _nearness(text, stated), default="")
    return same or (nearest if _nearness(nearest, stated) >= NEAR else "")


def _alone(visible: list[list[str]], stated: list[str]) -> str:
    """The headline if head and page differ: the only `h1` if it is a sentence, else the head's first statement."""
    only = visible[0][0] if len({readings[0] for readings in visible}) == 1 else ""
    if only and (not stated or (len(_words(only)) >= SENTENCE and _nearness(only, stated) > 0)):
        return only
    return next(iter(stated), "")


def _nearness(text: str, stated: list[str]) -> float:
    return max((word_overlap(text, statement) for statement in stated), default=0.0)


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(key(text)))


@lru_cache(maxsize=1024)
def squeezed(text: str) -> str:
    """The letters and digits of a name, to compare by."""
    return _NO_LETTERS.sub("", key(text))
