"""Texts in feeds: RSS takes its description for HTML, Atom and JSON Feed are told that ours is text."""

import json
from datetime import UTC, datetime

import pytest
from lxml import etree, html

from chautari.api.syndication import FeedItem, SyndicationFeed, reply

AT = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)
TEXT = "5 < 6 & <Nepal> wins <img src=x onerror=alert(1)> &lt;"
ITEM = FeedItem("urn:a:1", "https://a.example/1", TEXT, TEXT, AT, AT)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_text_is_shown_as_it_is_and_is_no_markup(form: str) -> None:
    body = reply(SyndicationFeed("https://a.example/f", "https://a.example/", "a", "b", (ITEM,)), form).body
    if form == "rss":
        description = html.fragment_fromstring(etree.fromstring(body).findtext("channel/item/description"), "div")
        assert (len(description), description.text) == (0, TEXT)
    elif form == "atom":
        summary = etree.fromstring(body).find("{*}entry/{*}summary")
        assert (summary.text, summary.get("type", "text")) == (TEXT, "text")
    else:
        assert json.loads(body)["items"][0]["content_text"] == TEXT
