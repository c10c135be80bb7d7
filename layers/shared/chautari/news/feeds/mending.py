"""XML repair before parsing: bare `&` and `<`, HTML entities and undeclared prefixes.

Without it the library falls back to its loose parser, which turns `Q&A: who` into `Q&A;: who` and `&copy=1` in a URL
into a copyright sign.
"""

import re
import sys
from html.entities import html5

from chautari.core.plain_text import INVALID_IN_XML

_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,30};))?"
)
_NUMBERS = re.compile(r"(?:&#(?:[0-9]{1,7}|x[0-9a-fA-F]{1,6});)+")
_LESS_THAN = re.compile(r"<(?![\w:/!?])")
_ROOT = re.compile(r"<((?:[\w-]+:)?(?:rss|feed|RDF|urlset|sitemapindex))(?=[\s>])", re.IGNORECASE)
_ITEM = re.compile(r"<(/?)(?:[\w-]+:)?(?:item|entry)(?:\s[^<>]*)?>", re.IGNORECASE)
_PREFIX = re.compile(r"<([A-Za-z_][\w-]{0,30}):|\s([A-Za-z_][\w-]{0,30}):[\w-]+\s?=\s?[\"']")
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
}


def mended(text: str) -> str:
    """The document with every `&` a reference, every `<` a tag and every prefix declared; CDATA unchanged. Linear in
    its length.
    """
    first, *sections = text.split(_CDATA)
    pieces = [_with_references(first)]
    for section in sections:
        inside, end, outside = section.partition(_CDATA_END)
        pieces += [_CDATA, inside, end, _with_references(outside)]
    return _with_prefixes("".join(pieces))


def uncut(text: str) -> tuple[str, bool]:
    """A truncated RSS or Atom document up to its last whole item, closed; and whether it ended within an item.

    Any text of the unfinished item may be clipped. A complete feed is returned as it is.
    """
    root = _ROOT.search(text)
    if root is None or re.search(rf"</{root[1]}\s*>", text):
        return text, False
    marks = list(_ITEM.finditer(text))
    ends = [mark.end() for mark in marks if mark[1]]
    kept = ends[-1] if ends else marks[0].start() if marks else len(text)
    channel = "</channel>" if root[1].lower() == "rss" else ""
    return f"{text[:kept]}{channel}</{root[1]}>", bool(marks) and not marks[-1][1]


def _with_references(text: str) -> str:
    return _NUMBERS.sub(_of_characters, _REFERENCE.sub(_reference, _LESS_THAN.sub("&lt;", text)))


def _of_characters(match: re.Match[str]) -> str:
    """References by number, of characters only: a title cut within an emoji ends in `&#55357;`, half of a pair."""
    numbers = [int(f"0{number}", 16 if number[0] == "x" else 10) for number in match[0][2:-1].split(";&#")]
    written = "".join(chr(number) for number in numbers if number <= sys.maxunicode)
    if len(written) == len(numbers) and not INVALID_IN_XML.search(written):
        return match[0]
    paired = written.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return "".join(f"&#{ord(character)};" for character in INVALID_IN_XML.sub("", paired))


def _reference(match: re.Match[str]) -> str:
    name = match[1] or ""
    return "".join(f"&#{ord(character)};" for character in html5[name]) if name in html5 else f"&amp;{name}"


def _with_prefixes(text: str) -> str:
    root = _ROOT.search(text)
    used = {prefix for pair in _PREFIX.findall(text) for prefix in pair if prefix}
    missing = sorted(used - set(re.findall(r"xmlns:([\w-]+)\s*=", text)) - {"xml", "xmlns"})
    if root is None or not missing:
        return text
    declared = "".join(f' xmlns:{prefix}="{_NAMESPACES.get(prefix, "urn:" + prefix)}"' for prefix in missing)
    return text[: root.end()] + declared + text[root.end() :]
