"""`python -m tools.bench.stories`: precision and recall of events and stories by events, held-out days first.

The days stand beside the project: --dir names another folder with the same files.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from chautari.news.stories.frequencies import count
from chautari.news.stories.lexicon import Lexicon, learn
from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.placement import place
from chautari.news.stories.report import Report
from chautari.news.stories.terms import keys_of
from chautari.news.stories.window import LENGTH, Window
from tools.bench.folders import holding
from tools.bench.stories import days as captured
from tools.bench.stories import judgements, measure
from tools.bench.stories.days import DayReport, Part, Row
from tools.bench.stories.titled_articles import articles, titled

CAPTURES = Path(__file__).resolve().parents[4] / "shared/captures/news-days"
PARTS: tuple[Part, ...] = ("held-out", "tune")
SETS = {
    "across": ("K", "LTBG"),
    "across, lead and address": ("K", "L"),
    "across, a headline alone": ("K", "TB"),
    "across, one side with body": ("K", "G"),
    "within, with body": ("G", "TLB"),
    "within, a headline alone": ("B", "TL"),
}


def main() -> int:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dir", type=holding(captured.HEADLINES), default=str(CAPTURES))
    options = arguments.parse_args()
    days = captured.load(options.dir)
    for line in table(days, options.dir):
        print(line, flush=True)
    for line in table_by_week(days, options.dir):
        print(line, flush=True)
    return 0


def table(days: dict[str, list[Row]], folder: Path) -> Iterator[str]:
    """One row a part, a set and a way of joining."""
    judged = judgements.load(folder, titled())
    yield f"{'part':9} {'set':27} {'way':17} event P  recall  story P  events  stories  true"
    for part in PARTS:
        learnt = knowledge(taught_for(part, articles(captured.reports(days, folder, with_address=True))))
        empty = Knowledge(Lexicon({}), learnt.frequencies)
        ways = {"ours": (learnt, True), "no address": (learnt, False), "nothing learnt": (empty, False)}
        for way, (taught, with_address) in ways.items():
            day_reports = articles(captured.reports(days, folder, with_address))
            event, story = joined((entry for entry in day_reports if captured.part_of(entry.day) == part), taught)
            yield from _lines(part, way, judged, event, story)


def table_by_week(days: dict[str, list[Row]], folder: Path) -> Iterator[str]:
    """One row a set: each week that was read whole is joined with what all other weeks teach."""
    judged = judgements.load(folder, titled())
    day_reports = articles(captured.reports(days, folder, with_address=True))
    event: dict[str, str] = {}
    story: dict[str, str] = {}
    for week in sorted({captured.week_of(entry.day) for entry in day_reports if captured.part_of(entry.day) in PARTS}):
        events, stories = joined(*rotated(week, day_reports))
        event, story = event | events, story | stories
    yield from _lines("by week", "ours", judged, event, story)


def rotated(week: int, day_reports: list[DayReport]) -> tuple[list[DayReport], Knowledge]:
    """The reports of a week, and what those of all other weeks teach."""
    measured = [entry for entry in day_reports if captured.week_of(entry.day) == week]
    return measured, knowledge(entry for entry in day_reports if captured.week_of(entry.day) != week)


def taught_for(part: Part, day_reports: Iterable[DayReport]) -> list[DayReport]:
    """The reports of the days to learn from, and before the held-out ones are measured those to tune on too."""
    parts = ("learn", "tune") if part == "held-out" else ("learn",)
    return [entry for entry in day_reports if captured.part_of(entry.day) in parts]


def knowledge(day_reports: Iterable[DayReport]) -> Knowledge:
    """What `day_reports` teach."""
    taught = [entry.report for entry in day_reports]
    nepali = [report for report in taught if report.source == "nagarik"]
    english = [report for report in taught if report.language == "en"]
    pairs = ((_keys(report), keys_of(report.address)) for report in nepali if report.address)
    return Knowledge(learn(pairs), {"ne": count(map(_keys, nepali)), "en": count(map(_keys, english))})


def joined(day_reports: Iterable[DayReport], taught: Knowledge) -> tuple[dict[str, str], dict[str, str]]:
    """The event and the story of each report, joined in the order of their places as they arrive."""
    window = Window((), taught)
    event: dict[str, str] = {}
    story: dict[str, str] = {}
    for day_report in sorted(day_reports, key=lambda day_report: day_report.report.at):
        old = [kept for kept in window.reports.values() if day_report.report.at - kept.report.at > LENGTH]
        for kept in old:
            window.remove(kept.report.id)
        for report in place(day_report.report, window, day_report.report.at).moved:
            event[report.id], story[report.id] = report.event, report.story
    return event, story


def _lines(
    part: str, way: str, judged: judgements.Judgements, event: dict[str, str], story: dict[str, str]
) -> Iterator[str]:
    """One row a set in which an event is."""
    for name, kinds in SETS.items():
        row = measure.measure(judged, event, event, story, kinds)
        if row.true:
            yield (
                f"{part:9} {name:27} {way:17} {row.event_precision:.2f}     {row.recall:.2f}    "
                f"{row.story_precision:.2f}     {row.events:6}  {row.stories:7}  {row.true:4}"
            )


def _keys(report: Report) -> tuple[str, ...]:
    return keys_of((*report.headline, *report.lead))


if __name__ == "__main__":
    sys.exit(main())
