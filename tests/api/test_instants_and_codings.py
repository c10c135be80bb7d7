"""Instants and days that are yet to come, codings that a client refuses, addresses without end."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chautari.api import as_of, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem
from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.support.factories import NOW


def test_what_is_asked_as_of_an_instant_to_come_is_refused_before_it_is_answered() -> None:
    def answer(request: Request) -> Reply:
        raise AssertionError("answered")

    values = {"as_of": (NOW + timedelta(seconds=1)).isoformat()}
    with pytest.raises(Problem, match="which is yet to come"):
        as_of.reply(answer, Request("/v1/metals", values, Table(None, "no table"), NOW))


@pytest.mark.parametrize("letter", [str, str.lower])
@pytest.mark.parametrize("instant", ["2026-08-17T11:00:00.123456789Z", "2026-08-17T16:45:00.1+05:45"])
def test_an_instant_may_have_nanoseconds_as_go_writes_them_and_small_letters(
    stocked: Table, get: Get, instant: str, letter: Callable[[str], str]
) -> None:
    written = letter(instant).replace("+", "%2B")
    assert get(f"/v1/articles?changed_after={written}").status == 200
    assert get(f"/v1/metals?as_of={written}").status != 422


def test_a_bare_bikram_sambat_date_is_no_day_of_ad_and_says_how_it_is_written(stocked: Table, get: Get) -> None:
    answer = get("/v1/metals/gold/history?from=2083-05-01").json
    assert (answer["status"], answer["parameter"], answer["allowed"]) == (422, "from", ["bs:2083-05-01"])


def test_a_window_that_is_all_to_come_is_refused_with_the_form_that_may_have_been_meant(
    stocked: Table, get: Get
) -> None:
    answer = get("/v1/metals/gold/history?from=2040-01-01&to=2040-02-01").json
    assert (answer["status"], answer["parameter"], answer["allowed"]) == (422, "from", ["bs:2040-01-01"])
    assert get("/v1/metals/gold/history?from=bs:2084-01-01&to=bs:2084-02-01").json["rates"] == []


@pytest.mark.parametrize(("on", "is_offered"), [("2033-12-30", False), ("2034-01-01", True)])
def test_a_day_to_come_is_offered_as_bikram_sambat_only_if_that_may_be_meant(
    stocked: Table, get: Get, on: str, is_offered: bool
) -> None:
    answer = get(f"/v1/metals?on={on}").json
    assert answer["detail"].startswith(f"on is {on}, which is yet to come")
    assert answer.get("allowed", []) == ([f"bs:{on}"] if is_offered else [])


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        ("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("", False), ("br", False), ("gzip;q=0", False),
        ("gzip; q=0.000", False), ("*;q=0", False), ("gzip;q=0, *", False),
    ],
)  # fmt: skip
def test_an_answer_is_packed_for_a_client_that_does_not_refuse_it(accepted: str, is_packed: bool) -> None:
    response = responses.success(Reply(b"{}", '"a"'), {"accept-encoding": accepted})
    assert ("Content-Encoding" in response.headers) is is_packed


def test_an_address_that_is_not_there_is_repeated_in_a_bounded_length(stocked: Table, get: Get) -> None:
    assert len(get("/v1/" + "x" * 5_000).json["detail"]) < 150
