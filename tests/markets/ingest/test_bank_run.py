"""A run of a bank: what is stored with its evidence, what is served, what it costs, and that nothing is NRB's."""

from collections import Counter
from datetime import time, timedelta
from typing import Any

import pytest

from chautari.core.errors import Blocked, SchemaChanged
from chautari.dynamodb import bank_keys, read_models
from chautari.dynamodb.table import Table
from chautari.markets.model.bank_day import BankDay
from chautari.markets.sources import banks
from chautari.markets.store import bank_days
from chautari.rates.ingest.pipeline import RunNotArchived
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.markets.model.bank_boards import DAY, board, with_figure
from tests.support.banks import NOON, Answers, bank, ranked, run, silent, state_rates
from tests.support.shelf import Shelf, shelf

NEXT_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The banks here are in no file, so that their parsers have no version."""
    monkeypatch.setattr(banks, "version", lambda key: f"parser-{key}")


@pytest.fixture
def stated(table: Table) -> Table:
    """The table with the central bank's rates of the day."""
    state_rates(table)
    return table


def day_of(table: Table, key: str = "alpha") -> BankDay:
    return bank_days.get(table, key, DAY)


def test_a_board_is_stored_with_its_evidence_and_served_as_the_banks_word(stated: Table) -> None:
    archive = shelf()
    report = run(stated, bank("alpha", {"alpha": (board(at=time(10, 5)),)}), archive=archive)
    assert (report.rows_read, report.rows_stored, report.rows_held, report.kind) == (18, 1, 0, None)
    seen = day_of(stated).newest
    assert f"answers/{seen.provenance.sha256}.gz" in archive.s3.objects
    (offer,) = ranked(stated)["banks"]
    assert (offer["bank"], offer["status"], offer["rank"], offer["time"]) == ("alpha", "provisional", 1, "10:05")
    assert offer["evidence"][0]["sha256"] == seen.provenance.sha256
    assert (offer["age_seconds"], offer["stale"], offer["words"]) == (6900, False, "Transfer")


def test_two_addresses_that_agree_are_official_and_both_are_evidence(stated: Table) -> None:
    answers: Answers = {"alpha": (board(),), "alphapage": (board(dated_by="fetch"),)}
    run(stated, bank("alpha", answers, mirror="alphapage"))
    (offer,) = ranked(stated)["banks"]
    assert (offer["status"], len(offer["evidence"])) == ("official", 2)


def test_a_second_address_that_fails_later_takes_nothing_back(stated: Table) -> None:
    answers: Answers = {"alpha": (board(),), "alphapage": (board(dated_by="fetch"),)}
    source = bank("alpha", answers, mirror="alphapage")
    run(stated, source)
    answers["alphapage"] = SchemaChanged("another page")
    report = run(stated, source, NOON + timedelta(hours=2))
    assert (report.kind, list(report.unread), report.rows_stored) == (None, ["alphapage"], 0)
    assert ranked(stated)["banks"][0]["status"] == "official"


def test_the_same_board_again_writes_nothing(stated: Table) -> None:
    source = bank("alpha", {"alpha": (board(),)})
    run(stated, source)
    again = run(stated, source, NOON + timedelta(hours=2))
    assert (again.rows_stored, again.last_market_date, day_of(stated).version) == (0, DAY, 1)


def test_a_later_edition_is_added_and_served_and_a_correction_back_is_the_newest(stated: Table) -> None:
    morning, noon = board(at=time(10, 5)), with_figure(board(at=time(14, 25)), "QAR", "transfer", "40.5")
    wrong = with_figure(noon, "QAR", "transfer", "40.4")
    answers: Answers = {"alpha": (morning,)}
    for editions in ((morning,), (noon, morning), (wrong, morning), (noon, morning)):
        answers["alpha"] = editions
        run(stated, bank("alpha", answers), NOON + timedelta(minutes=len(day_of(stated).editions)))
    assert len(day_of(stated).editions) == 4
    assert ranked(stated)["banks"][0]["figure"] == "40.5"


def test_what_was_answered_before_a_later_edition_is_kept(stated: Table) -> None:
    run(stated, bank("alpha", {"alpha": (board(),)}), NOON)
    run(
        stated, bank("alpha", {"alpha": (with_figure(board(), "QAR", "transfer", "37.40"),)}), NOON - timedelta(hours=1)
    )
    past = read_models.as_of(stated, bank_keys.COUNTER, NOON - timedelta(seconds=1))
    first = read_models.as_of(stated, bank_keys.COUNTER, NOON)
    assert past is None and first is not None
    assert (first.version, first.at) == (2, NOON), "an overtaken run's answer begins no earlier than the one before"


def test_a_page_that_still_shows_an_earlier_board_keeps_its_date_and_becomes_stale(stated: Table) -> None:
    run(stated, bank("alpha", {"alpha": (board(dated_by="fetch"),)}))
    later = NOON + NEXT_DAY
    run(stated, bank("beta", {"beta": (board(3, on=DAY + NEXT_DAY),)}), later)
    report = run(stated, bank("alpha", {"alpha": (board(dated_by="fetch", on=DAY + NEXT_DAY),)}), later)
    assert (report.last_market_date, report.rows_stored) == (DAY, 0)
    state_rates(stated, DAY + NEXT_DAY)
    run(stated, bank("beta", {"beta": (board(3, on=DAY + NEXT_DAY),)}), later)
    offers = ranked(stated, now=later + timedelta(hours=2))["banks"]
    assert [(offer["bank"], offer["rank"], offer["stale"]) for offer in offers] == [
        ("beta", 1, False),
        ("alpha", None, True),
    ]


def test_one_board_under_two_names_is_held_under_both_and_released_when_it_is_mended(stated: Table) -> None:
    answers: Answers = {"alpha": (board(),), "beta": (board(),)}
    run(stated, bank("alpha", answers))
    assert run(stated, bank("beta", answers)).rows_held == 18
    assert [offer["bank"] for offer in ranked(stated)["held"]] == ["alpha", "beta"]
    answers["beta"] = (board(3),)
    run(stated, bank("beta", answers))
    assert [offer["bank"] for offer in ranked(stated)["banks"]] in (["alpha", "beta"], ["beta", "alpha"])


@pytest.mark.parametrize("error", [SchemaChanged("other columns"), Blocked("a challenge page")])
def test_a_failure_is_named_in_the_report_and_the_board_before_stands(stated: Table, error: Any) -> None:
    run(stated, bank("alpha", {"alpha": (board(),)}))
    report = run(stated, bank("alpha", {"alpha": error}))
    assert (report.kind, report.failed) == (error.kind, True)
    assert ranked(stated)["banks"][0]["bank"] == "alpha"
    assert run(stated, bank("alpha", {}), fetch=silent).kind == "unreachable"


def test_a_bank_that_lists_no_edition_yet_is_skipped_and_says_so(stated: Table) -> None:
    report = run(stated, bank("alpha", {"alpha": ()}))
    assert (report.kind, report.skipped) == (None, "the bank lists no edition of 2026-09-07")


@pytest.mark.parametrize("days", [1, -15])
def test_a_board_of_tomorrow_or_one_long_forgotten_is_a_named_failure(stated: Table, days: int) -> None:
    report = run(stated, bank("alpha", {"alpha": (board(on=DAY + days * NEXT_DAY),)}))
    assert (report.kind, day_of(stated).version) == ("changed", 0)


def test_a_board_before_the_one_that_is_served_is_a_named_failure(stated: Table) -> None:
    later = NOON + NEXT_DAY
    state_rates(stated, DAY + NEXT_DAY)
    run(stated, bank("alpha", {"alpha": (board(on=DAY + NEXT_DAY),)}), later)
    report = run(stated, bank("alpha", {"alpha": (board(3),)}), later)
    assert (report.kind, day_of(stated).version) == ("changed", 0)
    assert ranked(stated, now=later)["banks"][0]["date"] == str(DAY + NEXT_DAY)


class FullShelf(Shelf):
    """A bucket that takes nothing."""

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: Any) -> None:
        from botocore.exceptions import EndpointConnectionError

        raise EndpointConnectionError(endpoint_url="https://full.example/")


def test_what_cannot_be_archived_is_not_stored(stated: Table) -> None:
    with pytest.raises(RunNotArchived):
        run(stated, bank("alpha", {"alpha": (board(),)}), archive=EvidenceArchive(FullShelf(), "full"))
    assert day_of(stated).version == 0
    assert read_models.get(stated, bank_keys.COUNTER) is None


def test_a_run_costs_three_reads_and_one_transaction(stated: Table) -> None:
    calls: Counter[str] = Counter()
    events = stated.client.meta.events

    def count(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    events.register("provide-client-params.dynamodb.*", count)
    run(stated, bank("alpha", {"alpha": (board(),)}))
    events.unregister("provide-client-params.dynamodb.*", count)
    assert calls == {"GetItem": 3, "TransactWriteItems": 1}


def test_a_board_of_yesterday_under_todays_date_is_provisional_though_two_addresses_agree(stated: Table) -> None:
    answers: Answers = {"alpha": (board(),), "alphapage": (board(dated_by="fetch"),)}
    source = bank("alpha", answers, mirror="alphapage")
    run(stated, source)
    state_rates(stated, DAY + NEXT_DAY)
    answers["alpha"] = (board(on=DAY + NEXT_DAY),)
    answers["alphapage"] = (board(dated_by="fetch", on=DAY + NEXT_DAY),)
    run(stated, source, NOON + NEXT_DAY)
    (offer,) = ranked(stated, now=NOON + NEXT_DAY)["banks"]
    assert (offer["status"], [reason["rule"] for reason in offer["reasons"]]) == ("provisional", ["repeated"])
