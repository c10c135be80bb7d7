"""Learned reader: decides of every line whether it is the article's, by its features and a trained model.

What the readers by rules answer is among the features, so it mends their answers more than it replaces them.
"""

from collections.abc import Callable, Iterable, Sequence

from chautari.news.extraction.agreement import AGREED
from chautari.news.extraction.answers import Answers
from chautari.news.extraction.line_features import BOX_START, LINE_START, PageRows, StatedWords, page_rows
from chautari.news.extraction.line_model import LineModel, line_model
from chautari.news.extraction.machine_text import is_data, is_placeholder
from chautari.news.extraction.page_layout import FOREIGN, REFUSED, PageLayout
from chautari.news.extraction.tidying import OPENING

# How far from the answers by rules lines are looked at.
REACH = 40
SHORTEST_TWICE = 30


def by_lines(layout: PageLayout, answers: Answers, stated: StatedWords, model: LineModel | None = None) -> list[int]:
    """The numbers of the article's lines; a text that is said twice counts once."""
    lines = candidates(layout, answers)
    taken = chosen(layout, lines, page_rows(layout, answers, stated, lines), model or line_model())
    return without_repeats(layout, without_title(layout, list(filter(_is_wanted(layout), taken))))


def candidates(layout: PageLayout, answers: Answers) -> list[int]:
    """The lines that are looked at: those between the ends of all answers, and so many before and after them, or every
    line where the answers differ; of these, none that are foreign and no prose.
    """
    ends = [end for answer in answers[:4] if answer for end in (answer[0], answer[-1])]
    first, last = min(ends, default=0), max(ends, default=len(layout.lines))
    reach = REACH if max(answers.alike_by_run, answers.alike_by_paragraphs) >= AGREED else len(layout.lines)
    around = range(max(first - reach, 0), min(last + reach + 1, len(layout.lines)))
    return [line for line in around if layout.prose[line] or layout.marks[line] < FOREIGN or first <= line <= last]


def chosen(layout: PageLayout, lines: Sequence[int], rows: PageRows, model: LineModel) -> list[int]:
    """The lines that the model takes; `rows` are theirs, in the same order."""
    page = model.mask(0, rows.page)
    boxes = {box: page & model.mask(BOX_START, row) for box, row in rows.boxes.items()}
    masks = (
        boxes[layout.lines[line].box] & model.mask(LINE_START, row) for line, row in zip(lines, rows.lines, strict=True)
    )
    return [line for line, mask in zip(lines, masks, strict=True) if model.score(mask) >= model.least]


def _is_wanted(layout: PageLayout) -> Callable[[int], bool]:
    """The rules for what no shape tells: consent dialogues and hidden text, program text, placeholders."""

    def is_wanted(line: int) -> bool:
        text = layout.lines[line].text
        return not (layout.marks[line] == REFUSED or is_data(text) or is_placeholder(text))

    return is_wanted


def without_title(layout: PageLayout, lines: Sequence[int]) -> list[int]:
    """The lines without the `h1`s above the first text, which show the headline."""
    first = next((line for line in lines if layout.prose[line] > OPENING), -1)
    return [line for line in lines if line > first or layout.tag(line) != "h1"]


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
