"""`python -m tools.bench.stories`: precision and recall of events and stories by events, held-out days first.

The days stand beside the project: --dir names another folder with the same files.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from chautari.news.stories.address_words import address_words
from chautari.news.stories.frequencies import count
from chautari.news.stories.lexicon import Lexicon, learn
from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.placement import place
from chautari.news.stories.report import text_terms
from chautari.news.stories.terms import keys_of
from chautari.news.stories.window import LENGTH, Window
from tools.bench.folders import holding
from tools.bench.stories import days as captured
from tools.bench.stories import judgements, measure
from tools.bench.stories.days import DayReport, Part, Row

CAPTURES = Path(__file__).resolve().parents[4] / "shared/captures/news-days"
PARTS: tuple[Part, ...] = ("held-out", "tune")
SETS = {
    "across, headline and lead": ("K", "L"),
    "within, headline and lead": ("G", "TLB"),
    "across, one side with body": ("G", "K"),
}


def main() -> int:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dir", type=holding(captured.HEADLINES), default=str(CAPTURES))
    options = arguments.parse_args()
    days = captured.load(options.dir)
    for line in table(days, options.dir):
        print(line, flush=True)
    return 0


def table(days: dict[str, list[Row]], folder: Path) -> Iterator[str]:
    """One row a part, a set and a way of joining."""
    judged, learnt = judgements.load(folder), knowledge(days)
    empty = Knowledge(Lexicon({}), learnt.frequencies)
    ways = {"ours": (learnt, True), "no address": (learnt, False), "names, no address": (empty, False)}
    yield f"{'part':9} {'set':27} {'way':17} event P   event R   story P   found  true"
    for part in PARTS:
        for way, (taught, with_address) in ways.items():
            day_reports = [
                day_report
                for day_report in captured.reports(days, folder, with_address)
                if captured.part_of(day_report.day) == part
            ]
            event, story = joined(day_reports, taught)
            for name, kinds in SETS.items():
                row = measure.measure(judged, event, event, story, kinds)
                if row.true:
                    yield (
                        f"{part:9} {name:27} {way:17} {row.event_precision:.2f}      {row.recall:.2f}      "
                        f"{row.story_precision:.2f}      {row.counted:5} {row.true:5}"
                    )


def knowledge(days: dict[str, list[Row]]) -> Knowledge:
    """What the days to learn from teach."""
    rows = {row["source_url"]: row for day in days if captured.part_of(day) == "learn" for row in days[day]}
    nepali = [row for row in rows.values() if row["source"] == "NagarikNews"]
    english = [row["title"] for row in rows.values() if row["source"] == "KathmanduPost"]
    pairs = ((_keys(row["summary"]), _keys(address_words(row["source_url"]))) for row in nepali)
    texts = chain((row["summary"] for row in nepali), (row["title"] for row in nepali))
    return Knowledge(learn(pairs), {"ne": count(map(_keys, texts)), "en": count(map(_keys, english))})


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


def _keys(text: str) -> tuple[str, ...]:
    return keys_of(text_terms(text))


if __name__ == "__main__":
    sys.exit(main())
