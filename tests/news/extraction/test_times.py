"""Times with their zones, as stated: nothing from the header, nothing from other articles, no zone but a stated one."""

from datetime import datetime

import pytest

from chautari.news.model.parsed_article import ParsedArticle
from tests.news.extraction.metadata_pages import H1, URL, block, ld, meta, read

NEPALI_HOST = "https://www.example.com.np/news/1"


def page(head: str = "", body: str = "", url: str = URL, lang: str = "en") -> ParsedArticle:
    return read(head, f"<h1>{H1}</h1>{body}", url, lang)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ld(datePublished="2025-11-18T09:30:00+05:45"), "2025-11-18T09:30:00+05:45"),
        (ld(datePublished="2025-11-18T09:30:00Z"), "2025-11-18T09:30:00+00:00"),
        (meta(article__published_time="2025-11-18T09:30:00+05:45"), "2025-11-18T09:30:00+05:45"),
        (
            ld(datePublished="2025-11-18") + meta(article__published_time="2025-11-18T04:00:00+00:00"),
            "2025-11-18T04:00:00+00:00",
        ),
        (ld(dateCreated="2025-11-18T09:30:00+05:45"), "2025-11-18T09:30:00+05:45"),
    ],
)
def test_an_instant_keeps_its_zone(head: str, expected: str) -> None:
    assert (page(head).published, page(head).published_exact) == (at(expected), True)


def test_a_time_without_a_zone_is_kathmandus_on_nepali_pages_and_only_a_day_elsewhere() -> None:
    head = ld(datePublished="2025-11-18 09:30:00")
    midnight = at("2025-11-18T00:00:00+05:45")
    for nepali in (
        page(head, url=NEPALI_HOST),
        page(head, url="https://kathmandupost.com/x/2025"),
        page(head, "नेपालका पहाडमा हिउँ परेको छ । " * 3, lang="ne"),
    ):
        assert (nepali.published, nepali.published_exact) == (at("2025-11-18T09:30:00+05:45"), True)
    assert (page(head).published, page(head).published_exact) == (midnight, False)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Published: November 18, 2025 9:30 AM</p>",
        "<div><span>Published</span> <span>Nov 18th, 2025, 9:30 am</span></div>",
        "<p>प्रकाशित मिति : २०८२ मंसिर २ गते ९:३०</p>",
        "<span>२०८२ मंसिर २ गते ९:३० मा प्रकाशित</span>",
        "<span>मंगलबार, २ मंसिर २०८२, ९ः३०</span>",
        "<div>काठमाडौं</div><div>प्रकाशित :</div><div>२०८२-०८-०२ ०९:३०</div>",
        "<p>प्रकाशित मितिः मङ्सिर २, २०८२ ९:३०</p>",
        "<p>By Mina Rai on 18 November 2025, 9:30 AM</p>",
        '<time datetime="2025-11-18T09:30:00+05:45">today</time>',
        '<footer class="post-meta">18 Nov 2025 | 9:30 AM</footer>',
    ],
)
def test_dates_that_readers_see_at_the_headline(body: str) -> None:
    inside = f"<article><h1>{H1}</h1>{body}</article>"
    assert read(body=inside, url=NEPALI_HOST).published == at("2025-11-18T09:30:00+05:45")


@pytest.mark.parametrize(
    "today",
    [
        '<div class="today-date">Monday, August 17, 2026</div>',
        "<nav>२०८३ भदौ १, सोमबार</nav>",
        '<div id="header">17 Aug 2026</div>',
    ],
)
def test_a_headers_today_is_no_date_of_the_article(today: str) -> None:
    assert read(body=f"{today}<h1>{H1}</h1>").published is None


def test_prose_and_other_articles_date_nothing() -> None:
    body = """<p>The fair opens on November 18, 2025 in Daman and everyone is invited to come.</p>
      <div class="related"><time datetime="2025-11-17T09:30:00Z">yesterday</time></div>
      <p>Submitted 04 Apr 2019</p>"""
    assert page(body=body).published is None


def test_an_update_is_not_a_publication() -> None:
    article = page(body="<p>Updated on November 18, 2025</p>")
    assert article.published is None
    assert (article.modified, article.published_exact) == (at("2025-11-18T00:00:00+05:45"), False)


def test_changes_are_stated_and_never_before_the_publication() -> None:
    head = ld(datePublished="2025-11-18T09:30:00Z", dateModified="2025-11-18T10:00:00Z")
    assert page(head).modified == at("2025-11-18T10:00:00+00:00")
    assert page(ld(datePublished="2025-11-18T09:30:00Z", dateModified="2024-01-01T00:00:00Z")).modified is None


def test_the_page_around_the_article_states_its_changes_too() -> None:
    page_of = block(
        {"@type": "WebPage", "datePublished": "2025-11-18T03:45:00Z", "dateModified": "2025-11-18T04:45:00Z"}
    )
    assert (page(page_of).published, page(page_of).modified) == (at("2025-11-18T03:45Z"), at("2025-11-18T04:45Z"))


def test_the_address_states_a_day() -> None:
    article = read(url="https://news.example/2025/11/18/snow")
    assert (article.published, article.published_exact) == (at("2025-11-18T00:00:00+05:45"), False)


def test_a_renewed_page_is_of_the_day_that_it_shows() -> None:
    head, shown = ld(datePublished="2025-11-18T09:30:00Z"), "<p>Published Apr 26, 2023</p>"
    assert page(head, shown).published == at("2023-04-26T00:00:00+05:45")
    assert page(head, shown + "<p>Nov 18, 2025</p>").published == at("2025-11-18T09:30:00+00:00")


@pytest.mark.parametrize(("lang", "expected"), [("en-US", "2025-03-04"), ("en-GB", "2025-04-03"), ("en", None)])
def test_the_order_of_day_and_month_is_the_regions_or_unknown(lang: str, expected: str | None) -> None:
    published = page(body="<p>Published 3/4/2025</p>", lang=lang).published
    assert (published and str(published.date())) == expected
