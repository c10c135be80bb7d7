"""The traps that article pages set for readers, each as a small page of our own."""

import json
from collections.abc import Callable

import pytest

from chautari.news.extraction import NoArticle, extract
from tests.news.extraction.body_pages import ADDRESS, as_p, page, paragraph, paragraphs, read

TEXTS = paragraphs(6)


def cards(count: int, of: str = "other things") -> str:
    found = "".join(
        f'<div class="card"><a href="/{number}">A headline of another story, number {number}</a>'
        f"<p>{paragraph(number, of)}</p></div>"
        for number in range(count)
    )
    return f'<div class="grid">{found}</div>'


LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "paragraphs": as_p,
    "a box each": lambda texts: "".join(f"<div>{text}</div>" for text in texts),
    "two breaks between": lambda texts: "<div>" + "<br><br>".join(texts) + "</div>",
    "two breaks and a blank between": lambda texts: "<div>" + "<br>\n&nbsp;<br>".join(texts) + "</div>",
    "spans in paragraphs": lambda texts: "".join(f"<p><span>{text}</span></p>" for text in texts),
    "a section each": lambda texts: "".join(f"<section><p>{text}</p></section>" for text in texts),
    "bodies beside each other": lambda texts: f"<div>{as_p(texts[:3])}</div><div>{as_p(texts[3:])}</div>",
    "an aside": lambda texts: f"<aside>{as_p(texts)}</aside>",
    "a form around": lambda texts: f'<form action="x">{as_p(texts)}</form>',
    "a table around": lambda texts: f"<table><tr><td>{as_p(texts)}</td></tr></table>",
    "a wrapper named for its sidebar": lambda texts: f'<div class="has-sidebar">{as_p(texts)}</div>',
    "names of a page builder": lambda texts: "".join(
        f'<div class="elementor-widget"><div class="elementor-widget-container"><p>{text}</p></div></div>'
        for text in texts
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_body_is_found_whatever_holds_its_paragraphs(layout: str) -> None:
    assert read(page(f"<h1>The bridge</h1>{LAYOUTS[layout](TEXTS)}")) == TEXTS


def test_a_name_of_the_whole_page_is_not_believed() -> None:
    assert read(page(as_p(TEXTS), body='class="has-sidebar no-comments modal-open"')) == TEXTS


def test_cards_of_other_stories_are_no_part_of_it_though_they_read_like_prose() -> None:
    assert read(page(f"<main><article><h1>The bridge</h1>{as_p(TEXTS)}</article>{cards(5)}</main>")) == TEXTS


def test_cards_that_are_the_article_are_its_body() -> None:
    found = read(page(f"<article><h1>Twelve bridges</h1>{cards(12, 'the old bridge')}</article>"))
    assert [text for text in found if text.startswith("In its")] == [paragraph(n, "the old bridge") for n in range(12)]


def test_of_a_page_that_goes_on_without_end_the_first_article_is_read() -> None:
    second = paragraphs(9, "something else")
    articles = f"<article><h1>The bridge</h1>{as_p(TEXTS)}</article><article><h1>Other</h1>{as_p(second)}</article>"
    assert read(page(f"<main>{articles}</main>")) == TEXTS


def test_a_body_sent_for_wide_and_for_narrow_screens_is_read_once() -> None:
    assert read(page(f'<div class="wide">{as_p(TEXTS)}</div><div class="narrow">{as_p(TEXTS)}</div>')) == TEXTS


def test_a_menu_is_never_read_and_sets_lines_apart() -> None:
    menu = (
        "<nav><ul>"
        + "".join(f"<li><a href=a>{text}</a> {text}</li>" for text in paragraphs(9, "menus"))
        + "</ul></nav>"
    )
    body = f"{menu}<h1>The bridge</h1><div>{TEXTS[0]}{menu}{TEXTS[1]}</div>{as_p(TEXTS[2:])}{menu}"
    assert read(page(body, head='<meta property="og:type" content="article">')) == TEXTS


@pytest.mark.parametrize(
    "opened", ["<nav><ul><li><a href=a>Home</a></li></ul>", "<div><button class=menu>Menu</div>", "<audio>"]
)
def test_what_is_never_closed_hides_no_article(opened: str) -> None:
    assert read(page(f"{opened}<main><h1>The bridge</h1>{as_p(TEXTS)}</main>")) == TEXTS


def test_comments_are_not_the_article_however_many_there_are() -> None:
    said = "".join(f'<div class="comment-body"><p>{text}</p></div>' for text in paragraphs(12, "my own bridge"))
    assert read(page(f'<article><h1>The bridge</h1>{as_p(TEXTS)}</article><div class="comments">{said}</div>')) == TEXTS


def test_what_stands_between_paragraphs_is_left_out() -> None:
    between = (
        '<p><a href="/a">A link to another story of ours</a></p><p>Read more: what the mayor says of it</p>'
        "<p>यो पनि पढ्नुहोस्: नयाँ पुल कहिले बन्छ</p>"
        "<figure><img src=a.jpg><figcaption>The bridge in June.</figcaption></figure>"
        "<p>Advertisement</p>"
    )
    assert read(page(f"<article>{as_p(TEXTS[:3])}{between}{as_p(TEXTS[3:])}</article>")) == TEXTS


def test_the_title_and_what_is_above_it_are_no_part_of_the_body() -> None:
    above = "<p>World</p><h1>The bridge opens</h1><p>By Asha Rai</p><p>17 August 2026</p>"
    assert read(page(f"<article>{above}{as_p(TEXTS)}</article>")) == TEXTS


def test_blocks_are_of_the_kind_that_the_page_says() -> None:
    middle = f"<h2>Why</h2><blockquote><p>{TEXTS[2]}</p></blockquote><ul><li>{TEXTS[3]}</li></ul>"
    text = f"{as_p(TEXTS[:2])}{middle}{as_p(TEXTS[4:])}"
    kinds = [block.kind for block in extract(page(f"<article>{text}</article>"), ADDRESS).blocks]
    assert kinds == ["paragraph", "paragraph", "heading", "quote", "item", "paragraph", "paragraph"]


NEPALI = [
    "काठमाडौं महानगरपालिकाले नयाँ पुलको काम दुई साताभित्र सकिने बताएको छ, जसका लागि थप बजेट छुट्याइएको छ।",
    "स्थानीय बासिन्दाले भने काम ढिलो भएको गुनासो गरेका छन्, र सडक बन्द हुँदा विद्यार्थीलाई सास्ती भएको बताएका छन्।",
    "मेयरले पत्रकार सम्मेलनमा भने, “पुल खुलेपछि उपत्यकाको सवारी चाप घट्नेछ, र व्यापारलाई पनि सहज हुनेछ ।”",
]


def test_a_nepali_page_is_read_as_any_other() -> None:
    assert read(page("<h1>पुल</h1><div>" + "<br><br>".join(NEPALI) + "</div>")) == NEPALI


def test_letters_are_composed_and_joiners_kept_while_what_is_not_seen_goes() -> None:
    text = TEXTS[0].replace("council", "coun\u00adcil cafe\u0301 श्री\u200dमान् zero\u200bwidth")
    wanted = TEXTS[0].replace("council", "council café श्री\u200dमान् zerowidth")
    assert read(page(as_p([text, *TEXTS[1:]])))[0] == wanted


def stated(body: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "articleBody": body})}</script>'


def test_a_stated_body_serves_where_the_page_shows_none() -> None:
    assert read(page("<div id=app></div>", head=stated("\n\n".join(TEXTS)))) == TEXTS


def test_a_stated_body_is_not_preferred_to_the_page() -> None:
    assert read(page(as_p(TEXTS), head=stated("A stated body that was cut short after this..."))) == TEXTS


@pytest.mark.parametrize("content", ["", "<div id=app></div>", "<script>let page = 1;</script>", "<p>Loading</p>"])
def test_a_page_without_text_holds_no_article(content: str) -> None:
    with pytest.raises(NoArticle, match="no-body"):
        extract(f"<html><body>{content}</body></html>".encode(), ADDRESS)


def test_reading_twice_gives_the_same() -> None:
    html = page(f"<main><article>{as_p(TEXTS)}</article>{cards(5)}</main>")
    assert extract(html, ADDRESS) == extract(html, ADDRESS)
