import pytest

from chautari.news.extraction import site_rule
from chautari.news.extraction.document import parse
from chautari.news.extraction.site_metadata import completed
from chautari.news.extraction.site_rule import SiteRuleMatch
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.source import PageRule
from tests.news.sources.fixtures import blocks_as_json

PARAGRAPHS, BARE = PageRule(".body", drop=(".ad",)), PageRule(".body", paragraph="", drop=(".ad",))
LONG = "A sentence that is long enough to be one of an article's, and no caption."


def blocks(html: str, *rules: PageRule) -> list[list[str]]:
    return blocks_as_json(site_rule.read(parse(html.encode()), rules or (PARAGRAPHS, BARE)))


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>one<p>two", [["paragraph", "one"], ["paragraph", "two"]]),
        ("<h2>h</h2><p>p</p><ul><li>i</ul>", [["heading", "h"], ["paragraph", "p"], ["item", "i"]]),
        ("<blockquote>q", [["quote", "q"]]),
        ("<blockquote><p>one</p><p>two</p></blockquote>", [["quote", "one"], ["quote", "two"]]),
        ("<ul><li><p>one</p></li></ul>", [["item", "one"]]),
        ("<p>one<br>two</p>", [["paragraph", "one two"]]),
        ("<p>one<br> <br>two<br><br><br>", [["paragraph", "one"], ["paragraph", "two"]]),
        ("<p><strong>DECEMBER 27</strong><div>The price</div></p>", [["paragraph", "DECEMBER 27"]]),
        ("<p>st<b>ro</b>ng<span>er</span> <a>link</a>.</p>", [["paragraph", "stronger link."]]),
        ("<p> \u00a0 </p><p></p><p>\u200b</p><p>one</p>", [["paragraph", "one"]]),
        ("<div class=ad><p>buy</p></div><p>one<span class=ad>buy</span></p>", [["paragraph", "one"]]),
        ("<p>one</p><aside><p>more</p></aside><figure><p>f</p></figure>", [["paragraph", "one"]]),
        ("<p>one<script>no()</script><style>no</style><noscript>no</noscript></p>", [["paragraph", "one"]]),
        ("<p>caf\u0065\u0301 \u0915\u094d\u200d\u0937</p>", [["paragraph", "caf\u00e9 \u0915\u094d\u200d\u0937"]]),
        ("<p>a &amp; b &lt;c&gt;</p><!-- <p>no</p> -->", [["paragraph", "a & b <c>"]]),
    ],
)  # fmt: skip
def test_the_texts_of_a_container_stand_apart_as_they_are_seen(html: str, read: list[list[str]]) -> None:
    assert blocks(f"<div class=body>{html}</div><p>elsewhere</p>", PARAGRAPHS) == read


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("one<br><br>two", ["one", "two"]),
        ("one<div>two</div>three", ["one", "two", "three"]),
        ("<div><div>one</div></div><div>two</div>", ["one", "two"]),
        ("one <b>bold</b><br>still one<div class=ad>buy</div>two", ["one bold still one", "two"]),
    ],
)
def test_text_without_paragraphs_is_read_by_its_breaks(html: str, read: list[str]) -> None:
    assert [text for _, text in blocks(f"<div class=body>{html}</div>", BARE)] == read


def test_a_rule_that_finds_a_caption_only_gives_way_to_one_that_finds_the_text() -> None:
    html = f"<div class=body>{LONG}<br><br>{LONG} Again.<p>A caption</p></div>"
    assert [text for _, text in blocks(html)] == [LONG, f"{LONG} Again.", "A caption"]


def test_the_first_rule_is_kept_where_another_finds_a_little_more() -> None:
    html = f"<div class=body><p>{LONG}</p>share</div>"
    assert blocks(html) == [["paragraph", LONG]]


def test_a_body_in_pieces_is_one_and_the_next_article_of_an_endless_page_is_not() -> None:
    pieces = "<article><div class=body><p>one</div><div class=ad>x</div><div class=body><p>two</div></article>"
    assert [text for _, text in blocks(pieces + "<article><div class=body><p>another</div></article>")] == [
        "one",
        "two",
    ]


def test_boilerplate_is_left_out_by_its_words() -> None:
    rule = PageRule(".body", boilerplate=("^the post .* appeared first on",))
    html = "<div class=body><p>The post office opened.<p>The Post A title appeared first on X.</div>"
    assert blocks(html, rule) == [["paragraph", "The post office opened."]]


def test_no_rule_and_no_container_read_nothing() -> None:
    document = parse(b"<div class=other><p>one</div>")
    assert site_rule.fitting(document, (PARAGRAPHS, BARE)) == (None, ())
    assert site_rule.fitting(document, ()) == (None, ())
    assert site_rule.read_metadata(document, None) == SiteRuleMatch()


def test_the_parts_outside_the_body_are_read_as_visible_text() -> None:
    rule = PageRule(".body", title="h1", byline=".by a", published="time", modified=".changed", section=".kicker")
    html = """<span class=kicker> Valley </span><h1>A <i>fine</i><br>one</h1><p class=by><a>A Bee</a>, <a>C Dee</a></p>
    <time datetime=2026-08-17>yesterday</time><i class=changed>Updated at : 07:12</i><div class=body><p>one</div>"""
    document = parse(html.encode())
    match = site_rule.read_metadata(document, site_rule.fitting(document, (rule,))[0])
    assert match == SiteRuleMatch("A fine one", ("A Bee", "C Dee"), "2026-08-17", "Updated at : 07:12", "Valley")


def test_a_rules_day_does_not_take_the_place_of_a_stated_second() -> None:
    seconds = completed(ParsedArticle("", ()), SiteRuleMatch(published="2026-08-17T15:40:09+05:45"))
    assert completed(seconds, SiteRuleMatch(published="2026-08-17")) == seconds
    assert completed(seconds, SiteRuleMatch(published="२०८३ भदौ १ गते १५:४०")) == seconds


def test_a_rules_time_takes_the_place_of_a_day() -> None:
    day = completed(ParsedArticle("", ()), SiteRuleMatch(published="2026-08-17"))
    assert not day.published_exact
    assert completed(day, SiteRuleMatch(published="२०८३ भदौ १ गते १५:४०")).published_exact


def test_no_rule_changes_nothing() -> None:
    stated = ParsedArticle("A title", (), authors=("A Bee",), section="Valley")
    assert completed(stated, SiteRuleMatch()) == stated


def test_an_endlessly_nested_page_ends() -> None:
    html = "<div class=body>" + "<div><p>a" * 20_000
    assert 0 < len(blocks(html, PARAGRAPHS)) < 2_000
