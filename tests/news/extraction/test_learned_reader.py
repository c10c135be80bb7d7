"""What the learned reader takes whatever its model says, and of which lines it asks: each model here is of one mind."""

from collections.abc import Sequence

import pytest

from chautari.news.extraction.document import parse
from chautari.news.extraction.feature_blocks import BLOCKS
from chautari.news.extraction.learned_reader import (
    MOST_ASKED,
    by_lines,
    candidates,
    chosen,
    doubtful,
    logit,
    undecided,
)
from chautari.news.extraction.line_model import LEAF, LineModel, Tree
from chautari.news.extraction.page_layout import PageLayout, layout_of
from chautari.news.extraction.rule_answers import Answers, answers_of
from tests.news.extraction.body_pages import as_p, page, paragraphs

ALL, NONE = (LineModel([Tree([LEAF], [logit(share)])], BLOCKS) for share in (0.99, 0.01))
TEXTS = paragraphs(5)
HEADLINE, SECTION = "The bridge is shut", "What comes of it"


def laid_out(content: str) -> tuple[PageLayout, Answers]:
    layout = layout_of(parse(page(content)))
    return layout, answers_of(layout, "", list)


def read(content: str, model: LineModel) -> list[str]:
    layout, answers = laid_out(content)
    return [layout.lines[line].text for line in by_lines(layout, answers, "", model)]


def scored_texts(content: str) -> list[str]:
    """The lines that a score is computed of."""
    layout, answers = laid_out(content)
    lines = undecided(layout, answers, doubtful(layout, answers, candidates(layout, answers)))
    return [layout.lines[line].text for line in lines]


def items(count: int) -> list[str]:
    return [f"Part {number} of the deck" for number in range(count)]


def list_of(texts: Sequence[str], attributes: str = "") -> str:
    return f"<ul>{''.join(f'<li {attributes}>{text}</li>' for text in texts)}</ul>"


def test_a_title_above_the_text_is_none_of_it_and_one_below_its_beginning_is() -> None:
    content = f"<main><h1>{HEADLINE}</h1>{as_p(TEXTS[:3])}<h1>{SECTION}</h1>{as_p(TEXTS[3:])}</main>"
    assert read(content, ALL) == [*TEXTS[:3], SECTION, *TEXTS[3:]]
    # Another heading above the text may be its standfirst.
    assert read(content.replace(f"<h1>{HEADLINE}</h1>", f"<h2>{HEADLINE}</h2>"), ALL)[0] == HEADLINE


def test_an_item_of_the_answer_goes_by_its_score_on_a_page_of_few() -> None:
    content = f"<main><h1>{HEADLINE}</h1>{as_p(TEXTS[:3])}{list_of(items(5))}{as_p(TEXTS[3:])}</main>"
    assert read(content, ALL) == [*TEXTS[:3], *items(5), *TEXTS[3:]]
    assert read(content, NONE) == TEXTS


def test_of_a_page_with_many_the_answers_own_lines_are_not_asked_about_and_stay() -> None:
    # With the headline and two buttons one more than is asked about.
    many, button = items(MOST_ASKED - 2), "<p>Download the deck now.</p>"
    markup = f"<main><h1>{HEADLINE}</h1>{as_p(TEXTS[:3])}{button}{{}}{button}{as_p(TEXTS[3:])}</main>"
    # What such a page says twice is asked about all the same.
    assert set(scored_texts(markup.format(list_of(many)))) == {HEADLINE, "Download the deck now."}
    assert read(markup.format(list_of(many)), NONE) == [*TEXTS[:3], *many, *TEXTS[3:]]
    assert set(many[1:]) <= set(scored_texts(markup.format(list_of(many[1:]))))


BYLINE = "Ann Rai and the desk"
AD = "<div class=newsletter><p>Have the news of the town sent to you on each morning of the week</p></div>"


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("<p><a href=/more>More on the old bridge</a></p>", "", "More on the old bridge"),
        (f"<div class=byline>{BYLINE}</div>", "", BYLINE),
        ("", AD, "Have the news of the town sent to you on each morning of the week"),
        ("", "<p><a href=/more>More on the old bridge</a></p>", "More on the old bridge"),
    ],
)
def test_what_no_reader_took_and_hardly_ever_scores_is_not_asked_about(above: str, below: str, text: str) -> None:
    content = f"<body>{above}<main><h1>{HEADLINE}</h1>{as_p(TEXTS)}</main>{below}</body>"
    assert text not in scored_texts(content)
    assert text not in read(content, ALL)


def test_a_short_line_of_no_name_around_the_text_is_asked_about() -> None:
    content = f"<div>Pokhara</div><main><h1>{HEADLINE}</h1>{as_p(TEXTS)}</main><div>By the desk</div>"
    assert {"Pokhara", "By the desk"} <= set(scored_texts(content))


def test_words_of_a_form_are_said_three_times_and_the_headings_of_a_review_too() -> None:
    parts = "".join(f"<h3>Pros</h3><p>Article content</p>{as_p([text])}" for text in TEXTS[:3])
    layout = layout_of(parse(page(f"<main>{parts}</main>")))
    texts = [line.text for line in layout.lines]
    agreed = [line for line, text in enumerate(texts) if text in TEXTS]
    answers = Answers(agreed, agreed, agreed, 0, 1.0)
    scores = {line: logit(0.9) for line, text in enumerate(texts) if text in ("Pros", "Article content")}
    kept = [texts[line] for line in chosen(layout, answers, range(len(texts)), scores)]
    assert (kept.count("Pros"), kept.count("Article content")) == (3, 0)
