"""JSON-LD nodes of a page, repaired where the JSON is broken.
https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents

Pages break their JSON in a few recurring ways, each repaired here. What stays broken is searched for single statements.
Nodes that only refer to another by `@id` are resolved in the whole graph.
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
    """Every node of every block, outer before inner ones; lists of other pages and comments are skipped."""
    graph: list[Node] = []
    for block in document.select(BLOCKS):
        for value in _values(block.text):
            graph += _nodes_in(value)
    return graph


def by_id(graph: list[Node]) -> dict[str, Node]:
    """The nodes that hold more than their `@id`, by that `@id`."""
    nodes_by_id: dict[str, Node] = {}
    for node in graph:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 1:
            nodes_by_id.setdefault(name, node)
    return nodes_by_id


def types(node: Node) -> list[str]:
    """The node's `@type`s without the vocabulary's URL."""
    stated = node.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return [name.rpartition("/")[2] for name in listed if isinstance(name, str)]


def texts(value: Any) -> list[str]:
    """The texts in a value that is a text, a list or nodes with a name; character references resolved."""
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
    """The values in a block: one, several in sequence, or what can be recovered."""
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
    """The values of a block that is invalid JSON: without commas before a bracket, else its single statements."""
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
