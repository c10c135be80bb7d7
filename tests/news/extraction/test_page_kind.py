"""Pages of no article, and articles that look like them."""

from itertools import product

import pytest

from chautari.news.extraction import NoArticle, metadata, page_facts, page_kind, reader
from chautari.news.extraction.document import parse
from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage
from tests.news.extraction.body_pages import as_p, paragraphs
from tests.news.extraction.kind_pages import TITLE, page, read, stated

OFFER = stated(**{"@type": "Product", "name": "Kettle", "offers": {"@type": "Offer", "price": "19.00"}})
POST = stated(**{"@type": "DiscussionForumPosting", "headline": "Which kettle?", "author": "ram"})
ITEMS = stated(**{"@type": "CollectionPage", "name": "Kettles", "mainEntity": {"@type": "ItemList"}})
ARTICLE = stated(**{"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-27T10:00:00+05:45"})
GOODS = "".join(
    f'<div class="product-card"><a href="/p/{n}">Kettle {n}</a> Rs 1,900 Add to cart</div>' for n in range(9)
)
SHORT = as_p(paragraphs(2))

NO_ARTICLES: dict[str, tuple[bytes, str]] = {
    "product": (page(SHORT, head=OFFER), "https://shop.example/kettle"),
    "product by Open Graph": (
        page(SHORT, head='<meta property="og:type" content="product">'),
        "https://a.example/kettle",
    ),
    "product by its body": (page(SHORT, body='class="single-product woocommerce"'), "https://shop.example/kettle"),
    "forum": (page(SHORT, head=POST), "https://a.example/kettle"),
    "forum by its address": (page(SHORT), "https://a.example/threads/which-kettle.12"),
    "forum by its maker": (page(SHORT, head='<meta name="generator" content="phpBB">'), "https://a.example/which"),
    "forum with a thread that states its time": (
        page(as_p(paragraphs(8)), head=f'{ARTICLE}<meta name="generator" content="Discourse 3.4">'),
        "https://a.example/which-kettle-is-the-best-one",
    ),
    "product at a short address": (page(as_p(paragraphs(8)), head=OFFER), "https://shop.example/kettle"),
    "list by its address": (page(SHORT), "https://a.example/reviews"),
    "list of a term": (
        page(SHORT, head='<link rel="alternate" href="https://a.example/wp-json/wp/v2/categories/7">'),
        "https://a.example/kettles",
    ),
    "list": (page(SHORT, head=ITEMS), "https://a.example/kettles"),
    "list of WordPress": (page(SHORT, body='class="archive category category-7"'), "https://a.example/kettles"),
    "list at the root": (page(SHORT), "https://a.example/"),
    "other": (page(SHORT + GOODS), "https://a.example/collections/kettles"),
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_a_page_of_another_kind_is_no_article_and_is_not_listed(name: str) -> None:
    html, address = NO_ARTICLES[name]
    with pytest.raises(
        NoArticle, match=f"{name.split()[0].replace('front', 'list').replace('goods', '.*')}: "
    ) as raised:
        read(html, address)
    assert raised.value.article_kind is None


ARTICLES = {
    "a review with its product": (
        page(as_p(paragraphs(8)), head=ARTICLE + OFFER),
        "https://a.example/review-of-a-kettle",
    ),
    "an article in a shop": (page(as_p(paragraphs(8)) + GOODS, head=ARTICLE), "https://a.example/how-kettles-are-made"),
    "an article in a folder of a section": (page(head=ARTICLE), "https://a.example/category/news/bridge-opens-at-last"),
    "an article on a forum": (page(head=ARTICLE), "https://a.example/2026/forum-of-farmers-meets-in-dang"),
    "an article under a theme of lists": (
        page(head=ARTICLE, body='class="archive"'),
        "https://a.example/bridge-is-now-open",
    ),
    "a post under a theme of lists": (
        page(body='class="archive single single-post postid-7"'),
        "https://a.example/bridge",
    ),
    "a review in a shop": (page(as_p(paragraphs(8)), head=OFFER), "https://shop.example/how-we-made-our-new-kettle"),
    "a report in Chinese": (page("<p>" + "议会将于周一开放这座新桥。" * 30 + "</p>"), "https://a.example/20261127"),
    "a report of a topic": (page(), "https://a.example/topics/the-new-bridge-of-the-valley"),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_one_whatever_stands_around_it(name: str) -> None:
    assert read(*ARTICLES[name]).kind == "article"


PARTS = (
    "<i>Free shipping, in stock</i>",
    "<i>$ $ $ $ € € € £ ₹</i>",
    "<div id='post-{n}'>so</div>",
    GOODS,
    as_p(paragraphs(9)),
)
PRESENCES = list(product((False, True), repeat=len(PARTS)))


def test_clues_that_are_not_asked_change_nothing() -> None:
    addresses = ("https://a.example/kettles", "https://a.example/all-of-our-kettles")
    outcomes = {_outcome_and_points(address, presence) for address in addresses for presence in PRESENCES}
    assert {outcome for outcome, points in outcomes if points >= page_kind.LEAST_POINTS} == {"other"}
    assert {outcome for outcome, points in outcomes if points < page_kind.LEAST_POINTS} == {""}


def _outcome_and_points(address: str, presence: tuple[bool, ...]) -> tuple[str, int]:
    parts = (part * 3 for part, is_present in zip(PARTS, presence, strict=True) if is_present)
    document = parse(page(SHORT + "".join(parts)))
    facts = page_facts.gather(document, address)
    seen = SeenPage(facts, metadata.of_facts(facts), reader.read(document))
    points = sum(page_kind.POINTS.get(name, 0) for name, clue in CLUES.items() if clue(seen))
    return page_kind.no_article(seen), points
