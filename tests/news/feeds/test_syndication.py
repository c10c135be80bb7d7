"""RSS and Atom: each part right, in the shapes that real feeds have, and what is no item dropped by name."""

from datetime import UTC, datetime, timedelta

import pytest

from chautari.nepali.clock import NPT
from chautari.news.feeds import FeedMetadata
from chautari.news.model.source import FeedEntry
from tests.news.feeds.shapes import ATOM, MALFORMED, WORDPRESS, item, only, read, rss

MORNING = datetime(2025, 11, 18, 9, 30, tzinfo=NPT)
KATHMANDU_17 = datetime(2026, 8, 17, tzinfo=NPT)


def test_a_feed_of_wordpress_with_a_teaser_and_pictures() -> None:
    found = read(WORDPRESS)
    assert found.metadata == FeedMetadata(hub="https://hub.example/", every=timedelta(minutes=30))
    assert found.entries == (
        FeedEntry(
            link="https://outlet.example/2026/08/1997729/koshi",
            title="कोशीमा मन्त्री छान्दै, ‘आजै’ शपथ",
            summary="१ भदौ, विराटनगर । मन्त्री छानिँदै छन् दोस्रो […]",
            published=datetime(2026, 8, 17, 4, 46, 57, tzinfo=UTC),
            authors=("अनलाइन & टोली",),
            sections=("विशेष", "कोशी प्रदेश"),
            image="https://outlet.example/media/a.jpg?w=9&h=8",
            native="https://outlet.example/?p=1997729",
        ),
    )


def test_a_feed_that_is_not_well_formed_and_states_no_date() -> None:
    assert only(MALFORMED) == FeedEntry(
        link="https://outlet.example/politics/2026/08/17/q-a?x=1&copy=2",
        title="Q&A: Tom & Jerry's 5 < 6",
        summary="AT&T says “no”",
        published=KATHMANDU_17,
        exact=False,
    )


def test_an_atom_feed_with_bases_and_texts_of_every_type() -> None:
    first, second = read(ATOM, "application/atom+xml").entries
    assert first == FeedEntry(
        link="https://outlet.example/blog/2026/first.html",
        title="Tags: <b> and AT&amp;T",
        summary="One two",
        updated=datetime(2026, 8, 17, 10, 0, tzinfo=NPT),
        authors=("Ram",),
        native="tag:outlet.example,2026:1",
    )
    assert (second.link, second.title) == ("https://outlet.example/second", "Two words")
    assert second.image == "https://outlet.example/p.png"
    assert (second.published, second.updated) == (
        datetime(2026, 8, 16, 10, tzinfo=UTC),
        datetime(2026, 8, 17, 10, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "text",
    [
        f'<rss version="0.91"><channel><item>{item()}</item></channel></rss>',
        f'<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
        f"<item>{item()}</item></channel></rss>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/>'
        f'<item rdf:about="https://outlet.example/a">{item()}</item></rdf:RDF>',
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T</title>'
        '<link rel="alternate" type="text/html" href="https://outlet.example/a"/></entry></feed>',
        f"\n\n  <br /><b>Warning</b>: in /x.php\n{rss(item())}",
        f"{rss(item())}<!-- cached --><script>x</script>",
        rss(item(more='<media:thumbnail url="t.jpg"/><dc:creator>A</dc:creator>')),
        rss(item(link="", more="<guid>https://outlet.example/a</guid>")),
        rss(item(link="\n  /a\n ")),
        rss(item(link="../a")),
        rss(item(link="<![CDATA[https://outlet.example/a]]>")),
    ],
)
def test_an_item_of_any_version_or_slip_has_its_title_and_its_whole_link(text: str) -> None:
    entry = only(text)
    assert (entry.link, entry.title) == ("https://outlet.example/a", "T")


@pytest.mark.parametrize(
    ("stated", "published", "exact"),
    [
        ("<pubDate>Tue, 18 Nov 2025 09:30:00 +0545</pubDate>", MORNING, True),
        ("<pubDate>2025-11-18 09:30:00</pubDate>", MORNING, True),
        ("<pubDate>Tue, 18 Nov 2025 09:30:00 NPT</pubDate>", MORNING, True),
        ("<pubDate>Nov 18, 2025 9:30 AM</pubDate>", MORNING, True),
        ("<pubDate>२०८२-०८-०२</pubDate>", MORNING.replace(hour=0, minute=0), False),
        ("<pubDate>2082-08-02 09:30</pubDate>", MORNING, True),
        ("<pubDate>yesterday</pubDate>", KATHMANDU_17, False),
        ("<dc:date>2025-11-18T09:30:00+05:45</dc:date>", MORNING, True),
        ("", KATHMANDU_17, False),
    ],
)
def test_a_date_is_the_feeds_or_else_the_links(stated: str, published: datetime, exact: bool) -> None:
    entry = only(rss(item(link="https://outlet.example/2026/08/17/a", more=stated)))
    assert (entry.published, entry.exact, entry.updated) == (published, exact, None)


def test_no_date_is_invented() -> None:
    assert only(rss(item(more="<pubDate>2082-13-01</pubDate>"))).published is None


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Q&amp;A", "Q&A"),
        ("Q&amp;amp;A", "Q&A"),
        ("<![CDATA[Tom &amp; Jerry]]>", "Tom & Jerry"),
        ("&amp;lt;b&amp;gt; explained", "<b> explained"),
        ("<![CDATA[<b>Bold</b>er <i>words</i>]]>", "Bolder words"),
        ("One<br/>two", "One two"),
        ("<![CDATA[if a<c and d>b]]>", "if a<c and d>b"),
        ("  two \n\t  lines\u00a0here ", "two lines here"),
        ("e\u0301te\u0301", "été"),
        ("क्‍ष", "क्‍ष"),  # with its joiner
    ],
)
def test_a_title_is_what_a_reader_sees(title: str, shown: str) -> None:
    assert only(rss(item(title))).title == shown


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("<title>No link</title>", "no_link"),
        ("<title>A number</title><guid>12345</guid>", "no_link"),
        ("<title>No page</title><guid isPermaLink='false'>tag:x,2026:1</guid>", "no_link"),
        (item(link="javascript:alert(1)"), "no_link"),
        (item(link="https://[outlet.example/a"), "no_link"),
        (item(link=f"https://outlet.example/{'a' * 3000}"), "no_link"),
        ("<link>https://outlet.example/b</link><description> <br/> </description>", "no_title"),
        (item(" &#160; <b></b>"), "no_title"),
        (item("a " * 400), "endless_title"),
        (item("Again", "https://outlet.example/good"), "twice"),
    ],
)
def test_an_item_that_is_not_whole_is_dropped_and_counted(bad: str, rule: str) -> None:
    found = read(rss(item("Good", "https://outlet.example/good"), bad))
    assert [entry.title for entry in found.entries] == ["Good"]
    assert found.dropped == {rule: 1}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("jonas@outlet.example (Jonas Große Sundrup)", ("Jonas Große Sundrup",)),
        ("Ram Thapa &lt;ram@outlet.example&gt;", ("Ram Thapa",)),
        ("ram@outlet.example", ()),
        ("Ram Thapa", ("Ram Thapa",)),
    ],
)
def test_an_author_is_a_name_and_no_address(author: str, names: tuple[str, ...]) -> None:
    assert only(rss(item(more=f"<author>{author}</author>"))).authors == names


def test_links_keep_their_tracking_but_not_a_feed_burners_detour() -> None:
    tracked = "https://www.bbc.com/nepali/a?at_medium=RSS&amp;at_campaign=rss"
    assert only(rss(item(link=tracked))).link == "https://www.bbc.com/nepali/a?at_medium=RSS&at_campaign=rss"
    burned = item(link="https://burner.example/~r/1", more="<f:origLink>https://outlet.example/a</f:origLink>")
    namespace = ' xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"'
    assert only(rss(burned, attributes=namespace)).link == "https://outlet.example/a"


def test_a_long_text_ends_after_a_word() -> None:
    summary = only(rss(item(more=f"<description>{'शब्दहरू, ' * 500}</description>"))).summary
    assert summary.endswith("शब्दहरू…")
    assert 900 < len(summary) <= 1000


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>99999999</ttl>", None),
        ("", None),
    ],
)
def test_how_often_a_feed_says_that_it_changes(said: str, every: timedelta | None) -> None:
    text = rss(item()).replace("<item>", f"{said}<item>")
    assert read(text).metadata == FeedMetadata(every=every)
