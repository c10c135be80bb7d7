from datetime import datetime

import pytest

from chautari import gate
from chautari.domain.errors import Changed, Moved, Refused, SourceError, Unreachable
from chautari.domain.kathmandu import NPT
from chautari.domain.page import Ask, Page

JSON, HTML = Ask("https://answer.example/rates"), Ask("https://answer.example/gold", accept="text/html")
NOW = datetime(2026, 9, 7, 13, tzinfo=NPT)


def admitted(ask: Ask, body: bytes, status: int = 200, **headers: str) -> Page:
    return gate.admit(ask, Page(ask.url, status, {k.replace("_", "-"): v for k, v in headers.items()}, body, NOW))


@pytest.mark.parametrize(
    ("ask", "body", "kind"),
    [
        (JSON, b"{}", "application/json"),
        (JSON, b" [1]", "application/json; charset=utf-8"),
        (JSON, b"{}", "APPLICATION/PROBLEM+JSON"),
        (JSON, b"{}", "text/plain"),
        (JSON, b"\xef\xbb\xbf{}", ""),
        (HTML, b"<!doctype html><p>", "text/html; charset=utf-8"),
        (HTML, b"\xef\xbb\xbf\r\n<html>", "application/xhtml+xml"),
        (Ask("bundled:x.csv", accept="text/csv"), b"a,b", "text/csv"),
    ],
)
def test_an_answer_of_the_kind_asked_for_comes_through_untouched(ask: Ask, body: bytes, kind: str) -> None:
    assert admitted(ask, body, content_type=kind).body == body


@pytest.mark.parametrize(
    ("ask", "body", "kind"),
    [
        (JSON, b"<html>", "application/json"),
        (JSON, b"{}", "text/html"),
        (JSON, b"<html>", ""),
        (JSON, b"%PDF-1.7", "application/pdf"),
        (HTML, b"{}", "text/html"),
        (HTML, b"<html>", "application/json"),
        (HTML, b"\xff\xfe<\x00h\x00", "text/html"),
    ],
)
def test_an_answer_of_another_kind_has_moved(ask: Ask, body: bytes, kind: str) -> None:
    with pytest.raises(Moved, match="instead of"):
        admitted(ask, body, content_type=kind)


@pytest.mark.parametrize(
    ("statuses", "error"),
    [
        ((401, 403, 407, 429, 451), Refused),
        ((300, 301, 302, 303, 304, 307, 308, 400, 402, 404, 405, 410, 418), Moved),
        ((408, 500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 530, 599), Unreachable),
        ((201, 202, 203, 204, 206, 226), Changed),
    ],
)
def test_every_status_but_200_is_a_named_error(statuses: tuple[int, ...], error: type[SourceError]) -> None:
    for status in statuses:
        with pytest.raises(error, match=str(status)):
            admitted(JSON, b"{}", status)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_answer_is_no_quiet_day(body: bytes) -> None:
    with pytest.raises(Changed, match="empty"):
        admitted(JSON, body)


def test_an_answer_may_be_as_long_as_the_cap_and_no_longer() -> None:
    assert len(admitted(JSON, b" " * (gate.MOST_BYTES - 1) + b"1").body) == gate.MOST_BYTES
    with pytest.raises(Changed, match="more than"):
        admitted(JSON, b" " * gate.MOST_BYTES + b"1")


@pytest.mark.parametrize("status", [200, 302, 403, 404, 503])
@pytest.mark.parametrize(
    "mark",
    [
        b"<title>Just a moment...</title>",
        b"<title>Attention Required! | Cloudflare</title>",
        b"window._cf_chl_opt={cvId:'3'}",
        b"src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1'",
        b"The requested URL was rejected. <title>Request Rejected</title>",
        b"/_Incapsula_Resource?SWJIYLWA=1",
        b"Verify you are human by completing the action below.",
    ],
)
def test_a_wall_is_refused_whatever_its_status_and_kind(mark: bytes, status: int) -> None:
    for ask in (JSON, HTML):
        with pytest.raises(Refused, match="challenge"):
            admitted(ask, b"<html>" + mark, status)


def test_a_page_that_cloudflare_served_with_its_script_in_it_is_a_page() -> None:
    script = b"<script>window.__CF$cv$params={};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"
    assert admitted(HTML, b"<html>" + script, content_type="text/html").status == 200


def test_a_redirect_names_where_to_without_what_may_be_secret() -> None:
    with pytest.raises(Moved, match=r"to elsewhere\.example/login$"):
        admitted(JSON, b"", 302, location="https://elsewhere.example/login?token=1")
    with pytest.raises(Moved, match=r"to answer\.example/new$"):
        admitted(JSON, b"", 301, Location="/new")
    with pytest.raises(Moved, match="no address"):
        admitted(JSON, b"", 302, location="http://[nowhere")
