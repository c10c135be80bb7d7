"""However much a page says, what is kept of it fits into an item of the table, and says that it was cut."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chautari.news.ingest import html_sanitizer, limits
from chautari.news.model.parsed_article import ArticleImage, BlockKind, ParsedArticle, TextBlock
from chautari.news.store import article_codec
from tests.support.editions import edition

MOST_OF_AN_ITEM = 400_000


def article(*texts: str, kind: BlockKind = "paragraph") -> ParsedArticle:
    return ParsedArticle("Title", tuple(TextBlock(kind, text) for text in texts))


def size_of(kept: ParsedArticle) -> int:
    """Bytes of the packed whole article."""
    whole = replace(edition(), blocks=kept.blocks, html=html_sanitizer.to_html(kept.blocks), tags=kept.tags)
    return len(article_codec.pack_revision(whole))


def noise(length: int, letters: range) -> str:
    chance = random.Random(1)  # noqa: S311 - nothing that could be compressed, and the same every time
    return "".join(map(chr, chance.choices(letters, k=length)))


@pytest.mark.parametrize(
    "said",
    [
        article(noise(1_000_000, range(0x20, 0x7F))),
        article(noise(500_000, range(0x4E00, 0x9FFF))),
        article(*(noise(3, range(0x61, 0x7B)) for _ in range(100_000)), kind="heading"),
        article("&<>" * 500_000),
    ],
)
def test_the_longest_article_fits_into_an_item(said: ParsedArticle) -> None:
    kept, clipped = limits.truncate(said)
    assert clipped
    assert kept.blocks
    assert size_of(kept) < MOST_OF_AN_ITEM


def test_a_report_is_kept_whole() -> None:
    said = article(*["आज सुनको मूल्य बढेको छ। " * 40] * 20)
    assert limits.truncate(said) == (said, False)


def test_a_text_is_cut_between_blocks() -> None:
    said = article(*["x" * 1000] * 200)
    kept, clipped = limits.truncate(said)
    assert clipped
    assert kept.blocks == said.blocks[: len(kept.blocks)]
    assert 100 < len(kept.blocks) < 150


def test_names_and_lines_are_bounded() -> None:
    image = ArticleImage("https://x.example/a", caption="x" * 9000)
    said = replace(article("Text."), authors=("A" * 900,) * 99, tags=("t",) * 99, description="d" * 9000, image=image)
    kept, clipped = limits.truncate(said)
    assert (len(kept.authors), len(kept.authors[0]), len(kept.tags), len(kept.description)) == (30, 200, 30, 2000)
    assert kept.image is not None
    assert len(kept.image.caption) == 2000
    assert not clipped


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:image/png;base64,AAAA", "/a.jpg", "https://[x", "https://x/" + "a" * 3000]
)
def test_a_picture_without_an_address_is_none(url: str) -> None:
    assert limits.truncate(replace(article("Text."), image=ArticleImage(url)))[0].image is None


def test_what_only_a_mistake_says_is_left_out() -> None:
    half, never = "a\ud800b", datetime(1, 1, 1, tzinfo=UTC)
    said = replace(article(half), title=half, authors=(half,), tags=(half,), published=never, modified=never)
    kept = limits.without_implausible(replace(said, image=ArticleImage(half, caption=half), description=half))
    assert (kept.title, kept.authors, kept.tags, kept.text) == ("a?b", ("a?b",), ("a?b",), "a?b")
    assert (kept.published, kept.modified, kept.image, kept.description) == (
        None,
        None,
        ArticleImage("a?b", caption="a?b"),
        "a?b",
    )
