"""Teasers of texts for subscribers, told from articles that a meter let through."""

from typing import Any

import pytest

from tests.news.extraction.body_pages import as_p, paragraphs
from tests.news.extraction.kind_pages import TITLE, page, read, stated

WALL = [
    "This article is for subscribers. Subscribe now to read it, and all our other reports, for Rs 300 a month.",
    "Already a subscriber? Log in to continue reading, on up to five of the devices that you own.",
]
TEASER = as_p(paragraphs(1))
PART = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".premium"}


def article(**members: Any) -> str:
    return stated(**{"@type": "NewsArticle", "headline": TITLE, **members})


@pytest.mark.parametrize(
    "head",
    [
        article(isAccessibleForFree=False),
        article(isAccessibleForFree="False"),
        article(isAccessibleForFree="http://schema.org/False"),
        article(isAccessibleForFree=True, hasPart=PART),
        article(hasPart=[PART]),
        '<meta property="article:content_tier" content="locked">',
        '<meta itemprop="isAccessibleForFree" content="false">',
    ],
)
def test_a_short_text_that_is_stated_not_to_be_free_is_a_teaser(head: str) -> None:
    teaser = read(page(TEASER, head=head))
    assert (teaser.kind, teaser.cut) == ("paywalled", "teaser")


def test_a_walls_own_sentences_are_no_article_though_nothing_is_stated() -> None:
    assert read(page(as_p(WALL))).kind == "paywalled"
    assert read(page(TEASER + as_p(WALL))).kind == "paywalled"


def test_a_wall_in_nepali_is_one() -> None:
    assert (
        read(page(as_p(["पूरा समाचार पढ्नका लागि सदस्यता लिनुहोस् वा आफ्नो खाताबाट लग इन गर्नुहोस् । धन्यवाद !"]))).kind
        == "paywalled"
    )


def test_a_long_text_is_an_article_whatever_is_stated() -> None:
    assert read(page(as_p(paragraphs(8)), head=article(isAccessibleForFree=False))).kind == "article"


def test_one_request_to_subscribe_in_an_article_is_no_wall() -> None:
    assert read(page(as_p([*paragraphs(6), WALL[0]]))).kind == "article"


@pytest.mark.parametrize("value", [True, "true", None])
def test_what_is_free_is_an_article(value: object) -> None:
    assert read(page(as_p(paragraphs(3)), head=article(isAccessibleForFree=value))).kind == "article"
