"""Format detection: from response bytes to the text of a feed and its kind; anything else is refused by name.

Bytes that are valid UTF-8 are UTF-8, whatever a header or a declaration says: feeds copy declarations from each other,
and hardly any other text is valid UTF-8 by chance.
"""

import codecs
import re
import zlib
from typing import Literal

from chautari.core.errors import NotFoundOrMoved, SchemaChanged

FeedFormat = Literal["feed", "sitemap", "json"]

MOST_BYTES = 5_000_000
MOST_TAGS, MOST_TAGS_OF_A_SITEMAP, MOST_REFERENCES, MOST_ATTRIBUTES = 100_000, 300_000, 200_000, 500
_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}\sencoding\s*=\s*["']([\w.:-]{1,40})""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
# Those of https://encoding.spec.whatwg.org/ that feeds of this region and its agencies use; codecs has unsafe ones.
_ENCODINGS = re.compile(
    r"iso-8859-(?!1$)\d+|windows-125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(jp|kr)|shift_jis"
)
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROOT = re.compile(r"<(?:[\w-]+:)?(rss|feed|RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,100})", re.IGNORECASE)
_LONG_TAG = re.compile("<(?!!)[^<>]{2000,}")
_AUTHOR = re.compile(
    r"<((?:[\w-]+:)?(?:author|creator|contributor|managingEditor|webMaster|publisher|owner|name))(?:\s[^<>]*)?(?<!/)>"
    r"(?:(.{0,1000}?)(?=</\1|\Z))?",
    re.IGNORECASE | re.DOTALL,
)
_LONG_WORD = re.compile(r"[a-z0-9_.+-]{64}(?=[a-z0-9_.+-])", re.IGNORECASE)
_NO_WIDTH = "\u200b"
_PROLOGUE = 10_000  # characters; blanks, comments and a server's warnings stand before some feeds


def opened(body: bytes, content_type: str) -> tuple[FeedFormat, str]:
    """The kind of the feed and its text, from `<?xml` or the first tag on. Raises NotFoundOrMoved or SchemaChanged."""
    text = _NOT_XML.sub("", _decoded(_unpacked(body), content_type)).lstrip("\ufeff \t\r\n")
    if not text:
        raise SchemaChanged("an empty answer")
    if text.startswith(("{", "[")):
        return "json", text
    root, page = _ROOT.search(text, 0, _PROLOGUE), _PAGE.search(text, 0, _PROLOGUE)
    if page and not (root and root.start() < page.start()):
        title = _TITLE.search(text)
        raise NotFoundOrMoved(f"a page and no feed: {' '.join(title[1].split()) if title else 'without a title'}")
    if root is None:
        raise SchemaChanged(f"no feed begins with {text[:40]!r}")
    kind: FeedFormat = "sitemap" if root[1].lower() in ("urlset", "sitemapindex") else "feed"
    _require_harmless(text, kind)
    text = _AUTHOR.sub(_with_short_words, text)
    declaration = text.rfind("<?xml", 0, root.start())
    doctype = text.rfind("<!DOCTYPE", 0, root.start())
    return kind, text[min(at for at in (declaration, doctype, root.start()) if at >= 0) :]


def _require_harmless(text: str, kind: FeedFormat) -> None:
    """Refuse entity declarations, with which a document can grow without bound:
    https://en.wikipedia.org/wiki/Billion_laughs

    They are refused anywhere, since a comment or a false CDATA can hide them; in an article's text they are escaped.
    The library takes 50 us a tag, 8 us a reference, and the square of the number of a tag's attributes.
    """
    if "<!DOCTYPE" in text and "<!ENTITY" in text:
        raise SchemaChanged("a feed that declares XML entities")
    if text.count("<") > (MOST_TAGS_OF_A_SITEMAP if kind == "sitemap" else MOST_TAGS):
        raise SchemaChanged(f"a {kind} with {text.count('<')} tags")
    if text.count("&") > MOST_REFERENCES:
        raise SchemaChanged(f"a {kind} with {text.count('&')} references")
    if any(tag.count("=") > MOST_ATTRIBUTES for tag in _LONG_TAG.findall(text)):
        raise SchemaChanged(f"a {kind} with a tag of more than {MOST_ATTRIBUTES} attributes")


def _with_short_words(author: re.Match[str]) -> str:
    """An author with a mark of no width in each word of more than 64 letters, which is taken out with all such marks.

    The library's search for a mail address takes the square of the letters of a word. Raises SchemaChanged for an
    author without end.
    """
    if author[2] is None:
        raise SchemaChanged("a feed with an author without end")
    return author[0][: len(author[0]) - len(author[2])] + _LONG_WORD.sub(rf"\g<0>{_NO_WIDTH}", author[2])


def _unpacked(body: bytes) -> bytes:
    """The response body, decompressed if it is a gzip file (sitemap.xml.gz)."""
    if body.startswith(b"\x1f\x8b"):
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = unpacking.decompress(body, MOST_BYTES + 1)
        except zlib.error as error:
            raise SchemaChanged(f"a broken gzip file: {error}") from error
        if len(body) <= MOST_BYTES and not unpacking.eof:
            raise SchemaChanged("a gzip file without its end")
    if len(body) > MOST_BYTES:
        raise SchemaChanged(f"a feed of more than {MOST_BYTES} bytes")
    return body


def _decoded(body: bytes, content_type: str) -> str:
    for bom, encoding in _BOMS.items():
        if body.startswith(bom):
            return body.decode(encoding, "replace")
    declared = [match[1] for match in [_CHARSET.search(content_type)] if match]
    declared += [match[1].decode() for match in [_DECLARED.search(body, 0, _PROLOGUE)] if match]
    for encoding in ("utf-8", *filter(_ENCODINGS.fullmatch, map(str.lower, declared))):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _by_its_bytes(body)


def _by_its_bytes(body: bytes) -> str:
    """UTF-8 with cut characters if most non-ASCII bytes decode so, else Western European."""
    text = body.decode("utf-8", "replace")
    strange = sum(not character.isascii() for character in text)
    return text if text.count("\ufffd") * 2 < strange else body.decode("cp1252", "replace")
