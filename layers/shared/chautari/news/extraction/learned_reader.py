"""Learned reader: decides of every line whether it is the article's, by its features and a trained model.

What the readers by rules answer is among the features, so it mends their answers more than it replaces them.
"""

from collections.abc import Iterable, Mapping, Sequence

from chautari.news.extraction.agreement import AGREED
from chautari.news.extraction.box_features import parent_of
from chautari.news.extraction.headline import headline_line
from chautari.news.extraction.line_features import BOX_START, LINE_START, PARENT_START, PageRows, page_rows
from chautari.news.extraction.line_model import SCALE, LineModel, line_model
from chautari.news.extraction.machine_text import is_unread
from chautari.news.extraction.page_layout import FOREIGN, REFUSED, PageLayout
from chautari.news.extraction.rule_answers import Answers
from chautari.news.extraction.stated_words import StatedWords
from chautari.news.extraction.tidying import OPENING, is_aside

# How far from the answers by rules lines are looked at.
REACH = 40
# What is above the text, links, and what sites say between paragraphs is believed from this score on.
SURE = SCALE
SHORTEST_TWICE = 30


def by_lines(layout: PageLayout, answers: Answers, stated: StatedWords, model: LineModel | None = None) -> list[int]:
    """The numbers of the article's lines; a text that is said twice counts once."""
    lines = candidates(layout, answers)
    scores = scores_of(layout, lines, page_rows(layout, answers, stated, lines), model or line_model())
    headline = headline_line(layout, answers.agreed[0], stated.title) if answers.agreed else None
    return without_repeats(layout, chosen(layout, scores, -1 if headline is None else headline))


def candidates(layout: PageLayout, answers: Answers) -> list[int]:
    """The lines that are looked at: those between the ends of all answers, and so many before and after them, or every
    line where the answers differ; of these, none that are foreign and no prose.
    """
    asked = (answers.by_box, answers.by_run, answers.agreed)
    ends = [end for answer in asked if answer for end in (answer[0], answer[-1])]
    first, last = min(ends, default=0), max(ends, default=len(layout.lines))
    reach = REACH if answers.alike_by_run >= AGREED else len(layout.lines)
    reachable = range(max(first - reach, 0), min(last + reach + 1, len(layout.lines)))
    return [line for line in reachable if layout.prose[line] or layout.marks[line] < FOREIGN or first <= line <= last]


def scores_of(layout: PageLayout, lines: Sequence[int], rows: PageRows, model: LineModel) -> dict[int, int]:
    """The score of each line above the model's threshold, in parts of a logit; `rows` are theirs, in the same order."""
    page = model.mask(0, rows.page)
    parents = {parent: page & model.mask(PARENT_START, row) for parent, row in rows.parents.items()}
    boxes = {box: parents[parent_of(layout.boxes, box)] & model.mask(BOX_START, row) for box, row in rows.boxes.items()}
    masks = (
        boxes[layout.lines[line].box] & model.mask(LINE_START, row) for line, row in zip(lines, rows.lines, strict=True)
    )
    return {line: model.score(mask) - model.least for line, mask in zip(lines, masks, strict=True)}


def chosen(layout: PageLayout, scores: Mapping[int, int], headline: int) -> list[int]:
    """The lines above the threshold, as far as no rule knows better of them; `headline` is a line's number, or -1."""
    taken = [line for line, score in scores.items() if score >= 0 and _may_be_text(layout, line)]
    first = next((line for line in taken if layout.prose[line] > OPENING), -1)
    return [
        line
        for line in taken
        if scores[line] >= SURE or not (line < headline or _is_above(layout, line, first) or is_aside(layout, line))
        if line > first or layout.tag(line) != "h1"
    ]


def _may_be_text(layout: PageLayout, line: int) -> bool:
    """Whether a line is none of what no shape tells: consent dialogues, hidden text, programs, placeholders."""
    if layout.marks[line] == REFUSED:
        return False
    return layout.tag(line) == "pre" or not is_unread(layout.lines[line].text)


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
