"""JSON-LD blocks of a page (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents): its nodes, mended.

Pages break their JSON in a few ways again and again; each has its mending here, and what stays broken is searched for
single statements. Nodes that only name another by `@id` are looked up in the whole graph.
"""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from chautari.news.extraction.document import Document, unescape

Node = Mapping[str, Any]

BLOCKS = 'script[type*="ld+json" i]'
LONGEST, LONGEST_MENDED, MOST_NODES, MOST_TEXTS = 2_000_000, 100_000, 5_000, 50
_WRAPPING = re.compile(r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>")
_TRAILING_COMMA = re.compile(r",(?=\s{0,99}[}\]])")
_DECODER = json.JSONDecoder(strict=False)
_SINGLE = re.compile(
    r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"([^\n]{1,500}?)"\s{0,99}(?:,\s{0,99}"|\})'
)
_EXCLUDED_KEYS = frozenset(
    ("hasPart", "relatedLink", "itemListElement", "comment", "review", "isRelatedTo", "citation")
)


def nodes(document: Document) -> list[Node]:
    """Every node of every block, outer ones before those that they hold, but for lists of other pages and comments."""
    graph: list[Node] = []
    for block in document.select(BLOCKS):
        for value in _values(block.text):
            graph += _nodes_in(value)
    return graph


def by_id(graph: list[Node]) -> dict[str, Node]:
    """The nodes that say more than their `@id`, by it."""
    nodes_by_id: dict[str, Node] = {}
    for node in graph:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 1:
            nodes_by_id.setdefault(name, node)
    return nodes_by_id


def types(node: Node) -> list[str]:
    """Its `@type`s, without the vocabulary's address."""
    stated = node.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return [name.rpartition("/")[2] for name in listed if isinstance(name, str)]


def texts(value: Any) -> list[str]:
    """The texts in a value that may be one, a list, or nodes with a name; character references resolved."""
    collected: list[str] = []
    for entry in value[:MOST_TEXTS] if isinstance(value, list) else [value]:
        text = entry.get("name") or entry.get("@value") if isinstance(entry, Mapping) else entry
        text = text[0] if isinstance(text, list) and text else text
        if isinstance(text, str) and text.strip():
            collected.append(plain(text))
    return collected


def plain(text: str) -> str:
    """A JSON string as read: references (`&amp;#039;` too) resolved, blanks collapsed."""
    unescaped = unescape(text) if "&" in text else text
    return " ".join((unescape(unescaped) if "&" in unescaped else unescaped).split())


def _values(text: str) -> Iterator[Any]:
    """What a block holds: one value, or several one after another, or what can be saved of it."""
    text = _WRAPPING.sub("", text[:LONGEST]).strip().rstrip(";") if "<!" in text[:LONGEST] else text[:LONGEST].strip()
    remaining, clean = text, True
    while remaining and clean:
        try:
            value, end = _DECODER.raw_decode(remaining)
        except (ValueError, RecursionError):  # a hostile block nests deeper than Python's stack
            clean = False
        else:
            yield value
            remaining = remaining[end:].lstrip(" \t\r\n;,")
    if not clean:
        yield _mended(remaining)


def _mended(text: str) -> Any:
    """A block that is no JSON: without the commas before a bracket, else the single statements that stand in it."""
    try:
        return _DECODER.raw_decode(_TRAILING_COMMA.sub("", text))[0]
    except (ValueError, RecursionError):
        pass
    saved: dict[str, str] = {}
    for key, content in _SINGLE.findall(text[:LONGEST_MENDED]):
        saved.setdefault(key, _unquoted(content))
    return {"@type": "Article", **saved} if saved else None


def _unquoted(text: str) -> str:
    """A JSON string's content, also where quotation marks in it are not escaped."""
    escaped = re.sub(r'(?<!\\)"', r'\\"', text)
    try:
        return str(json.loads(f'"{escaped}"', strict=False))
    except ValueError:
        return text


def _nodes_in(value: Any) -> list[Node]:
    """The nodes of a value, breadth first."""
    collected: list[Node] = []
    queue = deque([value])
    while queue and len(collected) < MOST_NODES:
        current = queue.popleft()
        if isinstance(current, list):
            queue.extend(current)
        elif isinstance(current, dict):
            collected.append(current)
            queue.extend(
                child for key, child in current.items() if key not in _EXCLUDED_KEYS and isinstance(child, (dict, list))
            )
    return collected
