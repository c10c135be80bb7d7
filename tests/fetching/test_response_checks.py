"""Validation of responses: a usable one passes unchanged, any other is a named error."""

import time

import pytest

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import FEED, ROBOTS, HttpRequest, HttpResponse
from chautari.fetching import response_checks
from tests.support.factories import response

JSON, HTML = HttpRequest("https://answer.example/rates"), HttpRequest("https://answer.example/gold", accept="text/html")


def checked(request: HttpRequest, body: bytes, status: int = 200, **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return response_checks.check_response(request, response(body, url=request.url, status=status, headers=named))


@pytest.mark.parametrize(
    ("http_request", "body", "kind"),
    [
        (JSON, b"{}", "application/json"),
        (JSON, b" [1]", "application/json; charset=utf-8"),
        (JSON, b"{}", "APPLICATION/PROBLEM+JSON"),
        (JSON, b"{}", "text/plain"),
        (JSON, b"\xef\xbb\xbf{}", ""),
        (HTML, b"<!doctype html><p>", "text/html; charset=utf-8"),
        (HTML, b"\xef\xbb\xbf\r\n<html>", "application/xhtml+xml"),
        (HttpRequest("bundled:x.csv", accept="text/csv"), b"a,b", "text/csv"),
    ],
)
def test_a_response_of_the_requested_type_passes_unchanged(http_request: HttpRequest, body: bytes, kind: str) -> None:
    assert checked(http_request, body, content_type=kind).body == body


@pytest.mark.parametrize(
    ("http_request", "body", "kind"),
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
def test_a_response_of_another_type_has_moved(http_request: HttpRequest, body: bytes, kind: str) -> None:
    with pytest.raises(NotFoundOrMoved, match="instead of"):
        checked(http_request, body, content_type=kind)


@pytest.mark.parametrize(
    ("statuses", "error"),
    [
        ((401, 403, 407, 429, 451), Blocked),
        ((300, 301, 302, 303, 304, 307, 308, 400, 402, 404, 405, 410, 418), NotFoundOrMoved),
        ((408, 500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 530, 599), Unreachable),
        ((201, 202, 203, 204, 206, 226), SchemaChanged),
    ],
)
def test_every_status_but_200_is_a_named_error(statuses: tuple[int, ...], error: type[SourceError]) -> None:
    for status in statuses:
        with pytest.raises(error, match=str(status)):
            checked(JSON, b"{}", status)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_body_is_no_quiet_day(body: bytes) -> None:
    with pytest.raises(SchemaChanged, match="empty"):
        checked(JSON, body)


def test_a_body_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert len(checked(JSON, b" " * (response_checks.MOST_BYTES - 1) + b"1").body) == response_checks.MOST_BYTES
    with pytest.raises(SchemaChanged, match="more than"):
        checked(JSON, b" " * response_checks.MOST_BYTES + b"1")


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
def test_a_challenge_page_is_rejected_with_any_status_and_type(mark: bytes, status: int) -> None:
    for request in (JSON, HTML):
        with pytest.raises(Blocked, match="challenge"):
            checked(request, b"<html>" + mark, status)


def test_a_served_page_with_a_script_of_cloudflare_is_accepted() -> None:
    script = b"<script>window.__CF$cv$params={};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"
    assert checked(HTML, b"<html>" + script, content_type="text/html").status == 200


def test_a_redirect_is_reported_without_its_query() -> None:
    with pytest.raises(NotFoundOrMoved, match=r"to elsewhere\.example/login$"):
        checked(JSON, b"", 302, location="https://elsewhere.example/login?token=1")
    with pytest.raises(NotFoundOrMoved, match=r"to answer\.example/new$"):
        checked(JSON, b"", 301, Location="/new")
    with pytest.raises(NotFoundOrMoved, match="no address"):
        checked(JSON, b"", 302, location="http://[nowhere")


NEWS = b"<html><title>Why sites request whether you are human</title><p>" + b"The words are known to all. " * 100
QUOTES = b"<p>It said: Verify you are human. Just a moment... it went on, and then: Request rejected.</p>"


def test_news_that_quotes_a_challenge_page_is_accepted() -> None:
    assert checked(HTML, NEWS + QUOTES, content_type="text/html").status == 200
    titled = NEWS.replace(b"<title>", b"<title>Just a moment... that changed the match: ")
    assert checked(HTML, titled + QUOTES, content_type="text/html").status == 200


@pytest.mark.parametrize("title", [b"Just a moment...", b" Attention Required! | Cloudflare ", b"Access denied"])
def test_a_long_challenge_page_is_detected_by_its_title(title: bytes) -> None:
    challenge = b"<html><title>" + title + b"</title>" + b"<p>Words. " * 1000 + QUOTES
    with pytest.raises(Blocked, match="challenge"):
        checked(HTML, challenge, content_type="text/html")


def test_scripts_and_styles_are_no_text_of_a_challenge_page() -> None:
    filled = b"<script>" + b"var a = 1; " * 1000 + b"</script><style>" + b"p { } " * 1000 + b"</style>"
    with pytest.raises(Blocked, match="challenge"):
        checked(HTML, b"<html>" + filled + QUOTES, content_type="text/html")


@pytest.mark.parametrize(
    "head",
    [
        b"<?xml version='1.0'?>\n<rss>",
        b"<feed>",
        b"\xef\xbb\xbf<?xml-stylesheet href='a'?><!-- ours --><urlset>",
        b"<rdf:RDF>",
    ],
)
def test_a_feed_that_quotes_a_challenge_page_is_accepted(head: bytes) -> None:
    assert checked(FEEDS, head + QUOTES).status == 200


FEEDS, ROBOTS_TXT = (
    HttpRequest("https://answer.example/feed", FEED),
    HttpRequest("https://answer.example/robots.txt", ROBOTS),
)


@pytest.mark.parametrize(
    "kind", ["application/rss+xml", "text/html; charset=utf-8", "text/plain", "", "application/json"]
)
@pytest.mark.parametrize("body", [b"<rss>", b"<?xml version='1.0'?><feed>", b'{"version": ""}', b"\xff\xfe<\x00r\x00"])
def test_a_feed_is_detected_by_its_body_alone(body: bytes, kind: str) -> None:
    assert checked(FEEDS, body, content_type=kind).body == body


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><p>", b"\n<html lang='ne'>", b"<!-- x --><HTML>", b"<head>"])
def test_an_html_page_is_no_feed(body: bytes) -> None:
    with pytest.raises(NotFoundOrMoved, match="instead of a feed"):
        checked(FEEDS, body, content_type="application/rss+xml")


@pytest.mark.parametrize("body", [b"", b"User-agent: *", b"<html>our home page"])
def test_robots_txt_is_of_any_type_and_may_be_empty(body: bytes) -> None:
    assert checked(ROBOTS_TXT, body, content_type="text/html").body == body


def test_304_is_accepted_for_a_conditional_request_only() -> None:
    conditional = (HttpRequest(JSON.url, etag='"1"'), HttpRequest(JSON.url, modified="Mon, 17 Aug 2026 06:15:00 GMT"))
    assert all(checked(request, b"", 304).unchanged for request in conditional)
    with pytest.raises(NotFoundOrMoved, match="304"):
        checked(JSON, b"", 304)


def test_hostile_pages_are_checked_in_seconds() -> None:
    """Each page would take hours if a pattern backtracked."""
    start = time.process_time()
    for body in (b"<script" * 14_000, b"<" * 100_000, b"<!--" * 25_000, b" " * 100_000, b"<title" * 16_000):
        response_checks.is_challenge(response(body + QUOTES, url=HTML.url))
        response_checks.is_challenge(response(QUOTES + body, url=HTML.url))
    assert time.process_time() - start < 5
