"""Restating: a day whose eve has left the answer keeps the faults that only its eve showed."""

from datetime import date, timedelta

from chautari.core.http_messages import DateRange
from chautari.dynamodb.table import Table
from chautari.rates.ingest import pipeline
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.ingest.replay import Replay
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.series import MarketDay
from chautari.rates.store import series
from chautari.rates.store.evidence_archive import ArchivedResponses
from chautari.rates.validation.rules import with_faults_of_the_eve
from tests.support.boards import board, page_of
from tests.support.observations import MONDAY, NOW, SUNDAY
from tests.support.shelf import shelf

BANK = board("nrb", market="forex", origin="nrb", lookback_days=8)
TUESDAY = MONDAY + timedelta(days=1)
WEEK = timedelta(days=7)
Row = tuple[str, date, dict[str, str], int]


def rupee(on: date, sell: str) -> Row:
    return "INR", on, {"buy": "160.00", "sell": sell}, 100


USUAL, MOVED, AGAIN = rupee(SUNDAY, "160.15"), rupee(MONDAY, "160.20"), rupee(MONDAY, "160.15")
LATER = rupee(TUESDAY, "160.20")
WINDOWS = {SUNDAY: DateRange(SUNDAY, SUNDAY + WEEK), MONDAY: DateRange(MONDAY, MONDAY + WEEK)}


def run(table: Table, first: date, *rows: Row) -> RunReport:
    at = NOW + WEEK + (first - SUNDAY)
    return pipeline.run(BANK, WINDOWS[first], lambda request: page_of(*rows, at=at), table, shelf(), at)


def monday(table: Table) -> MarketDay:
    return series.series_of("INR", series.latest_years(table, "INR"))[MONDAY]


def test_a_fault_against_the_day_before_stays_when_that_day_leaves_the_answer(table: Table) -> None:
    run(table, SUNDAY, USUAL, MOVED, LATER)
    assert [fault.rule for fault in monday(table).lead.faults] == ["rupee_as_yesterday"]
    assert run(table, MONDAY, MOVED, LATER).rows_stored == 0
    assert (monday(table).served, monday(table).lead.revision) == (False, 1)


def test_other_figures_of_the_first_day_of_an_answer_are_judged_by_themselves(table: Table) -> None:
    run(table, SUNDAY, USUAL, MOVED, LATER)
    assert run(table, MONDAY, AGAIN, LATER).rows_stored == 2
    assert (monday(table).served, monday(table).lead.revision, monday(table).lead.faults) == (True, 2, ())


def test_a_fault_that_the_day_before_shows_is_stored_once_that_day_is_read(table: Table) -> None:
    run(table, MONDAY, MOVED)
    assert monday(table).lead.faults == ()
    at = NOW + 2 * WEEK
    pipeline.run(BANK, WINDOWS[SUNDAY], lambda request: page_of(USUAL, MOVED, at=at), table, shelf(), at)
    assert [fault.rule for fault in monday(table).observations[0].faults] == ["rupee_as_yesterday"]


def test_a_replay_of_a_later_answer_clears_no_fault(table: Table) -> None:
    run(table, SUNDAY, USUAL, MOVED, LATER)
    for runs in ((SUNDAY, MONDAY), (MONDAY,)):
        again = Replay(BANK)
        for first in runs:
            again.add(answered(first))
        assert [difference.replayed.date for difference in again.differences(table)] == []


def answered(first: date) -> ArchivedResponses:
    at = NOW + WEEK + (first - SUNDAY)
    page = page_of(*(row for row in (USUAL, MOVED, LATER) if row[1] >= first), at=at)
    return ArchivedResponses(BANK.key, at, WINDOWS[first], (page,))


def test_the_faults_that_rest_on_the_day_before_stay_and_the_others_are_the_readings_own() -> None:
    exchanged = RuleViolation("has_its_own_rate", "has the rate of USD, which has its own")
    misread = RuleViolation(
        "peg_of_the_indian_rupee", "INR 176.00 per 100, and its peg is 1.60: all moved by one factor"
    )
    off, few = RuleViolation("peg_of_the_indian_rupee", "INR 176.00"), RuleViolation("in_paisa", "buy 0.9")
    assert with_faults_of_the_eve((few,), (misread, exchanged)) == (misread, exchanged, few)
    assert with_faults_of_the_eve((), (off, few)) == ()
    assert with_faults_of_the_eve((off,), (misread,)) == (misread,)
