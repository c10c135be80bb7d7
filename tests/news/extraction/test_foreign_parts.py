"""What runs on from the end of a text, or stands before it, and is none of it."""

from chautari.news.extraction.document import parse
from chautari.news.extraction.foreign_parts import without_foreign
from chautari.news.extraction.page_facts import PageFacts, gather
from chautari.news.model.parsed_article import TextBlock
from tests.news.extraction.body_pages import as_p, paragraphs
from tests.news.extraction.kind_pages import ADDRESS, page, read

TEXT = paragraphs(5)
DIALOGUE = [
    "We use cookies and similar techniques on this website, and you may accept or reject them in the settings below.",
    "We and our 184 partners store and/or access information on a device, and process personal data of yours.",
    "Strictly necessary cookies cannot be switched off, whereas performance cookies help us to count visits to pages.",
]
CARDS = [
    "Watch how the bridge was lifted into place",
    "Council members on what went wrong",
    "Five bridges of the valley",
]


def facts() -> PageFacts:
    return gather(parse(page()), ADDRESS)


def texts(content: str, title: str = "Council report on the new bridge") -> list[str]:
    return [block.text for block in read(page(content, title=title)).blocks]


def test_a_consent_dialogue_is_no_part_of_the_text() -> None:
    assert texts(as_p(DIALOGUE + TEXT)) == TEXT
    assert texts(as_p(TEXT + DIALOGUE)) == TEXT


def test_a_report_on_cookies_keeps_its_sentences() -> None:
    report = [*DIALOGUE, *TEXT]
    assert texts(as_p(report), title="What websites ask about cookies") == report
    assert texts(as_p([DIALOGUE[0], *TEXT])) == [DIALOGUE[0], *TEXT]
    baked = [
        DIALOGUE[0],
        "The bakery sold nine thousand cookies on its last day, and its owner wept at the door of it.",
    ]
    assert texts(as_p([*baked, *TEXT])) == [*baked, *TEXT]


def test_cards_under_more_videos_are_no_part_of_the_text() -> None:
    for heading in ("More videos", "Related stories:", "You may also like", "सम्बन्धित समाचार", "More from The Outlet"):
        assert texts(f"{as_p(TEXT)}<div><h3>{heading}</h3>{as_p(CARDS)}</div>") == TEXT


def test_the_text_after_a_box_of_links_goes_on() -> None:
    blocks = tuple(TextBlock("paragraph", text) for text in (*TEXT[:3], "Related stories:", *CARDS, *TEXT[3:]))
    assert [block.text for block in without_foreign(facts(), "Council report", blocks)] == TEXT


MATCH = "Persistent drizzle stopped yesterday's semifinal after eleven overs, while spectators sheltered under tin."


def test_a_text_that_runs_into_another_story_ends_before_its_headline() -> None:
    assert texts(f"{as_p(TEXT)}<h1>Rain stops the match in Pokhara</h1>{as_p([MATCH, MATCH[:-1]])}") == TEXT


def test_a_section_of_the_same_story_is_no_other() -> None:
    section = paragraphs(4, "the second bridge")
    assert texts(f"{as_p(TEXT)}<h1>The second bridge</h1>{as_p(section)}") == [*TEXT, "The second bridge", *section]
