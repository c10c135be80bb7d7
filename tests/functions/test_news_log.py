"""What the finder and the reader of news write down: never a feed or a page, whatever is wrong with it."""

import importlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.store import link_queue
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

NOW = "2026-08-17T18:00:00+05:45"
PHRASE = "nobody-may-read-this "
LONG_TEXT = PHRASE * 500
EVENT = json.loads((ROOT / "events" / "articles.json").read_text(encoding="utf-8"))
LINK = json.loads(EVENT["Records"][0]["body"])
FEED = sources.find("kathmandupost").feeds[0].url
ANSWERS = [
    (200, LONG_TEXT),
    (200, f"<html><title>{LONG_TEXT}</title><body><p>{LONG_TEXT}</p></body></html>"),
    (200, f"<rss><channel><item><title>{LONG_TEXT}</title><link>{LONG_TEXT}</link></item></channel></rss>"),
    (200, f"<rss><channel><item><title>a</title><pubDate>{LONG_TEXT}</pubDate>"),
    (403, LONG_TEXT),
    (500, LONG_TEXT),
    (302, LONG_TEXT),
]


def record(folder: Path, url: str, status: int, body: str) -> None:
    folder.mkdir()
    meta = {"url": url, "status": status, "headers": {"X-Said": LONG_TEXT, "Location": LONG_TEXT}, "fetched_at": NOW}
    (folder / "meta.json").write_text(json.dumps(meta))
    (folder / "body").write_text(body)


def written_by(name: str, event: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> str:
    """The log of a function that is run with `event`."""
    app, log = importlib.import_module(f"functions.{name}.app"), io.StringIO()
    monkeypatch.setattr(app.logger.registered_handler, "stream", log)
    app.handler(event, LambdaContext(name))
    return log.getvalue()


def require_nothing_said(written: str) -> None:
    assert written
    assert PHRASE * 20 not in written  # the beginning of an address that an answer leads to may be
    assert max(map(len, written.splitlines())) < 1500


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    for number, url in enumerate((LINK["url"], FEED)):
        record(tmp_path / f"robots-{number}", "/".join([*url.split("/")[:3], "robots.txt"]), 404, LONG_TEXT)
    return tmp_path


@pytest.mark.parametrize(("status", "body"), ANSWERS)
def test_no_page_is_in_the_log(
    table: Table, web: Path, monkeypatch: pytest.MonkeyPatch, status: int, body: str
) -> None:
    record(web / "page", LINK["url"], status, body)
    message = {**LINK, "entry": {**LINK["entry"], "title": LONG_TEXT, "summary": LONG_TEXT}}
    event = {"Records": [{**EVENT["Records"][0], "body": json.dumps(message)}]}
    require_nothing_said(written_by("articles", event, monkeypatch))


@pytest.mark.parametrize(("status", "body"), ANSWERS)
def test_no_feed_is_in_the_log(
    table: Table, web: Path, monkeypatch: pytest.MonkeyPatch, status: int, body: str
) -> None:
    record(web / "feed", FEED, status, body)
    monkeypatch.setenv("LINKS_QUEUE_URL", "https://queue.example/links.fifo")
    link_queue.connect.cache_clear()
    require_nothing_said(written_by("feeds", {"sources": ["kathmandupost"]}, monkeypatch))
    link_queue.connect.cache_clear()
