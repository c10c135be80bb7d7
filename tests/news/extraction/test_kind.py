"""The kind of an article, and whether its text is whole."""

import pytest

from chautari.news.extraction import NoArticle
from tests.news.extraction.body_pages import as_p, paragraph, paragraphs
from tests.news.extraction.kind_pages import ADDRESS, TITLE, page, read, stated

UPDATES = [
    {"@type": "BlogPosting", "headline": f"Update {number}", "articleBody": paragraph(number), "datePublished": "2026"}
    for number in (1, 2, 3)
]
PICTURES = "".join(f'<figure><img src="/{number}.jpg"></figure>' for number in range(6))
SHORT = (
    "<p>Six pictures of the new bridge, which the council has opened for those on foot and by bicycle on Monday.</p>"
)
FLASH = "<p>An earthquake of magnitude 4.6 was felt in Bajhang at 5:12 on Friday morning.</p>"
TITLES_OF_NOTICES = [
    "Notice: the office moves on Monday",
    "Press release: bridge opens",
    "Sponsored | Win a bicycle",
    "सूचना : कार्यालय सर्ने बारे",
    "बोलपत्र आह्वान",
]


def test_a_plain_report_is_an_article_and_whole() -> None:
    article = read(page())
    assert (article.kind, article.cut) == ("article", "")


def test_a_live_blog_is_live_and_its_updates_are_kept_apart() -> None:
    live = stated(**{"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": UPDATES})
    article = read(page(head=live))
    assert article.kind == "live"
    assert [block.text for block in article.blocks if block.kind == "heading"] == ["Update 1", "Update 2", "Update 3"]
    assert [block.text for block in article.blocks if block.kind == "paragraph"] == paragraphs(3)


def test_a_live_blog_whose_updates_are_not_stated_is_flagged() -> None:
    ticks = "".join(f"<div><time>1{number}:00</time><p>{paragraph(number)}</p></div>" for number in range(6))
    assert read(page(ticks, title="Live updates: the bridge opens")).kind == "live"
    assert read(page(ticks), "https://news.example/live/bridge").kind == "live"


@pytest.mark.parametrize("title", ["Council to live with the old bridge", "Live music returns to the bridge"])
def test_the_word_live_alone_makes_no_live_blog(title: str) -> None:
    assert read(page(title=title)).kind == "article"


def test_a_video_is_one_by_what_it_states_or_by_its_player_and_folder() -> None:
    video = stated(**{"@type": "VideoObject", "name": TITLE, "uploadDate": "2026-11-27"})
    assert read(page(SHORT, head=video)).kind == "video"
    player = '<iframe src="https://www.youtube.com/embed/x"></iframe>'
    assert read(page(SHORT + player), "https://news.example/video/bridge").kind == "video"
    assert read(page(as_p(paragraphs(4)) + player), "https://news.example/video/bridge").kind == "article"


def test_a_video_without_a_text_is_told_as_one() -> None:
    video = stated(**{"@type": "VideoObject", "name": TITLE, "uploadDate": "2026-11-27"})
    with pytest.raises(NoArticle) as raised:
        read(page("<video></video>", head=video))
    assert raised.value.article_kind == "video"


def test_a_story_of_pictures_is_a_photo_story() -> None:
    assert read(page(SHORT + PICTURES), "https://news.example/photo-gallery/bridge").kind == "photo"
    assert read(page(SHORT + PICTURES, head=stated(**{"@type": "ImageGallery", "name": TITLE}))).kind == "photo"
    assert read(page(as_p(paragraphs(4)) + PICTURES)).kind == "article"


@pytest.mark.parametrize("title", TITLES_OF_NOTICES)
def test_a_notice_begins_with_the_word(title: str) -> None:
    assert read(page(title=title)).kind == "notice"


@pytest.mark.parametrize("title", ["Notice of strike angers council", "सूचना प्रविधि विभाग खुल्यो"])
def test_a_report_on_a_notice_is_none(title: str) -> None:
    assert read(page(title=title)).kind == "article"


def test_an_opinion_is_stated_or_stands_in_its_folder() -> None:
    assert read(page(head=stated(**{"@type": "OpinionNewsArticle", "headline": TITLE}))).kind == "opinion"
    assert read(page(), "https://news.example/opinion/2026/bridge").kind == "opinion"


def test_a_list_has_its_text_in_items_or_numbered_headings() -> None:
    items = "".join(f"<li>{text}</li>" for text in paragraphs(6))
    assert read(page(f"{as_p(paragraphs(2, 'the old bridge'))}<ul>{items}</ul>")).kind == "list"
    numbered = "".join(f"<h2>{number}. Bridge</h2><p>{paragraph(number)}</p>" for number in range(1, 7))
    assert read(page(numbered)).kind == "list"


def test_a_flash_is_one_sentence() -> None:
    article = read(page(FLASH, title="Earthquake felt in Bajhang"))
    assert (article.kind, len(article.text)) == ("flash", 77)


NEXT_PAGES = [
    f'<link rel="next" href="{ADDRESS}/2">',
    f'<link rel="next" href="{ADDRESS}?page=2">',
]
LINKS = [
    f'<div class="page-links"><a href="{ADDRESS}/2/">2</a></div>',
    '<p><a href="?page=2">दोस्रो पृष्ठ</a></p>',
    '<a rel="next" href="/2026/story/page/2">Next page</a>',
]


@pytest.mark.parametrize("head", NEXT_PAGES)
def test_a_text_that_goes_on_on_a_second_page_is_cut(head: str) -> None:
    assert read(page(head=head)).cut == "further-pages"


@pytest.mark.parametrize("links", LINKS)
def test_numbered_links_to_its_own_pages_cut_it_too(links: str) -> None:
    assert read(page(as_p(paragraphs(4)) + links)).cut == "further-pages"


def test_a_second_page_of_an_address_with_an_ending_is_one() -> None:
    links = '<a href="/2026/story-2.html">2</a>'
    assert read(page(as_p(paragraphs(4)) + links), f"{ADDRESS}.html").cut == "further-pages"


@pytest.mark.parametrize(
    "links",
    [
        '<a rel="next" href="/2026/another-story">The next story</a>',
        '<link rel="next" href="https://news.example/2026/another-story">',
        '<a href="/2026/story/comment-page-2">2</a>',
        '<a href="/category/bridges/page/2">2</a>',
        '<a href="/2026/story-21-dead-in-flood">2</a>',
    ],
)
def test_the_next_article_and_pages_of_comments_are_no_second_page(links: str) -> None:
    assert read(page(as_p(paragraphs(4)) + links)).cut == ""


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("The council, it was said on Monday night, will then …", "teaser"),
        ("It then ended, as it was said it would.", ""),
    ],
)
def test_a_text_that_breaks_off_is_a_teaser(end: str, cut: str) -> None:
    assert read(page(as_p([*paragraphs(4), end]))).cut == cut
