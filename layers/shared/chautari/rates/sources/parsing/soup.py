"""Parser of HTML pages. Apart from `records`, so that a JSON source never imports Beautiful Soup."""

import re

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from chautari.core.errors import SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.rates.sources.parsing.records import text_of

_START_TAG = re.compile(r"<html[\s>]", re.IGNORECASE)
_FINAL_END_TAG = re.compile(r"</([a-z]+)>\s*(?:<!--[^>]*-->\s*)*\Z", re.IGNORECASE)


def soup_of(page: HttpResponse) -> BeautifulSoup:
    """The visible elements of a page. Raises SchemaChanged if it is truncated: half an amount looks like an amount."""
    text = text_of(page)
    start_tag, end_tag = _START_TAG.search(text), _FINAL_END_TAG.search(text)
    if not end_tag or text.lstrip().startswith("<?xml") or (start_tag and end_tag[1].lower() != "html"):
        raise SchemaChanged("not a whole page")
    try:
        soup = BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup as error:
        raise SchemaChanged("not HTML") from error
    for invisible in soup(["script", "style", "svg", "template"]):
        invisible.decompose()
    return soup
