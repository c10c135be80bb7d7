"""Kinds of articles, what makes one incomplete, and how sure we are of its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from chautari.core.border import Bordered, OwnText, ShortText

# paywalled: a teaser of a text that is for subscribers. error: "not found" with status 200.
ArticleKind = Literal["article", "flash", "live", "video", "photo", "opinion", "notice", "list", "paywalled", "error"]
# further-pages: the text goes on on another page. teaser: it breaks off, or asks to read on elsewhere. size: we cut it.
Cut = Literal["", "further-pages", "teaser", "size"]
TextConfidence = Literal["high", "middle", "low"]
# Readings of one article while it still grows, each at a poll of its feed: a flash for an hour, a live for six.
GROWING: Mapping[str, int] = MappingProxyType({"flash": 4, "live": 24})


@dataclass(frozen=True, slots=True)
class Withheld(Bordered):
    """Why the text of an article is not given out: a kind of failure, and what was found."""

    kind: OwnText
    reason: ShortText
