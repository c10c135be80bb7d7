"""Features of a page's lines for the learned reader: small integers, of the page, of a line's box and of the line.

The one function behind training and reading. Every feature is an integer from 0 to 255, so that a threshold is exact
and a table by value answers it. What is the same for all lines of a box is computed once a box.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chautari.news.extraction.box_features import BOX_FEATURES, PARENT_FEATURES, BoxFeatures, Sums
from chautari.news.extraction.headline import headline_line
from chautari.news.extraction.lines import TextLine
from chautari.news.extraction.page_layout import PageLayout, sums
from chautari.news.extraction.rule_answers import Answers
from chautari.news.extraction.scales import HIGHEST, LARGEST, SIZES, share, size
from chautari.news.extraction.stated_words import StatedWords
from chautari.news.extraction.tidying import OPENING

PAGE_FEATURES = ("page_lines", "page_prose", "page_answered", "alike_by_run")
LINE_FEATURES = (
    *("length", "linked", "prose", "mark", "by_box", "by_run", "agreed", "ending", "opening"),
    *("title_words", "times_said", "lines_from_title", "prose_before", "answer_before", "answer_after"),
    *("answered_near", "linked_of_next", "described", "lines_since_prose", "lines_until_prose"),
)
PARENT_START = len(PAGE_FEATURES)
BOX_START = PARENT_START + len(PARENT_FEATURES)
LINE_START = BOX_START + len(BOX_FEATURES)
FEATURES = (*PAGE_FEATURES, *PARENT_FEATURES, *BOX_FEATURES, *LINE_FEATURES)
MIDDLE, NEAR = 128, 3
LONGEST_TITLE, SHORTEST_DESCRIBED, COMPARED = 160, 20, 60
_SENTENCE, _CLAUSE, _CLOSING = ".!?।॥…。！？؟۔", ":;,：", "\"'”’»)]」』 "


class PageRows(NamedTuple):
    """The features of a page: its own, those of boxes by number, what the boxes of one parent share, by the parent, and
    those of lines in the order asked for.
    """

    page: tuple[int, ...]
    parents: dict[int, tuple[int, ...]]
    boxes: dict[int, tuple[int, ...]]
    lines: list[tuple[int, ...]]


def page_rows(layout: PageLayout, answers: Answers, stated: StatedWords, lines: Sequence[int]) -> PageRows:
    """The features of these lines, of their boxes, and of the page."""
    answered = frozenset(answers.agreed)
    lengths = [len(line.text) for line in layout.lines]
    totals = Sums(
        sums(lengths),
        sums([line.linked for line in layout.lines]),
        sums(layout.prose),
        sums([length if number in answered else 0 for number, length in enumerate(lengths)]),
    )
    page = (
        min(len(lengths) // 4, HIGHEST),
        size(totals.prose[-1]),
        share(totals.answered[-1] / (totals.characters[-1] or 1)),
        share(answers.alike_by_run),
    )
    boxes = BoxFeatures(layout, answers, totals, (layout.lines[line].box for line in lines))
    columns = _columns(layout, answers, totals, stated, lines)
    return PageRows(page, boxes.rows_of_parents(), boxes.rows(), list(zip(*columns, strict=True)))


def _columns(
    layout: PageLayout, answers: Answers, totals: Sums, stated: StatedWords, lines: Sequence[int]
) -> Iterator[Sequence[int]]:
    """The features one after the other, in the order of LINE_FEATURES, each of all lines: several times as fast as the
    lines one after the other.
    """
    characters, _, prose, answered = totals
    texts = [layout.lines[line].text for line in lines]
    title = headline_line(layout, answers.agreed[0] if answers.agreed else 0, stated.title) or 0
    title_words = frozenset(stated.title.casefold().split())
    counts_by_text = Counter([line.text for line in layout.lines])
    since, until = _since(layout.prose), _since(layout.prose[::-1])[::-1]
    last, whole = len(layout.lines) - 1, prose[-1] or 1.0
    yield [SIZES[min(len(text), LARGEST)] for text in texts]
    yield [_percent_linked(layout.lines[line]) for line in lines]
    yield [SIZES[int(layout.prose[line])] for line in lines]
    yield [layout.marks[line] for line in lines]
    for answer in (answers.by_box, answers.by_run, answers.agreed):
        taken = frozenset(answer)
        yield [line in taken for line in lines]
    yield [_ending(text) for text in texts]
    yield [_opening(text[0]) for text in texts]
    yield [_title_words(title_words, text) for text in texts]
    yield [min(counts_by_text[text], HIGHEST) for text in texts]
    yield [min(max(line - title + MIDDLE, 0), HIGHEST) for line in lines]
    yield [int(100 * prose[line] / whole) for line in lines]
    yield [size(answered[line]) for line in lines]
    yield [size(answered[-1] - answered[line + 1]) for line in lines]
    yield [_near(characters, answered, max(line - NEAR, 0), min(line + NEAR, last) + 1) for line in lines]
    yield [_percent_linked(layout.lines[min(line + 1, last)]) for line in lines]
    yield [len(text) > SHORTEST_DESCRIBED and text[:COMPARED] in stated.description for text in texts]
    yield [since[line] for line in lines]
    yield [until[line] for line in lines]


def _percent_linked(line: TextLine) -> int:
    return int(100 * line.linked / len(line.text))


def _near(characters: Sequence[float], answered: Sequence[float], first: int, end: int) -> int:
    """How much of some lines is answered, in percent."""
    return int(100 * (answered[end] - answered[first]) / (characters[end] - characters[first]))


def _title_words(title: frozenset[str], text: str) -> int:
    """How much of the title a short line says, in percent."""
    if not title or len(text) > LONGEST_TITLE:
        return 0
    return 100 * len(title.intersection(text.casefold().split())) // len(title)


def _since(prose: Sequence[float]) -> list[int]:
    """How many lines ago prose was, of each line."""
    count, counts = HIGHEST, []
    for worth in prose:
        counts.append(count)
        count = 0 if worth > OPENING else min(count + 1, HIGHEST)
    return counts


def _ending(text: str) -> int:
    last = text.rstrip(_CLOSING)[-1:]
    if last in _SENTENCE:
        return 3
    return 2 if last in _CLAUSE else int(last.isalnum())


def _opening(first: str) -> int:
    if first.isupper():
        return 3
    if first.isalpha():
        return 2 if first.islower() else 4
    return int(first.isdigit())
