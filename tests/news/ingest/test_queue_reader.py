"""Messages of the link queue: what went in comes out."""

from typing import Any

import pytest

from chautari.news import sources
from chautari.news.ingest.queue_reader import parse_message
from chautari.news.model.source import FeedEntry
from tests.news.fake_outlet import NOON, OUTLET
from tests.news.ingest.fake_queue import message_body
from tests.news.ingest.pages import link


def test_a_link_comes_out_of_the_queue_as_it_was_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    full: dict[str, Any] = {
        "summary": "संक्षेप",
        "published": NOON,
        "updated": NOON,
        "exact": False,
        "authors": ("A",),
        "sections": ("B",),
        "image": "https://x.example/a.jpg",
    }
    for queued_link in (link(), link(**full)):
        assert parse_message(message_body(queued_link)) == queued_link
    assert set(full) | {"link", "title", "native"} == set(FeedEntry.__dataclass_fields__)


def test_a_message_of_an_undeclared_outlet_is_an_error() -> None:
    with pytest.raises(sources.UnknownOutlet):
        parse_message(message_body(link()))
