"""One screen says of each source, outlet and market how it stands, and what is wrong."""

from datetime import time, timedelta
from typing import Any

from chautari.dynamodb.pauses import Pause
from chautari.news.model.feed_state import FeedState
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source_health import SourceHealth
from chautari.watch.model.condition import Condition
from tests.support.boards import board
from tests.support.factories import source_health
from tests.support.observations import NOW
from tools.local import status, status_lines
from tools.local.place import Place

SOURCE = board(schedule=PublicationSchedule(time(11, 30), saturdays=False))
HOUR = timedelta(hours=1)
FAILURE = {"kind": "unreachable", "detail": "521", "at": NOW.isoformat()}


def of_source(health: SourceHealth | None, pause: Pause | None = None) -> str:
    healths = {health.key: health} if health else {}
    paused = {SOURCE.key: pause} if pause else {}
    (line,) = status_lines.of_sources([SOURCE], healths, paused, (), NOW)
    return " ".join(line.split())


def test_a_source_that_is_well_says_its_newest_date_and_last_answer() -> None:
    health = source_health(at=(NOW - 2 * HOUR).isoformat())
    assert of_source(health) == "fenegosida 2026-08-17, answered 2 hours ago"


def test_a_source_that_fails_says_how_often_how_and_when_it_is_asked_again() -> None:
    line = of_source(source_health(at=NOW.isoformat(), streak=3, last_failure=FAILURE))
    assert "3 failed in a row (unreachable)" in line
    assert "breaker open until 2026-08-17" in line


def test_a_silent_source_says_so_and_one_that_is_paused_says_that_instead() -> None:
    health = source_health(at=(NOW - 30 * HOUR).isoformat())
    assert "SILENT: nothing was read since" in of_source(health)
    line = of_source(health, Pause("2026-08-16T10:00:00+05:45", "moving house"))
    assert "PAUSED since 2026-08-16 10:00 moving house" in line
    assert "SILENT" not in line


def test_a_source_that_never_ran_is_shown() -> None:
    assert of_source(None) == "fenegosida has never answered; SILENT: it has never answered"


def feed(**fields: Any) -> FeedState:
    return FeedState("setopati", "https://setopati.com/feed", NOW + HOUR, HOUR, **fields)


def test_an_outlet_says_when_it_answered_and_which_feeds_fail() -> None:
    failing = feed(failing_since=NOW - HOUR, streak=4, last_failure=FAILURE)
    (line,) = status_lines.of_outlets(["setopati"], [feed(answered_at=NOW - 2 * HOUR), failing], {}, NOW)
    assert "answered 2 hours ago; 1 of 2 feeds fail since 1 hour ago (unreachable), 4 in a row, asked again" in line


def test_an_outlet_that_never_answered_or_is_paused_is_shown() -> None:
    paused = {"setopati": Pause(NOW.isoformat(), "")}
    first, second = status_lines.of_outlets(["ratopati", "setopati"], [], paused, NOW)
    assert first.split(maxsplit=1)[1] == "has never answered"
    assert "PAUSED since" in second


def rate(date: str, state: str | None) -> dict[str, Any]:
    fields = {"date": date, "date_bs": "2083-05-01", "observed_at": date, "next_expected_at": date}
    return {"date": date, "freshness": {**fields, "stretches": [{"since": None, "state": state, "reason": ""}]}}


def test_a_market_counts_its_rates_by_freshness() -> None:
    rates = [rate("2026-08-17", "fresh"), rate("2026-08-16", "late"), rate("2026-08-17", "fresh"), {"freshness": None}]
    line = status_lines.of_market("metals", rates, NOW - HOUR, NOW)
    assert line.split(maxsplit=1)[1] == "2026-08-17; 2 fresh, 1 late, changed 1 hour ago"
    assert status_lines.of_market("metals", [], None, NOW).split(maxsplit=1)[1] == "no date; no rate"


def test_what_a_stack_of_today_has_not_begun_is_shown_and_not_wrong_until_it_was_announced() -> None:
    never = Condition("export", "", "no export was ever complete", patience=36 * HOUR)
    failed = Condition("failed-runs", "", "1 run ended in a mistake of ours")
    assert status.told_apart([never, failed], ()) == ([failed.sentence], [never.sentence])
    assert status.told_apart([never, failed], {"export#"}) == ([never.sentence, failed.sentence], [])


class Aws:
    """A stack with 150 alarms, of which one is on; `batches` has how many were asked about at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def client(self, service: str) -> Any:
        return self

    def get_paginator(self, name: str) -> Any:
        return self

    def paginate(self, StackName: str) -> Any:
        resource = {"ResourceType": "AWS::CloudWatch::Alarm", "ResourceStatus": "CREATE_COMPLETE"}
        return [{"StackResourceSummaries": [{**resource, "PhysicalResourceId": str(n)} for n in range(150)]}]

    def describe_alarms(self, AlarmNames: list[str], StateValue: str) -> Any:
        self.batches.append(len(AlarmNames))
        on = {"AlarmName": "120", "AlarmDescription": "Callers were answered with 5xx."}
        return {"MetricAlarms": [on] if "120" in AlarmNames else []}


def test_alarms_that_are_on_are_named_with_what_they_mean() -> None:
    aws = Aws()
    assert list(status.alarms(Place(aws, "chautari-dev"))) == ["alarm 120: Callers were answered with 5xx."]
    assert aws.batches == [100, 50]


def test_a_board_says_its_date_and_rows_and_the_counter_which_banks_are_stale() -> None:
    counts = {"official": 59, "provisional": 1, "held": 0}
    board_line = status_lines.of_board("vegetables", {"date": "2026-08-17", "counts": counts}, NOW - HOUR, NOW)
    assert board_line.split(maxsplit=1)[1] == "2026-08-17; 59 official, 1 provisional, changed 1 hour ago"
    assert status_lines.of_board("fuel", {}, None, NOW).endswith("no board")
    stale_from = {"nabil": NOW + HOUR, "prime": NOW - HOUR}
    listed = [{"bank": bank, "stale_from": at.isoformat()} for bank, at in stale_from.items()]
    assert status_lines.of_counter(listed, None, NOW).endswith("1 of 2 banks stale: prime")
    assert status_lines.of_counter([], None, NOW).endswith("no bank")
