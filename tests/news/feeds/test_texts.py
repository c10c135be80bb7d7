"""What a browser shows of markup, and XML that nearly is, mended."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.news.feeds.mending import mended, uncut
from chautari.news.feeds.texts import shortened, visible_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>ललित बसेल</p><p>चौकुने</p>", "ललित बसेल चौकुने"),
        ("one<br>two<li>three", "one two three"),
        ("<p class='a'\n>bo<b>l</b>d <a href='x'>li</a>nk</p>", "bold link"),
        ("a<!-- <p>no</p> -->b", "a b"),
        ("a<!--[if gte mso 9]><xml>Normal 0</xml><![endif]-->b", "a b"),
        ("a<script>if (1 < 2) x</script><STYLE>p{}</STYLE>b", "a b"),
        ("a<script>never ends", "a"),
        ("5 < 6 > 4 & x <-> y", "5 < 6 > 4 & x <-> y"),
        ("&nbsp;&amp;lt; &#2325; &bogus;", "&lt; क &bogus;"),
        ("<unknown>kept</unknown>", "kept"),
        ("<blink>Gold</blink> rises", "Gold rises"),
        ("Gold<o:p></o:p> rises<o:p/>", "Gold rises"),
        ("<time datetime='2026-08-17'>Monday</time>: press <kbd>Ctrl</kbd>", "Monday: press Ctrl"),
        ("<amp-img src=x></amp-img><foo bar=1>text", "text"),
        ("a < b, <3, <Nepal> wins, x<y and y>z", "a < b, <3, <Nepal> wins, x<y and y>z"),
        ("if a<b and c>d, x<a or a>z, p<q then r=s>t", "if a<b and c>d, x<a or a>z, p<q then r=s>t"),
        ("<U-19> final, <NC-UML> meets, <Part: two>", "<U-19> final, <NC-UML> meets, <Part: two>"),
        ("see <https://a.example/x/> or <b>not</b>", "see <https://a.example/x/> or not"),
        ("<td nowrap>a</td><iframe allowfullscreen></iframe><b ok>b</b><hr noshade><my-tag>c", "a b c"),
        ("<O:P>a</O:P><rss/>b<br\n/>c<font\ncolor = red>d", "ab cd"),
        ("<img alt='a > b' src=x>Flood <a title=\"x < y\" href=u>hits</a>", "Flood hits"),
        ("<p data-caption=\"<i>old</i>\"\ntitle = '>'>Flood</p>", "Flood"),
        ('<a href="x>Flood</a> hits, he said', "Flood hits, he said"),
        ('if a <b and c="d" or e > f', 'if a <b and c="d" or e > f'),
        ("<svg/onload=alert(1)>Flood <b>and/or</b> <this/that>", "Flood and/or <this/that>"),
        ("a<video src=x>No support <a>here</a></video><template><p>row</p></template>b", "a b"),
        ("a<iframe src=x/>b", "a b"),
        ("<details><summary>More</summary>text</details>", "More text"),
        ("", ""),
    ],
)
def test_markup_is_shown_as_text(markup: str, text: str) -> None:
    assert visible_text(markup) == text


def test_a_tag_that_never_ends_is_looked_at_once() -> None:
    for piece in ("<a x=\"<a y='", "<a x='<' ", '<a ="', "<p =", "<a\n"):
        begun = process_time()
        visible_text(piece * (200_000 // len(piece)))
        assert process_time() - begun < 1, piece


@given(st.text(alphabet="<>!-/&; pabscriptlt#1क्षि", max_size=80))
def test_no_markup_breaks_it_and_no_known_tag_is_left(markup: str) -> None:
    assert "<p>" not in visible_text(markup) or "&" in markup
    assert visible_text(markup) == " ".join(visible_text(markup).split())


@given(st.text(alphabet="क ख,।", max_size=60), st.integers(1, 50))
def test_a_shortened_text_is_within_its_bound_and_made_of_whole_words(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text or all(word in text.split(" ") for word in short.removesuffix("…").rstrip(",").split(" ")[:-1])


@pytest.mark.parametrize(
    ("xml", "whole"),
    [
        ("<a>AT&T & co &amp; &lt; &#38; &#x26;</a>", "<a>AT&amp;T &amp; co &amp; &lt; &#38; &#x26;</a>"),
        ("<a>5 < 6 <= 7<</a>", "<a>5 &lt; 6 &lt;= 7&lt;</a>"),
        ("<a>&nbsp;&rsquo;&nosuch;</a>", "<a>&#160;&#8217;&amp;nosuch;</a>"),
        ("<a>&#x915;&#55357;&#56832; &#xd83d;! &#0;&#x1B;&#65535;&#9999999;</a>", "<a>&#2325;&#128512; ! </a>"),
        ("<a>x?a=1&copy=2</a>", "<a>x?a=1&amp;copy=2</a>"),
        ("<a><![CDATA[A&B &nbsp;]]>C&D</a>", "<a><![CDATA[A&B &nbsp;]]>C&amp;D</a>"),
        ("<a><![CDATA[A&B", "<a><![CDATA[A&B"),
        ("<rss><dc:date/></rss>", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date/></rss>'),
        ("<rss><x:y z:a='1'/></rss>", '<rss xmlns:x="urn:x" xmlns:z="urn:z"><x:y z:a=\'1\'/></rss>'),
        ("<rss xmlns:x = 'y'><x:y xml:lang='ne'/></rss>", "<rss xmlns:x = 'y'><x:y xml:lang='ne'/></rss>"),
    ],
)
def test_xml_that_nearly_is_is_put_right(xml: str, whole: str) -> None:
    assert mended(xml) == whole
    assert mended(whole) == whole


@pytest.mark.parametrize(
    ("text", "whole", "cut"),
    [
        ("<rss><channel><item>1</item></channel></rss>", "<rss><channel><item>1</item></channel></rss>", False),
        ("<rss><channel><item>1</item>", "<rss><channel><item>1</item></channel></rss>", False),
        ("<rss><channel><item a='b'>1</item><item>2", "<rss><channel><item a='b'>1</item></channel></rss>", True),
        ("<rss><channel><item><title>cl", "<rss><channel></channel></rss>", True),
        ("<feed><entry>1</entry><entry", "<feed><entry>1</entry></feed>", False),
        ("<rdf:RDF><channel/><item>1</item><it", "<rdf:RDF><channel/><item>1</item></rdf:RDF>", False),
        ("<opml><item>1", "<opml><item>1", False),
    ],
)
def test_a_document_that_was_cut_off_ends_with_its_last_whole_item(text: str, whole: str, cut: bool) -> None:
    assert uncut(text) == (whole, cut)
