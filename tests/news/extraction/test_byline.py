"""Authors: as the page names them, apart from each other, without labels, roles and dates, no publisher by default."""

import pytest

from chautari.news.extraction import author_names
from tests.news.extraction.metadata_pages import H1, block, ld, meta, read

PUBLISHER = {"@type": "Organization", "name": "The Daily"}


def signed(head: str = "", body: str = "") -> tuple[str, ...]:
    return read(head, f"<h1>{H1}</h1>{body}").authors


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"@type": "Person", "name": "Mina Rai"}, ("Mina Rai",)),
        ([{"name": "Mina Rai"}, {"name": "Hari Lama"}], ("Mina Rai", "Hari Lama")),
        ("Mina Rai", ("Mina Rai",)),
        ({"name": ["Mina Rai"]}, ("Mina Rai",)),
        ({"name": "By Mina Rai and Hari Lama, The Daily"}, ("Mina Rai", "Hari Lama")),
        ({"name": "Mina Rai Mina Rai"}, ("Mina Rai",)),
        ({"name": "admin"}, ()),
        ({"name": ""}, ()),
        ({"url": "https://news.example/author/mina"}, ()),
    ],
)
def test_authors_in_json_ld(stated: object, expected: tuple[str, ...]) -> None:
    assert signed(ld(author=stated, publisher=PUBLISHER)) == expected


def test_an_author_by_reference_in_a_graph() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": H1, "author": {"@id": "#mina"}},
        {"@type": "Person", "@id": "#mina", "name": "Mina Rai"},
    ]
    assert signed(block({"@graph": graph})) == ("Mina Rai",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Mina Rai", ("Mina Rai",)),
        ("BY: MINA RAI and HARI LAMA", ("MINA RAI", "HARI LAMA")),
        ("By Mina Rai, Staff Reporter | 5 min read", ("Mina Rai",)),
        ("Mina Rai November 26th, 2024", ("Mina Rai",)),
        ("Written by Mina Rai, PhD", ("Mina Rai, PhD",)),
        ("Analysis by Mina Rai, CNN Editor-at-large", ("Mina Rai",)),
        ("Mina Rai, CNN", ("Mina Rai",)),
        ("Mina Rai, AFP", ("Mina Rai", "AFP")),
        ("This post was written by Mina Rai, Head of Marketing and Growth", ("Mina Rai",)),
        ("लेखक : मीना राई र हरि लामा", ("मीना राई", "हरि लामा")),
        ("मीना राई । २०८३ भदौ १", ("मीना राई",)),
        ("Von Anna Huber", ("Anna Huber",)),
        ("Af Anna Huber og Mette Holm", ("Anna Huber", "Mette Holm")),
        ("By Mina Rai in Pokhara", ("Mina Rai",)),
        ("By Mina Rai and Hari Lama, Kathmandu", ("Mina Rai", "Hari Lama")),
        ("By Mina Rai (Reuters", ("Mina Rai",)),
        ("By Mina Rai (mra), Hari Lama (hla)", ("Mina Rai", "Hari Lama")),
        ("By Mina Rai (Himalsoft)", ("Mina Rai (Himalsoft)",)),
        ("Example Wave (www.example.com)", ("Example Wave",)),
        ("105092", ()),
        ("page.head.extra.author", ()),
        ("By Mina Rai, Getty Images", ("Mina Rai",)),
        ("Photo: Hari Lama", ()),
        ("Sign up for the newsletter", ()),
        ("Email The Author", ()),
        ("Published on 5 May 2025", ()),
        ("", ()),
    ],
)
def test_names_in_a_byline(line: str, expected: tuple[str, ...]) -> None:
    assert author_names.of_byline(line) == expected


@pytest.mark.parametrize(
    "body",
    [
        '<div class="byline">By <a href="/author/mina">Mina Rai</a></div>',
        '<span class="author-name">Mina Rai</span>',
        "<p>By <b>Mina Rai</b></p>",
        '<a rel="author" href="/mina">Mina Rai</a> <a href="mailto:x@y.np">Email The Author</a>',
        '<span itemprop="author"><span itemprop="name">Mina Rai</span></span>',
    ],
)
def test_authors_that_readers_see(body: str) -> None:
    assert signed(body=body) == ("Mina Rai",)


def test_the_publisher_gives_way_to_a_person_and_stands_where_the_page_names_it_alone() -> None:
    named = ld(author=PUBLISHER, publisher=PUBLISHER)
    assert signed(named, '<div class="byline">By Mina Rai</div>') == ("Mina Rai",)
    assert signed(named) == ("The Daily",)
    assert signed(ld(publisher=PUBLISHER) + meta(og__site_name="The Daily")) == ()


def test_who_comments_or_is_quoted_or_wrote_something_else_is_no_author() -> None:
    body = """
      <div class="comments"><span class="author">Sita Thapa</span></div>
      <blockquote>All is well.<cite class="author">Gita Karki</cite></blockquote>
      <div class="related-posts"><span class="byline">By Ram Shahi</span></div>
      <footer class="site-footer"><span class="author">Web Makers</span></footer>"""
    assert signed(body=body) == ()


def test_a_marked_author_counts_wherever_the_byline_stands_but_not_in_comments() -> None:
    marked = '<span itemprop="author"><span itemprop="name">Mina Rai</span></span>'
    assert signed(body=f"<nav>{marked}</nav>") == ("Mina Rai",)
    assert signed(body=f'<div class="comments">{marked}</div>') == ()


def test_a_wrapper_called_like_a_sidebar_does_not_hide_the_byline() -> None:
    page = f'<div class="sidebar_content"><h1>{H1}</h1><span class="author">Mina Rai</span></div>'
    assert read(body=page).authors == ("Mina Rai",)
