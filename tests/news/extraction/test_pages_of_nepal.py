"""Pages in the shapes of Nepal's outlets: each is what it is said to be, and none is read worse than on 2026-11-27."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from chautari.news import sources
from chautari.news.extraction import extract
from tools.bench.nepal import pages as nepal_pages
from tools.bench.nepal.pages import NepalPage, pages
from tools.bench.nepal.reading import Body, body_score, facts, generic_body, whole_body
from tools.bench.nepal.stories import Story, StoryPart, stories

GENERIC_FLOOR, WHOLE_FLOOR = 0.979, 0.972
TITLES, AUTHORS, DAYS = 60, 54, 60


@cache
def made() -> tuple[NepalPage, ...]:
    return tuple(pages())


def test_there_are_sixty_pages_in_the_shapes_of_every_outlet_and_no_two_are_alike() -> None:
    assert len({page.html for page in made()}) == 60
    assert set(sources.keys()) <= {page.layout for page in made()}
    assert Counter(page.language for page in made())["ne"] == 40


def test_no_place_of_a_layout_is_left_unfilled() -> None:
    assert [page.name for page in made() if re.search(rb"\$[a-z]", page.html)] == []


def test_every_sentence_of_a_story_stands_on_its_page() -> None:
    lost = [page.name for page in made() for part in page.story.parts if part.text.split(" | ")[0] not in text(page)]
    assert lost == []


def text(page: NepalPage) -> str:
    return page.html.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(("read", "floor"), [(generic_body, GENERIC_FLOOR), (whole_body, WHOLE_FLOOR)])
def test_their_bodies_are_read_as_well_as_they_were(read: Body, floor: float) -> None:
    assert body_score(read, made()).f1 > floor


def test_their_titles_authors_and_days_are_read_as_well_as_they_were() -> None:
    titles, authors, days = facts(made())
    assert (titles, authors >= AUTHORS, days) == (TITLES, True, DAYS)


def test_a_page_of_one_paragraph_is_an_article_at_an_address_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def shortened(language: str) -> tuple[Story, ...]:
        return tuple(replace(story, parts=[StoryPart("paragraph", story.opening)]) for story in stories(language))

    monkeypatch.setattr(nepal_pages, "stories", shortened)
    kinds = {extract(page.html, "https://outlet.example/2026/11/1234567").kind for page in pages()}
    assert kinds == {"article", "flash"}
