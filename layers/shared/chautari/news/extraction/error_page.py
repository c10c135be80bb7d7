"""Whether a page is an error page: "not found" with status 200, under whatever address it states as its own.

A headline decides only as a whole: "Body not found in river" is news. So is a page that has an article of its own in
its JSON-LD with a text under it.
"""

import re

from chautari.news.extraction.document import Element
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import TextBlock

_PAGE = r"(?:page|story|article|post|content|news|link|url|document)"
_MISSING = (
    r"(?:not found|(?:does not|doesn.?t|no longer) exists?|(?:is |was |has been )?(?:removed|deleted|moved|unavailable)"
    r"|(?:is |was )?(?:not|no longer) available|(?:can ?not|could ?n.t|can.t) be found|missing)"
)
_CODE = r"(?:error |http |status )?(?:40[0-9]|410|500|502|503|504)"
_HEADLINE = re.compile(
    rf"(?:{_CODE}[ :.!|–—-]*(?:error|page)?[ :.!|–—-]*(?:{_MISSING}|forbidden|bad gateway|service unavailable)?"
    rf"|(?:oops|sorry|uh oh|whoops)?[ ,.:!–—-]*(?:we.{{0,20}})?(?:the |this |that |your )?(?:requested )?{_PAGE}"
    rf"(?: you.{{0,40}})? {_MISSING}[ .!|–—-]*(?:{_CODE})?"
    r"|not found|access denied|forbidden|service unavailable|bad gateway|(?:under )?maintenance"
    r"|(?:we.{0,3} )?could ?n.t find (?:that|this|the) (?:page|story|article)"
    r"|(?:माफ गर्नुहोस्|माफ गर्नुहोला)?[ ,।!]*(?:यो |तपाईंले खोजेको )?(?:पृष्ठ|पेज|समाचार|सामग्री|लिङ्क|लिंक)"
    r" (?:फेला परेन|भेटिएन|उपलब्ध छैन|पाइएन|हटाइएको छ))[ .।!]*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    rf"{_PAGE} (?:that )?you.{{0,40}}(?:looking for|requested|tried|were after).{{0,60}}{_MISSING}"
    rf"|{_PAGE} {_MISSING}|तपाईंले खोज्नुभएको.{{0,40}}(?:फेला परेन|भेटिएन|उपलब्ध छैन|पाइएन)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:error-?404|page-?404|404-?page|not-?found|error-page)\b")
LONGEST_HEADLINE, MOST_HEADINGS = 200, 3
SHORT = 900  # characters: no error page explains itself at greater length
# Blanks around the parts go afterwards: looking for them too takes twice as long.
_AT_MARKS = re.compile(r"\s[|–—:-]+\s|[|»«]")


def is_error_page(facts: PageFacts, blocks: tuple[TextBlock, ...]) -> bool:
    """Whether headline, classes or the text say that the page is not there."""
    length = sum(len(block.text) for block in blocks)
    if _says_so(facts):
        return length < SHORT or not facts.article
    if length >= SHORT:
        return False
    text = " ".join(block.text for block in blocks[:4])
    return _SENTENCE.search(text) is not None or _has_name(facts)


def _says_so(facts: PageFacts) -> bool:
    """Whether the title or one of the first headings says it. Their order is asked for last, since it costs a look at
    every element.
    """
    select = facts.document.select
    possible = [*select("h1")[:MOST_HEADINGS], *select("h2")[:MOST_HEADINGS]]
    return _one_says_so(facts, possible) and _one_says_so(facts, select("h1, h2")[:MOST_HEADINGS])


def _one_says_so(facts: PageFacts, headings: list[Element]) -> bool:
    return any(_HEADLINE.fullmatch(headline) for headline in _headlines(facts, headings))


def _headlines(facts: PageFacts, headings: list[Element]) -> list[str]:
    """The title of the page and these headings, whole and by the parts between which a site's name stands."""
    elements = [*facts.document.select("title")[:1], *headings]
    texts = [" ".join(element.text.split()) for element in elements] + facts.contents("og:title")
    parts = (part.strip() for text in texts if len(text) < LONGEST_HEADLINE for part in (text, *_AT_MARKS.split(text)))
    return [part for part in parts if part]


def _has_name(facts: PageFacts) -> bool:
    body = facts.document.select_one("body")
    return body is not None and _NAMES.search(f"{body.attr('class') or ''} {body.attr('id') or ''}".lower()) is not None
