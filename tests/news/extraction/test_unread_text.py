"""What a page holds and does not show, or shows to nobody as its text, stays out of the body."""

import pytest

from tests.news.extraction.body_pages import as_p, page, paragraphs, read

TEXTS = paragraphs(5)
CONSENT = "We and our partners store cookies on your device to measure what you read, and you may refuse them below."


@pytest.mark.parametrize(
    "element",
    [
        "<span hidden>internal id 77</span>",
        '<span style="display: none">internal id 77</span>',
        '<span class="sr-only">Opens in a new window</span>',
        '<span class="visually-hidden">Opens in a new window</span>',
    ],
)
def test_hidden_words_within_a_line_are_no_text(element: str) -> None:
    assert read(page(f"<article><p>{TEXTS[0]} {element}</p>{as_p(TEXTS[1:])}</article>")) == TEXTS


@pytest.mark.parametrize(
    "line",
    [
        '{"@context":"https://schema.org","@type":"NewsArticle"}',
        "Advertisement · Scroll to continue",
        "list of 3 items",
        "विज्ञापन",
        '[contact-form-7 id="7" title="Contact"]',
    ],
)
def test_programs_placeholders_and_shortcodes_between_paragraphs_are_no_text(line: str) -> None:
    assert read(page(f"<article>{as_p([*TEXTS[:3], line, *TEXTS[3:]])}</article>")) == TEXTS


def test_a_program_that_the_article_shows_is_text() -> None:
    shown = '{"name": "Tablet", "price": 7}'
    assert shown in read(page(f"<article>{as_p(TEXTS[:3])}<pre>{shown}</pre>{as_p(TEXTS[3:])}</article>"))


@pytest.mark.parametrize("name", ["onetrust-pc-sdk", "cookie-consent", "cky-consent-bar", "qc-cmp2-ui"])
def test_a_consent_dialogue_is_no_text_even_where_it_is_longer(name: str) -> None:
    dialogue = f'<div id="{name}">{as_p([CONSENT + f" Purpose {number}." for number in range(12)])}</div>'
    assert read(page(f"<article>{as_p(TEXTS)}</article>{dialogue}")) == TEXTS


def test_a_name_that_only_holds_the_letters_of_one_is_none() -> None:
    assert read(page(f'<div class="wrap sticky-contents"><article>{as_p(TEXTS)}</article></div>')) == TEXTS


def test_what_react_sends_in_a_hidden_box_is_shown_by_its_script() -> None:
    assert read(page(f'<main><h1>Bridge</h1></main><div hidden id="S:0">{as_p(TEXTS)}</div>')) == TEXTS
