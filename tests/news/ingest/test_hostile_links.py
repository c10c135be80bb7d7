"""Hostile pages in a batch: each has a named outcome, and the other links are stored."""

import gzip
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.news import sources
from chautari.news.ingest import batch as batch_job
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import articles
from tests.news.fake_outlet import OUTLET, CannedResponse, FakeWeb
from tests.news.ingest.fake_queue import FakeQueue, message_body, record
from tests.news.ingest.pages import SENTENCES, TEXT, address, link, page

HTML = {"Content-Type": "text/html; charset=utf-8"}
WALL = (
    b"<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue</body></html>"
)
MAX_SECONDS = 10
QUOTED = TEXT.replace("Rs", "“Rs” café")


def nested(tag: str) -> bytes:
    """An article within 50,000 open elements; a response can hold ten times as many, which takes as much longer."""
    return f"<{tag}>".encode() * 50_000 + page()


def entities() -> str:
    """An XML bomb: a thousand million words if expanded."""
    inner = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol">{inner}]><html><body>&i;</body></html>'


def redirect_to(url: str) -> CannedResponse:
    return CannedResponse(b"", 302, {"Location": url})


HOSTILE: dict[str, tuple[CannedResponse, str]] = {
    "only a script": (CannedResponse(b"<html><script>document.write('x')</script></html>", headers=HTML), "no-article"),
    "nested inline elements": (CannedResponse(nested("b"), headers=HTML), "stored"),
    "nested blocks": (CannedResponse(nested("div"), headers=HTML), "stored"),
    "ten thousand pictures": (
        CannedResponse(page(body='<img src="https://x.example/a.jpg" alt="x">' * 10_000), headers=HTML),
        "no-article",
    ),
    "a wall, with 200": (CannedResponse(WALL, headers=HTML), "refused"),
    "a wall, with 403": (CannedResponse(WALL, 403, HTML), "refused"),
    "a redirect to itself": (redirect_to(address(50)), "moved"),
    "a redirect to the cloud's own address": (redirect_to("http://169.254.169.254/latest/meta-data/"), "moved"),
    "a redirect to this machine": (redirect_to("https://127.0.0.1/"), "moved"),
    "a redirect to a file": (redirect_to("file:///etc/passwd"), "moved"),
    "another encoding than it says": (
        CannedResponse(page(text=QUOTED).decode().encode("windows-1252"), headers=HTML),
        "stored",
    ),
    "bytes of no encoding": (CannedResponse(b"\xff\xfe\x00\xd8" * 1000, headers=HTML), "moved"),
    "more than is taken": (CannedResponse(page() + b" " * response_checks.MOST_BYTES, headers=HTML), "changed"),
    "an archive": (CannedResponse(gzip.compress(page()), headers={"Content-Type": "application/gzip"}), "moved"),
    "entities in entities": (CannedResponse(entities().encode(), headers=HTML), "no-article"),
    "nothing": (CannedResponse(b"", headers=HTML), "changed"),
    "a list of articles": (
        CannedResponse(
            page("Latest news", "".join(f"<h2><a href=/{n}>Story {n}</a></h2>" for n in range(50))), headers=HTML
        ),
        "no-article",
    ),
    "a million attributes": (
        CannedResponse(page(body=f"<p {'a=1 ' * 400_000}>{SENTENCES[0]}</p>"), headers=HTML),
        "stored",
    ),
    "one endless word": (CannedResponse(page(text="क" * 500_000), headers=HTML), "stored"),
    "half a character in JSON": (
        CannedResponse(
            page(head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800 Gold"}</script>'),
            headers=HTML,
        ),
        "stored",
    ),
}


@pytest.fixture
def read(table: Table, monkeypatch: pytest.MonkeyPatch) -> Callable[[CannedResponse], batch_job.BatchReport]:
    """Run a batch of three: the given response between two valid pages."""
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)

    def read(response: CannedResponse) -> batch_job.BatchReport:
        web = FakeWeb()
        web.responses = {
            address(1): CannedResponse(page(), headers=HTML),
            address(50): response,
            address(2): CannedResponse(page(), headers=HTML),
        }
        records = [record(message_body(link(number)), "outlet.example", number) for number in (1, 50, 2)]
        return batch_job.run({"Records": records}, ArticleWorker(web.client(table), table, web.now), FakeQueue().queues)

    return read


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_has_a_name_and_harms_no_other(
    name: str, read: Callable[[CannedResponse], batch_job.BatchReport], table: Table
) -> None:
    response, outcome = HOSTILE[name]
    started = time.perf_counter()
    batch = read(response)
    assert time.perf_counter() - started < MAX_SECONDS
    assert (batch.mistakes, batch.response) == ([], {"batchItemFailures": []})
    assert [report.kind or report.what for report in batch.outcomes] == ["stored", outcome, "stored"]
    assert articles.get(table, link(2).id) is not None


def test_a_page_in_another_encoding_is_read_right(
    read: Callable[[CannedResponse], batch_job.BatchReport], table: Table
) -> None:
    read(HOSTILE["another encoding than it says"][0])
    article = articles.get(table, link(50).id)
    assert article is not None
    assert article.text == QUOTED
