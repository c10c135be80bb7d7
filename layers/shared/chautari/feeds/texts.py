"""Text as a reader sees it, out of the markup that feeds carry it in; one pass, whatever the markup is."""

import re
import unicodedata
from html import unescape

_INLINE = "a|abbr|acronym|b|big|cite|code|em|font|i|ins|mark|q|s|small|span|strong|strike|sub|sup|tt|u|wbr"
_BLOCK = (
    "address|article|aside|audio|blockquote|body|br|button|caption|center|dd|del|div|dl|dt|embed|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|iframe|img|input|label|li|link|main|meta|nav|noscript|object|ol|option|p|param|picture|pre|script|"
    "section|select|source|style|svg|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_MARK = re.compile(rf"(<!--|-->|</?(?:{_INLINE}|{_BLOCK})(?=[\s/>])[^<>]*>|<[!?][^<>]*>)", re.IGNORECASE)
_OF_A_LINE = re.compile(rf"</?(?:{_INLINE})[\s/>]", re.IGNORECASE)
_UNFIT = re.compile("[\\0-\\x08\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")  # no text may hold them
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))  # joiners stay: they shape Devanagari
_UNSEEN = {"<!--": "-->", "<script": "</script", "<style": "</style"}


def clean(text: str) -> str:
    """Blanks collapsed to one, without what is no character; otherwise as it stands, as addresses need it."""
    return " ".join(_UNFIT.sub("", text).split())


def plain(text: str) -> str:
    """Clean and in NFC, without marks that nobody sees."""
    return clean(unicodedata.normalize("NFC", text.translate(_NO_WIDTH)))


def shown(markup: str) -> str:
    """What a browser shows of the markup, in one line: known tags gone, references read once, blocks set apart."""
    seen, until = [], ""
    for piece in _MARK.split(markup):
        if until:
            until = "" if until in piece.lower() else until
        elif _MARK.fullmatch(piece):
            until = next((end for begin, end in _UNSEEN.items() if piece.lower().startswith(begin)), "")
            seen.append("" if _OF_A_LINE.match(piece) else " ")
        else:
            seen.append(piece)
    return plain(unescape("".join(seen)))


def shortened(text: str, most: int) -> str:
    """The text, or its first words with an ellipsis, at most `most` characters; never cut within a word."""
    if len(text) <= most:
        return text
    words = text[: most - 1].rpartition(" ")[0].rstrip(" ,;:-–—")
    return f"{words}…" if words else ""
