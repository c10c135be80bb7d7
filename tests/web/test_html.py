"""What strangers write (titles, outlets, addresses) is text in a page and never code."""

import pytest

from chautari.web.html import Markup, element, joined, link


def test_text_and_attributes_are_escaped() -> None:
    made = element("p", "<script>1 & 2</script>", title='"><b>')
    assert made == '<p title="&quot;&gt;&lt;b&gt;">&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>'


def test_markup_and_nested_lists_stay() -> None:
    assert joined(["a", None, [element("b", "c"), Markup("&amp;")]]) == "a<b>c</b>&amp;"


def test_none_and_false_are_no_attributes_and_true_has_no_value() -> None:
    made = element("input", name="q", required=True, disabled=False, class_=None, data_kind="x")
    assert made == '<input name="q" required data-kind="x">'


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JAVASCRIPT:1", "data:text/html,x", "", "//evil.example/x"])
def test_a_link_opens_a_page_of_ours_or_of_the_web_and_runs_nothing(address: str) -> None:
    assert 'href="#"' in link("x", address)


def test_a_link_that_leaves_tells_nobody_where_it_came_from() -> None:
    assert 'rel="noopener noreferrer external"' in link("x", "https://example.org/a?b=1&c=2")
    assert "rel" not in link("x", "/ne/news")
