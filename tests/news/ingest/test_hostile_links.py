"""A batch in which every other page is hostile: each has a named outcome, and what stands beside it is stored."""

import gzip
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.news import sources
from chautari.news.ingest import batch as reading_run
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import articles
from tests.news.discovery.outlet import OUTLET, Answer, Web
from tests.news.ingest.pages import SENTENCES, TEXT, address, link, page
from tests.news.ingest.queue_event import body_of, record

HTML = {"Content-Type": "text/html; charset=utf-8"}
WALL = (
    b"<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue</body></html>"
)
MOST_SECONDS = 10
QUOTED = TEXT.replace("Rs", "“Rs” café")


def nested(tag: str) -> bytes:
    """An article within very many open elements; an answer can hold ten times as many, which takes as much longer."""
    return f"<{tag}>".encode() * 50_000 + page()


def entities() -> str:
    """An XML bomb: a thousand million words if it were ever unpacked."""
    inner = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol">{inner}]><html><body>&i;</body></html>'


def to(url: str) -> Answer:
    return Answer(b"", 302, {"Location": url})


HOSTILE: dict[str, tuple[Answer, str]] = {
    "only a script": (Answer(b"<html><script>document.write('x')</script></html>", headers=HTML), "no-article"),
    "nested inline elements": (Answer(nested("b"), headers=HTML), "stored"),
    "nested blocks": (Answer(nested("div"), headers=HTML), "stored"),
    "ten thousand pictures": (
        Answer(page(body='<img src="https://x.example/a.jpg" alt="x">' * 10_000), headers=HTML),
        "no-article",
    ),
    "a wall, with 200": (Answer(WALL, headers=HTML), "refused"),
    "a wall, with 403": (Answer(WALL, 403, HTML), "refused"),
    "a redirect to itself": (to(address(50)), "moved"),
    "a redirect to the cloud's own address": (to("http://169.254.169.254/latest/meta-data/"), "moved"),
    "a redirect to this machine": (to("https://127.0.0.1/"), "moved"),
    "a redirect to a file": (to("file:///etc/passwd"), "moved"),
    "another encoding than it says": (
        Answer(page(text=QUOTED).decode().encode("windows-1252"), headers=HTML),
        "stored",
    ),
    "bytes of no encoding": (Answer(b"\xff\xfe\x00\xd8" * 1000, headers=HTML), "moved"),
    "more than is taken": (Answer(page() + b" " * response_checks.MOST_BYTES, headers=HTML), "changed"),
    "an archive": (Answer(gzip.compress(page()), headers={"Content-Type": "application/gzip"}), "moved"),
    "entities in entities": (Answer(entities().encode(), headers=HTML), "no-article"),
    "nothing": (Answer(b"", headers=HTML), "changed"),
    "a list of articles": (
        Answer(page("Latest news", "".join(f"<h2><a href=/{n}>Story {n}</a></h2>" for n in range(50))), headers=HTML),
        "no-article",
    ),
    "a million attributes": (Answer(page(body=f"<p {'a=1 ' * 400_000}>{SENTENCES[0]}</p>"), headers=HTML), "stored"),
    "one endless word": (Answer(page(text="क" * 500_000), headers=HTML), "stored"),
    "half a character in JSON": (
        Answer(
            page(head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800 Gold"}</script>'),
            headers=HTML,
        ),
        "stored",
    ),
}


@pytest.fixture
def read(table: Table, monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], reading_run.BatchReport]:
    """A batch of three: a hostile page between two sound ones."""
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)

    def read(answer: Answer) -> reading_run.BatchReport:
        web = Web()
        web.answers = {
            address(1): Answer(page(), headers=HTML),
            address(50): answer,
            address(2): Answer(page(), headers=HTML),
        }
        records = [record(body_of(link(number)), "outlet.example", number) for number in (1, 50, 2)]
        return reading_run.run({"Records": records}, ArticleWorker(web.guest(table), table, web.now))

    return read


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_has_a_name_and_harms_no_other(
    name: str, read: Callable[[Answer], reading_run.BatchReport], table: Table
) -> None:
    answer, outcome = HOSTILE[name]
    started = time.perf_counter()
    batch = read(answer)
    assert time.perf_counter() - started < MOST_SECONDS
    assert (batch.mistakes, batch.response) == ([], {"batchItemFailures": []})
    assert [each.kind or each.what for each in batch.outcomes] == ["stored", outcome, "stored"]
    assert articles.get(table, link(2).id) is not None


def test_a_page_in_another_encoding_is_read_right(
    read: Callable[[Answer], reading_run.BatchReport], table: Table
) -> None:
    read(HOSTILE["another encoding than it says"][0])
    found = articles.get(table, link(50).id)
    assert found is not None
    assert found.text == QUOTED
