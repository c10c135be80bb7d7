"""Pages of known sites: what the rules find, what the whole of reading makes of it, and never worse than without."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from chautari.core.urls import host_of
from chautari.news import sources
from chautari.news.extraction import extract, reader, site_rule
from chautari.news.model.sections import section_of
from tests.news.sources.fixtures import PAGES, article_of, document_of, expected, name_of, plain

of_each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@of_each_page
def test_the_rules_of_a_site_find_exactly_the_paragraphs(page: Path) -> None:
    said = expected(page)
    assert plain(site_rule.read(document_of(page), sources.rules_of(host_of(said["url"])))) == said["blocks"]


@of_each_page
def test_what_is_read_is_exactly_the_article(page: Path) -> None:
    said = expected(page)
    article = article_of(page)
    assert plain(article.blocks) == said["blocks"]
    assert article.title == said["title"]
    assert list(article.authors) == said["authors"]


@of_each_page
def test_the_time_is_the_articles_and_never_the_headers_today(page: Path) -> None:
    said = expected(page)
    article = article_of(page)
    assert (article.published, article.published_exact) == (instant(said["published"]), said["published_exact"])
    assert article.modified == instant(said.get("modified"))


@of_each_page
def test_the_section_is_one_of_ours(page: Path) -> None:
    said, source = expected(page), sources.find(page.parent.name)
    article = article_of(page)
    assert section_of(source, said["url"], article.section) == said["section"]


@of_each_page
def test_place_and_agency_are_those_of_the_dateline(page: Path) -> None:
    said = expected(page)
    article = article_of(page)
    assert (article.place, article.agency) == (said["place"], said["agency"])


def overlap(found: list[list[str]], said: list[list[str]]) -> float:
    """F1 of the blocks' texts."""
    ours, theirs = {text for _, text in found}, {text for _, text in said}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours else 0.0


@of_each_page
def test_a_known_site_is_never_read_worse_than_an_unknown_one(page: Path) -> None:
    said = expected(page)
    with_rules = overlap(plain(article_of(page).blocks), said["blocks"])
    assert with_rules >= overlap(plain(reader.read(document_of(page))), said["blocks"])


@of_each_page
def test_a_layout_that_no_rule_knows_costs_no_sentence_and_no_title(page: Path) -> None:
    said = expected(page)
    article = extract(re.sub(rb'(class|id)="[^"]*"', b"", page.read_bytes()), said["url"])
    lost = [text for _, text in said["blocks"] if len(text) > 40 and text not in article.text]
    assert (lost, article.title) == ([], said["title"])
