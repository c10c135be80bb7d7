"""What the makers of sites write on every page of a sort: true of sites that nobody here has seen.

The names were found in public code and templates (2026-11-28 and 29); the pages of documentation were read of Yoast
alone, the others say where to look.

| maker | page | where to look |
| --- | --- | --- |
| WordPress | `single`, `page`, `archive`, `search-results` | developer.wordpress.org: `get_body_class` |
| Ghost | `post-template`; `tag-template`, `author-template` | ghost.org/docs/themes/helpers/utility/body_class |
| Shopify | `template-article`; `template-collection`, `template-blog` | shopify.dev/docs/api/liquid/objects/template |
| Squarespace | `view-item`; `view-list` | developers.squarespace.com/template-overview |
| Magento | `catalog-product-view`; `catalog-category-view` | developer.adobe.com/commerce/frontend-core/guide/layouts |
| Drupal | `page-taxonomy`, `path-taxonomy` | api.drupal.org `template_preprocess_html` |
| Joomla | `view-article`; `view-category`, `view-featured` | docs.joomla.org: views of `com_content` |
| WooCommerce | `woocommerce-page`; `woocommerce-no-js` on every page | wc-template-functions.php: `wc_body_class` |
| MediaWiki | `ns--1` special pages, `ns-14` categories | mediawiki.org/wiki/Manual:Namespace_constants |
"""

import re

from chautari.news.extraction.page_facts import PageFacts

# https://schema.org/Product and its subtypes of goods, and what is offered of them.
PRODUCTS = frozenset(
    ("Product", "ProductGroup", "ProductModel", "ProductCollection", "SomeProducts", "IndividualProduct")
) | {"Offer", "AggregateOffer"}
# https://schema.org/CollectionPage. Yoast states it of archives: developer.yoast.com/features/schema/pieces/webpage
COLLECTIONS = frozenset(("CollectionPage", "SearchResultsPage"))

# WordPress sets `archive` on every list, shops and portals their own: never on an article's page.
_ARCHIVE = re.compile(
    r"(?:^|\s)(?:archive|search-results|post-type-archive|tax-\S+|(?:product-)?(?:listing|collection|category|topic)-page"
    r"|template-(?:collection|list-collections|blog|search)|plp|(?:tag|author)-template|view-list"
    r"|catalog-category-view|(?:page|path)-taxonomy\S*|view-(?:category|categories|featured)|ns--1|ns-14)(?=\s|$)"
)
_SINGLE = re.compile(
    r"\bsingle\b(?!-sidebar)|postid-|post-template|(?:^|\s)(?:template-article|view-(?:item|article))(?=\s|$)"
)
_PAGE = re.compile(r"(?:^|\s)page-id-\d")
_SHOP = re.compile(
    r"\b(?:product|products|widestore|woocommerce(?!-(?:no-)?js)|catalog|pdp|plp|shop|template-product)\b"
)
# The page of one product in WooCommerce, Magento and Shopify. Yoast gives it Open Graph `article` too.
_PRODUCT = re.compile(r"(?:^|\s)(?:single-product|catalog-product-view|template-product)(?=\s|$)")
# https://en.wikipedia.org/wiki/Wikipedia:Stand-alone_lists#Titles
_WIKI_LIST = re.compile(r"Lists? of\b", re.IGNORECASE)
_FORUM_MAKER = re.compile(r"discourse|phpbb|xenforo|vbulletin|invision|flarum|nodebb|mybb|\bsmf\b", re.IGNORECASE)
# The id of `html` in XenForo and vBulletin, the body's in phpBB and Vanilla, classes of bbPress and Stack Exchange.
_FORUM = re.compile(
    r"(?:^|\s)(?:xf|xenforo|vbulletin_html|phpbb|section-view(?:topic|forum)|vanilla_discussion_\w+|bbpress|question-page"
    r"|forumtopicpage)(?=\s|$)"
)
# vBulletin's `post123` and `post_123`, phpBB's `p123`, SMF's `msg123`. WordPress has `post-123` on articles.
_POST = re.compile(r"(?:post_?\d{3,}|p\d{4,}|msg\d{3,})")
LEAST_POSTS = 3


def is_archive(names: str) -> bool:
    """Whether these names of a page's body are those of a list."""
    return _ARCHIVE.search(names) is not None


def is_single(names: str) -> bool:
    """Whether they are those of one post."""
    return _SINGLE.search(names) is not None and "single-product" not in names


def is_shop(names: str) -> bool:
    """Whether they are those of goods."""
    return _SHOP.search(names) is not None


def is_product(names: str) -> bool:
    """Whether they are those of one product's page."""
    return _PRODUCT.search(names) is not None


def is_wiki_list(facts: PageFacts, title: str) -> bool:
    """Whether MediaWiki made it, and its title is that of a list."""
    return _WIKI_LIST.match(title) is not None and "MediaWiki" in facts.first("generator")


def is_static(names: str) -> bool:
    """Whether they are those of a page of WordPress and not of a post. Yoast gives both Open Graph `article`
    (developer.yoast.com/features/opengraph/functional-specification), so it says nothing there.
    """
    return _PAGE.search(names) is not None


def has_forum_maker(facts: PageFacts, names: str) -> bool:
    """Whether a forum's software names itself."""
    if _FORUM_MAKER.search(facts.first("generator")) is not None or _FORUM.search(names) is not None:
        return True
    root = facts.document.select_one("html")
    return root is not None and _FORUM.search((root.attr("id") or "").lower()) is not None


def has_posts(facts: PageFacts) -> bool:
    """Whether several elements have the ids of a forum's posts. A paragraph is none: editors number them `p1234`."""
    ids = [element.attr("id") or "" for element in facts.document.select("[id]:not(p)")]
    return sum(_POST.fullmatch(name) is not None for name in ids) >= LEAST_POSTS
