"""Learned reader: mends the answer that the readers by rules agree on, a line at a time, by a trained model.

It is careful. A line of their answer goes if it is hardly the article's, another one comes if it likely is, and one
above their answer only if that is surer still: no page of 854 reads worse by more than .1 F1 for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log

from chautari.news.extraction.line_features import PageRows, page_rows
from chautari.news.extraction.line_model import SCALE, LineModel, line_model
from chautari.news.extraction.machine_text import is_unread
from chautari.news.extraction.page_layout import ACCOMPANYING, FOREIGN, OWN, REFUSED, PageLayout
from chautari.news.extraction.rule_answers import Answers
from chautari.news.extraction.tidying import OPENING

# How far from the answers by rules lines are looked at.
REACH = 40
SHORTEST_TWICE, OFTEN = 30, 3
# Of a page with more lines to ask about, the agreed answer's own are not: 7 ms of the 30 that slow pages took.
MOST_ASKED = 60


def logit(probability: float) -> int:
    """The score of a probability, in parts of a logit."""
    return round(log(probability / (1 - probability)) * SCALE)


# From which score on a line stays, comes after the beginning of the answer by rules, and comes before it. Chosen by
# cross-validation: docs/decisions/0056-lines-are-learned.md.
STAYS, COMES_AFTER, COMES_BEFORE = logit(0.3), logit(0.4), logit(0.58)
# So much surer, a short line above the text or what sites say between paragraphs is believed.
SURER = SCALE


def by_lines(layout: PageLayout, answers: Answers, description: str, model: LineModel | None = None) -> list[int]:
    """The numbers of the article's lines; `description` is what the page states. A text said twice counts once."""
    near = candidates(layout, answers)
    lines = undecided(layout, answers, doubtful(layout, answers, near))
    rows = page_rows(layout, answers, description, near, lines)
    scores = scores_of(layout, lines, rows, model or line_model())
    return chosen(layout, answers, near, dict(zip(lines, scores, strict=True)))


def candidates(layout: PageLayout, answers: Answers) -> list[int]:
    """The lines that may be the article's: those between the ends of all answers, and REACH before and after them; of
    these, none that are foreign and no prose, and none behind the headline of another article.
    """
    three = (answers.by_box, answers.by_run, answers.agreed)
    ends = [end for answer in three if answer for end in (answer[0], answer[-1])]
    first, last = min(ends, default=0), max(ends, default=len(layout.lines))
    end = min(last + REACH + 1, len(layout.lines))
    reachable = range(max(first - REACH, 0), next((n for n in range(last + 1, end) if layout.tag(n) == "h1"), end))
    return [line for line in reachable if layout.prose[line] or layout.marks[line] < FOREIGN or first <= line <= last]


def doubtful(layout: PageLayout, answers: Answers, near: Iterable[int]) -> list[int]:
    """The lines of which the model decides: all but the answer's paragraphs. A third of the lines are such."""
    sure = {line for line in answers.agreed if layout.prose[line] > OPENING}
    return [line for line in near if line not in sure]


def undecided(layout: PageLayout, answers: Answers, lines: Sequence[int]) -> list[int]:
    """The lines whose features and scores are worth their time: a half.

    Not those outside of all answers that hardly ever score high enough, and of a page with more than MOST_ASKED none of
    the agreed answer's own but paragraphs that are said twice: of 21,800 such lines 61 would go.
    """
    answered = frozenset(answers.agreed).union(answers.by_box, answers.by_run)
    beginning, end = min(answers.agreed, default=-1), max(answers.agreed, default=-1)
    possible = [
        line
        for line in lines
        if line in answered or beginning < line < end or not _is_hopeless(layout, line, is_above=line < beginning)
    ]
    if len(possible) <= MOST_ASKED:
        return possible
    agreed = frozenset(answers.agreed)
    return [
        line for line in possible if line not in agreed or layout.marks[line] != OWN or _is_said(layout, line, times=2)
    ]


def _is_hopeless(layout: PageLayout, line: int, *, is_above: bool) -> bool:
    """Whether a line that no reader took is a link, as above the text an item or a short line beside it is, and below
    the text a paragraph of a foreign box. Of 9,400 such lines of 854 pages 18 scored high enough and were right.
    """
    if layout.asides[line]:
        return True
    if is_above:
        return not layout.prose[line] and layout.marks[line] == ACCOMPANYING
    return layout.prose[line] > 0 and layout.marks[line] >= FOREIGN


def scores_of(layout: PageLayout, lines: Sequence[int], rows: PageRows, model: LineModel) -> list[int]:
    """The score of each line, in parts of a logit; `rows` are theirs, in the same order."""
    page = model.mask(0, rows.page)
    boxes = dict.fromkeys(rows.boxes, page)
    for block, of_boxes in enumerate(zip(*rows.boxes.values(), strict=True), 1):
        masks_of_rows = {row: model.mask(block, row) for row in set(of_boxes)}
        for box, row in zip(rows.boxes, of_boxes, strict=True):
            boxes[box] &= masks_of_rows[row]
    outer = [boxes[layout.lines[line].box] for line in lines]
    masks = model.masks(len(model.blocks) - 1, rows.lines, outer)
    # A line in four ends in the same leaves as another.
    scores = {mask: model.score(mask) for mask in set(masks)}
    return [scores[mask] for mask in masks]


def chosen(layout: PageLayout, answers: Answers, near: Iterable[int], scores: Mapping[int, int]) -> list[int]:
    """The lines that are sure or score high enough, as far as no rule knows better of them."""
    agreed = frozenset(answers.agreed)
    beginning = min(agreed, default=-1)
    surplus = {
        line: score - (STAYS if line in agreed else COMES_AFTER if line > beginning else COMES_BEFORE)
        for line, score in scores.items()
    }
    # A line of the agreed answer without a score stays, another one does not come.
    taken = [
        line
        for line in near
        if (surplus[line] >= 0 if line in surplus else line in agreed) and _may_be_text(layout, line)
    ]
    first = next((line for line in taken if layout.prose[line] > OPENING), -1)
    asides, titles, kept = layout.asides, frozenset(layout.titles), []
    for line in taken:
        if line <= first and line in titles:
            continue
        if line not in agreed and _is_of_the_site(layout, line, is_above=line < beginning):
            continue
        if surplus.get(line, SURER) >= SURER or not (asides[line] or _is_above(layout, line, first)):
            kept.append(line)
    return without_repeats(layout, kept)


def _is_of_the_site(layout: PageLayout, line: int, *, is_above: bool) -> bool:
    """Whether a line is an item above the text, another story of the site, or is said three times: words of a form,
    such as `Article content`. A heading or item that is said often may be the article's: reviews say `Pros` ten times.
    """
    return (is_above and layout.tag(line) == "li") or _is_said(layout, line, times=OFTEN)


def _is_said(layout: PageLayout, line: int, *, times: int) -> bool:
    """Whether a line that is no heading, item or cell is said so often on its page."""
    return layout.times_said[layout.lines[line].text] >= times and layout.tag(line) in ("p", "div")


def _may_be_text(layout: PageLayout, line: int) -> bool:
    """Whether a line is none of what no shape tells: consent dialogues, hidden text, programs, placeholders."""
    if layout.marks[line] == REFUSED:
        return False
    return not is_unread(layout.lines[line].text) or layout.tag(line) == "pre"


def _is_above(layout: PageLayout, line: int, first: int) -> bool:
    """Whether a line above the first text is short, as bylines and times are."""
    return line < first and not layout.prose[line]


def without_repeats(layout: PageLayout, lines: Iterable[int]) -> list[int]:
    """The lines without those whose longer text was there before: sites send a text for each width of screen."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        text = layout.lines[line].text
        if text not in seen:
            kept.append(line)
        if len(text) > SHORTEST_TWICE:
            seen.add(text)
    return kept
