"""Merging page and feed entry: the page first, gaps filled from the feed, nothing invented, titles whole."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chautari.nepali.clock import NPT
from chautari.news.ingest import feed_page_merge
from chautari.news.model.parsed_article import ArticleImage, ParsedArticle
from tests.support.factories import feed_entry, parsed_article

TEN = datetime(2026, 8, 17, 10, 0, tzinfo=NPT)
DAY = TEN.replace(hour=0)
WHOLE = "सुनको मूल्य तोलामा एक हजार छ सयले बढ्यो"


def merged(page: dict[str, Any], feed: dict[str, Any]) -> ParsedArticle:
    article = parsed_article("Text.", **{"title": "Page", **page})
    return feed_page_merge.merge(article, feed_entry(**{"title": "Feed", **feed}))


@pytest.mark.parametrize(
    ("page", "feed", "expected"),
    [
        ("Gold rises to a record", "Gold rises", "Gold rises to a record"),
        ("", "Gold rises", "Gold rises"),
        ("Gold rises", "", "Gold rises"),
        ("", "", ""),
        ("  Gold \n rises ", "x", "Gold rises"),
        # Doubled, as an aggregator of December 2024 had all its titles.
        ("52-MW electricity produced in Rasuwagadhi" * 2, "", "52-MW electricity produced in Rasuwagadhi"),
        (
            "NEA: Power cuts will continue until testsNEA: Power cuts will continue...",
            "",
            "NEA: Power cuts will continue until tests",
        ),
        (
            "A river runs through it, a river runs through it all",
            "",
            "A river runs through it, a river runs through it all",
        ),
        (f"{WHOLE} {WHOLE}", "", WHOLE),
        ("", "Gold price rises by Rs 600 per tola" * 2, "Gold price rises by Rs 600 per tola"),
        ("Gold risesGold rises", "Gold rises", "Gold rises"),
        ("Duran Duran", "", "Duran Duran"),
        ("Bora Bora", "Bora Bora", "Bora Bora"),
        # Cut off.
        ("Gold rises to a…", "Gold rises to a record high", "Gold rises to a record high"),
        ("सुनको मूल्य तोलामा ...", WHOLE, WHOLE),
        ("Gold rises to a record high", "Gold rises to a [...]", "Gold rises to a record high"),
        ("ुनको मूल्य बढ्यो", "आज सुनको मूल्य बढ्यो", "आज सुनको मूल्य बढ्यो"),
        ("And then…", "And then…", "And then…"),
        ("And then…", "Something else", "And then…"),
        # Run into what stands beside it.
        ("Gold rises5 min read", "Gold rises", "Gold rises"),
        ("Gold risesBy Ram Thapa", "Gold rises", "Gold rises"),
        ("Gold rises to a record", "Gold rises to a rec", "Gold rises to a record"),
        ("Gold rises: what now?", "Gold rises", "Gold rises: what now?"),
        # A paragraph in the place of a title.
        ("word " * 200, "Gold rises", "Gold rises"),
        ("word " * 200, "word " * 200, ""),
        ("Cafe\u0301 opens", "x", "Caf\u00e9 opens"),
    ],
)
def test_a_title_is_whole_and_once(page: str, feed: str, expected: str) -> None:
    assert feed_page_merge.choose_title(page, feed) == expected


@pytest.mark.parametrize(
    ("page", "feed", "expected"),
    [
        ({"published": TEN}, {"published": TEN + timedelta(hours=1)}, (TEN, True)),
        ({"published": TEN}, {}, (TEN, True)),
        ({"published": DAY, "published_exact": False}, {"published": TEN}, (TEN, True)),
        ({"published": DAY, "published_exact": False}, {"published": TEN.astimezone(UTC)}, (TEN, True)),
        ({"published": DAY, "published_exact": False}, {"published": TEN + timedelta(days=1)}, (DAY, False)),
        ({"published": DAY, "published_exact": False}, {"published": DAY, "exact": False}, (DAY, False)),
        ({"published": DAY, "published_exact": False}, {}, (DAY, False)),
        ({}, {"published": TEN}, (TEN, True)),
        ({}, {"published": DAY, "exact": False}, (DAY, False)),
    ],
)
def test_the_instant_of_the_page_is_kept_and_that_of_the_feed_completes_a_day(
    page: Any, feed: Any, expected: Any
) -> None:
    article = merged(page, feed)
    assert (article.published, article.published_exact) == expected


def test_without_a_stated_time_there_is_none() -> None:
    assert merged({}, {}).published is merged({}, {"updated": TEN}).modified is None


@pytest.mark.parametrize(("hours", "is_modified"), [(1, True), (0, False), (-1, False)])
def test_a_feeds_update_is_the_modification_if_it_is_later_than_publication(hours: int, is_modified: bool) -> None:
    updated = TEN + timedelta(hours=hours)
    assert merged({"published": TEN}, {"updated": updated}).modified == (updated if is_modified else None)


def test_what_the_page_states_is_not_replaced() -> None:
    page_fields = {
        "authors": ("A",),
        "image": ArticleImage("https://x.example/a.jpg"),
        "description": "said",
        "modified": TEN,
    }
    feed_fields = {"authors": ("B",), "image": "https://x.example/b.jpg", "summary": "other", "updated": TEN}
    article = merged(page_fields, feed_fields)
    assert {name: getattr(article, name) for name in page_fields} == page_fields


def test_fields_missing_on_the_page_are_taken_from_the_feed() -> None:
    article = merged({}, {"authors": ("B",), "image": "https://x.example/b.jpg", "summary": "other"})
    assert (article.authors, article.image, article.description) == (
        ("B",),
        ArticleImage("https://x.example/b.jpg"),
        "other",
    )


@pytest.mark.parametrize("year", [1, 1700, 2400, 9999])
def test_an_impossible_year_is_not_taken_from_a_feed(year: int) -> None:
    never = datetime(year, 12, 31, 23, tzinfo=UTC)
    article = merged({"published": DAY, "published_exact": False}, {"published": never, "updated": never})
    assert (article.published, article.modified) == (DAY, None)
