"""A parser broken on purpose stores a wrong figure; mended, it finds it in the archive and puts it right."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chautari.core.errors import SchemaChanged
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates import sources
from chautari.rates.ingest import pipeline, projections
from chautari.rates.ingest.replay import Replay, ReplayDifference
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.store import provenance
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive
from chautari.rates.validation import rules
from tests.support.boards import board, gold, page_of, parse
from tests.support.factories import quote
from tests.support.observations import MONDAY, NOW, SUNDAY
from tools.local.replay import Target, correct, read, report_lines

WINDOW = DateRange(SUNDAY, MONDAY)
WHOLE = page_of(gold(SUNDAY, 305200), gold(MONDAY, 306800))
MENDED = board()


@pytest.fixture
def target(table: Table, archive: EvidenceArchive) -> Target:
    return Target(table, archive, NOW + timedelta(hours=3))


def broken(page: HttpResponse) -> Rows:
    """Takes Monday's figure for one that has lost its last digit."""
    for row in parse(page):
        yield replace(row, figures={"tola": "30680"}) if isinstance(row, ParsedQuote) and row.date == MONDAY else row


def run(target: Target, page: HttpResponse = WHOLE, source: RateSource = MENDED) -> pipeline.RunReport:
    report = pipeline.run(source, WINDOW, lambda _: page, target.table, target.archive, page.fetched_at)
    projections.rebuild(target.table, {"metals"}, NOW)
    return report


def again(target: Target, source: RateSource = MENDED) -> tuple[Replay, list[ReplayDifference]]:
    replayed = read(target, source, MONDAY, MONDAY)
    return replayed, list(replayed.differences(target.table))


def lines(target: Target, source: RateSource = MENDED) -> list[str]:
    return list(report_lines(*again(target, source)))


def gold_shown(table: Table) -> dict[str, Any]:
    view = read_models.get(table, "metals")
    assert view is not None
    answer: dict[str, Any] = codec.unpacked(view.body)["metals"][0]
    return answer


def test_a_parser_that_was_broken_and_mended(target: Target) -> None:
    run(target, source=replace(MENDED, parse=broken))
    assert (gold_shown(target.table)["price"], gold_shown(target.table)["date"]) == ("305200", str(SUNDAY))
    line, count = lines(target)
    assert line.startswith(
        "2026-08-17 gold: stored tola 30680, read today tola 306800 (answer of 2026-08-17 11:45, sha256"
    )
    assert count == "1 difference from what is stored"

    assert correct(target, MENDED, again(target)[1], "a digit was lost") == 1
    first, second = provenance.revisions_of_day(target.table, "gold", MONDAY)
    assert [(revised.number, revised.figures["tola"]) for revised in (first, second)] == [(1, "30680"), (2, "306800")]
    assert (first.provenance.reason, second.provenance.reason) == (None, "a digit was lost")
    assert (first.provenance.sha256, first.observed_at) == (second.provenance.sha256, second.observed_at)
    assert (gold_shown(target.table)["price"], gold_shown(target.table)["date"]) == ("306800", str(MONDAY))
    assert lines(target) == ["0 differences from what is stored"]


def test_without_a_reason_the_correction_names_the_parser(target: Target) -> None:
    run(target, source=replace(MENDED, parse=broken))
    correct(target, MENDED, again(target)[1], "")
    _, second = provenance.revisions_of_day(target.table, "gold", MONDAY)
    assert second.provenance.reason == f"read again with parser {sources.version('fenegosida')}"


def test_what_was_read_right_is_no_difference(target: Target) -> None:
    run(target)
    assert lines(target) == ["0 differences from what is stored"]


def test_a_day_of_a_run_that_failed_is_found_and_its_answer_kept_for_good(target: Target) -> None:
    def changed(page: HttpResponse) -> Rows:
        raise SchemaChanged("no table")

    assert run(target, source=replace(MENDED, parse=changed)).kind == "changed"
    differences = again(target)[1]
    assert [(difference.stored, difference.replayed.date) for difference in differences] == [
        (None, SUNDAY),
        (None, MONDAY),
    ]
    assert lines(target)[1].endswith(", of a run that failed)")
    assert correct(target, MENDED, differences, "") == 2
    (proof,) = provenance.revisions_of_day(target.table, "gold", MONDAY)
    target.archive.s3.head_object(Bucket=target.archive.name, Key=f"answers/{proof.provenance.sha256}.gz")
    assert lines(target) == ["0 differences from what is stored"]


def test_what_today_s_parser_does_not_find_is_withdrawn_and_not_served(target: Target) -> None:
    def inventive(page: HttpResponse) -> Rows:
        yield from parse(page)
        yield quote("silver", {"tola": "4770"})

    run(target, source=replace(MENDED, parse=inventive))
    differences = again(target)[1]
    assert lines(target)[0].startswith("2026-08-17 silver: stored tola 4770, read today nothing")
    correct(target, MENDED, differences, "")
    assert codec.unpacked(_view(target.table))["metals"][2]["status"] == "held"
    assert lines(target) == ["0 differences from what is stored"]


def _view(table: Table) -> bytes:
    view = read_models.get(table, "metals")
    assert view is not None
    return view.body


def test_a_rule_of_today_s_is_report_lines_beside_the_figures(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_round(quote: ParsedQuote, table: object) -> str | None:
        return "too round" if quote.figures["tola"].endswith("00") else None

    run(target)
    monkeypatch.setattr(rules, "OBSERVATION_RULES", (too_round,))
    assert [line.partition(" (")[0] for line in lines(target)] == [
        "2026-08-16 gold: stored tola 305200, read today tola 305200 against too_round",
        "2026-08-17 gold: stored tola 306800, read today tola 306800 against too_round",
        "2 differences from what is stored",
    ]


def test_an_answer_that_stored_something_and_cannot_be_read_today_is_named(target: Target) -> None:
    def changed(page: HttpResponse) -> Rows:
        raise SchemaChanged("no table")

    run(target)
    line, count = lines(target, replace(MENDED, parse=changed))
    assert line == "run of 2026-08-17 11:45: stored then, unreadable today: no table"
    assert count == "0 differences from what is stored"


def test_an_answer_that_was_overtaken_is_not_held_against_what_is_stored(target: Target) -> None:
    run(target, page_of(gold(MONDAY, 306800)))
    run(target, page_of(gold(MONDAY, 307000), at=NOW + timedelta(hours=1)))
    assert lines(target) == ["0 differences from what is stored"]
    late = read(target, MENDED, MONDAY, MONDAY)
    run(target, page_of(gold(MONDAY, 308000), at=NOW + timedelta(hours=2)))
    assert list(late.differences(target.table)) == []


def test_a_correction_does_not_put_back_what_was_read_newly_meanwhile(target: Target) -> None:
    run(target, source=replace(MENDED, parse=broken))
    differences = again(target)[1]
    run(target, page_of(gold(MONDAY, 307000), at=NOW + timedelta(hours=1)))
    assert correct(target, MENDED, differences, "") == 0
    assert gold_shown(target.table)["price"] == "307000"


def test_a_run_of_which_an_answer_is_missing_is_not_read_again(target: Target) -> None:
    replayed = Replay(MENDED)
    replayed.add(ArchivedResponses("fenegosida", NOW, WINDOW, (WHOLE,), ("unreachable", "timeout")))
    assert list(replayed.differences(target.table)) == []
    assert [str(error) for _, error in replayed.unread] == ["timeout"]


def test_only_the_days_asked_for_are_read(target: Target) -> None:
    run(target, source=replace(MENDED, parse=broken))
    assert list(read(target, MENDED, date(2026, 8, 18), date(2026, 8, 19)).differences(target.table)) == []
