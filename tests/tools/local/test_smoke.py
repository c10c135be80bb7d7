"""`make smoke` on a site that is well, and on one with each fault."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tools.local import smoke

PAGE = '<html><link rel="icon" href="/assets/icon.0123456789.svg"></html>'
BODIES = {
    "/v1/articles.atom": ("application/atom+xml", "<feed></feed>"),
    "/v1/metals": ("application/json", '{"metals": [{"price": "306800"}]}'),
    "/v1/home": ("application/json", "{}"),
    "/v1/forex": ("application/json", "{}"),
    "/assets/icon.0123456789.svg": ("image/svg+xml", "<svg/>"),
    **dict.fromkeys(("/", "/en/metals", "/ne/calendar", "/en/news"), ("text/html; charset=utf-8", PAGE)),
}


class Site(http.server.ThreadingHTTPServer):
    """A site that is well but for its `fault`."""

    fault = ""


class Answers(http.server.BaseHTTPRequestHandler):
    """What the site answers."""

    server: Site

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        kind, text = BODIES.get(address.path, ("application/problem+json", "{}"))
        status = 200 if address.path in BODIES else 404
        if self.server.fault == "refuses marks of clicks" and address.query:
            status, kind = 422, "application/problem+json"
        if self.server.fault == "fails" and kind.startswith("text/html"):
            status = 500
        if self.server.fault == "has no rates" and address.path == "/v1/metals":
            text = '{"metals": []}'
        if self.headers.get("If-None-Match") == '"tag"' and self.server.fault != "knows nothing again":
            status, text = 304, ""
        self.answer(status, kind, text, address.path)

    def do_HEAD(self) -> None:
        if self.server.fault == "has no HEAD":
            self.send_error(501)
        else:
            self.do_GET()

    def do_OPTIONS(self) -> None:
        self.answer(405 if self.server.fault == "has no preflight" else 204, "text/plain", "", "")

    def answer(self, status: int, kind: str, text: str, path: str) -> None:
        body = text.encode()
        headers = {"Content-Type": kind, "ETag": '"tag"'}
        if "Origin" in self.headers and self.server.fault != "keeps others out":
            headers["Access-Control-Allow-Origin"] = "*"
        if "gzip" in self.headers.get("Accept-Encoding", "") and body and self.server.fault != "is not compressed":
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        if path.startswith("/assets/") and self.server.fault != "has files that are asked for each time":
            headers["Cache-Control"] = "public, max-age=31536000, immutable"
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test asserts what is asked."""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site(("127.0.0.1", 0), Answers) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield site
        site.shutdown()


def wrong(site: Site, fault: str) -> set[str]:
    """The names of the questions that a site with a fault does not answer as it should."""
    site.fault = fault
    outcomes = smoke.outcomes(f"http://127.0.0.1:{site.server_port}")
    return {outcome.name for outcome in outcomes if outcome.wrong}


def test_nothing_is_wrong_with_a_site_that_is_well(site: Site) -> None:
    assert wrong(site, "") == set()


MARKS = {
    *("the front page from a link on Facebook", "a page from a newsletter's link"),
    *("a feed from a reader's link", "an answer of the API with a click's mark"),
}
PAGES = {
    *("the front page", "the front page's headers alone", "the calendar in Nepali", "the news"),
    *(
        "the front page from a link on Facebook",
        "a page from a newsletter's link",
        "a file that the page loads, to be kept",
    ),
}
ABROAD = {"rates for another site's script", "the browser's question before", "what does not exist"}


@pytest.mark.parametrize(
    ("fault", "names"),
    [
        ("refuses marks of clicks", MARKS),
        ("fails", PAGES),
        ("has no rates", {"rates for another site's script"}),
        ("knows nothing again", {"an answer that a browser has already"}),
        ("has no HEAD", {"the front page's headers alone"}),
        ("has no preflight", {"the browser's question before"}),
        ("keeps others out", ABROAD),
        ("is not compressed", {"a compressed answer"}),
        ("has files that are asked for each time", {"a file that the page loads, to be kept"}),
    ],
)
def test_each_fault_is_found_by_name(fault: str, names: set[str], site: Site) -> None:
    assert wrong(site, fault) == names


def test_a_failure_is_one_line_and_the_exit_status(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.fault = "has no HEAD"
    assert smoke.main(["--url", f"http://127.0.0.1:{site.server_port}/"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "FAILED  the front page's headers alone: HEAD / was answered by 501" in lines
    assert lines[-1].endswith("13 of 14 answers are as they should be")
    site.fault = ""
    assert smoke.main(["--url", f"http://127.0.0.1:{site.server_port}"]) == 0


def test_a_site_that_does_not_answer_fails_every_question() -> None:
    assert all("ConnectionError" in outcome.wrong for outcome in smoke.outcomes("http://127.0.0.1:9"))
