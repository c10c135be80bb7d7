"""Reading an answer that is a page: whole, or none. Apart from `answers`, so that JSON never loads Beautiful Soup."""

import re

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from chautari.core.errors import SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.rates.sources.parsing.records import text_of

_HTML = re.compile(r"<html[\s>]", re.IGNORECASE)
_WHOLE = re.compile(r"</([a-z]+)>\s*(?:<!--[^>]*-->\s*)*\Z", re.IGNORECASE)


def soup_of(page: HttpResponse) -> BeautifulSoup:
    """The page without what is not seen. Raises SchemaChanged where it breaks off: half an amount looks like one."""
    text = text_of(page)
    opened, closed = _HTML.search(text), _WHOLE.search(text)
    if not closed or text.lstrip().startswith("<?xml") or (opened and closed[1].lower() != "html"):
        raise SchemaChanged("not a whole page")
    try:
        soup = BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup as error:
        raise SchemaChanged("not HTML") from error
    for unseen in soup(["script", "style", "svg", "template"]):
        unseen.decompose()
    return soup
