"""Short articles and plain addresses that points or single clues took for lists, goods or forums."""

import pytest

from chautari.news.extraction import NoArticle, metadata, page_facts
from chautari.news.extraction.document import parse
from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage
from chautari.news.extraction.tidying import tidied
from tests.news.extraction.body_pages import as_p, paragraphs
from tests.news.extraction.kind_pages import TITLE, page, read, stated

STATED = stated(**{"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-27T10:00:00+05:45"})
FULL = f'{STATED}<meta property="og:type" content="article"><meta name="author" content="Ram">'
CARDS = "".join(f'<div><a href="/{number}">The council opens bridge number {number}</a></div>' for number in range(25))
NUMBERED = "https://news.example/news/123456"
CAPTION = "<p>The people of the old town pull the chariot of the festival through the square on Monday night</p>"
WITHOUT_A_DANDA = "काठमाडौं महानगरपालिकाले सडक विस्तारका लागि मंगलबारदेखि काम सुरु गरेको छ र बजेट विनियोजन गरिसकेको छ"


def seen(address: str = NUMBERED, head: str = "", body: str = "") -> SeenPage:
    facts = page_facts.gather(parse(page(head=head, body=body)), address)
    return SeenPage(facts, metadata.of_facts(facts), ())


@pytest.mark.parametrize(
    "text", [CAPTION, f"<p>{WITHOUT_A_DANDA} |</p><p>{WITHOUT_A_DANDA[:80]} |</p>", f"<p>{WITHOUT_A_DANDA}</p>"]
)
def test_no_points_refuse_a_short_page_that_states_an_article_and_its_time(text: str) -> None:
    assert read(page(text + CARDS, title="The festival", head=FULL), NUMBERED).kind in ("article", "flash")


@pytest.mark.parametrize("path", ["news.php?id=1234", "?p=1234", "index.php?id=1234"])
def test_a_numbered_query_is_neither_root_nor_list(path: str) -> None:
    assert read(page(as_p(paragraphs(8))), f"https://news.example/{path}").kind == "article"


@pytest.mark.parametrize("path", ["news?page=2", "?cat=5", "?paged=3", "news?order=new"])
def test_a_later_page_of_a_list_is_no_article(path: str) -> None:
    with pytest.raises(NoArticle, match="list"):
        read(page(as_p(paragraphs(8))), f"https://news.example/{path}")


def test_a_post_of_a_site_with_a_shop_is_no_product() -> None:
    html = page(as_p(paragraphs(8)), body='class="single-post postid-1234 woocommerce-page"')
    assert read(html, "https://news.example/archives/1234").kind == "article"


@pytest.mark.parametrize(("name", "is_single"), [("single", True), ("blog single-sidebar", False)])
def test_a_post_is_named_so_by_a_whole_word(name: str, is_single: bool) -> None:
    assert CLUES["single"](seen(body=f'class="{name}"')) is is_single


@pytest.mark.parametrize(("maker", "is_forum"), [("SMF 2.1", True), ("Newsmfactory 3", False)])
def test_a_forum_is_named_by_a_whole_word(maker: str, is_forum: bool) -> None:
    assert CLUES["forum maker"](seen(head=f'<meta name="generator" content="{maker}">')) is is_forum


class Counted(int):
    """A line's number that counts how often it is compared for equality."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return int(self) == other

    __hash__ = int.__hash__


def test_titles_are_looked_up_and_not_searched_for() -> None:
    class Layout:
        titles = tuple(map(Counted, range(400)))
        marks = asides = (0,) * 400

    Counted.compared = 0
    assert tidied(Layout(), range(400), [0.0] * 400) == []  # type: ignore[arg-type]
    assert Counted.compared <= 400
