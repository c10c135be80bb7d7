"""Rows of training: the features of a line, its label and its weight, as the reader itself computes them."""

from collections.abc import Iterable, Sequence
from itertools import chain
from math import sqrt
from typing import NamedTuple

from chautari.news.extraction.document import parse
from chautari.news.extraction.learned_reader import candidates, doubtful
from chautari.news.extraction.line_features import page_rows
from chautari.news.extraction.page_layout import PageLayout, layout_of, layout_of_lines
from chautari.news.extraction.rule_answers import Answers, answers_of
from chautari.news.extraction.stated_body import stated_body
from chautari.news.extraction.stated_words import StatedWords, stated_words
from tools.bench.extraction.pages import TruePage
from tools.bench.reading import own_pages
from tools.bench.reading.cut_pages import chance, cut
from tools.bench.reading.labels import labels_of

# Our own pages are few and small, and what they are like is what the reader is for.
WEIGHT_OF_OWN = 3.0
SHARE_CUT = 0.25


class WalkedPage(NamedTuple):
    """A page of the sets as the readers by rules see it, and the site that it belongs to."""

    page: TruePage
    site: str
    layout: PageLayout
    answers: Answers
    stated: StatedWords
    stated_text: Sequence[str]


class Row(NamedTuple):
    """A line: its page's site, its features, the share of its words that are the article's, and what it counts."""

    site: str
    features: Sequence[int]
    label: float
    weight: float


def walked(page: TruePage, site: str) -> WalkedPage:
    """A page of the sets; its layout has no lines if it shows no text."""
    document = parse(page.html)
    layout, text = layout_of(document), stated_body(document)
    words = stated_words(document)
    answers = answers_of(layout, words.title, lambda: text) if layout.lines else Answers((), (), (), 0, 0)
    return WalkedPage(page, site, layout, answers, words, text)


def rows_of(pages: Iterable[WalkedPage]) -> list[Row]:
    """The rows of all pages, and of some of them once more, cut."""
    rows: list[Row] = []
    for walked_page in pages:
        layout, page = walked_page.layout, walked_page.page
        labels = labels_of([line.text for line in layout.lines], page.body)
        rows += _rows(walked_page, layout, walked_page.answers, labels)
        if layout.lines and chance(page.name) < SHARE_CUT:
            boxes, lines, kept = cut(layout.boxes, layout.lines, labels, page.name)
            rows += _of_cut(walked_page, layout_of_lines(boxes, lines), kept) if lines else []
    return rows


def _of_cut(walked_page: WalkedPage, layout: PageLayout, labels: Sequence[float]) -> list[Row]:
    answers = answers_of(layout, walked_page.stated.title, lambda: walked_page.stated_text)
    return _rows(walked_page, layout, answers, labels)


def features_of(walked_page: WalkedPage) -> list[tuple[int, ...]]:
    """The features of each line of a page of which the reader would decide, in the order of FEATURES."""
    layout, answers = walked_page.layout, walked_page.answers
    near = candidates(layout, answers)
    return _features(layout, answers, walked_page.stated, near, doubtful(layout, answers, near))


def _rows(walked_page: WalkedPage, layout: PageLayout, answers: Answers, labels: Sequence[float]) -> list[Row]:
    """One row for each line of which the reader would decide. Long lines count more, by the root of their words."""
    near = candidates(layout, answers)
    lines = doubtful(layout, answers, near)
    factor = WEIGHT_OF_OWN if walked_page.page.set == own_pages.NAME else 1.0
    return [
        Row(walked_page.site, features, labels[line], factor * sqrt(len(layout.lines[line].text.split())))
        for line, features in zip(lines, _features(layout, answers, walked_page.stated, near, lines), strict=True)
    ]


def _features(
    layout: PageLayout, answers: Answers, stated: StatedWords, near: Sequence[int], lines: Sequence[int]
) -> list[tuple[int, ...]]:
    rows = page_rows(layout, answers, stated.description, near, lines)
    return [
        (*rows.page, *chain.from_iterable(rows.boxes[layout.lines[line].box]), *of_line)
        for line, of_line in zip(lines, rows.lines, strict=True)
    ]
