"""What makes an item: its link and id, its own words where it has no title, and no author that costs the whole feed."""

from datetime import datetime

import pytest

from tests.news.feeds.shapes import item, only, read, rss


@pytest.mark.parametrize(
    ("description", "title"),
    [
        ("<p>सुनको मूल्य बढ्यो।</p>", "सुनको मूल्य बढ्यो।"),
        ("Gold rises " * 20, f"{('Gold rises ' * 7).strip()}…"),
    ],
)
def test_an_item_without_a_title_takes_its_first_words(description: str, title: str) -> None:
    entry = only(rss(f"<link>/b</link><description><![CDATA[{description}]]></description>"))
    assert (entry.title, entry.link) == (title, "https://outlet.example/b")


def test_items_with_one_link_and_different_ids_are_different_items() -> None:
    found = read(rss(*(item(f"News {n}", more=f"<guid isPermaLink='false'>{n}</guid>") for n in range(131))))
    assert (len(found.entries), found.dropped) == (131, {})
    assert {entry.link for entry in found.entries} == {"https://outlet.example/a"}


def test_an_id_that_is_an_address_of_the_outlet_tells_items_with_one_link_apart() -> None:
    ids = ("https://outlet.example/?p=1", "https://outlet.example/?p=2", "https://elsewhere.example/3", "4")
    found = read(rss(*(item(more=f"<guid>{id_}</guid>") for id_ in ids)))
    assert [entry.link for entry in found.entries] == [*ids[:2], *["https://outlet.example/a"] * 2]


@pytest.mark.parametrize("shape", ["<author>{}</author>", "<dc:creator><![CDATA[{}]]></dc:creator>"])
def test_an_author_of_one_long_word_costs_no_item(shape: str) -> None:
    names = ["A" * 65, "b" * 100, "c" * 900]
    found = read(rss(*(item(link=f"/{n}", more=shape.format(name)) for n, name in enumerate(names))))
    assert [entry.authors for entry in found.entries] == [("A" * 65,), ("b" * 100,), ()]


@pytest.mark.parametrize(
    ("written", "instant", "exact"),
    [
        ("Sun, 16 Aug 2026 20:21:00 America/Los_Angeles", "2026-08-17T03:21:00+00:00", True),
        ("Sun, 16 Aug 2026 20:21:00 Europe/London", "2026-08-16T19:21:00+00:00", True),
        ("Sun, 16 Aug 2026 20:21:00 Eastern Time", "2026-08-16T00:00:00+05:45", False),
        ("Sun, 16 Aug 2026 20:21:00 XYZ", "2026-08-16T00:00:00+05:45", False),
        ("२०८३ साउन ३१, ५ : ३० अपराह्न", "2026-08-16T17:30:00+05:45", True),
        ("२०८३ साल मंसिर १० गते", "2026-11-26T00:00:00+05:45", False),
    ],
)
def test_an_items_time_is_exact_only_in_a_zone_that_is_understood(written: str, instant: str, exact: bool) -> None:
    entry = only(rss(item(more=f"<pubDate>{written}</pubDate>")))
    assert (entry.published, entry.exact) == (datetime.fromisoformat(instant), exact)


@pytest.mark.parametrize("unfit", ["&#xD83D;", "&#55357;", "&#0;", "&#xFFFF;", "\x0b", "\x00"])
def test_half_of_an_emoji_in_one_title_costs_neither_a_feed_nor_a_sitemap(unfit: str) -> None:
    found = read(rss(item(f"Gold {unfit}"), item("Silver", more="<guid>2</guid>")))
    assert [entry.title for entry in found.entries] == ["Gold", "Silver"]
    listed = f"<urlset><url><loc>https://outlet.example/{unfit}a</loc></url></urlset>"
    assert [entry.link for entry in read(listed).entries] == ["https://outlet.example/a"]
