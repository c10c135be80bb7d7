"""Titles: never clipped, doubled or glued, and without the site's name only where it is proven to be one."""

import pytest

from tests.news.extraction.metadata_pages import H1, ld, meta, read

NEPALI = "जाँच, डुंगा र माझीको कथा : नदीसँगै बाँचेको जीवन"


def titled(head: str = "", body: str = "", **kwargs: str) -> str:
    return read(head, body, **kwargs).title


def test_the_headline_that_readers_see_is_taken_where_the_head_says_nearly_the_same() -> None:
    head = f"<title>{H1}: what we know | The Daily</title>"
    assert titled(head, f"<h1>{H1}</h1>") == H1


def test_a_headline_doubled_for_two_widths_of_screen_is_read_once() -> None:
    title = "Nepse up 4.47% on Sunday"
    assert titled(f"<title>{title}</title>", f"<h1><span>{title}</span><span>{title}</span></h1>") == title


@pytest.mark.parametrize(
    "inner", ["Snow falls<br>on the hills of Daman", "<span>Snow falls</span><span>on the hills of Daman</span>"]
)
def test_parts_of_a_headline_are_not_glued(inner: str) -> None:
    assert titled("<title>The Daily</title>", f"<h1>{inner}</h1>") == H1


def test_a_large_first_letter_is_not_set_apart_where_the_head_tells() -> None:
    assert titled(f"<title>{H1}</title>", "<h1><b>S</b>now falls on the hills of Daman</h1>") == H1


def test_a_second_line_within_the_headline_is_left_out_where_the_head_tells() -> None:
    inner = f"<span>{H1}</span><span>A guide to where and when</span>"
    assert titled(meta(og__title=H1), f"<h1>{inner}</h1>") == H1


def test_a_headline_clipped_in_the_head_is_read_whole() -> None:
    clipped = H1[:20]
    assert titled(ld(headline=clipped) + meta(og__title=clipped), f"<h1>{H1}</h1>") == H1
    assert titled(meta(og__title=clipped + "..."), f"<h1>{H1}</h1>") == H1


@pytest.mark.parametrize("separator", [" | ", " - ", " – ", " — ", " :: ", " » "])
def test_the_sites_name_goes_where_the_page_says_that_it_is_one(separator: str) -> None:
    head = f"<title>{H1}{separator}The Daily</title>" + meta(og__site_name="The Daily")
    assert titled(head) == H1


def test_the_name_of_the_host_is_the_sites() -> None:
    assert titled(f"<title>{H1} | Himalkhabar</title>", url="https://www.himalkhabar.com/news/1") == H1


def test_what_is_behind_a_dash_stays_where_nothing_proves_it_a_name() -> None:
    title = "Daman - a walk in the snow"
    assert titled(f"<title>{title}</title>" + meta(og__site_name="The Daily")) == title


def test_a_nepali_title_keeps_every_letter() -> None:
    head = f"<title>{NEPALI} - सेतोपाटी</title>" + meta(og__title=NEPALI, og__site_name="सेतोपाटी")
    assert titled(head, f"<h1>{NEPALI}</h1>", lang="ne") == NEPALI


@pytest.mark.parametrize("heading", ["The Daily", "Sports"])
def test_a_heading_that_is_the_sites_name_or_a_section_is_no_title(heading: str) -> None:
    head = meta(og__title=H1, og__site_name="The Daily")
    assert titled(head, f"<header><h1>{heading}</h1></header><h2>{H1}</h2>") == H1


def test_json_ld_is_taken_on_news_where_open_graph_agrees() -> None:
    heading = "Daman snow: what the hills look like now"
    assert titled(ld() + meta(og__title=H1), f"<h1>{heading}</h1>") == H1
    assert titled(ld() + meta(og__title=heading), f"<h1>{heading}</h1>") == heading


def test_references_within_json_strings_are_resolved() -> None:
    assert titled(ld(headline="Snow &amp;amp; rain: &#8216;never seen&#8217;")) == "Snow & rain: ‘never seen’"


def test_a_page_without_any_title_has_none() -> None:
    assert titled() == ""
