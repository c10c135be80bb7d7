"""Sitemaps, sitemaps of news, indexes."""

from datetime import UTC, datetime

import pytest

from chautari.core.errors import SchemaChanged
from chautari.nepali.clock import NPT
from chautari.news.model.source import FeedEntry
from tests.news.feeds.shapes import only, read

NEWS = """<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="s.xsl"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
  <loc> https://outlet.example/news/1?a=1&b=2 </loc><lastmod>2025-11-18T10:00:00Z</lastmod>
  <image:image><image:loc>https://outlet.example/1.jpg</image:loc></image:image>
  <news:news><news:publication><news:name>Outlet</news:name><news:language>ne</news:language></news:publication>
    <news:publication_date>2025-11-18T09:30</news:publication_date><news:title>क &amp;amp; ख</news:title>
    <news:keywords>नेपाल, कोशी</news:keywords></news:news></url>{more}</urlset>"""


def test_an_article_in_a_sitemap_of_news() -> None:
    assert only(NEWS.format(more="")) == FeedEntry(
        link="https://outlet.example/news/1?a=1&b=2",
        title="क & ख",
        published=datetime(2025, 11, 18, 9, 30, tzinfo=NPT),
        updated=datetime(2025, 11, 18, 10, tzinfo=UTC),
        sections=("नेपाल", "कोशी"),
        image="https://outlet.example/1.jpg",
    )


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("<url><loc>https://outlet.example/2</loc><news:news><news:title/></news:news></url>", "no_title"),
        ("<url><lastmod>2025-11-18</lastmod></url>", "no_link"),
        ("<url><loc>ftp://outlet.example/2</loc></url>", "no_link"),
    ],
)
def test_a_row_that_is_not_whole_is_dropped_and_counted(bad: str, rule: str) -> None:
    parsed = read(NEWS.format(more=bad))
    assert (len(parsed.entries), parsed.dropped) == (1, {rule: 1})


def test_a_plain_sitemap_has_links_without_titles_and_changes_without_dates_of_publishing() -> None:
    first, second = read(
        "<urlset><url><loc>https://outlet.example/2082/08/02/x</loc><lastmod>2025-11-20</lastmod></url>"
        "<url><loc>/page</loc></url></urlset>"
    ).entries
    assert (first.title, first.exact, first.published) == ("", False, datetime(2025, 11, 18, tzinfo=NPT))
    assert first.updated == datetime(2025, 11, 20, tzinfo=NPT)
    assert (second.link, second.published, second.updated) == ("https://outlet.example/page", None, None)


def test_an_index_lists_sitemaps() -> None:
    parsed = read(
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/s1.xml.gz</loc></sitemap>'
        "<sitemap><loc><![CDATA[https://outlet.example/s2.xml]]></loc></sitemap></sitemapindex>"
    )
    assert parsed.sitemaps == ("https://outlet.example/s1.xml.gz", "https://outlet.example/s2.xml")
    assert parsed.entries == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<urlset></urlset>", "an empty feed"),
        ("<sitemapindex></sitemapindex>", "an index without sitemaps"),
        ("<urlset><url><loc>https://outlet.example/1</loc>", "a broken sitemap"),
    ],
)
def test_what_lists_nothing_is_refused_by_name(text: str, words: str) -> None:
    with pytest.raises(SchemaChanged, match=words):
        read(text)
