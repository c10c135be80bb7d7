"""Section and tags of an article as the page states them; the site's name and `Home` are dropped."""

import re
from collections.abc import Iterator
from itertools import islice

from chautari.news.extraction import json_ld
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.title import clean, key

MOST_TAGS, LONGEST_TAG, LONGEST_LIST = 30, 60, 2_000
_FOLDERS = re.compile("/(?:tag|topic)s?/")
_NO_SECTION = frozenset(("home", "homepage", "news portal", "uncategorized", "uncategorised", "गृहपृष्ठ", "होमपेज", "होम"))
_BETWEEN = re.compile(r"\s?[,;|，、]\s?")


def section(facts: PageFacts) -> str:
    """The section by its printed name; empty if none is stated."""
    return next((name for name in _sections(facts) if _is_name(name, facts)), "")


def tags(facts: PageFacts) -> tuple[str, ...]:
    """The tags in the page's order, without repeats and `#`: those of the head, else visible ones."""
    stated = facts.contents("article:tag", "news_keywords", "parsely-tags", "sailthru.tags")
    stated = stated or json_ld.texts(facts.article.get("keywords")) or facts.contents("keywords")
    link_texts = _link_texts(facts) if not stated else ()
    lists = (json_ld.plain(text[:LONGEST_LIST]) for text in (*stated, *link_texts))
    parts = (clean(part).lstrip("# ") for text in lists for part in _BETWEEN.split(text))
    names_by_key = {key(part): part for part in parts if 0 < len(part) <= LONGEST_TAG and _is_name(part, facts)}
    return tuple(names_by_key.values())[:MOST_TAGS]


def _link_texts(facts: PageFacts) -> list[str]:
    """The texts of the first links that the page calls tags, or whose addresses are of tags."""
    called = frozenset(facts.document.select("a[rel~=tag]"))
    links = (link for link, address in facts.links if _FOLDERS.search(address) or link in called)
    return [link.text for link in islice(links, MOST_TAGS)]


def _sections(facts: PageFacts) -> Iterator[str]:
    yield from json_ld.texts(facts.article.get("articleSection"))[:1]
    yield from facts.contents(
        "article:section", "og:article:section", "parsely-section", "section", "category", "cxenseparse:category"
    )
    yield from _of_breadcrumbs(facts)
    for element in facts.marked.get("articlesection", ())[:1]:
        yield element.attr("content") or element.text


def _of_breadcrumbs(facts: PageFacts) -> Iterator[str]:
    """The names of the breadcrumbs, without the site's first and the article's last."""
    for node in facts.graph:
        steps = node.get("itemListElement") if "BreadcrumbList" in json_ld.types(node) else None
        if isinstance(steps, list) and len(steps) > 2:
            inner = [step.get("name") or step.get("item") if isinstance(step, dict) else None for step in steps[1:-1]]
            yield from (name for item in inner for name in json_ld.texts(item) if not name.startswith("http"))


def _is_name(text: str, facts: PageFacts) -> bool:
    name = key(text)
    return 0 < len(name) <= LONGEST_TAG and name not in _NO_SECTION and name not in map(key, facts.site_names)
