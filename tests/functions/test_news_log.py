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
WORD = "nobody-may-read-this "
SAID = WORD * 500
EVENT = json.loads((ROOT / "events" / "articles.json").read_text(encoding="utf-8"))
LINK = json.loads(EVENT["Records"][0]["body"])
FEED = sources.find("kathmandupost").feeds[0].url
ANSWERS = [
    (200, SAID),
    (200, f"<html><title>{SAID}</title><body><p>{SAID}</p></body></html>"),
    (200, f"<rss><channel><item><title>{SAID}</title><link>{SAID}</link></item></channel></rss>"),
    (200, f"<rss><channel><item><title>a</title><pubDate>{SAID}</pubDate>"),
    (403, SAID),
    (500, SAID),
    (302, SAID),
]


def record(folder: Path, url: str, status: int, body: str) -> None:
    folder.mkdir()
    meta = {"url": url, "status": status, "headers": {"X-Said": SAID, "Location": SAID}, "fetched_at": NOW}
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
    assert WORD * 20 not in written  # the beginning of an address that an answer leads to may be
    assert max(map(len, written.splitlines())) < 1500


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    for number, url in enumerate((LINK["url"], FEED)):
        record(tmp_path / f"robots-{number}", "/".join([*url.split("/")[:3], "robots.txt"]), 404, SAID)
    return tmp_path


@pytest.mark.parametrize(("status", "body"), ANSWERS)
def test_no_page_is_in_the_log(
    table: Table, web: Path, monkeypatch: pytest.MonkeyPatch, status: int, body: str
) -> None:
    record(web / "page", LINK["url"], status, body)
    message = {**LINK, "entry": {**LINK["entry"], "title": SAID, "summary": SAID}}
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
