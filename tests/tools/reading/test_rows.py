"""The rows that the reader is trained on: the reader's own features, labels from the truth, folds by site."""

from itertools import chain

import pytest

from chautari.news.extraction.document import parse
from chautari.news.extraction.feature_blocks import FEATURES
from chautari.news.extraction.learned_reader import candidates, doubtful
from chautari.news.extraction.line_features import page_rows
from chautari.news.extraction.line_model import line_model
from chautari.news.extraction.lines import lines_of
from chautari.news.extraction.page_layout import layout_of
from chautari.news.extraction.rule_answers import answers_of
from chautari.news.extraction.stated_body import stated_body
from chautari.news.extraction.stated_words import stated_words
from tests.news.extraction.body_pages import as_p, page, paragraphs
from tools.bench.extraction.pages import TruePage
from tools.bench.reading import own_pages
from tools.bench.reading.cut_pages import cut
from tools.bench.reading.digest import features_digest
from tools.bench.reading.folds import domain_of, sites_of
from tools.bench.reading.labels import labels_of
from tools.bench.reading.rows import rows_of, walked


def test_the_model_was_trained_with_the_features_as_they_are() -> None:
    assert features_digest() == line_model().digest, "the code of a feature changed: run `make train-reader`"


@pytest.mark.parametrize("true_page", own_pages.load()[:20], ids=lambda true_page: true_page.name)
def test_training_and_reading_see_the_same_features(true_page: TruePage) -> None:
    document = parse(true_page.html)
    layout, stated = layout_of(document), stated_words(document)
    answers = answers_of(layout, stated.title, lambda: stated_body(document))
    near = candidates(layout, answers)
    lines = doubtful(layout, answers, near)
    read = page_rows(layout, answers, stated.description, near, lines)
    boxes = [layout.lines[line].box for line in lines]
    learned = [row.features for row in rows_of([walked(true_page, "site")])][: len(lines)]
    assert learned == [
        (*read.page, *chain.from_iterable(read.boxes[box]), *line) for box, line in zip(boxes, read.lines, strict=True)
    ]
    assert all(len(features) == len(FEATURES) and set(features) <= set(range(256)) for features in learned)


def test_a_short_line_is_right_only_between_the_words_that_the_truth_has_it_between() -> None:
    lines = ["The old bridge is shut.", "Why", "Work goes on for weeks.", "Why"]
    assert labels_of(lines, "The old bridge is shut. Why Work goes on for weeks.") == [1, 1, 1, 0]
    assert labels_of(lines, "The old bridge is shut. Work goes on for weeks.") == [1, 0, 1, 0]


def test_a_text_that_is_said_twice_is_right_the_first_time() -> None:
    assert labels_of(["One two three four five", "One two three four five"], "One two three four five") == [1, 0]


def test_pages_of_one_outlet_are_of_one_site_by_address_by_publisher_and_by_their_own_word() -> None:
    canonical = page("<p>Text</p>", head='<link rel="canonical" href="https://www.example.co.uk/a">')
    pages = [
        TruePage("wcxb-dev", "1", b"", "", url="https://news.example.co.uk/1"),
        TruePage("publisher-fixtures", "Example_2024", canonical, "", publisher="Example"),
        TruePage("publisher-fixtures", "Example_2025", b"", "", publisher="Example"),
        TruePage("wcxb-dev", "2", b"", "", url="https://other.co.uk/"),
    ]
    first, second, third, fourth = sites_of(pages)
    assert first == second == third != fourth


def test_a_domain_is_what_a_registry_sells_or_a_shared_host_gives() -> None:
    assert domain_of("https://m.setopati.com/x") == "setopati.com"
    assert domain_of("https://www.gorkhapatra.org.np/x") == "gorkhapatra.org.np"
    assert domain_of("https://ann.substack.com/x") == "ann.substack.com"


def test_a_cut_page_keeps_its_article_and_its_boxes_fit() -> None:
    texts = paragraphs(4)
    menus = "".join(f"<div><a href=/{number}>Section {number}</a></div>" for number in range(12))
    walked_lines = lines_of(parse(page(f"{menus}<main><h1>Bridge</h1>{as_p(texts)}</main>{menus}")))
    texts_of_page = [line.text for line in walked_lines.lines]
    boxes, lines, labels = cut(
        walked_lines.boxes, walked_lines.lines, [float(text in texts) for text in texts_of_page], "seed"
    )
    assert len(lines) < len(texts_of_page)
    assert [line.text for line, label in zip(lines, labels, strict=True) if label] == texts
    assert all(boxes[line.box].start <= number < boxes[line.box].end for number, line in enumerate(lines))
    assert all(box.parent < number < box.next_box <= len(boxes) for number, box in enumerate(boxes))
