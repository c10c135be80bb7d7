"""What a run of the vegetables' board refuses whole, and what it never writes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.core.http_messages import HttpResponse
from chautari.dynamodb.table import Table
from chautari.markets import sources
from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.ingest import board_run
from chautari.markets.model.board import PrintedBoard
from chautari.markets.model.board_source import BoardSource
from chautari.markets.sources import kalimati
from chautari.markets.store import board_writer
from chautari.rates.ingest.pipeline import RunNotArchived
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.markets.ingest.board_runs import DAY, board, revisions, row, run, view
from tests.support.shelf import shelf
from tools.drill.kalimati import MONDAY, NOON, TOMATO, Printed, np, web, whole


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


def test_a_board_whose_figures_have_slipped_by_a_row_is_refused(table: Table) -> None:
    run(table, web(Printed()))
    keys, prices = list(whole()), list(whole().values())
    slipped = dict(zip(keys, [*prices[1:], prices[0]], strict=True))
    report = run(table, web(Printed(MONDAY + DAY, slipped)), days=1)
    assert (report.kind, "stood in the row beside them" in str(report.detail)) == ("changed", True)
    assert board(table, days=1).version == 0


def test_a_board_of_ten_times_every_price_is_refused(table: Table) -> None:
    run(table, web(Printed()))
    tenfold = {key: (f"{low}0", f"{high}0", f"{average}0") for key, (low, high, average) in _in_rupees().items()}
    report = run(table, web(Printed(MONDAY + DAY, tenfold)), days=1)
    assert (report.kind, "another unit may be meant" in str(report.detail)) == ("changed", True)


def _in_rupees() -> dict[str, tuple[str, ...]]:
    return {key: tuple(figure.partition(".")[0] for figure in price) for key, price in whole().items()}


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
    stranger = replace(kalimati.SOURCE, key="ramropatro", origin="ramropatro")
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
