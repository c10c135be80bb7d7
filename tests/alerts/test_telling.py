"""Corrections, holidays and stories; and that a run which dies makes and loses nothing twice."""

from datetime import date, datetime, timedelta

import pytest

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.store import years as calendar
from chautari.dynamodb import keys, read_models
from chautari.dynamodb.table import write
from chautari.rates.model.correction import Correction, CorrectionCause, PublishedRate
from chautari.rates.store import corrections
from tests.alerts.scene import NOON, Scene, messages
from tests.api.news import data as news
from tests.support.editions import NOON as EDITIONS_NOON

JANAI_PURNIMA = date(2026, 8, 28)


def correct(scene: Scene, instrument: str, on: str, at: datetime) -> None:
    before = PublishedRate("provisional", "fenegosida", {"tola": "306800"}, None, ())
    after = PublishedRate("confirmed", "fenegosida", {"tola": "305800"}, None, ())
    cause = CorrectionCause("fenegosida", on, 2, None)
    made = Correction(instrument, on, "changed", before, after, (cause,))
    write(scene.table, [corrections.put(scene.table, keys.correction(instrument, 2026, at, 3), [made])], "corrections")


def test_a_correction_is_told_with_the_id_of_its_feed(scene: Scene) -> None:
    _, server = scene.confirmed("desk", "correction", instruments=["gold"], language="en")
    _, other = scene.confirmed("other", "correction", instruments=["silver"])
    scene.now = NOON
    correct(scene, "gold", "2026-08-17", scene.now)
    for _ in range(2):
        scene.run()
    ((message_told),) = messages(server)
    assert message_told["type"] == "rate.corrected"
    assert message_told["data"]["id"] == "urn:chautari:correction:2026-08-17T06:15:00.000000Z:gold:2026:000003:0"
    assert message_told["data"]["after"]["figures"] == {"tola": "305800"}
    assert "became" in message_told["data"]["title"]
    assert other.received == []


def test_who_was_told_of_a_rate_is_told_that_it_was_wrong(scene: Scene) -> None:
    scene.gold("305200")
    _, message = scene.confirmed("told", "change", instruments=["gold"], percent="0.1")
    _, spared = scene.confirmed("spared", "change", instruments=["gold"], percent="5")
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    scene.now += timedelta(hours=1)
    correct(scene, "gold", "2026-08-17", scene.now)
    correct(scene, "gold", "2026-08-16", scene.now + timedelta(seconds=1))
    scene.now += timedelta(minutes=1)
    scene.run()
    assert [message["type"] for message in messages(message)] == ["rate.change", "rate.corrected"]
    assert messages(message)[1]["data"]["date"] == "2026-08-17"
    assert spared.received == []


def test_a_correction_that_was_written_late_is_told_all_the_same(scene: Scene) -> None:
    """A run writes at the instant of its beginning, and may be run again within the hour."""
    _, server = scene.confirmed("desk", "correction", instruments=["gold"])
    scene.now = NOON
    correct(scene, "silver", "2026-08-17", NOON)
    scene.run()
    scene.now += timedelta(minutes=50)
    correct(scene, "gold", "2026-08-17", NOON - timedelta(minutes=5))
    scene.run()
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("at", "count"),
    [("2026-08-27T09:00", 1), ("2026-08-27T07:55", 0), ("2026-08-27T21:00", 0), ("2026-08-26T09:00", 0)],
)
def test_a_holiday_is_told_on_the_day_before(scene: Scene, year_2083: Almanac, at: str, count: int) -> None:
    calendar.put_year(scene.table, 2083, read_models.ready(year_2083.document(), 1))
    _, server = scene.confirmed("desk", "holiday", language="en")
    scene.now = datetime.fromisoformat(f"{at}+05:45")
    for _ in range(3):
        scene.run()
        scene.now += timedelta(minutes=1)
    assert len(server.received) == count
    for message in messages(server):
        assert message["data"]["id"] == "holiday-2083-janai-purnima@chautari"
        assert (message["data"]["date"], message["data"]["date_bs"]) == ("2026-08-28", "2083-05-12")
        assert message["data"]["title"] == "holiday tomorrow: Janai Purnima / Raksha Bandhan (national)"


def test_who_confirms_during_the_day_is_told_of_tomorrow_too(scene: Scene, year_2083: Almanac) -> None:
    calendar.put_year(scene.table, 2083, read_models.ready(year_2083.document(), 1))
    scene.now = datetime.fromisoformat("2026-08-27T09:00+05:45")
    _, early = scene.confirmed("early", "holiday")
    scene.run()
    scene.now = datetime.fromisoformat("2026-08-27T13:00+05:45")
    _, late = scene.confirmed("late", "holiday")
    scene.runs(timedelta(hours=1))
    assert (len(early.received), len(late.received)) == (1, 1)


def test_an_expected_holiday_says_so_and_is_no_sure_one(scene: Scene, expected_2083: Almanac) -> None:
    calendar.put_year(scene.table, 2083, read_models.ready(expected_2083.document(), 1))
    on = next(holiday.first for holiday in expected_2083.holidays if holiday.first > date(2026, 9, 1))
    _, server = scene.confirmed("desk", "holiday", language="en")
    _, careful = scene.confirmed("careful", "holiday", min_status="official")
    scene.now = datetime.fromisoformat(f"{on - timedelta(days=1)}T09:00+05:45")
    scene.run()
    assert all(message["data"]["title"].startswith("EXPECTED BY RULE") for message in messages(server))
    assert (bool(server.received), careful.received) == (True, [])


@pytest.mark.parametrize(("outlets", "count"), [(2, 1), (20, 0)])
def test_a_story_is_told_once_enough_outlets_tell_it(scene: Scene, outlets: int, count: int) -> None:
    _, server = scene.confirmed("desk", "story", language="en", outlets=outlets)
    news.stock(scene.table, range(8))
    news.stock_story(scene.table)
    scene.now = EDITIONS_NOON + timedelta(minutes=10)
    for _ in range(2):
        scene.run()
    assert [message["data"]["id"] for message in messages(server)] == [f"urn:chautari:story:{news.STORY}"] * count
    assert all(message["data"]["reports"] for message in messages(server))


def test_before_anything_was_published_nothing_is_told_and_nothing_fails(scene: Scene) -> None:
    _, server = scene.confirmed("desk", "rate", "change", "holiday", "correction", "story")
    scene.run()
    assert server.received == []
