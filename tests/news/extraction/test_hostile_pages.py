"""Pages made to hurt: each has a named outcome, soon, and no recursion goes as deep as a page nests."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chautari.news.extraction import NoArticle, extract
from chautari.news.model.parsed_article import ParsedArticle
from tests.news.extraction.body_pages import ADDRESS, as_p, page, paragraphs

TEXTS = paragraphs(5)
BODY = as_p(TEXTS).encode()
FIGURE = b"<figure><img src=a.jpg alt=bridge><figcaption>A caption that is quite long.</figcaption></figure>"
HOSTILE = {
    "a million nested tags": b"<body>" + b"<div>" * 1_000_000 + b"hello",
    "nested formatting": b"<body>" + b"<p><b><i><font>" * 5_000 + b"x",
    "nested tables": b"<body>" + b"<table><tr><td>" * 5_000 + b"x",
    "nested links": b"<body>" + b"<a href=x><div>" * 10_000 + b"x",
    "nothing but script": b"<html><script>" + b"var a=1;" * 500_000 + b"</script>",
    "ten thousand pictures": b"<body>" + FIGURE * 10_000,
    "breaks": b"<body>" + b"text of it<br><br>" * 20_000,
    "breaks without end": b"<body>" + b"text of it<br><br>" * 300_000,
    "paragraphs without end": b"<body><div>" + b"<p>text of it" * 200_000,
    "frames and no body": b"<html><head><title>Bridge</title></head><frameset><frame src=a><frame src=b></frameset>",
    "cards": b"<body>" + b"<div class=a><a href=b>headline of something</a></div>" * 5_000,
    "a name without end": b"<body><div class='" + b"a" * 2_000_000 + b"'>" + BODY,
    "names without end": b"<body><div class='" + b"a1 b2 comment " * 100_000 + b"'>" + BODY,
    "an open comment": b"<!--" * 500_000,
    "an open attribute": b"<a href='" * 200_000,
    "broken references": b"<body>" + b"&#x110000;&amp&;&nosuch;&#0;&#xD800;" * 20_000,
    "one line": b"<body><p>" + b"word, " * 200_000,
    "zeros": b"\0" * 1_000_000,
    "empty": b"",
}
MOST_SECONDS = 10


def outcome(html: bytes) -> ParsedArticle | NoArticle:
    try:
        return extract(html, ADDRESS)
    except NoArticle as none:
        return none


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_has_a_named_outcome_soon(name: str) -> None:
    begin = time.process_time()
    assert isinstance(outcome(HOSTILE[name]), ParsedArticle | NoArticle)
    assert time.process_time() - begin < MOST_SECONDS
    gc.collect()


@pytest.mark.parametrize(
    "noise",
    [
        b"<div>" * 20_000,
        FIGURE * 2_000,
        b"<script>" + b"x" * 100_000 + b"</script>",
        b"&nosuch;" * 300 + b"\0" * 20,
        b"</p></div>" * 300,
    ],
)
def test_an_article_is_found_after_rubbish(noise: bytes) -> None:
    result = outcome(
        b"<html><head><title>Council opens the new bridge</title></head><body>"
        + noise
        + b"<article>"
        + BODY
        + b"</article>"
    )
    assert isinstance(result, ParsedArticle)
    assert [block.text for block in result.blocks][-5:] == TEXTS


WHOLE = page(f'<main><article class="post"><h1>The bridge</h1>{as_p(TEXTS)}</article></main>')


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 200), st.binary(max_size=12)), max_size=6))
def test_no_change_of_a_page_raises_anything_else(changes: list[tuple[int, int, bytes]]) -> None:
    html = WHOLE
    for start, length, put in changes:
        html = html[:start] + put + html[start + length :]
    result = outcome(html)
    assert isinstance(result, NoArticle) or all(block.text.strip() == block.text != "" for block in result.blocks)


def test_a_paragraph_of_control_characters_is_no_block() -> None:
    result = outcome(
        page(f"<main><article><h1>The bridge</h1>{as_p([TEXTS[0], chr(1) * 3, *TEXTS[1:]])}</article></main>")
    )
    assert isinstance(result, ParsedArticle)
    assert [block.text for block in result.blocks] == TEXTS


def test_a_picture_is_named_as_no_text() -> None:
    with pytest.raises(NoArticle, match="answered bytes that are no text"):
        extract(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 200 + BODY, ADDRESS)


def test_the_collector_is_left_as_it_was() -> None:
    for switch in (gc.disable, gc.enable):
        switch()
        before = gc.isenabled()
        with pytest.raises(NoArticle):
            extract(b"", "https://a.example/")
        assert gc.isenabled() == before
