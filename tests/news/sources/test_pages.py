"""Pages of declared outlets: what page rules and the whole extraction read, never worse than without rules."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from chautari.core.urls import host_of
from chautari.news import sources
from chautari.news.extraction import extract, reader, site_rule
from chautari.news.model.sections import section_of
from tests.news.sources.fixtures import PAGES, blocks_as_json, expected, fixture_name, parsed_article, parsed_document

for_each_page = pytest.mark.parametrize("page", PAGES, ids=fixture_name)


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@for_each_page
def test_the_rules_of_a_site_find_exactly_the_paragraphs(page: Path) -> None:
    fields = expected(page)
    assert (
        blocks_as_json(site_rule.read(parsed_document(page), sources.rules_of(host_of(fields["url"]))))
        == fields["blocks"]
    )


@for_each_page
def test_what_is_read_is_exactly_the_article(page: Path) -> None:
    fields = expected(page)
    article = parsed_article(page)
    assert blocks_as_json(article.blocks) == fields["blocks"]
    assert article.title == fields["title"]
    assert list(article.authors) == fields["authors"]


@for_each_page
def test_the_time_is_the_articles_and_never_the_headers_today(page: Path) -> None:
    fields = expected(page)
    article = parsed_article(page)
    assert (article.published, article.published_exact) == (instant(fields["published"]), fields["published_exact"])
    assert article.modified == instant(fields.get("modified"))


@for_each_page
def test_the_section_is_one_of_ours(page: Path) -> None:
    fields, source = expected(page), sources.find(page.parent.name)
    article = parsed_article(page)
    assert section_of(source, fields["url"], article.section) == fields["section"]


@for_each_page
def test_place_and_agency_are_those_of_the_dateline(page: Path) -> None:
    fields = expected(page)
    article = parsed_article(page)
    assert (article.place, article.agency) == (fields["place"], fields["agency"])


def f1_score(actual: list[list[str]], expected_blocks: list[list[str]]) -> float:
    """F1 score of the blocks' texts."""
    actual_texts, expected_texts = {text for _, text in actual}, {text for _, text in expected_blocks}
    return 2 * len(actual_texts & expected_texts) / (len(actual_texts) + len(expected_texts)) if actual_texts else 0.0


@for_each_page
def test_a_known_site_is_never_read_worse_than_an_unknown_one(page: Path) -> None:
    fields = expected(page)
    with_rules = f1_score(blocks_as_json(parsed_article(page).blocks), fields["blocks"])
    assert with_rules >= f1_score(blocks_as_json(reader.read(parsed_document(page))), fields["blocks"])


@for_each_page
def test_a_layout_that_no_rule_knows_costs_no_sentence_and_no_title(page: Path) -> None:
    fields = expected(page)
    article = extract(re.sub(rb'(class|id)="[^"]*"', b"", page.read_bytes()), fields["url"])
    lost = [text for _, text in fields["blocks"] if len(text) > 40 and text not in article.text]
    assert (lost, article.title) == ([], fields["title"])
