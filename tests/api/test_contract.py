"""What is refused, how, and which headers nothing goes without."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from chautari.dynamodb import reading_table
from chautari.dynamodb.table import Table
from tests.api.conftest import EVENTS, Answer, Get, event_of

HISTORY = "/v1/metals/gold/history"


@pytest.mark.parametrize(
    ("address", "kind", "parameter"),
    [
        ("/v1/metals?date=2026-08-17", "unknown-parameter", "date"),
        ("/v1/metals?=1", "unknown-parameter", None),
        ("/v1/home?callback", "unknown-parameter", "callback"),
        (f"{HISTORY}?instrument=silver", "unknown-parameter", "instrument"),
        (f"{HISTORY}?From=2026-08-01", "unknown-parameter", "From"),
        (f"{HISTORY}?group=day&group=week", "repeated-parameter", "group"),
        (f"{HISTORY}?group=year", "bad-value", "group"),
        (f"{HISTORY}?group=", "bad-value", "group"),
        (f"{HISTORY}?format=xml", "bad-value", "format"),
        (f"{HISTORY}?from=2026-02-30", "bad-value", "from"),
        (f"{HISTORY}?from=17-08-2026", "bad-value", "from"),
        (f"{HISTORY}?from=0001-01-01", "bad-value", "from"),
        (f"{HISTORY}?to=9999-12-31", "bad-value", "to"),
        (f"{HISTORY}?from=2026-08-17%0A", "bad-value", "from"),
        (f"{HISTORY}?from=bs:2083-13-01", "bad-value", "from"),
        (f"{HISTORY}?from=bs:2083-04-33", "bad-value", "from"),
        (f"{HISTORY}?from=bs:1969-01-01", "bad-value", "from"),
        (f"{HISTORY}?from={quote('२०२६-०८-१७')}", "bad-value", "from"),
        (f"{HISTORY}?from=2026-08-17&to=2026-08-16", "bad-value", "from"),
        (f"{HISTORY}?limit=0", "bad-value", "limit"),
        (f"{HISTORY}?limit=-1", "bad-value", "limit"),
        (f"{HISTORY}?limit=3661", "bad-value", "limit"),
        (f"{HISTORY}?limit={quote('१०')}", "bad-value", "limit"),
        (f"{HISTORY}?limit={'9' * 5000}", "bad-value", "limit"),
        (f"{HISTORY}?cursor=x", "bad-value", "cursor"),
        (f"{HISTORY}?cursor=bnVsbA", "bad-value", "cursor"),
        (f"{HISTORY}?cursor=WzEsMiwzXQ", "bad-value", "cursor"),
        (f"{HISTORY}?cursor={'A' * 201}", "bad-value", "cursor"),
        (f"{HISTORY}?cursor=", "bad-value", "cursor"),
        ("/v1/convert?from=USD&to=NPR", "missing-parameter", "amount"),
        ("/v1/convert?amount=1&to=NPR", "missing-parameter", "from"),
        ("/v1/convert?amount=1&from=USD&to=usd", "bad-value", "to"),
        ("/v1/convert?amount=1&from=gold&to=NPR", "bad-value", "from"),
        ("/v1/convert?amount=1&from=gold:kg&to=NPR", "bad-value", "from"),
        ("/v1/convert?amount=1&from=USD&to=NPR&side=middle", "bad-value", "side"),
        ("/v1/convert?amount=1&from=USD&to=NPR&on=yesterday", "bad-value", "on"),
        ("/v1/metals?%FF=1", "bad-value", None),
        ("/v1/metals?" + "&".join(f"a{number}=1" for number in range(500)), "bad-value", None),
    ],
)
def test_422_names_the_parameter(stocked: Table, get: Get, address: str, kind: str, parameter: str | None) -> None:
    answer = get(address)
    assert (answer.status, answer.json.get("parameter")) == (422, parameter), answer.text
    assert answer.json["type"] == f"urn:problem-type:chautari:{kind}"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["instance"] == address.partition("?")[0]


def test_422_names_what_is_allowed(stocked: Table, get: Get) -> None:
    assert get(f"{HISTORY}?group=year").json["allowed"] == ["day", "week", "month", "bs-month", "fiscal-year"]
    assert get("/v1/metals?x=1").json["detail"] == "/v1/metals takes no parameter 'x'"
    assert get(f"{HISTORY}?x=1").json["allowed"] == [
        "from",
        "to",
        "group",
        "format",
        "limit",
        "cursor",
        "min_status",
        "as_of",
    ]


def test_a_cursor_fits_no_other_question(stocked: Table, get: Get) -> None:
    onward = get(f"{HISTORY}?limit=2").json["next"]
    for other in (f"/v1/forex/USD/history?cursor={onward}", f"{HISTORY}?group=week&cursor={onward}"):
        answer = get(other)
        assert (answer.status, answer.json["parameter"]) == (422, "cursor")


def test_404_names_what_is_known(stocked: Table, get: Get) -> None:
    metal, code = get("/v1/metals/platinum/history").json, get("/v1/forex/usd/history").json
    assert (metal["status"], metal["allowed"]) == (404, ["gold", "gold-tejabi", "silver"])
    assert (code["status"], code["parameter"]) == (404, "code")
    assert "USD" in code["allowed"]
    assert "/v1/metals" in get("/v1/rates").json["allowed"]


@pytest.mark.parametrize(
    "path", ["/v1/", "/v2/metals", "/v1/metals/gold", "/v1/metals/gold/history/x", "/v1/" + "x" * 3000]
)
def test_404_for_an_unknown_path(stocked: Table, get: Get, path: str) -> None:
    assert get(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_405_for_whoever_writes(stocked: Table, get: Get, method: str) -> None:
    answer = get("/v1/metals", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_an_error_of_ours_is_logged_and_counted_and_not_told(
    stocked: Table,
    get: Get,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reading_table.connect().client, "get_item", lambda **_: 1 / 0)
    answer = get("/v1/metals")
    assert (answer.status, answer.json["type"]) == (500, "urn:problem-type:chautari:unexpected")
    assert "division" not in answer.text
    assert [record.exc_info and record.exc_info[0] for record in caplog.records] == [ZeroDivisionError]
    assert json.loads(capsys.readouterr().out)["UnexpectedErrors"] == [1.0]
    assert answer.json["request_id"] == "52fdfc07-2182-454f-963f-5f0f9a621d72"


ANSWERS = [
    ("/v1/metals", {}, 200),
    ("/v1/metals", {"If-None-Match": "*"}, 304),
    (f"{HISTORY}?format=csv", {}, 200),
    ("/v1/openapi.json", {"Accept-Encoding": "gzip"}, 200),
    ("/v1/sources", {}, 200),
    ("/v1", {}, 200),
    ("/v1/nothing", {}, 404),
    ("/v1/metals?x=1", {}, 422),
    ("/v1/convert?amount=1&from=USD&to=NPR&on=2020-01-01", {}, 404),
]


HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize(("address", "asked", "status"), ANSWERS)
def test_no_browser_runs_frames_or_guesses_at_an_answer(
    stocked: Table, get: Get, address: str, asked: dict[str, Any], status: int
) -> None:
    headers = get(address, **asked).headers
    # 304 changes none of the headers that the answer came with (RFC 9111, 3.2).
    assert {name: value for name, value in headers.items() if name in HARMLESS} == ({} if status == 304 else HARMLESS)


@pytest.mark.parametrize(("address", "asked", "status"), ANSWERS)
def test_no_answer_without_cors_and_cache_headers(
    stocked: Table, get: Get, address: str, asked: dict[str, Any], status: int
) -> None:
    answer = get(address, **asked)
    assert answer.status == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert status == 304 or "ETag" in answer.headers["Access-Control-Expose-Headers"]
    if status < 400:
        assert answer.headers["Cache-Control"].startswith("public, max-age=60, stale-while-revalidate=300")
        assert answer.headers["ETag"].startswith('W/"')
        assert answer.headers["Vary"] == "Accept-Encoding"
    else:
        assert answer.headers["Cache-Control"] == "no-store"


def test_503_and_500_are_not_kept_either(table: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    assert get("/v1/home").headers["Cache-Control"] == "no-store"
    monkeypatch.setattr(reading_table.connect().client, "get_item", lambda **_: 1 / 0)
    broken = get("/v1/home")
    assert (broken.headers["Cache-Control"], broken.headers["Access-Control-Allow-Origin"]) == ("no-store", "*")
    assert {name: broken.headers[name] for name in HARMLESS} == HARMLESS


def test_a_path_with_odd_characters_is_no_error_of_ours(
    stocked: Table, call: Callable[[Mapping[str, Any]], Answer]
) -> None:
    for path in ("/v1/metals/सुन/history", "/v1/metals/../forex", "/v1/metals/%00/history", "/v1/metals/a b/history"):
        assert call(event_of(path)).status == 404


def test_head_is_answered_as_get(stocked: Table, get: Get) -> None:
    assert get("/v1/metals", method="HEAD").headers == get("/v1/metals").headers


@pytest.mark.parametrize("event", sorted(EVENTS.glob("api-*.json")), ids=lambda path: path.stem)
def test_every_event_of_the_folder_is_answered(
    stocked: Table, call: Callable[[Mapping[str, Any]], Answer], event: Path
) -> None:
    assert call(json.loads(event.read_text())).status == (422 if "unknown" in event.stem else 200)
