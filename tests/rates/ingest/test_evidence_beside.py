"""The same figures beside another related price: a new reading where the evidence changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chautari.core.http_messages import HttpResponse
from chautari.nepali.clock import NPT
from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.ingest.restating import next_revision
from chautari.rates.model.observations import Observation

DAY = date(2026, 8, 17)
ELEVEN, NOON = datetime(2026, 8, 17, 11, tzinfo=NPT), datetime(2026, 8, 17, 12, tzinfo=NPT)
SILVER = Observation(
    "fenegosida", "fenegosida", 0, {"tola": "3755.00"}, None, {}, ELEVEN, 1, related={"gold": "131600.00"}
)


def read_again(gold: str, at: datetime = NOON, instrument: str = "silver", on: date = DAY) -> Observation | None:
    again = replace(SILVER, observed_at=at, revision=0, related={"gold": gold} if gold else {})
    page = HttpResponse("https://fenegosida.org/", 200, {}, b"", at)
    return next_revision(SILVER, CollectedObservation(instrument, on, again, page))


def test_what_stands_beside_a_corrected_price_is_read_anew() -> None:
    again = read_again("153500.00")
    assert again is not None
    assert (again.revision, again.observed_at, again.related) == (2, NOON, {"gold": "153500.00"})


@pytest.mark.parametrize("gold", ["131600", "144700.00", "118500.00", ""])
def test_a_related_price_that_moved_as_prices_move_says_nothing_new(gold: str) -> None:
    assert read_again(gold) is None


def test_only_of_what_others_republish_and_by_no_overtaken_run() -> None:
    assert read_again("153500.00", instrument="USD") is None
    assert read_again("153500.00", ELEVEN - timedelta(minutes=1)) is None
