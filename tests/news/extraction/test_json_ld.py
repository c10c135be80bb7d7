"""JSON-LD as it really stands on pages: graphs, lists, and the usual ways to break it."""

import pytest

from chautari.news.extraction import json_ld, page_facts
from chautari.news.extraction.document import parse
from tests.news.extraction.metadata_pages import URL, block

ARTICLE = '"@type": "NewsArticle", "headline": "Snow"'


def headline(*blocks: str) -> str:
    """The headline of what is taken as the page's article."""
    facts = page_facts.gather(parse("".join(map(block, blocks)).encode()), URL)
    return str(facts.article.get("headline", ""))


@pytest.mark.parametrize(
    "text",
    [
        f"{{{ARTICLE}}}",
        f"[{{{ARTICLE}}}]",
        f'{{"@graph": [{{"@type": "WebPage", "name": "x"}}, {{{ARTICLE}}}]}}',
        f'{{"@type": "WebPage", "mainEntity": {{{ARTICLE}}}}}',
        f'{{{ARTICLE}, "keywords": ["a", "b",],}}',
        f"{{{ARTICLE}}};",
        f"<!-- {{{ARTICLE}}} -->",
        f"//<![CDATA[\n{{{ARTICLE}}}\n//]]>",
        f'{{"@type": "Organization"}}\n{{{ARTICLE}}}',
        f'{{{ARTICLE}, "description": "two\nlines\tand a tab"}}',
        '{"@type": ["Article", "NewsArticle"], "headline": "Snow"}',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Snow"}',
        f'{{{ARTICLE}, "author": {{"name": "Mina Rai"}}, "description": "she said "no" to it"}}',
    ],
)
def test_the_article_is_found(text: str) -> None:
    assert headline(text) == "Snow"


def test_quotation_marks_that_nobody_escaped_do_not_clip_a_headline() -> None:
    assert headline('{"@type": "Article", "headline": "He said "no" to snow", "x": 1}') == 'He said "no" to snow'


def test_the_article_of_this_address_wins_over_one_beside_it() -> None:
    other = f'{{"@type": "NewsArticle", "headline": "Rain", "url": "{URL}0"}}'
    assert headline(other, f'{{{ARTICLE}, "mainEntityOfPage": {{"@id": "{URL}"}}}}') == "Snow"


@pytest.mark.parametrize(
    "text", ["", "{", "nothing", "[" * 100_000, '{"a":' * 100_000, '"headline":"' * 100_000, "null", "1"]
)
def test_what_is_no_json_states_nothing(text: str) -> None:
    assert headline(text) == ""


def test_lists_of_other_articles_are_not_the_page() -> None:
    assert headline(f'{{"@type": "ItemList", "itemListElement": [{{{ARTICLE}}}]}}') == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", ["a"]),
        (["a", {"name": "b"}], ["a", "b"]),
        ({"name": "a &amp;#039;b"}, ["a 'b"]),
        (None, []),
        ([1, {}], []),
    ],
)
def test_texts(value: object, expected: list[str]) -> None:
    assert json_ld.texts(value) == expected


def test_nodes_and_names_are_bounded() -> None:
    document = parse(block(f"[{', '.join(['{}'] * 6_000)}]").encode())
    assert len(json_ld.nodes(document)) == 5_000
    assert len(json_ld.texts(["name"] * 60)) == 50
