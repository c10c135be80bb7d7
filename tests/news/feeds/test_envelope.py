"""From bytes to a feed: every encoding, declared rightly or not, and what is no feed refused by name."""

import gzip
import tracemalloc
import zlib

import pytest

from chautari.core.errors import NotFoundOrMoved, SchemaChanged
from chautari.news.feeds import envelope
from tests.news.feeds.shapes import item, only, read, rss

NEPALI, FRENCH = "कोशी “आजै”", "L’été à São Paulo"


def declared(encoding: str, title: str) -> str:
    return rss(item(title)).replace("UTF-8", encoding)


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        (declared("UTF-8", NEPALI).encode(), "application/rss+xml", NEPALI),
        (declared("UTF-8", NEPALI).encode("utf-8-sig"), "text/xml", NEPALI),
        (declared("UTF-16", NEPALI).encode("utf-16"), "application/xml", NEPALI),
        (declared("UTF-16", NEPALI).encode("utf-16-le"), "application/xml", NEPALI),
        (declared("UTF-16", NEPALI).encode("utf-16-be"), "application/xml", NEPALI),
        (declared("ISO-8859-1", NEPALI).encode(), "text/xml; charset=iso-8859-1", NEPALI),
        (declared("ISO-8859-1", FRENCH).encode("cp1252"), "text/xml", FRENCH),
        (declared("UTF-8", FRENCH).encode("cp1252"), "application/xml; charset=utf-8", FRENCH),
        (rss(item(FRENCH))[38:].encode("cp1252"), "", FRENCH),
        (declared("windows-1251", "Привет").encode("cp1251"), "", "Привет"),
        (rss(item("Привет"))[38:].encode("cp1251"), "text/xml; charset=windows-1251", "Привет"),
        (declared("Shift_JIS", "日本").encode("shift_jis"), "", "日本"),
        (declared("x-none", FRENCH).encode("cp1252"), "text/xml; charset=x-none", FRENCH),
        (declared("punycode", NEPALI).encode(), "text/xml; charset=unicode_escape", NEPALI),
        (rss(item(NEPALI)).encode().replace("आजै".encode(), "आजै".encode()[:-1]), "", NEPALI.replace("आजै", "आज\ufffd")),
        (rss(item("a\x0bb\x00c")).encode(), "", "abc"),
        (gzip.compress(rss(item(NEPALI)).encode()), "application/gzip", NEPALI),
    ],
)
def test_a_title_is_read_in_the_encoding_that_it_is_in(body: bytes, content_type: str, title: str) -> None:
    assert only(body, content_type).title == title


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "an empty answer"),
        (b"\xef\xbb\xbf \r\n", "an empty answer"),
        (b"User-agent: *\nAllow: /", "no feed begins with"),
        (b"<?xml version='1.0'?><opml><body/></opml>x", "no feed begins with"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no feed begins with"),
        (b"x" * 10_000 + rss(item()).encode(), "no feed begins with"),
        (rss().encode(), "an empty feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "an empty feed"),
        (b"<rss", "no feed begins with"),
        (rss("<title>x</title>").encode(), "without a whole entry: {'no_link': 1}"),
        (gzip.compress(rss(item()).encode())[:-20], "without its end"),
        (b"\x1f\x8bnonsense", "a broken gzip file"),
        (gzip.compress(b" " * 6_000_000), "more than 5000000 bytes"),
        (b" " * 6_000_000, "more than 5000000 bytes"),
    ],
)
def test_what_is_no_feed_is_refused_by_name(body: bytes, words: str) -> None:
    with pytest.raises(SchemaChanged, match=words):
        read(body)


@pytest.mark.parametrize("author", ["a" * 1_000_000, f"<![CDATA[{'a' * 1_000_000}]]>"])
def test_an_author_without_end_is_refused_before_a_library_reads_it(author: str) -> None:
    with pytest.raises(SchemaChanged, match="an author without end"):
        envelope.opened(rss(item(more=f"<author>{author}</author>")).encode(), "")


def test_a_small_file_is_not_unpacked_beyond_the_bound() -> None:
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packing.compress(bytes(1_000_000)) for _ in range(50)) + packing.flush()
    tracemalloc.start()
    try:
        with pytest.raises(SchemaChanged, match="more than 5000000 bytes"):
            envelope.opened(bomb, "application/gzip")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


WALL = "<title>Just a moment...</title></head><body><div id='cf-chl-x'></div>"


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html><html><head>{WALL}</body></html>",
        f"\n<html lang='ne'><head>{WALL}&lt;rss&gt; <rss >feed</rss></body></html>",
        f"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='z'>{WALL}</body></html>",
    ],
)
def test_a_page_for_people_is_named_with_its_title(page: str) -> None:
    with pytest.raises(NotFoundOrMoved, match=r"a page and no feed: Just a moment\.\.\."):
        read(page, "application/rss+xml")


def test_a_headline_on_a_page_makes_no_page_of_a_feed() -> None:
    assert only(rss(item(more="<description><![CDATA[<html><body>x</body></html>]]></description>"))).summary == "x"
