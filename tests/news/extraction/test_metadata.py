"""The rest of the metadata: image, section, tags, canonical address, description; and pages that mean harm."""

from time import process_time

import pytest

from chautari.news.model.parsed_article import ArticleImage, ParsedArticle
from tests.news.extraction.metadata_pages import H1, URL, block, ld, meta, read

MILLION = 1_000_000
SECONDS = 3.0  # of a machine that does other things too; each takes less than a third of one


def test_a_page_that_states_nothing_has_nothing() -> None:
    assert read(lang="") == ParsedArticle("", ())


def test_the_lead_image_with_size_and_caption() -> None:
    head = meta(og__image="/lead.jpg?w=1200", og__image__width="1200", og__image__height="630px")
    body = '<figure><img src="/lead.jpg"><figcaption>Snow on <b>Daman</b>. Photo: RSS</figcaption></figure>'
    expected = ArticleImage("https://news.example/lead.jpg?w=1200", 1200, 630, "Snow on Daman. Photo: RSS")
    assert read(head, f"<h1>{H1}</h1>{body}").image == expected


def test_the_first_of_two_captions_counts_whatever_its_tag() -> None:
    picture = '<img src="/lead.jpg">'
    body = f'<div>{picture}<p class="Caption">One</p></div><figure>{picture}<figcaption>Two</figcaption></figure>'
    image = read(meta(og__image="/lead.jpg"), f"<h1>{H1}</h1>{body}").image
    assert image is not None
    assert image.caption == "One"


def test_the_caption_of_an_image_whose_name_holds_a_blank() -> None:
    body = '<figure><img src="/Snow on Daman.jpg"><figcaption>Snow</figcaption></figure>'
    article = read(meta(og__image="/Snow on Daman.jpg"), f"<h1>{H1}</h1>{body}")
    assert article.image == ArticleImage("https://news.example/Snow%20on%20Daman.jpg", caption="Snow")


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("https://x.example/a.jpg", ArticleImage("https://x.example/a.jpg")),
        (
            [{"@type": "ImageObject", "url": "/a.jpg", "width": 1200, "caption": "Snow"}],
            ArticleImage("https://news.example/a.jpg", 1200, None, "Snow"),
        ),
        (
            {"contentUrl": "//cdn.example/a.jpg", "width": {"value": "99999999"}},
            ArticleImage("https://cdn.example/a.jpg"),
        ),
        ("data:image/png;base64,AAAA", None),
        ("https://x.example/logo.png", None),
        ("http://[", None),
        ("https://ram:pass@x.example/a.jpg", None),
        ("/a\u202egpj.exe", ArticleImage("https://news.example/a%E2%80%AEgpj.exe")),
    ],
)
def test_images_in_json_ld(image: object, expected: ArticleImage | None) -> None:
    assert read(ld(image=image)).image == expected


def test_section_and_tags() -> None:
    article = read(ld(articleSection="Society", keywords="snow, Daman, snow"))
    assert (article.section, article.tags) == ("Society", ("snow", "Daman"))
    from_links = read(body=f'<h1>{H1}</h1><a rel="tag" href="/tag/snow">#snow</a><a href="/tags/daman">Daman</a>')
    assert from_links.tags == ("snow", "Daman")


def test_the_way_to_an_article_names_its_section_and_not_the_site() -> None:
    names = ("Home", "Society", H1)
    steps = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(names, 1)]
    assert read(block({"@type": "BreadcrumbList", "itemListElement": steps})).section == "Society"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a/1", URL),
        (URL + "?x=1", URL + "?x=1"),
        (URL + "/<b>'\u202e", URL + "/%3Cb%3E%27%E2%80%AE"),
        ("https://ram:pass@news.example/a/1", ""),
        ("javascript:void(0)", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_address_that_a_page_calls_its_own(href: str, expected: str) -> None:
    assert read(f'<link rel="canonical" href="{href}">').canonical == expected


def test_description() -> None:
    assert read(meta(og__description="Snow  fell &amp; stayed.")).description == "Snow fell & stayed."


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(("", f"<h1>{'a ' * (MILLION // 2)}</h1>"), id="long headline"),
        pytest.param(("", f"<h1>{' | ' * (MILLION // 3)}</h1>"), id="separators"),
        pytest.param((block("[" * MILLION), ""), id="nested JSON"),
        pytest.param((ld(author=[{"name": f"A {n}"} for n in range(30_000)]), ""), id="authors"),
        pytest.param(('<meta name="author" content="By, and , and ">' * 20_000, ""), id="meta elements"),
        pytest.param(("", f'<h1>{H1}</h1><div class="byline">{"By " * (MILLION // 3)}</div>'), id="byline"),
        pytest.param(("", f"<h1>{H1}</h1>{'<time datetime=2020-01-01>x</time>' * 20_000}"), id="times"),
        pytest.param(("", f"<h1>{H1}</h1><p>{'published on ' * (MILLION // 13)}</p>"), id="labels"),
        pytest.param(("", "<script>" + '"datePublished":"' * 60_000 + "</script>"), id="scripts"),
        pytest.param(("", '<div class="author">' * 50_000), id="nested elements"),
        pytest.param(("", f"<p>{'नेपाल ' * 150_000}</p>"), id="paragraph"),
    ],
)
def test_a_page_that_means_harm_costs_no_more_than_its_length(page: tuple[str, str]) -> None:
    started = process_time()
    read(*page)
    assert process_time() - started < SECONDS
