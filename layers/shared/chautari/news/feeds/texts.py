"""Visible text from the markup in feeds; one pass, whatever the markup."""

import re
import unicodedata
from html import unescape

# https://html.spec.whatwg.org/multipage/indices.html#elements-3 and what older pages and editors write.
_BLOCK = re.compile(
    "address|article|aside|audio|blockquote|body|br|button|caption|center|col|colgroup|dd|del|details|dialog|dir|div|dl|dt|"
    "embed|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|img|input|label|"
    "legend|li|link|main|menu|meta|nav|noframes|noscript|object|ol|optgroup|option|p|param|picture|pre|script|search|section|"
    "select|source|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul|video"
)
_INLINE = re.compile(
    "a|abbr|acronym|area|b|base|basefont|bdi|bdo|big|blink|canvas|cite|code|data|datalist|dfn|em|font|i|ins|kbd|map|mark|"
    "marquee|math|meter|nobr|output|progress|q|rp|rt|ruby|s|samp|slot|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_MARK = re.compile(r"(<!--|-->|</?[a-z][\w:.-]*(?=[\s/>])[^<>]*>|<[!?][^<>]*>)", re.IGNORECASE)
_NAME = re.compile(r"<(/?)([a-z][\w:.-]*)([^<>]*)>", re.IGNORECASE)
# What may follow a tag's name, without a value too: https://html.spec.whatwg.org/multipage/indices.html#attributes-3
_ATTRIBUTE = re.compile(
    r"""[\s/]+(?:["']|[^\s"'<>/=]+\s*=|[\w:.]+-[\w:.-]+|"""
    r"(?:allowfullscreen|async|autoplay|checked|clear|compact|controls|default|defer|disabled|download|hidden|inert|ismap|"
    r"itemscope|loop|multiple|muted|nohref|nomodule|noresize|noshade|novalidate|nowrap|open|playsinline|readonly|required|"
    r"reversed|selected)\b)",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"[a-z][\w.-]*:[a-z][\w.-]*", re.IGNORECASE)
_CUSTOM = re.compile("[a-z][a-z0-9._]*-[a-z0-9._-]*")  # `<amp-ad>`, always in small letters, but `<U-19> final`
_UNFIT = re.compile("[\\0-\\x08\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")  # no text may hold them
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))  # joiners stay: they shape Devanagari
_UNSEEN = {"<!--": "-->", "<script": "</script", "<style": "</style", "<template": "</template"}
_INSTEAD = {"audio": "</audio", "iframe": "</iframe", "video": "</video"}  # `Your browser does not support ...`
# A tag up to its end, quoted values whole. It fails nowhere behind a name, so that no letter is looked at twice.
_TAG_UP_TO_END = re.compile(
    r"""<[a-z][\w:.-]*(?=[\s/])(?:[^<>=]|=\s*"[^"]*"|=\s*'[^']*'|=)*(?P<end>>)?""", re.IGNORECASE
)
_BRACKET_IN_QUOTES = re.compile(r"""=\s*(?:"[^"<>]*[<>]|'[^'<>]*[<>])""")
_NO_BRACKETS = str.maketrans("<>", "  ")


def clean(text: str) -> str:
    """The text with blanks collapsed and without non-characters; otherwise unchanged, as URLs need it."""
    return " ".join(_UNFIT.sub("", text).split())


def plain(text: str) -> str:
    """Clean text in NFC without invisible marks."""
    return clean(unicodedata.normalize("NFC", text.translate(_NO_WIDTH)))


def visible_text(markup: str) -> str:
    """What a browser shows of the markup, in one line: tags removed, references resolved once, blocks separated.

    A word in angle brackets stays if nothing shows that it is a tag: `<Nepal> wins`, `x<y and y>z`.
    """
    seen, until = [], ""
    pieces = _MARK.split(_without_quoted_brackets(markup))
    closed = {match[2].lower() for piece in pieces if (match := _NAME.fullmatch(piece)) and match[1]}
    for number, piece in enumerate(pieces):
        if until:
            until = "" if until in piece.lower() else until
        elif number % 2 and _is_tag(piece, closed):
            until = _end_of_unseen(piece.lower(), closed)
            seen.append("" if _is_of_a_line(piece) else " ")
        else:
            seen.append(piece)
    return plain(unescape("".join(seen)))


def _without_quoted_brackets(markup: str) -> str:
    """The markup without what is no end of a tag: `<img alt="a > b">`, and editors leave `data-caption="<p>a</p>"`."""
    if not _BRACKET_IN_QUOTES.search(markup):
        return markup
    return _TAG_UP_TO_END.sub(lambda tag: f"<{tag[0][1:-1].translate(_NO_BRACKETS)}>" if tag["end"] else tag[0], markup)


def _end_of_unseen(mark: str, closed: set[str]) -> str:
    """What ends an element whose words are not shown; empty where they are."""
    match = _NAME.fullmatch(mark)
    if match and not match[1] and match[2] in closed and match[2] in _INSTEAD:
        return _INSTEAD[match[2]]
    return next((end for begin, end in _UNSEEN.items() if mark.startswith(begin)), "")


def _is_tag(mark: str, closed: set[str]) -> bool:
    """Whether a mark is a tag: closing or closed, or written as one (HTML's, prefixed, a custom element)."""
    match = _NAME.fullmatch(mark)
    if match is None or match[2].lower() in closed:  # or a comment or a declaration
        return True
    name, attributes = match[2], match[3]
    is_html = _BLOCK.fullmatch(name.lower()) or _INLINE.fullmatch(name.lower())
    if attributes.strip(" \t\r\n/"):  # in `a<b and c>d` words follow, and no attribute
        return bool(_ATTRIBUTE.match(attributes)) and bool(is_html or "=" in attributes)
    return bool(is_html or attributes.strip() == "/" or _PREFIXED.fullmatch(name) or _CUSTOM.fullmatch(name))


def _is_of_a_line(mark: str) -> bool:
    match = _NAME.fullmatch(mark)
    return match is not None and not _BLOCK.fullmatch(match[2].lower())


def shortened(text: str, most: int) -> str:
    """The text, or its first words with an ellipsis, at most `most` characters; never cut within a word."""
    if len(text) <= most:
        return text
    beginning = text[: most - 1].rpartition(" ")[0].rstrip(" ,;:-–—")
    return f"{beginning}…" if beginning else ""
