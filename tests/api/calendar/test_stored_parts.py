"""What is answered from the parts of a year is what the year answers, in one read of at most one unit."""

from collections.abc import Iterator

import pytest

from chautari.calendar.model import near_years
from chautari.dynamodb import almanac_keys, codec
from chautari.dynamodb.table import Table
from tests.api import data
from tests.api.conftest import Get
from tools.bench.requests import Meter

ADDRESSES = (
    "/v1/calendar/today",
    "/v1/calendar/today?lang=ne&digits=deva",
    "/v1/calendar/days/bs:2083-04-31",
    "/v1/calendar/days/bs:2084-01-01",
    "/v1/calendar/2083/5",
    "/v1/calendar/2083/5?lang=en",
    "/v1/calendar/2084/6",
    "/v1/calendar/2084",
    "/v1/calendar/disputes/2083",
    "/v1/calendar/holidays?scope=national",
    "/v1/calendar/observances?year=2084",
    "/v1/calendar/festivals?year=2084",
    "/v1/calendar/working-days?from=bs:2083-12-01&to=bs:2084-01-31",
    "/v1/calendar/working-days/bs:2083-01-05",
)


def answers(get: Get) -> list[tuple[int, str, str, str]]:
    replies = [get(address, **{"Accept-Encoding": "gzip"}) for address in ADDRESSES]
    return [(reply.status, reply.text, reply.headers["ETag"], reply.headers["Cache-Control"]) for reply in replies]


@pytest.fixture
def without_parts(stocked: Table) -> Iterator[None]:
    """The table as it was before there were parts, or as it is restored; afterwards as it was."""
    items = stocked.client.scan(TableName=stocked.name)["Items"]
    parts = [item for item in items if item["pk"]["S"].startswith("ALMANAC#")]
    for item in parts:
        stocked.client.delete_item(TableName=stocked.name, Key={"pk": item["pk"], "sk": item["sk"]})
    yield
    for item in parts:
        stocked.client.put_item(TableName=stocked.name, Item=item)


@pytest.fixture
def from_parts(stocked: Table, get: Get) -> list[tuple[int, str, str, str]]:
    return answers(get)


def test_a_table_without_parts_answers_the_same(
    from_parts: list[tuple[int, str, str, str]], without_parts: None, get: Get
) -> None:
    assert [status for status, *_ in from_parts] == [200] * len(ADDRESSES)
    assert answers(get) == from_parts


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "from=" not in address])
def test_an_answer_is_one_read_of_at_most_one_unit(stocked: Table, meter: Meter, get: Get, address: str) -> None:
    assert get(address).status == 200
    assert meter.reads == 1
    assert meter.units <= 1


def test_a_day_whose_month_has_no_moments_has_them_computed(stocked: Table, get: Get) -> None:
    address = "/v1/calendar/days/bs:2083-09-01"
    assert near_years.timed_months(2083, data.TODAY) == [4, 5, 6]
    assert get(address).json["times"]["ends"]["tithi"]


def test_a_day_that_a_row_of_months_moved_is_answered_from_its_year(stocked: Table, get: Get) -> None:
    """The stored month ends a day before this process has it end: the day is the first of the next."""
    key = codec.item(dict(almanac_keys.part(2083, almanac_keys.month(4))._asdict()))
    item = stocked.client.get_item(TableName=stocked.name, Key=key)["Item"]
    other = stocked.client.get_item(TableName=stocked.name, Key={**key, "sk": {"S": almanac_keys.month(3)}})["Item"]
    whole = get("/v1/calendar/days/bs:2083-04-31").json
    stocked.client.put_item(TableName=stocked.name, Item={**other, **key})
    try:
        assert get("/v1/calendar/days/bs:2083-04-31").json == whole
    finally:
        stocked.client.put_item(TableName=stocked.name, Item=item)


def test_years_that_are_not_near_are_read_whole_and_no_part_is_looked_for(meter: Meter, get: Get) -> None:
    assert not near_years.is_near(2072, data.TODAY)
    assert get("/v1/calendar/2072").status == 503
    assert meter.reads == 1
