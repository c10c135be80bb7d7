"""The summary between headline and text: a block and a field of its own, told by name, shape or description."""

import pytest

from chautari.news.extraction import extract
from tests.news.extraction.body_pages import ADDRESS, as_p, page, paragraphs

TITLE = "Bridge shut for weeks"
SUMMARY = "Detours of an hour, and no word on who pays for them"
TEXTS = paragraphs(6)
TEXT = as_p(TEXTS)
DESCRIBED = f'<meta name="description" content="{SUMMARY}">'


def standfirst(content: str, head: str = "") -> str:
    return extract(
        page(f"<article>{content}</article>", head=f"<title>{TITLE} | Example</title>{head}"), ADDRESS
    ).standfirst


@pytest.mark.parametrize(
    "summary",
    [f'<div class="sub-title">{SUMMARY}</div>', f'<p class="article__standfirst">{SUMMARY}</p>', f"<h2>{SUMMARY}</h2>"],
)
def test_a_summary_is_told_by_its_name_or_as_a_heading(summary: str) -> None:
    article = extract(page(f"<article><h1>{TITLE}</h1>{summary}{TEXT}</article>"), ADDRESS)
    assert [(block.kind, block.text) for block in article.blocks][:2] == [
        ("standfirst", SUMMARY),
        ("paragraph", TEXTS[0]),
    ]
    assert article.standfirst == SUMMARY
    assert len(article.blocks) == len(TEXTS) + 1


def test_a_summary_without_a_name_is_told_by_the_description() -> None:
    assert standfirst(f"<h1>{TITLE}</h1><div>{SUMMARY}</div>{TEXT}", DESCRIBED) == SUMMARY
    assert standfirst(f"<h1>{TITLE}</h1><div>{SUMMARY}</div>{TEXT}") == ""


@pytest.mark.parametrize(
    "content",
    [
        f"<h1>{TITLE}</h1>{TEXT}",
        f'<h1>{TITLE}</h1><p class="summary">{TEXTS[0]}</p>{TEXT}',
        f'<h2 class="subtitle">Local: {TITLE}, and more</h2>{TEXT}',
        f'<h1>{TITLE}</h1><p class="summary">Photo: Mina Rai of the Example, at the bridge</p>{TEXT}',
        f'<h1>{TITLE}</h1><p class="summary">Get every story into your inbox, sign up to our newsletter</p>{TEXT}',
        f'<h1>{TITLE}</h1><p class="summary">यो सारांश कृत्रिम बौद्धिकताबाट तयार पारिएको हो, सम्पादन भएको छैन ।</p>{TEXT}',
    ],
    ids=["none", "repeated", "headline", "credit", "newsletter", "machine"],
)
def test_what_only_stands_there_is_none(content: str) -> None:
    assert standfirst(content) == ""


def test_the_first_paragraph_that_is_repeated_as_description_is_none() -> None:
    assert standfirst(f"<h1>{TITLE}</h1>{TEXT}", f'<meta name="description" content="{TEXTS[0]}">') == ""


def test_what_is_a_fifth_of_the_text_is_no_summary_of_it() -> None:
    long = "Detours of an hour, no word on who pays for them, and a council that will not say when it meets again"
    assert standfirst(f'<h1>{TITLE}</h1><p class="standfirst">{long}</p>{as_p(TEXTS[:2])}') == ""
