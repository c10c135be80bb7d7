"""Body and visible metadata at the selectors of a site's rules.

Rules are tried in order, the newest layout first. A rule that finds much less than another does not fit the page's
layout: some sites write paragraphs on one day and bare text with breaks on the next, with a caption as the only
paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from chautari.news.extraction.document import Document, Element, Text
from chautari.news.extraction.lines import MOST_LINES
from chautari.news.extraction.tags import FLOWING, UNREAD
from chautari.news.model.parsed_article import BlockKind, TextBlock

if TYPE_CHECKING:
    from chautari.news.model.source import PageRule

SHARE_OF_BEST = 0.5
NEVER_READ = UNREAD | {"aside", "figure", "figcaption", "form"}
KINDS: dict[str, BlockKind] = {"blockquote": "quote", "li": "item", **{f"h{level}": "heading" for level in range(1, 7)}}
_BREAK = "\x1e"
_TWO_BREAKS = re.compile(rf"{_BREAK}\s*{_BREAK}")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class SiteRuleMatch(NamedTuple):
    """The visible texts at a rule's selectors; a time in the form of `datetime` where the element has one."""

    title: str = ""
    byline: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    section: str = ""


def read(document: Document, rules: "tuple[PageRule, ...]") -> tuple[TextBlock, ...]:
    """The blocks of the rule that fits; empty if none matches."""
    return fitting(document, rules)[1]


def fitting(document: Document, rules: "tuple[PageRule, ...]") -> "tuple[PageRule | None, tuple[TextBlock, ...]]":
    """The first rule that finds at least half as much text as the best, with its blocks; None if none finds any."""
    blocks_by_rule = [(rule, _by(rule, document)) for rule in rules]
    candidates = [(rule, blocks, sum(len(block.text) for block in blocks)) for rule, blocks in blocks_by_rule if blocks]
    best = max((length for *_, length in candidates), default=0)
    return next(((rule, blocks) for rule, blocks, length in candidates if length >= SHARE_OF_BEST * best), (None, ()))


def read_metadata(document: Document, rule: "PageRule | None") -> SiteRuleMatch:
    """Read title, byline, times and section at the rule's selectors; all empty without a rule."""
    if rule is None:
        return SiteRuleMatch()
    return SiteRuleMatch(
        title=next(_texts(document, rule.title), ""),
        byline=tuple(_texts(document, rule.byline)),
        published=next(_texts(document, rule.published), ""),
        modified=next(_texts(document, rule.modified), ""),
        section=next(_texts(document, rule.section), ""),
    )


def _by(rule: "PageRule", document: Document) -> tuple[TextBlock, ...]:
    """All blocks of a rule's containers: the first match, and its siblings of the same name."""
    containers = document.select(rule.body)
    siblings = [container for container in containers if container.parent is containers[0].parent]
    blocks = (block for container in siblings for block in _blocks(container, rule))
    boilerplate = [re.compile(pattern, re.IGNORECASE) for pattern in rule.boilerplate]
    kept = (block for block in blocks if not any(pattern.search(block.text) for pattern in boilerplate))
    return tuple(islice(kept, MOST_LINES))


def _blocks(container: Element, rule: "PageRule") -> Iterator[TextBlock]:
    """The paragraphs of a container, each text once, however they are nested."""
    dropped = set(container.select(", ".join(rule.drop))) if rule.drop else set()
    paragraphs = set(container.select(rule.paragraph)) if rule.paragraph else {container}
    for kind, run in _runs(container, dropped, paragraphs):
        text = _plain(run)
        if text:
            yield TextBlock(kind, text)


def _runs(top: Element, dropped: set[Element], paragraphs: set[Element]) -> Iterator[tuple[BlockKind, str]]:
    """Separate texts within `paragraphs`: split at the edge of a block or at two breaks.

    One walk without recursion, since pages may nest without end.
    """
    texts: list[str] = []
    stack: list[tuple[Iterator[object], BlockKind, bool, str]] = [(iter([top]), "paragraph", False, "")]
    while stack:
        nodes, kind, is_read, tag = stack[-1]
        node = next(nodes, None)
        if isinstance(node, Text):
            texts.append(node.data if is_read else "")
        elif isinstance(node, Element) and node.tag == "br":
            texts.append(_BREAK)
        elif node is None or isinstance(node, Element):
            if (tag if node is None else node.tag) not in FLOWING:
                yield from ((kind, run) for run in _TWO_BREAKS.split("".join(texts)))
                texts = []
            if node is None:
                stack.pop()
            elif node.tag not in NEVER_READ and node not in dropped:
                inside = KINDS.get(node.tag, kind)
                stack.append((iter(node.children), inside, is_read or node in paragraphs, node.tag))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN).replace(_BREAK, " ")).split())


def _texts(document: Document, selector: str) -> Iterator[str]:
    """The texts of the elements of a selector; none if the rule has no such selector."""
    for element in document.select(selector) if selector else ():
        text = element.attr("datetime") or " ".join(run for _, run in _runs(element, set(), {element}))
        if text:
            yield _plain(str(text))
