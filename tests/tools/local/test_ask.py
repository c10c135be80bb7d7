"""`make ask` prints what came of asking a source or an outlet, and ends with 1 where nothing was read."""

import io
import json
from typing import Any

import pytest

from tests.support.template_file import ROOT
from tools.local import ask
from tools.local.ask import NotAsked
from tools.local.errors import CannotRun
from tools.local.place import Place

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


EXPORT = {"parts": 11, "written": 3, "lines": 330, "evidence_complete": True}
PUBLISHED: dict[str, Any] = {"accepted": [], "refused": [], "built": 131, "written": [2083, 2084]}


class Deployed:
    """A stack whose functions answer with a report, and what was asked of which; `outputs` are those of the stack."""

    def __init__(self, report: dict[str, Any], outputs: tuple[str, ...] = ("ExportFunctionName",)) -> None:
        self.report, self.outputs, self.asked = report, outputs, list[Any]()

    def client(self, service: str) -> Any:
        return self

    def describe_stacks(self, StackName: str) -> Any:
        return {"Stacks": [{"Outputs": [{"OutputKey": name, "OutputValue": name} for name in self.outputs]}]}

    def describe_stack_resource(self, StackName: str, LogicalResourceId: str) -> Any:
        return {"StackResourceDetail": {"PhysicalResourceId": LogicalResourceId}}

    def invoke(self, FunctionName: str, Payload: bytes) -> Any:
        self.asked.append((FunctionName, json.loads(Payload)))
        return {"Payload": io.BytesIO(json.dumps(self.report).encode())}


@pytest.mark.parametrize(
    ("job", "report", "lines"),
    [
        ("calendar", PUBLISHED, ["calendar: 131 years built; changed and written: 2083, 2084"]),
        (
            "watch",
            {"open": ["the bank does not answer"], "announced": 1},
            ["watch: 1 incidents are open, 1 turns announced", "  the bank does not answer"],
        ),
        ("export", EXPORT, ["export: 11 parts, 3 of them written anew, 330 lines"]),
    ],
)
def test_a_job_is_run_by_the_event_of_its_schedule(job: str, report: Any, lines: list[str]) -> None:
    deployed, file = Deployed(report), {"calendar": "calendar-publish"}.get(job, job)
    assert list(ask.run_job(Place(deployed, "chautari-dev"), job)) == lines
    event = json.loads((ROOT / "events" / f"{file}.json").read_text(encoding="utf-8"))
    assert deployed.asked == [(f"{job.title()}Function:live", event)]


def test_a_job_that_left_something_undone_is_no_success() -> None:
    with pytest.raises(NotAsked, match="evidence is left"):
        list(ask.of_export({**EXPORT, "evidence_complete": False}))
    refusal = {"place": "holidays.json", "kind": "InvalidNotice", "detail": "no year"}
    with pytest.raises(NotAsked, match="notices that were refused"):
        list(ask.of_calendar({**PUBLISHED, "refused": [refusal]}))


def test_a_stack_without_a_bucket_of_exports_runs_none() -> None:
    deployed = Deployed(EXPORT, outputs=("TableName",))
    with pytest.raises(CannotRun, match="has no ExportBucket"):
        list(ask.run_job(Place(deployed, "chautari-dev"), "export"))
    assert deployed.asked == []


@pytest.mark.parametrize(
    "words",
    [[], ["--source", "nobody"], ["--source", "nrb", "--outlet", "setopati"], ["--job", "rates"]],
)
def test_one_known_source_outlet_or_job_is_named(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        ask.arguments(words)
