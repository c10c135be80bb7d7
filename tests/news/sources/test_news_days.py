"""No clipped, doubled or glued titles, and paragraphs kept apart: on pages and feeds that provoke each mistake of other
aggregators, and on all our fixtures."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chautari.news import feeds, sources
from chautari.news.extraction import extract
from chautari.news.model.article_urls import article_id, canonical
from tests.news.sources import mistakes
from tests.news.sources.fixtures import FEEDS, PAGES, fixture_name, parsed_article
from tests.support.template_file import ROOT as CHECKOUT

DAYS = CHECKOUT.parent / "shared" / "captures" / "news-days"
TITLE = "Gold price rises by Rs 400 per tola, silver up by Rs 15"
NEPALI = "क्षेत्रका किसानले पाए बिउ, अब पानीको पर्खाइ"
SENTENCE = "The third sentence of a paragraph that says something, and takes its time to say it."
SENTENCES = [f"{SENTENCE} {n}." for n in range(5)]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in SENTENCES)


def day(name: str) -> list[dict[str, Any]]:
    """Articles of one captured day."""
    capture = json.loads(gzip.decompress((DAYS / f"{name}.json.gz").read_bytes()))
    articles: list[dict[str, Any]] = capture.get("news") or capture["articles"]
    return articles


@pytest.mark.skipif(not DAYS.is_dir(), reason="the captures lie beside the project, not in it")
class TestCapturesOfOtherAggregators:
    def test_titles_were_doubled(self) -> None:
        assert sum(mistakes.is_doubled(article["title"]) for article in day("dawasherpa_2024-12-28")) == 19

    @pytest.mark.parametrize(("name", "count"), [("gaurovgiri_2026-01-14", 3), ("gaurovgiri_2026-04-14", 6)])
    def test_titles_were_clipped_within_a_letter(self, name: str, count: int) -> None:
        assert sum(mistakes.is_clipped(article["title"]) for article in day(name)) == count

    @pytest.mark.parametrize("name", ["dawasherpa_2024-12-28", "dawasherpa_2025-06-15", "dawasherpa_2026-08-17"])
    def test_paragraphs_were_glued(self, name: str) -> None:
        assert sum(mistakes.is_glued(article["longContent"]) for article in day(name)) > len(day(name)) / 2

    def test_times_lost_their_time_of_day(self) -> None:
        instants = (
            datetime.fromtimestamp(article["timestamp"] / 1000, UTC) for article in day("dawasherpa_2026-08-17")
        )
        assert all(mistakes.is_a_day_and_not_an_instant(at) for at in instants)

    def test_excerpts_were_cut_within_a_word(self) -> None:
        assert any(mistakes.is_cut_within_a_word(article["content"]) for article in day("dawasherpa_2026-08-17"))

    def test_titles_were_given_out_as_summaries(self) -> None:
        assert sum(article["summary"] == article["title"] for article in day("gaurovgiri_2026-01-14")) == 14


def page(title: str, heading: str, body: str) -> bytes:
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | An Outlet</title></head><body>
    <nav><a href=/>Home</a><a href=/a>Nepal</a></nav>{heading}<div class=post>{body}</div>
    <footer><p>© An Outlet</p></footer></body></html>""".encode()


@pytest.mark.parametrize("url", ["https://outlet.example/a/story", "https://thehimalayantimes.com/business/story"])
@pytest.mark.parametrize(
    "heading",
    [
        f"<h1><span class=d-none>{TITLE}</span><span class=d-md-none>{TITLE}</span></h1>",
        f"<h1 class=desktop>{TITLE}</h1><h1 class=mobile>{TITLE}</h1>",
        f"<h1>{TITLE}<small>{TITLE}</small></h1>",
        f"<h1>{TITLE.replace(', ', ',<br>')}</h1>",
        f"<h1>\n\t{TITLE.replace(' ', '&nbsp;')}\n</h1>",
    ],
)
def test_a_title_that_stands_twice_is_read_once(heading: str, url: str) -> None:
    assert extract(page(TITLE, heading, PARAGRAPHS), url).title == TITLE


@pytest.mark.parametrize("prefix", ["", " ", "\n\t  ", "\u200b", "<![CDATA["])
def test_a_title_is_not_clipped(prefix: str) -> None:
    suffix = "]]>" if "CDATA" in prefix else "  "
    item = f"<item><title>{prefix}{NEPALI}{suffix}</title><link>https://outlet.example/1</link></item>"
    body = f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode()
    (entry,) = feeds.read(body, "application/rss+xml", "https://outlet.example/feed").entries
    assert entry.title == NEPALI
    assert entry.summary == ""


@pytest.mark.parametrize(
    "body",
    [
        PARAGRAPHS,
        "<p><strong>KATHMANDU, DECEMBER 27</strong></p>" + PARAGRAPHS,
        "<div><b>KATHMANDU, DECEMBER 27</b><br>" + "<br/><br/>".join(SENTENCES) + "</div>",
        "".join(f"<div>{text}</div>" for text in SENTENCES),
        "<p>" + "".join(f"<span>{text}</span><br><br>" for text in SENTENCES) + "</p>",
        "<p><strong>ललित बसेल</strong><br>चौकुने, भदौ १ गते ।</p>" + PARAGRAPHS,
    ],
)
def test_paragraphs_and_datelines_stand_apart(body: str) -> None:
    article = extract(page(TITLE, f"<h1>{TITLE}</h1>", body), "https://outlet.example/a/story")
    assert not mistakes.is_glued(article.text)
    assert "बसेलचौकुने" not in article.text
    assert [block.text[-len(SENTENCE) - 3 :] for block in article.blocks[-5:]] == SENTENCES


def test_one_story_under_two_links_is_one_article() -> None:
    source = sources.find("gorkhapatra")
    links = ["https://gorkhapatraonline.com/news/218728", "http://www.gorkhapatraonline.com/news/218728/?fbclid=1"]
    assert len({article_id(canonical(link, source), source) for link in links}) == 1


@pytest.mark.parametrize("path", PAGES, ids=fixture_name)
def test_no_page_of_ours_shows_any_of_the_mistakes(path: Path) -> None:
    article = parsed_article(path)
    assert [kind for kind, shows in mistakes.TITLE_MISTAKES.items() if shows(article.title)] == []
    assert not mistakes.is_glued(article.text)
    assert article.published is not None
    assert not mistakes.is_a_day_and_not_an_instant(article.published)


@pytest.mark.parametrize("path", FEEDS, ids=fixture_name)
def test_no_feed_of_ours_shows_any_of_the_mistakes(path: Path) -> None:
    for entry in feeds.read(path.read_bytes(), "application/rss+xml", "https://outlet.example/feed").entries:
        assert [kind for kind, shows in mistakes.TITLE_MISTAKES.items() if shows(entry.title)] == []
        assert entry.title != entry.summary
