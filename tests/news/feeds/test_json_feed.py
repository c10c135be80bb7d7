"""JSON Feed 1.0 and 1.1: each part, and what is another JSON or a broken one."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chautari.core.errors import SchemaChanged
from chautari.nepali.clock import NPT
from chautari.news.feeds.rows import LONGEST_NATIVE
from chautari.news.model.source import FeedEntry
from tests.news.feeds.shapes import only, read

VERSION = "https://jsonfeed.org/version/1.1"
ITEM = {"id": "7", "url": "https://outlet.example/a", "title": "T"}


def feed(*items: Any, **more: Any) -> str:
    return json.dumps({"version": VERSION, "title": "Outlet", "items": items, **more})


def test_an_item_has_each_of_its_parts() -> None:
    item = {
        **ITEM,
        "url": "/a b",
        "title": "Q&A &amp; <b>\u0000\ud800",
        "content_html": "<p>One &amp; only</p><script>no</script><p>two</p>",
        "date_published": "2025-11-18T09:30:00",
        "date_modified": "2025-11-18T09:30:00Z",
        "authors": [{"name": "Ram"}, {"url": "x"}, "no"],
        "author": {"name": "Hari"},
        "tags": ["नेपाल", 3, "नेपाल"],
        "image": "b.jpg",
    }
    parsed = read(feed(item, hubs=[{"type": "WebSub", "url": "https://hub.example/"}]), "application/feed+json")
    assert parsed.metadata.hub == "https://hub.example/"
    assert parsed.entries == (
        FeedEntry(
            link="https://outlet.example/a%20b",
            title="Q&A &amp; <b>",
            summary="One & only two",
            published=datetime(2025, 11, 18, 9, 30, tzinfo=NPT),
            updated=datetime(2025, 11, 18, 9, 30, tzinfo=UTC),
            authors=("Ram", "Hari"),
            sections=("नेपाल",),
            image="https://outlet.example/b.jpg",
            native="7",
        ),
    )


def test_an_id_that_is_an_address_stands_for_the_link_and_plain_text_for_a_summary() -> None:
    entry = only(feed({"id": "https://outlet.example/2082/08/02/a", "title": "T", "content_text": "1 < 2 &amp; 3"}))
    assert (entry.link, entry.summary) == ("https://outlet.example/2082/08/02/a", "1 < 2 &amp; 3")
    assert (entry.published, entry.exact) == (datetime(2025, 11, 18, tzinfo=NPT), False)


@pytest.mark.parametrize(
    ("stated", "link"),
    [
        ({"id": "7", "external_url": "https://outlet.example/b"}, "https://outlet.example/b"),
        ({"external_url": "/b"}, "https://outlet.example/b"),
        ({"url": "/a", "external_url": "https://elsewhere.example/b"}, "https://outlet.example/a"),
        ({"id": "https://outlet.example/a", "external_url": "/b"}, "https://outlet.example/a"),
    ],
)
def test_an_item_without_a_page_of_its_own_is_at_the_one_that_it_points_to(stated: dict[str, str], link: str) -> None:
    assert only(feed({"title": "T", **stated})).link == link


def test_an_id_that_is_a_number_is_one() -> None:
    found = read(feed(*({**ITEM, "id": number} for number in (7, 8, True))))
    assert [entry.native for entry in found.entries] == ["7", "8", ""]


def test_an_id_without_end_is_kept_up_to_its_bound() -> None:
    assert only(feed({**ITEM, "id": "7" * (LONGEST_NATIVE + 1)})).native == "7" * LONGEST_NATIVE


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ({"id": "7", "title": "T"}, "no_link"),
        ({"url": 7, "title": "T"}, "no_link"),
        ({"url": "https://outlet.example/b"}, "no_title"),
        ({"url": "https://outlet.example/b", "title": ["T"]}, "no_title"),
        ("T", "no_item"),
        (ITEM, "twice"),
    ],
)
def test_an_item_that_is_not_whole_is_dropped_and_counted(bad: Any, rule: str) -> None:
    parsed = read(feed(ITEM, bad))
    assert (len(parsed.entries), parsed.dropped) == (1, {rule: 1})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"status": "ok", "articles": []}', "no JSON Feed"),
        ('{"version": "2.0", "items": [{"url": "/a", "title": "T"}]}', "no JSON Feed"),
        ("[]", "no JSON Feed"),
        ('{"version": 1, "items": []}', "no JSON Feed"),
        (feed(), "an empty feed"),
        (f'{{"version": "{VERSION}"}}', "without a list of items"),
        (f'{{"version": "{VERSION}", "items": {{}}}}', "without a list of items"),
        (feed(*[0] * 10_001), "with one without end"),
        (feed(ITEM)[:-5], "broken JSON"),
        ("[" * 100_000, "broken JSON"),
        ("{" + "9" * 100_000, "broken JSON"),
        (f'{{"version": {"9" * 100_000}}}', "broken JSON"),
    ],
)
def test_what_is_no_json_feed_is_refused_by_name(text: str, words: str) -> None:
    with pytest.raises(SchemaChanged, match=words):
        read(text)


def test_what_an_item_says_of_itself_is_bounded() -> None:
    names = [f"Name {number}" for number in range(30)]
    authors = [{"name": "n" * 101}, *({"name": name} for name in names)]
    (entry,) = read(feed({**ITEM, "id": "i" * 3_000, "authors": authors, "tags": names})).entries
    assert (len(entry.native), entry.authors, entry.sections) == (2_000, tuple(names[:20]), tuple(names[:20]))
