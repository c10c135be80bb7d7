import time

import pytest

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import FEED, ROBOTS, HttpRequest, HttpResponse
from chautari.fetching import response_checks
from tests.support.factories import response

JSON, HTML = HttpRequest("https://answer.example/rates"), HttpRequest("https://answer.example/gold", accept="text/html")


def admitted(ask: HttpRequest, body: bytes, status: int = 200, **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return response_checks.check_response(ask, response(body, url=ask.url, status=status, headers=named))


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
        (HttpRequest("bundled:x.csv", accept="text/csv"), b"a,b", "text/csv"),
    ],
)
def test_an_answer_of_the_kind_asked_for_comes_through_untouched(ask: HttpRequest, body: bytes, kind: str) -> None:
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
def test_an_answer_of_another_kind_has_moved(ask: HttpRequest, body: bytes, kind: str) -> None:
    with pytest.raises(NotFoundOrMoved, match="instead of"):
        admitted(ask, body, content_type=kind)


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
            admitted(JSON, b"{}", status)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_answer_is_no_quiet_day(body: bytes) -> None:
    with pytest.raises(SchemaChanged, match="empty"):
        admitted(JSON, body)


def test_an_answer_may_be_as_long_as_the_cap_and_no_longer() -> None:
    assert len(admitted(JSON, b" " * (response_checks.MOST_BYTES - 1) + b"1").body) == response_checks.MOST_BYTES
    with pytest.raises(SchemaChanged, match="more than"):
        admitted(JSON, b" " * response_checks.MOST_BYTES + b"1")


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
        with pytest.raises(Blocked, match="challenge"):
            admitted(ask, b"<html>" + mark, status)


def test_a_page_that_cloudflare_served_with_its_script_in_it_is_a_page() -> None:
    script = b"<script>window.__CF$cv$params={};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>"
    assert admitted(HTML, b"<html>" + script, content_type="text/html").status == 200


def test_a_redirect_names_where_to_without_what_may_be_secret() -> None:
    with pytest.raises(NotFoundOrMoved, match=r"to elsewhere\.example/login$"):
        admitted(JSON, b"", 302, location="https://elsewhere.example/login?token=1")
    with pytest.raises(NotFoundOrMoved, match=r"to answer\.example/new$"):
        admitted(JSON, b"", 301, Location="/new")
    with pytest.raises(NotFoundOrMoved, match="no address"):
        admitted(JSON, b"", 302, location="http://[nowhere")


NEWS = b"<html><title>Why sites ask whether you are human</title><p>" + b"The words are known to all. " * 100
QUOTES = b"<p>It said: Verify you are human. Just a moment... it went on, and then: Request rejected.</p>"


def test_news_that_quotes_a_wall_is_none() -> None:
    assert admitted(HTML, NEWS + QUOTES, content_type="text/html").status == 200
    titled = NEWS.replace(b"<title>", b"<title>Just a moment... that changed the match: ")
    assert admitted(HTML, titled + QUOTES, content_type="text/html").status == 200


@pytest.mark.parametrize("title", [b"Just a moment...", b" Attention Required! | Cloudflare ", b"Access denied"])
def test_a_wall_with_much_in_it_is_known_by_its_title(title: bytes) -> None:
    wall = b"<html><title>" + title + b"</title>" + b"<p>Words. " * 1000 + QUOTES
    with pytest.raises(Blocked, match="challenge"):
        admitted(HTML, wall, content_type="text/html")


def test_scripts_and_styles_are_no_words_of_a_wall() -> None:
    filled = b"<script>" + b"var a = 1; " * 1000 + b"</script><style>" + b"p { } " * 1000 + b"</style>"
    with pytest.raises(Blocked, match="challenge"):
        admitted(HTML, b"<html>" + filled + QUOTES, content_type="text/html")


@pytest.mark.parametrize(
    "begins",
    [
        b"<?xml version='1.0'?>\n<rss>",
        b"<feed>",
        b"\xef\xbb\xbf<?xml-stylesheet href='a'?><!-- ours --><urlset>",
        b"<rdf:RDF>",
    ],
)
def test_a_feed_that_quotes_a_wall_is_none(begins: bytes) -> None:
    assert admitted(FEEDS, begins + QUOTES).status == 200


FEEDS, RULES = (
    HttpRequest("https://answer.example/feed", FEED),
    HttpRequest("https://answer.example/robots.txt", ROBOTS),
)


@pytest.mark.parametrize(
    "kind", ["application/rss+xml", "text/html; charset=utf-8", "text/plain", "", "application/json"]
)
@pytest.mark.parametrize("body", [b"<rss>", b"<?xml version='1.0'?><feed>", b'{"version": ""}', b"\xff\xfe<\x00r\x00"])
def test_a_feed_is_known_by_its_body_alone(body: bytes, kind: str) -> None:
    assert admitted(FEEDS, body, content_type=kind).body == body


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><p>", b"\n<html lang='ne'>", b"<!-- x --><HTML>", b"<head>"])
def test_a_page_for_people_is_no_feed(body: bytes) -> None:
    with pytest.raises(NotFoundOrMoved, match="instead of a feed"):
        admitted(FEEDS, body, content_type="application/rss+xml")


@pytest.mark.parametrize("body", [b"", b"User-agent: *", b"<html>our home page"])
def test_robots_are_of_any_kind_and_may_be_empty(body: bytes) -> None:
    assert admitted(RULES, body, content_type="text/html").body == body


def test_as_you_know_it_is_an_answer_to_who_said_what_is_known() -> None:
    known = (HttpRequest(JSON.url, etag='"1"'), HttpRequest(JSON.url, modified="Mon, 17 Aug 2026 06:15:00 GMT"))
    assert all(admitted(ask, b"", 304).unchanged for ask in known)
    with pytest.raises(NotFoundOrMoved, match="304"):
        admitted(JSON, b"", 304)


def test_hostile_pages_are_judged_in_no_time() -> None:
    """Each would take hours where a pattern goes back over what it has seen."""
    began = time.process_time()
    for body in (b"<script" * 14_000, b"<" * 100_000, b"<!--" * 25_000, b" " * 100_000, b"<title" * 16_000):
        response_checks.is_challenge(response(body + QUOTES, url=HTML.url))
        response_checks.is_challenge(response(QUOTES + body, url=HTML.url))
    assert time.process_time() - began < 5
