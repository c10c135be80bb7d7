"""Error pages with status 200, told from news about what is not found."""

import pytest

from tests.news.extraction.body_pages import as_p
from tests.news.extraction.kind_pages import ADDRESS, page, read

GONE = "The page you are looking for has been moved or does not exist any more. Use the search."
CANONICAL = f'<link rel="canonical" href="{ADDRESS}">'
TITLES = [
    "Page not found",
    "404",
    "404 - Page not found | The Outlet",
    "Error 404 (Not Found)",
    "Oops! That page can't be found.",
    "Sorry, the story is no longer available",
    "503 Service Unavailable",
    "Access denied",
    "पृष्ठ फेला परेन",
    "माफ गर्नुहोस्, तपाईंले खोजेको समाचार भेटिएन",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_headline_that_says_so_makes_an_error_page(title: str) -> None:
    assert read(page(as_p([GONE]), title=title, head=CANONICAL)).kind == "error"


def test_so_do_its_text_and_the_name_of_its_body() -> None:
    assert read(page(as_p([GONE]), title="The Outlet")).kind == "error"
    other = as_p(["Have a look at what our readers liked this week, or write to us if something is missing here."])
    assert read(page(other, title="The Outlet", body='class="error404 wide"')).kind == "error"


@pytest.mark.parametrize(
    "title",
    [
        "Body of missing trekker not found after a week",
        "Peugeot 404 drives again through Patan",
        "Page of lost manuscript found in Lalitpur",
        "Service unavailable in ten districts as fibre is cut",
        "हराएका बालक अझै भेटिएनन्",
    ],
)
def test_news_of_what_is_missing_is_no_error_page(title: str) -> None:
    assert read(page(title=title)).kind != "error"


@pytest.mark.parametrize(("before", "kind"), [(0, "error"), (2, "error"), (3, "flash")])
def test_one_of_the_first_three_headings_says_so(before: int, kind: str) -> None:
    headings = "<h2>Snow in Jumla</h2>" * before + "<h1>Page not found</h1>"
    text = as_p(["Snow closed the road to Jumla on Monday, and the police ask everybody to wait for the thaw there."])
    head = "<head><title>Snow closes the road to Jumla</title></head>"
    html = f"<html>{head}<body>{headings}<article>{text}</article></body></html>"
    assert read(html.encode()).kind == kind
