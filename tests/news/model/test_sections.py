import re

import pytest

from chautari.news.model.sections import SECTIONS, section_of
from chautari.news.model.source import NewsSource

OUTLET = NewsSource(
    "post", "Post", "https://post.example", "en", ("post.example",), (), "", sections={"Money": "economy", "विशेष": ""}
)


@pytest.mark.parametrize(
    ("link", "stated", "section"),
    [
        ("https://post.example/politics/2026/08/17/a-title", (), "politics"),
        ("https://post.example/news/85613", (), ""),
        ("https://post.example/politics", (), ""),
        ("https://post.example/2026/08/a", ("MONEY",), "economy"),
        ("https://post.example/politics/a", ("Sports",), "sport"),
        ("https://post.example/a", ("Art &  Culture",), "arts"),
        ("https://post.example/art-culture/2026/08/17/a", (), "arts"),
        ("https://post.example/a", ("विशेष", "कोशी प्रदेश", "नेपाली कम्युनिष्ट पार्टी"), "province"),
        ("https://post.example/a", ("समाचार", "राजनीति"), "politics"),
        ("https://post.example/a", ("समाचार",), "national"),
        ("https://post.example/%E0%A4%96%E0%A5%87%E0%A4%B2%E0%A4%95%E0%A5%81%E0%A4%A6/12", (), "sport"),
        ("https://post.example/a", ("Something else",), ""),
        ("https://post.example/a", ("",), ""),
    ],
)
def test_an_outlets_name_finds_our_section(link: str, stated: tuple[str, ...], section: str) -> None:
    assert section_of(OUTLET, link, *stated) == section


def test_every_section_has_a_key_for_addresses_and_two_names() -> None:
    for key, section in SECTIONS.items():
        assert section.key == key
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", key)
        assert section.name.isascii()
        assert re.search(r"[\u0900-\u097f]", section.name_ne)


@pytest.mark.parametrize("key", SECTIONS)
def test_a_sections_own_names_find_it(key: str) -> None:
    link = "https://post.example/a"
    assert section_of(OUTLET, link, SECTIONS[key].name_ne) == key
    assert section_of(OUTLET, link, key) == key
