"""What the software of a site marks: lists, goods and forums that state an article all the same."""

import pytest

from chautari.news.extraction import NoArticle, metadata, page_facts
from chautari.news.extraction.document import parse
from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage
from tests.news.extraction.body_pages import as_p, paragraphs
from tests.news.extraction.kind_pages import TITLE, page, read, stated

LONG = as_p(paragraphs(8))
OG = '<meta property="og:type" content="article">'
DATED = stated(**{"@type": "Article", "headline": TITLE, "datePublished": "2026-11-27T10:00:00+05:45"})
WIKI = '<meta name="generator" content="MediaWiki 1.46">'
POSTS = "".join(f'<div id="post{number}"><p>So do I</p></div>' for number in range(11_000, 11_003))
THREAD = "https://warriors-forum.example/which-kettle-is-the-best-one"
SHORT = "https://a.example/kettles"

NO_ARTICLES = {
    "forum by the id of XenForo": (page(LONG, head=OG).replace(b"<html>", b'<html id="XF">'), SHORT),
    "forum by the body of phpBB": (page(LONG, head=OG, body='id="phpbb" class="section-viewtopic"'), SHORT),
    "forum by its posts, at a worded address with its time": (page(LONG + POSTS, head=DATED + OG), THREAD),
    "product of some kind": (page(LONG, head=stated(**{"@type": "SomeProducts", "name": "Kettle"})), SHORT),
    "product of WooCommerce": (page(LONG, head=OG, body='class="single single-product postid-8"'), SHORT),
    "list as it states": (page(LONG, head=OG + stated(**{"@type": "CollectionPage", "name": "Kettles"})), SHORT),
    "list of Squarespace": (page(LONG, head=OG, body='class="collection-type-blog view-list"'), SHORT),
    "list of Magento": (page(LONG, head=OG, body='class="catalog-category-view"'), SHORT),
    "list on a page of WordPress": (
        page(LONG, head=OG, body='class="page page-id-8"'),
        "https://a.example/in-the-news",
    ),
    "list of an encyclopaedia": (page(LONG, title="List of rivers of Nepal", head=WIKI), SHORT),
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_what_its_maker_marks_is_no_article(name: str) -> None:
    with pytest.raises(NoArticle, match=f"^{name.split()[0]}: "):
        read(*NO_ARTICLES[name])


@pytest.mark.parametrize("address", [SHORT, "https://a.example/news/123456"])
@pytest.mark.parametrize(
    "html",
    [
        page(LONG, head=OG, body='class="page page-id-8 woocommerce-no-js"'),
        page(LONG, head=OG, body='class="collection-type-blog view-item"'),
        page(LONG, title="List of rivers that rose on Monday", head=OG),
        page(LONG + POSTS.replace("post11", "post-11")),
        page(LONG + POSTS, head=DATED),
        page("".join(f'<p id="p{number}">{text}</p>' for number, text in enumerate(paragraphs(8), 11_000))),
        page(LONG + POSTS, head=OG),
        page(LONG, head=DATED + stated(**{"@type": "CollectionPage", "name": "News"})),
    ],
)
def test_a_mark_of_another_kind_of_page_refuses_no_article(html: bytes, address: str) -> None:
    assert read(html, address).kind == "article"


def test_a_page_of_a_shop_of_wordpress_is_no_product() -> None:
    html = page(LONG, body='class="page page-id-8 woocommerce-no-js"')
    assert read(html, SHORT).kind == "article"


CARDS = "".join(f'<div><a href="/{number}">The council opens bridge number {number}</a></div>' for number in range(25))
BARE = '<p>The council opened the bridge on Monday morning, and lorries may cross it from noon</p><time datetime="{}">'


def test_a_post_that_its_maker_calls_one_is_refused_by_no_points() -> None:
    html = page(BARE.format("2026-11-27T10:00") + CARDS, title="Bridge", body='class="single single-post"')
    assert read(html, "https://a.example/topics/5").kind == "flash"


def seen(html: bytes, address: str) -> SeenPage:
    facts = page_facts.gather(parse(html), address)
    return SeenPage(facts, metadata.of_facts(facts), ())


@pytest.mark.parametrize(("path", "is_list"), [("archives/501332", False), ("archives/2026-11", True)])
def test_an_archive_by_a_number_is_a_post_of_wordpress(path: str, is_list: bool) -> None:
    assert CLUES["list address"](seen(page(), f"https://a.example/{path}")) is is_list


@pytest.mark.parametrize(
    ("links", "has_children"),
    [
        (("/trails/a", "/trails/b", "https://a.example/trails/c?x=1"), True),
        (("/trails/a", "/trails/a#map", "/trails/a?x=1"), False),
        (("/trails/", "/trails/#map", "/trails/?page=2"), False),
        (("/news/a", "/news/b", "/news/c"), False),
    ],
)
def test_a_list_links_to_addresses_under_its_own(links: tuple[str, ...], has_children: bool) -> None:
    html = page("".join(f'<a href="{link}">Trail</a>' for link in links))
    assert CLUES["children"](seen(html, "https://a.example/trails/")) is has_children


def test_a_front_page_has_no_children() -> None:
    html = page("".join(f'<a href="/{number}">Trail</a>' for number in range(9)))
    assert not CLUES["children"](seen(html, "https://a.example/"))
