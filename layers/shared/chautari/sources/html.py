"""Reading an answer that is a page: whole, or none. Apart from `answers`, so that JSON never loads Beautiful Soup."""

import re

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from chautari.domain.errors import Changed
from chautari.domain.page import Page
from chautari.sources.answers import text_of

_HTML = re.compile(r"<html[\s>]", re.IGNORECASE)
_WHOLE = re.compile(r"</([a-z]+)>\s*(?:<!--[^>]*-->\s*)*\Z", re.IGNORECASE)


def soup_of(page: Page) -> BeautifulSoup:
    """The page without what is not seen. Raises Changed where it breaks off: half an amount looks like one."""
    text = text_of(page)
    opened, closed = _HTML.search(text), _WHOLE.search(text)
    if not closed or text.lstrip().startswith("<?xml") or (opened and closed[1].lower() != "html"):
        raise Changed("not a whole page")
    try:
        soup = BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup as error:
        raise Changed("not HTML") from error
    for unseen in soup(["script", "style", "svg", "template"]):
        unseen.decompose()
    return soup
