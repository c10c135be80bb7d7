"""The protocol at /mcp: handshakes and requests of both eras, and what is refused."""

import json
from typing import Any

import pytest

from chautari.api.mcp import protocol, transport
from chautari.dynamodb.table import Table
from tests.api.conftest import Answer
from tests.api.mcp.conftest import Post, asking

LATEST = protocol.PER_REQUEST[0]
META = {protocol.VERSION_KEY: LATEST, protocol.CAPABILITIES_KEY: {}}
OF_LIST = {"MCP-Protocol-Version": LATEST, "Mcp-Method": "tools/list"}


def code(answer: Answer) -> tuple[int, int]:
    return answer.status, answer.json["error"]["code"]


@pytest.mark.parametrize(
    ("offered", "agreed"), [*((version, version) for version in protocol.OF_HANDSHAKE), ("2024-11-05", "2025-11-25")]
)
def test_a_handshake_agrees_on_a_revision(stocked: Table, post: Post, offered: str, agreed: str) -> None:
    about = {"capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
    answer = post(asking("initialize", protocolVersion=offered, **about))
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert (answer.json["id"], answer.json["result"]["protocolVersion"]) == (7, agreed)
    assert set(answer.json["result"]) == {"protocolVersion", "capabilities", "serverInfo", "instructions"}


def test_a_notification_and_an_answer_are_accepted_without_a_word(stocked: Table, post: Post) -> None:
    for message in (
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 1, "result": {}},
    ):
        answer = post(message)
        assert (answer.status, answer.text) == (202, "")
    assert post(asking("ping")).json == {"jsonrpc": "2.0", "id": 7, "result": {}}


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_there_are_no_streams_and_no_sessions(stocked: Table, post: Post, method: str) -> None:
    answer = post("", method, Accept="text/event-stream")
    assert (answer.status, answer.headers["Allow"], answer.json["allowed"]) == (405, "POST", ["POST"])


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://site.example", 200),
        ("http://localhost:6274", 200),
        ("http://127.0.0.1:8000", 200),
        ("https://another.example", 403),
        ("http://site.example", 403),
        ("https://site.example.evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_a_page_of_another_site_is_refused(stocked: Table, post: Post, origin: str, status: int) -> None:
    assert post(asking("ping"), Origin=origin).status == status


def test_a_name_that_was_bound_anew_to_this_computer_is_refused(stocked: Table, post: Post) -> None:
    """It is the Host too, and has no certificate."""
    of_run = {"X-Forwarded-Host": "evil.example:8000", "X-Forwarded-Proto": "http"}
    assert post(asking("ping"), **of_run, Origin="http://evil.example:8000").status == 403


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        ("{", {}, (400, protocol.PARSE_ERROR)),
        ("[" * 50_000, {}, (400, protocol.PARSE_ERROR)),
        ('{"jsonrpc":"2.0","id":"\\ud800","method":"ping"}', {}, (400, protocol.PARSE_ERROR)),
        ("1", {}, (400, protocol.INVALID_REQUEST)),
        ('{"id":1,"method":"ping"}', {}, (400, protocol.INVALID_REQUEST)),
        ('{"jsonrpc":"2.0","id":null,"method":"ping"}', {}, (400, protocol.INVALID_REQUEST)),
        ('{"jsonrpc":"2.0","id":true,"method":"ping"}', {}, (400, protocol.INVALID_REQUEST)),
        ('{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', {}, (400, protocol.INVALID_REQUEST)),
        ('{"jsonrpc":"2.0","id":1,"method":"resources/list"}', {}, (200, protocol.METHOD_NOT_FOUND)),
        ('{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rm"}}', {}, (200, protocol.INVALID_PARAMS)),
        ("{}", {"Content-Type": "text/plain"}, (415, protocol.INVALID_REQUEST)),
        (" " * (transport.LARGEST_BODY + 1), {}, (413, protocol.INVALID_REQUEST)),
        ("{}", {"MCP-Protocol-Version": "1999-01-01"}, (400, protocol.UNSUPPORTED_VERSION)),
    ],
)
def test_what_is_no_message_is_refused(
    stocked: Table, post: Post, body: str, headers: dict[str, str], expected: tuple[int, int]
) -> None:
    assert code(post(body, **headers)) == expected


@pytest.mark.parametrize("identity", ["1e400", "NaN", '{"a":1}', "1.5", "true"])
def test_an_id_that_is_none_is_not_given_back(stocked: Table, post: Post, identity: str) -> None:
    answer = post(f'{{"jsonrpc":"2.0","id":{identity},"method":"ping"}}')
    assert (answer.json["id"], answer.json["error"]["code"]) == (None, protocol.INVALID_REQUEST)


def test_a_batch_is_taken_of_the_revision_that_has_them(stocked: Table, post: Post) -> None:
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    batch = [asking("ping"), note, {"jsonrpc": "2.0", "id": 8, "method": "nothing"}, 5]
    answers = post(batch, **{"MCP-Protocol-Version": "2025-03-26"}).json
    assert [(answer["id"], answer.get("error", {}).get("code")) for answer in answers] == [
        (7, None),
        (8, protocol.METHOD_NOT_FOUND),
        (None, protocol.INVALID_REQUEST),
    ]
    assert post([note]).status == 202
    for several, version in ((batch, "2025-06-18"), ([], "2025-03-26"), ([note] * 11, "2025-03-26")):
        assert code(post(several, **{"MCP-Protocol-Version": version})) == (400, protocol.INVALID_REQUEST)


def test_a_request_without_handshake_says_all_by_itself(stocked: Table, post: Post) -> None:
    discovered = post(asking("server/discover", _meta=META), **{**OF_LIST, "Mcp-Method": "server/discover"}).json[
        "result"
    ]
    assert LATEST in discovered["supportedVersions"]
    listed = post(asking("tools/list", _meta=META), **OF_LIST).json["result"]
    for result in (discovered, listed):
        assert (result["resultType"], result["cacheScope"], result["ttlMs"] > 0) == ("complete", "public", True)
        assert result["_meta"][protocol.SERVER_KEY]["name"] == "chautari"
    calling = asking("tools/call", name="calendar_date", arguments={}, _meta=META)
    for name in ("calendar_date", "=?base64?Y2FsZW5kYXJfZGF0ZQ==?="):
        called = post(calling, **{**OF_LIST, "Mcp-Method": "tools/call", "Mcp-Name": name}).json["result"]
        assert (called["resultType"], called["isError"]) == ("complete", False)


@pytest.mark.parametrize(
    ("params", "headers", "expected"),
    [
        ({}, OF_LIST, (400, protocol.INVALID_PARAMS)),
        ({"_meta": {protocol.VERSION_KEY: LATEST}}, OF_LIST, (400, protocol.INVALID_PARAMS)),
        ({"_meta": META}, {}, (400, protocol.HEADER_MISMATCH)),
        ({"_meta": META}, {**OF_LIST, "Mcp-Method": "ping"}, (400, protocol.HEADER_MISMATCH)),
        ({"_meta": META}, {**OF_LIST, "MCP-Protocol-Version": "2025-11-25"}, (400, protocol.HEADER_MISMATCH)),
        (
            {"_meta": {**META, protocol.VERSION_KEY: "2025-11-25"}},
            {**OF_LIST, "MCP-Protocol-Version": "2025-11-25"},
            (400, protocol.UNSUPPORTED_VERSION),
        ),
    ],
)
def test_a_request_that_contradicts_itself_is_refused(
    stocked: Table, post: Post, params: dict[str, Any], headers: dict[str, str], expected: tuple[int, int]
) -> None:
    answer = post(asking("tools/list", **params), **headers)
    assert code(answer) == expected
    assert answer.json["id"] == 7


def test_what_the_handshake_had_is_gone_without_it(stocked: Table, post: Post) -> None:
    for method in ("initialize", "ping"):
        answer = post(asking(method, _meta=META), **{**OF_LIST, "Mcp-Method": method})
        assert code(answer) == (404, protocol.METHOD_NOT_FOUND)
    calling = asking("tools/call", name="convert", arguments={}, _meta=META)
    assert code(post(calling, **{**OF_LIST, "Mcp-Method": "tools/call"})) == (400, protocol.HEADER_MISMATCH)


def test_a_body_in_base64_is_read(stocked: Table, post: Post, call: Any) -> None:
    import base64

    from tests.api.conftest import event_of

    event = event_of("/mcp", "POST", {"Content-Type": "application/json; charset=utf-8"})
    body = base64.b64encode(json.dumps(asking("ping")).encode()).decode()
    assert call({**event, "body": body, "isBase64Encoded": True}).json["result"] == {}
