"""Whether the text is whole: why it is not, where the page says so or the text itself shows it."""

import re

from chautari.news.extraction import further_pages
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.article_kind import ArticleKind, Cut
from chautari.news.model.parsed_article import TextBlock

_OPEN = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$"
    r"|^(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest).{0,40})|full (?:story|article).{0,20}"
    r"|(?:थप|पूरा|बाँकी)(?: समाचार| खबर| सामग्री)? पढ्नुहोस्)\W*$",
    re.IGNORECASE,
)


def cut_of(facts: PageFacts, blocks: tuple[TextBlock, ...], kind: ArticleKind) -> Cut:
    """Why the text is not whole; empty if nothing shows that it is not."""
    if kind == "paywalled" or (blocks and _OPEN.search(blocks[-1].text)):
        return "teaser"
    return "further-pages" if further_pages.has_further(facts) else ""
