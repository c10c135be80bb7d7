"""A run of the vegetables' board: what is served, what is held or refused, and what a run costs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.core.http_messages import HttpResponse
from chautari.dynamodb import board_keys, codec, queries, read_models
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets import sources
from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.ingest import board_run
from chautari.markets.model.board import Board, BoardRow, PrintedBoard
from chautari.markets.model.board_source import BoardSource
from chautari.markets.sources import kalimati
from chautari.markets.store import board_writer, boards
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.kalimati import BANANA, MONDAY, NOON, RADISH, SILENT, TOMATO, Printed, np, web, whole
from tests.support.shelf import shelf

DAY = timedelta(days=1)
TUESDAY = Printed(MONDAY + DAY, whole(raised=2))


def run(table: Table, fetch: Fetch, days: int = 0, archive: EvidenceArchive | None = None) -> RunReport:
    return board_run.run(kalimati.SOURCE, fetch, table, archive or shelf(), NOON + days * DAY)


def board(table: Table, days: int = 0) -> Board:
    return boards.get(table, "vegetables", MONDAY + days * DAY)


def row(table: Table, key: str, days: int = 0) -> BoardRow:
    return next(row for row in board(table, days).rows if row.quote.instrument == key)


def view(table: Table) -> Any:
    stored = read_models.get(table, board_keys.view("vegetables"))
    return codec.unpacked(stored.body) if stored else None


def revisions(table: Table) -> list[str]:
    items = queries.items(table, "pk = :pk", {":pk": board_keys.readings_of("vegetables")})
    return [item["sk"]["S"] for item in items]


def test_addresses_that_agree_are_official_with_unit_and_basis(table: Table) -> None:
    report = run(table, web(Printed()))
    assert (report.rows_read, report.rows_stored, report.rows_held, report.kind) == (180, 3, 0, None)
    assert {row.status for row in board(table).rows} == {"official"}
    assert row(table, TOMATO).readings == ("kalimati-np", "kalimati-en", "kalimati-page")
    answered = next(entry for entry in view(table)["rows"] if entry["instrument"] == BANANA)
    assert (answered["unit"], answered["basis"], answered["name_ne"]) == ("dozen", "wholesale", "केरा(नेपाली)")


def test_one_address_alone_is_provisional_and_an_outage_of_the_others_no_failed_run(table: Table) -> None:
    report = run(table, web(Printed(), en=SILENT, price=SILENT))
    assert (report.kind, sorted(report.unread)) == (None, ["kalimati-en", "kalimati-page"])
    assert row(table, TOMATO).status == "provisional"
    assert [reason.rule for reason in row(table, TOMATO).reasons] == ["one_address"]


def test_addresses_that_differ_hold_the_row_alone(table: Table) -> None:
    run(table, web(Printed(), en=Printed().with_price(TOMATO, "60.00", "70.00", "56.50")))
    assert row(table, TOMATO).status == "held"
    assert Counter(row.status for row in board(table).rows) == {"official": 59, "held": 1}
    answered = next(entry for entry in view(table)["rows"] if entry["instrument"] == TOMATO)
    assert (answered["figures"], [entry["rule"] for entry in answered["reasons"]]) == (None, ["disagree"])


@pytest.mark.parametrize(
    ("price", "rule"),
    [
        (("30.00", "250.00", "140.00"), "spread"),  # radish red of 2026-07-17, a typing error
        (("50.00", "40.00", "45.00"), "ordered"),
        (("40.00", "50.00", "60.00"), "ordered"),
    ],
)
def test_an_impossible_row_is_held_though_every_address_prints_it(
    table: Table, price: tuple[str, ...], rule: str
) -> None:
    run(table, web(Printed().with_price(RADISH, *price)))
    held = row(table, RADISH)
    assert (held.status, held.reasons[0].rule) == ("held", rule)


def test_a_zero_is_not_priced(table: Table) -> None:
    report = run(table, web(Printed().with_price(RADISH, "0.00", "0.00", "0.00")))
    assert report.rows_dropped == {"not_priced": 3}
    assert RADISH not in {row.quote.instrument for row in board(table).rows}


def test_a_move_beyond_the_usual_is_provisional_and_measured_from_the_day_before(table: Table) -> None:
    run(table, web(Printed()))
    run(table, web(TUESDAY.with_price(TOMATO, "190.00", "210.00", "200.00"), NOON + DAY), days=1)
    assert row(table, TOMATO, days=1).status == "provisional"
    assert row(table, TOMATO, days=1).reasons[0].rule == "jump"
    moved = next(entry for entry in view(table)["rows"] if entry["instrument"] == RADISH)
    assert (moved["change"]["amount"], moved["change"]["since"]) == ("2", "2026-08-17")


def test_a_new_name_is_shown_as_new_and_unconfirmed_without_a_deploy(table: Table) -> None:
    printed = Printed().with_price("tamarilo", "100.00", "120.00", "110.00", name=("Tamarillo", "टमारिलो"))
    run(table, web(printed))
    new = row(table, "tamarilo")
    assert (new.status, new.is_new, new.quote.name_ne) == ("provisional", True, "टमारिलो")
    later = Printed(MONDAY + 31 * DAY, {**printed.prices, RADISH: ("41.00", "51.00", "46.00")}, printed.names)
    run(table, web(later, NOON + 31 * DAY), days=31)
    assert (row(table, "tamarilo", 31).status, row(table, "tamarilo", 31).is_new) == ("official", False)


def test_a_usual_name_that_is_missing_is_told(table: Table) -> None:
    report = run(table, web(Printed().without("aduwa")))
    assert report.missing == ("aduwa",)
    assert [entry["name"] for entry in view(table)["missing"]] == ["Ginger"]


@pytest.mark.parametrize(
    ("printed", "kind", "words"),
    [
        (Printed(prices=dict(list(whole().items())[:30])), "changed", "30 rows of 2026-08-17, not 52 or more"),
        (Printed(on=MONDAY + DAY), "changed", "dated 2026-08-18"),
        (Printed(on=MONDAY - 9 * DAY), "changed", "dated 2026-08-08"),
    ],
)
def test_half_a_board_or_one_of_another_day_is_refused_whole(
    table: Table, printed: Printed, kind: str, words: str
) -> None:
    report = run(table, web(printed))
    assert (report.kind, report.failed) == (kind, True)
    assert words in str(report.detail)
    assert (board(table).version, view(table)) == (0, None)


def test_a_new_date_over_yesterdays_board_is_refused(table: Table) -> None:
    run(table, web(Printed()))
    report = run(table, web(Printed(on=MONDAY + DAY), NOON + DAY), days=1)
    assert (report.kind, report.failed) == ("repeated", True)
    assert board(table, days=1).version == 0


def test_the_same_again_writes_nothing_and_a_correction_is_the_next_revision(table: Table) -> None:
    run(table, web(Printed()))
    assert run(table, web(Printed(), NOON + timedelta(hours=1))).rows_stored == 0
    assert board(table).version == 1
    corrected = Printed().with_price(TOMATO, "60.00", "70.00", "66.00")
    assert run(table, web(corrected, NOON + timedelta(hours=2))).rows_stored == 3
    assert len(revisions(table)) == 6 and "2026-08-17#kalimati-np#0002" in revisions(table)
    assert row(table, TOMATO).quote.figures["avg"] == "66.00"


def test_an_overtaken_run_puts_no_older_price_back(table: Table) -> None:
    run(table, web(Printed().with_price(TOMATO, "60.00", "70.00", "66.00"), NOON + timedelta(hours=2)))
    assert run(table, web(Printed(), NOON)).rows_stored == 0


def test_a_board_of_a_hundred_rows_costs_three_reads_and_one_transaction(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Counter[str]()

    def count(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    table.client.meta.events.register("before-call.dynamodb", count, unique_id="counted")
    run(table, web(Printed()))
    table.client.meta.events.unregister("before-call.dynamodb", unique_id="counted")
    assert calls == {"GetItem": 3, "TransactWriteItems": 1}


def test_nothing_is_written_where_one_write_is_refused(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    put = board_writer.put

    def overtaken(*arguments: Any) -> None:
        monkeypatch.setattr(board_writer, "put", put)
        run(table, web(Printed()))
        put(*arguments)

    monkeypatch.setattr(board_writer, "put", overtaken)
    other = Printed().with_price(TOMATO, "60.00", "70.00", "66.00")
    run(table, web(other, NOON + timedelta(minutes=1)))
    assert (board(table).version, len(revisions(table))) == (2, 6)
    assert row(table, TOMATO).quote.figures["avg"] == "66.00"


@pytest.mark.parametrize("body", [b"{}", b'{"date":"2026-08-17"}', b"[]", b"<html></html>", np(Printed())[:-9]])
def test_an_answer_of_another_shape_is_a_named_failure(table: Table, body: bytes) -> None:
    report = run(table, web(Printed(), np=body, en=body, price=body))
    assert (report.kind, report.failed, board(table).version) == ("changed", True, 0)


def test_a_stranger_may_not_state_it(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "version", lambda _: "1")
    stranger = replace(kalimati.SOURCE, key="ramropatro")
    report = board_run.run(stranger, web(Printed()), table, shelf(), NOON)
    assert (report.kind, view(table)) == ("not_the_authority", None)


def test_a_name_that_stands_twice_is_nobodys_price(table: Table) -> None:
    twice = Printed().with_price("x", "1.00", "2.00", "1.50", name=("Tomato Big(Nepali)", "गोलभेडा ठूलो(नेपाली)"))
    report = run(table, web(twice))
    assert report.rows_dropped == {"named_twice": 6}
    assert TOMATO not in {row.quote.instrument for row in board(table).rows}


def test_a_board_that_shrank_overnight_is_refused_and_read_after_a_week(table: Table) -> None:
    names = dict.fromkeys(list(MARKET.instruments)[:100], ("40.00", "50.00", "45.00"))
    run(table, web(Printed(prices=names)))
    shrunk = dict(list(whole(raised=2).items())[:54])
    report = run(table, web(Printed(MONDAY + DAY, shrunk), NOON + DAY), days=1)
    assert (report.kind, report.failed) == ("changed", True)
    assert "54 rows of 2026-08-18, not 60 after 100 before" in str(report.detail)
    assert not run(table, web(Printed(MONDAY + 8 * DAY, shrunk), NOON + 8 * DAY), days=8).failed


def test_an_earlier_edition_of_a_day_never_follows_a_later_one(table: Table) -> None:
    def stated(hour: int) -> BoardSource:
        """The board as if it named the time of its edition."""

        def parse(page: HttpResponse) -> Iterator[PrintedBoard]:
            for printed in kalimati.SOURCE.addresses[0].parse(page):
                yield replace(printed, stated_at=NOON.replace(hour=hour))

        return replace(kalimati.SOURCE, addresses=(replace(kalimati.SOURCE.addresses[0], parse=parse),))

    other = Printed().with_price(TOMATO, "60.00", "70.00", "66.00")
    board_run.run(stated(14), web(other), table, shelf(), NOON)
    later = board_run.run(stated(9), web(Printed(), NOON + DAY / 24), table, shelf(), NOON + DAY / 24)
    assert later.rows_stored == 0
    assert row(table, TOMATO).quote.figures["avg"] == "66.00"


def test_evidence_comes_before_the_board(table: Table) -> None:
    refusing = EvidenceArchive(Refusing(), "gone")
    with pytest.raises(RunNotArchived):
        run(table, web(Printed()), archive=refusing)
    assert (board(table).version, view(table)) == (0, None)


class Refusing:
    """An S3 client of a bucket that takes nothing."""

    def put_object(self, **_: object) -> None:
        raise ClientError({"Error": {"Code": "NoSuchBucket", "Message": "no such bucket"}}, "PutObject")
