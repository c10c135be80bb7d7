"""A page as the clues of its kind look at it: what it states, its address, its words and its blocks, each read once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import ParsedArticle, TextBlock

_ARTICLES = ("Article", "BlogPosting", "Report", "Review", "Recipe", "LiveBlogPosting", "HowTo")
_WHOLE = ("paragraph", "quote", "standfirst")
_PROSE, _LABEL, LONGEST_SEARCHED = 80, 40, 60_000
_DATE = re.compile(r"\b(?:19|20)\d\d\b")
# Also of Hindi and Nepali, Chinese and Japanese, Arabic and Urdu.
# A sentence in Nepali also ends in `|` and `॥`, typed for the danda, one before a list or a quotation in a colon.
_ENDS = (".", "!", "?", "…", ":", "|", "।", "॥", "\u3002", "\uff01", "\uff1f", "\u061f", "\u06d4")
_CLOSING = "\"')\u2019\u201d»\u300d "
# What someone said ends in its mark, with or without a full stop. A straight one stands for inches too.
_QUOTED = ("\u201d", "»", "\u300d")


def _is_ended(text: str) -> bool:
    return text.endswith(_QUOTED) or text.rstrip(_CLOSING).endswith(_ENDS)


def _has_article(types: Iterable[str]) -> bool:
    return any(name.endswith(_ARTICLES) for name in types)


@dataclass(frozen=True)
class SeenPage:
    """A page with what it states of itself and the blocks that were read as its text."""

    facts: PageFacts
    stated: ParsedArticle
    blocks: tuple[TextBlock, ...]

    @property
    def title(self) -> str:
        """Its title, as it was read."""
        return self.stated.title

    @cached_property
    def types(self) -> frozenset[str]:
        """Every type that its JSON-LD and microdata state."""
        marked = (element.attr("itemtype") or "" for element in self.facts.document.select("[itemtype]"))
        return self.facts.types.union(name.rpartition("/")[2] for types in marked for name in types.split())

    @cached_property
    def states_article(self) -> bool:
        """Whether it states an article of its own. Most do in JSON-LD, where no element is looked for."""
        return _has_article(self.facts.types) or _has_article(self.types)

    @cached_property
    def address(self) -> str:
        """Its host and path, decoded."""
        parts = urlsplit(self.facts.url)
        return unquote(f"{parts.hostname or ''}{parts.path}").lower()

    @cached_property
    def path(self) -> str:
        """The path alone."""
        return unquote(urlsplit(self.facts.url).path)

    @cached_property
    def last_part(self) -> str:
        """The last part of the path, lower case, without the ending of a file."""
        return re.sub(r"\.\w{2,5}$", "", self.path.rstrip("/").rpartition("/")[2]).lower()

    @cached_property
    def words_of_address(self) -> int:
        """The number of words of the path's last part."""
        return sum(map(bool, re.split(r"[-_+ ]", self.last_part)))

    @cached_property
    def words_of_title(self) -> int:
        """The number of words of the title."""
        return len(self.title.split())

    @cached_property
    def names(self) -> str:
        """Classes and id of the body."""
        body = self.facts.document.select_one("body")
        return f"{body.attr('class') or ''} {body.attr('id') or ''}".lower() if body else ""

    @cached_property
    def every_name(self) -> str:
        """The classes of all elements, a line each. Read once: a look for parts of classes takes .2 to .5 ms."""
        return "\n".join([element.attr("class") or "" for element in self.facts.document.select("[class]")])

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """The titles and addresses of its other forms (feeds, JSON), lower case."""
        links = self.facts.document.select("link[rel=alternate]")
        return [((link.attr("title") or "").lower(), (link.attr("href") or "").lower()) for link in links]

    @cached_property
    def open_graph(self) -> str:
        """Its Open Graph type."""
        return self.facts.first("og:type").lower()

    @cached_property
    def beginning(self) -> bytes:
        """The beginning of its text, lower case. In bytes, as to lower a text with a letter beyond ASCII takes fifty
        times as long.
        """
        return self.facts.text[:LONGEST_SEARCHED].encode(errors="replace").lower()

    def counts_words(self, words: Iterable[bytes]) -> int:
        """How often these words are in the beginning of its text."""
        return sum(map(self.beginning.count, words))

    def counts_names(self, parts: Iterable[str]) -> int:
        """How often these parts of names are in the classes of its elements."""
        return sum(map(self.every_name.count, parts))

    def counts(self, selector: str, least: int) -> bool:
        """Whether so many elements match."""
        return len(self.facts.document.select(selector)[:least]) >= least

    @cached_property
    def paragraphs(self) -> list[str]:
        """Its blocks of whole sentences."""
        return [block.text for block in self.blocks if block.kind in _WHOLE]

    @cached_property
    def prose(self) -> int:
        """The characters of its paragraphs of some length."""
        return sum(len(block.text) for block in self.blocks if block.kind in _WHOLE and len(block.text) > _PROSE)

    @cached_property
    def share_ended(self) -> float:
        """The share of its paragraphs that end as sentences do; what stands on cards and in tables does not. Where all
        are items of a list, theirs.
        """
        texts = self.paragraphs or [block.text for block in self.blocks if block.kind == "item"]
        return sum(map(_is_ended, texts)) / (len(texts) or 1)

    @cached_property
    def share(self) -> float:
        """The share of the page's text that was read as its body."""
        return sum(len(block.text) for block in self.blocks) / (len(self.facts.text) or 1)

    @cached_property
    def children(self) -> int:
        """The number of addresses under its own that it links to, as a list does to its entries."""
        parts = urlsplit(self.facts.url)
        path = f"{parts.path.rstrip('/')}/"
        if path == "/":
            return 0
        under = (path, f"https://{parts.netloc}{path}", f"http://{parts.netloc}{path}", f"//{parts.netloc}{path}")
        linked = {
            re.split("[?#]", address, maxsplit=1)[0] for _, address in self.facts.links if address.startswith(under)
        }
        return len(linked.difference(under))

    @property
    def dated(self) -> int:
        """The number of its blocks that are a date and little more."""
        return sum(len(block.text) < _LABEL and _DATE.search(block.text) is not None for block in self.blocks)
