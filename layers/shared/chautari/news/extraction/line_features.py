"""Features of a page's lines for the learned reader: small integers, of the page, of a line's box and of the line.

The one function behind training and reading. Every feature is an integer from 0 to 255, so that a threshold is exact
and a table by value answers it. They come in blocks, each of what some lines share, so that it is computed once.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from chautari.news.extraction.box_features import BoxFeatures
from chautari.news.extraction.feature_blocks import BoxRows, Row, Sums
from chautari.news.extraction.page_layout import PageLayout, sums
from chautari.news.extraction.rule_answers import Answers
from chautari.news.extraction.scales import HIGHEST, LARGEST, SIZES, share, size

MIDDLE, NEAR = 128, 3
SHORTEST_DESCRIBED, COMPARED = 20, 60
_SENTENCE, _CLAUSE, _CLOSING = ".!?।॥…。！？؟۔", ":;,：", "\"'”’»)]」』 "


class PageRows(NamedTuple):
    """The features of a page: its own, those of boxes by number, and those of lines in the order asked for."""

    page: Row
    boxes: dict[int, BoxRows]
    lines: list[Row]


def page_rows(
    layout: PageLayout, answers: Answers, description: str, near: Sequence[int], lines: Sequence[int]
) -> PageRows:
    """The features of these lines, of their boxes, and of the page; `near` are the lines of the article or near it, and
    `description` is what the page states.
    """
    answered = frozenset(answers.agreed)
    lengths_answered = [0] * len(layout.lines)
    for number in answered:
        lengths_answered[number] = len(layout.lines[number].text)
    totals = Sums(
        layout.characters,
        _counted([line.linked for line in layout.lines]),
        sums(layout.prose),
        _counted(lengths_answered),
    )
    page = (
        min(len(layout.lines) // 4, HIGHEST),
        size(totals.prose[-1]),
        share(totals.answered[-1] / (totals.characters[-1] or 1)),
        share(answers.alike_by_run),
    )
    holders, wanted = ({layout.lines[line].box for line in some} for some in (near, lines))
    boxes = BoxFeatures(layout, answers.core, totals, holders, wanted).rows()
    columns = _columns(layout, answers, totals, description, lines)
    return PageRows(page, boxes, list(zip(*columns, strict=True)))


def _counted(values: Sequence[int]) -> list[int]:
    return list(accumulate(values, initial=0))


def _columns(
    layout: PageLayout, answers: Answers, totals: Sums, description: str, lines: Sequence[int]
) -> Iterator[Sequence[int]]:
    """The features one after the other, in the order of LINE_FEATURES, each of all lines: several times as fast as the
    lines one after the other.
    """
    characters, _, prose, answered = totals
    own, of_page = [layout.lines[line] for line in lines], layout.lines
    texts = [line.text for line in own]
    last, whole, title = len(of_page) - 1, prose[-1] or 1.0, max(answers.headline, 0)
    yield [SIZES[length if (length := len(text)) < LARGEST else LARGEST] for text in texts]
    yield [int(100 * line.linked / len(line.text)) if line.linked else 0 for line in own]
    yield [SIZES[int(worth)] for worth in map(layout.prose.__getitem__, lines)]
    yield list(map(layout.marks.__getitem__, lines))
    for answer in (answers.by_box, answers.by_run, answers.agreed):
        taken = frozenset(answer)
        yield [line in taken for line in lines]
    yield [_ending(text) for text in texts]
    yield [_opening(text[0]) for text in texts]
    times_said = map(layout.times_said.__getitem__, texts)
    yield [times if times < HIGHEST else HIGHEST for times in times_said]
    yield [0 if place < 0 else place if place < HIGHEST else HIGHEST for place in _from(title - MIDDLE, lines)]
    yield [int(100 * prose[line] / whole) for line in lines]
    yield [SIZES[length if (length := answered[line]) < LARGEST else LARGEST] for line in lines]
    all_answered = answered[-1]
    yield [SIZES[length if (length := all_answered - answered[line + 1]) < LARGEST else LARGEST] for line in lines]
    yield _near(characters, answered, lines)
    following = [of_page[line + 1 if line < last else last] for line in lines]
    yield [int(100 * line.linked / len(line.text)) if line.linked else 0 for line in following]
    yield [len(text) > SHORTEST_DESCRIBED and text[:COMPARED] in description for text in texts]


def _from(first: int, lines: Sequence[int]) -> list[int]:
    """How far each line is from `first`."""
    return [line - first for line in lines]


def _near(characters: Sequence[int], answered: Sequence[int], lines: Sequence[int]) -> list[int]:
    """How much of each line and those next to it is answered, in percent."""
    last = len(characters) - 1
    ends = [(line - NEAR if line > NEAR else 0, line + NEAR + 1 if line + NEAR < last else last) for line in lines]
    return [int(100 * (answered[end] - answered[first]) / (characters[end] - characters[first])) for first, end in ends]


def _ending(text: str) -> int:
    last = text.rstrip(_CLOSING)[-1:]
    if last in _SENTENCE:
        return 3
    return 2 if last in _CLAUSE else int(last.isalnum())


@lru_cache(maxsize=1024)
def _opening(first: str) -> int:
    if first.isupper():
        return 3
    if first.isalpha():
        return 2 if first.islower() else 4
    return int(first.isdigit())
