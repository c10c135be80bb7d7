"""Datelines in English and Nepali, and the agencies that they and the ends of articles state."""

from dataclasses import replace

import pytest

from chautari.news.extraction import agency, dateline
from chautari.news.extraction.metadata import with_body
from chautari.news.model.parsed_article import ParsedArticle, TextBlock

STATED = ParsedArticle("", ())


@pytest.mark.parametrize(
    ("paragraph", "place", "wire"),
    [
        ("KATHMANDU, Feb 13: The price of gold rose.", "Kathmandu", ""),
        ("Kathmandu, Nov. 18 (RSS): Snow fell.", "Kathmandu", "RSS"),
        ("KATHMANDU, DECEMBER 27", "Kathmandu", ""),
        ("KATHMANDU, DECEMBER 27 The price of gold rose.", "Kathmandu", ""),
        ("KATHMANDU, NOVEMBER 17 - The price of gold rose.", "Kathmandu", ""),
        ("Paris: The talks went on.", "Paris", ""),
        ("NEW DELHI: The talks went on.", "New Delhi", ""),
        ("MEXICO CITY (AP) — The economy grew.", "Mexico City", "AP"),
        ("LA CROSSE, Wis. (AP) — The candidates met.", "La Crosse", "AP"),
        ("WASHINGTON, Nov 3 (Reuters) - The bank met.", "Washington", "Reuters"),
        ("(Reuters) - The bank met.", "", "Reuters"),
        ("काठमाडौं । हिउँ परेको छ ।", "काठमाडौं", ""),
        ("काठमाडौँ, असार १ गते । हिउँ परेको छ ।", "काठमाडौँ", ""),
        ("काठमाडौं, २ मंसिर (रासस) : हिउँ परेको छ ।", "काठमाडौं", "RSS"),
        ("पोखरा– हिउँ परेको छ ।", "पोखरा", ""),
        ("दमौली (तनहुँ), साउन २८ गते । हिउँ परेको छ ।", "दमौली", ""),
        ("एजेन्सी, काठमाडौं । हिउँ परेको छ ।", "काठमाडौं", "Agencies"),
        ("वासिङ्टन (एएफपी) – हिउँ परेको छ ।", "वासिङ्टन", "AFP"),
    ],
)
def test_datelines(paragraph: str, place: str, wire: str) -> None:
    stated = dateline.read(paragraph)
    assert (stated.place, stated.agency) == (place, wire)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Warning: this story has pictures of snow.",
        "BREAKING: Snow falls.",
        "He said: no.",
        "Kathmandu-based firms said: no.",
        "Snow fell on the hills of Daman.",
        "१७ वर्षीया किशोरी : हिउँ परेको छ ।",
        "हिउँ परेको छ । पहाड सेतो छ ।",
        "प्रधानमन्त्री ओली : हिउँ परेको छ",
        "",
    ],
)
def test_other_openings_are_none(paragraph: str) -> None:
    assert dateline.read(paragraph) == dateline.Dateline()


def test_a_reporter_before_a_nepali_place_is_the_author_where_none_is_named() -> None:
    opening = TextBlock("paragraph", "शालिग्राम नेपाल चितवन, वैशाख १ गते । हिउँ परेको छ ।")
    assert with_body(STATED, [opening]).authors == ("शालिग्राम नेपाल",)
    assert with_body(STATED, [opening]).place == "चितवन"
    assert with_body(replace(STATED, authors=("Mina Rai",)), [opening]).authors == ("Mina Rai",)


def test_the_second_paragraph_has_the_dateline_where_the_first_is_the_byline() -> None:
    blocks = [TextBlock("paragraph", "Mina Rai"), TextBlock("paragraph", "KATHMANDU, Feb 13: The price rose.")]
    assert with_body(STATED, blocks).place == "Kathmandu"


@pytest.mark.parametrize("ending", ["The snow will stay. (RSS)", "हिउँ रहने छ । –रासस", "रासस", "(RSS)"])
def test_an_agency_at_the_end(ending: str) -> None:
    assert with_body(STATED, [TextBlock("paragraph", "Snow fell."), TextBlock("paragraph", ending)]).agency == "RSS"


@pytest.mark.parametrize("text", ["the AFP said", "a map of AP", "RSS feed", ""])
def test_a_text_that_mentions_an_agency_is_none(text: str) -> None:
    assert agency.named(text) == ""
