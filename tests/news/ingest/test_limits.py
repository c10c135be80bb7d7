"""Size limits: any article fits into a DynamoDB item, and states whether it was cut."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chautari.news.ingest import html_sanitizer, limits
from chautari.news.model.parsed_article import ArticleImage, BlockKind, ParsedArticle
from chautari.news.store import article_codec
from tests.support.editions import edition
from tests.support.factories import parsed_article

MAX_ITEM_BYTES = 400_000


def article(*texts: str, kind: BlockKind = "paragraph") -> ParsedArticle:
    return parsed_article(*texts, kind=kind)


def size_of(article: ParsedArticle) -> int:
    """Size of the packed revision in bytes."""
    revision = replace(edition(), blocks=article.blocks, html=html_sanitizer.to_html(article.blocks), tags=article.tags)
    return len(article_codec.pack_revision(revision))


def noise(length: int, letters: range) -> str:
    generator = random.Random(1)  # noqa: S311 - nothing that could be compressed, and the same every time
    return "".join(map(chr, generator.choices(letters, k=length)))


# Functions, not articles: 100,000 headings of noise took 1.8 s of every collection.
@pytest.mark.parametrize(
    "longest_article",
    [
        lambda: article(noise(1_000_000, range(0x20, 0x7F))),
        lambda: article(noise(500_000, range(0x4E00, 0x9FFF))),
        lambda: article(*(noise(3, range(0x61, 0x7B)) for _ in range(100_000)), kind="heading"),
        lambda: article("&<>" * 500_000),
    ],
    ids=["latin", "chinese", "headings", "escaped"],
)
def test_the_longest_article_fits_into_an_item(longest_article: Callable[[], ParsedArticle]) -> None:
    truncated, clipped = limits.truncate(longest_article())
    assert clipped
    assert truncated.blocks
    assert size_of(truncated) < MAX_ITEM_BYTES


def test_a_report_is_kept_whole() -> None:
    parsed = article(*["आज सुनको मूल्य बढेको छ। " * 40] * 20)
    assert limits.truncate(parsed) == (parsed, False)


def test_a_text_is_cut_between_blocks() -> None:
    parsed = article(*["x" * 1000] * 200)
    truncated, clipped = limits.truncate(parsed)
    assert clipped
    assert truncated.blocks == parsed.blocks[: len(truncated.blocks)]
    assert 100 < len(truncated.blocks) < 150


def test_names_and_lines_are_bounded() -> None:
    image = ArticleImage("https://x.example/a", caption="x" * 9000)
    parsed = replace(article("Text."), authors=("A" * 900,) * 99, tags=("t",) * 99, description="d" * 9000, image=image)
    truncated, clipped = limits.truncate(replace(parsed, place="p" * 900, agency="a" * 900))
    assert (len(truncated.place), len(truncated.agency)) == (100, 100)
    assert (len(truncated.authors), len(truncated.authors[0]), len(truncated.tags), len(truncated.description)) == (
        30,
        200,
        30,
        2000,
    )
    assert truncated.image is not None
    assert len(truncated.image.caption) == 2000
    assert not clipped


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:image/png;base64,AAAA", "/a.jpg", "https://[x", "https://x/" + "a" * 3000]
)
def test_a_picture_without_an_address_is_none(url: str) -> None:
    assert limits.truncate(replace(article("Text."), image=ArticleImage(url)))[0].image is None


def test_implausible_values_are_left_out() -> None:
    surrogate, impossible = "a\ud800b", datetime(1, 1, 1, tzinfo=UTC)
    parsed = replace(
        article(surrogate),
        title=surrogate,
        authors=(surrogate,),
        tags=(surrogate,),
        published=impossible,
        modified=impossible,
    )
    cleaned = limits.without_implausible(
        replace(parsed, image=ArticleImage(surrogate, caption=surrogate), description=surrogate)
    )
    assert (cleaned.title, cleaned.authors, cleaned.tags, cleaned.text) == ("a?b", ("a?b",), ("a?b",), "a?b")
    assert (cleaned.published, cleaned.modified, cleaned.image, cleaned.description) == (
        None,
        None,
        ArticleImage("a?b", caption="a?b"),
        "a?b",
    )
