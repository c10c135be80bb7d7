"""The bench of stories: judgements of two readings, articles put together, and events counted once each."""

from dataclasses import replace
from pathlib import Path

import pytest

from chautari.news.stories.report import Report, text_terms
from tests.support.editions import NOON
from tools.bench.stories import __main__ as bench
from tools.bench.stories import days, judgements
from tools.bench.stories import titled_articles as articles
from tools.bench.stories.days import DayReport
from tools.bench.stories.measure import measure

EVENT = {"d/K1": "e1", "d/L1": "e1", "d/L2": "e1", "d/K2": "e2", "d/L3": "e3"}
STORY = {**dict.fromkeys(EVENT, "s1"), "d/K2": "", "d/L3": ""}


def pair(left: str, right: str) -> frozenset[str]:
    return frozenset((left, right))


def day_report(place: str, text: str) -> DayReport:
    report = Report(f"d/{place}", "o", "ne", NOON, place, text_terms(text), (), frozenset())
    return DayReport("d", place, text, report)


def test_each_event_counts_once_and_an_open_pair_counts_for_neither_side() -> None:
    judged = {pair("d/K1", "d/L1"): "S", pair("d/K1", "d/L2"): "U", pair("d/K2", "d/L3"): "S"}
    figures = measure(judged, EVENT, EVENT, STORY, ("K", "L"))
    assert (figures.event_precision, figures.recall, figures.story_precision) == (1.0, 0.5, 1.0)
    assert (figures.events, figures.stories, figures.true) == (1, 1, 2)


def test_what_nobody_judged_counts_as_wrong() -> None:
    figures = measure({pair("d/K1", "d/L1"): "S"}, EVENT, EVENT, STORY, ("K", "L"))
    assert (figures.event_precision, figures.story_precision) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [("S", "S", "S"), ("S", "R", "U"), ("R", "S", "U"), ("U", "S", "U"), ("0", "R", "R"), ("R", "R", "R")],
)
def test_two_readings_that_differ_leave_the_event_open(
    first: str, second: str, together: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "1.1" if second == "S" else "1.2"
    (tmp_path / "events.csv").write_text(f"report,event\nd/K1,1.1\nd/L1,{other}\nd/T9,1.1\n", encoding="utf-8")
    (tmp_path / "judged.csv").write_text(f"left,right,judgement\nd/K1,d/L1,{first}\n", encoding="utf-8")
    (tmp_path / "labels_wide.json").write_text('{"pairs": []}', encoding="utf-8")
    monkeypatch.setattr(judgements, "FOLDER", tmp_path)
    assert judgements.load(tmp_path, {})[pair("d/K1", "d/L1")] == together


def test_a_title_and_its_summary_are_one_article_with_the_judgements_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "events.csv").write_text("report,event\nd/K1,1.1\nd/T1,1.1\nd/L4,1.2\n", encoding="utf-8")
    (tmp_path / "judged.csv").write_text("left,right,judgement\n", encoding="utf-8")
    (tmp_path / "labels_wide.json").write_text('{"pairs": []}', encoding="utf-8")
    (tmp_path / "titles.csv").write_text("day,title,lead\nd,T1,L4\n", encoding="utf-8")
    monkeypatch.setattr(judgements, "FOLDER", tmp_path)
    assert judgements.load(tmp_path, articles.titled()) == {pair("d/K1", "d/L4"): "S"}
    title, lead = day_report("T1", "मन्त्रीको राजीनामा"), day_report("L4", "मन्त्री गुरुङले पद छाडे")
    [article] = articles.articles([title, lead])
    assert article.report.id == "d/L4"
    assert article.report.headline == title.report.headline
    assert set(article.report.headline) | set(article.report.lead) == {*title.report.headline, *lead.report.headline}
    assert articles.articles([replace(lead)]) == [lead]


def test_a_week_is_measured_with_what_the_other_weeks_teach() -> None:
    sunday, monday = (
        replace(day_report("K1", text), day=day, report=replace(day_report("K1", text).report, language="en"))
        for day, text in (("2026-01-04", "Rain in Palpa"), ("2026-01-05", "Rain over Palpa"))
    )
    assert days.week_of(monday.day) == days.week_of(sunday.day) + 1 == days.week_of("2026-01-11")
    measured, taught = bench.rotated(days.week_of(monday.day), [sunday, monday])
    assert measured == [monday]
    assert taught.frequencies["en"].reports == 1
