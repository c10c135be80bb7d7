"""The job of cards: what is drawn anew and what is not, and that nothing which goes wrong ends the run of a source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import boto3
import pytest

from chautari.cards import card_contents, card_shelf, painter, rate_card
from chautari.cards.canvas import Canvas
from chautari.cards.card_shelf import CardShelf
from chautari.cards.job import CardJob, CardReport
from chautari.dynamodb import codec, keys, read_models
from chautari.dynamodb.card_record import VIEW
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table
from chautari.rates.views.home import CURRENCIES
from chautari.web.locales import Locale
from tests.api import data
from tests.api.conftest import table_in_memory
from tests.support.editions import NOON

Running = Callable[..., CardReport]
Lying = dict[str, dict[str, Any]]


@dataclass
class Bucket:
    """What a client of S3 was told to put, by key."""

    lying: Lying = field(default_factory=dict)

    def put_object(self, **stated: Any) -> None:
        self.lying[stated["Key"]] = stated

    def text(self, path: str) -> str:
        return str(self.lying[f"cards/{path}"]["Body"].decode())


@pytest.fixture(scope="module")
def published() -> Iterator[Table]:
    """A table whose rates and calendar are published, made once: no test leaves anything in it."""
    with table_in_memory("cards") as table:
        data.stock(table)
        yield table


@pytest.fixture
def stocked(published: Table) -> Iterator[Table]:
    """The table, from which the record of cards goes after each test."""
    yield published
    published.client.delete_item(TableName=published.name, Key=codec.item(dict(keys.view(VIEW)._asdict())))


@pytest.fixture
def bucket() -> Bucket:
    """An empty bucket."""
    return Bucket()


@pytest.fixture
def run(stocked: Table, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> Running:
    """A run of the job at an instant, whose pictures are the words on them: drawing takes a tenth of a second each."""
    monkeypatch.setattr(painter, "png", lambda canvas: repr(canvas.parts).encode())
    return lambda now=NOON, **options: CardJob(stocked, CardShelf(bucket, "cards"), now, **options).run()


def test_the_first_run_draws_the_day_each_rate_and_the_days_to_come(run: Running, bucket: Bucket) -> None:
    written = run().written
    kinds = {path.split("/")[0].split(".")[0] for path in written}
    assert kinds == {"day", "metals", "forex", "calendar"}
    assert {f"forex/{code}.ne.png" for code in CURRENCIES} >= {
        path for path in written if "forex" in path and "ne" in path
    }
    assert len([path for path in written if path.startswith("calendar/")]) == 16
    assert {f"cards/{path}" for path in written} == bucket.lying.keys()
    stated = bucket.lying["cards/day.ne.png"]
    assert (stated["ContentType"], stated["CacheControl"]) == ("image/png", "public, max-age=60")


def test_what_tells_the_same_is_neither_drawn_nor_written_again(run: Running, stocked: Table) -> None:
    run()
    record = read_models.get(stocked, VIEW)
    assert run() == CardReport()
    assert read_models.get(stocked, VIEW) == record


def test_a_calendar_that_comes_after_the_rates_is_drawn_by_the_next_run(run: Running, bucket: Bucket) -> None:
    with pytest.MonkeyPatch.context() as before:
        before.setattr(card_contents, "day_of", lambda table, on: None)
        assert [path for path in run().written if path.startswith("calendar/")] == []
    written = run().written
    assert ({path.split("/")[0] for path in written}, len(written)) == ({"calendar", "day.ne.png", "day.en.png"}, 18)
    assert "1 Bhadra 2083" in bucket.text("day.en.png")
    assert run() == CardReport()


def test_a_card_of_a_recorded_web_says_so(run: Running, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    words = Locale("en").say("played", day=Locale("en").ad("2026-08-17"))
    assert words not in bucket.text("day.en.png")
    monkeypatch.setenv("CHAUTARI_NOW", NOON.isoformat())
    run(NOON + timedelta(hours=13))
    assert Locale("en").say("played", day=Locale("en").ad("2026-08-18")) in bucket.text("metals/gold.en.png")


def test_a_source_that_goes_late_with_nobody_writing_is_told_by_the_next_run(run: Running, bucket: Bucket) -> None:
    run()
    before = bucket.text("metals/gold.en.png")
    written = run(NOON + timedelta(days=3)).written
    assert {"metals/gold.en.png", "day.en.png"} <= {*written}
    assert "Out of date" not in before
    assert any(word in bucket.text("metals/gold.en.png") for word in ("Late: ", "Out of date: "))


def test_at_midnight_the_day_is_drawn_and_a_rate_that_stands_is_not(run: Running) -> None:
    run()
    written = run(NOON + timedelta(hours=12, minutes=1)).written
    assert {"day.ne.png", "day.en.png"} <= {*written}
    assert "metals/gold.ne.png" not in written


def test_it_holds_until_the_clock_first_changes_what_is_told(stocked: Table) -> None:
    night = NOON + timedelta(hours=13)
    until = card_contents.ready_rates(stocked, night).until
    states = [
        [rate["freshness"] and rate["freshness"]["state"] for rate in card_contents.ready_rates(stocked, at).rates]
        for at in (night, until - timedelta(seconds=1), until)
    ]
    assert states[0] == states[1] != states[2]
    assert until < night + timedelta(hours=22)


def test_an_answer_that_changed_is_drawn_and_no_other(run: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    stored = read_models.get

    def changed(table: Table, name: str) -> ReadModel | None:
        view = stored(table, name)
        if view is None or name != "metals":
            return view
        answer = codec.unpacked(view.body)
        answer["metals"][0]["price"] = "400000"
        return read_models.ready(answer, view.version, view.at)

    monkeypatch.setattr(read_models, "get", changed)
    assert sorted(run().written) == [*("day.en.png", "day.ne.png"), *("metals/gold.en.png", "metals/gold.ne.png")]


def test_a_card_that_cannot_be_drawn_is_told_kept_as_it_was_and_tried_again(
    run: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(canvas: Canvas) -> bytes:
        raise painter.LettersNotShaped("no raqm")

    with monkeypatch.context() as patch:
        patch.setattr(painter, "png", failing)
        report = run()
    assert report.written == []
    assert report.failed["day.ne.png"] == "LettersNotShaped: no raqm"
    assert "day.ne.png" in run(NOON + timedelta(minutes=5)).written


def test_a_bucket_that_refuses_ends_nothing(stocked: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painter, "png", lambda canvas: b"")
    report = CardJob(stocked, CardShelf(boto3.client("s3"), "nowhere"), NOON).run()
    assert "NoSuchBucket" in report.failed["day.ne.png"]


def test_what_there_is_no_time_for_is_left_to_the_next_run(run: Running) -> None:
    times = iter([True, True, *[False] * 100])
    first = run(has_time=lambda: next(times)).written
    assert first == ["day.ne.png", "day.en.png"]
    assert not {*first} & {*run().written}
    assert run() == CardReport()


def test_other_code_looks_at_every_card_and_writes_what_tells_something_else(
    run: Running, stocked: Table, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    monkeypatch.setattr(rate_card, "CHART", rate_card.CHART._replace(top=200))
    written = CardJob(stocked, CardShelf(bucket, "cards"), NOON).run(by_new_code=True).written
    assert "metals/gold.ne.png" in written
    assert not [path for path in written if path.startswith("calendar/")]


def test_without_a_bucket_no_card_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    card_shelf.connect.cache_clear()
    assert card_shelf.connect() is None
    card_shelf.connect.cache_clear()
    monkeypatch.setenv("CARDS_BUCKET", "cards")
    connected = card_shelf.connect()
    assert connected is not None and connected.name == "cards"
    card_shelf.connect.cache_clear()
