"""`make ask` prints what came of asking a source or an outlet, and ends with 1 where nothing was read."""

from typing import Any

import pytest

from tools.local import ask
from tools.local.ask import NotAsked

SOURCE: dict[str, Any] = {
    "source": "nrb",
    "rows_read": 22,
    "rows_stored": 2,
    "rows_held": 1,
    "rows_dropped": {"outside-window": 3},
    "last_market_date": "2026-08-17",
    "failure": None,
    "unread": {},
    "missing": ["KWD"],
    "unlisted": {"BTN": "sold at 1"},
}
OUTLET: dict[str, Any] = {
    "source": "setopati",
    "feeds": 2,
    "asked": 2,
    "unchanged": 0,
    "entries": 30,
    "queued": 4,
    "dropped": {"too old": 1},
    "failures": [],
}
FAILED = {"kind": "unreachable", "detail": "521"}
FEED_FAILED = {"url": "https://setopati.com/feed", **FAILED}


def test_a_source_says_what_was_read_stored_held_dropped_and_missed() -> None:
    assert list(ask.of_source(SOURCE)) == [
        "nrb: 22 rows read, 2 stored, 1 days held; newest date 2026-08-17",
        "  3 dropped: outside-window",
        "  BTN: sold at 1",
        "  without a row on the newest date: KWD",
    ]


def test_a_source_that_could_not_be_read_is_no_success() -> None:
    with pytest.raises(NotAsked, match="nrb: unreachable: 521"):
        list(ask.of_source({**SOURCE, "failure": FAILED}))


def test_an_outlet_says_how_its_feeds_fared() -> None:
    assert list(ask.of_outlet({**OUTLET, "failures": [FEED_FAILED]})) == [
        "setopati: 2 of 2 feeds asked, 0 unchanged, 30 entries, 4 links queued",
        "  1 dropped: too old",
        "  https://setopati.com/feed: unreachable: 521",
    ]


def test_an_outlet_none_of_whose_feeds_could_be_read_is_no_success() -> None:
    with pytest.raises(NotAsked, match="setopati: no feed could be read"):
        list(ask.of_outlet({**OUTLET, "failures": [FEED_FAILED, FEED_FAILED]}))


def test_an_outlet_whose_host_is_to_be_left_alone_was_not_asked() -> None:
    with pytest.raises(NotAsked, match="setopati: no feed could be read"):
        list(ask.of_outlet({**OUTLET, "asked": 0}))


@pytest.mark.parametrize("words", [[], ["--source", "nobody"], ["--source", "nrb", "--outlet", "setopati"]])
def test_one_known_source_or_outlet_is_named(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        ask.arguments(words)
