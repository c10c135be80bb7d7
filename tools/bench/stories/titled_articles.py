"""Articles: titles of Nagarik put together with the summary and address that are theirs.

In the captures a title stands up to six places before its own summary. titles.csv says which belong together, by
position: found by the words that a title shares with a summary and, through the lexicon, with the English of its
address, each the other's best (share of the title's weight at least .45). 22 of 22 that were read were right.
"""

from collections.abc import Iterable
from dataclasses import replace

from tools.bench.stories.days import DayReport
from tools.bench.stories.judgements import rows


def titled() -> dict[str, str]:
    """The summary of each title that has one, as places of a day: `2026-01-27/T61` is of `2026-01-27/L61`."""
    return {f"{row['day']}/{row['title']}": f"{row['day']}/{row['lead']}" for row in rows("titles.csv")}


def articles(day_reports: Iterable[DayReport]) -> list[DayReport]:
    """`day_reports` with each title that has a summary as the headline of it."""
    by_id = {day_report.report.id: day_report for day_report in day_reports}
    pairs = [(title, lead) for title, lead in titled().items() if title in by_id and lead in by_id]
    for title, lead in pairs:
        by_id[lead] = _together(by_id.pop(title), by_id[lead])
    return list(by_id.values())


def _together(title: DayReport, lead: DayReport) -> DayReport:
    headline = title.report.headline
    report = replace(
        lead.report,
        headline=headline,
        lead=tuple(term for term in lead.report.headline if term not in headline),
        numbers=lead.report.numbers | title.report.numbers,
        series=title.report.series,
    )
    return replace(lead, text=f"{title.text}\n{lead.text}", report=report)
