"""Each feed in ../shared/captures, where that folder is present: what it holds, and beside what the library says."""

import calendar
import io
from typing import Any

import feedparser
import pytest

from chautari.core.errors import SchemaChanged
from chautari.news import feeds
from chautari.news.feeds.texts import visible_text
from tests.support.template_file import ROOT

FOLDER = ROOT.parent / "shared" / "captures" / "feeds"
URL = "https://outlet.example/feed"
COUNTS = {
    "atom_xml_base.xml": 1,
    "content-encoded.rss": 7,
    "encoding.rss": 40,
    "heise.atom": 15,
    "kathmandupost_2026-08-17_malformed.xml": 40,
    "onlinekhabar_2026-08-17.xml": 55,
    "rss_1.0_iso8859.xml": 1,
    "rss_2.0_encoding_1.xml": 1,
    "rss_2.0_relurl_1.xml": 2,
    "rss_2.0_spiegel.xml": 1,
    "thehindu_2025-04.xml": 100,
    "uolNoticias.rss": 15,
    "robots-and-sitemaps/trafilatura_sitemap-hreflang.xml": 3,
    "robots-and-sitemaps/trafilatura_sitemap.xml.gz": 84,
}
REFUSED = {
    "missing-fields.atom": "no_link",
    "rss_0.91_missing_id.xml": "no_link",
    "rss_2.0_invalid_1.xml": "an empty feed",
    "robots-and-sitemaps/forex.grisma.com.np_robots.txt": "no feed begins",
}
INDEX = "robots-and-sitemaps/trafilatura_sitemap2.xml"
# feedparser ends every bare ampersand of a name, "Q&A: ...", with a semicolon.
MENDED = {"Q&A;: I have spent": "Q&A: I have spent"}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"there are no captures at {FOLDER}")


def read(name: str) -> feeds.ParsedFeed:
    return feeds.read((FOLDER / name).read_bytes(), "", URL)


def said_by_the_library(name: str) -> list[Any]:
    return list(feedparser.parse(io.BytesIO((FOLDER / name).read_bytes()), sanitize_html=False).entries)


def test_every_capture_is_expected_to_be_something() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert files == {*COUNTS, *REFUSED, INDEX}


@pytest.mark.parametrize("name", COUNTS)
def test_every_item_of_a_capture_is_read(name: str) -> None:
    parsed = read(name)
    assert (len(parsed.entries), parsed.dropped) == (COUNTS[name], {})


@pytest.mark.parametrize("name", REFUSED)
def test_a_capture_without_articles_is_a_named_error(name: str) -> None:
    with pytest.raises(SchemaChanged, match=REFUSED[name]):
        read(name)


def test_an_index_lists_its_sitemaps() -> None:
    assert read(INDEX).sitemaps == ("http://www.example.com/sitemap1.xml.gz", "http://www.example.com/sitemap2.xml.gz")


@pytest.mark.parametrize("name", [name for name in COUNTS if "/" not in name])
def test_links_titles_and_dates_are_those_that_the_library_reads(name: str) -> None:
    """But for what is meant to differ: its semicolons, a detour of FeedBurner, and dates without a zone or of BS."""
    for ours, theirs in zip(read(name).entries, said_by_the_library(name), strict=True):
        assert ours.link == theirs.get("feedburner_origlink", theirs.link)
        title = visible_text(theirs.title)
        assert ours.title == next((title.replace(*mend) for mend in MENDED.items() if mend[0] in title), title)
        if theirs.get("published_parsed"):
            assert ours.published is not None
            assert int(ours.published.timestamp()) == calendar.timegm(theirs.published_parsed)
            assert ours.exact


def test_where_the_library_reads_no_date_the_link_states_the_day() -> None:
    for name in ("kathmandupost_2026-08-17_malformed.xml", "uolNoticias.rss"):
        dated = [entry for entry in read(name).entries if entry.published]
        assert dated
        assert not any(entry.exact for entry in dated)
        assert {f"{entry.published:%Y/%m/%d}" in entry.link for entry in dated} == {True}
        assert not any(entry.get("published_parsed") for entry in said_by_the_library(name))


def test_a_capture_keeps_what_a_feed_says_of_itself() -> None:
    assert read("encoding.rss").metadata.hub == "http://pubsubhubbub.appspot.com/"
    assert {str(read(name).metadata.every) for name in ("onlinekhabar_2026-08-17.xml", "thehindu_2025-04.xml")} == {
        "1:00:00"
    }
