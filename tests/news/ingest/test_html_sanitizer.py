"""Bodies as safe HTML: few elements, no attributes, any text escaped."""

import pytest

from chautari.news.ingest import html_sanitizer
from chautari.news.model.parsed_article import TextBlock


def test_blocks_are_elements_and_items_a_list() -> None:
    blocks = [
        TextBlock("heading", "सुन"),
        TextBlock("paragraph", "बढ्यो।"),
        TextBlock("item", "एक"),
        TextBlock("item", "दुई"),
        TextBlock("quote", "छ"),
        TextBlock("item", "तीन"),
    ]
    assert html_sanitizer.to_html(blocks) == (
        "<h2>सुन</h2><p>बढ्यो।</p><ul><li>एक</li><li>दुई</li></ul><blockquote>छ</blockquote><ul><li>तीन</li></ul>"
    )


def test_no_blocks_are_no_html() -> None:
    assert html_sanitizer.to_html([]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</p><iframe src=//evil.example>",
        "<!--><svg onload=alert(1)>",
        "&lt;script&gt;",
        '"><style>@import "//evil.example"</style>',
    ],
)
def test_a_text_that_looks_like_html_stays_text(text: str) -> None:
    html = html_sanitizer.to_html([TextBlock("paragraph", text)])
    inner = html.removeprefix("<p>").removesuffix("</p>")
    assert html == f"<p>{inner}</p>"
    assert "<" not in inner
    assert inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
