"""The function of rates draws cards after its dispatch, and whatever goes wrong with one ends no source's run."""

import importlib
import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import Mock

import pytest
from botocore.exceptions import ClientError

from chautari.cards import card_shelf, day_card, painter
from chautari.cards.card_shelf import CardShelf
from chautari.dynamodb import card_record, read_models
from chautari.dynamodb.table import Table
from chautari.markets.ingest import bank_job, board_job
from chautari.rates import sources
from chautari.rates.ingest import projections
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.functions.test_rates import DISPATCH, NOW
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

REPUBLISH = json.loads((ROOT / "events" / "republish.json").read_text(encoding="utf-8"))


@pytest.fixture
def run(table: Table, archive: EvidenceArchive, s3: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The handler with a bucket of cards, at which the dollar is due alone; pictures are the words on them."""
    s3.create_bucket(Bucket="assets", CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    for name, value in (("RECORDED", str(ROOT / "recorded")), ("NOW", NOW)):
        monkeypatch.setenv(f"CHAUTARI_{name}", value)
    monkeypatch.setenv("CARDS_BUCKET", "assets")
    monkeypatch.setattr(painter, "png", lambda canvas: repr(canvas.parts).encode())
    for job in (board_job.BoardJob, bank_job.BankJob):
        monkeypatch.setattr(job, "dispatch", lambda *_: Dispatched([], {}))
    monkeypatch.setattr(sources, "keys", lambda: ("nrb",))
    card_shelf.connect.cache_clear()
    handler = importlib.import_module("functions.rates.app").handler
    yield lambda event, seconds=290: handler(event, LambdaContext("rates", seconds))
    card_shelf.connect.cache_clear()


def test_what_was_read_is_drawn_by_the_same_firing_and_not_again_by_the_next(run: Any, s3: Any) -> None:
    cards = run(DISPATCH)["cards"]
    assert cards["failed"] == {}
    assert {"day.ne.png", "forex/USD.en.png"} <= {*cards["written"]}
    assert b"152.39" in s3.get_object(Bucket="assets", Key="cards/forex/USD.en.png")["Body"].read()
    assert run(DISPATCH)["cards"] == {"written": [], "failed": {}}
    assert run(REPUBLISH) == {"written": [], "cards": {"written": [], "failed": {}}}


def test_a_bucket_that_refuses_is_logged_and_the_run_of_the_source_stands(
    run: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "PutObject")
    monkeypatch.setattr(CardShelf, "put", Mock(side_effect=refusal))
    answer = run(DISPATCH)
    assert [report["failure"] for report in answer["reports"]] == [None]
    assert answer["cards"]["failed"]["day.ne.png"].startswith("ClientError")
    (logged,) = (record for record in caplog.records if record.message == "cards not drawn")
    assert (logged.levelname, vars(logged)["cards"]) == ("ERROR", answer["cards"]["failed"])


def test_a_mistake_of_ours_in_a_card_is_raised_once_and_the_rates_are_stored(
    run: Any, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = day_card.draw
    monkeypatch.setattr(day_card, "draw", lambda *_: 1 / 0)
    with pytest.raises(ExceptionGroup) as mistakes:
        run(DISPATCH)
    assert {type(mistake) for mistake in mistakes.value.exceptions} == {ZeroDivisionError}
    assert read_models.get(table, "forex")
    record, _ = card_record.get(table)
    assert record and {*record.failed} == {"day.ne.png", "day.en.png"} < {*card_names_of(record)}
    assert run(DISPATCH)["cards"] == {"written": [], "failed": {}}
    monkeypatch.setattr(day_card, "draw", drawn)
    assert run(REPUBLISH)["cards"]["written"] == ["day.ne.png", "day.en.png"]


def card_names_of(record: card_record.CardRecord) -> list[str]:
    return [*record.digests, *record.failed]


def test_no_card_is_begun_when_the_time_is_nearly_up(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projections, "MARKETS", ())
    assert run(REPUBLISH, 34)["cards"] == {"written": [], "failed": {}}
