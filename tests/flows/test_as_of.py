"""Whatever runs did, in whatever order: asked about an instant, the API answers to the byte what it answered then."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any
from unittest import mock

import boto3
import pytest
from aws_lambda_powertools import Logger
from hypothesis import given, settings
from hypothesis import strategies as st
from moto import mock_aws

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.core.http_messages import DateRange
from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates.ingest import health, pipeline
from chautari.rates.ingest import projections as publish
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store import series, series_as_of
from tests.api.conftest import event_of
from tests.support.boards import board, gold, saying
from tests.support.observations import FRIDAY, MONDAY, SATURDAY, SUNDAY
from tests.support.shelf import shelf
from tests.support.template_table import create_table

BEGIN = datetime(2026, 8, 17, 10, 0, tzinfo=NPT)
NEW_YEAR = date(2025, 12, 31)
ADDRESSES = (
    "/v1/metals",
    "/v1/home",
    "/v1/metals/gold/history",
    "/v1/metals/gold/history?from=2025-12-01&group=month",
    "/v1/metals/gold/history?from=2025-12-01",
    "/v1/metals/gold/history?format=csv",
    "/v1/convert?amount=1&from=gold:tola&to=NPR",
    "/v1/convert?amount=1&from=gold:tola&to=NPR&on=2026-08-15",
)


class World:
    """A table, a clock, the API over both, and runs."""

    def __init__(self) -> None:
        client = boto3.client("dynamodb", "ap-south-1", aws_access_key_id="none", aws_secret_access_key="none")
        self.table, self.now = Table(client, create_table(client)), BEGIN
        self.api = Api(ENDPOINTS, lambda: self.table, lambda: self.now, Logger("as-of"))

    def get(self, address: str) -> tuple[int, str]:
        """Status and body of an answer."""
        answer = self.api.resolve(event_of(address), mock.Mock())
        # Of a past instant /v1/home has no news: lists of articles are not kept as they were.
        return answer["statusCode"], re.sub(r',"news":(\[\]|null)', "", answer["body"])

    def get_as_of(self, address: str, at: datetime) -> tuple[int, str]:
        """The same about an instant, without the words that say which."""
        joint = "&" if "?" in address else "?"
        status, body = self.get(f"{address}{joint}as_of={at.isoformat().replace('+', '%2B')}")
        if status != 200 or "format=csv" in address:
            return status, body
        head, rest = body.split(",", 1)
        assert json.loads(head + "}") == {"as_of": at.isoformat()}
        return status, "{" + rest

    def read(self, source: str, rows: dict[date, int]) -> None:
        """A run that dies before it publishes."""
        window = DateRange(FRIDAY, MONDAY)
        answers = saying(*(gold(*row) for row in rows.items()), at=self.now)
        health.record(
            self.table, board(source), pipeline.run(board(source), window, answers, self.table, shelf(), self.now)
        )

    def fail(self, source: str) -> None:
        health.record(
            self.table, board(source), RunReport(source, self.now, kind="unreachable", detail="521 from there")
        )

    def publish(self) -> None:
        publish.rebuild(self.table, ["metals"], self.now)


STEPS = st.tuples(
    st.sampled_from(("fenegosida", "nepalipatro")),
    st.dictionaries(st.sampled_from((NEW_YEAR, FRIDAY, SUNDAY, MONDAY)), st.sampled_from((300000, 301000, 330000))),
    st.sampled_from((0, 20, 45, 180, 1500)),
    st.booleans(),
)


@settings(max_examples=12)
@given(st.lists(STEPS, min_size=1, max_size=6))
def test_what_was_answered_is_answered_again(steps: list[tuple[str, dict[date, int], int, bool]]) -> None:
    with mock_aws():
        world, answered = World(), dict[datetime, dict[str, tuple[int, str]]]()
        for source, rows, minutes, dies in steps:
            world.now += timedelta(minutes=minutes)
            world.read(source, rows) if rows else world.fail(source)
            if not dies:
                world.publish()
            answered[world.now] = {address: world.get(address) for address in ADDRESSES}
        world.now += timedelta(days=3)
        for at, answers in answered.items():
            published = answers["/v1/metals"][0] == 200
            for address, (status, body) in answers.items():
                again = world.get_as_of(address, at)
                assert again == (status, body) if published and status == 200 else again[0] == 404


@pytest.fixture
def world() -> Any:
    with mock_aws():
        yield World()


def test_before_the_first_publication_there_is_nothing_and_it_says_since_when(world: World) -> None:
    world.read("fenegosida", {MONDAY: 306800})
    world.publish()
    before = BEGIN - timedelta(seconds=1)
    for address in ADDRESSES:
        status, body = world.get_as_of(address, before)
        assert (status, json.loads(body)["type"]) == (404, "urn:problem-type:chautari:not-published")
    assert "the first was at 2026-08-17T10:00:00+05:45" in json.loads(body)["detail"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-17",
        "2026-08-17T10:00:00",
        "2026-08-17T10:00Z",
        "2026-13-17T10:00:00Z",
        "2026-08-17T25:00:00Z",
        "0001-01-01T00:00:00%2B05:45",
        "2026-08-17T10:00:01%2B05:45",
        "now",
    ],
)
def test_what_is_no_past_instant_with_its_zone_is_refused(world: World, text: str) -> None:
    status, body = world.get(f"/v1/metals?as_of={text}")
    assert (status, json.loads(body)["parameter"]) == (422, "as_of")


@pytest.mark.parametrize("text", ["2026-08-17T10:00:00%2B05:45", "2026-08-17T10:00:00+05:45", "2026-08-17T04:15:00Z"])
def test_an_instant_is_the_same_in_every_zone_and_with_its_plus_unescaped(world: World, text: str) -> None:
    world.read("fenegosida", {MONDAY: 306800})
    world.publish()
    status, body = world.get(f"/v1/metals?as_of={text}")
    assert (status, json.loads(body)["as_of"]) == (200, "2026-08-17T10:00:00+05:45")


def test_the_pages_of_a_history_are_all_of_the_instant(world: World) -> None:
    world.read("fenegosida", {FRIDAY: 300000, SUNDAY: 300100, MONDAY: 300200})
    world.publish()
    world.now += timedelta(hours=1)
    world.read("fenegosida", {MONDAY: 310000})
    world.publish()
    address = f"/v1/metals/gold/history?limit=2&as_of={BEGIN.isoformat().replace('+', '%2B')}"
    first = json.loads(world.get(address)[1])
    second = json.loads(world.get(f"{address}&cursor={first['next']}")[1])
    assert [rate["price"] for rate in first["rates"] + second["rates"]] == ["300000", "300100", "300200"]
    status, _ = world.get(f"/v1/metals/gold/history?limit=2&cursor={first['next']}")
    assert status == 422


def test_a_clock_that_went_back_does_not_put_a_version_before_the_one_it_follows(world: World) -> None:
    world.read("fenegosida", {MONDAY: 306800})
    world.publish()
    world.now -= timedelta(minutes=1)
    world.read("nepalipatro", {MONDAY: 306800})
    world.publish()
    (year,) = series.years(world.table, "gold", 2026, 2026)
    view = read_models.get(world.table, "metals")
    assert view is not None
    assert (year.version, year.at, view.version, view.at) == (2, BEGIN, 2, BEGIN)
    world.now += timedelta(days=1)
    assert json.loads(world.get_as_of("/v1/metals", BEGIN)[1])["metals"][0]["status"] == "confirmed"


def test_a_year_as_it_was_is_the_sum_of_what_changed(world: World) -> None:
    seen = []
    for number, on in enumerate((SATURDAY, FRIDAY, MONDAY, FRIDAY)):
        world.now += timedelta(hours=1)
        world.read("fenegosida", {on: 300000 + number})
        seen.append(
            (world.now, [(day.date, day.lead.figures) for day in series.years(world.table, "gold", 2026, 2026)[0].days])
        )
    for at, days in seen:
        (year,) = series_as_of.years(world.table, "gold", 2026, 2026, at)
        assert [(day.date, day.lead.figures) for day in year.days] == days
    assert series_as_of.years(world.table, "gold", 2026, 2026, BEGIN) == []
